import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fitted, sum, type Told } from './identityFit.ts';
import { type Example, examplesOf, sets } from './identitySets.ts';

/**
 * Makes src/statement/check/identity/learned.ts: what the signs of a sentence by which a patient can be told weigh, learned
 * from sentences of our own. The same sets give the same weights. With `--check` it says how the weights of other hands do on
 * each hand, with `--check sets` how those of other sets do on each set, and writes nothing.
 */
const file = join(import.meta.dirname, '../src/statement/check/identity/learned.ts');
const decay = 2;
/** What a sentence must come to. The lower, the less is missed and the more is found that is none. */
const threshold = -0.5;
/** What weighs less is left out. */
const least = 0.05;
const folds = 8;
const marks = [0.8, 0.85, 0.9, 0.95];
const width = 280;

const { signs, examples } = examplesOf();

if (process.argv.includes('--check')) check(process.argv.includes('sets') ? bySet() : byHand());
else {
  const weights = fittedTo(examples);
  const rows = signs.flatMap((sign, at) => {
    const weight = (weights[at] ?? 0) - (at === 0 ? threshold : 0);
    return Math.abs(weight) < least ? [] : [`${sign} ${Number(weight.toFixed(2))}`];
  });
  write(rows);
  console.log(`learned ${rows.length} of ${signs.length} weights from ${examples.length} sentences`);
}

function fittedTo(rows: readonly Example[]): Float64Array {
  const cases = rows.flatMap(({ parts, right }) => parts.map((part): Told => ({ signs: part, right })));
  return fitted(cases, signs.length, decay);
}

function write(rows: readonly string[]): void {
  const lines: string[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (last === undefined || last.length + row.length > width) lines.push(row);
    else lines[lines.length - 1] = `${last} ${row}`;
  }
  const text = [
    '/** What each sign weighs: above nothing in all, a patient can be told by a sentence. Made by `node train/identities.ts`. */',
    'export const learned = `',
    ...lines,
    '`.trim();',
    '',
  ];
  writeFileSync(file, text.join('\n'));
}

type Within = (each: Example) => boolean;

function bySet(): readonly Within[] {
  return sets.map(
    (name) =>
      ({ set }) =>
        set === name,
  );
}

function byHand(): readonly Within[] {
  const hands = [...new Set(examples.map(({ hand }) => hand))];
  const fold = new Map(hands.map((hand, at) => [hand, at % folds]));
  return Array.from(
    { length: folds },
    (_, at) =>
      ({ hand }) =>
        fold.get(hand) === at,
  );
}

function check(parts: readonly Within[]): void {
  const scored = parts.flatMap((within) => {
    const weights = fittedTo(examples.filter((each) => !within(each)));
    return examples.filter(within).map(({ set, right, parts: own }) => ({
      ...{ set, right },
      score: Math.max(-99, ...own.map((part) => sum(weights, [0, ...part]))),
    }));
  });
  for (const name of [...sets, 'drafts', 'all']) {
    const rows = scored
      .filter(({ set }) => set === name || (name === 'all' && set !== 'drafts'))
      .sort((a, b) => b.score - a.score);
    tell(name, rows);
  }
}

interface Scored {
  readonly right: boolean;
  readonly score: number;
}

/** How precise it is where so much is found, and how both are at the threshold. */
function tell(name: string, rows: readonly Scored[]): void {
  const all = rows.filter(({ right }) => right).length;
  const found = rows.filter(({ score }) => score > threshold);
  const truly = found.filter(({ right }) => right).length;
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole).toFixed(3);
  let right = 0;
  const at: string[] = [];
  for (const [place, row] of rows.entries()) {
    right += Number(row.right);
    const recall = right / all;
    if (row.right && marks.some((mark) => recall >= mark && recall - 1 / all < mark))
      at.push(`${recall.toFixed(2)}: ${share(right, place + 1)} (${row.score.toFixed(2)})`);
  }
  console.log(
    `${name}, ${all} of ${rows.length}: ${share(truly, found.length)} / ${share(truly, all)}; recall: precision (threshold) ${at.join(' ')}`,
  );
}
