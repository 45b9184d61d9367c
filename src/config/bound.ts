import type { Channel, Org } from '../policy/org.ts';
import type { Words } from '../policy/policy.ts';
import type { Env } from './env.ts';
import type { Report } from './found.ts';
import { choose, quoted } from './found.ts';
import { rosterName } from './rosters.ts';
import { file } from './variables.ts';

/** What a platform's groups need of the environment, and how to get it. */
interface Need {
  readonly field: string;
  readonly name: Words;
  readonly given: (env: Env) => boolean;
  readonly right: Words;
}

const app = {
  field: 'WECOM_AGENT_ID',
  right: {
    zh: '设置 WECOM_CORP_ID、WECOM_AGENT_ID、WECOM_AGENT_SECRET（密钥可用 *_FILE）',
    en: 'set WECOM_CORP_ID, WECOM_AGENT_ID and WECOM_AGENT_SECRET (*_FILE for the secret)',
  },
};

const needs: Readonly<Record<string, Need>> = {
  slack: {
    field: 'SLACK_BOT_TOKEN',
    name: { zh: 'Slack 群', en: 'Slack groups' },
    given: ({ slack }) => slack !== undefined,
    right: {
      zh: '设置 SLACK_BOT_TOKEN 和 SLACK_APP_TOKEN（或 *_FILE）',
      en: 'set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or *_FILE)',
    },
  },
  feishu: {
    field: 'FEISHU_APP_ID',
    name: { zh: '飞书群', en: 'Feishu groups' },
    given: ({ feishu }) => feishu !== undefined,
    right: {
      zh: '设置 FEISHU_APP_ID 和 FEISHU_APP_SECRET（密钥可用 *_FILE）',
      en: 'set FEISHU_APP_ID and FEISHU_APP_SECRET (*_FILE for the secret)',
    },
  },
  wecom: {
    field: 'WECOM_BOT_ID',
    name: { zh: '企业微信智能机器人的群', en: 'groups of a WeCom AI bot' },
    given: ({ wecom }) => wecom?.bot !== undefined,
    right: {
      zh: '设置 WECOM_CORP_ID、WECOM_BOT_ID、WECOM_BOT_SECRET（密钥可用 *_FILE）',
      en: 'set WECOM_CORP_ID, WECOM_BOT_ID and WECOM_BOT_SECRET (*_FILE for the secret)',
    },
  },
  'wecom-app': {
    field: 'WECOM_TOKEN',
    name: { zh: '企业微信自建应用的标签或部门', en: 'tags or departments of a WeCom app' },
    given: ({ wecom }) => wecom?.app?.callback !== undefined,
    right: {
      zh: `${app.right.zh}，以及 WECOM_TOKEN、WECOM_AES_KEY：没有回调，卡片上的键按不动`,
      en: `${app.right.en}, and WECOM_TOKEN and WECOM_AES_KEY: without callbacks nobody can press`,
    },
  },
  'wecom-chat': {
    ...app,
    name: { zh: '企业微信自建应用的群', en: 'groups of a WeCom app' },
    given: ({ wecom }) => wecom?.app !== undefined,
  },
  'wecom-robot': {
    field: 'WECOM_ROBOTS',
    name: { zh: '企业微信群机器人', en: 'WeCom group robots' },
    given: ({ wecom }) => wecom !== undefined && wecom.robots.size > 0,
    right: {
      zh: '设置 WECOM_CORP_ID 和 WECOM_ROBOTS=名称=key（或 WECOM_ROBOTS_FILE）',
      en: 'set WECOM_CORP_ID and WECOM_ROBOTS=name=key (or WECOM_ROBOTS_FILE)',
    },
  },
  wechaty: {
    field: 'WECHATY_TOKEN',
    name: { zh: 'wechaty 的群', en: 'groups of wechaty' },
    given: ({ wechaty }) => wechaty !== undefined,
    right: {
      zh: '设置 WECHATY_TOKEN（或 WECHATY_TOKEN_FILE），先看 docs/platforms/wechaty.md 里的风险',
      en: 'set WECHATY_TOKEN (or WECHATY_TOKEN_FILE), after reading of its risks in docs/platforms/wechaty.md',
    },
  },
};

/** Each platform that org.csv binds groups of must be there; each robot and each roster too. */
export function checkBound(env: Env, { channels }: Org, report: Report): void {
  const firsts = new Map<string, Channel>();
  for (const channel of channels.values()) {
    if (!firsts.has(channel.platform)) firsts.set(channel.platform, channel);
    checkRobot(env, channel, report);
  }
  for (const [platform, first] of firsts) {
    const need = needs[platform];
    if (need && !need.given(env)) absent(need, first, report);
  }
  const listed = [...channels.values()].find(({ roster }) => roster !== undefined);
  if (listed && !env.wecom?.app) rosterless(listed, report);
}

function absent({ field, name, right }: Need, first: Channel, report: Report): void {
  report(
    { file, field },
    {
      zh: `org.csv 绑定了${name.zh}（${first.unit}），却没有它的凭证`,
      en: `org.csv binds ${name.en} (${first.unit}) but there are no credentials for them`,
    },
    right,
  );
}

/** Only the directory says who is in a tag or a department, and only a self-built app may ask it. */
function rosterless({ key, roster }: Channel, report: Report): void {
  const name = roster ? rosterName(roster) : '';
  report(
    { file, field: app.field },
    {
      zh: `${quoted(key)} 的成员以 ${name} 为准，却没有能问通讯录的自建应用`,
      en: `${name} says who is in ${quoted(key)}, but there is no self-built app to ask the directory with`,
    },
    {
      zh: `${app.right.zh}；或在 org.csv 里去掉 @${name}，改用 people.csv 的 roster 列`,
      en: `${app.right.en}; or leave out @${name} in org.csv and use the roster column of people.csv`,
    },
  );
}

function checkRobot({ wecom }: Env, { platform, id, unit }: Channel, report: Report): void {
  if (platform !== 'wecom-robot' || !wecom || wecom.robots.size === 0 || wecom.robots.has(id)) return;
  report(
    { file, field: 'WECOM_ROBOTS' },
    {
      zh: `WECOM_ROBOTS 里没有 ${quoted(id)}（${unit} 的群机器人）`,
      en: `there is no ${quoted(id)} in WECOM_ROBOTS (the group robot of ${unit})`,
    },
    choose(id, [...wecom.robots.keys()]),
  );
}
