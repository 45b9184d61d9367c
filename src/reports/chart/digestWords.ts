import type { Words } from '../../policy/policy.ts';
import type { DigestForm, Sign, TimeKind } from '../digest/digest.ts';

type Language = keyof Words;
type Say = (language: Language) => string;
const say =
  (zh: string, en: string): Say =>
  (language) =>
    language === 'zh' ? zh : en;

/** The words on the picture of a digest. */
export const digestWords = {
  form: {
    day: say('日报', 'Daily digest'),
    week: say('周报', 'Weekly digest'),
    month: say('月报', 'Monthly digest'),
  } satisfies Record<DigestForm, Say>,
  days: (first: string, last: string, n: number) =>
    say(`${first} 至 ${last}（${n} 天）`, `${first} to ${last} (${n} days)`),
  month: (year: string, month: number) => say(`${year} 年 ${month} 月`, `${months[month - 1]} ${year}`),
  upTo: (time: string) => say(`截至 ${time}`, `up to ${time}`),
  counts: {
    fresh: say('新增', 'New'),
    open: say('未结', 'Open'),
    overdue: say('超时', 'Overdue'),
    closed: say('关闭', 'Closed'),
  },
  same: say('持平', 'same'),
  mentions: (n: string, change: string) => say(`信息 ${n} 条（${change}）`, `mentions ${n} (${change})`),
  against: {
    day: say('比上周同日', 'vs the same day last week'),
    days: say('比上周同期', 'vs the same days last week'),
    week: say('比上周', 'vs the week before'),
    month: say('比上月', 'vs the month before'),
    runningDay: say('比上周同日此时', 'vs last week by this time'),
    runningWeek: say('比上周此时', 'vs last week by this time'),
    runningMonth: say('比上月此时', 'vs last month by this time'),
  },
  trend: (days: number) => say(`每日新增·${days} 天`, `New per day, ${days} days`),
  noTrend: (days: number) => say(`${days} 天没有新增`, `Nothing new in ${days} days`),
  peak: (n: string, day: string) => say(`最多 ${day}：${n} 起`, `most on ${day}: ${n}`),
  volume: (n: string, day: string, usual: string) =>
    say(
      `每日信息：最多 ${n} 条（${day}），平常 ${usual} 条`,
      `Mentions per day: most ${n} (${day}), usually ${usual}`,
    ),
  times: say('用时与计划', 'Time taken against plan'),
  kinds: {
    claim: say('认领', 'Claim'),
    escalate: say('上报', 'Escalate'),
    firstWord: say('首次发声', 'First word'),
  } satisfies Record<TimeKind, Say>,
  plan: say('计划时限', 'plan'),
  median: say('中位用时', 'median'),
  noneDone: say('还没有完成的', 'none done yet'),
  onTime: (within: string, of: string) => say(`按时 ${within}/${of}`, `on time ${within}/${of}`),
  earlier: (parts: string) => say(`上期 ${parts}`, `before: ${parts}`),
  units: say('各机构', 'By unit'),
  unitColumns: {
    open: say('未结', 'Open'),
    overdue: say('其中超时', 'overdue'),
    claims: say('按时认领', 'Claims\nin plan'),
  },
  rest: (n: string) => say(`其余 ${n} 家`, `others: ${n}`),
  quiet: (n: string) => say(`另有 ${n} 家无事`, `nothing to tell: ${n} more`),
  signs: say('苗头', 'Early signs'),
  signsNote: say('30 天内次数，最近一次', 'times in 30 days, the last one'),
  signKinds: {
    department: say('科室', 'Dept'),
    doctor: say('医生', 'Doctor'),
    fee: say('收费', 'Fee'),
  } satisfies Record<Sign['kind'], Say>,
  times3: (n: string) => say(`${n} 次`, `${n} times`),
  more: (n: string) => say(`另有 ${n} 条`, `${n} more`),
  management: say('管理：反映了什么', 'For management: what was complained of'),
  managementColumns: {
    service: say('服务', 'Service'),
    safety: say('安全', 'Safety'),
    fees: say('收费', 'Fees'),
  },
  noDepartment: say('未提科室', 'no dept'),
  unnamed: say('名称不在本级显示', 'name not shown here'),
  restRows: (n: string) => say(`其余 ${n} 行`, `more rows: ${n}`),
} as const;

const months: readonly string[] = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const weekdays = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

/** `六`, `Sat`: the weekday of a local date such as `2026-11-21`. */
export function weekday(day: string, language: Language): string {
  return weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}
