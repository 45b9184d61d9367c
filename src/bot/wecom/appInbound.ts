import { z } from 'zod';
import type { Inbound } from '../../ports.ts';
import { identityOf, type Kind, type Read, reporting, UserId } from './inbound.ts';
import { digest } from './kept.ts';
import { type Key, readKey } from './keys.ts';
import { typed } from './text.ts';

/** Who we are to WeCom as an app. */
export interface MyApp {
  readonly corp: string;
  readonly agentId: number;
}

const From = z.object({
  ToUserName: z.string(),
  FromUserName: UserId,
  CreateTime: z.string().regex(/^\d{1,12}$/),
  MsgType: z.string(),
  AgentID: z.string(),
});
const Click = From.extend({
  Event: z.enum(['template_card_event', 'template_card_menu_event']),
  EventKey: z.string().min(1).max(1024),
  TaskId: z.string().min(1).max(128),
  ResponseCode: z.string().min(1).max(512).optional(),
});
const Words = From.extend({ MsgType: z.literal('text'), MsgId: z.string().min(1), Content: z.string() });

/** Somebody pressed a button of a card of the app. `code` changes that card, once. */
export interface AppPress {
  readonly kind: 'press';
  readonly key: string;
  readonly at: Date;
  readonly user: string;
  readonly ref: string;
  readonly pressed: Key;
  readonly code?: string;
}

/** Somebody wrote to the app; in which channel's duty they did is not said. */
export interface AppWords {
  readonly kind: 'words';
  readonly user: string;
  said(channel: string): Kind<'report'> | Kind<'ask'>;
}

/** The fields of a callback as what somebody did. */
export function appInbound(fields: ReadonlyMap<string, string>, me: MyApp): Read<AppPress | AppWords> {
  const given = Object.fromEntries(fields);
  const from = From.safeParse(given).data;
  if (!from) return { ok: false, why: 'not from a person' };
  if (from.ToUserName !== me.corp || from.AgentID !== `${me.agentId}`)
    return { ok: false, why: 'another company or app' };
  const click = Click.safeParse(given).data;
  if (click) return pressOf(click);
  const words = Words.safeParse(given).data;
  return words ? { ok: true, came: wordsOf(words, me) } : { ok: false, why: 'nothing for us' };
}

function pressOf(click: z.infer<typeof Click>): Read<AppPress> {
  const { FromUserName: user, CreateTime, Event, EventKey, TaskId, ResponseCode: code } = click;
  const pressed = readKey(EventKey);
  if (!pressed) return { ok: false, why: 'not our button' };
  const key = digest(user, CreateTime, Event, EventKey, TaskId);
  const at = new Date(Number(CreateTime) * 1000);
  return {
    ok: true,
    came: { kind: 'press', key, at, user, ref: TaskId, pressed, ...(code === undefined ? {} : { code }) },
  };
}

function wordsOf(
  { FromUserName: user, MsgId, CreateTime, Content }: z.infer<typeof Words>,
  me: MyApp,
): AppWords {
  const { text, links } = typed(` ${Content}`);
  const came: Omit<Inbound, 'kind' | 'channel'> = {
    key: MsgId,
    at: new Date(Number(CreateTime) * 1000),
    by: identityOf(me.corp, user),
  };
  return {
    kind: 'words',
    user,
    said: (channel) =>
      reporting.test(text)
        ? { ...came, channel, kind: 'report', text: text.replace(reporting, ''), links, files: [] }
        : { ...came, channel, kind: 'ask', text },
  };
}
