import { readFileSync } from 'node:fs';
import { rowsOf, rowsOfAll } from '../eval/files.ts';
import { nowhere } from '../eval/nowhere.ts';
import { look } from '../src/triage/classify.ts';
import { type Category, categories } from '../src/triage/lexicon/categories.ts';
import { evidenceNames } from '../src/triage/model/evidence.ts';
import { bucketsOf } from '../src/triage/model/features.ts';
import { moods, stances } from '../src/triage/model/model.ts';
import { read, readerOf } from '../src/triage/reading.ts';
import type { Settled } from './agreement.ts';
import type { Example } from './fit.ts';
import { hashOf, isHeldOut } from './held.ts';
import type { NamedSet } from './plan.ts';

/** The logarithm of how many buckets the examples are cut into: no head is finer. */
export const cutBits = 20;

/** A text of ours with its label. */
export interface Labelled extends Settled {
  readonly text: string;
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

/** A line of eval/labels or of a chain's own feedback: the text itself or its hash. */
type LabelLine = Settled & { readonly sha256?: string; readonly text?: string };

const moodOf: Readonly<Record<string, (typeof moods)[number]>> = {
  neg: 'negative',
  pos: 'positive',
  neu: 'neutral',
};
const reader = readerOf(nowhere);

/** The texts of the sentiment sets that may be trained on, without the tenth held out and without what is measured. */
export function moodExamples(folder: string, sets: readonly NamedSet[]): readonly Example[] {
  const measured = measuredTexts(folder);
  const byName = new Map(sets.filter(({ teaches }) => teaches === 'mood').map((set) => [set.name, set]));
  return (rowsOf<SentimentRow>(folder, 'sentiment') ?? []).flatMap(({ domain, text, label }) => {
    const set = byName.get(domain);
    const mood = moodOf[label];
    if (!set || mood === undefined || isHeldOut(text) || measured.has(hashOf(text))) return [];
    const among = set.labels.map((each) => moods.indexOf(each));
    const { buckets, evidence } = cut(text);
    const felt = evidence.filter((piece) => ofFeeling.test(evidenceNames[piece] ?? ''));
    return [
      { buckets, evidence: felt, label: moods.indexOf(mood), among, weight: set.weight, group: domain },
    ];
  });
}

/** What the lexicon says of feelings; the rest is about hospitals, of which these sets know little. */
const ofFeeling = /^(risk|mild|praise|refuted)/;

/**
 * Titles and their labels, found again by hash; what is measured (hospital_risk, the full lists) is left out even where
 * it has a label. `feedback` = a chain's own label lines, which may hold the text itself.
 */
export function labelledTexts(folder: string, labels: string, feedback?: string): readonly Labelled[] {
  const measured = measuredTexts(folder);
  const titles = rowsOf<TitleRow>(folder, 'weibo_hospital_titles_unlabelled') ?? [];
  const byHash = new Map(titles.map((each) => [hashOf(each.title), each]));
  const lines = [labels, ...(feedback === undefined ? [] : [feedback])].flatMap(linesOf);
  const found = lines.flatMap(({ sha256 = '', text = byHash.get(sha256)?.title, ...label }) => {
    const year = byHash.get(sha256)?.first.slice(0, 4) ?? '';
    return text === undefined || measured.has(hashOf(text)) ? [] : [{ ...label, text, year }];
  });
  return [...new Map(found.map((each) => [each.text, each])).values()];
}

/** A text on which the readers did not agree counts half. */
export function stanceExamples(texts: readonly Labelled[]): readonly Example[] {
  const among = stances.map((_, at) => at);
  return texts.map(({ text, relevant, negative, agreed }) => {
    const stance = relevant ? (negative ? 'adverse' : 'fair') : 'aside';
    return { ...cut(text), label: stances.indexOf(stance), among, weight: agreed ? 1 : 0.5, group: 'titles' };
  });
}

/** What kind of matter it is, learned from what is about a hospital. */
export function categoryExamples(texts: readonly Labelled[]): readonly Example[] {
  const none: Category = 'none';
  const among = categories.flatMap((category, at) => (category === none ? [] : [at]));
  return texts
    .filter(({ relevant }) => relevant)
    .map(({ text, category, agreed }) => {
      return {
        ...cut(text),
        label: categories.indexOf(category),
        among,
        weight: agreed ? 1 : 0.5,
        group: 'titles',
      };
    });
}

function cut(text: string): Pick<Example, 'buckets' | 'evidence'> {
  const { folded, spotted } = read(text, reader);
  return { buckets: bucketsOf(folded.codes, cutBits), evidence: look(spotted, false).evidence };
}

/** Hashes of the texts on which the figures are taken. */
function measuredTexts(folder: string): ReadonlySet<string> {
  const risk = rowsOf<{ readonly text: string }>(folder, 'hospital_risk') ?? [];
  const lists = rowsOfAll<readonly [string, number, string]>(folder, 'replay_full_') ?? [];
  return new Set([...risk.map(({ text }) => hashOf(text)), ...lists.map(([, , title]) => hashOf(title))]);
}

function linesOf(path: string): readonly LabelLine[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line): LabelLine => JSON.parse(line));
}
