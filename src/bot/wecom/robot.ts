import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Attachment, Delivery, Keepsakes, Members, Now, Platform } from '../../ports.ts';
import { type ApiAnswer, ask, formOf, type Json, wecomApi } from './api.ts';
import { bad, membersFinding, well } from './checks.ts';
import { nameOf, onceFor } from './kept.ts';
import { longestMarkdown, room } from './limits.ts';
import type { Log } from './log.ts';
import { type Look, markdownOneWay } from './outbound.ts';
import { fileName, mediaOf, notAFile } from './send.ts';
import { cutBytes, harmless } from './text.ts';
import { harmlessTrouble, type Trouble } from './trouble.ts';
import { type Language, wordsIn } from './words.ts';

export interface WecomRobotOptions {
  /** Our company, whose people may be mentioned. */
  readonly corpId: string;
  /** Our name for each group robot → the key of its webhook, which is a secret. */
  readonly robots: ReadonlyMap<string, string>;
  /** Who is in its group, since robots are not told: the directory or people.csv. */
  readonly roster?: (channel: string) => Promise<Members>;
  readonly consoleUrl?: string;
  readonly language?: Language;
  readonly keepsakes: Keepsakes;
  readonly fetch?: typeof fetch;
  /** Ends with `/`; only for tests. */
  readonly apiUrl?: string;
  /** How long WeCom may take to answer, in milliseconds; only for tests other than 10 s. */
  readonly answerWithinMs?: number;
  readonly now: Now;
  readonly log: Log;
}

/** WeCom's group robots, a loudspeaker: nothing comes back. Channels are the names given to them in WECOM_ROBOTS. */
export function wecomRobot(options: WecomRobotOptions): Platform {
  const { corpId, robots, keepsakes, now, log, roster } = options;
  const look = {
    corp: corpId,
    words: wordsIn(options.language),
    most: longestMarkdown.bot,
    ...(options.consoleUrl === undefined ? {} : { console: options.consoleUrl }),
  };
  const { send, attach } = robotSpeaker(options, onceFor({ name: 'wecom-robot', keepsakes, now, log }), look);

  async function members(channel: string): Promise<Members> {
    try {
      return (await roster?.(channel)) ?? { known: false, why: '群机器人不知道谁在群里（no roster）' };
    } catch {
      return { known: false, why: '名册查不到（roster error）' };
    }
  }

  return {
    name: 'wecom-robot',
    can: {
      buttons: false,
      update: false,
      form: false,
      members: false,
      private: false,
      oneWay: true,
      letters: room.bot,
    },
    allowance: [{ scope: 'group', calls: 18, inMs: 60_000 }],
    routes: [],
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send,
    update: () => Promise.resolve({ outcome: 'failed', why: 'gone' }),
    members,
    attach,
    async check(channels) {
      const each = channels.map(async (channel) => [
        robots.has(channel)
          ? well(`wecom-robot.channel.${channel}`, '有这个群机器人的密钥', 'The key of this robot is there')
          : bad(
              `wecom-robot.channel.${channel}`,
              { zh: '没有这个群机器人的密钥', en: 'The key of this robot is not there' },
              { zh: `在 WECOM_ROBOTS 里加上 ${channel}=密钥`, en: `Add ${channel}=KEY to WECOM_ROBOTS` },
            ),
        ...(roster ? [membersFinding(`wecom-robot.channel.${channel}.members`, await members(channel))] : []),
      ]);
      return (await Promise.all(each)).flat();
    },
  };
}

const Media = z.object({ media_id: z.string().min(1) });

function robotSpeaker(
  { robots, apiUrl = wecomApi, answerWithinMs = 10_000, ...options }: WecomRobotOptions,
  sendOnce: ReturnType<typeof onceFor>,
  look: Look,
) {
  /** The key stands in the address, which is therefore never logged. */
  async function post(
    method: string,
    channel: string,
    query: Json,
    body: RequestInit['body'],
  ): Promise<ApiAnswer> {
    const key = robots.get(channel);
    if (key === undefined) return { ok: false, trouble: noRobot };
    const address = new URLSearchParams({ key });
    for (const [name, value] of Object.entries(query)) address.set(name, String(value));
    const url = `${apiUrl}webhook/${method}?${address}`;
    return ask(options.fetch ?? fetch, url, { method: 'POST', body: body ?? null }, answerWithinMs, 'group');
  }

  async function say(channel: string, body: Json, ref: string): Promise<Delivery> {
    const answer = await post('send', channel, {}, JSON.stringify(body));
    return answer.ok ? { outcome: 'sent', ref } : answer.trouble;
  }

  async function fileBody(channel: string, file: Attachment): Promise<Json | Trouble> {
    if (mediaOf(file) === 'image') {
      const md5 = createHash('md5').update(file.bytes).digest('hex');
      return { msgtype: 'image', image: { base64: Buffer.from(file.bytes).toString('base64'), md5 } };
    }
    const answer = await post(
      'upload_media',
      channel,
      { type: 'file' },
      formOf({ ...file, name: fileName(file.name) }),
    );
    if (!answer.ok) return harmlessTrouble(answer.trouble);
    const { data } = Media.safeParse(answer.body);
    if (!data) return { outcome: 'retry', afterMs: 5_000, why: '企业微信没有给出文件编号（no media id）' };
    return { msgtype: 'file', file: data };
  }

  return {
    send: (channel: string, message: Parameters<Platform['send']>[1], key: string): Promise<Delivery> =>
      sendOnce(channel, key, () => {
        const content = markdownOneWay(message, look);
        return say(channel, { msgtype: 'markdown', markdown: { content } }, nameOf(content));
      }),
    async attach(channel: string, file: Attachment, caption: string, key: string): Promise<Delivery> {
      if (mediaOf(file) === undefined) return notAFile;
      return sendOnce(channel, key, async () => {
        const body = await fileBody(channel, file);
        if (isTrouble(body)) return body;
        const content = cutBytes(harmless(caption).trim(), 2048);
        const words = () => say(channel, { msgtype: 'markdown', markdown: { content } }, nameOf(content));
        const before = content === '' ? undefined : await sendOnce(channel, `${key}#caption`, words);
        if (before && before.outcome !== 'sent') return before;
        return say(channel, body, nameOf(key));
      });
    },
  };
}

function isTrouble(what: Json | Trouble): what is Trouble {
  return 'outcome' in what;
}

const noRobot = { outcome: 'failed', why: 'WECOM_ROBOTS 里没有这个群机器人：核对 org.csv 里的名称' } as const;
