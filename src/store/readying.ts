import { setImmediate } from 'node:timers/promises';
import type { MentionId } from '../incident/incident.ts';
import type { Kept, NewId, Sorting } from '../ports.ts';
import type { Item, Mention } from '../triage/mention.ts';
import { textArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import { type Covers, type Handed, type MentionRow, rowOf } from './mentionRows.ts';
import type { Tx, Work } from './scope.ts';
import type { Turns } from './turns.ts';

/** What became of one that was handed in. */
export interface Written {
  readonly id: MentionId;
  readonly result: Kept['results'][number];
}

export interface Keeping extends Covers {
  readonly work: Pick<Work, 'beside'>;
  readonly newId: NewId;
  readonly readyInTurn: Turns;
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

/** A batch on its way to being written, each part as soon as it is judged, masked and sealed. */
export interface Ready {
  readonly parts: readonly Promise<Part>[];
  /** Other words or reach under a known id. */
  readonly changed: Promise<readonly MentionRow[]>;
  readonly written: ReadonlyMap<string, Written>;
}

/** So many as are written at once. */
export interface Part {
  readonly rows: readonly MentionRow[];
  /** Of those that could be judged. */
  readonly items: readonly Item[];
}

/** One that is new or was changed. */
interface Due {
  readonly id: MentionId;
  readonly handed: Handed;
}

/**
 * Does all that needs no database, a few at a time, so that what is being written meanwhile does not wait for it: the
 * first part is on its way to the database while the second is made ready. In turn: of two batches the first is done first.
 */
export function makeReady(
  source: string,
  batch: readonly Handed[],
  known: ReadonlyMap<string, Known>,
  foundAt: Date,
  needs: Keeping,
  judge?: Sorting['judge'],
): Ready {
  const written = new Map<string, Written>();
  const [fresh, changed]: [Due[], Due[]] = [[], []];
  for (const handed of batch) {
    const before = known.get(handed.externalId);
    const id = before?.id ?? (needs.newId() as MentionId);
    written.set(handed.externalId, { id, result: before ? 'duplicate' : 'accepted' });
    if (before?.content_hash !== handed.contentHash) (before ? changed : fresh).push({ id, handed });
  }
  const made = async (some: readonly Due[], judged: boolean): Promise<Part> => {
    const rows: MentionRow[] = [];
    const items: Item[] = [];
    for (const [at, { id, handed }] of some.entries()) {
      if (at % breath === breath - 1) await setImmediate();
      rows.push(rowOf(source, id, handed, needs));
      if (judged) items.push(...(judge?.([mentionOf(source, id, handed, foundAt)]) ?? []));
    }
    return { rows, items };
  };
  return {
    parts: inParts(fresh).map((some) => soon(needs.readyInTurn(() => made(some, true)))),
    changed: soon(needs.readyInTurn(() => made(changed, false)).then(({ rows }) => rows)),
    written,
  };
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / together) }, (_each, at) =>
    all.slice(at * together, (at + 1) * together),
  );
}

/** It is awaited later: until then nobody hears of its failing. */
export function soon<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}

/**
 * Those of a batch that were kept before. Each is looked up by itself: who plans this may not know yet how many mentions
 * there are, and would read all of the source's.
 */
export async function knownOf(
  tx: Tx,
  source: string,
  batch: readonly Handed[],
): Promise<ReadonlyMap<string, Known>> {
  const ids = textArray(batch.map(({ externalId }) => externalId));
  const rows = await tx.$queryRaw<readonly Known[]>(Prisma.sql`
    SELECT m.id, e.external_id, m.content_hash FROM unnest(${ids}::text[]) AS e(external_id), LATERAL (
      SELECT id, content_hash FROM mention WHERE source = ${source} AND external_id = e.external_id LIMIT 1
    ) m`);
  return new Map(rows.map((row) => [row.external_id, row]));
}

function mentionOf(source: string, id: MentionId, { found }: Handed, foundAt: Date): Mention {
  return { ...found, id, source, foundAt, update: false, attempts: 1 };
}
