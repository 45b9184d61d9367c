/** A sentence as it is learned from: which signs it has, and whether somebody can be told by it. */
export interface Told {
  /** Places among all signs; the first, which all have, is left out. */
  readonly signs: readonly number[];
  readonly right: boolean;
}

const steps = 12;
const turns = 40;
const near = 1e-3;
/** The first weight is everybody's and hardly pulled to nothing. */
const freely = 1e-3;

/**
 * Logistic regression on thousands of signs of which a sentence has some hundred: Newton's steps, each found by conjugate
 * gradients. Weights are pulled to nothing by `decay`; the same cases give the same weights.
 */
export function fitted(cases: readonly Told[], size: number, decay: number): Float64Array {
  const all = cases.map(({ signs, right }) => ({ right, signs: Int32Array.from([0, ...signs]) }));
  const pulls = new Float64Array(size).fill(decay);
  pulls[0] = freely;
  const weights = new Float64Array(size);
  for (let step = 0; step < steps; step++) {
    const slope = weights.map((weight, at) => weight * get(pulls, at));
    const bends = all.map(({ signs, right }) => {
      const chance = 1 / (1 + Math.exp(-sum(weights, signs)));
      add(slope, signs, chance - Number(right));
      return chance * (1 - chance);
    });
    const change = solved(all, bends, pulls, slope);
    for (let at = 0; at < size; at++) weights[at] = get(weights, at) - get(change, at);
    if (largest(change) < near) break;
  }
  return weights;
}

interface Seen {
  readonly signs: Int32Array;
}

/** The change that takes the slope to nothing. */
function solved(all: readonly Seen[], bends: readonly number[], pulls: Float64Array, slope: Float64Array) {
  const change = new Float64Array(slope.length);
  const rest = slope.slice();
  const diagonal = pulls.slice();
  for (const [at, { signs }] of all.entries()) add(diagonal, signs, bends[at] ?? 0);
  const eased = () => rest.map((value, at) => value / get(diagonal, at));
  let way = eased();
  let left = product(rest, way);
  for (let turn = 0; turn < turns && largest(rest) >= near; turn++) {
    const bent = way.map((value, at) => value * get(pulls, at));
    for (const [at, { signs }] of all.entries()) add(bent, signs, (bends[at] ?? 0) * sum(way, signs));
    const far = left / product(way, bent);
    for (let at = 0; at < change.length; at++) {
      change[at] = get(change, at) + far * get(way, at);
      rest[at] = get(rest, at) - far * get(bent, at);
    }
    const next = eased();
    const now = product(rest, next);
    way = way.map((value, at) => get(next, at) + (now / left) * value);
    left = now;
  }
  return change;
}

/** What the weights of some signs come to. */
export function sum(weights: Float64Array, signs: Int32Array | readonly number[]): number {
  let all = 0;
  for (const sign of signs) all += get(weights, sign);
  return all;
}

function add(to: Float64Array, signs: Int32Array, value: number): void {
  for (const sign of signs) to[sign] = get(to, sign) + value;
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((all, value, at) => all + value * get(b, at), 0);
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function get(list: Float64Array, at: number): number {
  return list[at] ?? 0;
}
