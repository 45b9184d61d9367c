import type pg from 'pg';
import { evolve } from '../src/incident/evolve.ts';
import {
  type Incident,
  type IncidentId,
  type Known,
  levels,
  type MentionId,
  natures,
  nothingYet,
  type PersonId,
  type TextId,
  type UnitPath,
} from '../src/incident/incident.ts';
import type { IncidentEvent } from '../src/incident/language.ts';
import { claimDue } from '../src/policy/clocks.ts';
import type { Policy } from '../src/policy/policy.ts';
import { seenBy } from '../src/policy/visibility.ts';
import { toJson } from '../src/store/codec.ts';
import { type Dice, seeded } from './chain.ts';

/** One incident with all that happened to it, and when its mentions were found. */
interface Life {
  readonly id: IncidentId;
  readonly events: readonly IncidentEvent[];
  readonly found: readonly { readonly id: MentionId; readonly at: Date }[];
}

/** The storm: how its mentions spread over its incidents. */
const storm = { incidents: 300, greatest: 20_000, great: 1_500, greats: 10, others: 45_000 } as const;
const earlierIncidents = 4_700;
/** Of the last day, and of all days before it. */
const mentionsEach = 50_000;
const earlierDays = 13;
const [minute, day] = [60_000, 86_400_000];
/** So many are decided in one go. */
const batch = 100;
const rowsEach = 2_500;

/**
 * 5,000 incidents of the fourteen days that a digest shows, and 100,000 mentions; of those 300 and 50,000 on the last day,
 * which ends at `end`. All are new enough to be read.
 */
export function stormOf(
  units: readonly UnitPath[],
  personOf: (unit: UnitPath) => PersonId,
  policy: Policy,
  end: Date,
) {
  const dice = seeded(20_261_123);
  const from = end.getTime() - day;
  const lives: Life[] = [];
  const live = (at: number, mentions: number, within: number) => {
    const unit = units[dice(units.length)];
    if (!unit) throw new Error('there are no units');
    const id = `inc-${lives.length}` as IncidentId;
    lives.push(lifeOf({ id, unit, owner: personOf(unit), at, mentions, within }, policy, dice, end));
  };
  for (let n = 0; n < earlierIncidents; n += 1)
    live(
      from - day * earlierDays + Math.floor(((n + 0.5) * day * earlierDays) / earlierIncidents),
      2,
      minute,
    );
  const rest = storm.others - storm.greatest - storm.great * storm.greats;
  for (let n = 0; n < storm.incidents; n += 1) {
    const small = Math.floor(rest / (storm.incidents - storm.greats - 1));
    const mentions = n === 0 ? storm.greatest : n <= storm.greats ? storm.great : small;
    const at = from + dice(day - 12 * 60 * minute);
    live(at, mentions, from + day - at);
  }
  const held = lives.reduce((sum, { found }) => sum + found.length, 0);
  const during = lives.slice(earlierIncidents).reduce((sum, { found }) => sum + found.length, 0);
  const loose = Array.from({ length: 2 * mentionsEach - held }, (_each, n) => {
    const at = n < mentionsEach - during ? from + dice(day) : from - 1 - dice(day * earlierDays);
    return { id: `loose-${n}` as MentionId, at: new Date(at) };
  });
  return { lives, loose };
}

interface Birth {
  readonly id: IncidentId;
  readonly unit: UnitPath;
  readonly owner: PersonId;
  readonly at: number;
  readonly mentions: number;
  /** Milliseconds over which its mentions come. */
  readonly within: number;
}

/** As people and clocks deal with one: claimed in time or called for, asked of the branch, answered, ended or not. */
function lifeOf(birth: Birth, policy: Policy, dice: Dice, end: Date): Life {
  const { id, unit, owner, at, mentions, within } = birth;
  const found = Array.from({ length: mentions }, (_each, n) => ({
    id: `${id}-m${n}` as MentionId,
    at: new Date(at + Math.floor((within * n) / mentions)),
  }));
  const level = mentions >= storm.great ? 'red' : (levels[dice(4)] ?? 'blue');
  const nature = natures[dice(natures.length)] ?? 'other';
  const [triage, timer, person] = [
    { kind: 'machine', id: 'triage' },
    { kind: 'machine', id: 'timer' },
    { kind: 'person', id: owner },
  ] as const;
  const by = (minutes: number) => ({ incident: id, by: person, at: new Date(at + minutes * minute) });
  const reasons = ['harm', 'dispute'] as const;
  const first = found.slice(0, 1).map((each) => each.id);
  const opening = { type: 'opened', incident: id, by: triage, unit, nature, level, reasons } as const;
  const opened: IncidentEvent = { ...opening, at: new Date(at), mentions: first };
  const state = evolve(nothingYet, opened);
  const due = state.stage === 'none' ? undefined : claimDue(state, policy);
  const inTime = dice(5) > 0;
  const called: readonly IncidentEvent[] =
    inTime || !due
      ? []
      : [{ type: 'escalated', incident: id, by: timer, at: due, from: unit, to: 'hq' as UnitPath }];
  const claimedAfter = inTime
    ? 2 + dice(10)
    : Math.ceil(((due?.getTime() ?? at) - at) / minute) + 5 + dice(90);
  const text = (name: string) => `${id}-${name}` as TextId;
  const asked = by(claimedAfter + 6);
  const [direct, done] = [
    { from: 'hq' as UnitPath, to: unit, text: text('asked'), due: new Date(asked.at.getTime() + day) },
    { to: unit, givenAt: asked.at, note: text('done') },
  ];
  const handled: readonly IncidentEvent[] = [
    { ...by(claimedAfter), type: 'claimed', unit, owner },
    { ...by(claimedAfter + 4), type: 'noted', text: text('note') },
    ...(dice(3) === 0
      ? ([
          { ...asked, type: 'directed', ...direct },
          { ...by(claimedAfter + 60), type: 'directiveDone', ...done },
        ] as const)
      : []),
  ];
  const ended: readonly IncidentEvent[] =
    dice(10) > 0 ? [{ ...by(claimedAfter + 200 + dice(2_000)), type: 'closed', note: text('end') }] : [];
  const dismissed: IncidentEvent = {
    ...by(claimedAfter),
    ...{ type: 'dismissed', reason: text('why'), askedBy: owner, unit },
  };
  const people = dice(8) === 0 ? [...called, dismissed] : [...called, ...handled, ...ended];
  const joined = Array.from({ length: Math.ceil((mentions - 1) / batch) }, (_each, n): IncidentEvent => {
    const some = found.slice(1 + n * batch, 1 + (n + 1) * batch);
    const last = some.at(-1)?.at ?? new Date(at);
    return {
      type: 'joined',
      incident: id,
      by: triage,
      at: new Date(last.getTime() + 1_000),
      mentions: some.map((each) => each.id),
    };
  });
  const all = [opened, ...[...people, ...joined].toSorted((a, b) => a.at.getTime() - b.at.getTime())];
  return { id, found, events: all.filter((event) => event.at < new Date(end.getTime() + 8 * 60 * minute)) };
}

/** Writes them as the ledger and the mentions would have, many rows at a time. */
export async function fillStorm(pool: pg.Pool, { lives, loose }: ReturnType<typeof stormOf>): Promise<void> {
  for (const some of parts(lives)) {
    await pool.query(
      `INSERT INTO incident (id, unit, seen_by, units, stage, level, nature, version, state, reasons, drill, opened_at, updated_at)
       SELECT id, unit, ARRAY(SELECT jsonb_array_elements_text(seen)), ARRAY[unit], stage, level, nature, version, state, '{harm}', false, opened, updated
       FROM jsonb_to_recordset($1::jsonb) AS x(id text, unit text, seen jsonb, stage text, level text, nature text, version int,
         state jsonb, opened timestamptz, updated timestamptz)`,
      [JSON.stringify(some.map(incidentRow))],
    );
  }
  const events = lives
    .flatMap(({ events }) => events.map((event, at) => ({ event, version: at + 1 })))
    .toSorted((a, b) => a.event.at.getTime() - b.event.at.getTime());
  for (const some of parts(events)) {
    await pool.query(
      `INSERT INTO event (incident, version, type, at, actor, body)
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(incident text, version int, type text, at timestamptz, actor text, body jsonb)`,
      [
        JSON.stringify(
          some.map(({ event, version }) => {
            const { incident, type, at, by } = event;
            return { incident, version, type, at, actor: `${by.kind}:${by.id}`, body: toJson(event) };
          }),
        ),
      ],
    );
  }
  const mentions = [
    ...lives.flatMap(({ id: incident, found }) => found.map(({ id, at }) => ({ id, at, incident }))),
    ...loose.map(({ id, at }) => ({ id, at, incident: null })),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (const [at, some] of parts(mentions).entries()) await insertMentions(pool, some, at);
}

/** Of the length that rows have: words of 120 letters, and what is sealed of them. */
async function insertMentions(
  pool: pg.Pool,
  rows: readonly { readonly id: MentionId; readonly at: Date; readonly incident: IncidentId | null }[],
  part: number,
): Promise<void> {
  await pool.query(
    `INSERT INTO mention (id, source, external_id, kind, site, title_masked, text_masked, sealed, evidence, content_hash, reads,
       comments, shares, found_at, updated_at, revision, incident, units, unit, level, negative, exact, signature, told, decided_at)
     SELECT x.id, 'source-' || (x.place + $2) % 12, x.id, 'post', '微博', repeat('误诊投诉', 6), repeat('在示例医院排队三个小时', 11),
       decode(repeat(md5(x.id), 28), 'hex'), md5(x.id), md5(x.id), 1, 2, 3, x.at, x.at, 1, x.incident, coalesce(i.units, '{}'), i.unit,
       'blue', true, x.place, decode(repeat(md5(x.id), 8), 'hex'), decode(repeat(md5(x.id), 9), 'hex'), x.at
     FROM (SELECT id, at, incident, row_number() OVER () AS place
       FROM jsonb_to_recordset($1::jsonb) AS r(id text, at timestamptz, incident text)) x
     LEFT JOIN incident i ON i.id = x.incident`,
    [JSON.stringify(rows), part],
  );
}

function incidentRow({ id, events }: Life) {
  const state = known(events.reduce(evolve, nothingYet));
  const { unit, stage, level, nature, openedAt } = state;
  const updated = events.at(-1)?.at ?? openedAt;
  const kinds = { id, unit, seen: seenBy(state), stage, level, nature };
  return { ...kinds, version: events.length, state: toJson(state), opened: openedAt, updated };
}

function known(incident: Incident): Known {
  if (incident.stage === 'none') throw new Error('nothing has happened');
  return incident;
}

function parts<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / rowsEach) }, (_each, at) =>
    rows.slice(at * rowsEach, (at + 1) * rowsEach),
  );
}
