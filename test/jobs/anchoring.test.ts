import { appendFileSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startAnchoring } from '../../src/jobs/anchoring.ts';
import { headIn, headsIn } from '../../src/store/heads.ts';
import { noon } from '../support/story.ts';

const hash = 'a1'.repeat(32);

function anchored(head: () => Promise<{ readonly row: number; readonly hash: string } | undefined>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'fenghuo-heads-'));
  const said: object[] = [];
  const say = (fields: object, message: string) => void said.push({ ...fields, message });
  const heads = headsIn(dataDir);
  const ticking = startAnchoring({ audit: { head }, heads, now: () => noon, log: { info: say, warn: say } });
  return { ticking, said, heads, file: join(dataDir, 'audit-heads.txt') };
}

it('the head is noted in the data folder and said in the log, at the start and at the end where it moved', async () => {
  let row = 7;
  const { ticking, said, heads, file } = anchored(async () => ({ row, hash }));
  await expect.poll(() => said).toEqual([{ row: 7, hash, message: 'audit head' }]);
  row = 9;
  await ticking.stop();
  expect(heads.all()).toEqual([
    { row: 7, hash },
    { row: 9, hash },
  ]);
  expect(said).toHaveLength(2);
  expect(readFileSync(file, 'utf8')).toBe(
    `${[7, 9].map((n) => `${noon.toISOString()} ${n}:${hash}\n`).join('')}`,
  );
  expect(statSync(file).mode & 0o077).toBe(0);
});

it('the same head is noted once, and an empty chain not at all', async () => {
  const same = anchored(async () => ({ row: 7, hash }));
  await same.ticking.stop();
  expect(same.heads.all()).toHaveLength(1);
  const empty = anchored(async () => undefined);
  await empty.ticking.stop();
  expect(empty.heads.all()).toEqual([]);
});

it('a database that is away ends nothing, and is said', async () => {
  const { ticking, said } = anchored(() => Promise.reject(new Error('away')));
  await ticking.stop();
  expect(said).toMatchObject([{ message: 'the head of the audit could not be noted' }, {}]);
});

it('a line that was cut short says nothing, those before and after it do', async () => {
  const { ticking, heads, file } = anchored(async () => ({ row: 7, hash }));
  await ticking.stop();
  appendFileSync(file, `${noon.toISOString()} 8:a1a1\n\n`);
  heads.note({ row: 9, hash }, noon);
  expect(heads.all().map(({ row }) => row)).toEqual([7, 9]);
});

it.each([
  ['1204:9F86d081884c7d65', { row: 1204, hash: '9f86d081884c7d65' }],
  ['1204:9f86d081', undefined],
  ['1204', undefined],
  ['-1:9f86d081884c7d65', undefined],
  ['', undefined],
])('a head that is named by hand: %j', (text, head) => {
  expect(headIn(text)).toEqual(head);
});
