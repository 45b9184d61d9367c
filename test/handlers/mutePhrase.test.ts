import { describe, expect, it } from 'vitest';
import { endOf } from '../../src/handlers/muteUntil.ts';
import { understand } from '../../src/handlers/phrasebook.ts';

const december = { year: 2026, month: 12, day: 1 };
const mute = { kind: 'mute', until: december, reason: '营销号，与诊疗无关' };

describe('what HQ types about silence', () => {
  it.each<[string, object]>([
    ['静音 作者 某某 到 2026-12-01 营销号，与诊疗无关', { ...mute, what: 'author', value: '某某' }],
    ['静音作者「某某」到2026年12月1日，原因：营销号，与诊疗无关', { ...mute, what: 'author', value: '某某' }],
    ['靜音 站點 某论坛 至 2026/12/1 营销号，与诊疗无关', { ...mute, what: 'site', value: '某论坛' }],
    [
      '静音 短语 Double 11 到 ２０２６－１２－０１ 营销号，与诊疗无关',
      { ...mute, what: 'phrase', value: 'Double 11' },
    ],
    ['静音 短语 说到做到 到 2026-12-01 营销号，与诊疗无关', { ...mute, what: 'phrase', value: '说到做到' }],
    [
      '静音 短语 双十一体检 30天 理由 营销活动',
      { ...mute, what: 'phrase', value: '双十一体检', until: { days: 30 }, reason: '营销活动' },
    ],
    [
      'mute author Some One until 2026-12-01 reason: spam only',
      { ...mute, what: 'author', value: 'Some One', reason: 'spam only' },
    ],
    ['@烽火 静音列表', { kind: 'mutes' }],
    ['mutes', { kind: 'mutes' }],
    ['取消静音 3', { kind: 'unmute', id: 3 }],
    ['unmute #3', { kind: 'unmute', id: 3 }],
    ['取消静音', { kind: 'muteHow' }],
    ['静音', { kind: 'muteHow' }],
    ['静音 某某', { kind: 'muteHow' }],
    ['静音 作者 某某', { kind: 'muteHow' }],
    ['静音 作者 到 2026-12-01 营销号', { kind: 'muteHow' }],
  ])('%s', (typed, phrase) => {
    expect(understand(typed)).toEqual(phrase);
  });

  it('is not what others type', () => {
    for (const typed of ['P128 认领', '上报 有人说要静音', 'muted', '帮助']) {
      expect(['mute', 'mutes', 'unmute', 'muteHow']).not.toContain(understand(typed).kind);
    }
  });
});

describe('until when', () => {
  const noon = new Date('2026-11-22T04:00:00Z');
  it.each<[string, Parameters<typeof endOf>[0], string, string | undefined]>([
    ['the end of that day in the zone', december, 'Asia/Shanghai', '2026-12-01T16:00:00.000Z'],
    ['today is a day too', { year: 2026, month: 11, day: 22 }, 'Asia/Shanghai', '2026-11-22T16:00:00.000Z'],
    ['so many days from now', { days: 30 }, 'Asia/Shanghai', '2026-12-22T04:00:00.000Z'],
    [
      'over a change of the clocks',
      { year: 2027, month: 3, day: 14 },
      'America/New_York',
      '2027-03-15T04:00:00.000Z',
    ],
    ['yesterday is over', { year: 2026, month: 11, day: 21 }, 'Asia/Shanghai', undefined],
    ['there is no such day', { year: 2027, month: 2, day: 30 }, 'Asia/Shanghai', undefined],
    ['more than a year is forgotten', { year: 2027, month: 11, day: 30 }, 'Asia/Shanghai', undefined],
    ['no days are none', { days: 0 }, 'Asia/Shanghai', undefined],
  ])('%s', (_rule, until, zone, end) => {
    expect(endOf(until, noon, zone)?.toISOString()).toBe(end);
  });
});
