import { maskedSpans } from '../src/triage/mask.ts';
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

export function measureNumbers(plain: readonly PiiRow[], variants: readonly PiiRow[]) {
  const [ours, theirs] = [plain.map(compared), variants.map(compared)];
  const both = [...ours, ...theirs];
  return {
    plainRecall: recall(ours),
    variantRecall: recall(theirs),
    precision: share(
      sum(both, ({ right }) => right),
      sum(both, ({ masked }) => masked),
    ),
  };
}

function compared({ text, entities }: PiiRow) {
  const offsets = unitOffsets(text);
  const gold = entities.map(
    ([start, end]): Span => ({ start: offsets[start] ?? 0, end: offsets[end] ?? text.length }),
  );
  const masked = maskedSpans(text);
  return {
    gold: gold.length,
    covered: gold.filter(({ start, end }) => masked.some((span) => span.start <= start && span.end >= end))
      .length,
    masked: masked.length,
    right: masked.filter((span) => gold.some(({ start, end }) => span.start < end && start < span.end))
      .length,
  };
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
