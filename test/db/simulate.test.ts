import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { dispatch } from '../../src/cli/dispatch.ts';
import { type House, openHouse } from '../support/house.ts';

let house: House;

beforeAll(async () => {
  house = await openHouse();
  await house.intake.keep('replay', [
    { externalId: 'a', kind: 'post', title: '徐汇院区排队三小时没人管', text: '投诉没人理' },
    { externalId: 'b', kind: 'post', title: '天河院区乱收费，明细对不上', text: '要求退费' },
    // Against us only as the model reads it.
    { externalId: 'c', kind: 'post', title: '苏州院区救护车半路加价家属被扔高速' },
  ]);
  await house.quiet();
});
afterAll(() => house.stop());

const Answer = z.object({
  policies: z.object({ before: z.string(), after: z.string() }),
  incidents: z.number(),
  units: z.array(
    z.object({ unit: z.string(), louder: z.number(), quieter: z.number(), earlier: z.number() }),
  ),
});

async function simulate(policy: string, ...more: readonly string[]) {
  const file = join(house.data, 'changed.yaml');
  writeFileSync(file, policy);
  const said: Record<'out' | 'err', string[]> = { out: [], err: [] };
  const code = await dispatch(['policy', 'simulate', '--with', file, ...more], {
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    env: { FENGHUO_DATA: house.data, FENGHUO_CONFIG: join(house.data, 'config') },
    cwd: house.data,
    now: () => new Date(),
    isTTY: false,
  });
  return { code, out: said.out.join('\n'), err: said.err.join('\n') };
}

function asItIs(): string {
  return readFileSync(join(house.data, 'config/policy.yaml'), 'utf8');
}

it('asks the running service what a changed policy would have done, unit by unit', async () => {
  const all = await simulate('level_table:\n  - { level: red, min_units: 1 }\n', '--json');
  expect(all.code, all.err).toBe(0);
  const { incidents, units } = Answer.parse(JSON.parse(all.out));
  expect(incidents).toBe(3);
  expect(units.map(({ unit, louder, quieter }) => [unit.split('/').at(-1), louder, quieter])).toEqual([
    ['suzhou', 1, 0],
    ['xuhui', 1, 0],
    ['tianhe', 1, 0],
  ]);
});

it('finds no difference where nothing was changed', async () => {
  const { out } = await simulate(asItIs(), '--json', '--since', '1d');
  const { units } = Answer.parse(JSON.parse(out));
  expect(units.every(({ louder, quieter, earlier }) => louder + quieter + earlier === 0)).toBe(true);
});

it('judges as in earnest: what only the model found to be against us had its reason and its level', async () => {
  const { out } = await simulate('level_table: []\n', '--json');
  const { units } = Answer.parse(JSON.parse(out));
  expect(units.find(({ unit }) => unit.endsWith('/suzhou'))).toMatchObject({ louder: 0, quieter: 1 });
});

it('shows a table that names the units as people do', async () => {
  const { out } = await simulate(asItIs());
  expect(out.split('\n')).toHaveLength(4);
  expect(out).toContain('徐汇院区\t1\t0\t0\t0\t0\t');
});

it.each`
  policy                              | code | says
  ${'level_table: [{ level: puce }]'} | ${1} | ${'policy.yaml:1'}
  ${'nonsense: ['}                    | ${1} | ${'policy.yaml'}
`('names what is wrong with $policy', async ({ policy, code, says }) => {
  const given = await simulate(policy);
  expect([given.code, given.out + given.err]).toEqual([code, expect.stringContaining(says)]);
});

it.each([['--since', 'soon'], ['--since'], ['surplus']])('is wrong use: %s %s', async (...words) => {
  expect((await simulate('{}', ...words)).code).toBe(2);
});

it('names both policies by the hash that stands in the audit, or will', async () => {
  const same = Answer.parse(JSON.parse((await simulate(asItIs(), '--json')).out)).policies;
  const other = Answer.parse(JSON.parse((await simulate('{}', '--json')).out)).policies;
  expect(same).toEqual({ before: house.settings().hash, after: house.settings().hash });
  expect([other.before, other.after === other.before]).toEqual([same.before, false]);
});

it('draws what it found as one PNG beside the table, and says where', async () => {
  const { code, out, err } = await simulate(asItIs(), '--chart', '图.png', '--lang', 'en');
  expect([code, out.split('\n').length, err]).toEqual([0, 4, expect.stringContaining('图.png')]);
  expect(readFileSync(join(house.data, '图.png')).subarray(1, 4).toString()).toBe('PNG');
});

it.each`
  where              | says
  ${'policy.yaml'}   | ${'.png'}
  ${'nowhere/a.png'} | ${'no such folder'}
  ${'folder.png'}    | ${'is a folder'}
`('draws nothing to $where, and says so before it works', async ({ where, says }) => {
  mkdirSync(join(house.data, 'folder.png'), { recursive: true });
  const { code, out, err } = await simulate(asItIs(), '--chart', where);
  expect([code, out, err]).toEqual([2, '', expect.stringContaining(says)]);
  expect(existsSync(join(house.data, 'nowhere'))).toBe(false);
});
