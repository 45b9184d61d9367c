import type { Ring } from '../../policy/effect.ts';
import type { Words } from '../../policy/policy.ts';

/** Why a phone rings, in one line; `{unit}` is the unit that is told, `{who}` the duty person where one is named. */
export const ringWords: Readonly<Record<Ring, Words>> = {
  opened: { zh: '新的舆情', en: 'New incident' },
  levelRise: { zh: '等级升为{level}', en: 'Level raised to {level}' },
  escalated: { zh: '下级上报，请{unit}认领', en: 'Escalated from below; {unit}, please claim it' },
  called: { zh: '到时限无人认领，请{unit}认领', en: 'Unclaimed at its deadline; {unit}, please claim it' },
  directed: { zh: '上级下发要求，请{unit}处理', en: 'Instruction from above for {unit}' },
  deadlineMissed: { zh: '下发要求已超时', en: 'An instruction is late' },
  woken: { zh: '提醒时间到，仍未结束', en: 'Reminder: still open' },
  moved: { zh: '转入{unit}处理', en: 'Moved to {unit}' },
  dismissalAsked: {
    zh: '下级申请排除，请同意或不同意',
    en: 'A dismissal waits for you to confirm or reject it',
  },
  factsReady: { zh: '已有确认的事实，可以拟声明', en: 'A fact is confirmed: a statement can be drafted' },
  drafted: { zh: '声明有新的一版，请看', en: 'A new version of a statement is there' },
  sentBack: { zh: '声明被退回，请修改', en: 'A statement came back; please change it' },
  approvalAsked: { zh: '请审批声明', en: 'A statement waits for approval' },
  approvalWaits: { zh: '声明仍在等审批', en: 'A statement still waits for approval' },
  approvalGiven: { zh: '声明已批准，可以发布', en: 'A statement is approved and may go out' },
  calledOff: { zh: '定时发布没有执行', en: 'A timed publication did not happen' },
  published: { zh: '声明已有发布结果', en: 'A statement went out' },
  publicationTrouble: { zh: '声明没有确认发出，请核对', en: 'A publication is not certain; please look' },
  pageChanged: { zh: '已发布的页面变了，请核对', en: 'A published page says something else; please look' },
  roomMissing: {
    zh: '响应群没有建成，请看卡片手工建群',
    en: 'The response group was not made; see the card for how to make one by hand',
  },
  spokeUnapproved: {
    zh: '本集团账号未经批准发声，请核对',
    en: 'An account of ours spoke without an approved text; please look',
  },
};

export const onCallWords: Words = { zh: '值班：', en: 'On duty: ' };

export const sourceWords: Readonly<Record<'silent' | 'back', Words>> = {
  silent: {
    zh: '信源「{source}」自 {since} 起没有新内容，已超过平时的间隔。请检查信源或账号；恢复后会再通知。',
    en: 'Source “{source}” has brought nothing since {since}, longer than its norm. Please check it; you will be told when it is back.',
  },
  back: {
    zh: '信源「{source}」已恢复（{since} 起中断）。',
    en: 'Source “{source}” is back (silent since {since}).',
  },
};

export const configWords: Words = {
  zh: '配置改动没有生效，仍用上一份。有 {problems} 处问题，第一处：{first}',
  en: 'The changed configuration was not taken; the last good one stands. Problems: {problems}, the first: {first}',
};

export const configChangedWords: Words = {
  zh: '规则或群的设置已改并生效：{first}。不知情的话，请立即问管理员；改了什么都在审计里。',
  en: 'Rules or groups were changed and are in force: {first}. If you know nothing of it, ask the administrator now; the audit holds every change.',
};

export const poisonWords: Words = {
  zh: '有一条内容多次处理不成，已放到一边：{what}。其余照常，请管理员查看。',
  en: 'Something could not be processed after several attempts and was set aside: {what}. All else goes on; please have an administrator look.',
};

/** Several new incidents in one message, each by its code; the cards come one by one. */
export const rollUpWords: Readonly<Record<'lead' | 'rest', Words>> = {
  lead: {
    zh: '新的舆情 {count} 起，卡片随后逐一送到：',
    en: '{count} new incidents; their cards follow one by one:',
  },
  rest: { zh: '还有 {codes}', en: 'and {codes}' },
};
