import { describe, expect, it } from 'vitest';
import { alertCard } from '../../../src/bot/cards/alert.ts';
import type { Seat } from '../../../src/bot/cards/context.ts';
import { faceOf } from '../../../src/bot/cards/face.ts';
import { rungNotice, rungText } from '../../../src/bot/cards/rung.ts';
import { plain } from '../../../src/bot/message.ts';
import type { Known, PersonId } from '../../../src/incident/incident.ts';
import type { Rung } from '../../../src/incident/rung.ts';
import { offered } from '../../../src/policy/offered.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import {
  branchSeat,
  chenChen,
  claimed,
  closed,
  east,
  english,
  hq,
  hqSeat,
  liMin,
  minutesAgo,
  opened,
  org,
  pudong,
  regionSeat,
  rivalSeat,
  viewOf,
  voice,
  xuhui,
  zhouMin,
} from './sample.ts';

/** 09:14 is now. */
function rung(minutes: number, change: Partial<Rung> = {}): Rung {
  const at = minutesAgo(minutes);
  const whom = {
    incident: opened.id,
    person: liMin,
    unit: xuhui,
    why: 'told',
    since: opened.openedAt,
  } as const;
  return {
    ...whom,
    how: 'app',
    way: 'feishu',
    id: `${minutes}`,
    askedAt: at,
    at,
    outcome: 'sent',
    ...change,
  };
}

function lineOn(
  rungs: readonly Rung[],
  seat: Seat = branchSeat,
  policy: Policy = voice.policy,
  incident: Known = opened,
) {
  const card = cardOf(rungs, seat, policy, incident);
  return plain(card)
    .split('\n')
    .find((line) => /^(已呼叫|Rung)/.test(line));
}

function cardOf(
  rungs: readonly Rung[],
  seat: Seat = branchSeat,
  policy: Policy = voice.policy,
  incident: Known = opened,
) {
  const ctx = { ...voice, policy, offered: offered(incident, seat, org, policy) };
  return alertCard(viewOf(incident, { rung: rungs }), seat, ctx);
}

const zhou = { person: zhouMin, unit: east } as const;
const read = { readAt: minutesAgo(1) };

describe('who was rung stands on the card', () => {
  it.each<[string, readonly Rung[], string | undefined, string | undefined]>([
    ['nobody', [], undefined, undefined],
    ['by Feishu', [rung(2)], '已呼叫：李敏 飞书加急 09:12', 'Rung: 李敏 Feishu urgent 09:12'],
    [
      'and has read',
      [rung(2, read)],
      '已呼叫：李敏 飞书加急 09:12 已读 09:13',
      'Rung: 李敏 Feishu urgent 09:12 read 09:13',
    ],
    [
      'by text message',
      [rung(2, { how: 'sms', way: 'hook' })],
      '已呼叫：李敏 短信 09:12',
      'Rung: 李敏 text message 09:12',
    ],
    [
      'by telephone for want of an app',
      [rung(2, { way: 'hook' })],
      '已呼叫：李敏 短信 09:12',
      'Rung: 李敏 text message 09:12',
    ],
    [
      'by a call',
      [rung(2, { how: 'phone', way: 'hook' })],
      '已呼叫：李敏 电话 09:12',
      'Rung: 李敏 call 09:12',
    ],
    [
      'by a call of Feishu’s',
      [rung(2, { how: 'phone' })],
      '已呼叫：李敏 飞书电话加急 09:12',
      'Rung: 李敏 Feishu urgent call 09:12',
    ],
    [
      'by Slack, as loud as it gets',
      [rung(2, { how: 'phone', way: 'slack' })],
      '已呼叫：李敏 Slack 私信 09:12',
      'Rung: 李敏 Slack message 09:12',
    ],
    [
      'by WeCom',
      [rung(2, { way: 'wecom-app' })],
      '已呼叫：李敏 企业微信消息 09:12',
      'Rung: 李敏 WeCom message 09:12',
    ],
    [
      'by a sixth platform',
      [rung(2, { way: 'matrix' })],
      '已呼叫：李敏 matrix 09:12',
      'Rung: 李敏 matrix 09:12',
    ],
    [
      'in vain',
      [rung(2, { outcome: 'failed' })],
      '已呼叫：李敏 飞书加急 09:12 没有送到',
      'Rung: 李敏 Feishu urgent 09:12 not delivered',
    ],
    [
      'perhaps',
      [rung(2, { outcome: 'uncertain' })],
      '已呼叫：李敏 飞书加急 09:12 未确认送到',
      'Rung: 李敏 Feishu urgent 09:12 not confirmed',
    ],
    ['no more, since it was not needed', [rung(2, { outcome: 'dropped' })], undefined, undefined],
    [
      'by the last way, who read the message before it',
      [rung(3, read), rung(2, { how: 'sms', way: 'hook' })],
      '已呼叫：李敏 短信 09:12 已读 09:13',
      'Rung: 李敏 text message 09:12 read 09:13',
    ],
    [
      'anew, who had read of the reason before',
      [rung(5, { since: minutesAgo(9), readAt: minutesAgo(4) }), rung(2)],
      '已呼叫：李敏 飞书加急 09:12',
      'Rung: 李敏 Feishu urgent 09:12',
    ],
    [
      'with others',
      [rung(3, read), rung(2, zhou)],
      '已呼叫：李敏 飞书加急 09:11 已读 09:13 · 周敏 飞书加急 09:12',
      'Rung: 李敏 Feishu urgent 09:11 read 09:13 · 周敏 Feishu urgent 09:12',
    ],
  ])('%s', (_what, rungs, chinese, inEnglish) => {
    expect(lineOn(rungs)).toBe(chinese);
    expect(lineOn(rungs, branchSeat, english)).toBe(inEnglish);
  });

  it('four of them, and how many there are', () => {
    const six = Array.from({ length: 6 }, (_, n) => rung(2, { id: `${n}`, person: `P${n}` as PersonId }));
    expect(lineOn(six)?.match(/飞书加急/g)).toHaveLength(4);
    expect(lineOn(six)).toMatch(/ 等 6 人$/);
    expect(lineOn(six, branchSeat, english)).toMatch(/ and others, 6 in all$/);
  });

  it('while somebody has it, and no longer when it has ended', () => {
    expect(lineOn([rung(2)], branchSeat, voice.policy, claimed)).toBe('已呼叫：李敏 飞书加急 09:12');
    expect(lineOn([rung(2)], branchSeat, voice.policy, closed)).toBeUndefined();
  });

  it('for other groups as far as they may know', () => {
    const rungs = [rung(3), rung(2, zhou), rung(1, { person: chenChen, unit: pudong })];
    expect(lineOn(rungs, hqSeat)).toBe(
      '已呼叫：李敏 飞书加急 09:11 · 周敏 飞书加急 09:12 · 陈晨 飞书加急 09:13',
    );
    expect(lineOn(rungs, regionSeat)).toContain('李敏');
    expect(lineOn(rungs, branchSeat)).toBe('已呼叫：李敏 飞书加急 09:11 · 周敏 飞书加急 09:12');
    expect(lineOn(rungs, rivalSeat)).toBe('已呼叫：周敏 飞书加急 09:12 · 陈晨 飞书加急 09:13');
    const standIn = [rung(2, { person: chenChen })];
    expect(lineOn(standIn, branchSeat)).toBe('已呼叫：其他院区人员 飞书加急 09:12');
    expect(lineOn(standIn, rivalSeat)).toBeUndefined();
  });

  it('and is no news to who stands by: a group that cannot be shown a change hears nothing of it', () => {
    expect(faceOf(cardOf([rung(2, read)]))).toBe(faceOf(cardOf([])));
  });
});

describe('what the one who is rung is told', () => {
  const view = viewOf(opened);
  const drill = viewOf(opened, { drill: true });

  it('is which incident it is, and why they', () => {
    const words = plain(rungNotice(view, xuhui, 'told', voice));
    expect(words).toBe('P128 · 请徐汇院区认领 · Ⅱ级 重大 · 医疗安全 · 患者家属称徐汇院区手术后未告知并发症');
    expect(plain(rungNotice(view, east, 'called', voice))).toContain(
      '到时限无人认领或下级上报，请华东区域认领',
    );
    expect(plain(rungNotice(drill, xuhui, 'unclaimed', voice))).toContain('【演练】');
    expect(plain(rungNotice(view, hq, 'unclaimed', { ...voice, policy: english }))).toBe(
      'P128 · unclaimed at its deadline; 总部, please claim it · Level II, orange · Medical safety · 患者家属称徐汇院区手术后未告知并发症',
    );
  });

  it('is, where others carry it, nothing of what was posted', () => {
    expect(rungText(view, east, 'called', voice)).toBe(
      '【烽火】P128 Ⅱ级 重大 · 医疗安全，徐汇院区，到时限无人认领或下级上报，请华东区域认领。请到群里处理。',
    );
    expect(rungText(view, xuhui, 'told', { ...voice, policy: english })).toBe(
      '[Fenghuo] P128, Level II, orange · Medical safety, 徐汇院区: 徐汇院区, please claim it. Please see to it in the group.',
    );
  });
});
