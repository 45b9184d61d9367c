import type { Mood } from '../src/triage/model/model.ts';
import { moodOf, read } from '../src/triage/reading.ts';
import { verdictOf } from '../src/triage/triage.ts';
import { isHeldOut } from '../train/held.ts';
import { kit, post } from './chain.ts';
import { macroF1, round, share } from './scores.ts';

/** A row of sentiment. */
export interface SentimentRow {
  readonly domain: string;
  readonly text: string;
  readonly label: string;
}

const moods: Readonly<Record<string, Mood>> = { neg: 'negative', pos: 'positive', neu: 'neutral' };

/** Sets that know a third label but are asked for two: their neutral rows are left out. */
const twoClasses: ReadonlySet<string> = new Set(['hospital_reviews_tw']);

/**
 * How often we say how the writer feels, by domain; a domain without neutral rows is asked for two classes. Of a set
 * that we train on (`trained`) only the tenth that was held out counts.
 */
export function measureSentiment(rows: readonly SentimentRow[], trained: boolean) {
  const unseen = rows.filter(({ domain, text }) => !trained || twoClasses.has(domain) || isHeldOut(text));
  return Object.fromEntries(
    [...Map.groupBy(unseen, ({ domain }) => domain)].map(([domain, some]) => [
      domain,
      ofDomain(domain, some),
    ]),
  );
}

/** The share of thank-you letters that would be read as complaints: by the verdict or by the mood. */
export function praiseFlaggedNegative(rows: readonly SentimentRow[]): number {
  const letters = rows.filter(({ domain, label }) => domain === 'haodf_praise' && label === 'pos');
  const flagged = letters.filter(({ text }) => {
    return verdictOf(post(text, new Date(0)), kit).negative || feeling(text, 2) === 'negative';
  });
  return round(flagged.length / Math.max(1, letters.length));
}

function ofDomain(domain: string, rows: readonly SentimentRow[]) {
  const three = !twoClasses.has(domain) && rows.some(({ label }) => label === 'neu');
  const asked = rows.filter(({ label }) => label in moods && (three || label !== 'neu'));
  const gold = asked.map(({ label }) => moods[label]);
  const said = asked.map(({ text }) => feeling(text, three ? 3 : 2));
  const right = gold.filter((label, at) => label === said[at]);
  return { n: asked.length, accuracy: share(right.length, asked.length), macroF1: macroF1(gold, said) };
}

function feeling(text: string, classes: 2 | 3): Mood {
  if (!kit.model) return 'neutral';
  const { negative, positive, neutral } = moodOf(read(text, kit.reader, kit), kit.model);
  if (classes === 3 && neutral > Math.max(negative, positive)) return 'neutral';
  return negative >= positive ? 'negative' : 'positive';
}
