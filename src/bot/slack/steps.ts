import type { Words } from '../../ports.ts';

/** What an administrator does about a code of Slack's (or one of our own), said as the next step. */
const steps: Readonly<Record<string, Words>> = {
  not_in_channel: {
    zh: '机器人不在这个群里：请在群中输入 /invite @烽火',
    en: 'the bot is not in this group: invite the bot there with /invite',
  },
  channel_not_found: {
    zh: '找不到这个群：核对 org.csv 里的群编号，私密群还要先 /invite @烽火',
    en: 'no such group: check its id in org.csv; in a private group invite the bot first',
  },
  is_archived: {
    zh: '这个群已归档：请恢复该群，或在 org.csv 换一个群',
    en: 'this group is archived: unarchive it, or name another one in org.csv',
  },
  externally_shared: {
    zh: '这个群与外部单位共享，烽火不在此群工作：请换成本单位内部的群（externally shared）',
    en: 'this group is externally shared, Fenghuo does not work in it: name an internal group in org.csv',
  },
  restricted_action: {
    zh: '工作区不许在此群这样做：请管理员在工作区和频道设置里放行机器人',
    en: 'the workspace forbids this here: have an administrator allow it to the bot',
  },
  restricted_action_read_only_channel: {
    zh: '这个群只许管理员发言：请放行机器人',
    en: 'only administrators may post in this group: allow the bot to',
  },
  invalid_auth: {
    zh: '机器人令牌无效：请在 Slack 后台重新取得 SLACK_BOT_TOKEN',
    en: 'the token is not valid: fetch SLACK_BOT_TOKEN anew from the app settings',
  },
  not_authed: { zh: '没有机器人令牌：请设置 SLACK_BOT_TOKEN', en: 'there is no token: set SLACK_BOT_TOKEN' },
  account_inactive: {
    zh: '机器人已被停用：请管理员重新安装应用',
    en: 'the bot is deactivated: have an administrator install the app again',
  },
  token_revoked: {
    zh: '机器人令牌已撤销：请重新安装应用并更新 SLACK_BOT_TOKEN',
    en: 'the token is revoked: install the app again and set SLACK_BOT_TOKEN anew',
  },
  token_expired: {
    zh: '机器人令牌已过期：请更新 SLACK_BOT_TOKEN',
    en: 'the token has expired: set SLACK_BOT_TOKEN anew',
  },
  missing_scope: {
    zh: '应用缺少权限：按 docs/platforms/slack.md 的清单补齐后重新安装',
    en: 'the app lacks a scope: add those of docs/platforms/slack.md and install it again',
  },
  no_permission: {
    zh: '应用缺少权限：按 docs/platforms/slack.md 的清单补齐后重新安装',
    en: 'the app lacks a right: add those of docs/platforms/slack.md and install it again',
  },
  org_login_required: {
    zh: '工作区正在迁移：完成后再试',
    en: 'the workspace is being migrated: try again when that is done',
  },
  cant_update_message: {
    zh: '这条消息不是烽火发的，不能改',
    en: 'this message is not ours, it cannot be changed',
  },
  edit_window_closed: {
    zh: '工作区不许再改这条消息：请管理员放宽消息编辑期限',
    en: 'the workspace forbids changing this message by now: have the edit window widened',
  },
  wrong_workspace: {
    zh: 'SLACK_BOT_TOKEN 不是 SLACK_TEAM 那个工作区的：改其中一个',
    en: 'SLACK_BOT_TOKEN is not of the workspace SLACK_TEAM: change one of them',
  },
  messages_tab_disabled: {
    zh: '应用的“消息”页被关掉了：在 App Home 打开 Messages Tab',
    en: "the app's Messages tab is off: turn it on under App Home",
  },
  name_taken: {
    zh: '同名的群已经有了，而且不是烽火建的：请换一个名字，或请人手工建群',
    en: 'a group of that name exists and is not ours: choose another name, or have a group made by hand',
  },
  user_not_found: {
    zh: 'Slack 不认识这个人：核对 people.csv 的 Slack 账号',
    en: 'Slack does not know this person: check the account in people.csv',
  },
  not_allowed_token_type: {
    zh: '令牌种类不对：SLACK_BOT_TOKEN 用 xoxb-，SLACK_APP_TOKEN 用 xapp-',
    en: 'the wrong kind of token: SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-',
  },
};

const unknown: Words = {
  zh: 'Slack 拒绝了这个请求：请查 Slack 文档里的这个代码',
  en: "Slack refused: look this code up in Slack's documentation",
};

/** The next step for a code; of a code that nobody has met yet, where to look. */
export function stepFor(code: string): Words {
  return Object.hasOwn(steps, code) ? (steps[code] ?? unknown) : unknown;
}
