import { DateTime } from 'luxon';
import type { DigestForm, Period } from './digest.ts';

/** When digests are told: the local time of day, and which of the longer ones. */
export interface DigestTimes {
  /** `08:00`: the day before is told then. */
  readonly at: string;
  /** The weekday (1 is Monday) on which the seven days before it are told; absent: none. */
  readonly weekOn?: number;
  /** The month before is told on its first day. */
  readonly month: boolean;
}

/** No digest makes up for more than this: what lies further back is in the month's. */
const longestDays = 31;

/** The days from `first` to `last`, both local dates within, from the first moment of one to the last of the other. */
export function periodOf(form: DigestForm, first: string, last: string, zone: string): Period {
  const from = startOf(first, zone);
  return { form, first, last, from: from.toJSDate(), to: dayAfter(last, zone).toJSDate(), zone };
}

/** The day, week or month that is under way, up to now. */
export function runningPeriod(form: DigestForm, now: Date, zone: string): Period {
  const here = DateTime.fromJSDate(now, { zone });
  const from = here.startOf(form);
  const dates = { first: dateOf(from), last: dateOf(here) };
  return { form, ...dates, from: from.toJSDate(), to: now, zone, running: true };
}

/** The last whole day, week (Monday to Sunday) or month before now. */
export function lastPeriod(form: DigestForm, now: Date, zone: string): Period {
  const start = DateTime.fromJSDate(now, { zone }).startOf(form);
  const first = start.minus({ [form]: 1 });
  return periodOf(form, dateOf(first), dateOf(start.minus({ days: 1 })), zone);
}

/**
 * The last local day of the newest period whose time has come: today's telling is of yesterday. Undefined where that form
 * is not told at all. A time of day that a change of clocks leaves out comes as soon as the clocks go on.
 */
export function lastDue(form: DigestForm, times: DigestTimes, now: Date, zone: string): string | undefined {
  const here = DateTime.fromJSDate(now, { zone });
  const today = at(here.startOf('day'), times.at) <= here ? here : here.minus({ days: 1 });
  switch (form) {
    case 'day':
      return dateOf(today.minus({ days: 1 }));
    case 'week': {
      if (times.weekOn === undefined) return undefined;
      return dateOf(today.minus({ days: ((today.weekday - times.weekOn + 7) % 7) + 1 }));
    }
    case 'month':
      return times.month ? dateOf(today.startOf('month').minus({ days: 1 })) : undefined;
  }
}

/** The next moment at which anything can come due. */
export function nextDue({ at: time }: DigestTimes, now: Date, zone: string): Date {
  const here = DateTime.fromJSDate(now, { zone });
  const today = at(here.startOf('day'), time);
  return (today > here ? today : at(here.plus({ days: 1 }).startOf('day'), time)).toJSDate();
}

/**
 * What is told when `last` is due and `told` was the last day told before: with days missed between, all of them in one. A
 * week and a month are always whole.
 */
export function duePeriod(form: DigestForm, last: string, told: string | undefined, zone: string): Period {
  const end = startOf(last, zone);
  if (form === 'week') return periodOf(form, dateOf(end.minus({ days: 6 })), last, zone);
  if (form === 'month') return periodOf(form, dateOf(end.startOf('month')), last, zone);
  const next = told === undefined ? end : startOf(told, zone).plus({ days: 1 });
  const earliest = end.minus({ days: longestDays - 1 });
  return periodOf(form, dateOf(DateTime.min(end, DateTime.max(next, earliest))), last, zone);
}

/** The period it is held against: the same weekdays a week before, the week or the month before; as far as it has come. */
export function periodBefore({ form, first, last, from, to, zone, running }: Period): Period {
  const back = form === 'month' ? { months: 1 } : { weeks: 1 };
  const moved = (date: string) => dateOf(startOf(date, zone).minus(back));
  const whole =
    form === 'month' && !running
      ? periodOf(form, moved(first), dateOf(startOf(first, zone).minus({ days: 1 })), zone)
      : periodOf(form, moved(first), moved(last), zone);
  if (!running) return whole;
  const end = new Date(whole.from.getTime() + (to.getTime() - from.getTime()));
  return { ...whole, to: end < whole.to ? end : whole.to };
}

/** How what it is held against is called. */
export type Against = 'day' | 'days' | 'week' | 'month' | 'runningDay' | 'runningWeek' | 'runningMonth';

/** The period that it is held against, by name: as far as this one has come where it is under way. */
export function againstOf({ form, first, last, running }: Period): Against {
  if (form === 'week') return running ? 'runningWeek' : 'week';
  if (form === 'month') return running ? 'runningMonth' : 'month';
  if (running) return 'runningDay';
  return first === last ? 'day' : 'days';
}

/** Every local date of the trend up to the period's end, oldest first: 14 days, for a week 28, for a month its own. */
export function trendDays({ form, first, last, zone }: Period): readonly string[] {
  const end = startOf(last, zone);
  const shown = { day: 14, week: 28, month: end.diff(startOf(first, zone), 'days').days + 1 }[form];
  const days = Math.round(shown);
  return Array.from({ length: days }, (_, index) => dateOf(end.minus({ days: days - 1 - index })));
}

/** The first moment of each day of the trend. */
export function daysFrom(period: Period): readonly { readonly day: string; readonly from: Date }[] {
  return trendDays(period).map((day) => ({ day, from: startOf(day, period.zone).toJSDate() }));
}

/** The first moment that a digest of this period needs to know of. */
export function knownFrom(period: Period): Date {
  const [first = period.first] = trendDays(period);
  const before = DateTime.fromJSDate(periodBefore(period).from);
  return DateTime.min(startOf(first, period.zone), before).toJSDate();
}

/** The local date of a moment. */
export function dateIn(zone: string, moment: Date): string {
  return dateOf(DateTime.fromJSDate(moment, { zone }));
}

/** A local date as people type it, `11-20` or `2026-11-20`, no later than today; undefined when it is none. */
export function dateTyped(words: string, now: Date, zone: string): string | undefined {
  const match = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/u.exec(words.normalize('NFKC').trim());
  if (!match) return undefined;
  const here = DateTime.fromJSDate(now, { zone });
  const [, year, month, day] = match;
  const wall = { year: Number(year ?? here.year), month: Number(month), day: Number(day) };
  const named = DateTime.fromObject(wall, { zone });
  const meant = year === undefined && named > here ? named.minus({ years: 1 }) : named;
  return meant.isValid && meant <= here && meant.day === wall.day ? dateOf(meant) : undefined;
}

/** The first moment of a local day, which is not midnight where the clocks change at midnight. */
function startOf(date: string, zone: string): DateTime {
  return DateTime.fromISO(`${date}T12:00`, { zone }).startOf('day');
}

function dayAfter(date: string, zone: string): DateTime {
  return startOf(date, zone).plus({ hours: 36 }).startOf('day');
}

function at(day: DateTime, time: string): DateTime {
  const [hour = '0', minute = '0'] = time.split(':');
  return day.set({ hour: Number(hour), minute: Number(minute) });
}

function dateOf(time: DateTime): string {
  return time.toFormat('yyyy-MM-dd');
}
