import { describe, expect, it } from 'vitest';
import { ago, clockTime, count, countdown, duration } from '../../../src/bot/cards/numbers.ts';

const minute = 60_000;
const hour = 60 * minute;

it.each`
  value          | zh         | en
  ${0}           | ${'0'}     | ${'0'}
  ${999}         | ${'999'}   | ${'999'}
  ${1_000}       | ${'1000'}  | ${'1k'}
  ${9_999}       | ${'9999'}  | ${'10k'}
  ${10_000}      | ${'1万'}   | ${'10k'}
  ${12_034}      | ${'1.2万'} | ${'12k'}
  ${99_999}      | ${'10万'}  | ${'100k'}
  ${1_250_000}   | ${'125万'} | ${'1.3M'}
  ${999_999}     | ${'100万'} | ${'1M'}
  ${99_999_999}  | ${'1亿'}   | ${'100M'}
  ${340_000_000} | ${'3.4亿'} | ${'340M'}
  ${-5}          | ${'0'}     | ${'0'}
`('$value is said $zh and $en', ({ value, zh, en }) => {
  expect([count(value, 'zh'), count(value, 'en')]).toEqual([zh, en]);
});

it.each`
  ms                        | zh                | en
  ${0}                      | ${'不到 1 分钟'}  | ${'under 1 min'}
  ${59_999}                 | ${'不到 1 分钟'}  | ${'under 1 min'}
  ${12 * minute + 40_000}   | ${'12 分钟'}      | ${'12 min'}
  ${hour}                   | ${'1 小时'}       | ${'1 h'}
  ${hour + 48 * minute}     | ${'1 小时 48 分'} | ${'1 h 48 min'}
  ${24 * hour}              | ${'1 天'}         | ${'1 d'}
  ${51 * hour + 5 * minute} | ${'2 天 3 小时'}  | ${'2 d 3 h'}
`('$ms ms last $zh', ({ ms, zh, en }) => {
  expect([duration(ms, 'zh'), duration(ms, 'en')]).toEqual([zh, en]);
});

it.each`
  ms                      | shown
  ${12 * minute + 40_000} | ${'12:40'}
  ${9_000}                | ${'00:09'}
  ${0}                    | ${'00:00'}
  ${hour - 1}             | ${'59:59'}
  ${hour + 52 * minute}   | ${'1 小时 52 分'}
`('$ms ms left are shown as $shown', ({ ms, shown }) => {
  expect(countdown(ms, 'zh')).toBe(shown);
});

describe('how long ago', () => {
  const now = new Date('2026-11-22T01:12:00Z');
  it.each`
    past                      | zh               | en
    ${0}                      | ${'刚刚'}        | ${'just now'}
    ${-30_000}                | ${'刚刚'}        | ${'just now'}
    ${12 * minute + 59_000}   | ${'12 分钟前'}   | ${'12 min ago'}
    ${3 * hour + 30 * minute} | ${'3 小时前'}    | ${'3 h ago'}
    ${24 * hour - 1}          | ${'23 小时前'}   | ${'23 h ago'}
    ${24 * hour}              | ${'11-21 09:12'} | ${'11-21 09:12'}
    ${-2 * hour}              | ${'11:12'}       | ${'11:12'}
  `('$past ms: $zh', ({ past, zh, en }) => {
    const at = new Date(now.getTime() - past);
    expect(ago(at, now, 'Asia/Shanghai', 'zh')).toBe(zh);
    expect(ago(at, now, 'Asia/Shanghai', 'en')).toBe(en);
  });
});

/** The clocks of New York go back at 06:00Z on 2026-11-01 and forward at 07:00Z on 2026-03-08. */
it.each`
  at                        | now                       | zone                     | shown
  ${'2026-11-21T01:12:00Z'} | ${'2026-11-21T15:59:00Z'} | ${'Asia/Shanghai'}       | ${'09:12'}
  ${'2026-11-21T01:12:00Z'} | ${'2026-11-21T16:00:00Z'} | ${'Asia/Shanghai'}       | ${'11-21 09:12'}
  ${'2025-12-31T15:59:00Z'} | ${'2025-12-31T16:01:00Z'} | ${'Asia/Shanghai'}       | ${'2025-12-31 23:59'}
  ${'2026-11-20T16:00:00Z'} | ${'2026-11-21T01:12:00Z'} | ${'Asia/Shanghai'}       | ${'00:00'}
  ${'2026-11-21T01:12:00Z'} | ${'2026-11-21T02:00:00Z'} | ${'Asia/Urumqi'}         | ${'07:12'}
  ${'2026-11-01T05:30:00Z'} | ${'2026-11-01T12:00:00Z'} | ${'America/New_York'}    | ${'01:30'}
  ${'2026-11-01T06:30:00Z'} | ${'2026-11-01T12:00:00Z'} | ${'America/New_York'}    | ${'01:30'}
  ${'2026-03-08T06:59:00Z'} | ${'2026-03-08T12:00:00Z'} | ${'America/New_York'}    | ${'01:59'}
  ${'2026-03-08T07:00:00Z'} | ${'2026-03-08T12:00:00Z'} | ${'America/New_York'}    | ${'03:00'}
  ${'2026-11-01T03:59:00Z'} | ${'2026-11-01T12:00:00Z'} | ${'America/New_York'}    | ${'10-31 23:59'}
  ${'2026-07-01T22:30:00Z'} | ${'2026-07-01T23:00:00Z'} | ${'Australia/Lord_Howe'} | ${'09:00'}
`('$at is read in $zone as $shown', ({ at, now, zone, shown }) => {
  expect(clockTime(new Date(at), new Date(now), zone)).toBe(shown);
});
