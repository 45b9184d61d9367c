import { parseArgs } from 'node:util';
import { keysIn } from '../src/triage/tell.ts';
import { rowsOf, rowsOfAll } from './files.ts';

/**
 * Writes src/triage/lexicon/common.ts: how little two letters tell, from how many weeks of hospital headlines have them,
 * how many headlines of a whole hot list, how many long texts and how many everyday posts. Weeks, not headlines, so that one week's great affair
 * does not make its names common. `node eval/common.ts --data DIR > src/triage/lexicon/common.ts`
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

interface Post {
  readonly domain: string;
  readonly text: string;
}

type Listed = readonly [string, number, string, number | null, string, string | null];

/** What is rarer is not told apart: a count of one or two is chance. */
const rare = 5;

const week = 7 * 24 * 3_600_000;
const weekOf = ({ first }: Headline) => Math.floor(Date.parse(first) / week);
const headlines = rowsOf<Headline>(values.data, 'weibo_hospital_titles_unlabelled') ?? [];
const questions = rowsOf<Question>(values.data, 'zhihu_hospital_unlabelled') ?? [];
const hotList = rowsOfAll<Listed>(values.data, 'replay_full_') ?? [];
const listed = [...new Set(hotList.filter((row) => row[5] === null).map((row) => row[2]))];

/** Everyday language, from sets without a condition of use. */
const everyday: ReadonlySet<string> = new Set(['weibo_usual', 'weibo2018', 'weibo_covid']);
const posts = (rowsOf<Post>(values.data, 'sentiment') ?? []).filter(({ domain }) => everyday.has(domain));

const weeks = new Set(headlines.map(weekOf)).size;
const aWeek = headlines.length / weeks;
const byWeek = spread(headlines.map((headline) => [headline.title, weekOf(headline)]));
const byTitle = spread(listed.map((title, index) => [title, index]));
const byText = spread(questions.map(({ title, excerpt }, index) => [title + excerpt, index]));
const byPost = spread(posts.map(({ text }, index) => [text, index]));

const keys = new Set([...byWeek.keys(), ...byTitle.keys(), ...byText.keys(), ...byPost.keys()]);
const weights = [...keys].flatMap((key) => {
  const weight = -Math.log(
    Math.max(
      ((byWeek.get(key) ?? 0) + 0.5) / (weeks + 1),
      (((byTitle.get(key) ?? 0) + 0.5) / listed.length) * aWeek,
      ((byText.get(key) ?? 0) / questions.length) * 0.7,
      ((byPost.get(key) ?? 0) / posts.length) * aWeek,
    ),
  );
  return weight < rare ? [{ key, weight: Math.max(0, Math.round(weight * 5) / 5) }] : [];
});
const rows = [...Map.groupBy(weights, ({ weight }) => weight)].sort(([a], [b]) => a - b);
const pairs = rows.map(
  ([weight, group]) => [weight, of(group, (key) => !/[a-z]/.test(key)).join('')] as const,
);
const words = rows.map(
  ([weight, group]) => [weight, of(group, (key) => /[a-z]/.test(key)).join(' ')] as const,
);

console.log(`/**
 * Pairs of letters that tell little of which matter a text is about, by how little: the natural logarithm of how seldom a
 * week of hospital headlines has them. A pair that is not here tells ${'`'}rare${'`'}. Made by eval/common.ts from ${headlines.length} hospital
 * headlines of ${weeks} weeks, ${listed.length} of a whole hot list, ${questions.length} questions and ${posts.length} posts; no text can be read back from it.
 */
export const common: Readonly<Record<string, string>> = {`);
for (const [weight, group] of pairs) if (group !== '') console.log(`  '${weight}':\n    '${group}',`);
console.log(
  '};\n\n/** Words in Latin letters, likewise. */\nexport const commonWords: Readonly<Record<string, string>> = {',
);
for (const [weight, group] of words) if (group !== '') console.log(`  '${weight}': '${group}',`);
console.log('};\n\n/** What is told by what is in no row. */\nexport const rare = 5.6;');

function of(group: readonly { readonly key: string }[], like: (key: string) => boolean): readonly string[] {
  return group
    .map(({ key }) => key)
    .filter(like)
    .sort();
}

function spread(texts: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const places = new Map<string, Set<number>>();
  for (const [text, place] of texts) {
    for (const key of keysIn(text)) {
      const seen = places.get(key);
      if (seen) seen.add(place);
      else places.set(key, new Set([place]));
    }
  }
  return new Map([...places].map(([key, seen]) => [key, seen.size]));
}
