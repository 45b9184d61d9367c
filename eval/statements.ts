import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Check, checks, type FactId } from '../src/incident/statement.ts';
import type { KnownFact } from '../src/statement/draft.ts';
import type { Basis } from '../src/statement/finding.ts';
import { inspect } from '../src/statement/inspect.ts';
import { fold } from '../src/triage/fold.ts';
import { rowsOf } from './files.ts';
import { share } from './scores.ts';

/** A sentence of a draft, the facts it may use, and what is wrong with it (DESIGN section 5). */
export interface StatementRow {
  readonly text: string;
  readonly facts: readonly { readonly id: string; readonly text: string }[];
  readonly open?: readonly { readonly id: string; readonly text: string }[];
  readonly inquiryDone?: boolean;
  readonly labels: readonly string[];
}

/** What one of ours was made of: a real reply, found again by hash, and what was changed in it (eval/labels/README.md). */
interface Recipe extends Omit<StatementRow, 'text'> {
  readonly sha256: string;
  readonly take: readonly [number, number];
  readonly cut?: readonly [number, number];
  readonly put?: string;
  readonly simplified?: boolean;
}

interface Pair {
  readonly hospital_reply: string;
}

/** What concerns one sentence: the others look at a whole text (DESIGN section 5). */
const whole: readonly Check[] = ['channels', 'missing', 'length'];
const labels = checks.filter((each) => !whole.includes(each));

interface UnitRow {
  readonly name: string;
  readonly aliases: string;
}

/** Those of the example chain: a row tells none. */
const unitNames = parse<UnitRow>(readFileSync('examples/demo-chain/org.csv'), { columns: true }).flatMap(
  ({ name, aliases }) => [name, ...aliases.split(';')],
);

/** For each label how many rows have it and how well it is found. */
export function measureStatements(rows: readonly StatementRow[]) {
  const each = rows.map((row) => ({ gold: new Set<string>(row.labels), said: checksOf(row) }));
  return Object.fromEntries(
    labels.map((label) => {
      const gold = each.filter((row) => row.gold.has(label));
      const said = each.filter((row) => row.said.has(label));
      const both = gold.filter((row) => row.said.has(label)).length;
      return [
        label,
        {
          n: gold.length,
          precision: said.length === 0 ? 1 : share(both, said.length),
          recall: gold.length === 0 ? 1 : share(both, gold.length),
        },
      ];
    }),
  );
}

/** Which checks find something in a row. */
export function checksOf(row: StatementRow): ReadonlySet<Check> {
  return new Set(findingsOf(row).map(({ check }) => check));
}

export function findingsOf(row: StatementRow) {
  return inspect(row.text, basisOf(row));
}

/** What a row's sentence is held against. */
export function basisOf({ facts, open = [], inquiryDone }: StatementRow): Basis {
  return {
    form: 'site',
    facts: facts.map(known),
    open: open.map(known),
    unitNames,
    inquiryDone:
      inquiryDone ??
      facts.some((fact) =>
        /鉴定|认定|判决|裁决|调查(?:结果|结论)|调查组.{0,6}(?:认为|结论)|责任/u.test(fact.text),
      ),
    siblings: [],
  };
}

function known({ id, text }: { readonly id: string; readonly text: string }): KnownFact {
  return { id: id as FactId, text };
}

/**
 * Our own sentences, set by set (eval/labels/README.md). The rules were written beside the first two, and what `unsupported`
 * and `identity` weigh is learned from all before `fourth`: their figures say how well that is learned, not how well it reads others. `fourth`,
 * `fifth` and `edited` were written by hands that had not seen the checks, and are learned from by nothing. Of
 * `identity` only that check is measured: the hand that wrote it read the other labels once; its misses were read to mend the check. Sentences made of
 * real replies are there only where these are.
 */
export function ownStatements(folder: string): Readonly<Record<OwnSet, readonly StatementRow[]>> {
  return {
    first: [...own<StatementRow>('statement_checks'), ...remade(folder, 'statement_replies')],
    second: own<StatementRow>('statement_second'),
    more: own<StatementRow>('statement_more'),
    third: own<StatementRow>('statement_third'),
    again: own<StatementRow>('statement_again'),
    public: own<StatementRow>('statement_public'),
    private: own<StatementRow>('statement_private'),
    press: own<StatementRow>('statement_press'),
    letters: own<StatementRow>('statement_letters'),
    notices: own<StatementRow>('statement_notices'),
    fourth: own<StatementRow>('statement_fourth'),
    fifth: own<StatementRow>('statement_fifth'),
    edited: remade(folder, 'statement_edited'),
    identity: own<StatementRow>('statement_identity'),
  };
}

type OwnSet =
  | 'first'
  | 'second'
  | 'more'
  | 'third'
  | 'again'
  | 'public'
  | 'private'
  | 'press'
  | 'letters'
  | 'notices'
  | 'fourth'
  | 'fifth'
  | 'edited'
  | 'identity';

function remade(folder: string, name: string): readonly StatementRow[] {
  const replies = new Map(
    (rowsOf<Pair>(folder, 'hospital_reply_pairs') ?? []).map(({ hospital_reply: text }) => [
      hash(text),
      text,
    ]),
  );
  return own<Recipe>(name).flatMap((recipe) => {
    const reply = replies.get(recipe.sha256);
    return reply === undefined ? [] : [{ ...recipe, text: made(reply, recipe) }];
  });
}

function made(
  reply: string,
  { take: [from, to], cut: [start, end] = [to, to], put = '', simplified = false }: Recipe,
): string {
  const text = reply.slice(from, start) + put + reply.slice(end, to);
  return simplified ? simply(text) : text;
}

/** Letter by letter, so that signs and hidden characters stay. */
function simply(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (letter) => fold(letter).text || letter);
}

function own<Row>(name: string): readonly Row[] {
  const lines = readFileSync(join(import.meta.dirname, 'labels', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line): Row => JSON.parse(line));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
