import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { IncidentId } from '../../incident/incident.ts';
import type { FileId } from '../../incident/statement.ts';
import type { Call } from './call.ts';
import { download } from './download.ts';
import { shownAnswer } from './legible.ts';
import { events, groups, me, mentions, messages, picture, sources, timeline } from './looking.ts';
import type { Desk, Visitor } from './options.ts';
import { json, readJson, type Trouble, trouble } from './reply.ts';
import { IdentityBody, OpenBody, PressBody, pressInbound, ReadBody, SayBody, sayInbound } from './said.ts';
import { identityCookie, roomOf, visitors } from './visitor.ts';

interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly answer: (call: Call) => Promise<void>;
}

const kb = 1024;
/** 5 MiB of files are 6.7 MiB in base64; the words come on top. */
const sayCap = 7 * kb * kb + 64 * kb;
const bodyCap = 256 * kb;
/** 10 MiB of files in base64, and the words. */
const pressCap = 14 * kb * kb + bodyCap;

const endpoints: readonly Endpoint[] = [
  { method: 'GET', path: /^\/api\/me$/, answer: me },
  { method: 'GET', path: /^\/api\/groups$/, answer: groups },
  { method: 'GET', path: /^\/api\/groups\/([^/]+)\/messages$/, answer: messages },
  { method: 'GET', path: /^\/api\/groups\/([^/]+)\/pictures\/(\d{1,18})$/, answer: picture },
  { method: 'GET', path: /^\/api\/events$/, answer: events },
  { method: 'GET', path: /^\/api\/incidents\/([^/]+)\/timeline$/, answer: timeline },
  { method: 'GET', path: /^\/api\/incidents\/([^/]+)\/mentions$/, answer: mentions },
  { method: 'POST', path: /^\/api\/incidents\/([^/]+)\/files\/([^/]+)$/, answer: openFile },
  { method: 'GET', path: /^\/api\/sources$/, answer: sources },
  { method: 'POST', path: /^\/api\/press$/, answer: press },
  { method: 'POST', path: /^\/api\/say$/, answer: say },
  { method: 'POST', path: /^\/api\/read$/, answer: markRead },
  { method: 'POST', path: /^\/api\/identity$/, answer: identity },
];

/** Finds what answers a path; what does not exist is answered as what one may not see. */
export async function answerApi(url: URL, call: Omit<Call, 'query' | 'id' | 'ref'>): Promise<void> {
  for (const { method, path, answer } of endpoints) {
    const match = call.request.method === method ? path.exec(url.pathname) : null;
    if (!match) continue;
    const [, id = '', ref = ''] = match;
    return answer({ ...call, query: url.searchParams, id: decoded(id), ref });
  }
  trouble(call.response, 'notFound');
}

/** What a path asks for, by a name of ours: what stands in it may be anything. */
export function nameOf(path: string): string {
  const known = endpoints.some((each) => each.path.test(path));
  if (!known) return '/api/*';
  return path
    .replace(/^(\/api\/(?:groups|incidents)\/)[^/]+/, '$1:id')
    .replace(/(?<=\/files\/)[^/]+$|\d+$/, ':ref');
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

/** The file itself, or the no in words. */
async function openFile(call: Call): Promise<void> {
  const body = await asked(call, OpenBody, bodyCap);
  const room = body && roomOf(call.who.person, call.desk.org(), body.group);
  if (!room) return;
  const opened = await call.desk.openFile({
    ...{ person: call.who.person, seat: { unit: room.unit, duty: room.duty }, reason: body.reason },
    ...{ incident: call.id as IncidentId, file: call.ref as FileId },
  });
  if ('bytes' in opened) download(call.response, opened);
  else json(call.response, 200, shownAnswer(opened));
}

async function markRead(call: Call): Promise<void> {
  const body = await asked(call, ReadBody, bodyCap);
  if (!body) return;
  await call.desk.board.markRead(call.who.person.id, body.group, body.ref);
  json(call.response, 200, { ok: true });
}

async function identity({ desk, request, response }: Call): Promise<void> {
  const body = await parsed(request, IdentityBody, bodyCap);
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

/** What cannot be anybody's name is nobody's. */
function decoded(part: string): string {
  try {
    const name = decodeURIComponent(part);
    return name.includes('\0') ? '' : name;
  } catch {
    return '';
  }
}
