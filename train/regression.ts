/** One answer as it is learned from: what was seen, whether it was so, and how much it counts. */
export interface Case {
  readonly values: readonly number[];
  readonly right: boolean;
  readonly weight: number;
}

const steps = 12;
const near = 1e-4;
/** The first weight is everybody's and hardly pulled to nothing. */
const freely = 1e-3;

/** Logistic regression by Newton's method, weights pulled to nothing by `decay`: the same cases give the same weights. */
export function regression(
  cases: readonly Case[],
  decay: number,
  from?: readonly number[],
): readonly number[] {
  const size = cases[0]?.values.length ?? 0;
  const weights = Float64Array.from({ length: size }, (_, at) => from?.[at] ?? 0);
  for (let step = 0; step < steps; step++) {
    const { slope, bend } = slopesAt(weights, cases, decay);
    const change = solved(bend, slope);
    for (let at = 0; at < size; at++) weights[at] = get(weights, at) - get(change, at);
    if (Math.max(...change.map(Math.abs)) < near) break;
  }
  return [...weights];
}

/** First and second derivatives; of the second, the lower half. */
function slopesAt(weights: Float64Array, cases: readonly Case[], decay: number) {
  const size = weights.length;
  const pull = (at: number) => (at === 0 ? freely : decay);
  const slope = weights.map((weight, at) => pull(at) * weight);
  const bend = Array.from({ length: size }, (_, at) => {
    const row = new Float64Array(size);
    row[at] = pull(at);
    return row;
  });
  for (const each of cases) learn(each, weights, slope, bend);
  return { slope, bend };
}

/** What one answer adds to both. */
function learn(
  { values, right, weight }: Case,
  weights: Float64Array,
  slope: Float64Array,
  bend: readonly Float64Array[],
): void {
  const seen = values.flatMap((value, at) => (value === 0 ? [] : [at]));
  const score = seen.reduce((all, at) => all + (values[at] ?? 0) * get(weights, at), 0);
  const chance = 1 / (1 + Math.exp(-score));
  for (const at of seen) {
    const value = (values[at] ?? 0) * weight;
    slope[at] = get(slope, at) + (chance - Number(right)) * value;
    const row = bend[at] ?? slope;
    for (const to of seen) {
      if (to <= at) row[to] = get(row, to) + chance * (1 - chance) * value * (values[to] ?? 0);
    }
  }
}

/** The change that takes the slope to nothing, by Cholesky's parts. */
function solved(bend: readonly Float64Array[], slope: Float64Array): Float64Array {
  const size = slope.length;
  const row = (at: number) => bend[at] ?? slope;
  for (let at = 0; at < size; at++) {
    for (let to = 0; to <= at; to++) {
      const rest = get(row(at), to) - product(row(at), row(to), to);
      row(at)[to] = to === at ? Math.sqrt(Math.max(rest, 1e-9)) : rest / get(row(to), to);
    }
  }
  const change = slope.slice();
  for (let at = 0; at < size; at++) {
    change[at] = (get(change, at) - product(row(at), change, at)) / get(row(at), at);
  }
  for (let at = size - 1; at >= 0; at--) {
    const below = Array.from({ length: size - at - 1 }, (_, more) => at + 1 + more);
    const rest = below.reduce((all, each) => all + get(row(each), at) * get(change, each), 0);
    change[at] = (get(change, at) - rest) / get(row(at), at);
  }
  return change;
}

/** Of the first so many. */
function product(a: Float64Array, b: Float64Array, size: number): number {
  let all = 0;
  for (let at = 0; at < size; at++) all += get(a, at) * get(b, at);
  return all;
}

function get(list: Float64Array, at: number): number {
  return list[at] ?? 0;
}
