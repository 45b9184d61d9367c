import type { IncidentView } from '../../incident/view.ts';
import type { Words } from '../../policy/policy.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Seat, shortLevel, unitName, type Voice, zoneOf } from './context.ts';
import { sheetOf, titleOf } from './lines.ts';
import { ago } from './numbers.ts';
import { stateOf } from './state.ts';

const mostListed = 10;

export const statusWords: Readonly<Record<'head' | 'more' | 'none', Words>> = {
  head: { zh: '本群待办 {total} 件：', en: 'Open in this group: {total}' },
  more: { zh: '另有 {rest} 件。', en: 'And {rest} more.' },
  none: {
    zh: '本群没有待办的舆情。发现了请输入：上报 链接',
    en: 'Nothing is open in this group. To report a post, type: report LINK',
  },
};

export const helpWords: Words = {
  zh: [
    '上报 链接或文字：报告一条舆情',
    '待办：看本群未结的事',
    'P128：看一件事',
    'P128 认领：认领这件事（排除、上报、备注、关闭等同此写法）',
    'P128 排除 理由：写明理由，至少 4 个字',
    'P128 补充事实 内容、P128 正在核实 内容：记下已知的和正在核实的；P128 事实：看全部',
    'P128 确认事实 2、P128 存疑 2 理由、P128 撤回事实 2 理由',
    'P128 拟声明 官网 微博：起草声明（总部信息发布组）',
    'P128-v3 a41f 同意：审批声明，要写版本号和校验码；驳回、要求修改、提交、发布、登记、修改 5 新句子、改动 等同此写法',
    '待我审批：看等你们审批的声明；停止一切发布 理由、解除停止发布；代理 姓名 到 11-23 18:00、取消代理 姓名',
    '通讯录 媒体（或 监管、公安）：该找谁；P128 联系 单位 姓名 说了什么：记下对外联系',
    'P128 口径：已批准的问答；P128 口径 3：取第 3 条，原样复制（总部信息发布组）',
    '日报、日报 昨天、日报 11-20、周报 上周、月报：本群的日报、周报、月报；日报 表：只要数',
    '卡片上的按钮都可以这样打字。',
  ].join('\n'),
  en: [
    'report LINK or text: report a post',
    'todo: what is open in this group',
    'P128: look at one matter',
    'P128 claim: claim it (dismiss, escalate, note, close and so on alike)',
    'P128 dismiss REASON: say why, at least 4 characters',
    'P128 add fact TEXT, P128 checking TEXT: what is known and what is being checked; P128 facts: all of them',
    'P128 confirm fact 2, P128 dispute fact 2 REASON, P128 withdraw fact 2 REASON',
    'P128 draft website weibo: draft a statement (the HQ release group)',
    'P128-v3 a41f approve: a statement, with its version and check characters; reject, ask changes, submit, publish, register, edit 5 NEW SENTENCE, changes alike',
    'approvals: what waits for you; stop all publishing REASON, lift stop; delegate NAME until 11-23 18:00, end delegation NAME',
    'contacts media (or regulator, police): whom to call; P128 contacted HOUSE NAME WHAT WAS SAID: log it',
    'P128 answers: the approved answers; P128 answers 3: one of them to copy (the HQ release group)',
    'digest, digest yesterday, digest 11-20, weekly last week, monthly: this group’s digests; digest table: the figures alone',
    'Every button of a card can be typed like this.',
  ].join('\n'),
};

/** What is open in this group, one line each, in the order given; the rest is counted. */
export function statusAnswer(views: readonly IncidentView[], ctx: Voice & { readonly seat: Seat }): Answer {
  const language = languageOf(ctx);
  if (views.length === 0) return { tone: 'ok', text: statusWords.none[language] };
  const rest = views.length - mostListed;
  const lines = [
    filled(statusWords.head, language, { total: `${views.length}` }),
    ...views.slice(0, mostListed).map((view) => summary(view, ctx)),
    ...(rest > 0 ? [filled(statusWords.more, language, { rest: `${rest}` })] : []),
  ];
  return { tone: 'ok', text: lines.join('\n') };
}

function summary(view: IncidentView, ctx: Voice & { readonly seat: Seat }): string {
  const { incident, code } = view;
  const sheet = sheetOf(view, ctx.seat, ctx);
  const state = stateOf(sheet);
  const unit = unitName(incident.unit, ctx.seat.unit, ctx);
  const since = ago(incident.openedAt, ctx.now, zoneOf(ctx, ctx.seat.unit), languageOf(ctx));
  return [code, shortLevel(incident.level, ctx), state, since, unit, titleOf(sheet)].join(sheet.say.dot);
}

/** What one can type. */
export function helpAnswer(ctx: Pick<Voice, 'policy'>, mayMute = false): Answer {
  const language = languageOf(ctx);
  const lines = [helpWords[language], ...(mayMute ? [muteHelp[language]] : [])];
  return { tone: 'ok', text: lines.join('\n') };
}

const muteHelp: Words = {
  zh: '静音 作者 名称 到 2026-12-01 原因：到期前不再提醒（也可写 站点、短语）；静音列表；取消静音 3',
  en: 'mute author NAME until 2026-12-01 REASON: no alarms until then (or site, phrase); mutes; unmute 3',
};
