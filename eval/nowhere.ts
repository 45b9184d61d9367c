import type { UnitPath } from '../src/incident/incident.ts';
import type { Org } from '../src/policy/org.ts';

const hq = 'hq' as UnitPath;

/** A chain that names no unit of the real world: every text is HQ's. */
export const nowhere: Org = {
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
