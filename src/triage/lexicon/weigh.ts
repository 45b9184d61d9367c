import { outermost } from '../match.ts';
import type { Term } from './term.ts';

/** A lexicon word found in a text: folded indexes, half open. */
export interface Spotted {
  /** Index into the lexicon. */
  readonly word: number;
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

/** What the words of one text weigh together. */
export interface Weights {
  /** How surely a hospital is spoken of. */
  readonly domain: number;
  /** The gravest risk and half a point for each further one. */
  readonly risk: number;
  /** A risk that can only happen in a hospital. */
  readonly own: boolean;
  readonly mild: number;
  /** Deeds that are grave anywhere. */
  readonly deeds: number;
  readonly praise: number;
  readonly refuted: boolean;
  /** Whatever else stands in it; a complaint that speaks of a bargain or a vacancy is no advertisement. */
  readonly surelyAside: boolean;
  readonly asides: number;
  /** A death beside something done to the sick. */
  readonly lethal: boolean;
}

/** Each word once, and no word inside a longer one of its role: 不实信息 is not 不实 again. */
export function distinct(spotted: readonly Spotted[]): readonly Spotted[] {
  const byRole = Map.groupBy(spotted, ({ term }) => term.role);
  const outer = [...byRole.values()].flatMap((group) => outermost(group));
  return [...new Map(outer.map((each) => [each.word, each])).values()];
}

/** Weighs words that `distinct` has left, each once and with falling weight, so that a long text is not grave for its length. */
export function weigh(spotted: readonly Spotted[]): Weights {
  const terms = spotted.map(({ term }) => term);
  const weightsOf = (role: 'risk' | 'domain' | 'praise') =>
    terms.flatMap((term) => (term.role === role ? [term.weight] : []));
  const risks = weightsOf('risk');
  const asides = terms.flatMap((term) => (term.role === 'aside' ? [term] : []));
  return {
    domain: topHeavy(weightsOf('domain')),
    risk: topHeavy(risks.filter((weight) => weight > 1)),
    own: risks.includes(3),
    deeds: terms.filter(({ role }) => role === 'deed').length,
    mild: risks.filter((weight) => weight === 1).length,
    praise: weightsOf('praise').reduce((total: number, weight) => total + weight, 0),
    refuted: terms.some(({ role }) => role === 'refuted'),
    surelyAside: isSurelyAside(asides, risks.filter((weight) => weight > 1).length),
    asides: asides.length,
    lethal:
      terms.some((term) => term.role === 'fact' && term.reason === 'death') &&
      weightsOf('domain').includes(1),
  };
}

/** An advertisement has more of the seller's words in it than of the harmed one's. */
function isSurelyAside(asides: readonly Extract<Term, { role: 'aside' }>[], risks: number): boolean {
  const sure = asides.filter((each) => each.sure);
  const selling = sure.filter(({ what }) => what === 'advertisement').length;
  return sure.length > selling || selling > risks;
}

/** The heaviest, and half a point for each further one: many words are not much graver than the worst of them. */
function topHeavy(weights: readonly number[]): number {
  return weights.length === 0 ? 0 : Math.max(...weights) + (weights.length - 1) / 2;
}
