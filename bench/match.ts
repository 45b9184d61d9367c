import assert from 'node:assert/strict';
import { fold } from '../src/triage/fold.ts';
import { compile } from '../src/triage/match.ts';
import type { Result } from './run.ts';

const branches = 2000;
const namesEach = 20;
const risks = 2000;
const rounds = 5;

/** 42,000 names and terms against 200-letter posts: our matcher beside a loop of `includes`, same hits asserted. */
export function run(): Promise<readonly Result[]> {
  const dice = seeded(20260101);
  const patterns = patternsOf(dice, branches);
  const posts = Array.from({ length: 5000 }, () => postOf(dice, patterns));
  const texts = posts.map((post) => fold(post));
  const few = texts.slice(0, 60);
  const bytes = posts.reduce((sum, post) => sum + Buffer.byteLength(post), 0);

  const matcher = compile(patterns);
  const folded = [...new Set(patterns.map((pattern) => fold(pattern).text))];
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(perByte(bytes, () => texts.reduce((sum, text) => sum + matcher.scan(text).length, 0)));
    theirs.push(
      perByte(share(bytes, few.length), () => few.reduce((sum, { text }) => sum + naive(folded, text), 0)),
    );
  }
  const distinct = compile(folded);
  for (const text of few) assert.equal(distinct.scan(text).length, naive(folded, text.text), text.text);
  return Promise.resolve([
    beside('find 42,000 patterns', median(ours), 'includes loop', median(theirs), 500),
    growth('build, patterns ×10', buildMs(patternsOf(seeded(1), branches / 10)), buildMs(patterns), 15),
  ]);

  function share(whole: number, part: number): number {
    return (whole * part) / posts.length;
  }
}

function beside(what: string, ours: number, rival: string, theirs: number, must: number): Result {
  const ratio = ours / theirs;
  return { what, unit: 'MB/s', ours, rival, theirs, ratio, must, ok: ratio >= must };
}

function growth(what: string, small: number, large: number, must: number): Result {
  const ours = large / small;
  return { what, unit: 'times longer', ours, rival: null, theirs: null, ratio: null, must, ok: ours <= must };
}

function perByte(bytes: number, work: () => number): number {
  const start = cpuMs();
  work();
  return bytes / 1000 / (cpuMs() - start);
}

/** What this thread has worked: the machine's other guests do not count. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The best of three: a build is short, and a stall of the machine is not ours. */
function buildMs(patterns: readonly string[]): number {
  const times = Array.from({ length: 3 }, () => {
    const start = cpuMs();
    compile(patterns);
    return cpuMs() - start;
  });
  return Math.min(...times);
}

/** Every place of every pattern, overlaps too, as the matcher reports them. */
function naive(patterns: readonly string[], text: string): number {
  let hits = 0;
  for (const pattern of patterns) {
    if (!text.includes(pattern)) continue;
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) hits++;
  }
  return hits;
}

function patternsOf(dice: Dice, count: number): readonly string[] {
  const kinds = [
    '医院',
    '院区',
    '分院',
    '门诊部',
    '中医院',
    '口腔',
    '妇幼',
    '儿童医院',
    '康复中心',
    '国际部',
  ];
  const names = Array.from({ length: count }, () => {
    const stem = wordOf(dice, 2);
    return Array.from(
      { length: namesEach },
      () => stem + (dice(3) ? wordOf(dice, 1 + dice(3)) : '') + kinds[dice(kinds.length)],
    );
  });
  return [
    ...names.flat(),
    ...Array.from({ length: (risks * count) / branches }, () => wordOf(dice, 2 + dice(4))),
  ];
}

function postOf(dice: Dice, patterns: readonly string[]): string {
  let post = '';
  while (post.length < 200) post += dice(12) ? wordOf(dice, 1 + dice(4)) : patterns[dice(patterns.length)];
  return post;
}

/** Letters as unevenly used as in real text. */
function wordOf(dice: Dice, length: number): string {
  return Array.from({ length }, () =>
    String.fromCharCode(0x4e00 + Math.floor((dice(3000) * dice(3000)) / 1500)),
  ).join('');
}

type Dice = (sides: number) => number;

/** Mulberry32: the same patterns and posts on every run. */
function seeded(seed: number): Dice {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b_79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
