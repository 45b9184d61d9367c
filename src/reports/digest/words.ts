import type { Words } from '../../policy/policy.ts';
import type { DigestForm, Late, Sign, TimeKind, Wait } from './digest.ts';
import type { Against } from './period.ts';

/** Words of a digest's text and tables; the picture has its own. */
export const formWords: Readonly<Record<DigestForm, Words>> = {
  day: { zh: '日报', en: 'Daily digest' },
  week: { zh: '周报', en: 'Weekly digest' },
  month: { zh: '月报', en: 'Monthly digest' },
};

/** What a period is held against. */
export const thanWords: Readonly<Record<Against, Words>> = {
  day: { zh: '上周同日', en: 'the same day last week' },
  days: { zh: '上周同期', en: 'the same days last week' },
  week: { zh: '上周', en: 'the week before' },
  month: { zh: '上月', en: 'the month before' },
  runningDay: { zh: '上周同日此时', en: 'last week by this time' },
  runningWeek: { zh: '上周此时', en: 'the week before by this time' },
  runningMonth: { zh: '上月此时', en: 'the month before by this time' },
};

export const weekdays: Readonly<Record<keyof Words, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

export const lateWords: Readonly<Record<Late['clock'], Words>> = {
  claim: { zh: '认领超时 {time}', en: 'claim {time} late' },
  directive: { zh: '下发超时 {time}', en: 'instruction {time} late' },
  information: { zh: '权威信息超时 {time}', en: 'public word {time} late' },
  response: { zh: '全面回应超时 {time}', en: 'full response {time} late' },
};

export const waitWords: Readonly<Record<Wait['items'][number]['what'], Words>> = {
  claim: { zh: '认领', en: 'claim' },
  handle: { zh: '处置', en: 'handle' },
  dismissal: { zh: '确认排除', en: 'confirm the dismissal' },
  directive: { zh: '办下发要求', en: 'do as instructed' },
  approval: { zh: '审批声明', en: 'approve a statement' },
};

export const timeWords: Readonly<Record<TimeKind, Words>> = {
  claim: { zh: '认领', en: 'Claim' },
  escalate: { zh: '上报', en: 'Escalation' },
  firstWord: { zh: '首次发声', en: 'First public word' },
};

export const signWords: Readonly<Record<Sign['kind'], Words>> = {
  department: { zh: '科室', en: 'department' },
  doctor: { zh: '医生', en: 'doctor' },
  fee: { zh: '收费', en: 'price' },
};

export const words = {
  upTo: { zh: '截至 {time}', en: 'up to {time}' },
  range: { zh: '{first} 至 {last}', en: '{first} to {last}' },
  madeUp: { zh: '补发 {days} 天', en: '{days} days made up for' },
  counts: {
    zh: '新增 {fresh} · 未结 {open} · 超时 {overdue} · 关闭 {closed}',
    en: 'New {fresh} · open {open} · overdue {overdue} · closed {closed}',
  },
  dismissedToo: { zh: ' · 排除 {count}', en: ' · dismissed {count}' },
  mentions: { zh: '相关信息 {count} 条', en: 'Mentions: {count}' },
  trend: { zh: '（新增较{than}{change}）', en: ' (new: {change} against {than})' },
  same: { zh: '持平', en: '±0' },
  quiet: { zh: '{when}无新增，无未结。', en: 'Nothing new {when}, nothing open.' },
  when: {
    day: { zh: '当日', en: 'that day' },
    days: { zh: '这几天', en: 'on these days' },
    running: { zh: '今天到现在', en: 'today so far' },
    week: { zh: '这一周', en: 'this week' },
    month: { zh: '这个月', en: 'this month' },
  },
  open: { zh: '未结按等级：', en: 'Open by level: ' },
  natures: { zh: '新增按性质：', en: 'New by nature: ' },
  top: { zh: '重点', en: 'What matters' },
  found: { zh: '{count} 条', en: '{count} mentions' },
  foundFresh: { zh: '{count} 条（新 {fresh}）', en: '{count} mentions ({fresh} new)' },
  waits: { zh: '等你处理', en: 'Waiting' },
  group: { zh: '{unit}{duty}', en: '{unit} {duty}' },
  late: { zh: '（超时）', en: ' (late)' },
  more: { zh: ' 等 {count} 件', en: ' and more, {count} in all' },
  moreWaits: { zh: '另有 {count} 人或群有事待办', en: '{count} more people or groups have something to do' },
  times: { zh: '用时对照预案', en: 'Times against the plan' },
  time: { zh: '{kind} {median}，按时 {inPlan}/{count}', en: '{kind} {median}, {inPlan}/{count} on time' },
  timeMissed: { zh: '{kind}按时 {inPlan}/{count}', en: '{kind} {inPlan}/{count} on time' },
  timeBefore: { zh: '（{than} {inPlan}/{count}）', en: ' ({than}: {inPlan}/{count})' },
  units: { zh: '各机构', en: 'By unit' },
  unit: {
    zh: '{unit} 新增 {fresh} 未结 {open}{overdue}{closed}{claims}',
    en: '{unit}: new {fresh}, open {open}{overdue}{closed}{claims}',
  },
  unitOverdue: { zh: ' 超时 {count}', en: ', overdue {count}' },
  unitClosed: { zh: ' 关闭 {count}', en: ', closed {count}' },
  unitClaims: { zh: ' 按时认领 {inPlan}/{count}', en: ', claimed in time {inPlan}/{count}' },
  itself: { zh: '{unit}本级', en: '{unit} itself' },
  unitsMore: { zh: '其余 {count} 家有事', en: '{count} more with something' },
  unitsQuiet: { zh: '{count} 家无事', en: '{count} quiet' },
  dismissals: { zh: '排除', en: 'Dismissed' },
  dismissedOnce: { zh: '{by} 排除', en: 'dismissed by {by}' },
  dismissedTwice: { zh: '{askedBy} 申请，{by} 确认', en: 'asked by {askedBy}, confirmed by {by}' },
  moreDismissals: { zh: '另 {count} 件：{codes}', en: '{count} more: {codes}' },
  reports: { zh: '上级报告到时', en: 'Reports to the authority that fell due' },
  report: { zh: '{code} {time}', en: '{code} {time}' },
  reportsSo: {
    zh: '。是否已报，系统没有记录，请核对。',
    en: '. Whether they were made is not recorded here: please check.',
  },
  cut: {
    zh: '信息太多，苗头和管理报告只看了最近 {count} 条（{since} 以后）。',
    en: 'Too much to read: first signs and the report for management are from the last {count} mentions (since {since}).',
  },
  signs: {
    zh: '苗头（30 天内反复提到，未到提醒线）',
    en: 'First signs (repeated in 30 days, below the alarm line)',
  },
  sign: { zh: '{unit} · {kind}：{name} {count} 次', en: '{unit} · {kind}: {name}, {count} times' },
  someDoctor: { zh: '同一位', en: 'the same one' },
  sourcesOk: { zh: '信源正常 {ok}/{total}。', en: 'Sources healthy: {ok}/{total}.' },
  silent: { zh: '{name} 自 {since} 无消息', en: '{name} silent since {since}' },
  failing: { zh: '{name} 自 {since} 读取出错', en: '{name} failing since {since}' },
  sourcesWrong: { zh: '信源正常 {ok}/{total}：', en: 'Sources healthy: {ok}/{total}: ' },
  coverage: {
    zh: '收到信息 {found} 条，来自 {brought} 个信源。',
    en: 'Found: {found}, from {brought} sources.',
  },
  management: { zh: '管理报告：服务、安全、收费', en: 'For management: service, safety, fees' },
  managementMore: { zh: '其余 {count} 行见数据表', en: '{count} more rows in the table' },
  elsewhere: { zh: '其他机构', en: 'another unit' },
} as const satisfies Readonly<Record<string, Words | Readonly<Record<string, Words>>>>;

export const tableWords = {
  trend: { zh: '每日新增事件与信息量', en: 'New incidents and mentions by day' },
  day: { zh: '日期', en: 'Day' },
  mentions: { zh: '信息', en: 'Mentions' },
  times: { zh: '用时对照预案', en: 'Times against the plan' },
  what: { zh: '环节', en: 'Step' },
  median: { zh: '中位用时', en: 'Median' },
  share: { zh: '占预案时限', en: 'Of the planned time' },
  inPlan: { zh: '按时', en: 'On time' },
  before: { zh: '上期按时', en: 'On time before' },
  units: { zh: '各机构', en: 'By unit' },
  unit: { zh: '机构', en: 'Unit' },
  fresh: { zh: '新增', en: 'New' },
  open: { zh: '未结', en: 'Open' },
  overdue: { zh: '超时', en: 'Overdue' },
  closed: { zh: '关闭', en: 'Closed' },
  worst: { zh: '最高等级', en: 'Gravest' },
  levels: { zh: '等级与性质', en: 'Levels and natures' },
  kind: { zh: '类别', en: 'Kind' },
  management: { zh: '管理报告', en: 'For management' },
  department: { zh: '科室', en: 'Department' },
  service: { zh: '服务', en: 'Service' },
  safety: { zh: '安全', en: 'Safety' },
  fees: { zh: '收费', en: 'Fees' },
  counts: { zh: '合计', en: 'In all' },
  now: { zh: '本期', en: 'Now' },
  compared: { zh: '对比期', en: 'Held against' },
  dismissed: { zh: '排除', en: 'Dismissed' },
  sign: { zh: '苗头', en: 'Sign' },
  times30: { zh: '30 天内次数', en: 'Times in 30 days' },
  last: { zh: '最近一次', en: 'Last' },
  code: { zh: '编号', en: 'Code' },
  level: { zh: '等级', en: 'Level' },
  askedBy: { zh: '申请', en: 'Asked by' },
  dismissedBy: { zh: '排除', en: 'Dismissed by' },
} as const satisfies Readonly<Record<string, Words>>;
