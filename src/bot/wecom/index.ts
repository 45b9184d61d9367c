import type { Identity, Keepsakes, Members, Now, Platform } from '../../ports.ts';
import { apiOf } from './api.ts';
import { wecomApp } from './app.ts';
import { wecomBot } from './bot.ts';
import { wecomChat } from './chat.ts';
import { directoryOf } from './directory.ts';
import type { Log } from './log.ts';
import { userOf } from './outbound.ts';
import { wecomRobot } from './robot.ts';
import type { Language } from './words.ts';

export interface WecomOptions {
  readonly corpId: string;
  /** 智能机器人: platform `wecom`. */
  readonly bot?: { readonly id: string; readonly secret: string; readonly name?: string };
  /** The self-built app: platforms `wecom-app` and `wecom-chat`, and the directory. */
  readonly app?: {
    readonly agentId: number;
    readonly secret: string;
    readonly callback?: { readonly token: string; readonly aesKey: string };
  };
  /** Group robots: platform `wecom-robot`. Our name for each → the key of its webhook. */
  readonly robots: ReadonlyMap<string, string>;
  /**
   * Who is in a group that cannot say it itself, asked with platform and channel: a place of the directory (`tag-12`,
   * `party-3`, `appchat-…`), or the accounts that people.csv lists.
   */
  readonly rosterOf: (platform: string, channel: string) => string | readonly Identity[] | undefined;
  /** The channels of `wecom-app` that org.csv binds, in its order. */
  readonly appChannels: () => readonly string[];
  /** Where the console is reached from a phone. */
  readonly consoleUrl?: string;
  readonly language?: Language;
  readonly keepsakes: (platform: string) => Keepsakes;
  /** For WeCom's API and for files of reports; the guarded one in production. */
  readonly fetch?: typeof fetch;
  /** Only for tests: where the API and the long connection stand. */
  readonly apiUrl?: string;
  readonly wsUrl?: string;
  readonly now: Now;
  readonly log: Log;
}

/**
 * The platforms of those of WeCom's ways that are configured, not yet started. One company, so identities are the same on
 * each: `wecom:<corpid>:<userid>`.
 * @throws when a secret is missing or misshapen
 */
export function wecomPlatforms(options: WecomOptions): readonly Platform[] {
  const { bot, app, robots, keepsakes, wsUrl, rosterOf, appChannels, ...common } = options;
  const given = (platform: string) => ({ ...common, keepsakes: keepsakes(platform) });
  const directory = app && directoryRoster(options, app.secret);
  const rosterFor = (platform: string) => (channel: string) =>
    rosterBy(rosterOf(platform, channel), common.corpId, directory);
  return [
    ...(bot
      ? [
          wecomBot({
            ...given('wecom'),
            botId: bot.id,
            botSecret: bot.secret,
            ...(bot.name === undefined ? {} : { botName: bot.name }),
            roster: rosterFor('wecom'),
            ...(wsUrl === undefined ? {} : { wsUrl }),
          }),
        ]
      : []),
    ...(app
      ? [
          wecomApp({
            ...given('wecom-app'),
            agentId: app.agentId,
            agentSecret: app.secret,
            ...(app.callback ? { callback: app.callback } : {}),
            channels: appChannels,
          }),
          wecomChat({ ...given('wecom-chat'), agentSecret: app.secret }),
        ]
      : []),
    ...(robots.size > 0
      ? [wecomRobot({ ...given('wecom-robot'), robots, roster: rosterFor('wecom-robot') })]
      : []),
  ];
}

type Roster = (place: string) => Promise<Members>;

function directoryRoster({ corpId, apiUrl, now, ...options }: WecomOptions, secret: string): Roster {
  const where = apiUrl === undefined ? {} : { apiUrl };
  return directoryOf(apiOf({ corpId, secret, fetch: options.fetch ?? fetch, now, ...where }), corpId);
}

async function rosterBy(
  said: string | readonly Identity[] | undefined,
  corp: string,
  directory: Roster | undefined,
): Promise<Members> {
  if (said === undefined) return { known: false, why: '这个群没有绑定名册（no roster）' };
  if (typeof said === 'string') {
    return directory ? directory(said) : { known: false, why: '没有能问通讯录的自建应用（no app）' };
  }
  const who = said.filter((identity) => userOf(identity, corp) !== undefined);
  if (who.length === 0) return { known: false, why: 'people.csv 里没有一个人在这个群的名册上' };
  return { known: true, who, by: 'file' };
}
