import type { Finding, Words } from '../../ports.ts';
import type { WebOptions } from './options.ts';
import { webIdentity, webKey } from './visitor.ts';

/** Whether the console can be opened, and of each group whether it is in org.csv and whom people.csv puts into it. */
export function checked(options: WebOptions, channels: readonly string[]): readonly Finding[] {
  if (channels.length === 0 && !options.demo) return [];
  return [opened(options.demo), ...channels.map((channel) => groupIs(options, channel))];
}

function opened(demo: boolean): Finding {
  const id = 'web.console';
  return demo
    ? { state: 'ok', id, what: open }
    : {
        state: 'warn',
        id,
        what: closed,
        next: { zh: '把这些群绑到聊天平台', en: 'bind these groups to a chat platform' },
      };
}

function groupIs({ org, people }: WebOptions, channel: string): Finding {
  const id = `web.channel.${channel}`;
  const key = webKey(channel);
  if (!org().channels.has(key)) return { state: 'bad', id, what: unknown(channel), next: bind(channel) };
  const inside = [...people().byId.values()].filter(({ roster }) => roster.includes(key));
  const able = inside.filter((person) => webIdentity(person) !== undefined).length;
  const what = peopleIn(channel, inside.length, able);
  return able > 0 ? { state: 'ok', id, what } : { state: 'warn', id, what, next: list(channel) };
}

const open: Words = {
  zh: '控制台开着，只限本机；示例里人人可换身份',
  en: 'the console is open on this machine only; in the example anyone may be anyone',
};
const closed: Words = {
  zh: '控制台的登录还没有做，页面不开放：绑在 web 上的群没有人看得到',
  en: 'the console has no sign-in yet and stays closed: nobody can read groups that are bound to web',
};
const unknown = (channel: string): Words => ({
  zh: `org.csv 里没有 web:${channel} 这个群`,
  en: `there is no group web:${channel} in org.csv`,
});
const bind = (channel: string): Words => ({
  zh: `在 org.csv 的 channels 列写 web:${channel}:职责`,
  en: `write web:${channel}:duty into the channels column of org.csv`,
});
const peopleIn = (channel: string, listed: number, able: number): Words => ({
  zh: `群 web:${channel}：people.csv 列了 ${listed} 人，其中 ${able} 人有 web 账号`,
  en: `group web:${channel}: people.csv lists ${listed}, ${able} of them with a web account`,
});
const list = (channel: string): Words => ({
  zh: `在 people.csv 的 roster 列写 web:${channel}，identities 列写 web:租户:账号`,
  en: `write web:${channel} into the roster column of people.csv and web:tenant:id into identities`,
});
