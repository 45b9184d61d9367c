import { afterAll, expect, it } from 'vitest';
import { readingApart } from '../../src/config/readApart.ts';
import { readSettings } from '../../src/config.ts';
import { folderWith, good } from './folder.ts';

const apart = readingApart();
afterAll(() => apart.close());

const branches = Array.from(
  { length: 1500 },
  (_, at) => `hq/east/b${at},branch,第${at}号示例院区,示例${at}分院;示例第${at}医院,,web:b${at}:monitor,,`,
);
const large = `${good['org.csv']}${branches.join('\n')}\n`;

it('reads two thousand branches in a thread of their own, and the same', async () => {
  const folder = folderWith({ 'org.csv': large });
  expect(large.length).toBeGreaterThan(64 * 1024);
  const read = await apart.read(folder, 'zh');
  expect(read.ok).toBe(true);
  expect(read).toEqual(await readSettings(folder));
});

it('names the problems of a large folder as of a small one', async () => {
  const folder = folderWith({ 'org.csv': large.replace('第7号示例院区', '') });
  expect(await apart.read(folder, 'en')).toMatchObject({
    ok: false,
    problems: [{ file: 'org.csv', line: 14, field: 'name' }],
  });
});

it('goes on after a folder that is not there', async () => {
  expect(await apart.read('/nowhere', 'zh')).toMatchObject({ ok: false });
  expect((await apart.read(folderWith({ 'org.csv': large }), 'zh')).ok).toBe(true);
});

it('reads a small folder in place', async () => {
  const folder = folderWith();
  expect(await apart.read(folder, 'zh')).toEqual(await readSettings(folder));
});
