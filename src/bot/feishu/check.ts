import type { Finding, Words } from '../../ports.ts';
import { BotInfo } from './accounts.ts';
import { eventFindings, scopeFindings } from './rights.ts';
import type { Speaking } from './send.ts';
import { badSecret, codeOf, lacksScope } from './trouble.ts';

export interface Checking extends Speaking {
  readonly mode: 'socket' | 'http';
  readonly connected: () => boolean;
  /** FEISHU_TENANT says which company is ours: Feishu need not be asked. */
  readonly tenantGiven: boolean;
}

/** What `fenghuo doctor` says of Feishu: token, rights, subscriptions as far as it lets us ask, and each group. */
export function checker(needs: Checking) {
  return async function check(channels: readonly string[]): Promise<readonly Finding[]> {
    const token = await tokenFinding(needs);
    if (token.state === 'bad') return [token, ...channels.map(unasked)];
    const rights = [...(await scopeFindings(needs)), ...(await eventFindings(needs))];
    const about = [await botFinding(needs), ...rights];
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
  if (trouble) return unusable(channel, trouble.why);
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

/** `what is wrong：what to do（Feishu's code, or our own word）`, which an English reader knows by what stands in brackets. */
function unusable(channel: string, why: string): Finding {
  const [, wrong = why, step, sign = ''] = /^(.*?)(?:：(.*))?（([\x20-\x7e]+)）$/u.exec(why) ?? [];
  const [zh, en] = sign === '' ? ['', ''] : [`（${sign}）`, ` (${sign})`];
  return bad(
    `feishu.channel.${channel}`,
    { zh: `群 ${channel}：${wrong}${zh}`, en: `Group ${channel} cannot be worked in${en}` },
    { zh: step ?? later.zh, en: mends.find(({ signs }) => signs.includes(sign))?.en ?? later.en },
  );
}

const later = {
  zh: '过一会再看；还是这样，就核对 org.csv 的群编号，检查到飞书的网络',
  en: 'Look again in a while; if it stays so, check the id in org.csv and the network',
};

const mends: readonly { readonly signs: readonly string[]; readonly en: string }[] = [
  {
    signs: ['externally shared', '232010', '232033'],
    en: 'It is external: bind an internal group in org.csv',
  },
  { signs: ['dissolved', '232009'], en: 'It is dissolved: bind another group in org.csv' },
  { signs: ['230002', '232011'], en: 'The bot is not in it: add it in the settings of the group' },
  { signs: ['230001', '232006'], en: 'There is no such group: correct the id in org.csv' },
  {
    signs: [...lacksScope].map(String),
    en: 'Grant the rights of docs/platforms/feishu.md and publish a version',
  },
];

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
