import assert from 'node:assert/strict';
import { AhoCorasick } from '@monyone/aho-corasick';
import FastScanner from 'fastscan';
import { fold } from '../src/triage/fold.ts';
import { compile } from '../src/triage/match.ts';
import { patternsOf, plainPostOf, postOf, seeded } from './chain.ts';
import { beside, bestMs, grown, megabytesPerSecond } from './measure.ts';
import type { Result } from './run.ts';

const branches = 2000;
const rounds = 5;

interface Contender {
  readonly name: string;
  /** How many places it finds; every one overlapping and nested. */
  readonly count: (text: string) => number;
  /** The first so many posts are enough to time it. */
  readonly posts: number;
  readonly must: number;
}

/**
 * 42,000 names and terms against 200-letter posts: our matcher beside two others and a loop of `includes`, same hits
 * asserted, rounds alternate; then folding beside NFKC alone (PERF sections 1, 3).
 */
export function run(): Promise<readonly Result[]> {
  const dice = seeded(20260101);
  const patterns = patternsOf(dice, branches);
  const posts = Array.from({ length: 4000 }, () => postOf(dice, patterns));
  const texts = posts.map((post) => fold(post));
  const words = patterns.map((pattern) => fold(pattern).text);
  const matcher = compile(words);
  const rivals = rivalsOf(words);
  for (const { name, count, posts: some } of rivals) {
    for (const text of texts.slice(0, some)) assert.equal(count(text.text), matcher.scan(text).length, name);
  }
  const ours: number[] = [];
  const theirs = rivals.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    ours.push(megabytesPerSecond(bytesOf(posts), () => texts.map((text) => matcher.scan(text).length)));
    for (const [index, { count, posts: some }] of rivals.entries()) {
      const few = texts.slice(0, some);
      const work = () => few.map(({ text }) => count(text));
      theirs[index]?.push(megabytesPerSecond(bytesOf(posts.slice(0, some)), work));
    }
  }
  const [small, large] = [patternsOf(seeded(1), branches / 10), patterns];
  const plain = Array.from({ length: 1000 }, () => plainPostOf(dice));
  return Promise.resolve([
    ...rivals.map(({ name, must }, index) =>
      beside(`find ${words.length} patterns`, 'MB/s', ours, name, theirs[index] ?? [], must),
    ),
    grown('build, patterns ×10', bestMs(() => compile(large)) / bestMs(() => compile(small)), 15),
    folding('plain posts', plain),
    folding('disguised posts', plain.map(disguised)),
  ]);
}

function rivalsOf(words: readonly string[]): readonly Contender[] {
  const [monyone, fastscan] = [new AhoCorasick([...words]), new FastScanner([...words])];
  return [
    { name: 'fastscan', count: (text) => fastscan.search(text).length, posts: 1000, must: 10 },
    {
      name: '@monyone/aho-corasick',
      count: (text) => monyone.matchInText(text).length,
      posts: 1000,
      must: 10,
    },
    { name: 'includes loop', count: (text) => included(words, text), posts: 20, must: 500 },
  ];
}

function folding(what: string, posts: readonly string[]): Result {
  const letters = posts.reduce((sum, post) => sum + post.length, 0);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(megabytesPerSecond(letters, () => posts.map((post) => fold(post).text.length)));
    theirs.push(megabytesPerSecond(letters, () => posts.map((post) => post.normalize('NFKC').length)));
  }
  return beside(`fold ${what}`, 'Mchar/s', ours, "normalize('NFKC')", theirs, null);
}

/** As those write who would not be found: full width, traditional, invisible characters, look-alikes. */
function disguised(post: string): string {
  return post
    .replaceAll('医院', '醫\u200b院')
    .replace('门诊', 'ｍｅｎ診')
    .replace('中', '\u202e中\u202c')
    .replace('国', '國');
}

function bytesOf(posts: readonly string[]): number {
  return posts.reduce((sum, post) => sum + Buffer.byteLength(post), 0);
}

/** Every place of every pattern, overlaps too, as the matcher reports them. */
function included(patterns: readonly string[], text: string): number {
  let hits = 0;
  for (const pattern of patterns) {
    if (!text.includes(pattern)) continue;
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) hits++;
  }
  return hits;
}
