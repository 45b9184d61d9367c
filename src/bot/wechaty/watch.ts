import type { Message, Room } from 'wechaty';
import type { Keepsakes, Now } from '../../ports.ts';
import { maskAuthor } from '../../triage/author.ts';
import { mask } from '../../triage/mask.ts';
import type { FoundMention } from '../../triage/mention.ts';
import { dateOf } from './inbound.ts';
import { errorFields, type Log } from './log.ts';
import { addressOf, visible } from './text.ts';

export interface Watching {
  /** Ids or exact names of groups that are only read. */
  readonly groups: readonly string[];
  /** Takes what was found; resolves once it is kept. */
  readonly found: (mentions: readonly FoundMention[]) => Promise<void>;
  readonly keepsakes: Keepsakes;
  readonly now: Now;
  readonly log: Log;
  /** How long to wait before what could not be kept is tried again, in milliseconds. */
  readonly againMs: number;
}

export interface Watch {
  /** A group that is only read: nothing is ever said in it, whatever it is called by now. */
  has(room: Room): Promise<boolean>;
  hasId(channel: string): Promise<boolean>;
  take(message: Message, room: Room): Promise<void>;
  stop(): void;
}

const rememberedMs = 400 * 24 * 60 * 60_000;
const mostWaiting = 1000;
const longestText = 4000;
/** wechaty's own numbers (types.Message). */
const [textType, urlType] = [7, 14];

/** Watched groups as a source (REQ-M5): what is said in them is found, and never answered. */
export function watchOf({ groups, found, keepsakes, now, log, againMs }: Watching): Watch {
  const ids = new Set(groups);
  let waiting: FoundMention[] = [];
  let busy = false;
  let timer: NodeJS.Timeout | undefined;

  /** Once watched, always watched: somebody may give the group another name. */
  async function remember(channel: string): Promise<void> {
    ids.add(channel);
    await keepsakes.put(keyOf(channel), 'watched', new Date(now().getTime() + rememberedMs));
  }

  async function hasId(channel: string): Promise<boolean> {
    if (groups.length === 0) return false;
    if (ids.has(channel)) return true;
    const kept = (await keepsakes.get(keyOf(channel))) !== undefined;
    if (kept) ids.add(channel);
    return kept;
  }

  /** WeChat brings nothing twice, so what could not be kept waits here; too much of it gives way, oldest first. */
  async function flush(): Promise<void> {
    if (busy || waiting.length === 0) return;
    busy = true;
    const batch = waiting;
    waiting = [];
    try {
      await found(batch);
    } catch (error) {
      waiting = [...batch, ...waiting];
      const over = waiting.length - mostWaiting;
      if (over > 0) waiting = waiting.slice(over);
      log.error(
        { ...errorFields(error), lost: Math.max(over, 0) },
        'what a watched group said is not kept yet',
      );
      timer = setTimeout(() => {
        timer = undefined;
        void flush();
      }, againMs);
      timer.unref();
      busy = false;
      return;
    }
    busy = false;
    await flush();
  }

  return {
    hasId,
    async has(room) {
      if (await hasId(room.id)) return true;
      if (!groups.includes(await topicOf(room))) return false;
      await remember(room.id);
      return true;
    },
    async take(message, room) {
      const mention = await mentionOf(message, await topicOf(room), now);
      if (!mention) return;
      waiting.push(mention);
      if (timer === undefined) await flush();
    },
    stop: () => clearTimeout(timer),
  };
}

function keyOf(channel: string): string {
  return `wechaty:watched:${channel}`;
}

async function topicOf(room: Room): Promise<string> {
  return await room.topic().catch(() => '');
}

/** What somebody said or shared in a watched group; their name is masked before it leaves this platform. */
async function mentionOf(message: Message, topic: string, now: Now): Promise<FoundMention | undefined> {
  const words = await wordsOf(message);
  if (!words) return undefined;
  const talker = message.talker().name();
  return {
    externalId: message.id,
    publishedAt: dateOf(message, now),
    ...(topic === '' ? {} : { site: visible(topic) }),
    ...(talker === '' ? {} : { author: maskAuthor(talker, mask) }),
    ...words,
  };
}

type Words = Pick<FoundMention, 'kind' | 'text' | 'title' | 'url'>;

/** Pictures, voices and stickers hold no words that could be judged. */
async function wordsOf(message: Message): Promise<Words | undefined> {
  if (message.type() === textType) {
    const text = message.text().trim().slice(0, longestText);
    const [url] = /https?:\/\/[^\s<>"'，。；、）】」]+/i.exec(text) ?? [];
    return text === '' ? undefined : { kind: 'post', text, ...linked(url) };
  }
  if (message.type() !== urlType) return undefined;
  const link = await message.toUrlLink();
  const text = link.description()?.trim().slice(0, longestText) ?? '';
  const title = link.title().trim().slice(0, 300);
  if (title === '' && text === '') return undefined;
  return {
    kind: 'article',
    ...(title !== '' && { title }),
    ...(text !== '' && { text }),
    ...linked(link.url()),
  };
}

/** The address as it was written: it is what the same post is found again by. */
function linked(url: string | undefined): Pick<FoundMention, 'url'> {
  return url !== undefined && addressOf(url) !== undefined ? { url } : {};
}
