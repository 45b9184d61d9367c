import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { basisOf, type StatementRow } from '../eval/statements.ts';
import { levels, natures } from '../src/incident/incident.ts';
import { forms } from '../src/incident/statement.ts';
import { elsewhereIn } from '../src/statement/check/elsewhere.ts';
import { groundOf } from '../src/statement/check/ground.ts';
import type { Signs } from '../src/statement/check/signs.ts';
import { signedIn } from '../src/statement/check/unsupported.ts';
import { sentencesOf, textOf } from '../src/statement/text.ts';
import { draftFrom } from '../src/statement/write.ts';
import { regression } from './regression.ts';

/**
 * Makes src/statement/check/learned.ts: what each sign of an unsupported claim weighs, learned from sentences of our own.
 * Only that a sentence has such a claim is labelled: which of its clauses it is, each round takes from the last. The same
 * sets give the same weights. With `--check` it says how the weights of other hands do on each hand, and writes nothing.
 */
const here = import.meta.dirname;
/** Other rules were tuned on the first two, so what a sentence of the last says weighs more. */
const sets = [
  { name: 'statement_checks', weight: 1 },
  { name: 'statement_second', weight: 1 },
  { name: 'statement_more', weight: 2 },
];
const decay = 6;
const rounds = 4;
/** What a sentence must come to. The lower, the less is missed and the more is found that is none. */
const threshold = -0.5;
const folds = 8;
const marks = [0.8, 0.85, 0.9, 0.95];

interface Row extends StatementRow {
  readonly hand?: string;
}

interface Example {
  readonly claims: readonly (readonly number[])[];
  readonly unsupported: boolean;
  readonly weight: number;
  readonly hand: string;
  readonly set: string;
}

const signed = [...sets.map((set) => ({ ...set, rows: rowsOf(set.name) })), ownDrafts()].flatMap(
  ({ name, weight, rows }) => rows.map((row) => ({ row, set: name, weight, claims: claimsOf(row) })),
);
const signs = [...new Set(signed.flatMap(({ claims }) => claims.flatMap((each) => Object.keys(each))))];
const examples = signed.map(
  ({ row, set, weight, claims }): Example => ({
    claims: claims.map((each) => signs.map((sign) => each[sign] ?? 0)),
    unsupported: row.labels.includes('unsupported'),
    hand: `${set} ${row.hand ?? row.facts.map(({ text }) => text).join()}`,
    ...{ set, weight },
  }),
);

if (process.argv.includes('--check')) check();
else {
  const weights = fitted(examples);
  const lines = signs.map((sign, at) => {
    const weight = (weights[at] ?? 0) - (sign === 'always' ? threshold : 0);
    return `  ${/^[a-z]+$/iu.test(sign) || /^[\u4e00-\u9fff]+$/u.test(sign) ? sign : `'${sign}'`}: ${Number(weight.toFixed(3))},`;
  });
  const told =
    '/** What each sign weighs: above nothing in all, a claim is one that no fact makes. Made by `node train/statements.ts`. */';
  writeFileSync(
    join(here, '../src/statement/check/learned.ts'),
    [told, 'export const learned: Readonly<Record<string, number>> = {', ...lines, '};', ''].join('\n'),
  );
  console.log(`learned ${signs.length} weights from ${examples.length} sentences`);
}

function rowsOf(name: string): readonly Row[] {
  const text = readFileSync(join(here, '../eval/labels', `${name}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line));
}

/** Drafts from templates say nothing beyond their facts. */
function ownDrafts(): { readonly name: string; readonly weight: number; readonly rows: readonly Row[] } {
  const rows = natures.flatMap((nature) =>
    forms.flatMap((form) =>
      levels.flatMap((level): Row[] => {
        const draft = draftFrom({
          ...{ form, nature, level, purpose: 'statement', facts: [], open: [] },
          ...{ chain: '示例医疗集团', unit: '徐汇院区', matter: '网传徐汇院区一事', zone: 'Asia/Shanghai' },
          now: new Date('2026-11-22T12:00:00Z'),
        });
        return sentencesOf(textOf(draft)).map(({ text }) => ({
          text,
          facts: [],
          labels: [],
          hand: 'drafts',
        }));
      }),
    ),
  );
  return {
    name: 'drafts',
    weight: 1,
    rows: [...new Map(rows.map((row) => [row.text, row])).values()],
  };
}

function claimsOf(row: Row): readonly Signs[] {
  const ground = groundOf(row.text, basisOf(row));
  return signedIn(ground, elsewhereIn(ground)).map((each) => each.signs);
}

/** Every clause of a sentence without the label has none; of one with it, the clause that looks most like it. */
function fitted(of: readonly Example[]): readonly number[] {
  let weights: readonly number[] | undefined;
  for (let round = 0; round < rounds; round++) {
    const now = weights;
    const cases = of.flatMap(({ claims, unsupported, weight }) => {
      if (!unsupported) return claims.map((values) => ({ values, right: false, weight }));
      const values = now ? highest(claims, now) : claims.at(-1);
      return values ? [{ values, right: true, weight }] : [];
    });
    weights = regression(cases, decay, weights);
  }
  return weights ?? [];
}

function highest(claims: Example['claims'], weights: readonly number[]): readonly number[] | undefined {
  return claims.toSorted((a, b) => sum(b, weights) - sum(a, weights))[0];
}

function sum(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((all, value, at) => all + value * (weights[at] ?? 0), 0);
}

function check(): void {
  const hands = [...new Set(examples.map(({ hand }) => hand))];
  const fold = new Map(hands.map((hand, at) => [hand, at % folds]));
  const scored = Array.from({ length: folds }, (_, at) => at).flatMap((at) => {
    const weights = fitted(examples.filter(({ hand }) => fold.get(hand) !== at));
    return examples
      .filter(({ hand }) => fold.get(hand) === at)
      .map((each) => ({
        ...each,
        score: Math.max(-99, ...each.claims.map((values) => sum(values, weights))),
      }));
  });
  for (const { name } of sets) {
    const rows = scored.filter(({ set }) => set === name).sort((a, b) => b.score - a.score);
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
