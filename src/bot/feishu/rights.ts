import { z } from 'zod';
import type { Finding, Words } from '../../ports.ts';
import type { callback, events } from './listen.ts';
import type { Speaking } from './send.ts';

const tenantScope = 'tenant:tenant:readonly';

/** What the app must be allowed, and what for; docs/platforms/feishu.md asks the administrator for the same. */
export const neededScopes: Readonly<Record<string, Words>> = {
  'im:message:send_as_bot': { zh: '发卡片和答复', en: 'post cards and answers' },
  'im:message:update': { zh: '原地更新卡片', en: 'change cards in place' },
  'im:message:readonly': {
    zh: '取回被上报的消息，看谁已读',
    en: 'fetch a reported message, and who has read',
  },
  'im:message.group_at_msg:readonly': { zh: '听到群里的 @烽火', en: 'hear when the bot is mentioned' },
  'im:message.p2p_msg:readonly': { zh: '听到私聊', en: 'hear what is said to it in private' },
  'im:message.urgent': { zh: '应用内加急', en: 'ring one person in the app' },
  'im:resource': { zh: '取回截图，发图和文件', en: 'fetch screenshots, send pictures and files' },
  'im:chat:read': { zh: '看群是不是外部群、还在不在', en: 'see whether a group is external or gone' },
  'im:chat:create': { zh: '建响应群', en: 'make a group for an incident' },
  'im:chat.members:read': { zh: '看谁在群里', en: 'see who is in a group' },
  'im:chat.members:write_only': { zh: '拉人进群', en: 'bring people into a group' },
  [tenantScope]: { zh: '问本单位的编号', en: 'ask which company is ours' },
};

/** What the app works without; each is said to be there or not, and is nothing to mend. */
export const optionalScopes: Readonly<Record<string, Words>> = {
  'im:message.urgent:sms': { zh: '短信加急', en: 'ring by text message' },
  'im:message.urgent:phone': { zh: '电话加急', en: 'ring by a call' },
  'contact:user.base:readonly': { zh: '看账号是否离职、冻结', en: 'see whether an account is still in use' },
  'contact:user.email:readonly': { zh: '按企业邮箱认人', en: 'recognise people by their company address' },
  'contact:user.employee:readonly': { zh: '按工号认人', en: 'recognise people by their number' },
};

const eventWords: Readonly<Record<(typeof events)[number] | typeof callback, Words>> = {
  'im.message.receive_v1': { zh: '听到 @烽火 和私聊', en: 'words said to the bot' },
  'im.chat.member.user.added_v1': { zh: '有人进群', en: 'somebody comes into a group' },
  'im.chat.member.user.deleted_v1': { zh: '有人离群', en: 'somebody leaves a group' },
  'im.chat.member.user.withdrawn_v1': { zh: '撤回邀请', en: 'an invitation is taken back' },
  'im.chat.member.bot.added_v1': { zh: '机器人进群', en: 'the bot comes into a group' },
  'im.chat.member.bot.deleted_v1': { zh: '机器人被移出', en: 'the bot is put out of a group' },
  'im.chat.updated_v1': { zh: '群变成外部群等', en: 'a group is changed, or made external' },
  'im.chat.disbanded_v1': { zh: '群解散', en: 'a group is dissolved' },
  'card.action.trigger': { zh: '卡片上的按键', en: 'presses on cards' },
};

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

interface Asking extends Pick<Speaking, 'client'> {
  readonly mode: 'socket' | 'http';
  readonly tenantGiven: boolean;
}

/** A line for each right, by its name; one line with all of them where Feishu does not say. */
export async function scopeFindings({ client, tenantGiven }: Asking): Promise<readonly Finding[]> {
  const needed = Object.entries(neededScopes).filter(([name]) => !tenantGiven || name !== tenantScope);
  const names = needed.map(([name]) => name);
  try {
    const answer = await client.request({ method: 'GET', url: '/open-apis/application/v6/scopes' });
    const granted = new Set(
      Scopes.parse(answer).data.scopes.flatMap(({ scope_name, grant_status }) =>
        grant_status === 1 ? [scope_name] : [],
      ),
    );
    return [
      ...needed.map(([name, words]) => scopeFinding(name, words, granted.has(name))),
      ...Object.entries(optionalScopes).map(([name, words]) => optional(name, words, granted.has(name))),
    ];
  } catch {
    const what = { zh: '飞书不说应用有哪些权限', en: 'Feishu does not say which rights the app has' };
    const next = {
      zh: `在权限管理核对：${names.join('、')}`,
      en: `Compare them under Permissions: ${names.join(', ')}`,
    };
    return [{ state: 'warn', id: 'feishu.scopes', what, next }];
  }
}

function scopeFinding(name: string, { zh, en }: Words, there: boolean): Finding {
  const id = `feishu.scope.${name}`;
  if (there) {
    const what = { zh: `有权限 ${name}（${zh}）`, en: `the right ${name} is there (${en})` };
    return { state: 'ok', id, what };
  }
  const what = { zh: `缺少权限 ${name}（${zh}）`, en: `the right ${name} is missing (${en})` };
  return { state: 'bad', id, what, next: grant };
}

function optional(name: string, words: Words, there: boolean): Finding {
  const { id, what } = scopeFinding(name, words, true);
  if (there) return { state: 'ok', id, what };
  const without = {
    zh: `没有可选权限 ${name}（${words.zh}），要用再开通`,
    en: `the optional right ${name} is not there (${words.en}); grant it where that is wanted`,
  };
  return { state: 'ok', id, what: without };
}

const grant = {
  zh: '权限管理 → 开通，再创建版本并发布',
  en: 'Grant it under Permissions, then publish a version',
};

/** The same for each event and for the presses. */
export async function eventFindings({ client, mode }: Asking): Promise<readonly Finding[]> {
  const how = ways[mode];
  try {
    const answer = await client.application.v6.application.get({
      path: { app_id: 'me' },
      params: { lang: 'zh_cn' },
    });
    const { event, callback: back } = App.parse(answer).data.app;
    const there = new Set([...(event?.subscribed_events ?? []), ...(back?.subscribed_callbacks ?? [])]);
    return Object.entries(eventWords).map(([name, { zh, en }]): Finding => {
      const id = `feishu.event.${name}`;
      if (there.has(name))
        return {
          state: 'ok',
          id,
          what: { zh: `已订阅 ${name}（${zh}）`, en: `${name} is subscribed (${en})` },
        };
      const what = { zh: `没有订阅 ${name}（${zh}）`, en: `${name} is not subscribed (${en})` };
      return { state: 'bad', id, what, next: subscribe(how, [name]) };
    });
  } catch {
    const what = { zh: '飞书不说订阅了哪些事件', en: 'Feishu does not say which events are subscribed' };
    return [{ state: 'warn', id: 'feishu.events', what, next: subscribe(how, Object.keys(eventWords)) }];
  }
}

const ways = {
  socket: { zh: '使用长连接', en: 'persistent connection' },
  http: { zh: '发送至服务器', en: 'to the server' },
} as const satisfies Readonly<Record<string, Words>>;

const subscribe = (how: Words, names: readonly string[]): Words => ({
  zh: `事件与回调 → ${how.zh}，添加：${names.join('、')}，再发布版本`,
  en: `Events and callbacks (${how.en}): add ${names.join(', ')}, then publish a version`,
});
