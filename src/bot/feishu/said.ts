import { z } from 'zod';
import type { Inbound } from '../../ports.ts';
import { identityOf, type Me } from './accounts.ts';
import { dateOf, Envelope, Id, type Kind, type Read, Stamp } from './payload.ts';
import { linksIn, visible } from './text.ts';

/** A file of a message, still at Feishu. */
export interface FileThere {
  readonly message: string;
  readonly key: string;
  readonly type: 'image' | 'file';
  readonly name: string;
}

/** A report whose files, and the message it answers, are still to be fetched. */
export type Report = Omit<Kind<'report'>, 'files'> & {
  readonly there: readonly FileThere[];
  readonly parent?: string;
};

/** Words whose files, and those of the message that they answer, are still to be fetched, where they tell a fact. */
export type Asked = Omit<Kind<'ask'>, 'files'> & Pick<Report, 'parent'> & Partial<Pick<Report, 'there'>>;

/** Words said to us; `user` is who is to be answered, `privately` when it was not in a group. */
export interface Said {
  readonly came: Report | Asked;
  readonly user: string;
  readonly privately: boolean;
}

const Mention = z.object({
  key: z.string().min(1).max(64),
  id: z.object({ open_id: z.string().nullish() }).nullish(),
  name: z.string().default(''),
});
type Mention = z.infer<typeof Mention>;

const Received = Envelope.extend({
  sender: z.object({
    sender_id: z.object({ open_id: Id }),
    sender_type: z.string(),
    tenant_key: z.string().optional(),
  }),
  message: z.object({
    message_id: Id,
    parent_id: z.string().nullish(),
    create_time: Stamp.optional(),
    chat_id: Id,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string().max(300_000),
    mentions: z.array(Mention).nullish(),
  }),
});

/** Somebody said `@烽火 …` in a group, or wrote to us alone. */
export function messageOf(data: unknown, me: Me, now: Date): Read<Said> {
  const read = Received.safeParse(data);
  if (!read.success) return { ok: false, why: 'not a message' };
  const { event_id, tenant_key, sender, message } = read.data;
  if (sender.sender_type !== 'user') return { ok: false, why: 'a bot' };
  if (tenant_key !== me.tenant || sender.tenant_key !== me.tenant)
    return { ok: false, why: 'another company' };
  const privately = message.chat_type === 'p2p';
  const mentions = message.mentions ?? [];
  const ours = mentions.filter(({ id }) => id?.open_id === me.bot);
  if (!privately && ours.length === 0) return { ok: false, why: 'not said to us' };
  const { text, links, there } = contentOf(message.message_id, message.message_type, message.content);
  const user = sender.sender_id.open_id;
  const came = {
    key: event_id,
    at: dateOf(message.create_time, now),
    by: identityOf(me.tenant, user),
    channel: message.chat_id,
  };
  const words = named(text, mentions, ours);
  return { ok: true, came: { came: said(came, words, links, there, message.parent_id), user, privately } };
}

const Text = z.object({ text: z.string() });
const Piece = z.object({
  tag: z.string(),
  text: z.string().optional(),
  href: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
  image_key: z.string().optional(),
  file_key: z.string().optional(),
});
const Post = z.object({ title: z.string().default(''), content: z.array(z.array(Piece)) });
const Posts = z.record(z.string(), Post);
const Media = z.object({
  image_key: z.string().optional(),
  file_key: z.string().optional(),
  file_name: z.string().optional(),
});

export interface Content {
  readonly text: string;
  readonly links: readonly string[];
  readonly there: readonly FileThere[];
}

/** Words, addresses and files of a message, whichever kind it is; a kind that has none is empty. */
export function contentOf(message: string, type: string, json: string): Content {
  const content = parsed(json);
  const text = Text.safeParse(content).data?.text;
  if (type === 'text' && text !== undefined) return { text: visible(text), links: linksIn(text), there: [] };
  const post = Post.safeParse(content).data ?? Object.values(Posts.safeParse(content).data ?? {})[0];
  if (type === 'post' && post) return ofPost(message, post);
  const { file_key, image_key, file_name } = Media.safeParse(content).data ?? {};
  if (image_key && type === 'image') return { text: '', links: [], there: [image(message, image_key)] };
  if (file_key) return { text: '', links: [], there: [file(message, file_key, file_name)] };
  return { text: '', links: [], there: [] };
}

function ofPost(message: string, { title, content }: z.infer<typeof Post>): Content {
  const pieces = content.flat();
  const lines = content.map((line) => line.map(wordsOf).join(''));
  const text = visible([title, ...lines].filter((line) => line !== '').join('\n'));
  const hrefs = pieces.flatMap(({ href }) => (href && /^https?:\/\//i.test(href) ? [href] : []));
  const there = pieces.flatMap(({ image_key, file_key }) =>
    image_key ? [image(message, image_key)] : file_key ? [file(message, file_key, undefined)] : [],
  );
  return { text, links: [...new Set([...hrefs, ...linksIn(text)])], there };
}

function wordsOf({ tag, text = '', user_id = '', user_name = '' }: z.infer<typeof Piece>): string {
  if (tag === 'at') return /^@_/.test(user_id) ? user_id : `@${user_name}`;
  return text;
}

function image(message: string, key: string): FileThere {
  return { message, key, type: 'image', name: '截图' };
}

function file(message: string, key: string, name: string | undefined): FileThere {
  return { message, key, type: 'file', name: name || '文件' };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** `@_user_1` stands for a mention: ours is taken out, the others get their names. */
function named(text: string, mentions: readonly Mention[], ours: readonly Mention[]): string {
  const names = new Map(mentions.map((each) => [each.key, ours.includes(each) ? ' ' : `@${each.name}`]));
  return text
    .replace(/@_user_\d+|@_all/g, (key) => names.get(key) ?? (key === '@_all' ? '@所有人' : ''))
    .trim();
}

type Came = Pick<Inbound, 'key' | 'at' | 'by' | 'channel'>;

/** `上报 …` but neither `上报区域 …` nor `上报 P128 …`, which are commands about an incident that is already ours. */
const reporting = /^\s*(?:上报(?!区域|总部|上级|[\s:：]*[#＃]?[PpＰｐ][\d０-９])|report\b)[\s:：,，]*/i;

function said(
  came: Came,
  text: string,
  links: readonly string[],
  there: readonly FileThere[],
  parent: string | null | undefined,
): Report | Asked {
  const answers = parent ? { parent } : {};
  if (reporting.test(text))
    return { ...came, kind: 'report', text: text.replace(reporting, ''), links, there, ...answers };
  return { ...came, kind: 'ask', text, ...(there.length > 0 ? { there } : {}), ...answers };
}
