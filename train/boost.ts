import type { Case } from './regression.ts';

/** A full binary tree, level by level: which sign each fork asks, where it parts, and what its leaves add. */
export interface Tree {
  readonly signs: readonly number[];
  readonly above: readonly number[];
  readonly leaves: readonly number[];
}

export interface Boosting {
  readonly trees: number;
  readonly depth: number;
  readonly pace: number;
  /** How much pulls a leaf to nothing. */
  readonly decay: number;
  /** The least that a leaf must weigh. */
  readonly least: number;
  /** The share of signs that one tree may ask, … */
  readonly asked: number;
  /** … and the share of cases that it sees. */
  readonly seen: number;
}

const bins = 16;

/** Trees that mend one after another what those before got wrong, from `before` on: the same cases give the same trees. */
export function boosted(
  cases: readonly Case[],
  before: readonly number[],
  { trees, depth, pace, decay, least, asked, seen }: Boosting,
): readonly Tree[] {
  const { cuts, binned } = binnedFrom(cases);
  const score = Float64Array.from(before);
  const [slope, bend] = [new Float64Array(cases.length), new Float64Array(cases.length)];
  const chance = chances(1);
  return Array.from({ length: trees }, () => {
    turnTo(score, cases, slope, bend);
    for (let at = 0; at < cases.length; at++) if (chance() >= seen) [slope[at], bend[at]] = [0, 0];
    const open = cuts.flatMap((_, sign) => (chance() < asked ? [sign] : []));
    const place = new Uint16Array(cases.length);
    const forks = Array.from({ length: depth }, (_, level) => {
      const here = bestForks({ open, binned, place, slope, bend, decay, least, nodes: 2 ** level });
      part(place, here, binned);
      return here;
    }).flat();
    const leaves = leavesOf(place, slope, bend, 2 ** depth, decay).map((value) => value * pace);
    for (const [at, leaf] of place.entries()) score[at] = (score[at] ?? 0) + (leaves[leaf] ?? 0);
    return {
      signs: forks.map(({ sign }) => sign),
      above: forks.map(({ sign, bin }) => cuts[sign]?.[bin] ?? Number.MAX_VALUE),
      leaves,
    };
  });
}

/** The slope and the bend of what is still wrong in each case. */
function turnTo(score: Float64Array, cases: readonly Case[], slope: Float64Array, bend: Float64Array): void {
  for (const [at, { right, weight }] of cases.entries()) {
    const likely = 1 / (1 + Math.exp(-(score[at] ?? 0)));
    slope[at] = (likely - Number(right)) * weight;
    bend[at] = Math.max(likely * (1 - likely), 1e-6) * weight;
  }
}

interface Fork {
  readonly gain: number;
  readonly sign: number;
  readonly bin: number;
}

/** Sends each case on from where it stands. */
function part(place: Uint16Array, forks: readonly Fork[], binned: readonly Uint8Array[]): void {
  for (const [at, from] of place.entries()) {
    const fork = forks[from];
    const right = fork !== undefined && (binned[fork.sign]?.[at] ?? 0) > fork.bin;
    place[at] = from * 2 + Number(right);
  }
}

/** What some trees say of some values. */
export function grown(trees: readonly Tree[], values: readonly number[]): number {
  let sum = 0;
  for (const { signs, above, leaves } of trees) {
    let at = 0;
    while (at < signs.length) at = at * 2 + ((values[signs[at] ?? 0] ?? 0) > (above[at] ?? 0) ? 2 : 1);
    sum += leaves[at - signs.length] ?? 0;
  }
  return sum;
}

interface Search {
  readonly open: readonly number[];
  readonly binned: readonly Uint8Array[];
  readonly place: Uint16Array;
  readonly slope: Float64Array;
  readonly bend: Float64Array;
  readonly decay: number;
  readonly least: number;
  readonly nodes: number;
}

/** Nothing to part: all go left. */
const nowhere: Fork = { gain: 1e-6, sign: 0, bin: bins };

function bestForks(search: Search): readonly Fork[] {
  const best = Array.from({ length: search.nodes }, () => nowhere);
  const [slopes, bends] = [new Float64Array(search.nodes * bins), new Float64Array(search.nodes * bins)];
  for (const sign of search.open) {
    fill(search, sign, slopes, bends);
    for (let node = 0; node < search.nodes; node++) {
      const [from, to] = [node * bins, (node + 1) * bins];
      const fork = bestIn(slopes.subarray(from, to), bends.subarray(from, to), search);
      if (fork.gain > (best[node]?.gain ?? 0)) best[node] = { ...fork, sign };
    }
  }
  return best;
}

/** Slopes and bends of each node, by the steps of one sign. */
function fill(
  { binned, place, slope, bend }: Search,
  sign: number,
  slopes: Float64Array,
  bends: Float64Array,
) {
  slopes.fill(0);
  bends.fill(0);
  const steps = binned[sign] ?? new Uint8Array();
  for (let at = 0; at < steps.length; at++) {
    const cell = (place[at] ?? 0) * bins + (steps[at] ?? 0);
    slopes[cell] = (slopes[cell] ?? 0) + (slope[at] ?? 0);
    bends[cell] = (bends[cell] ?? 0) + (bend[at] ?? 0);
  }
}

/** Behind which step it is best to part. */
function bestIn(slopes: Float64Array, bends: Float64Array, { decay, least }: Search) {
  const [allSlope, allBend] = [slopes.reduce((a, b) => a + b, 0), bends.reduce((a, b) => a + b, 0)];
  const worth = (slope: number, bend: number) => slope ** 2 / (bend + decay);
  let best = { gain: 0, bin: bins };
  let [left, weight] = [0, 0];
  for (let bin = 0; bin < bins - 1; bin++) {
    left += slopes[bin] ?? 0;
    weight += bends[bin] ?? 0;
    if (weight < least || allBend - weight < least) continue;
    const gain = worth(left, weight) + worth(allSlope - left, allBend - weight) - worth(allSlope, allBend);
    if (gain > best.gain) best = { gain, bin };
  }
  return best;
}

function leavesOf(
  place: Uint16Array,
  slope: Float64Array,
  bend: Float64Array,
  many: number,
  decay: number,
): number[] {
  const [g, h] = [new Float64Array(many), new Float64Array(many)];
  for (const [at, leaf] of place.entries()) {
    g[leaf] = (g[leaf] ?? 0) + (slope[at] ?? 0);
    h[leaf] = (h[leaf] ?? 0) + (bend[at] ?? 0);
  }
  return Array.from(g, (sum, leaf) => -sum / ((h[leaf] ?? 0) + decay));
}

/** Each sign's values in at most so many steps, and where one ends. */
function binnedFrom(cases: readonly Case[]) {
  const size = cases[0]?.values.length ?? 0;
  const cuts = Array.from({ length: size }, (_, sign) => {
    const values = [...new Set(cases.map(({ values: each }) => each[sign] ?? 0))].sort((a, b) => a - b);
    const ends = values.slice(1).map((value, at) => (value + (values[at] ?? 0)) / 2);
    if (ends.length < bins) return ends;
    const all = cases.map(({ values: each }) => each[sign] ?? 0).sort((a, b) => a - b);
    return [
      ...new Set(
        Array.from({ length: bins - 1 }, (_, at) => all[Math.floor(((at + 1) * all.length) / bins)] ?? 0),
      ),
    ];
  });
  const binned = cuts.map((ends, sign) =>
    Uint8Array.from(cases, ({ values }) => {
      const value = values[sign] ?? 0;
      const at = ends.findIndex((end) => value <= end);
      return at < 0 ? ends.length : at;
    }),
  );
  return { cuts, binned };
}

/** The same row of chances each time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
