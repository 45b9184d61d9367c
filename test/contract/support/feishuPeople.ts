import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { nodesOf, wordsIn } from './feishuCard.ts';
import { app, type FeishuServer, tenant } from './feishuServer.ts';
import { Json, type Message, newId, openId, type Person, placed } from './feishuWorld.ts';

/** One request as Feishu's own servers make it. */
export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function encrypted(plain: string, key = app.encryptKey): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64');
}

export function signedBy(body: string, at = new Date(), key = app.encryptKey): Signed {
  const time = String(Math.floor(at.getTime() / 1000));
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256').update(`${time}${nonce}${key}`).update(body).digest('hex');
  return {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-request-timestamp': time,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
    body,
  };
}

export function signedEvent(event: object, at?: Date): Signed {
  return signedBy(JSON.stringify({ encrypt: encrypted(JSON.stringify(event)) }), at);
}

/** How an event reaches us, and what we say to it. */
export type Carrier = (event: Json) => Promise<{ readonly ok: boolean; readonly body: unknown }>;

export function byLine(server: FeishuServer): Carrier {
  return async (event) => {
    const { code, body } = await server.link.deliver(event);
    return { ok: code === 200, body };
  };
}

export function byHttp(url: () => string): Carrier {
  return async (event) => {
    const response = await fetch(url(), { method: 'POST', ...signedEvent(event) });
    const text = await response.text();
    return { ok: response.status === 200, body: text === '' ? undefined : JSON.parse(text) };
  };
}

const CardAnswer = z.object({
  toast: z.object({ type: z.string(), content: z.string() }).optional(),
  card: z.object({ type: z.literal('raw'), data: Json }).optional(),
});
const Option = z.object({ value: z.string() });

export function person(name: string, of = tenant): Person {
  return { id: openId(`${of}${name}`), name, tenant: of };
}

export function eventOf(type: string, event: Json, id: string = randomUUID()): Json {
  return {
    schema: '2.0',
    header: {
      event_id: id,
      event_type: type,
      create_time: String(Date.now()),
      token: app.token,
      app_id: app.id,
      tenant_key: tenant,
    },
    event,
  };
}

/** People at Feishu: see what stands there, press it, fill in what is asked, say things. */
export function feishuPeople(server: FeishuServer, carry: Carrier) {
  const { world } = server;
  const told = new Map<string, string[]>();
  const shownOnce = new Set<string>();
  const seen = new Set<string>();
  const client = { showsAfterMs: 0 };
  let latest: Json | undefined;

  function cardOf(id: string): Json {
    const mine = world.ephemeral.find((each) => each.id === id);
    if (mine) return mine.card;
    return Json.parse(JSON.parse(world.messages.get(id)?.content ?? '{}'));
  }

  /** What Feishu's client does with an answer: a toast for the presser, the card for whoever sees it. */
  function show(who: string, id: string, event: Json, body: unknown): void {
    const answer = CardAnswer.parse(body ?? {});
    const key = JSON.stringify(event.header);
    if (shownOnce.has(key)) return;
    shownOnce.add(key);
    if (answer.toast) tell(who, answer.toast.content);
    if (answer.card) replace(id, answer.card.data);
    if (answer.card && answer.toast) seen.add(id);
  }

  function replace(id: string, card: Json): void {
    const mine = world.ephemeral.find((each) => each.id === id);
    const message = world.messages.get(id);
    if (mine) mine.card = card;
    else if (message) message.content = JSON.stringify(card);
  }

  function tell(who: string, words: string): void {
    told.set(who, [...(told.get(who) ?? []), words]);
  }

  function buttonOf(id: string, action: string) {
    const found = nodesOf(cardOf(id).body, []).find(
      ({ tag, value }) => tag === 'button' && pressedOf(value).a === action,
    );
    if (!found) throw new Error(`no action ${action} stands on ${id}`);
    return found.value;
  }

  function pressEvent(who: string, id: string, chat: string, action: Json): Json {
    return eventOf('card.action.trigger', {
      operator: {
        tenant_key: tenant,
        user_id: who.slice(3, 9),
        open_id: who,
        union_id: `on_${who.slice(3)}`,
      },
      token: `c-${id}`,
      action,
      host: 'im_message',
      context: { open_message_id: id, open_chat_id: chat },
    });
  }

  async function deliver(who: string, id: string, event: Json): Promise<void> {
    latest = event;
    const { ok, body } = await carry(event);
    if (!ok) throw new Error('the press was not answered');
    if (client.showsAfterMs === 0) show(who, id, event, body);
    else setTimeout(() => show(who, id, event, body), client.showsAfterMs);
  }

  const chatOf = (id: string) =>
    world.messages.get(id)?.chat ?? world.ephemeral.find((each) => each.id === id)?.chat ?? '';

  async function pressButton(who: string, id: string, action: string): Promise<void> {
    const value = pressedOf(buttonOf(id, action));
    await deliver(who, id, pressEvent(who, id, chatOf(id), { tag: 'button', value }));
  }

  /** The latest form that one person sees: for them in the group, or in their private chat. */
  function formOf(who: string): string {
    const inGroup = world.ephemeral
      .filter((each) => each.who === who && hasForm(each.card))
      .map(({ id }) => id);
    const alone = [...world.messages.values()].filter(
      ({ id, chat }) => world.chats.get(chat)?.alone === who && hasForm(cardOf(id)),
    );
    const id = inGroup.at(-1) ?? alone.at(-1)?.id;
    if (id === undefined) throw new Error('no form was shown');
    return id;
  }

  return {
    /** How long Feishu takes to show an answer that it was given. */
    client,
    cardOf,
    formOf,
    pressEvent,
    async press(who: string, id: string, action: string): Promise<void> {
      await pressButton(who, id, action);
    },
    /** Fills in the latest form. */
    async submit(who: string, values: Readonly<Record<string, string>>): Promise<void> {
      const id = formOf(who);
      const nodes = nodesOf(cardOf(id).body, []).filter(({ within }) => within.includes('form'));
      const inputs = nodes.filter(({ tag }) => /input|select/.test(tag));
      const form_value = Object.fromEntries(
        inputs.flatMap(({ tag, value }) => entered(tag, value, values[String(value.name)] ?? '')),
      );
      const button = nodes.find(({ value }) => value.form_action_type === 'submit')?.value ?? {};
      const action = { tag: 'button', name: button.name, value: pressedOf(button), form_value };
      await deliver(who, id, pressEvent(who, id, chatOf(id), action));
    },
    async pressAgain(): Promise<void> {
      if (latest) await carry(latest);
    },
    /** The lines that went by, and the cards for one person's eyes that are no forms. */
    told(who: string): readonly string[] {
      const cards = world.ephemeral.filter((each) => each.who === who && !seen.has(each.id));
      for (const each of cards) seen.add(each.id);
      const alone = [...world.messages.values()].filter(
        ({ id, chat, urged, by }) =>
          by === world.bot && world.chats.get(chat)?.alone === who && urged.length === 0 && !seen.has(id),
      );
      for (const { id } of alone) seen.add(id);
      const lines = told.get(who) ?? [];
      told.delete(who);
      const shown = [...cards.map(({ card }) => card), ...alone.map(({ id }) => cardOf(id))];
      return [...lines, ...shown.filter((card) => !hasForm(card)).map((card) => wordsIn(card).join('\n'))];
    },
    /** A message event as Feishu sends it to a bot that was mentioned. */
    messageEvent(who: Person, chat: string, type: string, content: Json, more: Json = {}): Json {
      const message = placed(world, { chat, type, content: JSON.stringify(content), by: who.id });
      return eventOf('im.message.receive_v1', {
        sender: {
          sender_id: { open_id: who.id, union_id: `on_${who.id.slice(3)}`, user_id: who.id.slice(3, 9) },
          sender_type: 'user',
          tenant_key: who.tenant,
        },
        message: {
          message_id: message.id,
          create_time: String(world.now().getTime()),
          update_time: String(world.now().getTime()),
          chat_id: chat,
          chat_type: world.chats.get(chat)?.alone ? 'p2p' : 'group',
          message_type: type,
          content: message.content,
          mentions: [
            {
              key: '@_user_1',
              id: { open_id: world.bot, union_id: 'on_bot', user_id: null },
              name: '烽火',
              tenant_key: tenant,
            },
          ],
          ...more,
        },
      });
    },
    memberEvent(type: string, chat: string, users: readonly Person[]): Json {
      return eventOf(type, {
        chat_id: chat,
        operator_id: { open_id: users[0]?.id, union_id: 'on_x', user_id: 'x' },
        external: false,
        operator_tenant_key: tenant,
        users: users.map(({ id, name, tenant: of }) => ({
          name,
          tenant_key: of,
          user_id: { open_id: id, union_id: `on_${id.slice(3)}`, user_id: id.slice(3, 9) },
        })),
        name: world.chats.get(chat)?.name,
      });
    },
    carry,
    /** Something said in a chat, with files in it if any: its message. */
    said(who: Person, chat: string, type: string, content: Json, more: Partial<Message> = {}): Message {
      return placed(world, { chat, type, content: JSON.stringify(content), by: who.id, ...more });
    },
    resource(name: string, bytes: Buffer): string {
      const key = newId('img');
      world.resources.set(key, { name, bytes });
      return key;
    },
  };
}

/** What one field brings back; of a menu only what stands in it can be chosen, and what must be filled in is. */
function entered(tag: string, field: Json, words: string): [string, unknown][] {
  const name = String(field.name);
  if (field.required === true && words === '') throw new Error(`${name} must be filled in`);
  if (words.length > Number(field.max_length ?? 1000)) throw new Error(`${name} is too long`);
  const several = tag === 'multi_select_static';
  const chosen = several ? words.split(' ') : [words];
  const options = z.array(Option).safeParse(field.options).data;
  const strange = chosen.find((each) => options && !options.some(({ value }) => value === each));
  if (words !== '' && strange) throw new Error(`${strange} does not stand in the menu ${name}`);
  return words === '' ? [] : [[name, several ? chosen : words]];
}

function pressedOf(button: Json): Json {
  const [behavior] = z.array(z.object({ type: z.literal('callback'), value: Json })).parse(button.behaviors);
  return behavior?.value ?? {};
}

function hasForm(card: Json): boolean {
  return nodesOf(card.body, []).some(({ tag }) => tag === 'form');
}
