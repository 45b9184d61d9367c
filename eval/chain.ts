import { createHash } from 'node:crypto';
import type { MentionId, UnitPath } from '../src/incident/incident.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import type { Org } from '../src/policy/org.ts';
import type { Mention } from '../src/triage/mention.ts';
import { makeKit } from '../src/triage/triage.ts';

const hq = 'hq' as UnitPath;

/** A chain that names no unit of the real world: every text is HQ's. */
const nowhere: Org = {
  root: hq,
  units: new Map([
    [
      hq,
      {
        path: hq,
        kind: 'hq',
        name: '示例医疗集团总部',
        aliases: [],
        keywords: [],
        channels: [],
        zone: 'Asia/Shanghai',
      },
    ],
  ]),
  channels: new Map(),
};

export const kit = makeKit(nowhere, defaultPolicy);

/** A title as a post found at `at`. */
export function post(title: string, at: Date): Mention {
  const id = createHash('sha256').update(title).digest('hex');
  return {
    id: id as MentionId,
    source: 'eval',
    externalId: id,
    kind: 'post',
    title,
    foundAt: at,
    update: false,
  };
}
