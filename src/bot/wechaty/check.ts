import type { Finding, Words } from '../../ports.ts';
import { membersOf } from './rooms.ts';
import type { Session } from './session.ts';
import type { Watch } from './watch.ts';

const page: Words = { zh: '见 docs/platforms/wechaty.md', en: 'see docs/platforms/wechaty.md' };

/** Personal accounts may be closed for what we do with them: said each time, however well all goes. */
const risk: Finding = {
  state: 'warn',
  id: 'wechaty.risk',
  what: {
    zh: '微信群经由个人账号自动化，不是微信官方接口：账号可能被限制或封停',
    en: 'WeChat groups are reached by automating an account, not by an official interface: it may be restricted or closed',
  },
  next: {
    zh: '能用企业微信或飞书的群请改用它们；微信只作后备或只读的信源',
    en: 'Use WeCom or Feishu wherever you can; keep WeChat as a fallback or as a source that is only read',
  },
};

/** What an administrator should know of the login, of each group, and of those that are only read. */
export async function checked(
  session: Session,
  watch: Watch,
  channels: readonly string[],
): Promise<readonly Finding[]> {
  const there = session.now();
  if (!there) return [risk, loggedOut];
  const login: Finding = {
    state: 'ok',
    id: 'wechaty.login',
    what: { zh: `微信已登录，登录号 ${there.login}`, en: `WeChat is logged in as ${ascii(there.login)}` },
  };
  const groups: Finding[] = [];
  for (const channel of channels) groups.push(await groupFinding(session, watch, channel));
  return [risk, login, ...groups];
}

const loggedOut: Finding = {
  state: 'bad',
  id: 'wechaty.login',
  what: {
    zh: '微信没有登录，或登录的不是配置的那个账号',
    en: 'WeChat is not logged in, or not as the account that is configured',
  },
  next: {
    zh: '启动服务，用机器人账号的手机扫日志提示的二维码',
    en: 'Start the service and scan the QR code with the phone of the bot’s own account',
  },
};

async function groupFinding(session: Session, watch: Watch, channel: string): Promise<Finding> {
  const id = `wechaty.channel.${channel}`;
  const name = ascii(channel);
  if (await watch.hasId(channel)) {
    return {
      ...{ state: 'bad', id },
      what: {
        zh: `群 ${channel} 既在 org.csv 又被只读`,
        en: `Group ${name} is bound in org.csv and watched as well`,
      },
      next: { zh: '从 WECHATY_WATCH 或 org.csv 去掉一处', en: 'Take it out of WECHATY_WATCH or of org.csv' },
    };
  }
  const members = await membersOf(session, watch, channel);
  if (!members.known) {
    return {
      ...{ state: 'bad', id },
      what: { zh: `群 ${channel} 用不了：${members.why}`, en: `Group ${name} cannot be used` },
      next: {
        zh: `把机器人拉进群，核对群号与本次登录一致（${page.zh}）`,
        en: `Invite the bot and check that the id belongs to this login (${page.en})`,
      },
    };
  }
  const count = members.who.length;
  if (count === 0) {
    return {
      ...{ state: 'warn', id },
      what: { zh: `群 ${channel} 里没有本单位的人`, en: `Nobody of ours is in group ${name}` },
      next: {
        zh: '把人员拉进群，并把账号写进 people.csv',
        en: 'Invite people and write their accounts into people.csv',
      },
    };
  }
  return {
    ...{ state: 'ok', id },
    what: { zh: `群 ${channel}：成员 ${count} 人`, en: `Group ${name}: ${count} members` },
  };
}

/** English lines stay English whatever an id is made of. */
function ascii(id: string): string {
  return id.replaceAll(/[^\x20-\x7e]/g, '?');
}
