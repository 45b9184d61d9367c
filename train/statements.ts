import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tree } from './boost.ts';
import { fitted, fitting, readWith, scoreOf } from './statementFit.ts';
import { type Example, examplesOf, sets } from './statementSets.ts';
import type { Words } from './statementWords.ts';

/**
 * Makes src/statement/check/learned.ts, learnedTrees.ts and learnedWords.ts: what the signs of an unsupported claim weigh, one by
 * one and together, and what words do that no fact has, learned from sentences of our own. Only that a sentence has such a claim is labelled: which of its clauses it
 * is, each round takes from the last. The same sets give the same weights. With `--check` it says how the weights of other
 * hands do on each hand, with `--check sets` how those of other sets do on each set, and writes nothing.
 */
const folder = join(import.meta.dirname, '../src/statement/check');
/** What a sentence must come to. The lower, the less is missed and the more is found that is none. */
const threshold = -0.2;
const folds = 8;
const marks = [0.8, 0.85, 0.9, 0.95];
/** Letters of a line; trees are long, and a file has not too many lines. */
const width = { learned: 208, learnedTrees: 800, learnedWords: 208 };

const { signs, examples } = examplesOf();

if (process.argv.includes('--check')) check(process.argv.includes('sets') ? bySet() : byHand());
else {
  const { weights, trees, words } = fitted(examples, fitting);
  const rows = signs.map((sign, at) => {
    const weight = (weights[at] ?? 0) - (sign === 'always' ? threshold : 0);
    return `${sign.replaceAll(' ', '_')} ${Number(weight.toFixed(3))}`;
  });
  write(
    'learned',
    'What each sign weighs: above nothing in all, with what the trees add, a claim is one that no fact makes.',
    rows,
  );
  write(
    'learnedTrees',
    'What signs weigh together: in each tree 31 forks, which sign and above what, and 32 leaves in thousandths.',
    trees.map(rowOf),
  );
  write(
    'learnedWords',
    'What pieces of words weigh that a claim has and no fact: in hundredths, and the pieces that weigh so.',
    wordRows(words),
  );
  console.log(`learned ${signs.length} weights and ${trees.length} trees from ${examples.length} sentences`);
}

function rowOf({ signs: asked, above, leaves }: Tree): string {
  const forks = asked.map((sign, at) => {
    const end = above[at] ?? Number.MAX_VALUE;
    return end === Number.MAX_VALUE ? '-' : `${sign}>${Number(end.toFixed(4))}`;
  });
  return `${forks.join(',')} ${leaves.map((leaf) => Math.round(leaf * 1000)).join(',')}`;
}

/** The same weights together, from the least on; what weighs nothing is heard of all the same. */
function wordRows(words: Words): readonly string[] {
  const rows = new Map<number, string[]>();
  for (const [piece, weight] of words) {
    const at = Math.round(weight * 100);
    rows.set(at, [...(rows.get(at) ?? []), piece]);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([at, pieces]) => `${at} ${pieces.join('|')}`);
}

function write(name: keyof typeof width, told: string, rows: readonly string[]): void {
  const lines: string[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (last === undefined || last.length + row.length > width[name]) lines.push(`  ${row}`);
    else lines[lines.length - 1] = `${last} / ${row}`;
  }
  const text = [
    `/** ${told} Made by \`node train/statements.ts\`. */`,
    `export const ${name} = \``,
    ...lines,
    '`',
    '  .trim()',
    '  .split(/\\s*[\\n/]\\s*/u);',
    '',
  ];
  writeFileSync(join(folder, `${name}.ts`), text.join('\n'));
}

type Within = (each: Example) => boolean;

function bySet(): readonly Within[] {
  return sets.map(
    ({ name }) =>
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
    const learned = fitted(
      examples.filter((each) => !within(each)),
      fitting,
    );
    return examples.filter(within).map((each) => ({
      ...each,
      score: Math.max(-99, ...readWith(learned.words, each).claims.map((values) => scoreOf(learned, values))),
    }));
  });
  for (const { name } of [...sets, { name: 'all' }]) {
    const rows = scored
      .filter(({ set }) => set === name || (name === 'all' && set !== 'drafts'))
      .sort((a, b) => b.score - a.score);
    const all = rows.filter(({ unsupported }) => unsupported).length;
    let right = 0;
    const at: string[] = [];
    for (const [place, row] of rows.entries()) {
      right += Number(row.unsupported);
      const recall = right / all;
      if (row.unsupported && marks.some((mark) => recall >= mark && recall - 1 / all < mark))
        at.push(`${recall.toFixed(2)}: ${(right / (place + 1)).toFixed(3)} (${row.score.toFixed(2)})`);
    }
    console.log(`${name}, recall: precision (threshold) ${at.join(' ')}`);
  }
}
