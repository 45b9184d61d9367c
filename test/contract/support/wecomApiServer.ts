import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { served } from '../../support/served.ts';
import { listening } from './slackServer.ts';
import { asVendor, keyOn, type VendorCard, wordsOf } from './wecomVendor.ts';

export const app = { corp: 'ww5823bf96d3bd56c7', agentId: 1000002, secret: 'an-app-secret-of-the-tests' };

type Json = Readonly<Record<string, unknown>>;
const Json = z.record(z.string(), z.unknown());

interface Call {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly file?: File;
}

/** What stands somewhere: in a tag, a department, a person's chat with the app, a group, a robot's group. */
export interface Sent {
  readonly to: string;
  readonly body: Json;
  readonly task?: string;
  card?: VendorCard;
  readonly file?: { readonly name: string; readonly bytes: number };
  /** What the latest press of it may change it with. */
  code?: string;
}

/** What goes wrong with the next call of a method: a code, a status, or an answer that is lost after the deed. */
export type ApiFault =
  | number
  | { readonly status: number; readonly headers?: Record<string, string> }
  | 'lost'
  | 'garbage';

export interface Company {
  readonly tags: Readonly<
    Record<string, { readonly users: readonly string[]; readonly parties?: readonly number[] }>
  >;
  readonly parties: Readonly<Record<string, readonly string[]>>;
  readonly robots: readonly string[];
  /** What the directory says of each person. */
  readonly cards?: Readonly<Record<string, Json>>;
}

/** WeCom's HTTP API for one app and for group robots, as PLATFORMS section D tells of it. */
export async function wecomApiServer(company: Company) {
  const sent: Sent[] = [];
  const chats = new Map<string, string[]>();
  const media = new Map<string, { readonly name: string; readonly type: string; readonly bytes: number }>();
  const tokens = new Set<string>();
  const tasks = new Set<string>();
  const codes = new Map<string, Sent>();
  const bodies = new Map<string, number>();
  const faults = new Map<string, ApiFault[]>();
  const broken = new Map<string, ApiFault>();
  const calls: Call[] = [];
  let count = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await callOf(request);
    calls.push(call);
    const { method } = call;
    const fault = faults.get(method)?.shift() ?? broken.get(method);
    if (fault !== undefined && fault !== 'lost') return keptOut(fault, response);
    const answer = allowed(call) ? obey(call) : { errcode: 40014, errmsg: 'invalid token' };
    if (fault === 'lost') response.destroy();
    else write(response, answer);
  }

  function allowed({ method, query }: Call): boolean {
    const free = method === 'gettoken' || method.startsWith('webhook/');
    return free || tokens.has(query.get('access_token') ?? '');
  }

  function obey({ method, query, body, file: given }: Call): object {
    if (given) return upload(method, query, given);
    const act = acts[method];
    return act ? act(query, body) : { errcode: 404, errmsg: method };
  }

  const acts: Readonly<Record<string, (query: URLSearchParams, body: Json) => object>> = {
    gettoken(query) {
      if (query.get('corpid') !== app.corp) return { errcode: 40013 };
      if (query.get('corpsecret') !== app.secret) return { errcode: 40001 };
      count += 1;
      if (tokens.size === 0) tokens.add(`tok-${count}`);
      return { access_token: [...tokens][0], expires_in: 7200 };
    },
    'agent/get': (query) => (query.get('agentid') === `${app.agentId}` ? {} : { errcode: 40056 }),
    get_api_domain_ip: () => ({ ip_list: ['127.0.0.1'] }),
    'tag/get'(query) {
      const tag = company.tags[query.get('tagid') ?? ''];
      const named = (userid: string) => ({ userid, name: userid });
      return tag
        ? { tagname: 't', userlist: tag.users.map(named), partylist: tag.parties ?? [] }
        : { errcode: 40068 };
    },
    'user/get'(query) {
      const card = company.cards?.[query.get('userid') ?? ''];
      return card ?? { errcode: 60111 };
    },
    'user/simplelist'(query) {
      const users = company.parties[query.get('department_id') ?? ''];
      return users
        ? { userlist: users.map((userid) => ({ userid, name: userid, department: [1] })) }
        : { errcode: 60003 };
    },
    'message/send': (_query, body) => send(body),
    'message/update_template_card'(_query, body) {
      const there = codes.get(String(body.response_code));
      const card = asVendor(body.template_card);
      if (!there || typeof card === 'string' || card.task_id !== there.task) return { errcode: 40058 };
      codes.delete(String(body.response_code));
      there.card = card;
      return {};
    },
    'appchat/create'(_query, body) {
      const { chatid, userlist, name } = Create.parse(body);
      if (chats.has(chatid)) return { errcode: 86215 };
      if (userlist.length < 2 || name.length > 50) return { errcode: 86006 };
      chats.set(chatid, [...userlist]);
      return { chatid };
    },
    'appchat/get'(query) {
      const userlist = chats.get(query.get('chatid') ?? '');
      return userlist
        ? { chat_info: { chatid: query.get('chatid'), name: 'n', owner: userlist[0], userlist } }
        : { errcode: 86003 };
    },
    'appchat/update'(_query, body) {
      const there = chats.get(String(body.chatid));
      if (!there) return { errcode: 86003 };
      there.push(...z.array(z.string()).parse(body.add_user_list));
      return {};
    },
    'appchat/send'(_query, body) {
      const chat = String(body.chatid);
      if (!chats.has(chat)) return { errcode: 86003 };
      return content(`appchat-${chat}`, body, ['text', 'markdown', 'image', 'file']);
    },
    'webhook/send'(query, body) {
      const key = query.get('key') ?? '';
      if (!company.robots.includes(key)) return { errcode: 93000 };
      return content(key, body, ['markdown', 'image', 'file'], 4096);
    },
  };

  function send(body: Json): object {
    const { enable_duplicate_check: check, duplicate_check_interval: interval, ...rest } = body;
    if (body.agentid !== app.agentId) return { errcode: 40056 };
    const known = typeof interval === 'number' && interval <= 14_400 && check === 1;
    const same = JSON.stringify(rest);
    const before = bodies.get(same);
    if (known && before !== undefined && Date.now() - before < interval * 1000) return { msgid: 'same' };
    const to = whoOf(body);
    if (to === undefined) return { errcode: 81013 };
    const answer = content(to, rest, ['text', 'markdown', 'image', 'file', 'template_card']);
    if (!('errcode' in answer)) bodies.set(same, Date.now());
    return answer;
  }

  function whoOf({ totag, toparty, touser }: Json): string | undefined {
    const everyone = Object.values(company.tags).flatMap(({ users }) => users);
    if (Object.hasOwn(company.tags, String(totag))) return `tag-${totag}`;
    if (Object.hasOwn(company.parties, String(toparty))) return `party-${toparty}`;
    return everyone.find((user) => user === touser);
  }

  function content(to: string, body: Json, types: readonly string[], most = 2048): object {
    const type = String(body.msgtype);
    if (!types.includes(type)) return { errcode: 40008 };
    if (type === 'template_card') return card(to, body);
    if (type === 'image' || type === 'file') return file(to, type, body);
    const words = z.object({ content: z.string().min(1) }).parse(body[type]).content;
    if (Buffer.byteLength(words) > most) return { errcode: 40058, errmsg: 'too long' };
    sent.push({ to, body });
    return { msgid: `msg-${sent.length}` };
  }

  function card(to: string, body: Json): object {
    const shown = asVendor(body.template_card);
    if (typeof shown === 'string') return { errcode: 40058, errmsg: shown };
    if (tasks.has(shown.task_id)) return { errcode: 40058, errmsg: 'task_id used before' };
    tasks.add(shown.task_id);
    const stood: Sent = { to, body, card: shown, task: shown.task_id };
    sent.push(stood);
    return { msgid: `msg-${sent.length}`, response_code: codeFor(stood) };
  }

  function file(to: string, type: string, body: Json): object {
    const given = z.object({ media_id: z.string() }).safeParse(body[type]).data;
    const inline = z.object({ base64: z.string(), md5: z.string() }).safeParse(body[type]).data;
    const there = given && media.get(given.media_id);
    if (inline)
      sent.push({ to, body, file: { name: '', bytes: Buffer.from(inline.base64, 'base64').length } });
    else if (there && there.type === type) sent.push({ to, body, file: there });
    else return { errcode: 40007 };
    return { msgid: `msg-${sent.length}` };
  }

  function codeFor(stood: Sent): string {
    count += 1;
    codes.set(`code-${count}`, stood);
    return `code-${count}`;
  }

  function upload(method: string, query: URLSearchParams, { name, size }: File): object {
    const key = query.get('key') ?? '';
    if (method === 'webhook/upload_media' && !company.robots.includes(key)) return { errcode: 93000 };
    if (size <= 5) return { errcode: 40006 };
    const id = `media-${media.size}`;
    media.set(id, { name, type: query.get('type') ?? '', bytes: size });
    return { media_id: id, type: query.get('type') };
  }

  const server = createServer(served(handle));
  const port = await listening(server);

  return {
    api: `http://127.0.0.1:${port}/cgi-bin/`,
    sent,
    calls,
    chats,
    /** The key of a button on a card, and a code that changes the card once. */
    pressed(task: string, button: string) {
      const stood = sent.find((each) => each.task === task);
      if (!stood?.card) throw new Error('no such card');
      return { key: keyOn(stood.card, button), code: codeFor(stood) };
    },
    at: (to: string) => sent.filter((each) => each.to === to),
    /** The tokens handed out so far are good for nothing from now on. */
    expire: () => tokens.clear(),
    fault(method: string, fault: ApiFault, always?: 'always') {
      if (always) broken.set(method, fault);
      else faults.set(method, [...(faults.get(method) ?? []), fault]);
    },
    mend() {
      faults.clear();
      broken.clear();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const Create = z.object({
  chatid: z.string().regex(/^[0-9A-Za-z]{1,32}$/),
  userlist: z.array(z.string()),
  name: z.string(),
});

/** What a person reads of it. */
export function readOfSent({ card, body }: Sent): string {
  if (card) return wordsOf(card);
  const words = z.object({ content: z.string() }).safeParse(body[String(body.msgtype)]).data;
  return words?.content ?? '';
}

async function callOf(request: IncomingMessage): Promise<Call> {
  const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://wecom');
  const method = pathname.replace('/cgi-bin/', '');
  const raw = await bytesOf(request);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) {
    return { method, query, body: raw.length === 0 ? {} : Json.parse(JSON.parse(raw.toString('utf8'))) };
  }
  const headers = { 'content-type': type };
  const part = (await new Response(new Uint8Array(raw), { headers }).formData()).get('media');
  return { method, query, body: {}, ...(part instanceof File ? { file: part } : {}) };
}

function keptOut(fault: Exclude<ApiFault, 'lost'>, response: ServerResponse): void {
  if (typeof fault === 'number') write(response, { errcode: fault, errmsg: 'fault' });
  else if (fault === 'garbage') response.writeHead(200).end('<html>');
  else response.writeHead(fault.status, fault.headers).end('');
}

function write(response: ServerResponse, answer: object): void {
  const json = JSON.stringify({ errcode: 0, errmsg: 'ok', ...answer });
  response.writeHead(200, { 'content-type': 'application/json' }).end(json);
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
