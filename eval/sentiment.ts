import type { Mood } from '../src/triage/model/model.ts';
import { moodOf, read } from '../src/triage/reading.ts';
import { verdictOf } from '../src/triage/triage.ts';
import { isHeldOut } from '../train/held.ts';
import { kit, post } from './chain.ts';
import { macroF1, share } from './scores.ts';

/** A row of sentiment. */
export interface SentimentRow {
  readonly domain: string;
  readonly text: string;
  readonly label: string;
}

const moods: Readonly<Record<string, Mood>> = { neg: 'negative', pos: 'positive', neu: 'neutral' };

/** Reviews of hospitals know a third label but are asked for two: their neutral rows are left out. None was trained on. */
const isReview = (domain: string) => domain.startsWith('hospital_reviews');

/**
 * How often we say how the writer feels, by domain; a domain without neutral rows is asked for two classes. Of a set
 * that we train on (`trained`) only the tenth that was held out counts.
 */
export function measureSentiment(rows: readonly SentimentRow[], trained: boolean) {
  return Object.fromEntries(
    [...Map.groupBy(unseen(rows, trained), ({ domain }) => domain)].map(([domain, some]) => [
      domain,
      ofDomain(domain, some),
    ]),
  );
}

/** The share of thank-you letters that would be heard as complaints: as they stand, or beside the name of one of ours. */
export function praiseFlaggedNegative(rows: readonly SentimentRow[], trained: boolean): number {
  const letters = unseen(rows, trained).filter(
    ({ domain, label }) => domain === 'haodf_praise' && label === 'pos',
  );
  const ours = kit.org.units.get(kit.org.root)?.name ?? '';
  const flagged = letters.filter(({ text }) =>
    [text, `${ours}：${text}`].some((words) => verdictOf(post(words, new Date(0)), kit).negative),
  );
  return share(flagged.length, letters.length);
}

function unseen(rows: readonly SentimentRow[], trained: boolean): readonly SentimentRow[] {
  return rows.filter(({ domain, text }) => !trained || isReview(domain) || isHeldOut(text));
}

function ofDomain(domain: string, rows: readonly SentimentRow[]) {
  const three = !isReview(domain) && rows.some(({ label }) => label === 'neu');
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
