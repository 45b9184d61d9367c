import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { basisOf, type StatementRow } from '../eval/statements.ts';
import { levels, natures } from '../src/incident/incident.ts';
import { forms } from '../src/incident/statement.ts';
import { elsewhereIn } from '../src/statement/check/elsewhere.ts';
import { groundOf } from '../src/statement/check/ground.ts';
import { type Signed, signedIn } from '../src/statement/check/unsupported.ts';
import { sentencesOf, textOf } from '../src/statement/text.ts';
import { draftFrom } from '../src/statement/write.ts';

/** Other rules were tuned on the first two, so what a sentence of the others says weighs more. */
export const sets = [
  { name: 'statement_checks', weight: 1 },
  { name: 'statement_second', weight: 1 },
  { name: 'statement_more', weight: 1.5 },
  { name: 'statement_third', weight: 1.5 },
  { name: 'statement_again', weight: 1.5 },
  { name: 'statement_public', weight: 1.5 },
  { name: 'statement_private', weight: 1.5 },
  { name: 'statement_press', weight: 1.5 },
  { name: 'statement_letters', weight: 1.5 },
  { name: 'statement_notices', weight: 1.5 },
];

interface Row extends StatementRow {
  readonly hand?: string;
}

/** A sentence as it is learned from: what is seen of each of its clauses. */
export interface Example {
  readonly claims: readonly (readonly number[])[];
  /** What each of them says in words that no fact has. */
  readonly pieces: readonly (readonly string[])[];
  readonly unsupported: boolean;
  readonly weight: number;
  readonly hand: string;
  readonly set: string;
}

/** Where among the signs stands what such words come to; it is learned, and nothing before. */
export const anewAt = 1;

/** The signs of all sets in the order in which they were first seen, and each sentence with its values of them. */
export function examplesOf(): { readonly signs: readonly string[]; readonly examples: readonly Example[] } {
  const signed = [...sets.map((set) => ({ ...set, rows: rowsOf(set.name) })), ownDrafts()].flatMap(
    ({ name, weight, rows }) => rows.map((row) => ({ row, set: name, weight, claims: claimsOf(row) })),
  );
  const signs = [
    ...new Set([
      'always',
      'anew',
      ...signed.flatMap(({ claims }) => claims.flatMap((each) => [...each.signs.keys()])),
    ]),
  ];
  const examples = signed.map(
    ({ row, set, weight, claims }): Example => ({
      claims: claims.map((each) => signs.map((sign) => each.signs.get(sign) ?? 0)),
      pieces: claims.map(({ anew }) => anew),
      unsupported: row.labels.includes('unsupported'),
      hand: `${set} ${row.hand ?? row.facts.map(({ text }) => text).join()}`,
      ...{ set, weight },
    }),
  );
  return { signs, examples };
}

function rowsOf(name: string): readonly Row[] {
  const text = readFileSync(join(import.meta.dirname, '../eval/labels', `${name}.jsonl`), 'utf8');
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

function claimsOf(row: Row): readonly Signed[] {
  const ground = groundOf(row.text, basisOf(row));
  return signedIn(ground, elsewhereIn(ground));
}
