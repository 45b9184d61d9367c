import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { basisOf, type StatementRow } from '../eval/statements.ts';
import { levels, natures } from '../src/incident/incident.ts';
import { type FactId, forms } from '../src/incident/statement.ts';
import { groundOf } from '../src/statement/check/ground.ts';
import { likelySigns } from '../src/statement/check/identity/likely.ts';
import { surelyIn } from '../src/statement/check/identity.ts';
import { sentencesOf, textOf } from '../src/statement/text.ts';
import { draftFrom } from '../src/statement/write.ts';

/** Each counts as much as another. */
export const sets = [
  'statement_checks',
  'statement_second',
  'statement_more',
  'statement_third',
  'statement_again',
  'statement_identity',
  'statement_public',
  'statement_private',
  'statement_press',
  'statement_letters',
  'statement_notices',
  'statement_told',
];

interface Row extends StatementRow {
  readonly hand?: string;
}

/** A row with the signs of each of its sentences. */
export interface Example {
  readonly parts: readonly (readonly number[])[];
  readonly right: boolean;
  readonly hand: string;
  readonly set: string;
}

/** A sign that fewer hands have says more of them than of anything else. */
const fewestHands = 9;

/** The signs of all sets by name, and each row with those that it has. */
export function examplesOf(): { readonly signs: readonly string[]; readonly examples: readonly Example[] } {
  const rows = [...sets.map((name) => ({ name, rows: rowsOf(name) })), ownDrafts()].flatMap(
    ({ name, rows: own }) =>
      own.map((row) => ({
        ...{ set: name, right: row.labels.includes('identity') },
        hand: `${name} ${row.hand ?? row.facts.map(({ text }) => text).join()}`,
        parts: partsOf(row),
      })),
  );
  const hands = new Map<string, Set<string>>();
  for (const { hand, parts } of rows) {
    for (const sign of parts.flat()) hands.set(sign, (hands.get(sign) ?? new Set()).add(hand));
  }
  const common = [...hands].filter(([, { size }]) => size >= fewestHands).map(([sign]) => sign);
  const signs = ['always', ...common.sort()];
  const places = new Map(signs.map((sign, at) => [sign, at]));
  const examples = rows.map(({ parts, ...row }) => ({
    ...row,
    parts: parts.map((part) => part.flatMap((sign) => places.get(sign) ?? [])),
  }));
  return { signs, examples };
}

function rowsOf(name: string): readonly Row[] {
  const text = readFileSync(join(import.meta.dirname, '../eval/labels', `${name}.jsonl`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line));
}

const told = [
  '患者家属于11月20日向徐汇院区提出投诉，徐汇院区当日受理',
  '网传视频拍摄于2023年，与徐汇院区无关',
  '经核实，11月21日徐汇院区急诊候诊时间最长为3小时40分钟',
  '意见反映电话021-12345678，每天8时至20时有人接听',
].map((text, at) => ({ id: `F${at + 1}` as FactId, text }));

/** Drafts from templates tell nobody. */
function ownDrafts() {
  const rows = natures.flatMap((nature) =>
    forms.flatMap((form) =>
      levels.flatMap((level) =>
        [[], told].flatMap((facts): Row[] => {
          const draft = draftFrom({
            ...{ form, nature, level, purpose: 'statement', facts, open: [] },
            ...{ chain: '示例医疗集团', unit: '徐汇院区', matter: '网传徐汇院区一事', zone: 'Asia/Shanghai' },
            now: new Date('2026-11-22T12:00:00Z'),
          });
          return sentencesOf(textOf(draft)).map(({ text }) => ({ text, facts, labels: [], hand: 'drafts' }));
        }),
      ),
    ),
  );
  const once = new Map(rows.map((row) => [`${row.text} ${row.facts.length}`, row]));
  return { name: 'drafts', rows: [...once.values()] };
}

function partsOf(row: Row): readonly (readonly string[])[] {
  const ground = groundOf(row.text, basisOf(row));
  return ground.sentences.map((sentence) => [
    ...likelySigns(ground, sentence, surelyIn(ground, sentence).length > 0).keys(),
  ]);
}
