import type { Nature } from '../incident/incident.ts';
import { type ReasonCode, reasonCodes } from '../incident/language.ts';
import { type Category, natureOf } from './lexicon/categories.ts';
import type { Term } from './lexicon/term.ts';

/** A lexicon word found in a text: folded indexes, half open. */
export interface Spotted {
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
  readonly domain: number;
  readonly risk: number;
  readonly mild: number;
  readonly praise: number;
  readonly refuted: number;
  readonly aside: number;
  readonly byCategory: ReadonlyMap<Category, number>;
}

/**
 * Judges one text by the lexicon words in it; whether it names a unit of ours is not asked here. Words count once each and with falling weight, so that a long text is not grave for its length.
 */
export function classify(spotted: readonly Spotted[]): Classified {
  const counted = distinct(spotted);
  const weights = weigh(counted);
  const relevant = isRelevant(weights);
  const negative = relevant && isNegative(weights);
  const category = categoryOf(weights, relevant, negative);
  return {
    relevant,
    negative,
    category,
    nature: natureOf[category],
    reasons: negative ? reasonsOf(counted) : [],
  };
}

function distinct(spotted: readonly Spotted[]): readonly Spotted[] {
  const seen = new Set<string>();
  return spotted.filter(({ term, start, end }) => {
    const key = `${term.role}:${start}:${end}`;
    const inside = spotted.some(
      (other) =>
        other.term.role === term.role &&
        other.start <= start &&
        end <= other.end &&
        other.end - other.start > end - start,
    );
    if (inside || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function weigh(spotted: readonly Spotted[]): Weights {
  const weightsOf = (role: Term['role']) =>
    spotted.flatMap(({ term }) => (term.role === role ? [term.weight] : []));
  const risks = weightsOf('risk');
  const byCategory = new Map<Category, number>();
  for (const { term } of spotted) {
    if (term.role !== 'risk') continue;
    byCategory.set(term.category, (byCategory.get(term.category) ?? 0) + term.weight);
  }
  return {
    domain: topHeavy(weightsOf('domain')),
    risk: topHeavy(risks.filter((weight) => weight > 1)) + sum(weightsOf('fact')) / 2,
    mild: risks.filter((weight) => weight === 1).length,
    praise: sum(weightsOf('praise')),
    refuted: sum(weightsOf('refuted')),
    aside: topHeavy(weightsOf('aside')),
    byCategory,
  };
}

/** The heaviest, and half a point for each further one: many words do not make a text graver than its worst word by much. */
function topHeavy(weights: readonly number[]): number {
  return weights.length === 0 ? 0 : Math.max(...weights) + (weights.length - 1) / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function isRelevant({ domain, risk, mild, praise, aside }: Weights): boolean {
  const stance = Math.min(2, risk / 2 + mild / 2 + praise / 2);
  return domain > 0 && domain + stance - aside >= 2.5;
}

function isNegative({ risk, mild, praise, refuted }: Weights): boolean {
  return risk + mild - praise * 0.75 - refuted >= 1.5;
}

function categoryOf(
  { byCategory, praise, refuted }: Weights,
  relevant: boolean,
  negative: boolean,
): Category {
  if (!relevant) return 'none';
  if (!negative) return refuted > 0 ? 'rumor' : praise > 0 ? 'positive' : 'neutral';
  const [first] = [...byCategory].sort(([, a], [, b]) => b - a);
  return first?.[0] ?? 'dispute';
}

function reasonsOf(spotted: readonly Spotted[]): readonly ReasonCode[] {
  const given = new Set(
    spotted.flatMap(({ term }) => ('reason' in term && term.reason ? [term.reason] : [])),
  );
  return reasonCodes.filter((code) => given.has(code));
}
