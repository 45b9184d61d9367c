import type { IncidentId } from '../../incident/incident.ts';
import type { IncidentView, TimelineEntry } from '../../incident/view.ts';
import type { Role } from '../../policy/org.ts';
import type { Call } from './call.ts';
import { describe, roomRows } from './groups.ts';
import { shown, shownFact, shownHistory, shownMention } from './legible.ts';
import type { Desk, Visitor } from './options.ts';
import { json, trouble } from './reply.ts';
import { Ref } from './said.ts';
import { asset, serve } from './static.ts';
import { roomOf, rooms, visitors } from './visitor.ts';

export function me({ desk, who, response }: Call): Promise<void> {
  const people = visitors(desk.people(), desk.org()).map(({ person, identity: account }) => ({
    person: person.id,
    identity: account,
    name: person.name,
    post: person.post,
    groups: rooms(person, desk.org()).map((room) => describe(room, desk)),
  }));
  const you = people.find(({ person }) => person === who.person.id);
  const words = { levels: levelNames(desk), cards: desk.policy().language };
  json(response, 200, { you, demo: desk.demo, people, office: atRoot(desk, who), now: desk.now(), ...words });
  return Promise.resolve();
}

function levelNames({ policy }: Desk) {
  const { red, orange, yellow, blue } = policy().levels;
  return { red: red.name, orange: orange.name, yellow: yellow.name, blue: blue.name };
}

export async function groups({ desk, who, standings, response }: Call): Promise<void> {
  json(response, 200, { groups: await roomRows(who.person, desk, standings) });
}

const pageSize = 40;

export async function messages({ desk, who, response, query, id }: Call): Promise<void> {
  const room = roomOf(who.person, desk.org(), id);
  if (!room) return trouble(response, 'notFound');
  const before = Ref.optional().safeParse(query.get('before') ?? undefined);
  if (!before.success) return trouble(response, 'notUnderstood');
  const read = await desk.board.read(room.id, before.data, pageSize);
  const rows = read.map((row) => ({ ...row, message: shown(row.message) }));
  json(response, 200, { messages: rows, more: read.length === pageSize });
}

/** A picture of a group one is in; a browser may keep it, and asks each time whether one still may see it. */
export async function picture({ desk, who, request, response, id, ref }: Call): Promise<void> {
  const room = roomOf(who.person, desk.org(), id);
  const found = room && (await desk.board.picture(room.id, ref));
  if (!found) return trouble(response, 'notFound');
  serve(request, response, asset(found.bytes, found.mime), 'private, no-cache');
}

export function events({ desk, who, live, response }: Call): Promise<void> {
  live.join(response, (channel) => {
    const person = desk.people().byId.get(who.person.id);
    return person !== undefined && roomOf(person, desk.org(), channel) !== undefined;
  });
  return Promise.resolve();
}

export async function timeline(call: Call): Promise<void> {
  const found = await read(call);
  if (!found) return trouble(call.response, 'notFound');
  const { view, seat } = found;
  const entries = await call.desk.reads.timeline([seat.unit], view.incident.id);
  const rows = folded(entries).map((entry) => ({
    at: entry.at,
    type: entry.type,
    ...shownHistory(call.desk.historyRow(entry, view, seat)),
  }));
  const facts = call.desk.factRows(view, seat).map(shownFact);
  json(call.response, 200, { code: view.code, mentions: view.mentionCount, rows, facts });
}

/** What joined without anything else happening in between is one line, by the time of the last. */
function folded(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const lines: TimelineEntry[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last?.event.type === 'joined' && entry.event.type === 'joined') {
      const mentions = [...last.event.mentions, ...entry.event.mentions];
      lines[lines.length - 1] = { ...entry, event: { ...entry.event, mentions } };
    } else lines.push(entry);
  }
  return lines;
}

const mostMentions = 50;

/** What was said, masked; that it was opened is on record before it is shown. */
export async function mentions(call: Call): Promise<void> {
  const found = await read(call);
  if (!found) return trouble(call.response, 'notFound');
  const { view, seat } = found;
  const { desk, who, response } = call;
  const seen = await desk.reads.mentionsOf([seat.unit], view.incident.id, mostMentions);
  await desk.viewed({ person: who.person, seat, incident: view.incident.id, mentions: seen });
  json(response, 200, {
    count: view.mentionCount,
    mentions: seen.map((mention) => shownMention(mention, view.incident.reasons ?? view.reasons)),
  });
}

/** The incident as seen from the group named in the query; one may read there what the group's unit may. */
async function read({ desk, who, query, id }: Call): Promise<{ view: IncidentView; seat: Role } | undefined> {
  const room = roomOf(who.person, desk.org(), query.get('group') ?? '');
  const view = room && (await desk.reads.incident([room.unit], id as IncidentId));
  return view && { view, seat: { unit: room.unit, duty: room.duty } };
}

/** The health of sources is headquarters' to see. */
export async function sources({ desk, who, response }: Call): Promise<void> {
  if (!atRoot(desk, who)) return trouble(response, 'notFound');
  json(response, 200, { sources: await desk.sourceHealth() });
}

function atRoot(desk: Desk, { person }: Visitor): boolean {
  const org = desk.org();
  return rooms(person, org).some(({ unit }) => unit === org.root);
}
