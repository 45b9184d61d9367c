import { z } from 'zod';
import type { Finding, Words } from '../../ports.ts';
import { BotInfo } from './accounts.ts';
import { callback, events } from './listen.ts';
import type { Speaking } from './send.ts';
import { badSecret, codeOf, lacksScope } from './trouble.ts';

export interface Checking extends Speaking {
  readonly mode: 'socket' | 'http';
  readonly connected: () => boolean;
}

/** What the app must be allowed; docs/platforms/feishu.md asks the administrator for the same. */
export const neededScopes = [
  'im:message:send_as_bot',
  'im:message:update',
  'im:message:readonly',
  'im:message.group_at_msg:readonly',
  'im:message.p2p_msg:readonly',
  'im:message.urgent',
  'im:resource',
  'im:chat:read',
  'im:chat:create',
  'im:chat.members:read',
  'im:chat.members:write_only',
  'tenant:tenant:readonly',
] as const;

const Scopes = z.object({
  data: z.object({ scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })) }),
});
const App = z.object({
  data: z.object({
    app: z.object({
      event: z.object({ subscribed_events: z.array(z.string()).nullish() }).nullish(),
      callback: z.object({ subscribed_callbacks: z.array(z.string()).nullish() }).nullish(),
    }),
  }),
});

/** What `fenghuo doctor` says of Feishu: token, rights, subscriptions as far as it lets us ask, and each group. */
export function checker(needs: Checking) {
  return async function check(channels: readonly string[]): Promise<readonly Finding[]> {
    const token = await tokenFinding(needs);
    if (token.state === 'bad') return [token, ...channels.map(unasked)];
    const about = [await botFinding(needs), await scopesFinding(needs), await eventsFinding(needs)];
    const groups: Finding[] = [];
    for (const channel of channels) groups.push(await channelFinding(needs, channel));
    return [token, ...about, connectionFinding(needs), ...groups];
  };
}

async function tokenFinding({ accounts }: Checking): Promise<Finding> {
  const id = 'feishu.token';
  try {
    await accounts.me();
    return { state: 'ok', id, what: { zh: '飞书应用凭证有效', en: 'Feishu accepts the app' } };
  } catch (error) {
    const code = codeOf(error);
    if (code !== undefined && lacksScope.has(code)) {
      return bad(
        id,
        { zh: '飞书没有告诉我们本单位的编号', en: 'Feishu does not tell us which company is ours' },
        {
          zh: '在权限管理开通 tenant:tenant:readonly 并发布版本，或设置 FEISHU_TENANT',
          en: 'Grant tenant:tenant:readonly and publish a version, or set FEISHU_TENANT',
        },
      );
    }
    const refused = code !== undefined && badSecret.has(code);
    return bad(
      id,
      refused
        ? {
            zh: `飞书不接受应用凭证（${code}）`,
            en: `Feishu does not accept the app's credentials (${code})`,
          }
        : { zh: `飞书没有答复（${code ?? '无'}）`, en: `Feishu does not answer (${code ?? 'none'})` },
      refused
        ? {
            zh: '开发者后台 → 凭证与基础信息，重新复制 App ID 与 App Secret',
            en: 'Copy App ID and App Secret again',
          }
        : { zh: '检查到 open.feishu.cn 的网络', en: 'Check the network to open.feishu.cn' },
    );
  }
}

async function botFinding({ client }: Checking): Promise<Finding> {
  const id = 'feishu.bot';
  try {
    const { bot } = BotInfo.parse(await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' }));
    if (bot.activate_status === undefined || bot.activate_status === 2)
      return { state: 'ok', id, what: { zh: '机器人已启用', en: 'The bot is enabled' } };
    return bad(
      id,
      { zh: '机器人没有启用', en: 'The bot is not enabled' },
      {
        zh: '版本管理与发布 → 创建版本 → 由管理员审核通过',
        en: 'Create a version, publish it, and have the administrator approve it',
      },
    );
  } catch (error) {
    return warn(id, { zh: `机器人状态未知（${codeOf(error) ?? '无'}）`, en: 'State of the bot unknown' });
  }
}

async function scopesFinding({ client }: Checking): Promise<Finding> {
  const id = 'feishu.scopes';
  try {
    const answer = await client.request({ method: 'GET', url: '/open-apis/application/v6/scopes' });
    const granted = new Set(
      Scopes.parse(answer)
        .data.scopes.filter(({ grant_status }) => grant_status === 1)
        .map(({ scope_name }) => scope_name),
    );
    const missing = neededScopes.filter((scope) => !granted.has(scope));
    if (missing.length === 0)
      return { state: 'ok', id, what: { zh: '权限齐全', en: 'All rights are granted' } };
    return bad(
      id,
      { zh: `缺少权限：${missing.join('、')}`, en: `Rights are missing: ${missing.join(', ')}` },
      { zh: '权限管理 → 开通，再创建版本并发布', en: 'Grant them under Permissions, then publish a version' },
    );
  } catch {
    return warn(id, { zh: '飞书不说应用有哪些权限', en: 'Feishu does not say which rights the app has' });
  }
}

async function eventsFinding({ client, mode }: Checking): Promise<Finding> {
  const id = 'feishu.events';
  const all = [...events, callback];
  const how =
    mode === 'socket'
      ? { zh: '使用长连接', en: 'persistent connection' }
      : { zh: '发送至服务器', en: 'to the server' };
  const next = {
    zh: `事件与回调 → ${how.zh}，添加：${all.join('、')}`,
    en: `Events and callbacks (${how.en}): add ${all.join(', ')}`,
  };
  try {
    const answer = await client.application.v6.application.get({
      path: { app_id: 'me' },
      params: { lang: 'zh_cn' },
    });
    const { event, callback: back } = App.parse(answer).data.app;
    const there = new Set([...(event?.subscribed_events ?? []), ...(back?.subscribed_callbacks ?? [])]);
    const missing = all.filter((name) => !there.has(name));
    if (missing.length === 0)
      return { state: 'ok', id, what: { zh: '事件与回调订阅齐全', en: 'All events are subscribed' } };
    const names = { zh: missing.join('、'), en: missing.join(', ') };
    return bad(id, { zh: `没有订阅：${names.zh}`, en: `Not subscribed: ${names.en}` }, next);
  } catch {
    return {
      ...warn(id, { zh: '飞书不说订阅了哪些事件', en: 'Feishu does not say which events are subscribed' }),
      next,
    };
  }
}

function connectionFinding({ mode, connected }: Checking): Finding {
  const id = 'feishu.connection';
  if (mode === 'http') {
    return { state: 'ok', id, what: { zh: '以 HTTP 回调接收', en: 'Events come by HTTP' } };
  }
  if (connected()) return { state: 'ok', id, what: { zh: '长连接已连上', en: 'The long connection stands' } };
  return {
    ...warn(id, { zh: '长连接没有连上（服务未启动时正常）', en: 'The long connection does not stand' }),
    next: {
      zh: '启动服务后再看；检查到飞书的网络',
      en: 'Look again while the service runs; check the network',
    },
  };
}

async function channelFinding({ channels }: Checking, channel: string): Promise<Finding> {
  const id = `feishu.channel.${channel}`;
  const trouble = await channels.problem(channel);
  if (trouble) {
    return bad(
      id,
      { zh: `群 ${channel}：${trouble.why}`, en: `Group ${channel} cannot be worked in` },
      {
        zh: trouble.why,
        en: /（(?:externally shared|dissolved)）/.test(trouble.why)
          ? 'Bind an internal group that stands, in org.csv'
          : 'Add the bot to the group, or correct the id in org.csv',
      },
    );
  }
  const members = await channels.members(channel);
  if (!members.known) {
    return bad(
      id,
      { zh: `群 ${channel}：成员未知（${members.why}）`, en: `Group ${channel}: members unknown` },
      {
        zh: '成员未知时一律不能审批：确认 im:chat.members:read 已开通',
        en: 'Nobody may act while members are unknown: grant im:chat.members:read',
      },
    );
  }
  if (members.who.length === 0) {
    return {
      ...warn(id, { zh: `群 ${channel}：没有本单位人员`, en: `Group ${channel}: nobody of this company` }),
      next: { zh: '把相关人员拉进群', en: 'Bring the people in' },
    };
  }
  const count = members.who.length;
  return {
    state: 'ok',
    id,
    what: { zh: `群 ${channel}：${count} 人`, en: `Group ${channel}: ${count} people` },
  };
}

function unasked(channel: string): Finding {
  const id = `feishu.channel.${channel}`;
  return bad(
    id,
    { zh: `群 ${channel}：没有查`, en: `Group ${channel}: not looked at` },
    {
      zh: '先修好凭证',
      en: 'Mend the credentials first',
    },
  );
}

function bad(id: string, what: Words, next: Words): Finding {
  return { state: 'bad', id, what, next };
}

function warn(id: string, what: Words): Finding {
  return { state: 'warn', id, what };
}
