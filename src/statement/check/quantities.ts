import { groupOf, type Pattern, patterns } from './patterns.ts';
import { remembered } from './remembered.ts';

/** A number, date, time or amount in a folded sentence. */
export interface Quantity {
  /** Only what is of one kind is compared: `date`, `time`, `money`, `人`, `楼` … */
  readonly kind: string;
  /** Its parts, the greatest first; undefined for one that is not said (a date without a year). */
  readonly parts: readonly (number | undefined)[];
  readonly from: number;
  readonly to: number;
  /** About 约, nearly 近, more than 超: how it may differ. */
  readonly about: 'no' | 'around' | 'under' | 'over';
}

/** One of these is an article, not a count. */
const articles = new Set(['个', '件', '条', '次', '人次', '份', '段', '家', '间', '届', '例', '班', '步']);

/** All quantities of a folded sentence, in order, none overlapping. */
export const quantitiesIn: (text: string) => readonly Quantity[] = remembered((text) => {
  if (!/[\d零〇一二两三四五六七八九十百千半]/u.test(text)) return [];
  let rest = text;
  const found: Quantity[] = [];
  for (const pattern of patterns) {
    if (pattern.hint?.test(rest) === false) continue;
    for (const match of rest.matchAll(pattern.sign)) {
      const quantity = quantityOf(pattern, match, text);
      if (quantity === undefined) continue;
      found.push(quantity);
      rest =
        rest.slice(0, match.index) + '\0'.repeat(match[0].length) + rest.slice(match.index + match[0].length);
    }
  }
  return found.sort((a, b) => a.from - b.from);
});

function quantityOf({ kind, read }: Pattern, match: RegExpExecArray, text: string): Quantity | undefined {
  if (match[0].includes('\0')) return undefined;
  const groups = match.groups ?? {};
  const parts = read(groups);
  if (parts === undefined || parts.some((each) => Number.isNaN(each))) return undefined;
  if (kind === 'count' && (isArticle(groups) || isNoCount(text, match))) return undefined;
  if (isOneOfMany(text, match)) return undefined;
  const [from, to] = [match.index, match.index + match[0].length];
  const unit = groups.unit;
  return {
    kind: unit === undefined ? kind : (groupOf.get(unit) ?? unit),
    parts,
    from,
    to,
    about: aboutAt(text, from, to),
  };
}

/** 每一分钟, 头一个小时, 二十元一天 count nothing. */
function isOneOfMany(text: string, { index, 0: words }: RegExpExecArray): boolean {
  return (
    /^一个?(?:[分秒天日周晚月年]|小时|钟头|星期)/u.test(words) &&
    /[每头首前这那元块钱次]$/u.test(text.slice(Math.max(0, index - 1), index))
  );
}

function isArticle({ a, unit = '' }: Readonly<Record<string, string | undefined>>): boolean {
  return (
    (a === '一' || a === '两' || a === '十' || a === '百' || a === '千') &&
    articles.has(groupOf.get(unit) ?? unit) &&
    a !== '两'
  );
}

/** 没有一位, 最低的一位, 一支一支, 一份不少 count nothing. */
function isNoCount(text: string, { index, 0: words }: RegExpExecArray): boolean {
  if (!words.startsWith('一')) return false;
  const after = text.slice(index + words.length);
  return (
    /(?:没有|无|任何|每|某|哪|其中|的|平均|再|[^第]一[^\d]{1,2})$/u.test(
      text.slice(Math.max(0, index - 4), index),
    ) ||
    after.startsWith(words.slice(1)) ||
    /^(?:不少|不落|不差|也没|都没)/u.test(after)
  );
}

function aboutAt(text: string, from: number, to: number): Quantity['about'] {
  const before = text.slice(Math.max(0, from - 3), from);
  const after = text.slice(to - 2, to + 3);
  if (/[余多]/u.test(text.slice(from, to))) return 'over';
  if (/^(?:刚过|过后|出头)/u.test(text.slice(to))) return 'over';
  if (/[近]$|将近$|接近$|不到$|不足$/u.test(before)) return 'under';
  if (/[超逾]$|超过$|突破$|多达$|高达$/u.test(before) || /[余多]/u.test(after.slice(0, 3))) return 'over';
  return /[约]$|大约$|左右$/u.test(before) || /左右|上下|许/u.test(after) ? 'around' : 'no';
}

/** Whether what a text says agrees with what a fact says. */
export function agrees(said: Quantity, fact: Quantity): boolean {
  if (said.kind === 'date')
    return said.parts.every(
      (each, at) => each === undefined || fact.parts[at] === undefined || each === fact.parts[at],
    );
  if (said.kind === 'time') return agreeTimes(said, fact);
  const [a = 0, b = 0] = [said.parts[0], fact.parts[0]];
  if (said.kind === 'phone') return a === b;
  if (said.about === 'no' || a === b) return Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(b));
  const share = b === 0 ? 1 : (a - b) / Math.abs(b);
  const slack = 0.15;
  if (said.about === 'under') return share >= 0 && share <= slack;
  if (said.about === 'over') return b >= a && (share >= -slack || b < a + placeOf(a));
  return Math.abs(share) <= slack / 2;
}

/** What the last place of a round number is worth: 二百多 may be up to 299. */
function placeOf(value: number): number {
  let place = 1;
  while (value > 0 && value % (place * 10) === 0) place *= 10;
  return place;
}

/** 五点半刚过 may be so many minutes later. */
const aboutMinutes = 10;

function agreeTimes(said: Quantity, fact: Quantity): boolean {
  const [[h = 0, m, open = 0], [k = 0, l, loose = 0]] = [said.parts, fact.parts];
  const late = ((h - k) % 12) * 60 + (m ?? 0) - (l ?? 0);
  if (said.about !== 'no' && Math.abs(late) <= aboutMinutes) return true;
  const hours = (h - k) % 24 === 0 || ((open === 1 || loose === 1) && (h - k) % 12 === 0);
  return hours && ((m ?? 0) === (l ?? 0) || (said.about !== 'no' && m === undefined));
}
