import type { webApi } from '@slack/bolt';
import type { Finding, Now, Words } from '../../ports.ts';
import { type Accounts, type Me, WrongWorkspace } from './accounts.ts';
import { type Channels, closedBecause } from './channels.ts';
import { events } from './listen.ts';
import { lacking, optional, scopes } from './scopes.ts';
import { stepFor } from './steps.ts';
import { codeOf, harmlessTrouble } from './trouble.ts';

export interface Checking {
  readonly client: webApi.WebClient;
  readonly accounts: Accounts;
  readonly channels: Channels;
  /** Of Socket Mode. */
  readonly appToken: string | undefined;
  /** When Slack last brought each event, by its name, and anything else, since this process began. */
  readonly heard: ReadonlyMap<string, Date>;
  readonly now: Now;
}

const patience = 5;

/**
 * Looks at everything that an administrator can have wrong, and waits where Slack says wait: a doctor may be slow. What
 * Slack lets nobody ask with a bot's token, its event subscriptions, is told by whether anything has come.
 */
export function checker(checking: Checking) {
  const { accounts, appToken, heard } = checking;
  return async function check(groups: readonly string[]): Promise<readonly Finding[]> {
    try {
      const me = await patiently(() => accounts.ask());
      const found = [tokenIs(me), ...scopesOf(me), ...(await appTokenIs(checking, appToken)), comes(heard)];
      for (const group of groups) found.push(...(await groupIs(checking, group)));
      return found;
    } catch (error) {
      return [bad('slack.token', tokenBad, error)];
    }
  };
}

function tokenIs({ team, user }: Me): Finding {
  const what = {
    zh: `机器人令牌有效：工作区 ${team}，机器人 ${user}`,
    en: `the bot's token is good: workspace ${team}, bot ${user}`,
  };
  return { state: 'ok', id: 'slack.token', what };
}

function scopesOf({ scopes: has }: Me): readonly Finding[] {
  if (has === undefined)
    return [{ state: 'warn', id: 'slack.scopes', what: unsaid, next: stepFor('missing_scope') }];
  const missing = lacking(has);
  return Object.entries(scopes).map(([scope, { zh, en }]) => {
    const id = `slack.scope.${scope}`;
    return missing.includes(scope)
      ? {
          state: optional.has(scope) ? 'warn' : 'bad',
          id,
          what: { zh: `缺少权限 ${scope}（${zh}）`, en: `the scope ${scope} is missing (${en})` },
          next: stepFor('missing_scope'),
        }
      : {
          state: 'ok',
          id,
          what: { zh: `有权限 ${scope}（${zh}）`, en: `the scope ${scope} is there (${en})` },
        };
  });
}

async function appTokenIs({ client }: Checking, token: string | undefined): Promise<readonly Finding[]> {
  if (token === undefined) return [];
  const id = 'slack.appToken';
  try {
    await patiently(() => client.apps.connections.open({ token }));
    const what = { zh: '应用令牌有效，Socket Mode 可以连接', en: 'the app token is good for Socket Mode' };
    return [{ state: 'ok', id, what }];
  } catch (error) {
    return [{ ...bad(id, appTokenBad, error), next: appTokenNext }];
  }
}

function comes(heard: ReadonlyMap<string, Date>): Finding {
  const id = 'slack.events';
  const never = events.filter((name) => !heard.has(name));
  const last = Math.max(...[...heard.values()].map((at) => at.getTime()));
  if (heard.size === 0) return { state: 'warn', id, what: silent, next: saySomething };
  const time = new Date(last).toISOString();
  const what = {
    zh: `Slack 的事件送得到，最近一次 ${time}`,
    en: `events arrive, last at ${time}`,
  };
  if (never.length === 0) return { state: 'ok', id, what };
  return {
    ...{ state: 'ok', id },
    what: {
      zh: `${what.zh}；启动以来还没有过 ${never.join('、')}（没有发生，或没有订阅）`,
      en: `${what.en}; not yet since the start: ${never.join(', ')} (none happened, or not subscribed)`,
    },
  };
}

async function groupIs(
  { client, accounts, channels }: Checking,
  channel: string,
): Promise<readonly Finding[]> {
  const id = `slack.channel.${channel}`;
  try {
    const { channel: info } = await patiently(() => client.conversations.info({ channel }));
    const closed = closedBecause(info);
    if (closed !== undefined)
      return [{ state: 'bad', id, what: noWork(channel, closed), next: stepFor(closed) }];
    const all = await patiently(() => channels.everyone(channel));
    const ours = await patiently(() => accounts.ours(all));
    return [{ state: 'ok', id, what: works(channel) }, peopleIn(`${id}.members`, all.length, ours.length)];
  } catch (error) {
    return [bad(id, unreadable(channel), error)];
  }
}

function peopleIn(id: string, all: number, ours: number): Finding {
  const what = {
    zh: `群里 ${all} 个账号，其中 ${ours} 人有权按键（机器人、访客、外单位的人不算）`,
    en: `${all} accounts in it, ${ours} of them may press (bots, guests and other companies do not count)`,
  };
  return ours > 0 ? { state: 'ok', id, what } : { state: 'warn', id, what, next: invite };
}

function bad(id: string, { zh, en }: Words, error: unknown): Finding {
  const code = error instanceof WrongWorkspace ? 'wrong_workspace' : codeOf(error);
  const said = code ?? 'no answer';
  const what = { zh: `${zh}（${said}）`, en: `${en} (${said})` };
  return { state: 'bad', id, what, next: code === undefined ? network : stepFor(code) };
}

/** Once more after the wait that Slack asks for. @throws the Web API's error when it goes on or is another */
async function patiently<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let time = 0; ; time += 1) {
    try {
      return await ask();
    } catch (error) {
      const trouble = harmlessTrouble(error);
      if (trouble.outcome !== 'retry' || trouble.scope === undefined || time >= patience) throw error;
      await new Promise((resolve) => setTimeout(resolve, trouble.afterMs));
    }
  }
}

const tokenBad = { zh: '机器人令牌不能用', en: "the bot's token does not work" };
const appTokenBad = { zh: '应用令牌不能用', en: 'the app token does not work' };
const appTokenNext = {
  zh: '在 Basic Information → App-Level Tokens 建一个带 connections:write 的 xapp- 令牌，填入 SLACK_APP_TOKEN',
  en: 'make an xapp- token with connections:write under Basic Information, App-Level Tokens, and set SLACK_APP_TOKEN',
};
const network = {
  zh: '检查到 slack.com 的网络和代理，再试一次',
  en: 'check the network and the proxy towards slack.com, then try again',
};
const unsaid = {
  zh: 'Slack 没有说令牌有哪些权限',
  en: 'Slack did not say which scopes the token has',
};
const silent = {
  zh: '启动以来还没有收到过 Slack 的事件；订阅了哪些事件，Slack 不让机器人查',
  en: 'nothing has come from Slack since the start; a bot may not ask which events are subscribed',
};
const saySomething = {
  zh: `在一个工作群里输入 /fenghuo 帮助，再看一次；没有答复就在 Event Subscriptions 核对：${events.join('、')}`,
  en: `type /fenghuo in a group and look again; without an answer, compare Event Subscriptions: ${events.join(', ')}`,
};
const invite = {
  zh: '请本单位的人进群；访客账号不能按键',
  en: 'bring people of the workspace into the group; guest accounts may not press',
};
const works = (channel: string): Words => ({
  zh: `群 ${channel}：机器人在群里，没有对外共享`,
  en: `group ${channel}: the bot is in it, it is not shared`,
});
const noWork = (channel: string, code: string): Words => ({
  zh: `群 ${channel} 用不了（${code}）`,
  en: `group ${channel} cannot be used (${code})`,
});
const unreadable = (channel: string): Words => ({
  zh: `群 ${channel} 看不到`,
  en: `group ${channel} cannot be read`,
});
