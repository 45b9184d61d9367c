import type { Language } from './words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A number as it is said: `1.2万`, `3.4亿`; `12k`, `3.4M`. Fractions are rounded to one digit. */
export function count(value: number, language: Language): string {
  const whole = Math.max(0, Math.round(value));
  const steps = language === 'zh' ? chineseSteps : englishSteps;
  const step = steps.find(({ from }) => whole >= from);
  return step ? `${Math.round((whole / step.unit) * 10) / 10}${step.name}` : `${whole}`;
}

/** `from` lies below `unit` where rounding would otherwise say 10000万 or 1000k. */
const chineseSteps = [
  { from: 99_995_000, unit: 100_000_000, name: '亿' },
  { from: 10_000, unit: 10_000, name: '万' },
] as const;
const englishSteps = [
  { from: 999_950, unit: 1_000_000, name: 'M' },
  { from: 1_000, unit: 1_000, name: 'k' },
] as const;

/** How long: `45 秒` is never said, `不到 1 分钟`, `12 分钟`, `1 小时 48 分`, `2 天 3 小时`. Milliseconds in, rounded down. */
export function duration(ms: number, language: Language): string {
  const span = Math.max(0, ms);
  const [days, hours, minutes] = [
    Math.floor(span / day),
    Math.floor((span % day) / hour),
    Math.floor((span % hour) / minute),
  ];
  const say = spans[language];
  if (days > 0) return join([say.days(days), hours > 0 ? say.hours(hours) : '']);
  if (hours > 0) return join([say.hours(hours), minutes > 0 ? say.minutesAfterHours(minutes) : '']);
  return minutes > 0 ? say.minutes(minutes) : say.under;
}

const spans = {
  zh: {
    days: (n: number) => `${n} 天`,
    hours: (n: number) => `${n} 小时`,
    minutes: (n: number) => `${n} 分钟`,
    minutesAfterHours: (n: number) => `${n} 分`,
    under: '不到 1 分钟',
  },
  en: {
    days: (n: number) => `${n} d`,
    hours: (n: number) => `${n} h`,
    minutes: (n: number) => `${n} min`,
    minutesAfterHours: (n: number) => `${n} min`,
    under: 'under 1 min',
  },
} as const;

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

/** Time left as a watch shows it: `12:40`, and from an hour on in words, so that it is not taken for a time of day. */
export function countdown(ms: number, language: Language): string {
  if (ms >= hour) return duration(ms, language);
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** When, for words that are read at once: `刚刚`, `12 分钟前`, `3 小时前`, then `11-21 09:12` in the unit's zone. */
export function ago(at: Date, now: Date, zone: string, language: Language): string {
  const past = now.getTime() - at.getTime();
  if (past >= day || past < -minute) return clockTime(at, now, zone);
  if (past < minute) return language === 'zh' ? '刚刚' : 'just now';
  const whole = past < hour ? minute * Math.floor(past / minute) : hour * Math.floor(past / hour);
  return language === 'zh' ? `${duration(whole, 'zh')}前` : `${duration(whole, 'en')} ago`;
}

/**
 * When, for words that stay in the group and are read later: `09:12` today, `11-21 09:12` this year, else with the
 * year. The day is the zone's own.
 */
export function clockTime(at: Date, now: Date, zone: string): string {
  const [then, today] = [partsIn(zone, at), partsIn(zone, now)];
  const time = `${then.hour}:${then.minute}`;
  const date = `${then.month}-${then.day}`;
  if (then.year !== today.year) return `${then.year}-${date} ${time}`;
  return date === `${today.month}-${today.day}` ? time : `${date} ${time}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(zone: string, at: Date): Readonly<Record<string, string>> {
  const format = formats.get(zone) ?? newFormat(zone);
  formats.set(zone, format);
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** Making one costs a thousand times what using it costs, and a chain has few zones. */
function newFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

function two(value: number): string {
  return `${value}`.padStart(2, '0');
}
