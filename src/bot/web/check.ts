import type { Finding, Members, Platform, Words } from '../../ports.ts';
import type { WebOptions } from './options.ts';
import { webIdentity, webKey } from './visitor.ts';

type Lists = Pick<WebOptions, 'org' | 'people' | 'demo'>;

/**
 * The console as far as its groups go: the roster of people.csv is the member list of a platform that keeps none of its own.
 * It can be asked before there is a console.
 */
export function webGroups(
  lists: Lists,
): Pick<Platform, 'name'> & Required<Pick<Platform, 'check' | 'members'>> {
  return {
    name: 'web',
    members: (channel) => Promise.resolve(membersOf(lists, channel)),
    check: (channels) => Promise.resolve(checked(lists, channels)),
  };
}

/** In the example the console is the chat itself, and its list as good as any; elsewhere it is a list in a file. */
function membersOf({ org, people, demo }: Lists, channel: string): Members {
  const key = webKey(channel);
  if (!org().channels.has(key)) return { known: false, why: `no web group ${channel} in org.csv` };
  const inside = [...people().byId.values()].filter(({ roster }) => roster.includes(key));
  const who = inside.flatMap((person) => webIdentity(person) ?? []);
  return { known: true, who, ...(!demo && { by: 'file' }) };
}

/** Whether the console can be opened, and what is wrong with a group: not in org.csv, or people in it who cannot enter. */
function checked(lists: Lists, channels: readonly string[]): readonly Finding[] {
  if (channels.length === 0 && !lists.demo) return [];
  return [opened(lists.demo), ...channels.flatMap((channel) => groupIs(lists, channel))];
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

function groupIs({ org, people }: Lists, channel: string): readonly Finding[] {
  const id = `web.channel.${channel}`;
  const key = webKey(channel);
  if (!org().channels.has(key)) return [{ state: 'bad', id, what: unknown(channel), next: bind(channel) }];
  const inside = [...people().byId.values()].filter(({ roster }) => roster.includes(key));
  const lost = inside.filter((person) => webIdentity(person) === undefined).length;
  return lost > 0 ? [{ state: 'warn', id, what: locked(channel, lost), next: enter }] : [];
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
const locked = (channel: string, lost: number): Words => ({
  zh: `群 web:${channel} 里有 ${lost} 人没有 web 账号，进不来`,
  en: `${lost} people of group web:${channel} have no web account and cannot enter`,
});
const enter: Words = {
  zh: '在 people.csv 的 identities 列写 web:租户:账号',
  en: 'write web:tenant:id into the identities column of people.csv',
};
