import type { Finding, Inbound, Keepsakes, Members, Now, Platform } from '../../ports.ts';
import type { Answer } from '../message.ts';
import { bad, membersFinding, well } from './checks.ts';
import { fetchFiles } from './files.ts';
import { onceFor } from './kept.ts';
import { longestMarkdown, room } from './limits.ts';
import { type LinkState, linkOf } from './link.ts';
import { listening } from './listen.ts';
import type { Log } from './log.ts';
import { attacher, sender } from './send.ts';
import { type Language, wordsIn } from './words.ts';

export interface WecomBotOptions {
  /** `ww…`, which stands in every identity. */
  readonly corpId: string;
  readonly botId: string;
  readonly botSecret: string;
  /** What the bot is called in groups; needed when its name has blanks in it. */
  readonly botName?: string;
  /** Who is in a group, since WeCom's bots are not told: the directory or people.csv. */
  readonly roster?: (channel: string) => Promise<Members>;
  /** Where the console is reached from a phone, for what cannot be shown in a group. */
  readonly consoleUrl?: string;
  readonly language?: Language;
  readonly keepsakes: Keepsakes;
  /** For files of reports; the guarded one in production. */
  readonly fetch?: typeof fetch;
  /** Only for tests. */
  readonly wsUrl?: string;
  readonly now: Now;
  readonly log: Log;
}

/**
 * WeCom by a 智能机器人 over the long connection: the one way that has groups and buttons. Channels are the chatids that
 * the bot is told, people `wecom:<corpid>:<userid>`.
 * @throws when a secret is missing
 */
export function wecomBot(options: WecomBotOptions): Platform {
  demand(options);
  const { corpId, botId, now, log, keepsakes, botName, roster } = options;
  const words = wordsIn(options.language);
  const look = {
    corp: corpId,
    words,
    most: longestMarkdown.bot,
    ...(options.consoleUrl === undefined ? {} : { console: options.consoleUrl }),
  };
  let on: ((inbound: Inbound) => Promise<Answer>) | undefined;
  const hearing = listening({
    me: { corp: corpId, botId, ...(botName === undefined ? {} : { name: botName }) },
    look,
    link: () => link,
    fetchFiles: (files) => fetchFiles(files, { fetch: options.fetch ?? fetch, log }),
    now,
    log,
    on: (inbound) => (on ? on(inbound) : Promise.reject(new Error('not started'))),
  });
  const link = linkOf({
    botId,
    secret: options.botSecret,
    log,
    ...(options.wsUrl === undefined ? {} : { wsUrl: options.wsUrl }),
    ...hearing,
  });
  const speaking = {
    link: () => link,
    sendOnce: onceFor({ name: 'wecom', keepsakes, now, log }),
    look,
    log,
  };

  async function members(channel: string): Promise<Members> {
    try {
      return (await roster?.(channel)) ?? { known: false, why: '这个群没有绑定名册（no roster）' };
    } catch {
      return { known: false, why: '名册查不到（roster error）' };
    }
  }

  return {
    name: 'wecom',
    can: {
      buttons: true,
      update: false,
      form: false,
      members: false,
      private: false,
      redraw: true,
      files: true,
      letters: room.bot,
    },
    // Of 30 a minute, so that answers to people have room; beyond 1,000 an hour WeCom itself says wait.
    allowance: [{ scope: 'group', calls: 24, inMs: 60_000, burst: 4 }],
    routes: [],
    async start(handle) {
      on = handle;
      await link.start();
      log.info({ state: link.state() }, 'wecom bot started');
    },
    async stop() {
      on = undefined;
      link.stop();
    },
    send: sender(speaking),
    update: () => Promise.resolve({ outcome: 'failed', why: 'gone' }),
    members,
    attach: attacher(speaking),
    async check(channels) {
      const groups = channels.map(async (channel) =>
        membersFinding(`wecom.channel.${channel}.members`, await members(channel)),
      );
      return [connectionFinding(link.state()), ...(await Promise.all(groups))];
    },
  };
}

function connectionFinding(state: LinkState): Finding {
  const id = 'wecom.connection';
  if (state === 'up') return well(id, '智能机器人已连上企业微信', 'The bot is connected to WeCom');
  if (state === 'idle') {
    return {
      state: 'warn',
      id,
      what: {
        zh: '没有去连智能机器人：连一次会把正在运行的烽火顶下线',
        en: 'The bot was not connected: that would cut off the service that runs',
      },
      next: {
        zh: '看运行中的烽火：启动日志里有 wecom bot started',
        en: 'Look at the running service: its log says “wecom bot started”',
      },
    };
  }
  if (state === 'replaced') {
    return bad(
      id,
      { zh: '另一个进程用同一个机器人连上了，这里已听不到', en: 'Another process has connected as this bot' },
      {
        zh: '只留一个进程用这个机器人，然后重新启动烽火',
        en: 'Let one process alone use this bot, then restart',
      },
    );
  }
  return bad(
    id,
    { zh: '智能机器人没有连上企业微信', en: 'The bot is not connected to WeCom' },
    {
      zh: '让服务器能访问 wss://openws.work.weixin.qq.com，并核对 WECOM_BOT_ID、WECOM_BOT_SECRET',
      en: 'Let the server reach wss://openws.work.weixin.qq.com and check WECOM_BOT_ID and WECOM_BOT_SECRET',
    },
  );
}

function demand({ corpId, botId, botSecret }: WecomBotOptions): void {
  const missing = [
    corpId.trim() === '' ? 'WECOM_CORP_ID（ww…）' : undefined,
    botId.trim() === '' ? 'WECOM_BOT_ID' : undefined,
    botSecret.trim() === '' ? 'WECOM_BOT_SECRET' : undefined,
  ].filter((name) => name !== undefined);
  if (missing.length === 0) return;
  throw new Error(`企业微信智能机器人缺少 ${missing.join('、')}，见 docs/platforms/wecom.md`);
}
