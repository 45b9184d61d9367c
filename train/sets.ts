import { rowsOf, rowsOfAll } from '../eval/files.ts';
import { nowhere } from '../eval/nowhere.ts';
import type { Nature } from '../src/incident/incident.ts';
import { look } from '../src/triage/classify.ts';
import { type Category, categories, natureOf } from '../src/triage/lexicon/categories.ts';
import { evidenceNames } from '../src/triage/model/evidence.ts';
import { bucketsOf } from '../src/triage/model/features.ts';
import { type Mood, moods, type Stance, stances } from '../src/triage/model/model.ts';
import { read, readerOf } from '../src/triage/reading.ts';
import type { Example } from './fit.ts';
import { hashOf, isHeldOut } from './held.ts';
import type { LabelLine } from './labels.ts';
import { phrases } from './phrases.ts';
import type { NamedSet } from './plan.ts';

/** The logarithm of how many buckets the examples are cut into: no head is finer. */
export const cutBits = 20;

/** A text of ours with its label. */
export interface Labelled {
  readonly text: string;
  readonly relevant: boolean;
  readonly negative?: boolean | undefined;
  readonly category?: Category | undefined;
  /** What a person said who knows no category. */
  readonly nature?: Nature | undefined;
  /** The rubric's, 0 … 4. */
  readonly level: number;
  readonly agreed: boolean;
  /** When it was first seen, where that is known. */
  readonly year: string;
}

interface TitleRow {
  readonly title: string;
  readonly first: string;
}

interface SentimentRow {
  readonly domain: string;
  readonly text: string;
  readonly label: string;
}

const moodOf: Readonly<Record<string, Mood>> = {
  neg: 'negative',
  pos: 'positive',
  neu: 'neutral',
};
const reader = readerOf(nowhere);

/** The texts of the sentiment sets that may be trained on, without the tenth held out and without what is measured, and our phrases. */
export function moodExamples(folder: string, sets: readonly NamedSet[]): readonly Example[] {
  const measured = measuredTexts(folder);
  const byName = new Map(sets.filter(({ teaches }) => teaches === 'mood').map((set) => [set.name, set]));
  const ours = byName.get('phrases');
  const found = (rowsOf<SentimentRow>(folder, 'sentiment') ?? []).flatMap(({ domain, text, label }) => {
    const set = byName.get(domain);
    const mood = moodOf[label];
    if (!set || mood === undefined || !set.labels.includes(mood)) return [];
    if (isHeldOut(text) || measured.has(hashOf(text))) return [];
    return [felt(text, mood, set)];
  });
  return ours ? [...found, ...phrases().map(({ text, mood }) => felt(text, mood, ours))] : found;
}

function felt(text: string, mood: Mood, { name, labels, weight }: NamedSet): Example {
  const among = labels.map((each) => moods.indexOf(each));
  const { buckets, evidence } = cut(text);
  const ofMood = evidence.filter((piece) => ofFeeling.test(evidenceNames[piece] ?? ''));
  return { buckets, evidence: ofMood, label: moods.indexOf(mood), among, weight, group: name };
}

/** What the lexicon says of feelings; the rest is about hospitals, of which these sets know little. */
const ofFeeling = /^(risk|mild|praise|refuted)/;

/**
 * Labels with their texts, found again by hash where the line holds none; what is measured (hospital_risk, the full lists)
 * is left out even where it has a label. The last of several lines about one text stands.
 */
export function labelledTexts(folder: string, lines: readonly LabelLine[]): readonly Labelled[] {
  const measured = measuredTexts(folder);
  const titles = rowsOf<TitleRow>(folder, 'weibo_hospital_titles_unlabelled') ?? [];
  const byHash = new Map(titles.map((each) => [hashOf(each.title), each]));
  const found = lines.flatMap(({ sha256 = '', text = byHash.get(sha256)?.title, ...label }) => {
    const year = byHash.get(sha256)?.first.slice(0, 4) ?? '';
    return text === undefined || measured.has(hashOf(text)) ? [] : [{ ...label, text, year }];
  });
  return [...new Map(found.map((each) => [each.text, each])).values()];
}

/** A text on which the readers did not agree counts half. */
export function stanceExamples(texts: readonly Labelled[]): readonly Example[] {
  const among = stances.map((_, at) => at);
  return texts.flatMap((each) => inParts(each, stancesOf(each), stances, among));
}

/** What kind of matter it is, learned from what is about a hospital. */
export function categoryExamples(texts: readonly Labelled[]): readonly Example[] {
  const none = categories.indexOf('none');
  const among = categories.flatMap((_, at) => (at === none ? [] : [at]));
  return texts
    .filter(({ relevant }) => relevant)
    .flatMap((each) => inParts(each, categoriesOf(each), categories, among));
}

/** What about us may hurt or not is half of each: it teaches that it is ours. */
function stancesOf({ relevant, negative }: Labelled): readonly Stance[] {
  if (!relevant) return ['aside'];
  if (negative === undefined) return ['fair', 'adverse'];
  return negative ? ['adverse'] : ['fair'];
}

/** A nature is each of its categories in equal parts: it teaches what the matter is not. */
function categoriesOf({ category, nature }: Labelled): readonly Category[] {
  const all = category === undefined ? categories.filter((each) => natureOf[each] === nature) : [category];
  return all.filter((each) => each !== 'none');
}

/** One example for each answer that a text may have, together as heavy as one. */
function inParts<Answer>(
  { text, agreed }: Labelled,
  answers: readonly Answer[],
  all: readonly Answer[],
  among: readonly number[],
): readonly Example[] {
  if (answers.length === 0) return [];
  const [pieces, weight] = [cut(text), (agreed ? 1 : 0.5) / answers.length];
  return answers.map((answer) => ({ ...pieces, label: all.indexOf(answer), among, weight, group: 'titles' }));
}

function cut(text: string): Pick<Example, 'buckets' | 'evidence'> {
  const { folded, words } = read(text, reader);
  return { buckets: bucketsOf(folded.codes, cutBits), evidence: look(words, false).evidence };
}

/** Hashes of the texts on which the figures are taken. */
function measuredTexts(folder: string): ReadonlySet<string> {
  const risk = rowsOf<{ readonly text: string }>(folder, 'hospital_risk') ?? [];
  const lists = rowsOfAll<readonly [string, number, string]>(folder, 'replay_full_') ?? [];
  return new Set([...risk.map(({ text }) => hashOf(text)), ...lists.map(([, , title]) => hashOf(title))]);
}
