import { z } from 'zod';
import type { Inbound } from '../../ports.ts';
import { identityOf, type Me } from './accounts.ts';
import {
  dateOf,
  Envelope,
  Id,
  type Kind,
  type Read,
  Stamp,
  sha256,
  stranger,
  Team,
  User,
} from './payload.ts';
import { typed } from './text.ts';

/** A file of a reported message, still at Slack. */
export interface FileThere {
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  /** Absent where Slack only points elsewhere. */
  readonly url?: string;
  /** Where people look at it. */
  readonly link?: string;
}

/** Words whose files are still to be fetched, where they tell a fact. */
export type Asked = Omit<Kind<'ask'>, 'files'> & { readonly there?: readonly FileThere[] };

/** A report whose files are still to be fetched. */
export type Report = Omit<Kind<'report'>, 'files'> & { readonly there: readonly FileThere[] };

const Command = z.object({
  team_id: Id,
  user_id: Id,
  channel_id: Id,
  text: z.string().max(40_000).default(''),
  trigger_id: z.string().min(1),
});

/** `/fenghuo 上报 …` is a report, anything else a question. */
export function commandOf(body: unknown, me: Me, now: Date): Read<Report | Asked> {
  const read = Command.safeParse(body);
  if (!read.success) return { ok: false, why: 'not a command' };
  const { team_id, user_id, channel_id, text, trigger_id } = read.data;
  if (stranger(me, team_id)) return { ok: false, why: 'another workspace' };
  const came = {
    key: sha256('command', trigger_id),
    at: now,
    by: identityOf(me.team, user_id),
    channel: channel_id,
  };
  return { ok: true, came: said(came, text, []) };
}

const File = z.object({
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  url_private_download: z.url().nullish(),
  permalink: z.url().nullish(),
});
const Quoted = z.object({
  text: z.string().nullish(),
  fallback: z.string().nullish(),
  from_url: z.string().nullish(),
  title_link: z.string().nullish(),
  author_name: z.string().nullish(),
});
const Said = z.object({
  text: z.string().default(''),
  user: Id.nullish(),
  username: z.string().nullish(),
  files: z.array(z.unknown()).default([]),
  attachments: z.array(z.unknown()).default([]),
});

const Shortcut = z.object({
  team: Team,
  user: User,
  channel: Team,
  message_ts: Stamp,
  action_ts: Stamp,
  trigger_id: z.string().min(1),
  message: Said,
});

/** The message shortcut 上报舆情: somebody else's message, with what it quotes and its files. */
export function shortcutOf(body: unknown, me: Me): Read<Report> {
  const read = Shortcut.safeParse(body);
  if (!read.success) return { ok: false, why: 'not a message shortcut' };
  const { team, user, channel, action_ts, trigger_id, message } = read.data;
  if (stranger(me, team.id, user.team_id)) return { ok: false, why: 'another workspace' };
  const quoted = message.attachments.flatMap((each) => Quoted.safeParse(each).data ?? []);
  const parts = [message.text, ...quoted.map(({ text, fallback }) => text ?? fallback ?? '')].map(typed);
  const addresses = quoted.flatMap(({ from_url, title_link }) => [from_url, title_link]);
  const from = quoted.find(({ author_name }) => author_name)?.author_name ?? message.username ?? message.user;
  return {
    ok: true,
    came: {
      kind: 'report',
      key: sha256('shortcut', trigger_id),
      at: dateOf(action_ts),
      by: identityOf(me.team, user.id),
      channel: channel.id,
      text: parts
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join('\n'),
      links: [
        ...new Set([...parts.flatMap(({ links }) => links), ...addresses.flatMap((each) => each ?? [])]),
      ],
      ...(from ? { forwardedFrom: from } : {}),
      there: filesOf(message.files),
    },
  };
}

const Mention = Envelope.extend({
  event: Said.extend({
    user: Id,
    ts: Stamp,
    channel: Id,
    bot_id: z.string().nullish(),
    user_team: Id.nullish(),
    source_team: Id.nullish(),
  }),
});

/** Somebody said `@烽火 …` in a group. */
export function mentionOf(body: unknown, me: Me): Read<Report | Asked> {
  const read = Mention.safeParse(body);
  if (!read.success) return { ok: false, why: 'not a mention of us' };
  const { team_id, event_id, event, is_ext_shared_channel } = read.data;
  if (event.bot_id) return { ok: false, why: 'a bot' };
  if (is_ext_shared_channel) return { ok: false, why: 'externally shared' };
  if (stranger(me, team_id, event.user_team, event.source_team))
    return { ok: false, why: 'another workspace' };
  const came = {
    key: `${team_id}:${event_id}`,
    at: dateOf(event.ts),
    by: identityOf(me.team, event.user),
    channel: event.channel,
  };
  const text = event.text.replaceAll(new RegExp(`<@${me.user}(?:\\|[^>]*)?>`, 'g'), ' ');
  return { ok: true, came: said(came, text, filesOf(event.files)) };
}

type Came = Pick<Inbound, 'key' | 'at' | 'by' | 'channel'>;

/** `上报 …` but neither `上报区域 …` nor `上报 P128 …`, which are commands about an incident that is already ours. */
const reporting = /^\s*(?:上报(?!区域|总部|上级|[\s:：]*[#＃]?[PpＰｐ][\d０-９])|report\b)[\s:：,，]*/i;

function said(came: Came, raw: string, there: readonly FileThere[]): Report | Asked {
  const { text, links } = typed(raw);
  if (!reporting.test(text)) return { ...came, kind: 'ask', text, ...(there.length > 0 && { there }) };
  return { ...came, kind: 'report', text: text.replace(reporting, ''), links, there };
}

/** Files of a message, or of a box of a form. */
export function filesOf(files: readonly unknown[]): readonly FileThere[] {
  return files.flatMap((each) => {
    const { name, mimetype, size, url_private_download: url, permalink } = File.safeParse(each).data ?? {};
    if (!url && !permalink) return [];
    return {
      ...{ name: name ?? 'file', mime: mimetype ?? 'application/octet-stream', size: size ?? 0 },
      ...(url ? { url } : {}),
      ...(permalink ? { link: permalink } : {}),
    };
  });
}
