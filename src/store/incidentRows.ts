import type { Actor, Incident, Known } from '../incident/incident.ts';
import type { Decision } from '../incident/language.ts';
import { seenBy } from '../policy/visibility.ts';
import { type Ask, type Change, type Loaded, Stale } from '../ports.ts';
import { fromJson, storable, toJson } from './codec.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './scope.ts';

interface LoadedRow {
  readonly state: unknown;
  readonly version: number | null;
  readonly decision: unknown;
}

/** The incident as it is, and what this very ask was answered before. One statement: a person waits for it. */
export async function loadIncident(tx: Tx, { id, command }: Ask): Promise<Loaded> {
  const [row] = await tx.$queryRaw<readonly LoadedRow[]>(Prisma.sql`
    SELECT i.state, i.version, a.decision FROM (SELECT) one
    LEFT JOIN incident i ON i.id = ${command.incident} LEFT JOIN ask a ON a.id = ${storable(id)}`);
  return {
    incident: row?.state ? fromJson<Incident>(row.state) : { stage: 'none' },
    version: row?.version ?? 0,
    ...(row?.decision ? { repeated: fromJson<Decision>(row.decision) } : {}),
  };
}

/**
 * State, events and answer in one statement. The version comes first: a rival who was faster has changed it, nothing
 * is written, and the row stays locked until the transaction ends.
 */
export async function writeIncident(
  tx: Tx,
  version: number,
  change: Change,
  next: Known,
  at: Date,
): Promise<void> {
  const moved = version === 0 ? opened(change, next, at) : advanced(version, change, next, at);
  const written = await tx.$queryRaw<readonly { moved: bigint }[]>(Prisma.sql`
    WITH moved AS (${moved}), told AS (
      INSERT INTO event (incident, version, type, at, actor, body)
      SELECT moved.id, ${version + 1}, e->>'type', (e->>'at')::timestamptz, e->>'actor', e->'body'
      FROM moved, jsonb_array_elements(${eventRows(change)}::jsonb) WITH ORDINALITY AS x(e, place) ORDER BY place
    ), answered AS (
      INSERT INTO ask (id, incident, decision, at)
      SELECT ${storable(change.ask.id)}, id, ${json({ ok: true, events: change.events })}::jsonb, ${at}::timestamptz
      FROM moved
    )
    SELECT count(*) AS moved FROM moved`);
  if (written[0]?.moved !== 1n) throw new Stale(next.id);
}

/** Remembers a refusal, so that the same ask is answered the same. */
export async function writeRefusal(
  tx: Tx,
  { id, command }: Ask,
  decision: Decision,
  at: Date,
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO ask (id, incident, decision, at)
    VALUES (${storable(id)}, ${command.incident}, ${json(decision)}::jsonb, ${at}::timestamptz)`);
}

/** `person:E1001`, `machine:timer`. */
export function actorOf({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}

function opened({ events, verdicts, drill }: Change, next: Known, at: Date): Prisma.Sql {
  const { id, unit, stage, level, nature, openedAt } = next;
  const last = verdicts.length > 0 ? at : null;
  return Prisma.sql`
    INSERT INTO incident (id, unit, stage, level, nature, seen_by, version, state, reasons, drill, units, opened_at,
      updated_at, last_mention_at)
    VALUES (${id}, ${unit}, ${stage}, ${level}, ${nature}, ${seenBy(next)}::text[], 1, ${json(next)}::jsonb,
      ${reasonsOf(events) ?? []}::text[], ${drill}, ${verdicts[0]?.units ?? []}::text[], ${openedAt}::timestamptz,
      ${at}::timestamptz, ${last}::timestamptz)
    ON CONFLICT (id) DO NOTHING RETURNING id`;
}

function advanced(version: number, { events, verdicts }: Change, next: Known, at: Date): Prisma.Sql {
  const { id, unit, stage, level, nature } = next;
  const reasons = reasonsOf(events) ?? null;
  const last = verdicts.length > 0 ? at : null;
  return Prisma.sql`
    UPDATE incident SET unit = ${unit}, stage = ${stage}, level = ${level}, nature = ${nature},
      seen_by = ${seenBy(next)}::text[], version = ${version + 1}, state = ${json(next)}::jsonb,
      reasons = coalesce(${reasons}::text[], reasons), updated_at = ${at}::timestamptz,
      last_mention_at = coalesce(${last}::timestamptz, last_mention_at)
    WHERE id = ${id} AND version = ${version} RETURNING id`;
}

/** Why the level is what it is: the last event that says so. */
function reasonsOf(events: Change['events']): readonly string[] | undefined {
  return events.flatMap((event) => ('reasons' in event ? [event.reasons] : [])).at(-1);
}

function eventRows({ events }: Change): string {
  return JSON.stringify(
    events.map((event) => {
      const { type, at, by } = event;
      return { type, at: at.toISOString(), actor: actorOf(by), body: toJson(event) };
    }),
  );
}

function json(value: unknown): string {
  return JSON.stringify(toJson(value));
}
