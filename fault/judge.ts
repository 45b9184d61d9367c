import { exampleFolder, readSettings } from '../src/config.ts';
import { evolve } from '../src/incident/evolve.ts';
import { type Incident, nothingYet } from '../src/incident/incident.ts';
import type { IncidentEvent } from '../src/incident/language.ts';
import { react } from '../src/policy/react.ts';
import { channelsOf } from '../src/policy/tree.ts';
import type { Settings } from '../src/ports.ts';
import { makeAudit } from '../src/store/audit.ts';
import { canonical, fromJson, toJson } from '../src/store/codec.ts';
import { type Connection, connect } from '../src/store/connect.ts';
import { makeWork } from '../src/store/scope.ts';
import type { Presser } from './presser.ts';
import type { Vendor } from './vendor.ts';

/** What was promised to those outside. */
export interface Promised {
  readonly vendors: readonly Vendor[];
  readonly presser: Presser;
}

/** What became of it, each finding in a line of its own (Jepsen's `total-queue`). */
export interface Judgement {
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly unexpected: readonly string[];
  readonly doubled: { readonly approvals: number; readonly publications: number };
  readonly auditOk: boolean;
  readonly incidents: number;
  readonly cards: number;
}

type Read = <Row>(sql: string) => Promise<readonly Row[]>;

/** Looks at what is kept, as its owner, when no process has it any more. */
export async function judge(data: string, promised: Promised): Promise<Judgement> {
  const settings = await readSettings(exampleFolder);
  if (!settings.ok) throw new Error('the example chain does not read');
  const connection = await connect(undefined, data, new Date());
  try {
    return await look(connection, promised, settings.settings);
  } finally {
    await connection.close();
  }
}

/** Mentions that are still taken by a process that is no more. */
export async function leasedIn(data: string): Promise<number> {
  const connection = await connect(undefined, data, new Date());
  try {
    return await connection.prisma.waiting.count({ where: { leaseUntil: { not: null } } });
  } finally {
    await connection.close();
  }
}

async function look(connection: Connection, promised: Promised, settings: Settings): Promise<Judgement> {
  const read: Read = (sql) => connection.prisma.$queryRawUnsafe(sql);
  const mentions = await lookAtMentions(read, promised.vendors);
  const presses = await lookAtPresses(read, promised.presser);
  const incidents = await lookAtIncidents(read, settings);
  const work = await lookAtJobs(read);
  const all = [mentions, presses, incidents, work];
  const { ok } = await makeAudit(makeWork(connection)).verify();
  return {
    lost: all.flatMap(({ lost }) => lost),
    duplicated: all.flatMap(({ duplicated }) => duplicated),
    unexpected: all.flatMap(({ unexpected }) => unexpected),
    doubled: await lookAtDoubles(read),
    auditOk: ok,
    incidents: incidents.incidents,
    cards: incidents.cards,
  };
}

interface Found {
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly unexpected: readonly string[];
}

interface MentionRow {
  readonly external_id: string;
  readonly decided: boolean;
  readonly reads: number;
}

async function lookAtMentions(read: Read, vendors: readonly Vendor[]): Promise<Found> {
  const rows = await read<MentionRow>(
    `SELECT external_id, reads::int, decided_at IS NOT NULL AND w.mention IS NULL AS decided
     FROM mention m LEFT JOIN waiting w ON w.mention = m.id WHERE source = 'replay'`,
  );
  const byId = Map.groupBy(rows, ({ external_id }) => external_id);
  const acked = vendors.flatMap((each) => [...each.acked]);
  const sent = new Map(vendors.flatMap((each) => [...each.sent]));
  return {
    lost: acked.flatMap(([id, reads]) => {
      const [row] = byId.get(id) ?? [];
      if (!row) return [`mention ${id} is not there`];
      if (row.reads < reads) return [`mention ${id} has ${row.reads} reads, ${reads} were acknowledged`];
      return row.decided ? [] : [`mention ${id} was never decided`];
    }),
    duplicated: [...byId].filter(([, each]) => each.length > 1).map(([id]) => `mention ${id} is there twice`),
    unexpected: rows
      .filter(({ external_id, reads }) => reads > (sent.get(external_id) ?? -1))
      .map(({ external_id }) => `mention ${external_id} was never sent like this`),
  };
}

async function lookAtPresses(read: Read, { presses, identity, person }: Presser): Promise<Found> {
  const rows = await read<{ ask: string; action: string; subject: string }>(
    `SELECT detail->>'ask' AS ask, action, subject FROM audit WHERE actor = 'person:${person}'`,
  );
  const states = await read<{ id: string; stage: string; owner: string | null }>(
    `SELECT id, stage, state->>'owner' AS owner FROM incident`,
  );
  const done = (key: string) =>
    rows.filter(({ ask, action }) => ask === `web:${identity}/${key}` && action === 'claim');
  const owns = (subject: string) => states.some(({ id, owner }) => id === subject && owner === person);
  const oks = presses.filter(({ answer }) => answer === 'ok');
  const keys = new Set(presses.map(({ key }) => `web:${identity}/${key}`));
  return {
    lost: oks
      .filter(({ key, subject }) => done(key).length === 0 || !owns(subject))
      .map(({ key, subject }) => `press ${key} on ${subject} did not last`),
    duplicated: presses
      .filter(({ key }) => done(key).length > 1)
      .map(({ key }) => `press ${key} acted twice`),
    unexpected: rows
      .filter(({ ask, action }) => action === 'claim' && !keys.has(ask))
      .map(({ ask }) => `nobody pressed ${ask}`),
  };
}

interface IncidentRow {
  readonly id: string;
  readonly state: unknown;
}

async function lookAtIncidents(read: Read, settings: Settings) {
  const incidents = await read<IncidentRow>('SELECT id, state FROM incident');
  const events = await read<{ incident: string; version: number; body: unknown }>(
    'SELECT incident, version, body FROM event ORDER BY seq',
  );
  const shown = await read<{ channel: string; subject: string; cards: number }>(`
    SELECT channel, message->>'subject' AS subject, count(*)::int AS cards FROM board_message
    WHERE message->>'kind' = 'card' GROUP BY 1, 2`);
  const histories = Map.groupBy(events, ({ incident }) => incident);
  const lost: string[] = [];
  const homes = new Map<string, Set<string>>();
  for (const { id, state } of incidents) {
    const { folded, told, mentions } = replayed(histories.get(id) ?? [], settings);
    if (canonical(toJson(folded)) !== canonical(state))
      lost.push(`the events of ${id} do not make its state`);
    for (const key of told) {
      const there = shown.some(({ channel, subject }) => `web:${channel}` === key && subject === id);
      if (!there) lost.push(`the card of ${id} is missing in ${key}`);
    }
    for (const mention of mentions) homes.set(mention, (homes.get(mention) ?? new Set()).add(id));
  }
  return {
    incidents: incidents.length,
    cards: shown.length,
    lost,
    duplicated: [
      ...shown
        .filter(({ cards }) => cards > 1)
        .map(({ channel, subject, cards }) => `${cards} cards of ${subject} in ${channel}`),
      ...[...homes].filter(([, in_]) => in_.size > 1).map(([id]) => `mention ${id} is in two incidents`),
    ],
    unexpected: shown
      .filter(({ subject }) => !incidents.some(({ id }) => id === subject))
      .map(({ subject, channel }) => `a card of nothing (${subject}) in ${channel}`),
  };
}

/** What the events make of an incident, and the groups that had to hear of it on the way. */
function replayed(history: readonly { version: number; body: unknown }[], settings: Settings) {
  let folded: Incident = nothingYet;
  const told = new Set<string>();
  const mentions: string[] = [];
  for (const step of Map.groupBy(history, ({ version }) => version).values()) {
    const events = step.map(({ body }) => fromJson<IncidentEvent>(body));
    folded = events.reduce(evolve, folded);
    mentions.push(...events.flatMap((event) => ('mentions' in event ? event.mentions : [])));
    for (const key of toldBy(events, folded, settings)) told.add(key);
  }
  return { folded, told, mentions };
}

function toldBy(events: readonly IncidentEvent[], next: Incident, { org, policy }: Settings) {
  const effects = events.flatMap((event) => react(event, next, { org, policy }));
  const tells = effects.flatMap((effect) => (effect.type === 'tell' ? [effect] : []));
  return tells.flatMap(({ unit, duties }) => channelsOf(org, unit, duties)).map(({ key }) => key);
}

/** Every job has come to its end, clocks and looks at who is to be rung whose time has not come, and the polling of sources left out. */
async function lookAtJobs(read: Read): Promise<Found> {
  const rows = await read<{ name: string; state: string; jobs: number }>(`
    SELECT name, state::text, count(*)::int AS jobs FROM pgboss.job
    WHERE state <> 'completed' AND name NOT LIKE 'poll%' AND NOT (name IN ('clock', 'ring') AND state IN ('created', 'retry'))
    GROUP BY 1, 2`);
  return {
    lost: rows.map(({ name, state, jobs }) => `${jobs} jobs in ${name} stayed ${state}`),
    duplicated: [],
    unexpected: [],
  };
}

/** The same approval or publication on record twice. */
async function lookAtDoubles(read: Read): Promise<Judgement['doubled']> {
  const rows = await read<{ type: string; extra: number }>(`
    SELECT type, (count(*) - 1)::int AS extra FROM event WHERE type ~ '(approv|publish)'
    GROUP BY incident, type, actor, body - 'at' HAVING count(*) > 1`);
  const extra = (word: string) =>
    rows.filter(({ type }) => type.includes(word)).reduce((sum, row) => sum + row.extra, 0);
  return { approvals: extra('approv'), publications: extra('publish') };
}
