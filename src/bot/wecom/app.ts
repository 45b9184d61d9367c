import type { Finding, Inbound, Keepsakes, Now, Platform } from '../../ports.ts';
import type { Answer } from '../message.ts';
import { apiOf } from './api.ts';
import { appListening } from './appListen.ts';
import { appSpeaker } from './appSend.ts';
import { callbackRoutes } from './callback.ts';
import { bad, membersFinding, tokenFinding, well } from './checks.ts';
import { directoryOf } from './directory.ts';
import { onceFor } from './kept.ts';
import { longestMarkdown, room } from './limits.ts';
import type { Log } from './log.ts';
import { type Language, wordsIn } from './words.ts';

export interface WecomAppOptions {
  readonly corpId: string;
  readonly agentId: number;
  readonly agentSecret: string;
  /** Of “接收消息 → 设置 API 接收”: the token and the EncodingAESKey of 43 characters. Without it nothing comes back. */
  readonly callback?: { readonly token: string; readonly aesKey: string };
  /** The tags and departments that org.csv binds (`tag-12`), in its order. */
  readonly channels: () => readonly string[];
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
 * WeCom by a self-built app: a card with buttons to every person of a directory tag or department, each in the app's own
 * chat, so that an answer is seen by the presser alone. Channels are `tag-<id>` and `party-<id>`.
 * @throws when a secret is missing or misshapen
 */
export function wecomApp(options: WecomAppOptions): Platform {
  demand(options);
  const { corpId, agentId, agentSecret: secret, callback, keepsakes, now, log } = options;
  const api = apiOf({ ...options, secret, fetch: options.fetch ?? fetch });
  const roster = directoryOf(api, corpId);
  const look = {
    corp: corpId,
    words: wordsIn(options.language),
    most: longestMarkdown.app,
    ...(options.consoleUrl === undefined ? {} : { console: options.consoleUrl }),
  };
  const sendOnce = onceFor({ name: 'wecom-app', keepsakes, now, log });
  const speaker = appSpeaker({ api, agentId, keepsakes, sendOnce, look, now, log });
  let on: ((inbound: Inbound) => Promise<Answer>) | undefined;
  const hearing = appListening({
    me: { corp: corpId, agentId },
    look,
    speaker,
    roster,
    channels: options.channels,
    now,
    log,
    on: (inbound) => (on ? on(inbound) : Promise.reject(new Error('not started'))),
  });

  return {
    name: 'wecom-app',
    can: {
      buttons: true,
      update: false,
      form: false,
      members: true,
      private: true,
      redraw: true,
      letters: room.app,
    },
    // More than 30 a minute or 1,000 an hour to one person is dropped without a word: this stays under both.
    allowance: [{ scope: 'group', calls: 16, inMs: 60_000 }],
    routes: callback
      ? callbackRoutes({
          sealing: { ...callback, corpId },
          agentId,
          now,
          log,
          started: () => on !== undefined,
          on: hearing.on,
        })
      : [],
    async start(handle) {
      on = handle;
      const answer = await api.get('agent/get', { agentid: `${agentId}` });
      if (answer.ok || answer.trouble.outcome === 'retry') return;
      throw new Error(`企业微信不接受 WECOM_AGENT_ID 与 WECOM_AGENT_SECRET：${answer.trouble.why}`);
    },
    async stop() {
      on = undefined;
    },
    send(channel, message, key) {
      hearing.remember(channel, message);
      return speaker.send(channel, message, key);
    },
    update: (channel, ref, message) => speaker.update(channel, ref, message),
    members: roster,
    attach: (channel, file, caption, key) => speaker.attach(channel, file, caption, key),
    async ring(who, notice, how, key) {
      if (how === 'app') return speaker.ring(who, notice, key);
      return { outcome: 'failed', why: '企业微信应用不能发短信、打电话：请配置短信或语音服务商' };
    },
    async check(channels) {
      const answer = await api.get('agent/get', { agentid: `${agentId}` });
      const parts = channels.map(async (channel) =>
        membersFinding(`wecom-app.channel.${channel}.members`, await roster(channel)),
      );
      return [
        tokenFinding('wecom-app.token', answer.ok ? undefined : answer.trouble.why),
        callbackFinding(callback !== undefined),
        ...(await Promise.all(parts)),
      ];
    },
  };
}

function callbackFinding(there: boolean): Finding {
  const id = 'wecom-app.callback';
  if (there) return well(id, '有接收按键的回调密钥', 'The secrets of the callback are there');
  return bad(
    id,
    { zh: '没有回调密钥：卡片上的键按不动', en: 'There are no secrets of the callback: nobody can press' },
    {
      zh: '在自建应用“接收消息 → 设置 API 接收”里填 https://…/wecom/callback，把 Token 与 EncodingAESKey 写进 WECOM_TOKEN、WECOM_AES_KEY',
      en: 'Under Receive messages of the app enter https://…/wecom/callback and set WECOM_TOKEN and WECOM_AES_KEY',
    },
  );
}

function demand({ corpId, agentId, agentSecret, callback }: WecomAppOptions): void {
  const missing = [
    corpId.trim() === '' ? 'WECOM_CORP_ID（ww…）' : undefined,
    agentId > 0 ? undefined : 'WECOM_AGENT_ID',
    agentSecret.trim() === '' ? 'WECOM_AGENT_SECRET' : undefined,
    callback?.token.trim() === '' ? 'WECOM_TOKEN' : undefined,
    callback && !/^[0-9A-Za-z]{43}$/.test(callback.aesKey) ? 'WECOM_AES_KEY（43 位）' : undefined,
  ].filter((name) => name !== undefined);
  if (missing.length === 0) return;
  throw new Error(`企业微信自建应用缺少 ${missing.join('、')}，见 docs/platforms/wecom.md`);
}
