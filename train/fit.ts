/** One labelled text as the model sees it. */
export interface Example {
  readonly buckets: Uint32Array;
  readonly evidence: readonly number[];
  /** Index of the right label. */
  readonly label: number;
  /** The labels it was chosen among, as indexes: a set with two labels says nothing of a third. */
  readonly among: readonly number[];
  readonly weight: number;
  /** The set it is from: each has a bias of its own, so that one set's share of complaints is not learned as a word's. */
  readonly group: string;
}

export interface Plan {
  /** How many answers there are. */
  readonly labels: number;
  /** The logarithm of the buckets that are learned, and of those the examples were cut into. */
  readonly bits: number;
  readonly cutBits: number;
  readonly evidence: number;
  readonly epochs: number;
  readonly rate: number;
  /** Whose bias the shipped head has. */
  readonly biasOf: string;
  /** In whose orders the examples are learned: what is learned from each is one voice of the mean. */
  readonly seeds: readonly number[];
}

/** The weights while they are learned, with the sum of squared gradients of each. */
interface Learned {
  readonly weights: Float32Array;
  readonly squares: Float32Array;
}

/** What one question's weights are before they are made small: for each bucket and each piece of evidence one per label. */
export interface Fitted {
  readonly runs: Float32Array;
  readonly evidence: Float32Array;
  readonly bias: Float32Array;
}

/** Rounds whose weights are not averaged yet: they are still on their way. */
const warmUp = 2;

/** Softmax regression by AdaGrad, the mean of several learners. The same examples and plan give the same weights to the bit. */
export function fit(examples: readonly Example[], plan: Plan): Fitted {
  const mean: Fitted = {
    runs: new Float32Array(plan.labels * 2 ** plan.bits),
    evidence: new Float32Array(plan.labels * plan.evidence),
    bias: new Float32Array(plan.labels),
  };
  for (const seed of plan.seeds) {
    const one = learned(examples, plan, seed);
    add(mean.runs, one.runs, 1 / plan.seeds.length);
    add(mean.evidence, one.evidence, 1 / plan.seeds.length);
    add(mean.bias, one.bias, 1 / plan.seeds.length);
  }
  return mean;
}

/** What one learner knows: its weights are averaged over the rounds. */
function learned(examples: readonly Example[], plan: Plan, seed: number): Fitted {
  const width = plan.labels;
  const coarser = plan.cutBits - plan.bits;
  const runs = learning(width * 2 ** plan.bits, 1e-2);
  const pieces = learning(width * plan.evidence, 1);
  const biases = new Map(examples.map(({ group }) => [group, new Float32Array(width)]));
  const dice = diceOf(seed);
  const order = examples.map((_, at) => at);
  const sums = new Float32Array(runs.weights.length);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    shuffle(order, dice);
    for (const at of order) {
      const example = examples[at];
      const bias = example && biases.get(example.group);
      if (example && bias) step(example, { runs, pieces, bias, width, coarser, rate: plan.rate });
    }
    if (epoch >= warmUp) add(sums, runs.weights, 1 / (plan.epochs - warmUp));
  }
  const bias = biases.get(plan.biasOf) ?? new Float32Array(width);
  return { runs: sums, evidence: pieces.weights, bias };
}

interface Step {
  readonly runs: Learned;
  readonly pieces: Learned;
  readonly bias: Float32Array;
  readonly width: number;
  readonly coarser: number;
  readonly rate: number;
}

function step(example: Example, { runs, pieces, bias, width, coarser, rate }: Step): void {
  const { buckets, evidence, among, weight } = example;
  if (buckets.length === 0) return;
  const each = 1 / Math.sqrt(buckets.length);
  const errors = errorsOf(example, (label) => {
    let sum = 0;
    for (let at = 0; at < buckets.length; at++) {
      sum += runs.weights[((buckets[at] ?? 0) >>> coarser) * width + label] ?? 0;
    }
    let total = sum * each + (bias[label] ?? 0);
    for (const piece of evidence) total += pieces.weights[piece * width + label] ?? 0;
    return total;
  });
  for (const [at, label] of among.entries()) {
    const error = (errors[at] ?? 0) * weight;
    bias[label] = (bias[label] ?? 0) - 0.05 * rate * error;
    for (const piece of evidence) move(pieces, piece * width + label, error, 0.3 * rate);
    for (let place = 0; place < buckets.length; place++) {
      move(runs, ((buckets[place] ?? 0) >>> coarser) * width + label, error * each, rate);
    }
  }
}

/** For each label it may be: how much likelier the model thinks it than it is. */
function errorsOf({ among, label }: Example, totalOf: (label: number) => number): readonly number[] {
  const totals = among.map(totalOf);
  const most = Math.max(...totals);
  const powers = totals.map((total) => Math.exp(total - most));
  const sum = powers.reduce((all, one) => all + one, 0);
  return powers.map((power, at) => power / sum - (among[at] === label ? 1 : 0));
}

function move({ weights, squares }: Learned, at: number, gradient: number, rate: number): void {
  const square = (squares[at] ?? 0) + gradient * gradient;
  squares[at] = square;
  weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(square);
}

function add(sums: Float32Array, weights: Float32Array, share: number): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + share * (weights[at] ?? 0);
}

function learning(length: number, start: number): Learned {
  return { weights: new Float32Array(length), squares: new Float32Array(length).fill(start) };
}

/** The same row of numbers 0 … 1 for the same seed. */
function diceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: number[], dice: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(dice() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}
