import { type Hits, inOrder } from '../hits.ts';
import { lexicon } from './lexicon.ts';
import { kindCount, kindOf, kinds, roleCount, roleOf, weightOf } from './scale.ts';

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
  /** Passed on without a source; below 0, told by one who answers for it. */
  readonly hearsay: number;
}

/** By word, the last text it was found in: words are counted once without a set being made for every text. */
const lastSeen = new Uint32Array(lexicon.length);
let text = 0;
/** By role, how far the words so far reach, and where the one that reaches farthest begins. */
const reach = new Int32Array(roleCount);
const since = new Int32Array(roleCount);

/**
 * The words that count, by index, each once, and no word inside a longer one of its role: 不实信息 is not 不实 again. The
 * hits are those of words alone, their patterns indexes into the lexicon.
 */
export function distinct(hits: Hits): readonly number[] {
  const { numbers, length } = inOrder(hits);
  const words: number[] = [];
  nextText();
  reach.fill(0);
  for (let from = 0; from < length; ) {
    const to = endOfStart(numbers, from, length);
    // Of places with one start, the longest first.
    for (let at = to - 3; at >= from; at -= 3) {
      const word = numbers[at] ?? 0;
      if (isOutermost(word, numbers[at + 1] ?? 0, numbers[at + 2] ?? 0)) words.push(word);
    }
    from = to;
  }
  return words;
}

function endOfStart(numbers: Int32Array, from: number, length: number): number {
  const start = numbers[from + 1];
  let to = from + 3;
  while (to < length && numbers[to + 1] === start) to += 3;
  return to;
}

/** Seen in order: in no longer one of its role; false for a word that was seen before, too. */
function isOutermost(word: number, start: number, end: number): boolean {
  const role = roleOf[word] ?? 0;
  const farthest = reach[role] ?? 0;
  if (end < farthest || (end === farthest && start > (since[role] ?? 0))) return false;
  reach[role] = end;
  since[role] = start;
  const again = lastSeen[word] === text;
  lastSeen[word] = text;
  return !again;
}

/** Numbers run out after four thousand million texts; then all is forgotten. */
function nextText(): void {
  text = (text + 1) >>> 0;
  if (text === 0) lastSeen.fill(0);
  if (text === 0) text = 1;
}

/** By kind of word: how many, how heavy together, how heavy the heaviest. */
const count = new Int32Array(kindCount);
const sum = new Float64Array(kindCount);
const most = new Float64Array(kindCount);

/** Weighs words that `distinct` has left, each once and with falling weight, so that a long text is not grave for its length. */
export function weigh(words: readonly number[]): Weights {
  count.fill(0);
  sum.fill(0);
  most.fill(0);
  for (const word of words) {
    const kind = kindOf[word] ?? 0;
    const weight = weightOf[word] ?? 0;
    count[kind] = (count[kind] ?? 0) + 1;
    sum[kind] = (sum[kind] ?? 0) + weight;
    most[kind] = Math.max(most[kind] ?? 0, weight);
  }
  const [care, risks] = [many(kinds.care), many(kinds.risk)];
  const [sure, selling] = [many(kinds.sureAside), many(kinds.selling)];
  return {
    domain: topHeavy(Math.max(heaviest(kinds.care), heaviest(kinds.house)), care + many(kinds.house)),
    risk: topHeavy(heaviest(kinds.risk), risks),
    own: heaviest(kinds.risk) === 3,
    mild: many(kinds.mild),
    deeds: many(kinds.deed),
    praise: sum[kinds.praise] ?? 0,
    refuted: many(kinds.refuted) > 0,
    // An advertisement has more of the seller's words in it than of the harmed one's.
    surelyAside: sure > 0 || selling > risks,
    asides: many(kinds.aside) + sure + selling,
    lethal: many(kinds.death) > 0 && care > 0,
    hearsay: sum[kinds.hearsay] ?? 0,
  };
}

function many(kind: number): number {
  return count[kind] ?? 0;
}

function heaviest(kind: number): number {
  return most[kind] ?? 0;
}

/** The heaviest, and half a point for each further one: many words are not much graver than the worst of them. */
function topHeavy(heaviest: number, number: number): number {
  return number === 0 ? 0 : heaviest + (number - 1) / 2;
}
