import type { Language } from './words.ts';

type Say = (...parts: readonly string[]) => string;

/** The sentences of the alert card; parts come in the order in which they are read in Chinese. */
export interface CardPhrases {
  /** Between things of one line. */
  readonly dot: string;
  /** The same after a closing bracket, which brings its own space in Chinese. */
  readonly dotAfterBracket: string;
  readonly drill: string;
  readonly sites: Say;
  readonly mentions: Say;
  readonly trend: Say;
  readonly reach: Say;
  readonly quote: readonly [open: string, close: string];
  readonly whyWord: Say;
  readonly hearsay: string;
  readonly why: Say;
  readonly whyBy: Say;
  readonly whyNature: Say;
  readonly advice: Say;
  readonly firstSeen: Say;
  readonly published: Say;
  readonly earlier: Say;
  readonly original: string;
  readonly evidence: Say;
  readonly clocks: string;
  readonly clockDue: Say;
  readonly late: Say;
  readonly overdueState: Say;
  readonly claimed: Say;
  readonly byPerson: Say;
  readonly escalated: Say;
  readonly escalatedByTimer: Say;
  readonly answered: Say;
  readonly unanswered: Say;
  readonly directed: Say;
  readonly directedDue: Say;
  readonly directedLate: Say;
  readonly dismissalPending: Say;
  readonly dismissalWaits: string;
  readonly notes: Say;
  readonly contacts: Say;
  readonly snoozed: Say;
  readonly dismissed: Say;
  readonly closed: Say;
  readonly merged: Say;
  readonly mergedInto: Say;
  readonly directedDone: Say;
  readonly rung: Say;
  readonly rungMore: Say;
  readonly rungRead: Say;
  readonly rungFailed: string;
  readonly rungUncertain: string;
  readonly withText: Say;
  readonly noTitle: Say;
  readonly movedAway: Say;
  readonly movedBadge: string;
}

const zh: CardPhrases = {
  dot: ' · ',
  dotAfterBracket: '· ',
  drill: '【演练】',
  sites: (site, total) => `${site} 等 ${total} 个平台`,
  mentions: (total) => `${total} 条`,
  trend: (recent) => `↑ ${recent} 条/10分钟`,
  reach: (reach) => `触达 ${reach}`,
  quote: ['「', '」'],
  whyWord: (reason, word) => `${reason}（${word}）`,
  hearsay: '像传言，未经核实',
  why: (level, reasons) => `为什么是${level}：${reasons}`,
  whyBy: (who) => `${who} 定级`,
  whyNature: (nature) => `性质为${nature}`,
  advice: (stance, words) => `第二意见：${stance}${words === '' ? '' : `「${words}」`}（大模型，仅供参考）`,
  firstSeen: (at, where) => `首见 ${at}${where === '' ? '' : `（${where}）`}`,
  published: (at) => `${at} 发布`,
  earlier: (count) => `其中 ${count} 条是此前没有提醒的相关信息`,
  original: '原帖',
  evidence: (hash) => `证据已固定 #${hash}`,
  clocks: '时限：',
  clockDue: (at) => `（${at} 前）`,
  late: (time) => `已超时 ${time}`,
  overdueState: (state, time) => `${state} 超时 ${time}`,
  claimed: (who, unit, at) => `${who}（${unit}）${at} 认领`,
  byPerson: (state, who) => `${state}（${who}）`,
  escalated: (unit, at, who) => `已上报${unit} ${at} ${who}`,
  escalatedByTimer: (unit, at) => `无人认领，${at} 自动上报${unit}`,
  answered: (unit, who, at) => ` → ${unit}已认领 ${at} ${who}`,
  unanswered: (duty) => (duty === '' ? ' → 等待认领' : ` → 等待认领（值班 ${duty}）`),
  directed: (unit, text) => `下发${unit}：${text}`,
  directedDue: (who, at, due) => `（${who} ${at}，${due} 前）`,
  directedLate: (who, at, due) => `（${who} ${at}，${due} 前，已超时）`,
  dismissalPending: (who, at, reason) => `${who} ${at} 申请排除：${reason}`,
  dismissalWaits: '等待上级同意，时限照走',
  notes: (total, last) => `备注 ${total} 条，最新：${last}`,
  contacts: (total, at, who, last) => `对外联系 ${total} 次，最近 ${at} ${who}：${last}`,
  snoozed: (at) => `${at} 再提醒，时限照走`,
  dismissed: (who, at) => `${who} ${at} 排除`,
  closed: (who, at) => `${who} ${at} 关闭`,
  merged: (who, at, code) => `${who} ${at} 并入 ${code}，后续请看那一件`,
  mergedInto: (code) => `已并入 ${code}`,
  directedDone: (who, at, note) => `（${who} ${at} 办结：${note}）`,
  rung: (persons) => `已呼叫：${persons}`,
  rungMore: (total) => ` 等 ${total} 人`,
  rungRead: (at) => `已读 ${at}`,
  rungFailed: '没有送到',
  rungUncertain: '未确认送到',
  withText: (line, text) => `${line}：${text}`,
  noTitle: (unit, nature) => `${unit}：${nature}`,
  movedAway: (place) => `已转出${place}处理范围`,
  movedBadge: '已转出',
};

const en: CardPhrases = {
  dot: ' · ',
  dotAfterBracket: ' · ',
  drill: '[DRILL] ',
  sites: (site, total) => `${site} and others, ${total} sites`,
  mentions: (total) => (total === '1' ? '1 post' : `${total} posts`),
  trend: (recent) => `↑ ${recent}/10 min`,
  reach: (reach) => `reach ${reach}`,
  quote: ['“', '”'],
  whyWord: (reason, word) => `${reason} (${word})`,
  hearsay: 'Reads like hearsay, unverified',
  why: (level, reasons) => `Why ${level}: ${reasons}`,
  whyBy: (who) => `set by ${who}`,
  whyNature: (nature) => `its nature (${nature})`,
  advice: (stance, words) =>
    `Second opinion: ${stance}${words === '' ? '' : `, “${words}”`} (a language model; a hint only)`,
  firstSeen: (at, where) => `First seen ${at}${where === '' ? '' : ` (${where})`}`,
  published: (at) => `published ${at}`,
  earlier: (count) => `${count} of these came before, about the same, and rang nobody`,
  original: 'original',
  evidence: (hash) => `evidence kept #${hash}`,
  clocks: 'Clocks: ',
  clockDue: (at) => ` (by ${at})`,
  late: (time) => `late by ${time}`,
  overdueState: (state, time) => `${state}, late by ${time}`,
  claimed: (who, unit, at) => `${who} (${unit}) claimed it ${at}`,
  byPerson: (state, who) => `${state} (${who})`,
  escalated: (unit, at, who) => `Escalated to ${unit} ${at} by ${who}`,
  escalatedByTimer: (unit, at) => `Unclaimed, ${unit} was called ${at}`,
  answered: (unit, who, at) => ` → claimed in ${unit} ${at} by ${who}`,
  unanswered: (duty) => (duty === '' ? ' → waiting to be claimed' : ` → waits for ${duty}, on duty`),
  directed: (unit, text) => `Instruction to ${unit}: ${text}`,
  directedDue: (who, at, due) => ` (${who} ${at}, due ${due})`,
  directedLate: (who, at, due) => ` (${who} ${at}, was due ${due})`,
  dismissalPending: (who, at, reason) => `${who} asked ${at} to dismiss it: ${reason}`,
  dismissalWaits: 'Waits for the next tier; the clocks run on',
  notes: (total, last) => `Notes: ${total}, latest: ${last}`,
  contacts: (total, at, who, last) => `Talks outside: ${total}, latest ${at} ${who}: ${last}`,
  snoozed: (at) => `Reminder at ${at}; the clocks run on`,
  dismissed: (who, at) => `${who} dismissed it ${at}`,
  closed: (who, at) => `${who} closed it ${at}`,
  merged: (who, at, code) => `${who} merged it into ${code} ${at}; please follow that one`,
  mergedInto: (code) => `Merged into ${code}`,
  directedDone: (who, at, note) => ` (done by ${who} ${at}: ${note})`,
  rung: (persons) => `Rung: ${persons}`,
  rungMore: (total) => ` and others, ${total} in all`,
  rungRead: (at) => `read ${at}`,
  rungFailed: 'not delivered',
  rungUncertain: 'not confirmed',
  withText: (line, text) => `${line}: ${text}`,
  noTitle: (unit, nature) => `${unit}: ${nature}`,
  movedAway: (place) => `Moved out of this ${place}`,
  movedBadge: 'Moved',
};

export const cardPhrases: Readonly<Record<Language, CardPhrases>> = { zh, en };
