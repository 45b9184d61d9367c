import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { IncidentId } from '../../incident/incident.ts';
import { describe, roomRows } from './groups.ts';
import { historyRow, mentionRow } from './history.ts';
import { shown, shownAnswer } from './legible.ts';
import type { Live } from './live.ts';
import type { Desk, Visitor } from './options.ts';
import { json, readJson, type Trouble, trouble } from './reply.ts';
import { IdentityBody, PressBody, pressInbound, ReadBody, SayBody, sayInbound } from './said.ts';
import type { Standings } from './standing.ts';
import { identityCookie, roomOf, rooms, scopeOf, visitors } from './visitor.ts';

/** One request of a known visitor, on its way through the table below. */
interface Call {
  readonly desk: Desk;
  readonly standings: Standings;
  readonly live: Live;
  readonly who: Visitor;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** What stands in the path's place of `:id`. */
  readonly id: string;
}

interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly answer: (call: Call) => Promise<void>;
}

const kb = 1024;
/** 5 MiB of files are 6.7 MiB in base64; the words come on top. */
const sayCap = 7 * kb * kb + 64 * kb;
const pressCap = 256 * kb;

const endpoints: readonly Endpoint[] = [
  { method: 'GET', path: /^\/api\/me$/, answer: me },
  { method: 'GET', path: /^\/api\/groups$/, answer: groups },
  { method: 'GET', path: /^\/api\/groups\/([^/]+)\/messages$/, answer: messages },
  { method: 'GET', path: /^\/api\/events$/, answer: events },
  { method: 'GET', path: /^\/api\/incidents\/([^/]+)\/timeline$/, answer: timeline },
  { method: 'GET', path: /^\/api\/incidents\/([^/]+)\/mentions$/, answer: mentions },
  { method: 'GET', path: /^\/api\/sources$/, answer: sources },
  { method: 'POST', path: /^\/api\/press$/, answer: press },
  { method: 'POST', path: /^\/api\/say$/, answer: say },
  { method: 'POST', path: /^\/api\/read$/, answer: read },
  { method: 'POST', path: /^\/api\/identity$/, answer: identity },
];

/** Finds what answers a path; what does not exist is answered as what one may not see. */
export async function answerApi(url: URL, call: Omit<Call, 'query' | 'id'>): Promise<void> {
  for (const { method, path, answer } of endpoints) {
    const match = call.request.method === method ? path.exec(url.pathname) : null;
    if (match) return answer({ ...call, query: url.searchParams, id: decoded(match[1] ?? '') });
  }
  trouble(call.response, 'notFound');
}

function me({ desk, who, response }: Call): Promise<void> {
  const people = visitors(desk.people(), desk.org()).map(({ person, identity: account }) => ({
    person: person.id,
    identity: account,
    name: person.name,
    post: person.post,
    groups: rooms(person, desk.org()).map((room) => describe(room, desk)),
  }));
  const you = people.find(({ person }) => person === who.person.id);
  json(response, 200, { you, demo: desk.demo, people, levels: levelNames(desk), now: desk.now() });
  return Promise.resolve();
}

function levelNames({ policy }: Desk) {
  const { red, orange, yellow, blue } = policy().levels;
  return { red: red.name, orange: orange.name, yellow: yellow.name, blue: blue.name };
}

async function groups({ desk, who, standings, response }: Call): Promise<void> {
  json(response, 200, { groups: await roomRows(who.person, desk, standings) });
}

const pageSize = 40;

async function messages({ desk, who, response, query, id }: Call): Promise<void> {
  const room = roomOf(who.person, desk.org(), id);
  if (!room) return trouble(response, 'notFound');
  const read = await desk.board.read(room.id, query.get('before') ?? undefined, pageSize);
  const rows = read.map((row) => ({ ...row, message: shown(row.message) }));
  json(response, 200, { messages: rows, more: read.length === pageSize });
}

function events({ desk, who, live, response }: Call): Promise<void> {
  live.join(response, (channel) => {
    const person = desk.people().byId.get(who.person.id);
    return person !== undefined && roomOf(person, desk.org(), channel) !== undefined;
  });
  return Promise.resolve();
}

async function timeline({ desk, who, response, id }: Call): Promise<void> {
  const scope = scopeOf(who.person, desk.org());
  const view = await desk.reads.incident(scope, id as IncidentId);
  if (!view) return trouble(response, 'notFound');
  const entries = await desk.reads.timeline(scope, view.incident.id);
  const rows = entries.map((entry) => historyRow(entry, view, desk));
  json(response, 200, { code: view.code, mentions: view.mentionCount, rows });
}

async function mentions({ desk, who, response, id }: Call): Promise<void> {
  const scope = scopeOf(who.person, desk.org());
  const view = await desk.reads.incident(scope, id as IncidentId);
  if (!view) return trouble(response, 'notFound');
  const found = await desk.reads.mentionsOf(scope, view.incident.id, 50);
  json(response, 200, { count: view.mentionCount, mentions: found.map(mentionRow) });
}

/** The health of sources is headquarters' to see. */
async function sources({ desk, who, response }: Call): Promise<void> {
  const org = desk.org();
  const atRoot = rooms(who.person, org).some(({ unit }) => unit === org.root);
  if (!atRoot) return trouble(response, 'notFound');
  json(response, 200, { sources: await desk.sourceHealth() });
}

async function press(call: Call): Promise<void> {
  const body = await asked(call, PressBody, pressCap);
  if (!body) return;
  const answer = await call.desk.on(pressInbound(body, call.who, call.desk.now()));
  json(call.response, 200, shownAnswer(answer));
}

async function say(call: Call): Promise<void> {
  const body = await asked(call, SayBody, sayCap);
  if (!body) return;
  const inbound = sayInbound(body, call.who, call.desk.now());
  if (!inbound) return trouble(call.response, 'tooLarge');
  json(call.response, 200, shownAnswer(await call.desk.on(inbound)));
}

async function read(call: Call): Promise<void> {
  const body = await asked(call, ReadBody, pressCap);
  if (!body) return;
  await call.desk.board.markRead(call.who.person.id, body.group, body.ref);
  json(call.response, 200, { ok: true });
}

async function identity({ desk, request, response }: Call): Promise<void> {
  const body = await parsed(request, IdentityBody, pressCap);
  if (!body.ok) return trouble(response, body.why);
  const chosen = visitors(desk.people(), desk.org()).find(({ person }) => person.id === body.value.person);
  if (!chosen) return trouble(response, 'notFound');
  response.setHeader('set-cookie', identityCookie(chosen.person));
  json(response, 200, { person: chosen.person.id });
}

/** The body of a request that speaks in a group as somebody: refused when one is not in it, or is somebody else by now. */
async function asked<Body extends { readonly group: string; readonly as: string }>(
  { desk, who, request, response }: Call,
  shape: z.ZodType<Body>,
  cap: number,
): Promise<Body | undefined> {
  const body = await parsed(request, shape, cap);
  const why = body.ok ? unfit(body.value, who, desk) : body.why;
  if (why) trouble(response, why);
  return body.ok && !why ? body.value : undefined;
}

function unfit(
  body: { readonly group: string; readonly as: string },
  who: Visitor,
  desk: Desk,
): Trouble | undefined {
  if (body.as !== who.person.id) return 'identityChanged';
  return roomOf(who.person, desk.org(), body.group) ? undefined : 'notFound';
}

type Parsed<Body> =
  | { readonly ok: true; readonly value: Body }
  | { readonly ok: false; readonly why: Trouble };

async function parsed<Body>(
  request: IncomingMessage,
  shape: z.ZodType<Body>,
  cap: number,
): Promise<Parsed<Body>> {
  const body = await readJson(request, cap);
  if (!body.ok) return body;
  const result = shape.safeParse(body.value);
  return result.success ? { ok: true, value: result.data } : { ok: false, why: 'notUnderstood' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
