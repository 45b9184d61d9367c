import type { Weights } from '../lexicon/weigh.ts';
import type { FirstReading } from './evidence.ts';
import type { Opinion } from './model.ts';

/** Where the text comes from and how it speaks, as far as that changes how model and words are weighed. */
export interface Voice {
  /** It names a unit of ours. */
  readonly named: boolean;
  /** It reads like a headline; else like a post, in which somebody tells what happened to them. */
  readonly headline: boolean;
}

/** Headlines have no sentence marks and nobody speaks of themselves in them. */
const inSentences = /[我俺咱。，,~!]/;
const longestHeadline = 40;

/**
 * From which shares on a headline is adverse or about somebody else, where the words find it so and where they do not.
 * Missing one death is worse than reading one harmless line; measured by cross-validation (docs/TRIAGE.md).
 */
const adverseFrom = { agreed: 0.12, alone: 0.25 };
const asideFrom = { agreed: 0.7, alone: 0.6 };

/** What a folded text reads like. */
export function isHeadline(folded: string): boolean {
  return folded.length <= longestHeadline && !inSentences.test(folded);
}

/** What stands when words and model have both been heard. */
export function settle(first: FirstReading, weights: Weights, opinion: Opinion, voice: Voice): FirstReading {
  if (voice.named && weights.surelyAside) return first;
  return voice.headline ? headline(first, opinion, voice) : post(first, opinion, voice);
}

/** The model has read thousands of headlines, and what the words say was put before it. */
function headline(first: FirstReading, { stance }: Opinion, { named }: Voice): FirstReading {
  const aside = stance.get('aside') ?? 0;
  const adverse = stance.get('adverse') ?? 0;
  const relevant = named || aside < (first.relevant ? asideFrom.agreed : asideFrom.alone);
  const share = named ? adverse / Math.max(0.2, 1 - aside) : adverse;
  return {
    relevant,
    negative: relevant && share >= (first.negative ? adverseFrom.agreed : adverseFrom.alone),
  };
}

/**
 * The model has read few posts about hospitals: the words say what it is about, the model how the writer feels. Who names
 * a house of ours is angry with it; who does not may be angry with anything.
 */
function post(first: FirstReading, { stance, mood }: Opinion, { named }: Voice): FirstReading {
  const feels = (mood.get('negative') ?? 0) - (mood.get('positive') ?? 0);
  const accused = (stance.get('adverse') ?? 0) >= 0.6;
  const relevant = named || first.relevant || accused;
  const angry = first.negative ? feels > -0.6 : feels > (named ? 0.5 : 0.8);
  return { relevant, negative: relevant && (accused || angry) };
}
