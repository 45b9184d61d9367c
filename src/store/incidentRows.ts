import type { Held } from '../incident/circumstances.ts';
import type { Actor, Incident, IncidentId, Known, Level, MentionId, PersonId } from '../incident/incident.ts';
import type { Decision, IncidentEvent, ReasonCode } from '../incident/language.ts';
import { seenBy } from '../policy/visibility.ts';
import { type Ask, type Loaded, Stale } from '../ports.ts';
import type { Verdict } from '../triage/mention.ts';
import { fromJson, storable, toJson } from './codec.ts';
import { Prisma } from './generated/client.ts';
import { weightOf } from './matters.ts';
import { isNone } from './noes.ts';
import type { Tx } from './scope.ts';

interface LoadedRow {
  readonly state: unknown;
  readonly version: number | null;
  readonly decision: unknown;
  readonly other?: unknown;
  readonly other_version?: number | null;
  readonly reasons?: readonly ReasonCode[] | null;
  readonly weight?: Loaded['weight'] | null;
  readonly earlier?: number;
  readonly stopped?: { readonly by: PersonId; readonly at: string } | null;
  readonly held?: readonly (readonly [id: MentionId, words: string, level: Level | null])[] | null;
}

/** What a change makes of one incident. */
export interface Step {
  readonly version: number;
  readonly events: readonly IncidentEvent[];
  readonly next: Known;
  /** Units and drill of one that is opened here; of one that was split off, those of the mentions and of its origin. */
  readonly birth: { readonly units: Prisma.Sql; readonly drill: Prisma.Sql };
  /** Mentions come in with it. */
  readonly grows: boolean;
  /** Given for the incident that was asked about: what is answered to the same ask from now on. */
  readonly answer?: { readonly ask: string; readonly decision: Decision };
}

/** The incident as it is, and what this very ask was answered before. One statement: a person waits for it. */
export async function loadIncident(
  tx: Tx,
  { id, command }: Ask,
  verdicts: readonly Verdict[],
  now: Date,
): Promise<Loaded> {
  const more = moreOf(command, verdicts, now);
  const [row] = await tx.$queryRaw<readonly LoadedRow[]>(Prisma.sql`
    SELECT i.state, i.version, a.decision ${more.columns} FROM (SELECT) one
    LEFT JOIN incident i ON i.id = ${command.incident} LEFT JOIN ask a ON a.id = ${storable(id)} ${more.join}`);
  return {
    incident: incidentOf(row?.state),
    version: row?.version ?? 0,
    ...(row?.decision ? { repeated: fromJson<Decision>(row.decision) } : {}),
    ...(row?.other ? { other: { incident: incidentOf(row.other), version: row.other_version ?? 0 } } : {}),
    ...(row?.reasons && { reasons: row.reasons }),
    ...(row?.weight && { weight: row.weight }),
    ...(row?.earlier && { earlier: row.earlier }),
    ...(row?.held && { held: row.held.map(heldOf) }),
    ...(row?.stopped && { stopped: { by: row.stopped.by, at: new Date(row.stopped.at) } }),
  };
}

/** How many lie quiet that these wake, themselves left out; nothing is asked where none of them wakes any. */
function earlierOf(verdicts: readonly Verdict[]): Prisma.Sql {
  const quiet = verdicts.flatMap((verdict) => verdict.quiet ?? []);
  if (quiet.length === 0) return Prisma.empty;
  const themselves = verdicts.map(({ mention }) => mention);
  return Prisma.sql`, (SELECT count(*)::int FROM mention m
    WHERE m.quiet = ANY(${quiet}::text[]) AND m.incident IS NULL AND m.id <> ALL(${themselves}::text[])) AS earlier`;
}

interface More {
  readonly columns: Prisma.Sql;
  readonly join: Prisma.Sql;
}

/** A merge and a split look at what the incident holds, a merge at a second incident too; what sets a level, at what it weighs. */
function moreOf(command: Ask['command'], verdicts: readonly Verdict[], now: Date): More {
  const { incident } = command;
  if (command.type === 'open') return { columns: earlierOf(verdicts), join: Prisma.empty };
  if (command.type === 'setLevel')
    return { columns: Prisma.sql`, ${weightOf([incident], now)} AS weight`, join: Prisma.empty };
  if (goingOut.includes(command.type)) return { columns: stopped, join: Prisma.empty };
  if (command.type !== 'merge' && command.type !== 'split')
    return { columns: Prisma.empty, join: Prisma.empty };
  const held = Prisma.sql`(
    SELECT jsonb_agg(jsonb_build_array(m.id, coalesce(m.exact::text, m.id), m.level) ORDER BY m.found_at, m.id)
    FROM mention m WHERE m.incident = ${incident}) AS held`;
  if (command.type === 'split') return { columns: Prisma.sql`, ${held}`, join: Prisma.empty };
  const weight = weightOf(command.into ? [incident, command.into] : [incident], now);
  return {
    columns: Prisma.sql`, o.state AS other, o.version AS other_version, i.reasons, ${held}, ${weight} AS weight`,
    join: Prisma.sql`LEFT JOIN incident o ON o.id = ${command.into ?? null}`,
  };
}

/** What would make something public. */
const goingOut: readonly Ask['command']['type'][] = ['publish', 'publishDue', 'register'];
const stopped = Prisma.sql`, (
  SELECT jsonb_build_object('by', s.by, 'at', s.stopped_at) FROM stop_switch s WHERE s.stopped_at IS NOT NULL) AS stopped`;

function incidentOf(state: unknown): Incident {
  return state ? fromJson<Incident>(state) : { stage: 'none' };
}

function heldOf([id, words, level]: NonNullable<LoadedRow['held']>[number]): Held {
  return { id, words, level: level ?? 'blue' };
}

/**
 * State, events and answer in one statement. The version comes first: a rival who was faster has changed it, nothing
 * is written (nothing at all: the end of the transaction may be on its way already), and the row stays locked until then.
 */
export async function writeIncident(tx: Tx, step: Step, at: Date): Promise<void> {
  const { version, events, next, answer } = step;
  const moved = version === 0 ? opened(step, at) : advanced(step, at);
  const answered = answer
    ? Prisma.sql`, answered AS (
      INSERT INTO ask (id, incident, decision, at)
      SELECT ${storable(answer.ask)}, id, ${json(answer.decision)}::jsonb, ${at}::timestamptz FROM moved
    )`
    : Prisma.empty;
  const written = tx.$executeRaw(Prisma.sql`
    WITH moved AS (${moved}), told AS (
      INSERT INTO event (incident, version, type, at, actor, body)
      SELECT moved.id, ${version + 1}, e->>'type', (e->>'at')::timestamptz, e->>'actor', e->'body'
      FROM moved, jsonb_array_elements(${eventRows(events)}::jsonb) WITH ORDINALITY AS x(e, place) ORDER BY place
    )${answered}
    SELECT 1 / count(*) FROM moved`);
  await written.catch((error: unknown) => {
    throw isNone(error) ? new Stale(next.id) : error;
  });
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

function opened({ events, next, birth, grows }: Step, at: Date): Prisma.Sql {
  const { id, unit, stage, level, nature, openedAt } = next;
  const last = grows ? at : null;
  return Prisma.sql`
    INSERT INTO incident (id, unit, stage, level, nature, seen_by, version, state, reasons, drill, units, opened_at,
      updated_at, last_mention_at)
    VALUES (${id}, ${unit}, ${stage}, ${level}, ${nature}, ${seenBy(next)}::text[], 1, ${json(next)}::jsonb,
      ${reasonsOf(events) ?? []}::text[], ${birth.drill}, ${birth.units}, ${openedAt}::timestamptz,
      ${at}::timestamptz, ${last}::timestamptz)
    ON CONFLICT (id) DO NOTHING RETURNING id`;
}

function advanced({ version, events, next, grows }: Step, at: Date): Prisma.Sql {
  const { id, unit, stage, level, nature } = next;
  const reasons = reasonsOf(events) ?? null;
  const last = grows ? at : null;
  return Prisma.sql`
    UPDATE incident SET unit = ${unit}, stage = ${stage}, level = ${level}, nature = ${nature},
      seen_by = ${seenBy(next)}::text[], version = ${version + 1}, state = ${json(next)}::jsonb,
      reasons = coalesce(${reasons}::text[], reasons), updated_at = ${at}::timestamptz,
      last_mention_at = coalesce(${last}::timestamptz, last_mention_at)
    WHERE id = ${id} AND version = ${version} RETURNING id`;
}

/** Why the level is what it is: the last event that says so. A person gives a reason of their own, and triage's stand. */
function reasonsOf(events: Step['events']): readonly string[] | undefined {
  const told = events.flatMap((event) => {
    if (event.type === 'opened') return [event.reasons];
    return event.type === 'levelChanged' && event.reasons.length > 0 ? [event.reasons] : [];
  });
  return told.at(-1);
}

/** What was merged names the units of both. */
export async function unite(tx: Tx, from: IncidentId, to: IncidentId): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE incident SET units = (
      SELECT coalesce(array_agg(DISTINCT u ORDER BY u), '{}') FROM incident i, unnest(i.units) u WHERE i.id IN (${from}, ${to})
    ) WHERE id = ${to}`);
}

function eventRows(events: Step['events']): string {
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
