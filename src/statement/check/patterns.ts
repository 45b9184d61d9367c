import { number, worthOf } from './numerals.ts';

type Reader = (
  groups: Readonly<Record<string, string | undefined>>,
) => readonly (number | undefined)[] | undefined;

export interface Pattern {
  readonly kind: string;
  /** What a text without holds none: cheaper to ask. */
  readonly hint?: RegExp;
  readonly sign: RegExp;
  readonly read: Reader;
}

/** A number from its first letter on: 二十九 is no 十九. */
const n = `(?<![\\d.零〇一二两三四五六七八九十百千])(?:${number})`;
/** The day of a month that is named by what it is to the speaker. */
const thatMonth = '(?:上个?|本|当|下个?|同|这个)月';
const halves: Readonly<Record<string, number>> = { 半: 0.5, 一刻: 0.25, 三刻: 0.75 };
const afternoon = /下午|午后|傍晚|晚|夜/u;
const part = '凌晨|清晨|早上|早晨|上午|中午|下午|午后|傍晚|当晚|晚上|晚间|晚|深夜|夜间|夜里';

function value(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  return halves[written] ?? worthOf(written);
}

/** The years of the Republic count from 1911: 113年 is 2024. */
function year(written: string | undefined): number | undefined {
  const count = value(written);
  return count !== undefined && count >= 80 && count < 200 ? count + 1911 : count;
}

const readDate: Reader = ({ y, m, d }) => {
  const [month, day] = [value(m), value(d)];
  return (month ?? 1) > 12 || (day ?? 1) > 31 ? undefined : [year(y), month, day];
};

const readTime: Reader = ({ half, h, min }) => {
  const hour = value(h) ?? 0;
  if (hour > 24) return undefined;
  const late = half !== undefined && afternoon.test(half) && hour < 12;
  const minutes = min === '半' ? 30 : min === '一刻' ? 15 : min === '三刻' ? 45 : value(min);
  // What is said without a part of the day may be either half of it.
  return [late ? hour + 12 : hour, minutes, half === undefined && hour <= 12 ? 1 : 0];
};

const inMinutes: Readonly<Record<string, number>> = {
  秒: 1 / 60,
  分: 1,
  刻: 15,
  时: 60,
  天: 1440,
  日: 1440,
  周: 10_080,
};

const readSpan: Reader = ({ a, half, u = '', b }) => {
  const size =
    inMinutes[
      u
        .replace(/^个|钟|小|期|拜|头/gu, '')
        .replace('星', '周')
        .replace('礼', '周')
        .slice(0, 1)
    ] ?? 60;
  const whole = (value(a) ?? 0) + (half === undefined ? 0 : 0.5);
  return [whole * size + (value(b) ?? 0)];
};

/** Measure words that count the same. */
const counted: readonly string[] = [
  '人次 次',
  '人 名 位 个人',
  '岁 周岁',
  '楼 层',
  '例 宗',
  '台 部 套',
  '张 幅',
  '号',
  '床 张床',
  '栋 幢 号楼',
  '家 所',
  '份 封',
  '辆 车次',
  '条 项',
  '件 起',
  '个 枚 只 颗 块',
  '间 室',
  '巷 弄',
  '倍',
  '米 公尺',
  '公里 千米',
  '平方米 平米',
  '吨 公斤 千克 克 毫克',
  '毫升 升',
  '班 趟',
  '笔 单',
  '户',
  '步',
  '届 期',
  '针 剂 瓶 支 袋 盒 箱',
  '段 篇 页 字',
];
const measures = counted.flatMap((row) => row.split(' ')).sort((a, b) => b.length - a.length);
/** The measure word that stands for its like. */
export const groupOf = new Map(
  counted.flatMap((row) => row.split(' ').map((each) => [each, row.split(' ')[0] ?? each] as const)),
);

const one: Reader = ({ a }) => [value(a)];

/** The more special first: what one has read the next does not see. */
export const patterns: readonly Pattern[] = [
  {
    kind: 'phone',
    hint: /\d{4}/u,
    sign: /(?<!\d)(?<p>\(?0\d{1,3}\)?[- ]?\d{3,4}-?\d{4}(?:(?:转|-|#)\d{1,6})?|1[3-9]\d{9}|400-?\d{3}-?\d{4}|\d{3,4}-\d{7,8})(?!\d)/gu,
    read: ({ p = '' }) => [Number(p.replace(/\D/gu, ''))],
  },
  {
    kind: 'date',
    hint: /年/u,
    sign: new RegExp(`(?<y>${n})年(?<m>${n})月(?:(?<d>${n})[日号]?)?`, 'gu'),
    read: readDate,
  },
  {
    kind: 'date',
    hint: /\d[-./]\d/u,
    sign: /(?<![\d.])(?<y>\d{3,4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)/gu,
    read: readDate,
  },
  { kind: 'date', hint: /月/u, sign: new RegExp(`(?<m>${n})月(?<d>${n})[日号]?`, 'gu'), read: readDate },
  { kind: 'date', hint: /年/u, sign: /(?<y>(?:19|20)\d\d)年(?!来)/gu, read: readDate },
  {
    kind: 'date',
    hint: /月/u,
    sign: new RegExp(`(?<!个)(?<m>${n})月(?:份|底|初|中旬|上旬|下旬|起)?`, 'gu'),
    read: readDate,
  },
  {
    kind: 'date',
    hint: /\d[-./]\d/u,
    sign: /(?<![\d.:/])(?<m>1[0-2]|0?[1-9])[./](?<d>3[01]|[12]\d|0?[1-9])(?![\d./%]|\s*(?:万|亿|千|元|个|名|人|倍|公里|米|小时|分|岁|度|级|亿|[a-z]))/gu,
    read: readDate,
  },
  {
    kind: 'span',
    hint: /拘留|连续|持续|历时|共|长达/u,
    sign: new RegExp(`(?:拘留|连续|持续|历时|共计?|长达)(?<a>${n})(?<u>日|天)`, 'gu'),
    read: readSpan,
  },
  {
    kind: 'span',
    hint: /日/u,
    sign: new RegExp(`(?<a>${n})个?(?<u>日)(?=内|之内|以内)`, 'gu'),
    read: readSpan,
  },
  { kind: 'date', hint: /月/u, sign: new RegExp(`${thatMonth}(?<d>${n})[日号]`, 'gu'), read: readDate },
  {
    kind: 'date',
    hint: /[日号]/u,
    sign: new RegExp(
      `(?<![月\\d路街巷弄第])(?<d>${n})(?:日|号(?![梯电楼线门窗诊床院厅病机房车叫公文令插插、栋室]))`,
      'gu',
    ),
    read: readDate,
  },
  {
    kind: 'time',
    hint: /:/u,
    sign: /(?:(?<half>凌晨|上午|中午|下午|傍晚|晚上?|夜间?)\s*)?(?<![\d:])(?<h>[01]?\d|2[0-4]):(?<min>[0-5]\d)(?::\d\d)?(?!\d)/gu,
    read: readTime,
  },
  {
    kind: 'time',
    hint: /[时点]/u,
    sign: new RegExp(
      `(?<half>${part})?\\s*(?<h>${n})(?:时(?![间候期代常而段长效])|点(?!名|评|击|左右的?人|[零一二三四五六七八九]))(?:过?(?<min>${n}|一刻|三刻|半)(?:分|(?=许|左右|,|$|,)|(?<=半|刻)))?`,
      'gu',
    ),
    read: readTime,
  },
  {
    kind: 'percent',
    hint: /%|百分之/u,
    // 百分之百 is a way of speaking
    sign: new RegExp(`(?<a>${n})%|百分之(?!百)(?<b>${number})`, 'gu'),
    read: ({ a, b }) => [value(a ?? b)],
  },
  {
    kind: 'percent',
    hint: /成/u,
    sign: /(?<a>[一二三四五六七八九\d])成(?![立员为功本果年品都就效])/gu,
    read: ({ a }) => [(value(a) ?? 0) * 10],
  },
  {
    kind: 'money',
    hint: /元|块|币/u,
    sign: new RegExp(`(?<a>${n})[余多]?(?:万|亿)?(?:元|块钱|人民币)`, 'gu'),
    read: one,
  },
  {
    kind: 'span',
    hint: /小时|钟头/u,
    sign: new RegExp(`(?<a>${n})个?(?<u>小时|钟头)(?<half>半)?(?:(?<b>${n})分钟?)?`, 'gu'),
    read: readSpan,
  },
  {
    kind: 'span',
    hint: /分钟|秒|刻|天|周|星期|礼拜/u,
    sign: new RegExp(
      `(?<!第)(?<a>${n})个?(?<half>半)?(?<u>分钟|秒钟?|刻钟|天(?!河)|周(?!岁)|星期|礼拜)`,
      'gu',
    ),
    read: readSpan,
  },
  { kind: 'span', hint: /半/u, sign: /(?<a>半)个?(?<u>小时|钟头|天)/gu, read: readSpan },
  { kind: 'months', hint: /月/u, sign: new RegExp(`(?<a>${n}|半)个多?月`, 'gu'), read: one },
  { kind: 'months', hint: /半年/u, sign: /半年/gu, read: () => [6] },
  { kind: 'workdays', hint: /工作[日天]/u, sign: new RegExp(`(?<a>${n})个?工作[日天]`, 'gu'), read: one },
  { kind: 'years', hint: /年/u, sign: new RegExp(`(?<a>${n})[余多]?年(?!级|度|前的)`, 'gu'), read: one },
  {
    kind: '米',
    hint: /米/u,
    sign: new RegExp(
      `(?<a>${n})米(?<b>[一二三四五六七八九\\d])(?![一二三四五六七八九十百千\\d个名人])`,
      'gu',
    ),
    read: ({ a, b }) => [(value(a) ?? 0) + (value(b) ?? 0) / 10],
  },
  {
    kind: 'count',
    sign: new RegExp(`(?<![第无])(?<a>${n})[余多]?(?<unit>${measures.join('|')})`, 'gu'),
    read: one,
  },
  { kind: 'ordinal', hint: /第/u, sign: new RegExp(`第(?<a>${n})(?!时间|线)`, 'gu'), read: one },
  { kind: 'number', hint: /\d/u, sign: /(?<![\da-z.-])(?<a>\d+(?:\.\d+)?)(?![\da-z])/gu, read: one },
];
