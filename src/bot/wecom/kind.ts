import { choose, quoted, type Report } from '../../config/found.ts';
import type { Kind } from '../../config/kind.ts';
import { rosterName } from '../../config/rosters.ts';
import { file } from '../../config/variables.ts';
import type { Channel } from '../../policy/org.ts';
import { type WecomEnv, wecomOf } from './env.ts';
import { openWecom } from './open.ts';

const app = {
  field: 'WECOM_AGENT_ID',
  right: {
    zh: '设置 WECOM_CORP_ID、WECOM_AGENT_ID、WECOM_AGENT_SECRET（密钥可用 *_FILE）',
    en: 'set WECOM_CORP_ID, WECOM_AGENT_ID and WECOM_AGENT_SECRET (*_FILE for the secret)',
  },
};

/** WeCom's ways, before there is one. */
export const wecom: Kind<WecomEnv> = {
  ways: {
    wecom: {
      id: /^[0-9A-Za-z_-]{6,64}$/,
      example: 'wecom:wrkSFfCgAALFgnrSsWU38puiv4yvExuw:monitor',
      members: 'fileOrDirectory',
      needs: {
        field: 'WECOM_BOT_ID',
        name: { zh: '企业微信智能机器人的群', en: 'groups of a WeCom AI bot' },
        given: ({ bot }) => bot !== undefined,
        right: {
          zh: '设置 WECOM_CORP_ID、WECOM_BOT_ID、WECOM_BOT_SECRET（密钥可用 *_FILE）',
          en: 'set WECOM_CORP_ID, WECOM_BOT_ID and WECOM_BOT_SECRET (*_FILE for the secret)',
        },
      },
    },
    'wecom-app': {
      id: /^(tag|party)-\d{1,10}$/,
      example: 'wecom-app:tag-12:monitor',
      members: 'group',
      needs: {
        field: 'WECOM_TOKEN',
        name: { zh: '企业微信自建应用的标签或部门', en: 'tags or departments of a WeCom app' },
        given: ({ app: there }) => there?.callback !== undefined,
        right: {
          zh: `${app.right.zh}，以及 WECOM_TOKEN、WECOM_AES_KEY：没有回调，卡片上的键按不动`,
          en: `${app.right.en}, and WECOM_TOKEN and WECOM_AES_KEY: without callbacks nobody can press`,
        },
      },
    },
    'wecom-chat': {
      id: /^appchat-[0-9A-Za-z_-]{1,64}$/,
      example: 'wecom-chat:appchat-xuhui2026:monitor',
      members: 'group',
      needs: {
        ...app,
        name: { zh: '企业微信自建应用的群', en: 'groups of a WeCom app' },
        given: ({ app: there }) => there !== undefined,
      },
    },
    'wecom-robot': {
      id: /^[a-z0-9][a-z0-9_-]{0,39}$/,
      example: 'wecom-robot:east:coordination',
      members: 'fileOrDirectory',
      needs: {
        field: 'WECOM_ROBOTS',
        name: { zh: '企业微信群机器人', en: 'WeCom group robots' },
        given: ({ robots }) => robots.size > 0,
        right: {
          zh: '设置 WECOM_CORP_ID 和 WECOM_ROBOTS=名称=key（或 WECOM_ROBOTS_FILE）',
          en: 'set WECOM_CORP_ID and WECOM_ROBOTS=name=key (or WECOM_ROBOTS_FILE)',
        },
      },
    },
  },
  account: {
    tenant: /^w[wxp][0-9A-Za-z_-]{8,40}$/,
    id: /^[0-9A-Za-z@._-]{1,64}$/,
    example: 'wecom:ww5823bf96d3bd56c7:zhangsan',
  },
  read: wecomOf,
  tenant: ({ corpId }) => corpId,
  open: openWecom,
  checkGroups(its, channels, report) {
    for (const channel of channels) checkRobot(its, channel, report);
    const listed = channels.find(({ roster }) => roster !== undefined);
    if (listed && !its?.app) rosterless(listed, report);
  },
};

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

function checkRobot(its: WecomEnv | undefined, { platform, id, unit }: Channel, report: Report): void {
  if (platform !== 'wecom-robot' || !its || its.robots.size === 0 || its.robots.has(id)) return;
  report(
    { file, field: 'WECOM_ROBOTS' },
    {
      zh: `WECOM_ROBOTS 里没有 ${quoted(id)}（${unit} 的群机器人）`,
      en: `there is no ${quoted(id)} in WECOM_ROBOTS (the group robot of ${unit})`,
    },
    choose(id, [...its.robots.keys()]),
  );
}
