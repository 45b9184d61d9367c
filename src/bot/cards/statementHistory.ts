import type { FactEvent, StatementEvent } from '../../incident/statementLanguage.ts';
import type { Words } from '../../policy/policy.ts';

/** What happened to facts and statements, as a history says it. */
export const statementHistory: Readonly<Record<(FactEvent | StatementEvent)['type'], Words>> = {
  factAdded: { zh: '补充事实（{state}）{files}', en: 'added a fact ({state}){files}' },
  factMoved: { zh: '把 {fact} 记为{state}', en: 'marked {fact} as {state}' },
  drafted: { zh: '写成{purpose} {name}（{form}）', en: 'wrote {purpose} {name} ({form})' },
  submitted: { zh: '提交 {name} 审批，需 {needs}', en: 'handed in {name} for approval by {needs}' },
  versionEnded: { zh: '{name} {how}', en: 'ended {name}: {how}' },
  approved: { zh: '同意 {name}（{duty}{behalf}）', en: 'approved {name} ({duty}{behalf})' },
  unapproved: { zh: '撤回对 {name} 的同意', en: 'took back the approval of {name}' },
  approvalReminded: { zh: '第 {step} 次催办 {name} 的审批', en: 'reminded of {name}, time {step}' },
  scheduled: { zh: '定于 {due} 发布 {name}（{ways}）', en: 'set {name} to go out {due} ({ways})' },
  calledOff: { zh: '取消 {name} 的定时发布{why}', en: 'called off the timed publication of {name}{why}' },
  publishing: { zh: '发布 {name}（{way}）', en: 'sent out {name} ({way})' },
  publicationTold: { zh: '{name} {way}：{state}', en: 'heard of {name} by {way}: {state}' },
  pageChanged: { zh: '{name} 的页面{what}', en: 'found that the page of {name} {what}' },
  spokeUnapproved: {
    zh: '发现本集团账号未经批准发声',
    en: 'found an account of ours speaking without an approved text',
  },
};
