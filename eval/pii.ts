import { maskedSpans } from '../src/triage/mask.ts';
import { disguises } from './disguises.ts';
import { share } from './scores.ts';

/** A row of pii_context or pii_phone_variants; offsets count characters, not UTF-16 units. */
export interface PiiRow {
  readonly text: string;
  readonly entities: readonly (readonly [number, number, string])[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A row of ner. */
export interface NerRow extends PiiRow {
  readonly src: string;
}

/** What the sets call a person's name. */
const personal = new Set(['PER.NAM', 'name', 'person_name']);
/** Kinds of ours that are no numbers. */
const wordy = new Set(['姓名', '地址']);

/** Per source, how many gold names are wholly masked for the branch, and how much is masked for it. */
export function measureNames(rows: readonly NerRow[]) {
  const sources = [...Map.groupBy(rows, ({ src }) => src)];
  return Object.fromEntries(
    sources.map(([src, all]) => {
      const each = all.map((row) =>
        compared(
          { text: row.text, entities: row.entities.filter(([, , type]) => personal.has(type)) },
          (kind) => kind === '姓名',
        ),
      );
      const n = sum(each, ({ gold }) => gold);
      return [
        src,
        {
          n,
          recall: recall(each),
          spansPerName: share(
            sum(each, ({ masked }) => masked),
            n,
          ),
        },
      ];
    }),
  );
}

/** `variants`: the same kinds of number written so that no machine reads them. */
export function measureNumbers(plain: readonly PiiRow[], variants: readonly PiiRow[]) {
  const isNumber = (kind: string) => !wordy.has(kind);
  const [ours, theirs] = [plain, variants].map((rows) => rows.map((row) => compared(row, isNumber)));
  const both = [...(ours ?? []), ...(theirs ?? [])];
  return {
    plainRecall: recall(ours ?? []),
    variantRecall: recall(theirs ?? []),
    precision: share(
      sum(both, ({ right }) => right),
      sum(both, ({ masked }) => masked),
    ),
  };
}

/** The mobile numbers of `rows` in every way that people disguise them, each row once for each way. */
export function disguised(rows: readonly PiiRow[]): readonly PiiRow[] {
  return rows.flatMap((row) => Object.values(disguises).map((write) => rewritten(row, write)));
}

function rewritten({ text, entities }: PiiRow, write: (digits: string) => string): PiiRow {
  const letters = [...text];
  const out: string[] = [];
  const moved: [number, number, string][] = [];
  let from = 0;
  for (const [start, end, kind] of entities.toSorted(([a], [b]) => a - b)) {
    out.push(...letters.slice(from, start));
    const at = out.length;
    const number = letters.slice(start, end).join('');
    out.push(...(kind === 'phone' ? write(number) : number));
    moved.push([at, out.length, kind]);
    from = end;
  }
  return { text: [...out, ...letters.slice(from)].join(''), entities: moved };
}

function compared({ text, entities }: PiiRow, counts: (kind: string) => boolean) {
  const offsets = unitOffsets(text);
  const gold = entities.map(
    ([start, end]): Span => bare(text, { start: offsets[start] ?? 0, end: offsets[end] ?? text.length }),
  );
  const all = maskedSpans(text);
  const masked = all.filter(({ kind }) => counts(kind));
  return {
    gold: gold.length,
    covered: gold.filter(({ start, end }) => all.some((span) => span.start <= start && span.end >= end))
      .length,
    masked: masked.length,
    right: masked.filter((span) => gold.some(({ start, end }) => span.start < end && start < span.end))
      .length,
  };
}

/** Some gold spans begin with the blank before the name, or hold its quotation marks. */
function bare(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const lead = /^[\s“”"（()【]*/u.exec(words)?.[0].length ?? 0;
  const trail = /[\s“”"）)】?·•]*$/u.exec(words.slice(lead))?.[0].length ?? 0;
  return lead + trail >= words.length ? { start, end } : { start: start + lead, end: end - trail };
}

type Compared = ReturnType<typeof compared>;

function recall(rows: readonly Compared[]): number {
  return share(
    sum(rows, ({ covered }) => covered),
    sum(rows, ({ gold }) => gold),
  );
}

function sum(rows: readonly Compared[], of: (row: Compared) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

/** Character index → UTF-16 index. */
function unitOffsets(text: string): readonly number[] {
  const offsets = [0];
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return offsets;
}
