import { parseArgs } from 'node:util';
import { lettersOf } from '../src/triage/matter.ts';
import { rowsOf } from './files.ts';

/**
 * Writes src/triage/lexicon/common.ts: how little a pair of letters tells, from how many weeks of hospital headlines and
 * how many long texts it occurs in. Weeks, not headlines, so that one week's great affair does not make its names common.
 * `node eval/common.ts --data DIR > src/triage/lexicon/common.ts`
 */
const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });

interface Headline {
  readonly title: string;
  readonly first: string;
}

interface Question {
  readonly title: string;
  readonly excerpt: string;
}

const week = 7 * 24 * 3_600_000;
const headlines = rowsOf<Headline>(values.data, 'weibo_hospital_titles_unlabelled') ?? [];
const questions = rowsOf<Question>(values.data, 'zhihu_hospital_unlabelled') ?? [];
const byWeek = spread(headlines.map(({ title, first }) => [title, Math.floor(Date.parse(first) / week)]));
const byText = spread(questions.map(({ title, excerpt }, index) => [title + excerpt, index]));
const weeks = new Set(headlines.map(({ first }) => Math.floor(Date.parse(first) / week))).size;

const tells = new Map<string, number>();
for (const [pair, seen] of byWeek) if (seen >= 4) tells.set(pair, Math.log(weeks / seen));
for (const [pair, seen] of byText) {
  if (seen >= 8) tells.set(pair, Math.min(tells.get(pair) ?? Infinity, Math.log(questions.length / seen)));
}
const rows = Map.groupBy(
  [...tells]
    .filter(([, weight]) => weight < 4.75)
    .map(([pair, weight]) => ({ pair, weight: Math.round(weight * 2) / 2 })),
  ({ weight }) => weight,
);

console.log(`/**
 * Pairs of letters that tell little of which matter a text is about, by how little: the natural logarithm of the share
 * of weeks (of texts) that have them. A pair that is not here tells ${'`'}rare${'`'}. Made by eval/common.ts from
 * ${headlines.length} hospital headlines of ${weeks} weeks and ${questions.length} longer texts; no text can be read back from it.
 */
export const common: Readonly<Record<string, string>> = {`);
for (const [weight, group] of [...rows].sort(([a], [b]) => a - b)) {
  const pairs = group.map(({ pair }) => pair).sort();
  console.log(`  '${weight}':\n    '${pairs.join('')}',`);
}
console.log('};\n\n/** What a pair tells that is in no row. */\nexport const rare = 5;');

function spread(texts: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const places = new Map<string, Set<number>>();
  for (const [text, place] of texts) {
    const letters = lettersOf(text);
    for (let at = 0; at + 1 < letters.length; at++) {
      const pair = letters.slice(at, at + 2);
      const seen = places.get(pair);
      if (seen) seen.add(place);
      else places.set(pair, new Set([place]));
    }
  }
  return new Map([...places].map(([pair, seen]) => [pair, seen.size]));
}
