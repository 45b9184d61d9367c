import { categories } from '../src/triage/lexicon/categories.ts';
import { evidenceNames } from '../src/triage/model/evidence.ts';
import { moods, stances } from '../src/triage/model/model.ts';
import { type Example, type Fitted, fit } from './fit.ts';
import { categoryExamples, cutBits, type Labelled, stanceExamples } from './sets.ts';

const common = { cutBits, evidence: evidenceNames.length, seeds: [1, 2, 3, 4] };

/** Few texts and many buckets: more rounds. */
const ofTitles = { ...common, epochs: 12, biasOf: 'titles' };

/** What says how a writer feels. */
export function moodOf(examples: readonly Example[]): Fitted {
  return fit(examples, {
    ...common,
    labels: moods.length,
    bits: cutBits,
    epochs: 8,
    rate: 0.1,
    biasOf: 'weibo_covid',
  });
}

/** What says whether a text is about a hospital, against it, and what kind of matter it is. */
export function matterOf(texts: readonly Labelled[]): { readonly stance: Fitted; readonly category: Fitted } {
  return {
    stance: fit(stanceExamples(texts), { ...ofTitles, labels: stances.length, bits: cutBits, rate: 0.4 }),
    category: fit(categoryExamples(texts), { ...ofTitles, labels: categories.length, bits: 15, rate: 0.8 }),
  };
}
