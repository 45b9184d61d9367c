import { describe, expect, it } from 'vitest';
import { alertCard, movedAwayCard } from '../../../src/bot/cards/alert.ts';
import type { Seat } from '../../../src/bot/cards/context.ts';
import { type Card, plain } from '../../../src/bot/message.ts';
import type { Known } from '../../../src/incident/incident.ts';
import { offered } from '../../../src/policy/offered.ts';
import {
  answered,
  branchSeat,
  claimed,
  closed,
  dismissed,
  english,
  escalated,
  hqSeat,
  matter,
  merged,
  minutesAgo,
  newYork,
  opened,
  org,
  otherIncident,
  post,
  raisedAndInstructed,
  regionSeat,
  silent,
  takenByRegion,
  viewOf,
  voice,
  waitingToBeDismissed,
} from './sample.ts';

function card(incident: Known, seat: Seat = branchSeat, change: Parameters<typeof viewOf>[1] = {}): Card {
  const ctx = { ...voice, offered: offered(incident, seat, org, voice.policy) };
  return alertCard(viewOf(incident, change), seat, ctx);
}

function inEnglish(incident: Known, seat: Seat): Card {
  const ctx = { ...voice, policy: english, offered: offered(incident, seat, org, english) };
  return alertCard(viewOf(incident), seat, ctx);
}

/** `[认领]` primary, `<关闭>` danger, `+` under 更多. */
function buttons({ actions }: Card): string {
  const shown = actions.map(({ label, style, more }) => {
    const marked = { primary: `[${label}]`, plain: label, danger: `<${label}>` }[style];
    return more ? `+${marked}` : marked;
  });
  return shown.join(' ');
}

const top = [
  '患者家属称徐汇院区手术后未告知并发症',
  '徐汇院区 · 微博 等 3 个平台 · 23 条 ↑ 8 条/10分钟 · 触达 1.2万',
  '「【患者】术后高烧三天，家属多次询问……」',
];
const reasons = '为什么是Ⅱ级：称医疗损害（并发症） · 传播量大 · 涉及未成年人';
const origin = '首见 09:12（微博 @城市观察）· 原帖 · 证据已固定 #a41f09c2';
const clocksOpen =
  '时限：认领 12 分钟（09:27 前）· 上级报告 1 小时 57 分（11:12 前）· 权威信息 4 小时 57 分（14:12 前）';
const clocksOwned =
  '时限：上级报告 1 小时 57 分（11:12 前）· 权威信息 4 小时 57 分（14:12 前）· 全面回应 23 小时 57 分（11-22 09:12 前）';

describe('a card at each stage', () => {
  it('unclaimed: how bad, whose, what is said, why, since when, the clocks', () => {
    const expected = ['Ⅱ级 重大 · 医疗安全 · P128 · 待认领 12:40', ...top, reasons, origin, clocksOpen];
    expect(plain(card(opened)).split('\n')).toEqual(expected);
  });

  it('claimed: who has it, and no claim clock', () => {
    const expected = ['Ⅱ级 重大 · 医疗安全 · P128 · 处置中（李敏）', ...top, reasons, origin, clocksOwned];
    expect(plain(card(claimed)).split('\n')).toEqual([...expected, '李敏（徐汇院区）09:13 认领']);
  });

  it('escalated: who did it and what became of it', () => {
    const [last] = plain(card(escalated)).split('\n').slice(-1);
    expect(last).toBe('已上报华东区域 09:13 李敏：帖子说的是三年前的事，已答复 → 等待认领（值班 周敏）');
  });

  it('escalated and taken: the branch reads who answered', () => {
    const [last] = plain(card(takenByRegion)).split('\n').slice(-1);
    expect(last).toBe('已上报华东区域 09:13 李敏：帖子说的是三年前的事，已答复 → 华东区域已认领 09:13 周敏');
  });

  it('silent: the clock called the next tier', () => {
    const [last] = plain(card(silent)).split('\n').slice(-1);
    expect(last).toBe('无人认领，09:13 自动上报华东区域 → 等待认领（值班 周敏）');
  });

  it('raised by a person and instructed: who set the level, what is asked until when, the latest fact', () => {
    expect(plain(card(raisedAndInstructed)).split('\n')).toEqual([
      'Ⅰ级 特别重大 · 医疗安全 · P128 · 处置中（李敏）',
      ...top,
      '为什么是Ⅰ级：王芳 定级 · 称医疗损害（并发症） · 传播量大',
      origin,
      '时限：下发徐汇院区 30 分钟（09:44 前）· 上级报告 1 小时 57 分（11:12 前）· 权威信息 4 小时 57 分（14:12 前）',
      '李敏（徐汇院区）09:13 认领',
      '下发徐汇院区：核实术后告知记录（周敏 09:14，09:44 前）',
      '备注 2 条，最新：术前谈话有签字，正在调阅病历',
    ]);
  });

  it('a dismissal that waits: who asked, why, and that the clock runs on', () => {
    expect(plain(card(waitingToBeDismissed)).split('\n').slice(-2)).toEqual([
      '李敏 09:13 申请排除：帖子说的是三年前的事，已答复',
      '等待上级同意，时限照走',
    ]);
  });

  it('dismissed and closed: who, when, in which words, and little else', () => {
    expect(plain(card(closed)).split('\n')).toEqual([
      'Ⅱ级 重大 · 医疗安全 · P128 · 已关闭（王芳）',
      top[0],
      top[1],
      '王芳 09:14 关闭：帖子说的是三年前的事，已答复',
      origin,
    ]);
    expect(plain(card(dismissed)).split('\n')[3]).toBe('周敏 09:13 排除：帖子说的是三年前的事，已答复');
  });

  it('merged: into which, by whom and why, and nothing more to press; unnamed where it may not be known', () => {
    const kin = new Map([[otherIncident, 'P129']]);
    const shown = card(merged, branchSeat, { kin });
    expect(shown.state).toBe('已并入 P129');
    expect(plain(shown)).toContain('周敏 09:13 并入 P129，后续请看那一件：帖子说的是三年前的事，已答复');
    expect(shown.done).toBe(true);
    expect(buttons(shown)).toBe('+历史');
    expect(plain(card(merged))).toContain('已并入 另一件');
  });

  it('an instruction that is done says what was done', () => {
    expect(plain(card(answered))).toContain(
      '下发徐汇院区：核实术后告知记录（李敏 09:13 办结：术前谈话有签字，正在调阅病历）',
    );
  });

  it('with what had lain quiet before: how many of its posts', () => {
    expect(plain(card({ ...opened, earlier: 3 }))).toContain(`${origin}\n其中 3 条是此前没有提醒的相关信息`);
  });

  it('late: the state says by how much', () => {
    const since = minutesAgo(40);
    const late: Known = { ...matter, stage: 'open', since, levelSince: { orange: since } };
    expect(card(late).state).toBe('待认领 超时 25 分钟');
  });
});

describe('the words that are why', () => {
  const said = (text: string, title = '', reasons = ['death', 'harm'] as const) =>
    card(opened, branchSeat, { reasons, first: { ...post, title, text }, quote: { ...post, title, text } });
  const spansOf = (of: Card, kind: string) => of.lines.find((line) => line.kind === kind)?.spans;

  it('are marked in the quote, each with its reason, and masks are left alone', () => {
    expect(spansOf(said('医生误诊，【电话】张某某术后死亡'), 'quote')).toEqual([
      { text: '「' },
      { text: '医生' },
      { text: '误诊', mark: 'harm' },
      { text: '，【电话】张某某' },
      { text: '术后死亡', mark: 'death' },
      { text: '」' },
    ]);
  });

  it('are marked in the title, and named beside a reason that the quote does not speak of', () => {
    const shown = said('大家都很难过，要求医院说清楚。', '徐汇院区术后死亡一人');
    expect(shown.title).toBe('徐汇院区术后死亡一人');
    expect(shown.titleSpans).toEqual([
      { text: '徐汇院区' },
      { text: '术后死亡', mark: 'death' },
      { text: '一人' },
    ]);
    expect(plain(shown)).toContain('为什么是Ⅱ级：称有人死亡（术后死亡） · 称医疗损害');
    expect(said('医生误诊').titleSpans, 'a title of one’s own words').toEqual([
      { text: '医生' },
      { text: '误诊', mark: 'harm' },
    ]);
  });

  it('are quoted from the sentence that speaks of the gravest, without the headline that the text repeats', () => {
    const title = '徐汇院区被投诉';
    const text = `${title}。我们等了一整天没有人管，护士态度也不好，问什么都说不知道。孩子最后没有救回来，术后死亡。我们要一个说法，谁来给？`;
    expect(plain(said(text, title)).split('\n')[3]).toBe(
      '「…孩子最后没有救回来，术后死亡。我们要一个说法，谁来给？」',
    );
  });

  it('come from the first post where the widest says nothing of the reasons', () => {
    const first = { ...post, title: '一件事', text: '医生误诊' };
    const shown = card(opened, branchSeat, { reasons: ['harm'], first, quote: { ...post, text: '转发' } });
    expect(plain(shown)).toContain('「医生误诊」');
  });

  it('stand beside a quiet hint where the post is told as hearsay is; a report of ours has none', () => {
    const text = '紧急通知，求扩散：徐汇院区误诊';
    const hint = { kind: 'plain', spans: [{ text: '像传言，未经核实', weight: 'quiet' }] };
    expect(said(text).lines).toContainEqual(hint);
    expect(said('徐汇院区误诊').lines).not.toContainEqual(hint);
    const report = { ...post, kind: 'report', text };
    expect(card(opened, branchSeat, { first: report, quote: report }).lines).not.toContainEqual(hint);
  });

  it('are none where the nature alone made the level, which the card says; blue says nothing', () => {
    const first = { ...post, title: '打针后腰疼', text: '打针后腰疼' };
    const none = { reasons: [], first, quote: first };
    const yellow: Known = { ...opened, level: 'yellow' };
    expect(plain(card(yellow, branchSeat, none))).toContain('\n为什么是Ⅲ级：性质为医疗安全\n');
    const blue: Known = { ...opened, level: 'blue' };
    expect(plain(card(blue, branchSeat, none))).not.toContain('为什么');
  });

  it('are not doubled where the post is its headline', () => {
    expect(spansOf(said('徐汇院区误诊', '徐汇院区误诊'), 'quote')).toBeUndefined();
  });
});

describe('every tier of one incident', () => {
  const stages = {
    opened,
    claimed,
    escalated,
    silent,
    takenByRegion,
    waitingToBeDismissed,
    dismissed,
    closed,
  };
  it.each(Object.entries(stages))('reads the same state: %s', (_name, incident) => {
    const states = [branchSeat, regionSeat, hqSeat].map((seat) => card(incident, seat).state);
    expect(new Set(states).size).toBe(1);
  });

  it.each(Object.entries(stages))('reads the same words: %s', (_name, incident) => {
    const words = [branchSeat, regionSeat, hqSeat].map((seat) => plain(card(incident, seat)));
    expect(new Set(words).size).toBe(1);
  });
});

describe('the buttons of each group', () => {
  it.each`
    stage                 | incident                | seat          | expected
    ${'open'}             | ${opened}               | ${branchSeat} | ${'[认领] 排除 补充事实 上报区域 +非我院 +改性质 +合并 +拆分 +稍后 30 分钟 +备注 +查看原文 +历史'}
    ${'open'}             | ${opened}               | ${regionSeat} | ${'[认领] 下发 上报总部 排除 +补充事实 +定级 +启动响应 +<关闭> +非我院 +改性质 +合并 +拆分 +改归属 +稍后 30 分钟 +备注 +联系 +查看原文 +历史'}
    ${'open'}             | ${opened}               | ${hqSeat}     | ${'[定级] 启动响应 下发 <关闭> +认领 +排除 +补充事实 +非我院 +改性质 +合并 +拆分 +改归属 +稍后 30 分钟 +拟声明 +备注 +联系 +查看原文 +历史 +<停止一切发布>'}
    ${'owned'}            | ${claimed}              | ${branchSeat} | ${'[补充事实] 上报区域 排除 +非我院 +改性质 +合并 +拆分 +转交 +取消认领 +稍后 30 分钟 +备注 +查看原文 +历史'}
    ${'escalated'}        | ${escalated}            | ${branchSeat} | ${'[认领] 排除 补充事实 上报总部 +非我院 +改性质 +合并 +拆分 +稍后 30 分钟 +备注 +查看原文 +历史'}
    ${'waits to dismiss'} | ${waitingToBeDismissed} | ${regionSeat} | ${'[同意排除] 不同意排除 认领 下发 +补充事实 +上报总部 +定级 +启动响应 +<关闭> +非我院 +改性质 +合并 +拆分 +改归属 +稍后 30 分钟 +备注 +联系 +查看原文 +历史'}
    ${'closed'}           | ${closed}               | ${branchSeat} | ${'+补充事实 +历史'}
    ${'closed'}           | ${closed}               | ${hqSeat}     | ${'[重新打开] +补充事实 +拟声明 +历史'}
  `('$stage at $seat.unit', ({ incident, seat, expected }) => {
    expect(buttons(card(incident, seat))).toBe(expected);
  });

  it('are at most four on the face, one of them in colour', () => {
    for (const incident of [opened, claimed, escalated, takenByRegion, waitingToBeDismissed]) {
      for (const seat of [branchSeat, regionSeat, hqSeat]) {
        const face = card(incident, seat).actions.filter(({ more }) => !more);
        expect(face.length).toBeLessThanOrEqual(4);
        expect(face.map(({ style }) => style === 'primary').indexOf(true)).toBe(0);
        expect(face.filter(({ style }) => style === 'primary')).toHaveLength(1);
      }
    }
  });
});

describe('in English', () => {
  it('says the same, complete', () => {
    expect(plain(inEnglish(raisedAndInstructed, hqSeat)).split('\n')).toEqual([
      'Level I, red · Medical safety · P128 · In hand (李敏)',
      top[0],
      '徐汇院区 · 微博 and others, 3 sites · 23 posts ↑ 8/10 min · reach 12k',
      '“【患者】术后高烧三天，家属多次询问……”',
      'Why Level I: set by 王芳 · medical harm is alleged (并发症) · wide reach',
      'First seen 09:12 (微博 @城市观察) · original · evidence kept #a41f09c2',
      'Clocks: instruction to 徐汇院区 30 min (by 09:44) · authority report 1 h 57 min (by 11:12) · information 4 h 57 min (by 14:12)',
      '李敏 (徐汇院区) claimed it 09:13',
      'Instruction to 徐汇院区: 核实术后告知记录 (周敏 09:14, due 09:44)',
      'Notes: 2, latest: 术前谈话有签字，正在调阅病历',
    ]);
  });

  it('has English buttons', () => {
    expect(buttons(inEnglish(opened, branchSeat))).toBe(
      '[Claim] Dismiss Add facts Escalate to region +Not ours +Change nature +Merge into +Split off +Snooze 30 min +Note +View original +History',
    );
  });
});

describe('a card', () => {
  it('of a drill says so before anything else of the matter', () => {
    expect(card(opened, branchSeat, { drill: true }).title).toBe(
      '【演练】患者家属称徐汇院区手术后未告知并发症',
    );
  });

  it('tells times in the zone of the group that reads it', () => {
    const ours: Known = { ...opened, unit: newYork, called: [newYork] };
    const text = plain(card(ours, { unit: newYork, duty: 'monitor' }));
    expect(text).toContain('首见 20:12（微博 @城市观察）');
    expect(text).toContain('认领 12 分钟（20:27 前）');
  });

  it('without a title or a quote still says whose and what', () => {
    const bare = card(opened, branchSeat, { sites: [], reach: 0, recentCount: 1, mentionCount: 1 });
    expect(plain(bare)).toContain('徐汇院区 · 1 条\n');
    const { first: _first, quote: _quote, ...rest } = viewOf(opened);
    const nothing = alertCard(rest, branchSeat, { ...voice, offered: [] });
    expect(nothing.title).toBe('徐汇院区：医疗安全');
  });

  it('carries its deadlines so that a screen can keep them running', () => {
    expect(card(opened).running).toEqual({ word: '待认领', due: '2026-11-21T01:27:00.000Z' });
    expect(card(claimed).running).toBeUndefined();
  });

  it('of an incident that moved away tells that and no more', () => {
    const gone = movedAwayCard('P128', { ...voice, seat: branchSeat, subject: 'incident-1', rev: 9 });
    expect(plain(gone)).toBe('已转出 · P128 · 已转出\n已转出本院处理范围');
    expect(gone).toMatchObject({ lines: [], actions: [], done: true, subject: 'incident-1', rev: 9 });
  });
});
