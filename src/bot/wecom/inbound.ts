import { z } from 'zod';
import type { Inbound } from '../../ports.ts';
import { tellsFact } from '../kit/fact.ts';
import { type Key, readKey } from './keys.ts';
import { typed } from './text.ts';

export type Kind<Name extends Inbound['kind']> = Extract<Inbound, { kind: Name }>;

/** What a frame means, or why it means nothing to us: for the log, so nothing of what people wrote is in it. */
export type Read<Good> =
  | { readonly ok: true; readonly came: Good }
  | { readonly ok: false; readonly why: string };

/** Who we are to WeCom. */
export interface Me {
  /** Our company, which stands in every identity. */
  readonly corp: string;
  readonly botId: string;
  /** What people call us by after the `@`, where it has blanks in it. */
  readonly name?: string;
}

const Id = z.string().min(1).max(256);
export const UserId = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z_\-@.]{0,63}$/);
const Came = z.object({
  msgid: Id,
  aibotid: Id.nullish(),
  chatid: Id.nullish(),
  chattype: z.string().nullish(),
  from: z.object({ userid: UserId, corpid: z.string().nullish() }),
  create_time: z.number().nullish(),
});
type Came = z.infer<typeof Came>;

export function identityOf(corp: string, user: string): string {
  return `wecom:${corp}:${user}`;
}

type Where = Pick<Inbound, 'key' | 'at' | 'by' | 'channel'>;

/** In a private chat, for which we have no duty, `channel` is empty. */
function whereOf({ msgid, chatid, chattype, from, create_time }: Came, me: Me, now: Date): Where {
  return {
    key: msgid,
    at: create_time ? new Date(create_time * 1000) : now,
    by: identityOf(me.corp, from.userid),
    channel: chattype === 'single' ? '' : (chatid ?? ''),
  };
}

/** Internal bots are told no company; one that is named must be ours, and so must the bot. */
function stranger({ from, aibotid }: Came, { corp, botId }: Me): boolean {
  return (from.corpid ?? corp) !== corp || (aibotid ?? botId) !== botId;
}

const Click = z.object({ event_key: z.string().min(1).max(1024), task_id: Id });
const Clicked = Came.extend({
  event: z.object({ template_card_event: Click }).or(Click),
});

/** Somebody pressed a button of a card of ours: `pressed` says which, `ref` is the card. */
export interface Pressed extends Where {
  readonly pressed: Key;
  readonly ref: string;
  readonly user: string;
}

/** WeCom's paper nests what was pressed, its SDK has it flat: both are taken. */
export function pressOf(body: unknown, me: Me, now: Date): Read<Pressed> {
  const { data } = Clicked.safeParse(body);
  if (!data) return { ok: false, why: 'not a press' };
  if (stranger(data, me)) return { ok: false, why: 'another company or bot' };
  const click = 'template_card_event' in data.event ? data.event.template_card_event : data.event;
  const pressed = readKey(click.event_key);
  if (!pressed) return { ok: false, why: 'not our button' };
  const where = whereOf(data, me, now);
  return { ok: true, came: { ...where, pressed, ref: click.task_id, user: data.from.userid } };
}

/** A file of a message, still at WeCom: sealed, for five minutes. */
export interface FileThere {
  readonly url: string;
  readonly aeskey?: string;
  readonly name: string;
}

/** A report whose files are still to be fetched. */
export type Report = Omit<Kind<'report'>, 'files'> & { readonly there: readonly FileThere[] };
/** Words whose files are still to be fetched, where they tell a fact. */
export type Asked = Omit<Kind<'ask'>, 'files'> & { readonly there: readonly FileThere[] };
export interface Said {
  readonly user: string;
  readonly said: Report | Asked;
}

const Text = z.object({ content: z.string().max(40_000) });
const There = z.object({ url: z.url(), aeskey: z.string().nullish(), filename: z.string().nullish() });
const Part = z.object({
  text: Text.nullish(),
  image: There.nullish(),
  file: There.nullish(),
  voice: Text.nullish(),
});
const Content = Part.extend({ mixed: z.object({ msg_item: z.array(z.unknown()).max(50) }).nullish() });
const Spoken = Came.extend({ msgtype: z.string() }).and(Content.extend({ quote: Content.nullish() }));

/** `上报 …` but neither `上报区域 …` nor `上报 P128 …`, which are commands about an incident that is already ours. */
export const reporting =
  /^\s*(?:上报(?!区域|总部|上级|[\s:：]*[#＃]?[PpＰｐ][\d０-９])|report\b)[\s:：,，]*/i;

/** Somebody said `@烽火 …`; what they quoted is part of a report, its files of a fact, and of nothing else. */
export function saidOf(body: unknown, me: Me, now: Date): Read<Said> {
  const { data } = Spoken.safeParse(body);
  if (!data) return { ok: false, why: 'not a message' };
  if (stranger(data, me)) return { ok: false, why: 'another company or bot' };
  const own = partsOf(data);
  const where = whereOf(data, me, now);
  const { userid: user } = data.from;
  const { text, links } = typed(own.text, me.name);
  const quoted = data.quote ? partsOf(data.quote) : { text: '', there: [] };
  if (!reporting.test(text)) {
    const there = [...own.there, ...(tellsFact(text) ? quoted.there : [])];
    return { ok: true, came: { user, said: { ...where, kind: 'ask', text, there } } };
  }
  const words = [text.replace(reporting, ''), quoted.text].filter((each) => each.trim() !== '');
  return {
    ok: true,
    came: {
      user,
      said: {
        ...where,
        kind: 'report',
        text: words.join('\n'),
        links: [...new Set([...links, ...typed(` ${quoted.text}`).links])],
        there: [...own.there, ...quoted.there],
      },
    },
  };
}

function partsOf(content: z.infer<typeof Content>) {
  const inside = content.mixed?.msg_item.flatMap((each) => Part.safeParse(each).data ?? []) ?? [];
  const parts = [content, ...inside];
  return {
    text: parts.flatMap(({ text, voice }) => text?.content ?? voice?.content ?? []).join('\n'),
    there: parts.flatMap(({ image, file }) => [
      ...(image ? [fileThere(image, 'image')] : []),
      ...(file ? [fileThere(file, 'file')] : []),
    ]),
  };
}

function fileThere({ url, aeskey, filename }: z.infer<typeof There>, kind: string): FileThere {
  return { url, name: filename ?? kind, ...(aeskey ? { aeskey } : {}) };
}
