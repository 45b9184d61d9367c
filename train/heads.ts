import { categories } from '../src/triage/lexicon/categories.ts';
import { evidenceNames } from '../src/triage/model/evidence.ts';
import { type Model, moods, stances } from '../src/triage/model/model.ts';
import { type Example, fit, type Plan } from './fit.ts';
import { categoryExamples, cutBits, type Labelled, stanceExamples } from './sets.ts';

const common = { cutBits, evidence: evidenceNames.length, seed: 7 };

/** Few texts and many buckets: more rounds, smaller steps. */
const ofTitles = { ...common, epochs: 12, rate: 0.4, biasOf: 'titles' };

/** The head that says how a writer feels. */
export function moodHead(examples: readonly Example[]): Model['mood'] {
  const plan: Plan<(typeof moods)[number]> = {
    ...common,
    labels: moods,
    bits: 20,
    epochs: 8,
    rate: 0.1,
    biasOf: 'weibo_covid',
  };
  return fit(examples, plan);
}

/** The heads that say whether a text is about a hospital, against it, and what kind of matter it is. */
export function matterHeads(texts: readonly Labelled[]): Pick<Model, 'stance' | 'category'> {
  return {
    stance: fit(stanceExamples(texts), { ...ofTitles, labels: stances, bits: 18 }),
    category: fit(categoryExamples(texts), { ...ofTitles, labels: categories, bits: 15 }),
  };
}
