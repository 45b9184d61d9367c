import type { Mark, Told } from './tell.ts';

/** What words of the frame tell, as a share of what they would. */
export const framed = 0.2;
/** What it tells that a name is held back here and begins alike there. */
export const veiledWeight = 5;
/** What tells less is no reason to look at a text. */
const leading = 1.5;
const leadingFramed = 4.5;
/** A text is found by so many of its rarest words, and by so many names that may be in it. */
const several = 20;
const fewNames = 4;
/** It looks for others by fewer than it is found by: looking costs as much as being written down. */
const fewer = 12;

const surname = 2 ** 35;
/** Keys of names held back begin here. */
export const veil = 2 ** 36;

/** A key that may lead to texts of the same matter, and what it would prove. */
export interface Lead {
  readonly key: number;
  readonly weight: number;
}

interface Leads {
  readonly found: readonly number[];
  readonly asked: readonly Lead[];
}

const leadsRead = new WeakMap<Told, Leads>();

/** The keys under which a text is found again: what tells most. */
export function leadsOf(told: Told): readonly number[] {
  return leadsIn(told).found;
}

/** The keys under which a text looks for others: who is veiled here may be named there, and the other way round. */
export function asksOf(told: Told): readonly Lead[] {
  return leadsIn(told).asked;
}

/** One text is asked for them several times. */
function leadsIn(told: Told): Leads {
  const before = leadsRead.get(told);
  if (before) return before;
  const words = rarest(told);
  const veiled = [...told.veiled];
  const surnames = [...told.surnames];
  const leads = {
    found: [
      ...words.map(({ key }) => key),
      ...veiled.map((letter) => veil + letter),
      ...[...new Set([...veiled, ...surnames])].slice(0, fewNames).map((letter) => surname + letter),
    ],
    asked: [
      ...words.slice(0, fewer),
      ...veiled.map((letter) => ({ key: surname + letter, weight: veiledWeight })),
      ...surnames.slice(0, fewNames).map((letter) => ({ key: veil + letter, weight: veiledWeight })),
    ],
  };
  leadsRead.set(told, leads);
  return leads;
}

/** Among equals the same ones in every text that has them, or two long texts would lead past each other. */
function rarest({ marks }: Told): readonly Lead[] {
  const best: Ranked[] = [];
  for (const mark of marks) if (leads(mark)) offer(best, mark);
  return best.map(({ mark: { key, weight }, topical }) => ({
    key,
    weight: topical ? weight : weight * framed,
  }));
}

interface Ranked {
  readonly mark: Mark;
  readonly place: number;
  topical: boolean;
}

/** Keeps the best few in order, each key once: of the topic, where it is once. */
function offer(best: Ranked[], mark: Mark): void {
  const place = scrambled(mark.key);
  let at = best.length;
  for (; at > 0; at--) {
    const other = best[at - 1];
    if (!other || isBefore(other, mark, place)) break;
    if (other.mark.key !== mark.key) continue;
    other.topical ||= mark.topical;
    return;
  }
  if (at >= several) return;
  best.splice(at, 0, { mark, place, topical: mark.topical });
  if (best.length > several) best.pop();
}

function isBefore({ mark, place }: Ranked, { key, weight }: Mark, scrambledKey: number): boolean {
  if (mark.weight !== weight) return mark.weight > weight;
  return place === scrambledKey ? mark.key !== key : place < scrambledKey;
}

function scrambled(key: number): number {
  return Math.imul(key % 0xffff_fffb, 0x9e37_79b1) >>> 0;
}

function leads({ weight, topical }: Mark): boolean {
  return weight >= (topical ? leading : leadingFramed);
}
