import { setImmediate } from 'node:timers/promises';
import type { MentionId } from '../incident/incident.ts';
import type { Kept, NewId, Sorting } from '../ports.ts';
import type { Item, Mention } from '../triage/mention.ts';
import { textArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import { type Covers, type Handed, type MentionRow, rowOf } from './mentionRows.ts';
import type { Tx, Work } from './scope.ts';

/** What became of one that was handed in. */
export interface Written {
  readonly id: MentionId;
  readonly result: Kept['results'][number];
}

export interface Keeping extends Covers {
  readonly work: Pick<Work, 'beside'>;
  readonly newId: NewId;
}

export interface Known {
  readonly id: MentionId;
  readonly external_id: string;
  readonly content_hash: string;
}

/** So many are asked about and written at once: the database looks for what is like some while it writes those before. */
const together = 128;
/** After so many somebody else may have a turn. */
const breath = 16;

/** A batch that is judged, masked and sealed: nothing is left to do but to write it. */
export interface Ready {
  readonly parts: readonly Part[];
  /** Other words or reach under a known id. */
  readonly changed: readonly MentionRow[];
  readonly written: ReadonlyMap<string, Written>;
}

/** So many as are written at once. */
export interface Part {
  readonly rows: MentionRow[];
  /** Of those that could be judged. */
  readonly items: Item[];
}

/** Does all that needs no database, a few at a time, so that what is being written meanwhile does not wait for it. */
export async function makeReady(
  source: string,
  batch: readonly Handed[],
  known: ReadonlyMap<string, Known>,
  foundAt: Date,
  needs: Keeping,
  judge?: Sorting['judge'],
): Promise<Ready> {
  const written = new Map<string, Written>();
  const parts: Part[] = [];
  const changed: MentionRow[] = [];
  for (const [at, handed] of batch.entries()) {
    if (at % breath === breath - 1) await setImmediate();
    const before = known.get(handed.externalId);
    const id = before?.id ?? (needs.newId() as MentionId);
    written.set(handed.externalId, { id, result: before ? 'duplicate' : 'accepted' });
    if (before?.content_hash === handed.contentHash) continue;
    const row = rowOf(source, id, handed, needs);
    if (before) changed.push(row);
    else add(parts, row, judge?.([mentionOf(source, id, handed, foundAt)]) ?? []);
  }
  return { parts, changed, written };
}

function add(parts: Part[], row: MentionRow, items: readonly Item[]): void {
  const last = parts.at(-1);
  if (last && last.rows.length < together) {
    last.rows.push(row);
    last.items.push(...items);
  } else parts.push({ rows: [row], items: [...items] });
}

/** Those of a batch that were kept before. */
export async function knownOf(
  tx: Tx,
  source: string,
  batch: readonly Handed[],
): Promise<ReadonlyMap<string, Known>> {
  const ids = textArray(batch.map(({ externalId }) => externalId));
  const rows = await tx.$queryRaw<readonly Known[]>(Prisma.sql`
    SELECT id, external_id, content_hash FROM mention WHERE source = ${source} AND external_id = ANY(${ids}::text[])`);
  return new Map(rows.map((row) => [row.external_id, row]));
}

function mentionOf(source: string, id: MentionId, { found }: Handed, foundAt: Date): Mention {
  return { ...found, id, source, foundAt, update: false, attempts: 1 };
}
