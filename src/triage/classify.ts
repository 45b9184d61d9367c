import type { Nature } from '../incident/incident.ts';
import { type ReasonCode, reasonCodes } from '../incident/language.ts';
import { type Category, natureOf } from './lexicon/categories.ts';
import type { Term } from './lexicon/term.ts';
import { outermost } from './match.ts';

/** A lexicon word found in a text: folded indexes, half open. */
export interface Spotted {
  /** Index into the lexicon. */
  readonly word: number;
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

export interface Classified {
  /** About a hospital's conduct, safety, cost, staff or praise. */
  readonly relevant: boolean;
  readonly negative: boolean;
  readonly category: Category;
  readonly nature: Nature;
  readonly reasons: readonly ReasonCode[];
}

/** What the words of one text weigh together. */
interface Weights {
  /** How surely a hospital is spoken of. */
  readonly domain: number;
  /** The gravest risk and half a point for each further one. */
  readonly risk: number;
  /** A risk that can only happen in a hospital. */
  readonly own: boolean;
  readonly mild: number;
  readonly praise: number;
  readonly refuted: boolean;
  readonly surelyAside: boolean;
  readonly asides: number;
  /** A death beside something done to the sick. */
  readonly lethal: boolean;
}

/**
 * Judges one text by the lexicon words in it. `named` = it names a unit of ours: then it concerns us unless the words
 * say plainly that it is about something else. Words count once each and with falling weight, so that a long text is not grave for its length.
 */
export function classify(spotted: readonly Spotted[], named: boolean): Classified {
  const counted = distinct(spotted);
  const weights = weigh(counted);
  const relevant = isRelevant(weights, named);
  const negative = relevant && isNegative(weights);
  const category = categoryOf(counted, weights, relevant, negative);
  return {
    relevant,
    negative,
    category,
    nature: natureOf[category],
    reasons: negative ? reasonsOf(counted) : [],
  };
}

/** Each word once, and no word inside a longer one of its role: 不实信息 is not 不实 again. */
function distinct(spotted: readonly Spotted[]): readonly Spotted[] {
  const byRole = Map.groupBy(spotted, ({ term }) => term.role);
  const outer = [...byRole.values()].flatMap((group) => outermost(group));
  return [...new Map(outer.map((each) => [each.word, each])).values()];
}

function weigh(spotted: readonly Spotted[]): Weights {
  const terms = spotted.map(({ term }) => term);
  const weightsOf = (role: 'risk' | 'domain' | 'praise') =>
    terms.flatMap((term) => (term.role === role ? [term.weight] : []));
  const risks = weightsOf('risk');
  const asides = terms.flatMap((term) => (term.role === 'aside' ? [term] : []));
  return {
    domain: topHeavy(weightsOf('domain')),
    risk: topHeavy(risks.filter((weight) => weight > 1)),
    own: risks.includes(3),
    mild: risks.filter((weight) => weight === 1).length,
    praise: weightsOf('praise').reduce((total: number, weight) => total + weight, 0),
    refuted: terms.some(({ role }) => role === 'refuted'),
    surelyAside: asides.some(({ sure }) => sure),
    asides: asides.length,
    lethal:
      terms.some((term) => term.role === 'fact' && term.reason === 'death') &&
      weightsOf('domain').includes(1),
  };
}

/** The heaviest, and half a point for each further one: many words are not much graver than the worst of them. */
function topHeavy(weights: readonly number[]): number {
  return weights.length === 0 ? 0 : Math.max(...weights) + (weights.length - 1) / 2;
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

function categoryOf(
  spotted: readonly Spotted[],
  weights: Weights,
  relevant: boolean,
  negative: boolean,
): Category {
  if (!relevant) return 'none';
  if (negative) return gravest(spotted, weights.lethal);
  if (weights.refuted) return 'rumor';
  return weights.praise > 1 ? 'positive' : 'neutral';
}

function gravest(spotted: readonly Spotted[], lethal: boolean): Category {
  const votes = new Map<Category, number>([['medical_safety', lethal ? 4 : 0]]);
  for (const { term } of spotted) {
    if (term.role !== 'risk') continue;
    const weight = term.weight ** 2 * (vague.has(term.category) ? 0.5 : 1);
    votes.set(term.category, (votes.get(term.category) ?? 0) + weight);
  }
  return [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best), [
    'medical_safety',
    0,
  ] as const)[0];
}

function reasonsOf(spotted: readonly Spotted[]): readonly ReasonCode[] {
  const given = new Set(
    spotted.flatMap(({ term }) => ('reason' in term && term.reason ? [term.reason] : [])),
  );
  return reasonCodes.filter((code) => given.has(code));
}
