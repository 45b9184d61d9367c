import { afterAll, expect, it } from 'vitest';
import { mask } from '../../src/triage/mask.ts';
import { brief, fact, writing } from './writing.ts';

/** Repeatable dice. */
function dice(seed: number) {
  let state = seed;
  return (sides: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const roll = dice(5);
const pick = (letters: string) => letters[roll(letters.length)] ?? '';
const digits = (count: number) => Array.from({ length: count }, () => roll(10)).join('');

function phone(): string {
  return `1${3 + roll(7)}${digits(9)}`;
}

function residentId(): string {
  const day = `${1940 + roll(80)}${`${1 + roll(12)}`.padStart(2, '0')}${`${1 + roll(28)}`.padStart(2, '0')}`;
  const body = `31010${1 + roll(9)}${day}${digits(3)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

function name(): string {
  return `${pick('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗')}${pick('伟建志国晓文海秀玉春')}${pick('丽强芳军娟敏霞燕琴辉')}`;
}

const canaries = Array.from({ length: 10_000 }, (_, at) => {
  if (at % 3 === 0) return { value: phone(), say: (value: string) => `家属留下电话${value}，等候2小时` };
  if (at % 3 === 1) return { value: residentId(), say: (value: string) => `患者身份证号${value}已登记` };
  return { value: name(), say: (value: string) => `患者${value}的家属在急诊科等候2小时` };
});

const houses: Awaited<ReturnType<typeof writing>>[] = [];
afterAll(async () => {
  for (const { stop } of houses) await stop();
});

it('of 10,000 canaries none goes out: raw they stay, masked they are gone', async () => {
  const house = await writing(() => ({ says: '' }));
  houses.push(house);
  const tally = { canaries: canaries.length, stayed: 0, asked: 0, leaked: 0 };
  const about = { ...brief, matter: '', open: [] };
  for (const { value, say } of canaries) {
    const written = await house.writer.write({ ...about, facts: [fact('f', say(value))] }, 20_000);
    if (!written.written && written.why === 'unmasked') tally.stayed += 1;
  }
  const masked = canaries.map(({ value, say }, at) => fact(`f${at}`, mask(say(value))));
  for (let from = 0; from < masked.length; from += 100)
    await house.writer.write({ ...about, facts: masked.slice(from, from + 100) }, 20_000);
  tally.asked = house.asked.length;
  const out = house.asked.map(({ bytes, url, headers }) => `${url}${JSON.stringify(headers)}${bytes}`);
  const all = `${out.join('\n')}${JSON.stringify(house.kept)}`;
  tally.leaked = canaries.filter(({ value }) => all.includes(value)).length;
  process.stdout.write(`canaries ${JSON.stringify(tally)}\n`);
  expect(tally).toEqual({ canaries: 10_000, stayed: 10_000, asked: 100, leaked: 0 });
});
