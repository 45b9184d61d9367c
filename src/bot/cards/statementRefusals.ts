import type { Refusal } from '../../incident/refusal.ts';
import type { Words } from '../../policy/policy.ts';

/** Every no about facts, texts and publications. */
export type StatementRefusal = Extract<
  Refusal['reason'],
  | 'noFact'
  | 'ownFact'
  | 'fileUnfit'
  | 'factsChanged'
  | 'textChanged'
  | 'versionOver'
  | 'notSubmitted'
  | 'submittedAlready'
  | 'blocked'
  | 'warned'
  | 'isAuthor'
  | 'approvedAlready'
  | 'dutyFilled'
  | 'notApproved'
  | 'approvalExpired'
  | 'quorumMissing'
  | 'textUnseen'
  | 'rosterTooWeak'
  | 'stopped'
  | 'publishedAlready'
  | 'underway'
  | 'noPublication'
  | 'linkUnverified'
  | 'noWay'
  | 'timeWrong'
  | 'notScheduled'
  | 'noSentence'
  | 'invisible'
>;

/** What is wrong with a file, and what would be right. */
export const unfitWords: Readonly<Record<Extract<Refusal, { reason: 'fileUnfit' }>['why'], Words>> = {
  kind: {
    zh: '这个文件收不了。能作证据的是 PDF、PNG、JPG、HEIC、DOCX、XLSX（不带宏）、TXT、EML；看的是内容，不是文件名。',
    en: 'this file is not taken. Evidence is PDF, PNG, JPG, HEIC, DOCX, XLSX (without macros), TXT or EML, by what is in it, not by its name.',
  },
  size: {
    zh: '文件合计超过 10 MB。请压缩，分几条补充，或写明它放在哪里。',
    en: 'the files are larger than 10 MB together. Make them smaller, add them with several facts, or say where they lie.',
  },
  empty: { zh: '文件是空的，请重新选。', en: 'the file is empty; please choose it again.' },
  many: { zh: '一条事实至多附 5 个文件。', en: 'a fact takes five files at most.' },
};

export const statementRefusals: Readonly<Record<StatementRefusal, Words>> = {
  noFact: {
    zh: '这里没有这条事实。请先看「事实」，照 F 号选，如 F2。',
    en: 'There is no such fact here. Look at “Facts” and choose by its number, such as F2.',
  },
  ownFact: {
    zh: '自己补充的事实不能自己确认，请由另一位知情的人确认。',
    en: 'Whoever added a fact does not confirm it; ask another person who knows.',
  },
  fileUnfit: { zh: '没有保存：{what}', en: 'Not saved: {what}' },
  factsChanged: {
    zh: '文中依据的事实不再是已确认：{facts}。请先确认这些事实，或修改文本后再来。',
    en: 'Facts that the text rests on are not confirmed any more: {facts}. Have them confirmed, or edit the text.',
  },
  textChanged: {
    zh: '文本已变更为 {name}，请看新的一版再按。',
    en: 'The text is {name} now; please read that version and press again.',
  },
  versionOver: {
    zh: '这一版已结束（{how}）。请修改成新的一版再继续。',
    en: 'This version is over ({how}). Edit it into a new one to go on.',
  },
  notSubmitted: {
    zh: '这一版还没有提交审批。请先按「提交审批」。',
    en: 'This version was not submitted yet. Press “Submit for approval” first.',
  },
  submittedAlready: {
    zh: '这一版已经提交，正在等审批。要改请按「修改」，会成为新的一版。',
    en: 'This version was submitted and waits for approval. To change it press “Edit”; that makes a new version.',
  },
  blocked: {
    zh: '有必须先改的问题：{checks}。请按「修改」改好再提交。',
    en: 'This must be mended first: {checks}. Press “Edit”, then submit again.',
  },
  warned: {
    zh: '有提醒还没有说明：{checks}。请写明为什么可以这样发，再按「同意」。',
    en: 'Warnings are not explained yet: {checks}. Say why it may go out like this, then approve.',
  },
  isAuthor: {
    zh: '写过、改过或提交这份稿子的人（和代他们按的人）不能审批，请由其他人审批。',
    en: 'Whoever wrote, changed or handed in this text, or stands in for them, cannot approve it; ask somebody else.',
  },
  approvedAlready: {
    zh: '你 {at} 已同意这一版。还需要其他人同意；要反悔请按「撤回同意」。',
    en: 'You approved this version {at}. Others must too; to change your mind press “Take back approval”.',
  },
  dutyFilled: {
    zh: '这一方已经有人同意。还差：{waits}，请他们来审批。',
    en: 'Somebody of your duty has approved it. Still missing: {waits}; please ask them.',
  },
  notApproved: {
    zh: '你没有同意过这一版，没有可撤回的。',
    en: 'You have not approved this version, so there is nothing to take back.',
  },
  approvalExpired: {
    zh: '审批已在 {at} 过期。请按「修改」或重新提交，再走一次审批。',
    en: 'The approval ended {at}. Edit or submit it again and have it approved anew.',
  },
  quorumMissing: {
    zh: '还差：{waits}。请他们同意这一版之后再发布。',
    en: 'Still missing: {waits}. It may go out once they have approved this version.',
  },
  textUnseen: {
    zh: '这份声明的全文还没有在这个群里出示，卡片随后就到。请看完卡片上的全文，再打一次。',
    en: 'The whole text has not been shown in this group yet; its card follows. Please read all of it there, then type this once more.',
  },
  rosterTooWeak: {
    zh: '这个等级的审批要求能查到群成员，这里只有名单文件。请到飞书、Slack 或企业微信的群里同意。',
    en: 'At this level the platform itself must say who is in the group, and here only a list does. Please approve on Feishu, Slack or WeCom.',
  },
  stopped: {
    zh: '停止发布中（{who} {at}），需两位指挥部成员解除之后再发。解除请打：解除停止发布',
    en: 'All publishing is stopped ({who} {at}). Two members of the command lift it; to do so type: lift stop',
  },
  publishedAlready: {
    zh: '已经用「{way}」发过，不会再发一次。要改请按「更正/撤回」。',
    en: 'It went out by “{way}” already and does not go out twice. To change it press “Correct or withdraw”.',
  },
  underway: {
    zh: '已经在发布或已发布，不能再改这一版。要改请等结果出来后按「更正/撤回」。',
    en: 'It is on its way out or is public; this version cannot change. Once that is known, press “Correct or withdraw”.',
  },
  noPublication: {
    zh: '没有找到这次发布。请照最新的卡片选。',
    en: 'There is no such publication. Please choose from the latest card.',
  },
  linkUnverified: {
    zh: '{found}，仍记为已移交。请核对链接再登记；自己看过、确已公开的，请按「核对结果」并填链接。',
    en: '{found}; it stays handed over. Check the link and register it again; where you have seen for yourselves that it is public, press “Settle” and give the link.',
  },
  noWay: {
    zh: '没有这种发布方式，或它不收这种文本。请选卡片上列出的方式，或自行发出后按「登记发布」。',
    en: 'There is no such way out, or it does not take this kind of text. Choose one of the card, or publish it yourselves and press “Register publication”.',
  },
  timeWrong: {
    zh: '时间要在现在之后、30 天之内，如 11-23 09:00。',
    en: 'The time must lie ahead, within 30 days, such as 11-23 09:00.',
  },
  notScheduled: {
    zh: '这一版没有定时发布，没有可取消的。',
    en: 'No publication of this version is set for later; there is nothing to call off.',
  },
  noSentence: {
    zh: '没有这一句，最后一句是第 {last} 句。请照卡片数，或按「修改」改全文。',
    en: 'There is no such sentence; the last one is {last}. Count on the card, or press “Edit” for the whole text.',
  },
  invisible: {
    zh: '文本里有看不见的字符（{what}），没有保存。请删掉后再交。',
    en: 'There are characters in the text that cannot be seen ({what}); it was not saved. Please remove them.',
  },
};
