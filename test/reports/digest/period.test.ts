import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateIn,
  dateTyped,
  daysFrom,
  duePeriod,
  knownFrom,
  lastDue,
  lastPeriod,
  periodBefore,
  periodOf,
  runningPeriod,
  trendDays,
} from '../../../src/reports/digest/period.ts';

const hour = 3_600_000;
const times = { at: '08:00', weekOn: 1, month: true } as const;
const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Apia',
];

function hours({ from, to }: { readonly from: Date; readonly to: Date }): number {
  return (to.getTime() - from.getTime()) / hour;
}

describe('a local day', () => {
  it.each([
    ['2026-11-21', 'Asia/Shanghai', 24, '2026-11-20T16:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', 23, '2026-03-28T23:00:00.000Z'],
    ['2026-10-25', 'Europe/Berlin', 25, '2026-10-24T22:00:00.000Z'],
    // Clocks go on at midnight: the day begins at one.
    ['2026-09-06', 'America/Santiago', 23, '2026-09-06T04:00:00.000Z'],
    ['2026-04-05', 'Australia/Lord_Howe', 24.5, '2026-04-04T13:00:00.000Z'],
  ])('%s in %s has %d hours', (day, zone, long, from) => {
    const period = periodOf('day', day, day, zone);
    expect(hours(period)).toBe(long);
    expect(period.from.toISOString()).toBe(from);
  });

  it('follows the one before it without a gap, in every zone and year', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        (zone, moment) => {
          const day = dateIn(zone, moment);
          const { from, to } = periodOf('day', day, day, zone);
          expect(moment >= from && moment < to).toBe(true);
          const next = dateIn(zone, to);
          expect(periodOf('day', next, next, zone).from).toEqual(to);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('what is due', () => {
  it.each([
    ['day', '2026-11-22T23:59:59Z', '2026-11-21'],
    ['day', '2026-11-23T00:00:00Z', '2026-11-22'],
    ['week', '2026-11-22T23:59:59Z', '2026-11-15'],
    ['week', '2026-11-23T00:00:00Z', '2026-11-22'],
    ['week', '2026-11-29T12:00:00Z', '2026-11-22'],
    ['month', '2026-11-30T23:59:59Z', '2026-10-31'],
    ['month', '2026-12-01T00:00:00Z', '2026-11-30'],
  ] as const)('a %s at %s in Shanghai is of the days up to %s', (form, now, last) => {
    expect(lastDue(form, times, new Date(now), 'Asia/Shanghai')).toBe(last);
  });

  it('is nothing where the longer ones are not wanted', () => {
    const now = new Date('2026-11-23T00:00:00Z');
    expect(lastDue('week', { at: '08:00', month: false }, now, 'UTC')).toBeUndefined();
    expect(lastDue('month', { at: '08:00', month: false }, now, 'UTC')).toBeUndefined();
  });

  it('of a time of day that the clocks leave out comes as soon as they go on', () => {
    const gap = { at: '02:30', month: false };
    expect(lastDue('day', gap, new Date('2026-03-29T01:29:00Z'), 'Europe/Berlin')).toBe('2026-03-27');
    expect(lastDue('day', gap, new Date('2026-03-29T01:30:00Z'), 'Europe/Berlin')).toBe('2026-03-28');
  });

  it('makes up for the days missed, a month of them at the most; weeks and months are whole', () => {
    const zone = 'Asia/Shanghai';
    expect(duePeriod('day', '2026-11-21', '2026-11-20', zone)).toMatchObject({ first: '2026-11-21' });
    expect(duePeriod('day', '2026-11-21', '2026-11-18', zone)).toMatchObject({ first: '2026-11-19' });
    expect(duePeriod('day', '2026-11-21', '2025-01-01', zone)).toMatchObject({ first: '2026-10-22' });
    expect(duePeriod('week', '2026-11-22', '2026-10-04', zone)).toMatchObject({ first: '2026-11-16' });
    expect(duePeriod('month', '2026-02-28', undefined, zone)).toMatchObject({ first: '2026-02-01' });
  });
});

describe('what it is held against', () => {
  it.each([
    [periodOf('day', '2026-11-21', '2026-11-21', 'Asia/Shanghai'), '2026-11-14', '2026-11-14'],
    [periodOf('week', '2026-11-16', '2026-11-22', 'Asia/Shanghai'), '2026-11-09', '2026-11-15'],
    [periodOf('month', '2026-03-01', '2026-03-31', 'Asia/Shanghai'), '2026-02-01', '2026-02-28'],
  ])('%#', (period, first, last) => {
    expect(periodBefore(period)).toMatchObject({ first, last });
  });

  it('is as far as the one under way has come', () => {
    const now = new Date('2026-11-21T06:20:00Z');
    const period = runningPeriod('day', now, 'Asia/Shanghai');
    expect(period).toMatchObject({ first: '2026-11-21', last: '2026-11-21', to: now, running: true });
    expect(periodBefore(period).to.toISOString()).toBe('2026-11-14T06:20:00.000Z');
  });

  it('is known from before all that the trend shows', () => {
    for (const form of ['day', 'week', 'month'] as const) {
      const period = lastPeriod(form, new Date('2026-11-21T06:20:00Z'), 'Europe/Berlin');
      const [first] = daysFrom(period);
      expect(knownFrom(period) <= (first?.from ?? period.to)).toBe(true);
      expect(knownFrom(period) <= periodBefore(period).from).toBe(true);
      expect(trendDays(period).at(-1)).toBe(period.last);
    }
  });
});

describe('a date as it is typed', () => {
  const now = new Date('2026-11-21T06:20:00Z');
  it.each([
    ['11-20', '2026-11-20'],
    ['１１－２０', '2026-11-20'],
    ['11月20日', '2026-11-20'],
    ['2026-11-21', '2026-11-21'],
    ['12-01', '2025-12-01'],
    ['2026-11-22', undefined],
    ['2-30', undefined],
    ['13-01', undefined],
    ['昨天', undefined],
  ])('%s', (words, date) => {
    expect(dateTyped(words, now, 'Asia/Shanghai')).toBe(date);
  });
});
