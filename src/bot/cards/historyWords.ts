import type { Machine, Stance } from '../../incident/incident.ts';
import type { IncidentEvent } from '../../incident/language.ts';
import type { Words } from '../../policy/policy.ts';
import { responseHistory } from './responseWords.ts';
import { statementHistory } from './statementHistory.ts';

/** What happened, as a history says it. */
export const historyWords: Readonly<Record<IncidentEvent['type'], Words>> = {
  ...statementHistory,
  ...responseHistory,
  opened: {
    zh: '{how}，归属{unit}，定为{level}（{nature}）',
    en: '{how}; {unit}, {level} ({nature})',
  },
  joined: { zh: '并入 {count} 条舆情信息', en: 'joined {count} more mentions' },
  advised: { zh: '读了脱敏的原帖：{stance}', en: 'read the masked post: {stance}' },
  levelChanged: { zh: '等级由{from}改为{to}{why}', en: 'changed the level from {from} to {to}{why}' },
  natureChanged: { zh: '性质由{from}改为{to}', en: 'changed the nature from {from} to {to}' },
  claimed: { zh: '认领（{unit}）', en: 'claimed it ({unit})' },
  released: { zh: '取消认领', en: 'released the claim' },
  handedOver: { zh: '转交给{who}', en: 'handed it over to {who}' },
  dismissalAsked: { zh: '申请排除，等待上级确认', en: 'asked to dismiss it; the unit above decides' },
  dismissed: { zh: '排除', en: 'dismissed it' },
  dismissalRejected: { zh: '不同意排除', en: 'refused the dismissal' },
  escalated: { zh: '上报{unit}', en: 'escalated it to {unit}' },
  directed: { zh: '下发给{unit}', en: 'directed {unit}' },
  directiveMissed: { zh: '{unit}未按时完成下发的要求', en: '{unit} missed a directive’s due time' },
  directiveDone: { zh: '{unit}办结下发的要求', en: '{unit} finished the instruction' },
  merged: { zh: '并入 {code}', en: 'merged it into {code}' },
  absorbed: { zh: '把 {code} 并了进来（{count} 条）', en: 'merged {code} into it ({count} mentions)' },
  splitOff: { zh: '拆出 {count} 条到 {code}', en: 'split {count} mentions off to {code}' },
  noted: { zh: '备注', en: 'left a note' },
  contacted: { zh: '对外联系', en: 'spoke to somebody outside' },
  closed: { zh: '关闭', en: 'closed it' },
  reopened: { zh: '重新打开', en: 'reopened it' },
  moved: { zh: '归属由{from}改为{to}', en: 'moved it from {from} to {to}' },
  snoozed: { zh: '设了稍后提醒（{unit}）', en: 'asked to be reminded ({unit})' },
  woken: { zh: '提醒时间到', en: 'the reminder came' },
  undone: { zh: '撤销了上一步', en: 'took back the last press' },
};

/** How it began: found by triage, or split off from another one. */
export const openedWords: Readonly<Record<'found' | 'earlier' | 'split', Words>> = {
  found: { zh: '发现舆情', en: 'found it' },
  earlier: { zh: '发现舆情，连同此前的 {count} 条', en: 'found it, with {count} mentions of before' },
  split: { zh: '从 {code} 拆出', en: 'split it off from {code}' },
};

/** What a second opinion says: never more than a hint. */
export const stanceWords: Readonly<Record<Stance, Words>> = {
  adverse: { zh: '可能是负面', en: 'it may be against us' },
  fair: { zh: '可能不是负面', en: 'it may not be against us' },
  aside: { zh: '可能与医院无关', en: 'it may have nothing to do with a hospital' },
};

/** An incident that the reader may not see has no code. */
export const someIncident: Words = { zh: '另一件', en: 'another one' };

/** Machines by the names that people read in a history. */
export const machineWords: Readonly<Record<Machine, Words>> = {
  triage: { zh: '自动研判', en: 'Triage' },
  timer: { zh: '计时', en: 'The clock' },
  adviser: { zh: '第二意见', en: 'Second opinion' },
  writer: { zh: '起草', en: 'The writer' },
  publisher: { zh: '发布', en: 'The publisher' },
  host: { zh: '建群', en: 'The host' },
};
