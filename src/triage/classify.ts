import type { Nature } from '../incident/incident.ts';
import { type ReasonCode, reasonCodes } from '../incident/language.ts';
import type { Folded } from './fold.ts';
import { type Category, natureOf } from './lexicon/categories.ts';
import { distinct, type Spotted, type Weights, weigh } from './lexicon/weigh.ts';
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
 * Judges one text by the lexicon words in it and, where there is one, by the model. What names a unit
 * of ours concerns us unless the words say plainly that it is about something else. A text without any word of a
 * hospital or a name of ours is nobody's, whatever the model would make of it.
 */
export function classify(
  spotted: readonly Spotted[],
  { text, codes }: Pick<Folded, 'text' | 'codes'>,
  { named, ours, model }: Circumstances,
): Classified {
  if (ours) return quiet;
  const seen = look(spotted, named);
  const { counted, weights, first } = seen;
  const asked = model && (named || weights.domain > 0 || weights.own || /[医诊]/.test(text));
  if (!asked) return judge(counted, weights, first);
  const opinion = opinionOf(model, codes, seen.evidence);
  const headline = isHeadline(text);
  const { doubtful, news, ...settled } = settle(first, weights, opinion, { named, headline });
  const known = settled.relevant && (headline || (news && weights.risk === 0));
  const learned = known ? opinion.category() : undefined;
  return { ...judge(counted, weights, settled, learned), doubtful };
}

/** What the words alone say of a text: what the model is told of it, and the whole verdict where there is no model. */
export function look(spotted: readonly Spotted[], named: boolean) {
  const counted = distinct(spotted);
  const weights = weigh(counted);
  const relevant = isRelevant(weights, named);
  const first: FirstReading = { relevant, negative: relevant && isNegative(weights) };
  return { counted, weights, first, evidence: evidenceOf(counted, weights, first) };
}

/** The verdict in full: what kind of matter it is and the reasons, which are always words that stand in the text. */
function judge(
  spotted: readonly Spotted[],
  weights: Weights,
  { relevant, negative }: FirstReading,
  learned?: Shares<Category>,
): Classified {
  const category = categoryOf(spotted, weights, { relevant, negative }, learned);
  return {
    relevant,
    negative,
    category,
    nature: natureOf[category],
    reasons: negative ? reasonsOf(spotted) : [],
    doubtful: false,
    hearsay: hearsayIn(spotted),
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

/** Complaint and rumour are what remains when nothing more telling is said. */
const vague: ReadonlySet<Category> = new Set(['dispute', 'rumor']);

/** What can be said of a hospital that is not against it: a refuted rumour too. */
const fair: ReadonlySet<Category> = new Set(['positive', 'neutral', 'rumor']);

function categoryOf(
  spotted: readonly Spotted[],
  weights: Weights,
  { relevant, negative }: FirstReading,
  learned?: Shares<Category>,
): Category {
  if (!relevant) return 'none';
  if (learned)
    return likeliest(
      learned,
      (category) =>
        category !== 'none' && (fair.has(category) !== negative || (negative && category === 'rumor')),
    );
  if (negative) return gravest(spotted, weights.lethal);
  if (weights.refuted) return 'rumor';
  return weights.praise > 1 ? 'positive' : 'neutral';
}

function likeliest(shares: Shares<Category>, mayBe: (category: Category) => boolean): Category {
  return [...shares]
    .filter(([category]) => mayBe(category))
    .reduce<readonly [Category, number]>(
      (best, each) => (each[1] > best[1] ? each : best),
      ['service', 0],
    )[0];
}

/** What the words of risk speak of most gravely; a complaint without any is about how one was treated. */
function gravest(spotted: readonly Spotted[], lethal: boolean): Category {
  const votes = new Map<Category, number>([['medical_safety', lethal ? 4 : 0]]);
  for (const { term } of spotted) {
    if (term.role !== 'risk') continue;
    const weight = term.weight ** 2 * (vague.has(term.category) ? 0.5 : 1);
    votes.set(term.category, (votes.get(term.category) ?? 0) + weight);
  }
  return likeliest(votes, () => true);
}

function reasonsOf(spotted: readonly Spotted[]): readonly ReasonCode[] {
  const given = new Set(
    spotted.flatMap(({ term }) => ('reason' in term && term.reason ? [term.reason] : [])),
  );
  return reasonCodes.filter((code) => given.has(code));
}

function hearsayIn(spotted: readonly Spotted[]): number {
  const told = spotted.reduce((sum, { term }) => sum + (term.role === 'hearsay' ? term.weight : 0), 0);
  return 1 / (1 + Math.exp(1 - told));
}
