import { describe, expect, it } from 'vitest';
import { doneAnswer, refusalAnswer, troubleAnswer } from '../../../src/bot/cards/answer.ts';
import { helpAnswer, statusAnswer } from '../../../src/bot/cards/ask.ts';
import type { IncidentId } from '../../../src/incident/incident.ts';
import type { IncidentEvent } from '../../../src/incident/language.ts';
import type { Refusal } from '../../../src/incident/refusal.ts';
import type { EvidenceFile, FactId, FileId, PublicationId } from '../../../src/incident/statement.ts';
import { statementFrom } from '../../../src/incident/statement.ts';
import {
  branchSeat,
  claimed,
  east,
  english,
  hq,
  liMin,
  matter,
  minutesAgo,
  now,
  opened,
  post,
  pudong,
  rivalSeat,
  viewOf,
  voice,
  wangFang,
  why,
  xuhui,
  zhouMin,
} from './sample.ts';

const other = 'incident-2' as IncidentId;
const ours = { ...voice, seat: branchSeat, kin: new Map([[other, 'P129']]) };

type About = Extract<
  Refusal['reason'],
  | (
      | 'noFact'
      | 'ownFact'
      | 'fileUnfit'
      | 'factsChanged'
      | 'textChanged'
      | 'versionOver'
      | 'notSubmitted'
      | 'submittedAlready'
    )
  | ('blocked' | 'warned' | 'isAuthor' | 'approvedAlready' | 'dutyFilled' | 'notApproved' | 'approvalExpired')
  | (
      | 'quorumMissing'
      | 'textUnseen'
      | 'rosterTooWeak'
      | 'stopped'
      | 'publishedAlready'
      | 'underway'
      | 'noPublication'
      | 'linkUnverified'
    )
  | ('noWay' | 'timeWrong' | 'notScheduled' | 'noSentence' | 'invisible')
>;

/** Every no about facts, texts and publications. */
const statementRefusals: Readonly<Record<About, readonly [Refusal, string, string]>> = {
  noFact: [{ reason: 'noFact' }, '请先看「事实」', 'Look at “Facts”'],
  fileUnfit: [
    { reason: 'fileUnfit', why: 'size' },
    '没有保存：文件合计超过 10 MB。',
    'Not saved: the files are larger than 10 MB together.',
  ],
  ownFact: [{ reason: 'ownFact' }, '请由另一位知情的人确认', 'ask another person who knows'],
  factsChanged: [{ reason: 'factsChanged', facts: [] }, '请先确认这些事实，或修改文本', 'or edit the text'],
  textChanged: [
    { reason: 'textChanged', current: 4 },
    '文本已变更为 第 4 版，请看新的一版再按。',
    'The text is version 4 now',
  ],
  versionOver: [
    { reason: 'versionOver', how: 'rejected' },
    '（已驳回）。请修改成新的一版',
    'Edit it into a new one',
  ],
  notSubmitted: [{ reason: 'notSubmitted' }, '请先按「提交审批」', 'Press “Submit for approval” first'],
  submittedAlready: [{ reason: 'submittedAlready' }, '要改请按「修改」', 'press “Edit”'],
  blocked: [
    { reason: 'blocked', checks: ['identity', 'liability', 'identity'] },
    '有必须先改的问题：可能暴露患者身份、调查未完就定责或免责。',
    'may tell who the patient is, settles fault before the inquiry',
  ],
  warned: [{ reason: 'warned', checks: ['absolute'] }, '话说得绝对。请写明为什么', 'Say why it may go out'],
  isAuthor: [
    { reason: 'isAuthor' },
    '写过、改过或提交这份稿子的人（和代他们按的人）不能审批，请由其他人审批。',
    'ask somebody else',
  ],
  approvedAlready: [
    { reason: 'approvedAlready', at: minutesAgo(1) },
    '你 09:13 已同意',
    'You approved this version 09:13',
  ],
  dutyFilled: [
    { reason: 'dutyFilled', waits: ['review'] },
    '还差：法务医务审核',
    'Still missing: legal and medical review',
  ],
  notApproved: [{ reason: 'notApproved' }, '没有可撤回的', 'nothing to take back'],
  approvalExpired: [
    { reason: 'approvalExpired', at: minutesAgo(1) },
    '09:13 过期。请按「修改」或重新提交',
    'Edit or submit it again',
  ],
  quorumMissing: [
    { reason: 'quorumMissing', waits: ['command', 'review'] },
    '还差：指挥部、法务医务审核。请他们同意',
    'once they have approved',
  ],
  textUnseen: [
    { reason: 'textUnseen' },
    '请看完卡片上的全文，再打一次',
    'Please read all of it there, then type this once more',
  ],
  rosterTooWeak: [
    { reason: 'rosterTooWeak' },
    '请到飞书、Slack 或企业微信的群里同意',
    'Please approve on Feishu',
  ],
  stopped: [
    { reason: 'stopped', by: wangFang, at: minutesAgo(1) },
    '停止发布中（王芳 09:13），需两位指挥部成员解除',
    'All publishing is stopped (王芳 09:13)',
  ],
  publishedAlready: [
    { reason: 'publishedAlready', way: 'byHand' },
    '已经用「人工发布」发过',
    'press “Correct or withdraw”',
  ],
  underway: [{ reason: 'underway' }, '按「更正/撤回」', 'press “Correct or withdraw”'],
  linkUnverified: [
    { reason: 'linkUnverified', read: true },
    '那个网页里没有找到批准的文字，仍记为已移交。请核对链接再登记',
    'The approved words were not found on that page; it stays handed over.',
  ],
  noPublication: [{ reason: 'noPublication' }, '请照最新的卡片选', 'choose from the latest card'],
  noWay: [{ reason: 'noWay' }, '请选卡片上列出的方式', 'Choose one of the card'],
  timeWrong: [{ reason: 'timeWrong' }, '30 天之内', 'within 30 days'],
  notScheduled: [{ reason: 'notScheduled' }, '没有可取消的', 'nothing to call off'],
  noSentence: [{ reason: 'noSentence', last: 7 }, '最后一句是第 7 句', 'the last one is 7'],
  invisible: [{ reason: 'invisible', what: 'U+200B' }, '请删掉后再交', 'Please remove them'],
};

/** Every no, and what it tells the asker to do; the compiler asks for the ones that are missing. */
const refusals: Readonly<Record<Refusal['reason'], readonly [Refusal, string, string]>> = {
  notPermitted: [
    { reason: 'notPermitted', needs: ['coordination', 'command'], nearest: east },
    '这一步需要区域协调员或总指挥。请到华东区域的群里操作，或请他们来做。',
    'This step needs a regional coordinator or an HQ commander. Do it in the group of 华东区域, or ask them to.',
  ],
  levelTooLow: [{ reason: 'levelTooLow', level: 'yellow' }, '请先定级', 'Set the level first'],
  respondedAlready: [
    { reason: 'respondedAlready', by: liMin, at: minutesAgo(5) },
    '不会再建第二个',
    'No second one is made',
  ],
  notResponded: [{ reason: 'notResponded' }, '请先在指挥部群里发', 'In the command group send'],
  roomThere: [{ reason: 'roomThere' }, '见卡片', 'see the card'],
  groupTaken: [{ reason: 'groupTaken' }, '请另建一个群', 'make another one'],
  otherRoom: [{ reason: 'otherRoom', code: 'P128' }, '这个群只办 P128', 'for P128 alone'],
  notMember: [{ reason: 'notMember' }, '请群里的人把你加进来', 'Ask someone in it to add you'],
  notPrivate: [{ reason: 'notPrivate' }, '请打开烽火控制台', 'open it in the console'],
  membershipUnknown: [{ reason: 'membershipUnknown' }, '请一分钟后再按一次', 'press again in a minute'],
  personUnknown: [{ reason: 'personUnknown' }, '请管理员把它写进人员名单', 'add it to the list of people'],
  notFound: [{ reason: 'notFound' }, '请核对编号', 'check the code'],
  wrongStage: [
    { reason: 'wrongStage', stage: 'closed' },
    '现在的状态是「已关闭」，这一步不适用。请先重新打开。',
    'It is “Closed” now; this step does not apply. Reopen it first.',
  ],
  alreadyOwned: [
    { reason: 'alreadyOwned', owner: liMin, at: minutesAgo(1) },
    '李敏 09:13 已认领。要换人，请李敏转交，或由上级取消认领。',
    '李敏 claimed it 09:13. To change hands, ask 李敏 to hand it over, or the next tier to release it.',
  ],
  notOwner: [
    { reason: 'notOwner', owner: zhouMin },
    '这件事由周敏处置。请周敏来做这一步，或转交给你之后再按。',
    '周敏 has this. Ask 周敏 to do this step or to hand it over to you.',
  ],
  textMissing: [
    { reason: 'textMissing', field: 'reason' },
    '没有保存：请写明理由，至少 4 个字。',
    'Not saved: please give the reason, at least 4 characters.',
  ],
  sameValue: [{ reason: 'sameValue' }, '要改请选另一个', 'Choose another one'],
  noHigherUnit: [
    { reason: 'noHigherUnit' },
    '可以直接定级、下发或关闭',
    'Set the level, instruct or close it here',
  ],
  notBelow: [{ reason: 'notBelow', unit: hq }, '总部不在本群所属机构之下', '总部 is not below'],
  dueInPast: [{ reason: 'dueInPast' }, '请选以后的时间', 'choose a later one'],
  alreadyCalled: [
    { reason: 'alreadyCalled', unit: east },
    '华东区域已经收到这件事',
    '华东区域 already has this',
  ],
  nothingToUndo: [{ reason: 'nothingToUndo' }, '取消认领', 'Release'],
  undoTooLate: [{ reason: 'undoTooLate' }, '已超过 60 秒', 'More than 60 s'],
  dismissalWaits: [{ reason: 'dismissalWaits', since: minutesAgo(1) }, '09:13 已申请排除', 'asked for 09:13'],
  noDismissal: [{ reason: 'noDismissal' }, '请按「排除」并写理由', 'press “Dismiss”'],
  mergedInto: [
    { reason: 'mergedInto', into: other },
    '这件事已并入 P129，请到 P129 的卡片上操作。',
    'This was merged into P129; please do it on the card of P129.',
  ],
  otherIsOver: [
    { reason: 'otherIsOver', stage: 'closed' },
    '要并入的那件现在是「已关闭」。请先把它重新打开',
    'Reopen it first',
  ],
  sameIncident: [{ reason: 'sameIncident' }, '请填另一件的编号', 'Enter the code of another one'],
  notItsMention: [{ reason: 'notItsMention' }, '请重新按「拆分」', 'press “Split off” again'],
  nothingLeft: [{ reason: 'nothingLeft' }, '请至少留下一条', 'Keep at least one'],
  noDirective: [{ reason: 'noDirective' }, '补充情况请用「补充事实」或「备注」', 'use “Add facts” or “Note”'],
  ...statementRefusals,
  noLongerNeeded: [{ reason: 'noLongerNeeded' }, '已经是这样了', 'already so'],
};

describe('a no says what would make it a yes', () => {
  it.each(Object.entries(refusals))('%s', (_reason, [refusal, zh, en]) => {
    expect(refusalAnswer(refusal, ours).text).toContain(zh);
    expect(refusalAnswer(refusal, { ...ours, policy: english }).text).toContain(en);
  });

  it('points at the field whose words are missing', () => {
    const { errors } = refusalAnswer({ reason: 'textMissing', field: 'note' }, ours);
    expect(errors).toEqual({ note: '请写处置小结，至少 4 个字。' });
  });

  it('is no refusal when it is already so', () => {
    expect(refusalAnswer({ reason: 'noLongerNeeded' }, ours).tone).toBe('ok');
    expect(refusalAnswer({ reason: 'notFound' }, ours).tone).toBe('refused');
  });

  it('names nobody to one who may not know them', () => {
    const refusal: Refusal = { reason: 'alreadyOwned', owner: liMin, at: minutesAgo(1) };
    expect(refusalAnswer(refusal, { ...voice, seat: rivalSeat }).text).not.toContain('李敏');
    expect(refusalAnswer(refusal, voice).text).not.toContain('李敏');
  });

  it('calls a duty that policy.yaml added by its own name', () => {
    const duties = {
      ...voice.policy.duties,
      crisis: { name: { zh: '危机处置组', en: 'crisis team' }, like: 'coordination' },
    } as const;
    const answer = refusalAnswer(
      { reason: 'notPermitted', needs: ['crisis'] },
      { ...ours, policy: { ...voice.policy, duties } },
    );
    expect(answer.text).toBe('这一步需要危机处置组。请上报，由上级来做。');
  });
});

const base = { incident: matter.id, by: { kind: 'person', id: liMin }, at: now } as const;
const named = { ...base, version: 3, hash: 'a41f09bc'.repeat(8) } as const;
const publication = 'publication-1' as PublicationId;
const done: Readonly<Record<IncidentEvent['type'], readonly [IncidentEvent, string]>> = {
  opened: [
    { ...base, type: 'opened', unit: xuhui, nature: 'other', level: 'blue', reasons: [], mentions: [] },
    '已立为舆情事件，卡片已发到相关的群。',
  ],
  joined: [{ ...base, type: 'joined', mentions: [] }, '已并入同一件事。'],
  advised: [{ ...base, type: 'advised', mention: post.id, stance: 'fair' }, '已记下第二意见。'],
  levelChanged: [
    { ...base, type: 'levelChanged', from: 'orange', to: 'red', reasons: [] },
    '已定为Ⅰ级 特别重大，各群的卡片已更新。',
  ],
  natureChanged: [{ ...base, type: 'natureChanged', from: 'other', to: 'rumour' }, '已改为不实/谣言。'],
  claimed: [{ ...base, type: 'claimed', unit: xuhui, owner: liMin }, '已认领，60 秒内可撤销。'],
  released: [{ ...base, type: 'released' }, '已取消认领，卡片回到待认领。'],
  handedOver: [{ ...base, type: 'handedOver', to: zhouMin, unit: east }, '已转交周敏。'],
  dismissalAsked: [
    { ...base, type: 'dismissalAsked', reason: why },
    '已申请排除，等上级同意；同意前时限照走，60 秒内可撤销。',
  ],
  dismissed: [{ ...base, type: 'dismissed', reason: why, askedBy: liMin }, '已排除，60 秒内可撤销。'],
  dismissalRejected: [{ ...base, type: 'dismissalRejected' }, '已退回排除申请，继续处置。'],
  escalated: [
    { ...base, type: 'escalated', from: xuhui, to: east },
    '已上报华东区域。对方认领后，这张卡片会显示。',
  ],
  directed: [
    { ...base, type: 'directed', to: xuhui, text: why, due: minutesAgo(-60) },
    '已下发徐汇院区，10:14 前完成。',
  ],
  directiveMissed: [
    { ...base, type: 'directiveMissed', to: xuhui, givenAt: now },
    '徐汇院区的下发要求已超时，已提醒。',
  ],
  directiveDone: [
    { ...base, type: 'directiveDone', to: xuhui, givenAt: now, note: why },
    '已办结，下发的机构会在卡片上看到。',
  ],
  merged: [
    { ...base, type: 'merged', into: other },
    '已并入 P129，两件的卡片都会更新，之后相同的内容进 P129。',
  ],
  absorbed: [{ ...base, type: 'absorbed', from: other, mentions: [post.id] }, '已并进 1 条。'],
  splitOff: [
    { ...base, type: 'splitOff', to: other, mentions: [post.id] },
    '已拆出 1 条，新的卡片正在发出，之后相同的内容跟着它们走。',
  ],
  noted: [{ ...base, type: 'noted', text: why }, '已记下备注，各群的卡片已更新。'],
  contacted: [
    { ...base, type: 'contacted', text: why },
    '已记下这次对外联系：谁、何时、说了什么都在历史里。',
  ],
  factAdded: [
    { ...base, type: 'factAdded', fact: 'fact-9' as FactId, text: why, state: 'said' },
    '已记下事实（待确认），由另一位知情的人确认后才能写进声明。',
  ],
  factMoved: [
    { ...base, type: 'factMoved', fact: 'fact-9' as FactId, to: 'confirmed' },
    '所选的事实 现在是「已确认」。',
  ],
  drafted: [
    {
      ...{ ...named, type: 'drafted', statement: statementFrom(3), form: 'site', purpose: 'statement' },
      ...{ text: why, facts: [], marks: [], authors: [] },
    },
    '第 3 版 已写成，卡片发到信息发布组。',
  ],
  submitted: [
    { ...named, type: 'submitted', needs: ['command', 'review'], until: minutesAgo(-120) },
    '第 3 版 已提交审批，需 指挥部、法务医务审核 同意，11:14 前有效。',
  ],
  versionEnded: [{ ...named, type: 'versionEnded', how: 'rejected', reason: why }, '第 3 版：已驳回。'],
  approved: [
    { ...named, type: 'approved', duty: 'command', until: minutesAgo(-120) },
    '已同意 第 3 版。审批已齐，11:14 前可以发布。',
  ],
  unapproved: [{ ...named, type: 'unapproved' }, '已撤回对 第 3 版 的同意。'],
  approvalReminded: [{ ...named, type: 'approvalReminded', step: 1 }, '已催办 第 3 版 的审批。'],
  scheduled: [
    { ...named, type: 'scheduled', due: minutesAgo(-60), ways: ['byHand'] },
    '第 3 版 定于 10:14 发布（人工发布），到时再查一次审批、事实和停止开关。',
  ],
  calledOff: [{ ...named, type: 'calledOff' }, '已取消 第 3 版 的定时发布。'],
  publishing: [
    { ...named, type: 'publishing', publication, way: 'byHand', pressedBy: liMin },
    '第 3 版 正在发布（人工发布），结果会显示在卡片上。',
  ],
  publicationTold: [
    { ...named, type: 'publicationTold', publication, way: 'byHand', state: 'uncertain' },
    '第 3 版 人工发布：不确定，需核对。',
  ],
  pageChanged: [{ ...named, type: 'pageChanged', publication, gone: true }, '第 3 版 的页面打不开了。'],
  spokeUnapproved: [
    { ...base, type: 'spokeUnapproved', mention: post.id },
    '已记下：本集团账号未经批准发声。',
  ],
  closed: [{ ...base, type: 'closed', note: why }, '已关闭，时限已停。需要时可以重新打开。'],
  reopened: [{ ...base, type: 'reopened', reason: why }, '已重新打开，等待认领。'],
  moved: [{ ...base, type: 'moved', from: xuhui, to: east, why: 'notOurs' }, '已改归华东区域。'],
  snoozed: [{ ...base, type: 'snoozed', until: minutesAgo(-30), unit: xuhui }, '09:44 再提醒，时限照走。'],
  woken: [{ ...base, type: 'woken', unit: xuhui }, '提醒时间到。'],
  undone: [{ ...base, type: 'undone', what: 'claim' }, '已撤销认领。'],
  responseStarted: [
    { ...base, type: 'responseStarted', on: 'slack' },
    '已启动响应。正在建响应群，把总部指挥部、办公室、监测分析、信息发布和审核各群的人请进来；建成后卡片发到那里。',
  ],
  roomOpened: [
    { ...base, type: 'roomOpened', channel: 'slack:C1' },
    '这个群现在是 P… 的响应群，说明和卡片马上到。',
  ],
  roomMissing: [{ ...base, type: 'roomMissing', why: 'nobody' }, '响应群没有建成。'],
};

describe('what was done is told in one short line', () => {
  it.each(Object.entries(done))('%s', (_type, [event, zh]) => {
    expect(doneAnswer([event], ours)).toEqual({ tone: 'ok', text: zh });
    expect(doneAnswer([event], { ...ours, policy: english }).text).not.toMatch(/[{}]|undefined/u);
  });

  it('and nothing done is no error', () => {
    expect(doneAnswer([], ours)).toEqual({ tone: 'ok', text: '已经是这样了，不用再做。' });
  });

  it('does not name a unit beside us', () => {
    const moved: IncidentEvent = { ...base, type: 'moved', from: xuhui, to: pudong, why: 'move' };
    expect(doneAnswer([moved], ours).text).toBe('已改归其他院区。');
  });
});

describe('what people published themselves', () => {
  const byThem = { ...named, publication, way: 'byHand' } as const;
  const asked: IncidentEvent = { ...byThem, type: 'publishing', pressedBy: liMin };
  const told = (same: boolean): IncidentEvent => ({
    ...{ ...byThem, type: 'publicationTold', state: 'published', link: why, same },
  });

  it('is told as it stands now, not as it was asked for', () => {
    expect(doneAnswer([asked, told(true)], ours).text).toBe('第 3 版 人工发布：已发布。');
  });

  it('is told with that other words stand there', () => {
    const { text } = doneAnswer([asked, told(false)], ours);
    expect(text).toBe('第 3 版 人工发布：已发布，但那里的文字与批准的不同，请核对。');
  });
});

describe('our trouble', () => {
  it('says what to do, and that nothing typed is lost', () => {
    const form = { title: '排除 P128', action: 'dismiss', subject: 'incident-1', fields: [] };
    expect(troubleAnswer('database', voice, form)).toEqual({
      tone: 'trouble',
      text: '没有保存：数据库暂时不可用，请在一分钟后重试。你的内容还在下面。',
      form,
    });
    expect(troubleAnswer('database', voice).text).not.toContain('下面');
  });
});

describe('what people ask', () => {
  it('todo: one line for each open matter', () => {
    const answer = statusAnswer([viewOf(opened), viewOf(claimed, { code: 'P129' })], ours);
    expect(answer.text.split('\n')).toEqual([
      '本群待办 2 件：',
      'P128 · Ⅱ级 · 待认领 12:40 · 2 分钟前 · 徐汇院区 · 患者家属称徐汇院区手术后未告知并发症',
      'P129 · Ⅱ级 · 处置中（李敏） · 2 分钟前 · 徐汇院区 · 患者家属称徐汇院区手术后未告知并发症',
    ]);
  });

  it('todo: a long list is counted, an empty one teaches', () => {
    const many = Array.from({ length: 14 }, () => viewOf(opened));
    expect(statusAnswer(many, ours).text.split('\n').at(-1)).toBe('另有 4 件。');
    expect(statusAnswer([], ours).text).toContain('上报 链接');
  });

  it('help: in both languages', () => {
    expect(helpAnswer(voice).text).toContain('上报 链接');
    expect(helpAnswer({ policy: english }).text).toContain('report LINK');
  });
});

it('who lowers a level reads what would raise it again', () => {
  const weighed = { reasons: ['harm'], reach: 500, trend: 3, units: 1 } as const;
  const lowered = {
    ...base,
    type: 'levelChanged',
    from: 'orange',
    to: 'blue',
    reasons: [],
    weighed,
  } as const;
  expect(doneAnswer([lowered], ours).text).toBe(
    '已定为Ⅳ级 一般，各群的卡片已更新。有新的事由，或传播达到现在的 2 倍，会再升。',
  );
});

it('whoever adds a fact with files reads what became of them', () => {
  const added = { ...base, type: 'factAdded', fact: 'fact-9' as FactId, text: why, state: 'said' } as const;
  const here = {
    id: 'f-1' as FileId,
    name: why,
    size: 1200,
    sha256: 'a41f'.repeat(16),
    kind: 'pdf',
  } as const;
  const there = { id: 'f-2' as FileId, name: why };
  const said = (...files: readonly EvidenceFile[]) => doneAnswer([{ ...added, files }], ours).text;
  expect(said(here, here)).toContain('已记下事实（待确认），2 个文件已封存，由另一位知情的人确认');
  expect(said(there)).toContain('，1 个文件只记了名称和位置，内容没有留存，');
  expect(said(here, there)).toContain('，2 个文件，其中 1 个只记了名称和位置，其余已封存，');
});
