import type { Nature } from '../incident/incident.ts';
import { type ReasonCode, reasonCodes } from '../incident/language.ts';
import type { Folded } from './fold.ts';
import { type Category, categories, natureOf } from './lexicon/categories.ts';
import { none, reasonOf, riskOf, votesOf } from './lexicon/scale.ts';
import { type Weights, weigh } from './lexicon/weigh.ts';
import { evidenceOf, type FirstReading } from './model/evidence.ts';
import { type Model, opinionOf, type Shares } from './model/model.ts';
import { isHeadline, settle } from './model/settle.ts';

export interface Classified {
  /** About a hospital's conduct, safety, cost, staff or praise. */
  readonly relevant: boolean;
  readonly negative: boolean;
  readonly category: Category;
  readonly nature: Nature;
  readonly reasons: readonly ReasonCode[];
  /** The model finds it adverse and is not sure: heard quietly where it names no unit of ours. */
  readonly doubtful: boolean;
  /** How much it reads like hearsay, 0 … 1: a hint for a person, never a verdict. */
  readonly hearsay: number;
}

/** What is known of a text besides its words. */
interface Circumstances {
  /** It names a unit of ours. */
  readonly named: boolean;
  /** Its author is one of our own accounts. */
  readonly ours: boolean;
  readonly model?: Model | undefined;
}

/** What our own accounts say is known to us and never alarms. */
const quiet: Classified = {
  relevant: true,
  negative: false,
  category: 'neutral',
  nature: natureOf.neutral,
  reasons: [],
  doubtful: false,
  hearsay: 0,
};

/**
 * Judges one text by the lexicon words in it, as `distinct` leaves them, and, where there is one, by the model. What names a unit
 * of ours concerns us unless the words say plainly that it is about something else. A text without any word of a
 * hospital or a name of ours is nobody's, whatever the model would make of it.
 */
export function classify(
  words: readonly number[],
  { codes }: Pick<Folded, 'codes'>,
  { named, ours, model }: Circumstances,
): Classified {
  if (ours) return quiet;
  const weights = weigh(words);
  const first = firstReading(weights, named);
  const asked = model && (named || weights.domain > 0 || weights.own || speaksOfMedicine(codes));
  if (!asked) return judge(words, weights, first, false);
  const opinion = opinionOf(model, codes, evidenceOf(words, weights, first));
  const headline = isHeadline(codes);
  const settled = settle(first, weights, opinion, { named, headline });
  const known = settled.relevant && (headline || (settled.news && weights.risk === 0));
  return judge(words, weights, settled, settled.doubtful, known ? opinion.category() : undefined);
}

/** What the words alone say of a text: what the model is told of it, and the whole verdict where there is no model. */
export function look(words: readonly number[], named: boolean): { readonly evidence: readonly number[] } {
  const weights = weigh(words);
  return { evidence: evidenceOf(words, weights, firstReading(weights, named)) };
}

function firstReading(weights: Weights, named: boolean): FirstReading {
  const relevant = isRelevant(weights, named);
  return { relevant, negative: relevant && isNegative(weights) };
}

/** 医 or 诊 in any word. */
function speaksOfMedicine(codes: Uint16Array): boolean {
  return codes.includes(0x533b) || codes.includes(0x8bca);
}

/** The verdict in full: what kind of matter it is and the reasons, which are always words that stand in the text. */
function judge(
  words: readonly number[],
  weights: Weights,
  { relevant, negative }: FirstReading,
  doubtful: boolean,
  learned?: Shares<Category>,
): Classified {
  const category = categoryOf(words, weights, { relevant, negative }, learned);
  return {
    relevant,
    negative,
    category,
    nature: natureOf[category],
    reasons: negative ? reasonsOf(words) : noReasons,
    doubtful,
    hearsay: 1 / (1 + Math.exp(1 - weights.hearsay)),
  };
}

/**
 * A risk of a hospital's own, or a hospital beside a risk, praise or a matter of its own; less what points elsewhere.
 * Advice, foreign news and the stage are never about us unless the words name a risk twice over.
 */
function isRelevant(
  { domain, risk, own, mild, praise, refuted, surelyAside, asides, lethal }: Weights,
  named: boolean,
): boolean {
  if (named || surelyAside) return !surelyAside;
  if (own) return domain + risk - asides / 2 >= 2.5;
  const stance = Math.max(risk, lethal ? 2 : 0, Math.min(2, mild + praise / 2), refuted ? 2 : 0);
  return domain > 0 && domain + stance - asides >= (stance > 0 ? 3 : 3.5);
}

function isNegative({ risk, mild, praise, refuted, lethal }: Weights): boolean {
  const harm = Math.max(risk, lethal ? 2 : 0);
  return harm + mild - praise * 0.6 - (refuted ? 3 : 0) >= 1;
}

/** What can be said of a hospital that is not against it: a refuted rumour too. */
const fair: ReadonlySet<Category> = new Set(['positive', 'neutral', 'rumor']);

function categoryOf(
  words: readonly number[],
  weights: Weights,
  { relevant, negative }: FirstReading,
  learned?: Shares<Category>,
): Category {
  if (!relevant) return 'none';
  if (learned) return likeliest(learned, negative);
  if (negative) return gravest(words, weights.lethal);
  if (weights.refuted) return 'rumor';
  return weights.praise > 1 ? 'positive' : 'neutral';
}

/** Of the kinds that what is against a hospital, or what is not, may be. */
function likeliest(shares: Shares<Category>, negative: boolean): Category {
  let best: Category = 'service';
  let most = 0;
  for (const category of categories) {
    const mayBe = negative ? !fair.has(category) || category === 'rumor' : fair.has(category);
    if (!mayBe || category === 'none' || shares[category] <= most) continue;
    best = category;
    most = shares[category];
  }
  return best;
}

const votes = new Float64Array(categories.length);
const safety = categories.indexOf('medical_safety');

/** What the words of risk speak of most gravely; a complaint without any is about how one was treated. */
function gravest(words: readonly number[], lethal: boolean): Category {
  votes.fill(0);
  votes[safety] = lethal ? 4 : 0;
  for (const word of words) {
    const category = riskOf[word] ?? none;
    if (category !== none) votes[category] = (votes[category] ?? 0) + (votesOf[word] ?? 0);
  }
  return mostVoted();
}

function mostVoted(): Category {
  let best: Category = 'service';
  let most = 0;
  let at = 0;
  for (const category of categories) {
    const given = votes[at++] ?? 0;
    if (given <= most) continue;
    best = category;
    most = given;
  }
  return best;
}

const noReasons: readonly ReasonCode[] = [];

function reasonsOf(words: readonly number[]): readonly ReasonCode[] {
  let given = 0;
  for (const word of words) {
    const reason = reasonOf[word] ?? none;
    if (reason !== none) given |= 1 << reason;
  }
  return given === 0 ? noReasons : reasonCodes.filter((_, at) => (given & (1 << at)) !== 0);
}
