import type { Words } from '../../ports.ts';

/** What the bot may do, and what for; the manifest in docs/platforms/slack.md asks for the same and for nothing more. */
export const scopes: Readonly<Record<string, Words>> = {
  'app_mentions:read': { zh: '听到 @烽火', en: 'hear when the bot is mentioned' },
  'channels:history': {
    zh: '查公开群里有没有发过同一张卡片',
    en: 'see whether a card already stands in a public group',
  },
  'channels:read': { zh: '看谁在公开群里', en: 'see who is in a public group' },
  'chat:write': { zh: '发卡片、更新卡片、答复', en: 'post cards, change them, answer' },
  commands: { zh: '/fenghuo 和“上报舆情”', en: '/fenghuo and the message shortcut' },
  'files:read': { zh: '取回被上报消息里的截图', en: 'fetch the pictures of a reported message' },
  'files:write': { zh: '往群里发图片和文件', en: 'put pictures and files into a group' },
  'groups:history': {
    zh: '查私密群里有没有发过同一张卡片',
    en: 'see whether a card already stands in a private group',
  },
  'groups:read': { zh: '看谁在私密群里', en: 'see who is in a private group' },
  'groups:write': { zh: '建指挥群、拉人进群', en: 'make a group for an incident and bring people in' },
  'im:history': {
    zh: '查有没有给这个人发过同一条提醒',
    en: 'see whether a person was already told the same',
  },
  'im:write': { zh: '单独提醒一个人', en: 'ring one person' },
  'users:read': { zh: '分清本单位的人、访客和机器人', en: 'tell our people from guests and bots' },
  'users:read.email': {
    zh: '按 people.csv 里的邮箱认出本人的账号',
    en: 'recognise a person by the e-mail address of people.csv',
  },
};

/** Without these all else goes on. */
export const optional: ReadonlySet<string> = new Set(['users:read.email']);

/** Those of them that are missing in what a token has. */
export function lacking(has: readonly string[]): readonly string[] {
  return Object.keys(scopes).filter((scope) => !has.includes(scope));
}
