/** Seeded chance (mulberry32): a run that found something can be had again. 0 ≤ x < 1. */
export function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `from` up to but without `to`. */
export function between(dice: () => number, from: number, to: number): number {
  return from + Math.floor(dice() * (to - from));
}
