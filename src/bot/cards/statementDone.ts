import type { Refusal } from '../../incident/refusal.ts';
import type { FactEvent, StatementEvent } from '../../incident/statementLanguage.ts';
import type { Words } from '../../policy/policy.ts';

/** What the presser alone reads when something about facts or statements is done. */
export const statementDone: Readonly<Record<(FactEvent | StatementEvent)['type'], Words>> = {
  factAdded: {
    zh: '已记下事实{fact}（{state}）{files}，由另一位知情的人确认后才能写进声明。',
    en: 'Fact{fact} noted ({state}){files}. Another person who knows must confirm it before a statement may use it.',
  },
  factMoved: { zh: '{fact} 现在是「{state}」。', en: '{fact} is “{state}” now.' },
  drafted: {
    zh: '{name} 已写成，卡片发到信息发布组。',
    en: '{name} is written; its card is in the release group.',
  },
  submitted: {
    zh: '{name} 已提交审批，需 {needs} 同意，{until} 前有效。',
    en: '{name} was submitted. It needs {needs}, until {until}.',
  },
  versionEnded: { zh: '{name}：{how}。', en: '{name}: {how}.' },
  approved: { zh: '已同意 {name}。{rest}', en: 'You approved {name}. {rest}' },
  unapproved: { zh: '已撤回对 {name} 的同意。', en: 'Your approval of {name} was taken back.' },
  approvalReminded: { zh: '已催办 {name} 的审批。', en: 'Reminded of the approval of {name}.' },
  scheduled: {
    zh: '{name} 定于 {due} 发布（{ways}），到时再查一次审批、事实和停止开关。',
    en: '{name} goes out {due} ({ways}); approvals, facts and the stop switch are looked at again then.',
  },
  calledOff: { zh: '已取消 {name} 的定时发布。', en: 'The timed publication of {name} was called off.' },
  publishing: {
    zh: '{name} 正在发布（{way}），结果会显示在卡片上。',
    en: '{name} is going out ({way}); its card will say how it went.',
  },
  publicationTold: { zh: '{name} {way}：{state}。', en: '{name} by {way}: {state}.' },
  pageChanged: { zh: '{name} 的页面{what}。', en: 'The page of {name} {what}.' },
  spokeUnapproved: {
    zh: '已记下：本集团账号未经批准发声。',
    en: 'Noted: an account of ours spoke without an approved text.',
  },
};

export const pageWords: Readonly<Record<'changed' | 'gone' | 'restored', Words>> = {
  changed: { zh: '内容变了', en: 'says something else now' },
  gone: { zh: '打不开了', en: 'is gone' },
  restored: { zh: '又和批准的文本一样了', en: 'reads as approved again' },
};

/** Behind an approval: whether it was the last one that was needed. */
export const restWords: Readonly<Record<'all' | 'more', Words>> = {
  all: { zh: '审批已齐，{until} 前可以发布。', en: 'That was the last one; it may go out until {until}.' },
  more: { zh: '还要等其他人同意。', en: 'Others must approve it too.' },
};

/** What was no longer so at the minute of a timed publication. */
export const lapsedWords: Readonly<Partial<Record<Refusal['reason'], Words>>> = {
  stopped: { zh: '停止发布中', en: 'all publishing was stopped' },
  quorumMissing: { zh: '还差审批', en: 'an approval was missing' },
  factsChanged: { zh: '依据的事实不再是已确认', en: 'a fact it rests on was not confirmed any more' },
  approvalExpired: { zh: '已过了太久', en: 'its minute was long past' },
  versionOver: { zh: '这一版已结束', en: 'that version was over' },
  textChanged: { zh: '文本已变更', en: 'the text had changed' },
  publishedAlready: { zh: '已经发过', en: 'it had gone out before' },
  noWay: { zh: '没有这种发布方式了', en: 'there was no such way out any more' },
};
