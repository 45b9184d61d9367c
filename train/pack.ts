import type { Model } from '../src/triage/model/model.ts';
import type { Fitted } from './fit.ts';

/** What stands for no weight at all in a byte. */
const nought = 128;
const heaviest = 127;

/** Weights of some labels, in whole steps of `scale`: as many numbers to a bucket as there are labels but the last. */
interface Steps {
  readonly steps: Int8Array;
  readonly width: number;
  readonly scale: number;
}

/** The model as it is shipped: four weights to a number, one byte each. */
export function packed(mood: Fitted, stance: Fitted, category: Fitted): Model {
  const [feeling, standing, matter] = [inSteps(mood), inSteps(stance), inSteps(category)];
  const four = (at: number) => [
    byte(feeling, at, 0),
    byte(feeling, at, 1),
    byte(standing, at, 0),
    byte(standing, at, 1),
  ];
  const kinds = (from: number) => (at: number) => [0, 1, 2, 3].map((place) => byte(matter, at, from + place));
  return {
    feelings: table(feeling.steps.length / feeling.width, four),
    matters: [0, 4, 8, 12].map((from) => table(matter.steps.length / matter.width, kinds(from))),
    mood: { scale: feeling.scale, evidence: mood.evidence, bias: mood.bias },
    stance: { scale: standing.scale, evidence: stance.evidence, bias: stance.bias },
    category: { scale: matter.scale, evidence: category.evidence, bias: category.bias },
  };
}

/** The few weights that would not fit are as heavy as a weight can be. */
function inSteps({ runs, bias }: Fitted): Steps {
  const labels = bias.length;
  const width = labels - 1;
  const weights = new Float32Array((runs.length / labels) * width);
  for (let at = 0; at < weights.length; at++) {
    const row = Math.floor(at / width) * labels;
    weights[at] = (runs[row + (at % width)] ?? 0) - (runs[row + width] ?? 0);
  }
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const scale = Number(((sizes[Math.floor(sizes.length * 0.9999)] ?? 1) / heaviest).toPrecision(6));
  const steps = Int8Array.from(weights, (weight) =>
    Math.max(-heaviest, Math.min(heaviest, Math.round(weight / scale))),
  );
  return { steps, width, scale };
}

function byte({ steps, width }: Steps, bucket: number, label: number): number {
  return nought + (label < width ? (steps[bucket * width + label] ?? 0) : 0);
}

function table(length: number, four: (bucket: number) => readonly number[]): Int32Array {
  return Int32Array.from({ length }, (_, bucket) => {
    const [a = nought, b = nought, c = nought, d = nought] = four(bucket);
    return a | (b << 8) | (c << 16) | (d << 24);
  });
}
