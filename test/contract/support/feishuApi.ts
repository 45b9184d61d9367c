import { cardProblem } from './feishuCard.ts';
import { type Call, Json, type Message, newId, type Person, type Said, type World } from './feishuWorld.ts';

const hour = 60 * 60_000;
/** People in one call. */
const atOnce = 50;
const fourteenDays = 14 * 24 * hour;

/** Feishu's answers, from its documents: codes, shapes, and what it keeps. */
export function feishuApi(world: World) {
  const { chats, messages, uuids, resources, now } = world;

  /** One result for a uuid, for `keptMs`. */
  function onceFor(uuid: unknown, to: string, keptMs: number, make: () => string): string {
    const key = `${to} ${String(uuid)}`;
    const before = uuids.get(key);
    if (typeof uuid === 'string' && before && now().getTime() - before.at.getTime() < keptMs)
      return before.id;
    const id = make();
    if (typeof uuid === 'string') uuids.set(key, { id, at: now() });
    return id;
  }

  function chatWith(person: string): string {
    const found = [...chats].find(([, { alone }]) => alone === person)?.[0];
    if (found !== undefined) return found;
    const id = newId('oc');
    chats.set(id, { name: '', members: [], external: false, status: 'normal', bot: true, alone: person });
    return id;
  }

  function everybody(): readonly Person[] {
    return [...chats.values()].flatMap(({ members }) => members);
  }

  function receiver({ query, body }: Call): { readonly chat: string } | { readonly code: number } {
    const to = String(body.receive_id);
    if (query.get('receive_id_type') === 'open_id') {
      const person = everybody().find(({ id }) => id === to);
      return person?.tenant === world.tenant ? { chat: chatWith(to) } : { code: 230013 };
    }
    const chat = chats.get(to);
    if (!chat) return { code: 230001 };
    return chat.bot && chat.status === 'normal' ? { chat: to } : { code: 230002 };
  }

  function contentCode(type: unknown, content: unknown): number {
    const text = String(content);
    if (type !== 'interactive') return Buffer.byteLength(text) > 150_000 ? 230025 : 0;
    return cardProblem(text) === undefined ? 0 : 230099;
  }

  function createMessage(call: Call, chat: string): Said {
    const { msg_type, content, uuid } = call.body;
    const wrong = contentCode(msg_type, content);
    if (wrong !== 0) return { code: wrong };
    const id = onceFor(uuid, chat, hour, () => put(chat, String(msg_type), String(content), world.bot).id);
    const message = messages.get(id);
    return message ? { code: 0, data: shown(message) } : { code: 230001 };
  }

  function put(
    chat: string,
    type: string,
    content: string,
    by: string,
    children?: readonly Message[],
  ): Message {
    const message = {
      ...{
        id: newId('om'),
        chat,
        type,
        content,
        at: now(),
        by,
        withdrawn: false,
        urged: [],
        read: new Map(),
      },
      ...(children ? { children } : {}),
    };
    messages.set(message.id, message);
    return message;
  }

  function shown({ id, chat, type, content, at, by, withdrawn }: Message): Json {
    const bot = by === world.bot;
    return {
      message_id: id,
      msg_type: type,
      create_time: String(at.getTime()),
      update_time: String(at.getTime()),
      deleted: withdrawn,
      updated: false,
      chat_id: chat,
      sender: {
        id: bot ? 'cli_a1b2c3d4e5f60718' : by,
        id_type: bot ? 'app_id' : 'open_id',
        sender_type: bot ? 'app' : 'user',
        tenant_key: world.tenant,
      },
      body: { content },
    };
  }

  function patch(id: string, content: unknown): Said {
    const message = messages.get(id);
    if (!message || message.by !== world.bot) return { code: 230001 };
    if (message.withdrawn) return { code: 230011 };
    if (now().getTime() - message.at.getTime() > fourteenDays) return { code: 230031 };
    const wrong = contentCode('interactive', content);
    if (wrong !== 0) return { code: wrong };
    message.content = String(content);
    return { code: 0, data: {} };
  }

  function urge(id: string, how: string, body: Json): Said {
    const message = messages.get(id);
    const [who] = idsOf(body.user_id_list);
    if (!message || who === undefined) return { code: 230001 };
    if (chats.get(message.chat)?.alone !== who) return { code: 0, data: { invalid_user_id_list: [who] } };
    message.urged.push({ how, who });
    return { code: 0, data: { invalid_user_id_list: [] } };
  }

  function members(chatId: string, query: URLSearchParams): Said {
    const chat = chats.get(chatId);
    if (!chat) return { code: 232006 };
    if (!chat.bot) return { code: 232011 };
    const size = Number(query.get('page_size') ?? 20);
    const from = Number(query.get('page_token') ?? 0);
    const items = chat.members.slice(from, from + size).map(({ id, name, tenant }) => ({
      member_id_type: 'open_id',
      member_id: id,
      name,
      tenant_key: tenant,
    }));
    const more = from + size < chat.members.length;
    const member_total = chat.members.length;
    return {
      code: 0,
      data: { items, member_total, has_more: more, page_token: more ? String(from + size) : '' },
    };
  }

  function createChat({ query, body }: Call): Said {
    if (idsOf(body.user_id_list).length > atOnce) return { code: 232001 };
    const chat_id = onceFor(query.get('uuid') ?? undefined, 'chat', 10 * hour, () => {
      const ids = idsOf(body.user_id_list);
      const people = ids.flatMap((id) => everybody().find((each) => each.id === id) ?? []);
      const id = newId('oc');
      chats.set(id, {
        name: String(body.name),
        members: people,
        external: false,
        status: 'normal',
        bot: true,
      });
      return id;
    });
    return { code: 0, data: { chat_id, name: String(body.name), external: false, tenant_key: world.tenant } };
  }

  function addMembers(chatId: string, body: Json): Said {
    const chat = chats.get(chatId);
    if (!chat?.bot) return { code: 232011 };
    const ids = idsOf(body.id_list);
    if (ids.length > atOnce) return { code: 232001 };
    const found = ids.flatMap((id) => everybody().find((each) => each.id === id) ?? []);
    const there = new Set(chat.members.map(({ id }) => id));
    chat.members = [...chat.members, ...found.filter(({ id }) => !there.has(id))];
    const not_existed_id_list = ids.filter((id) => !found.some((each) => each.id === id));
    return { code: 0, data: { invalid_id_list: [], not_existed_id_list, pending_approval_id_list: [] } };
  }

  function chatInfo(id: string): Said {
    const chat = chats.get(id);
    if (!chat) return { code: 232006 };
    if (!chat.bot) return { code: 232011 };
    return {
      code: 0,
      data: {
        name: chat.name,
        chat_mode: chat.topics ? 'topic' : chat.alone ? 'p2p' : 'group',
        chat_type: 'private',
        external: chat.external,
        tenant_key: world.tenant,
        chat_status: chat.status,
        user_count: String(chat.members.length),
        bot_count: '1',
      },
    };
  }

  function ephemeral({ chat_id, open_id, card }: Json): Said {
    const chat = chats.get(String(chat_id));
    if (!chat?.bot || chat.alone) return { code: 18050 };
    if (chat.topics) return { code: 18053 };
    if (!chat.members.some(({ id }) => id === open_id)) return { code: 18051 };
    const json = Json.parse(card);
    if (cardProblem(JSON.stringify(json)) !== undefined) return { code: 11310 };
    const id = newId('om');
    world.ephemeral.push({ id, chat: String(chat_id), who: String(open_id), card: json });
    return { code: 0, data: { message_id: id } };
  }

  function upload({ files, body }: Call, field: 'image' | 'file'): Said {
    const file = files.get(field);
    if (!file || file.bytes.length === 0) return { code: 234001 };
    const key = newId(field === 'image' ? 'img' : 'file');
    resources.set(key, { name: String(body.file_name ?? '图片'), bytes: file.bytes });
    return { code: 0, data: { [`${field}_key`]: key } };
  }

  function getMessage(id: string): Said {
    const message = messages.get(id);
    if (!message) return { code: 230001 };
    return {
      code: 0,
      data: {
        items: [
          shown(message),
          ...(message.children ?? []).map((child) => ({ ...shown(child), upper_message_id: id })),
        ],
      },
    };
  }

  const routes: readonly (readonly [RegExp, (call: Call, ...ids: readonly string[]) => Said])[] = [
    [
      /^GET \/open-apis\/bot\/v3\/info$/,
      () => ({ code: 0, beside: { bot: { open_id: world.bot, app_name: '烽火', activate_status: 2 } } }),
    ],
    [
      /^GET \/open-apis\/tenant\/v2\/tenant\/query$/,
      () => ({ code: 0, data: { tenant: { tenant_key: world.tenant, name: '示例医疗集团' } } }),
    ],
    [
      /^GET \/open-apis\/application\/v6\/scopes$/,
      () => ({
        code: 0,
        data: { scopes: (world.scopes ?? []).map((scope_name) => ({ scope_name, grant_status: 1 })) },
      }),
    ],
    [
      /^GET \/open-apis\/application\/v6\/applications\/me$/,
      () => ({
        code: 0,
        data: {
          app: {
            event: { subscribed_events: world.subscribed },
            callback: { subscribed_callbacks: world.subscribed },
          },
        },
      }),
    ],
    [
      /^POST \/open-apis\/im\/v1\/messages$/,
      (call) => {
        const to = receiver(call);
        return 'code' in to ? to : createMessage(call, to.chat);
      },
    ],
    [
      /^POST \/open-apis\/im\/v1\/messages\/([^/]+)\/reply$/,
      (call, id = '') => {
        const to = messages.get(id);
        return to ? createMessage(call, to.chat) : { code: 230001 };
      },
    ],
    [/^PATCH \/open-apis\/im\/v1\/messages\/([^/]+)$/, ({ body }, id = '') => patch(id, body.content)],
    [/^GET \/open-apis\/im\/v1\/messages\/([^/]+)$/, (_call, id = '') => getMessage(id)],
    [
      /^PATCH \/open-apis\/im\/v1\/messages\/([^/]+)\/urgent_(\w+)$/,
      ({ body }, id = '', how = '') => urge(id, how, body),
    ],
    [
      /^GET \/open-apis\/im\/v1\/messages\/([^/]+)\/read_users$/,
      (_call, id = '') => ({
        code: 0,
        data: {
          has_more: false,
          items: [...(messages.get(id)?.read ?? [])].map(([user_id, at]) => ({
            user_id_type: 'open_id',
            user_id,
            timestamp: String(at.getTime()),
            tenant_key: world.tenant,
          })),
        },
      }),
    ],
    [
      /^GET \/open-apis\/im\/v1\/messages\/[^/]+\/resources\/([^/]+)$/,
      (_call, key = '') => {
        const found = resources.get(key);
        return found ? { code: 0, bytes: found.bytes } : { code: 234003 };
      },
    ],
    [/^GET \/open-apis\/im\/v1\/chats\/([^/]+)\/members$/, ({ query }, id = '') => members(id, query)],
    [/^POST \/open-apis\/im\/v1\/chats\/([^/]+)\/members$/, ({ body }, id = '') => addMembers(id, body)],
    [/^GET \/open-apis\/im\/v1\/chats\/([^/]+)$/, (_call, id = '') => chatInfo(id)],
    [/^POST \/open-apis\/im\/v1\/chats$/, createChat],
    [
      /^GET \/open-apis\/contact\/v3\/users\/([^/]+)$/,
      ({ query }, id = '') => {
        const user = query.get('user_id_type') === 'open_id' ? world.directory.get(id) : undefined;
        return user ? { code: 0, data: { user } } : { code: 41012 };
      },
    ],
    [/^POST \/open-apis\/im\/v1\/images$/, (call) => upload(call, 'image')],
    [/^POST \/open-apis\/im\/v1\/files$/, (call) => upload(call, 'file')],
    [/^POST \/open-apis\/ephemeral\/v1\/send$/, ({ body }) => ephemeral(body)],
    [
      /^POST \/open-apis\/interactive\/v1\/card\/update$/,
      ({ body }) => {
        const id = String(body.token).replace(/^c-/, '');
        return patch(id, JSON.stringify(body.card));
      },
    ],
  ];

  return function api(call: Call): Said {
    const name = `${call.method} ${call.path}`;
    for (const [route, answer] of routes) {
      const match = route.exec(name);
      if (match) return answer(call, ...match.slice(1));
    }
    return { code: 404, status: 404 };
  };
}

function idsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
