import { expect, it } from 'vitest';
import { makePolling } from '../../src/jobs/poll.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Reading, SourceChange } from '../../src/ports/sources.ts';
import type { Settings } from '../../src/ports.ts';
import type { FoundMention } from '../../src/triage/mention.ts';
import { org } from '../support/demoOrg.ts';

const noon = new Date('2026-11-21T04:00:00Z');
const feed = {
  kind: 'feed',
  name: 'news',
  url: '',
  everyMs: 60_000,
  silentMs: 1,
  allowPrivate: false,
} as const;
const settings: Settings = {
  ...{ org, people: { byId: new Map(), byIdentity: new Map() }, policy: defaultPolicy },
  ...{ hash: 'h', contacts: [], demo: false, folder: '', sources: [feed] },
};

function found(count: number): readonly FoundMention[] {
  return Array.from({ length: count }, (_each, at) => ({
    externalId: `${at}`,
    kind: 'post',
    title: `第${at}条`,
  }));
}

/** What happened, in order, while one reading was taken. */
async function taking(reading: Reading, intakeFails = false): Promise<readonly string[]> {
  const log: string[] = [];
  const polling = makePolling({
    settings: () => settings,
    outbox: { put: async () => {} },
    sourceStates: {
      get: async () => ({}),
      set: async (_source: string, change: SourceChange) =>
        void log.push(`state ${Object.keys(change).sort().join(' ')}`),
      health: async () => [],
    },
    intake: {
      keep: async (_source, some) => {
        if (intakeFails) throw new Error('the database is away');
        log.push(`kept ${some.length}`);
        return { results: some.map(() => 'accepted'), ids: [] };
      },
    },
    pullOf: () => async () => reading,
    now: () => noon,
    dice: () => 0.5,
    log: { warn: (_fields, message) => void log.push(message) },
  });
  await polling.poll('news').catch((error: unknown) => log.push(String(error)));
  return log;
}

it('remembers its place in the source only after what it brought is kept', async () => {
  const reading: Reading = { ok: true, found: found(3), state: { etag: 'e1' }, problems: [] };
  expect(await taking(reading)).toEqual(['kept 3', 'state etag lastOkAt']);
  expect(await taking(reading, true)).toEqual(['Error: the database is away']);
});

it('keeps a large reading in parts of a thousand', async () => {
  const reading: Reading = { ok: true, found: found(2_500), state: {}, problems: [] };
  expect(await taking(reading)).toEqual(['kept 1000', 'kept 1000', 'kept 500', 'state lastOkAt']);
});

it('says of a source that cannot be read what was wrong, and keeps its place', async () => {
  expect(await taking({ ok: false, why: 'HTTP 503' })).toEqual([
    'a source could not be read',
    'state lastError lastErrorAt',
  ]);
});

it('lets the good rows of a spreadsheet through and names the first bad one', async () => {
  const problem = { file: 'a.csv', line: 3, wrong: '没有标题', right: '写上标题或正文' };
  const reading: Reading = { ok: true, found: found(2), state: {}, problems: [problem] };
  expect(await taking(reading)).toEqual(['kept 2', 'state lastError lastErrorAt lastOkAt']);
});
