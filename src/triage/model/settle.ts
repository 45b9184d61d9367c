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
const inSentences: ReadonlySet<number> = new Set(Array.from('我俺咱。，,~!', (each) => each.charCodeAt(0)));
const longestHeadline = 40;

/**
 * From which shares on a headline is adverse (where the words find it so, where they speak of harm, where they do not) or
 * about somebody else. Missing one death is worse than reading one harmless line; measured by leaving out a year
 * (docs/TRIAGE.md).
 */
const adverseFrom = { agreed: 0.08, harm: 0.05, alone: 0.2 };
/** From here on the model is sure of a headline; where the words do not find it so, nothing rings before that. */
const sureFrom = { agreed: 0.6, harm: 0.8, alone: 0.8 };
/** A writer who is so pleased complains of nothing, whatever words they use: the share in a headline, the balance in a post. */
const pleasedFrom = 0.8;
const pleasedUpTo = -0.6;
/** From here on a post is believed to accuse, whatever its mood. */
const accusedFrom = 0.6;
const asideFrom = { agreed: 0.7, alone: 0.6 };

/** What a folded text reads like. */
export function isHeadline(codes: Uint16Array): boolean {
  return codes.length <= longestHeadline && codes.every((code) => !inSentences.has(code));
}

/** What stands in the end. */
export interface Settled extends FirstReading {
  /** Adverse, and the model is not sure. */
  readonly doubtful: boolean;
  /** It tells news, whose kinds of matter the model knows. */
  readonly news: boolean;
}

/** What stands when words and model have both been heard. */
export function settle(first: FirstReading, weights: Weights, opinion: Opinion, voice: Voice): Settled {
  if (voice.named && weights.surelyAside) return { ...first, doubtful: false, news: false };
  return voice.headline ? headline(first, weights, opinion, voice.named) : post(first, opinion, voice.named);
}

/** The model has read thousands of headlines, and what the words say was put before it. */
function headline(first: FirstReading, weights: Weights, opinion: Opinion, named: boolean): Settled {
  const stance = opinion.stance();
  const aside = stance.aside;
  const adverse = stance.adverse;
  const relevant = named || aside < (first.relevant ? asideFrom.agreed : asideFrom.alone);
  const share = named ? adverse / Math.max(0.2, 1 - aside) : adverse;
  const words = first.negative ? 'agreed' : byWords(weights);
  const negative = relevant && share >= adverseFrom[words];
  const doubtful = negative && share < sureFrom[words];
  const pleased = doubtful && opinion.mood().positive >= pleasedFrom;
  return { relevant, negative: negative && !pleased, doubtful: doubtful && !pleased, news: true };
}

function byWords({ risk, deeds, lethal }: Weights): 'harm' | 'alone' {
  return risk > 0 || deeds > 0 || lethal ? 'harm' : 'alone';
}

/**
 * The model has read few posts about hospitals: the words say what it is about, the model how the writer feels. Who names
 * a house of ours is angry with it; who does not may be angry with anything.
 */
function post(first: FirstReading, opinion: Opinion, named: boolean): Settled {
  const accused = opinion.stance().adverse >= accusedFrom;
  const relevant = named || first.relevant || accused;
  if (!relevant) return { relevant, negative: false, doubtful: false, news: false };
  const mood = opinion.mood();
  const feels = mood.negative - mood.positive;
  const angry = first.negative || feels > (named ? 0.5 : 0.8);
  const pleased = feels <= pleasedUpTo;
  return { relevant, negative: !pleased && (accused || angry), doubtful: false, news: accused };
}
