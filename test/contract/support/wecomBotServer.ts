import { createHash } from 'node:crypto';
import { z } from 'zod';
import { jsonSockets, type Line } from './wecomFrames.ts';
import { asVendor, keyOn, type VendorCard, wordsOf } from './wecomVendor.ts';

export const bot = { id: 'aib-fenghuo', secret: 'a-bot-secret-of-the-tests', corp: 'ww5823bf96d3bd56c7' };

const Frame = z.object({
  cmd: z.string(),
  headers: z.object({ req_id: z.string() }),
  body: z.record(z.string(), z.unknown()).default({}),
});
type Frame = z.infer<typeof Frame>;

/** What stands in a group: a card, words, or a file. */
export interface Stood {
  readonly chat: string;
  readonly task?: string;
  card?: VendorCard;
  readonly words?: string;
  readonly file?: { readonly name: string; readonly bytes: number };
  /** Whose words this answers. */
  readonly to?: string;
}

interface Question {
  readonly user: string;
  readonly chat: string;
  readonly task?: string;
  readonly at: number;
  used: boolean;
}

/** What goes wrong with the next command: nothing, a code, silence, or a line that breaks once it was obeyed. */
export type BotFault = 'fine' | number | 'silence' | 'cut';

/** WeCom's end of the long connection, as PLATFORMS section D tells of it. */
export async function wecomBotServer(chats: readonly string[]) {
  const live = new Set<Line>();
  const stood: Stood[] = [];
  const tasks = new Set<string>();
  const questions = new Map<string, Question>();
  const media = new Map<string, { readonly name: string; readonly type: string; readonly bytes: number }>();
  const uploads = new Map<string, { readonly head: Frame['body']; readonly chunks: Buffer[] }>();
  const faults = new Map<string, BotFault[]>();
  const said: Frame[] = [];
  let count = 0;
  let latest: unknown;
  let subscriptions = 0;

  function take(line: Line, heard: unknown): void {
    const frame = Frame.parse(heard);
    const { cmd, headers } = frame;
    said.push(frame);
    const fault = faults.get(cmd)?.shift();
    const answer = typeof fault === 'number' ? { errcode: fault, errmsg: 'fault' } : obey(line, frame);
    if (fault === 'cut') line.cut();
    else if (fault !== 'silence') line.write({ headers, errcode: 0, errmsg: 'ok', ...answer });
  }

  function obey(line: Line, { cmd, headers, body }: Frame): object {
    switch (cmd) {
      case 'aibot_subscribe':
        return subscribe(line, body);
      case 'ping':
        return {};
      case 'aibot_send_msg':
        return send(body);
      case 'aibot_respond_msg':
        return respond(headers.req_id, body);
      case 'aibot_respond_update_msg':
        return change(headers.req_id, body);
      default:
        return upload(cmd, body);
    }
  }

  function subscribe(line: Line, { bot_id, secret }: Frame['body']): object {
    subscriptions += 1;
    if (bot_id !== bot.id || secret !== bot.secret)
      return { errcode: 853000, errmsg: 'invalid bot_id or secret' };
    for (const old of live) {
      old.write(event({ eventtype: 'disconnected_event' }, {}));
      old.cut();
      live.delete(old);
    }
    live.add(line);
    return {};
  }

  function event(inner: object, more: object) {
    count += 1;
    const headers = { req_id: `cb-${count}` };
    const body = {
      msgid: `m-${count}`,
      aibotid: bot.id,
      create_time: 1_760_000_000 + count,
      msgtype: 'event',
    };
    return { cmd: 'aibot_event_callback', headers, body: { ...body, ...more, event: inner } };
  }

  function send(body: Frame['body']): object {
    const chat = String(body.chatid);
    if (!chats.includes(chat)) return { errcode: 93006, errmsg: 'invalid chatid' };
    if (body.msgtype === 'markdown') return sendWords(chat, body.markdown);
    if (body.msgtype === 'template_card') return sendCard(chat, body.template_card);
    const file = media.get(mediaId(body[String(body.msgtype)]));
    if (!file || file.type !== body.msgtype) return { errcode: 40008, errmsg: 'invalid message type' };
    stood.push({ chat, file });
    return {};
  }

  function sendWords(chat: string, markdown: unknown): object {
    const words = z.object({ content: z.string().min(1) }).parse(markdown).content;
    if (Buffer.byteLength(words) > 4096) return { errcode: 40058, errmsg: 'content exceed max length' };
    stood.push({ chat, words });
    return {};
  }

  function sendCard(chat: string, given: unknown): object {
    const card = asVendor(given);
    if (typeof card === 'string') return { errcode: 40058, errmsg: card };
    if (tasks.has(card.task_id)) return { errcode: 40058, errmsg: 'task_id used before' };
    tasks.add(card.task_id);
    stood.push({ chat, task: card.task_id, card });
    return {};
  }

  function respond(id: string, body: Frame['body']): object {
    const question = questions.get(id);
    if (!question || question.task !== undefined) return { errcode: 846605, errmsg: 'invalid req_id' };
    const { content } = z.object({ content: z.string().min(1) }).parse(body.stream);
    if (Buffer.byteLength(content) > 20_480) return { errcode: 40058, errmsg: 'content exceed max length' };
    stood.push({ chat: question.chat, words: content, to: question.user });
    return {};
  }

  function change(id: string, body: Frame['body']): object {
    const question = questions.get(id);
    if (question?.task === undefined || question.used) return { errcode: 846605, errmsg: 'invalid req_id' };
    if (Date.now() - question.at > 5000) return { errcode: 846607, errmsg: 'too late' };
    const card = asVendor(body.template_card);
    if (typeof card === 'string' || card.task_id !== question.task)
      return { errcode: 40058, errmsg: String(card) };
    question.used = true;
    const there = stood.find(({ task }) => task === question.task);
    if (there) there.card = card;
    return {};
  }

  function upload(cmd: string, body: Frame['body']): object {
    const id = String(body.upload_id ?? `up-${uploads.size}`);
    if (cmd === 'aibot_upload_media_init') {
      uploads.set(id, { head: body, chunks: [] });
      return { body: { upload_id: id } };
    }
    const { head, chunks } = uploads.get(id) ?? { head: {}, chunks: [] };
    if (cmd === 'aibot_upload_media_chunk') {
      chunks[Number(body.chunk_index)] = Buffer.from(String(body.base64_data), 'base64');
      return {};
    }
    const whole = Buffer.concat(chunks);
    const good =
      createHash('md5').update(whole).digest('hex') === head.md5 && whole.length === head.total_size;
    if (!good) return { errcode: 40009, errmsg: 'md5' };
    media.set(`media-${id}`, { name: String(head.filename), type: String(head.type), bytes: whole.length });
    return { body: { media_id: `media-${id}`, type: head.type, created_at: '1' } };
  }

  /** As WeCom brings it; the same again by `again`. */
  function deliver(
    frame: { readonly headers: { readonly req_id: string } },
    question: Omit<Question, 'at' | 'used'>,
  ) {
    questions.set(frame.headers.req_id, { ...question, at: Date.now(), used: false });
    latest = frame;
    for (const line of live) line.write(frame);
  }

  const sockets = await jsonSockets(take, (line) => live.delete(line));

  return {
    url: sockets.url,
    stood,
    said,
    subscriptions: () => subscriptions,
    connected: () => live.size,
    inChat: (chat: string) => stood.filter((each) => each.chat === chat),
    /** Presses the button of a card by its words or its action; `shape` is WeCom's paper or its SDK's types. */
    press(
      user: string,
      chat: string,
      task: string,
      button: string,
      shape: 'nested' | 'flat' = 'nested',
      more = {},
    ) {
      const card = stood.find((each) => each.task === task)?.card;
      if (!card) throw new Error('no such card');
      const click = { card_type: card.card_type, event_key: keyOn(card, button), task_id: task };
      const eventtype = 'template_card_event';
      const inner = shape === 'nested' ? { eventtype, template_card_event: click } : { eventtype, ...click };
      const from = { userid: user };
      deliver(event(inner, { chatid: chat, chattype: 'group', from, ...more }), { user, chat, task });
    },
    /** Says something to the bot, as it arrives: with our name in front. */
    say(user: string, chat: string, content: string, more: object = {}) {
      count += 1;
      const body = {
        msgid: `m-${count}`,
        aibotid: bot.id,
        chatid: chat,
        chattype: 'group',
        from: { userid: user },
        msgtype: 'text',
        text: { content: `@烽火 ${content}` },
        ...more,
      };
      deliver({ headers: { req_id: `cb-${count}` }, ...{ cmd: 'aibot_msg_callback', body } }, { user, chat });
    },
    /** Until we have said something more than `before` frames. */
    async heardMore(before: number) {
      for (let waited = 0; said.length <= before && waited < 3000; waited += 10)
        await new Promise((resolve) => setTimeout(resolve, 10));
    },
    /** Any frame at all. */
    raw(frame: unknown) {
      for (const line of live) line.write(frame);
    },
    again() {
      for (const line of live) line.write(latest);
    },
    fault(cmd: string, fault: BotFault) {
      faults.set(cmd, [...(faults.get(cmd) ?? []), fault]);
    },
    mend: () => faults.clear(),
    breakLines() {
      for (const line of live) line.cut();
    },
    close: sockets.close,
  };
}

function mediaId(content: unknown): string {
  return z.object({ media_id: z.string() }).safeParse(content).data?.media_id ?? '';
}

/** What a person reads of what stands in a group. */
export function readOf({ card, words }: Stood): string {
  return card ? wordsOf(card) : (words ?? '');
}
