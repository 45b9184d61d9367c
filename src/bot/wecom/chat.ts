import type { Attachment, Delivery, Identity, Keepsakes, MadeGroup, Now, Platform } from '../../ports.ts';
import type { Message } from '../message.ts';
import { type Api, apiOf, type Json } from './api.ts';
import { membersFinding, tokenFinding } from './checks.ts';
import { chatOf, directoryOf } from './directory.ts';
import { digest, nameOf, onceFor } from './kept.ts';
import { longestMarkdown, room } from './limits.ts';
import { listing } from './listed.ts';
import type { Log } from './log.ts';
import { type Look, markdownOneWay, userOf } from './outbound.ts';
import { fileName, mediaOf, notAFile } from './send.ts';
import { cut, cutBytes, harmless, visible } from './text.ts';
import { type Language, wordsIn } from './words.ts';

export interface WecomChatOptions {
  readonly corpId: string;
  readonly agentSecret: string;
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

/**
 * Groups that the self-built app has made itself (appchat): they say who is in them, and nothing comes back from them,
 * no press and no word. Channels are `appchat-<chatid>`.
 * @throws when a secret is missing
 */
export function wecomChat(options: WecomChatOptions): Platform {
  const { corpId, agentSecret: secret, keepsakes, now, log } = options;
  if (corpId.trim() === '' || secret.trim() === '')
    throw new Error('企业微信应用群缺少 WECOM_CORP_ID、WECOM_AGENT_SECRET，见 docs/platforms/wecom.md');
  const api = apiOf({ ...options, secret, fetch: options.fetch ?? fetch });
  const roster = directoryOf(api, corpId);
  const look = {
    corp: corpId,
    words: wordsIn(options.language),
    most: longestMarkdown.app,
    ...(options.consoleUrl === undefined ? {} : { console: options.consoleUrl }),
  };
  const { send, attach } = chatSpeaker(api, onceFor({ name: 'wecom-chat', keepsakes, now, log }), look);
  const members = (channel: string) =>
    chatOf(channel) === undefined
      ? Promise.resolve({ known: false, why: `${channel} 不是应用群（appchat-…）` } as const)
      : roster(channel);

  return {
    name: 'wecom-chat',
    can: {
      buttons: false,
      update: false,
      form: false,
      members: true,
      private: false,
      oneWay: true,
      letters: room.app,
    },
    allowance: [
      { scope: 'app', calls: 200, inMs: 60_000 },
      { scope: 'group', calls: 20, inMs: 60_000 },
    ],
    routes: [],
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send,
    update: () => Promise.resolve({ outcome: 'failed', why: 'gone' }),
    members,
    attach,
    listed: listing(api, corpId),
    makeGroup: (name, people, key) => made(api, corpId, name, people, key),
    async addPeople(channel, people) {
      const chatid = chatOf(channel);
      if (chatid === undefined) return notAChat;
      const users = people.flatMap((who) => userOf(who, corpId) ?? []);
      if (users.length === 0)
        return { outcome: 'failed', why: '没有一个是本企业的人：核对 people.csv 里的账号' };
      const answer = await api.post('appchat/update', { chatid, add_user_list: users });
      return answer.ok ? { outcome: 'sent', ref: channel } : answer.trouble;
    },
    async check(channels) {
      const token = await api.get('get_api_domain_ip');
      const groups = channels.map(async (channel) =>
        membersFinding(`wecom-chat.channel.${channel}.members`, await members(channel)),
      );
      return [
        tokenFinding('wecom-chat.token', token.ok ? undefined : token.trouble.why),
        ...(await Promise.all(groups)),
      ];
    },
  };
}

const notAChat: Delivery = { outcome: 'failed', why: '不是应用群（appchat-…）：核对 org.csv 里的群编号' };

function chatSpeaker(api: Api, sendOnce: ReturnType<typeof onceFor>, look: Look) {
  async function say(channel: string, body: Json, ref: string): Promise<Delivery> {
    const chatid = chatOf(channel);
    if (chatid === undefined) return notAChat;
    const answer = await api.post('appchat/send', { chatid, ...body, safe: 0 });
    return answer.ok ? { outcome: 'sent', ref } : answer.trouble;
  }

  return {
    send: (channel: string, message: Message, key: string): Promise<Delivery> =>
      sendOnce(channel, key, () => {
        const content = markdownOneWay(message, look);
        return say(channel, { msgtype: 'markdown', markdown: { content } }, nameOf(content));
      }),
    async attach(channel: string, file: Attachment, caption: string, key: string): Promise<Delivery> {
      const type = mediaOf(file);
      if (type === undefined) return notAFile;
      return sendOnce(channel, key, async () => {
        const media = await api.upload({ ...file, name: fileName(file.name) }, type);
        if (typeof media !== 'string') return media;
        const content = cutBytes(harmless(caption).trim(), 2048);
        const words = () => say(channel, { msgtype: 'text', text: { content } }, nameOf(content));
        const before = content === '' ? undefined : await sendOnce(channel, `${key}#caption`, words);
        if (before && before.outcome !== 'sent') return before;
        return say(channel, { msgtype: type, [type]: { media_id: media } }, nameOf(media));
      });
    },
  };
}

const exists = 86215;

/** The name of a group is made of its key, so that WeCom itself refuses to make it a second time. */
async function made(
  api: Api,
  corp: string,
  name: string,
  people: readonly Identity[],
  key: string,
): Promise<MadeGroup> {
  const users = [...new Set(people.flatMap((who) => userOf(who, corp) ?? []))];
  if (users.length < 2) return { made: false, why: '企业微信的群至少要两个本企业的人' };
  const chatid = `fh${digest('group', key).slice(0, 30)}`;
  const answer = await api.post('appchat/create', {
    name: cut(visible(name).replaceAll('\n', ' ').trim(), 50),
    userlist: users.slice(0, 2000),
    chatid,
  });
  if (answer.ok || answer.code === exists) return { made: true, channel: `appchat-${chatid}` };
  const { outcome, why } = answer.trouble;
  return { made: false, why, ...(outcome !== 'failed' && { later: true }) };
}
