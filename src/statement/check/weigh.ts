import { learned } from './learned.ts';
import { learnedTrees } from './learnedTrees.ts';
import { learnedWords } from './learnedWords.ts';
import type { Signs } from './signs.ts';

const rows = learned.map((row) => row.split(' '));
const places = new Map(rows.map(([name = ''], at) => [name.replaceAll('_', ' '), at]));
const weights = Float64Array.from(rows, ([, weight]) => Number(weight));

/** Pieces of words by what they weigh. */
const words = new Map(
  learnedWords.flatMap((row) => {
    const [weight, pieces = ''] = row.split(' ');
    return pieces.split('|').map((piece): [string, number] => [piece, Number(weight) / 100]);
  }),
);
const anewAt = places.get('anew') ?? 0;

/** Full binary trees of one depth, level by level, one behind another: which sign each fork asks, above what it goes right. */
const forks = learnedTrees.flatMap((row) => row.slice(0, row.indexOf(' ')).split(','));
const leaves = Float64Array.from(
  learnedTrees.flatMap((row) => row.slice(row.indexOf(' ') + 1).split(',')),
  (leaf) => Number(leaf) / 1000,
);
const asked = Uint16Array.from(forks, (fork) => (fork === '-' ? 0 : Number(fork.split('>')[0])));
const above = Float64Array.from(forks, (fork) =>
  fork === '-' ? Number.MAX_VALUE : Number(fork.split('>')[1]),
);
const perTree = leaves.length === 0 ? 1 : forks.length / learnedTrees.length;

const values = new Float64Array(weights.length);

/** Above nothing: no fact says it. */
export function weigh(signs: Signs, anew: readonly string[]): number {
  values.fill(0);
  const said = wordsSay(anew);
  values[anewAt] = said;
  let sum = said * (weights[anewAt] ?? 0);
  for (const [sign, value] of signs) {
    const at = places.get(sign);
    if (at === undefined) continue;
    values[at] = value;
    sum += value * (weights[at] ?? 0);
  }
  return sum + grown(values);
}

/** What words that no fact has come to: the more of them are known, the less each counts. */
function wordsSay(pieces: readonly string[]): number {
  let [sum, heard] = [0, 0];
  for (const piece of pieces) {
    const weight = words.get(piece);
    if (weight === undefined) continue;
    sum += weight;
    heard += 1;
  }
  return heard === 0 ? 0 : sum / Math.sqrt(heard);
}

/** What all trees add. */
function grown(seen: Float64Array): number {
  let sum = 0;
  for (let first = 0, leaf = 0; first < asked.length; first += perTree, leaf += perTree + 1) {
    let at = 0;
    while (at < perTree) {
      const value = seen[asked[first + at] ?? 0] ?? 0;
      at = at * 2 + (value > (above[first + at] ?? 0) ? 2 : 1);
    }
    sum += leaves[leaf + at - perTree] ?? 0;
  }
  return sum;
}
