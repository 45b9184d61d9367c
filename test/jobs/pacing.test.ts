import { describe, expect, it } from 'vitest';
import type { Can } from '../../src/ports.ts';
import { type Call, chatStage, type Vendor } from '../support/chatStage.ts';
import { VirtualClock } from '../support/virtualClock.ts';

const start = new Date('2026-11-21T01:12:00Z');
const able: Can = { buttons: true, update: true, form: true, members: true, private: true };
const slack: Vendor = {
  ...{ name: 'slack', can: able, takesMs: 120 },
  allowance: [
    { scope: 'group', of: 'send', calls: 1, inMs: 1_000 },
    { scope: 'app', of: 'update', calls: 50, inMs: 60_000 },
    { scope: 'app', calls: 40, inMs: 1_000 },
  ],
};
const wecom: Vendor = {
  ...{ name: 'wecom', can: { ...able, update: false, form: false }, takesMs: 120 },
  allowance: [{ scope: 'group', calls: 30, inMs: 60_000 }],
};

function after(ms: number): Date {
  return new Date(start.getTime() + ms);
}

/** Milliseconds from the start until a message first names the incident. */
function firstWord(calls: readonly Call[], code: string): number {
  const call = calls.find(({ words, refused }) => !refused && new RegExp(`\\b${code}\\b`).test(words));
  return call ? call.at - start.getTime() : Number.POSITIVE_INFINITY;
}

describe('what is said to a group', () => {
  it.each([
    ['slack', slack, 5_000],
    ['wecom', wecom, 15_000],
  ] as const)(
    'a hundred incidents at once on %s: each is heard of in time, by a roll-up',
    async (_name, vendor, must) => {
      const clock = new VirtualClock(start);
      const stage = chatStage(clock, vendor);
      const codes = Array.from({ length: 100 }, (_each, at) => `P${at + 1}`);
      for (const code of codes) await stage.open(code, 'yellow');
      await clock.run(after(600_000));
      const waits = codes.map((code) => firstWord(stage.calls, code)).sort((a, b) => a - b);
      expect(waits[98]).toBeLessThanOrEqual(must);
      expect(stage.calls.filter(({ refused }) => refused)).toEqual([]);
      const cards = stage.calls.filter(({ what, words }) => what === 'send' && words.includes('待认领'));
      expect(cards).toHaveLength(100);
    },
  );

  it('is red before blue, however many blue ones came first', async () => {
    const clock = new VirtualClock(start);
    const stage = chatStage(clock, slack);
    for (let at = 1; at <= 60; at += 1) await stage.open(`P${at}`, 'blue');
    clock.at(after(10_000), () => void stage.open('P900', 'red'));
    await clock.run(after(200_000));
    const red = stage.calls.findIndex(({ words }) => words.includes('P900'));
    const asked = stage.calls.filter(
      ({ at }) => at > after(10_000).getTime() && at < (stage.calls[red]?.at ?? 0),
    );
    expect(asked.length).toBeLessThanOrEqual(1);
    expect((stage.calls[red]?.at ?? 0) - after(10_000).getTime()).toBeLessThanOrEqual(2_000);
  });

  it('is one message and few edits for one incident that thousands join', async () => {
    const clock = new VirtualClock(start);
    const stage = chatStage(clock, slack);
    await stage.open('P1', 'yellow');
    for (let at = 500; at < 600_000; at += 500) clock.at(after(at), () => void stage.join('P1', 42));
    await clock.run(after(700_000));
    expect(stage.calls.filter(({ what }) => what === 'send')).toHaveLength(1);
    expect(stage.calls.filter(({ what }) => what === 'update').length).toBeLessThanOrEqual(61);
    expect(stage.calls.at(-1)?.words).toContain('5万');
  });

  it('never comes while the platform has told us to wait', async () => {
    const clock = new VirtualClock(start);
    // Stricter than it says it is.
    const stage = chatStage(clock, { ...slack, refuses: [{ scope: 'group', calls: 5, inMs: 30_000 }] });
    for (let at = 1; at <= 40; at += 1) await stage.open(`P${at}`, at % 5 === 0 ? 'red' : 'blue');
    await clock.run(after(900_000));
    expect(stage.calls.filter(({ refused }) => refused).length).toBeGreaterThan(0);
    expect(stage.calls.filter(({ unasked }) => unasked)).toEqual([]);
    const shown = new Set(
      stage.calls.flatMap(({ words, refused }) => (refused ? [] : (words.match(/P\d+/)?.[0] ?? []))),
    );
    expect(shown.size).toBe(40);
  });

  it('says in a line what changed where a card cannot be changed, and nothing for numbers alone', async () => {
    const clock = new VirtualClock(start);
    const stage = chatStage(clock, wecom);
    await stage.open('P1', 'yellow');
    for (let at = 1_000; at < 60_000; at += 1_000) clock.at(after(at), () => void stage.join('P1', 9));
    clock.at(after(30_500), () => void stage.rise('P1', 'orange'));
    await clock.run(after(120_000));
    expect(stage.calls.map(({ words }) => words.split('\n')[0])).toEqual([
      'Ⅲ级 较大 · 医疗安全 · P1 · 待认领',
      'P1 · 等级升为Ⅱ级 重大 · 患者家属称徐汇院区手术后未告知并发症',
    ]);
  });

  it('says who has taken it where the card cannot be changed and nothing rang', async () => {
    const clock = new VirtualClock(start);
    const stage = chatStage(clock, wecom);
    await stage.open('P1', 'yellow');
    clock.at(after(20_000), () => void stage.claim('P1'));
    await clock.run(after(120_000));
    expect(stage.calls.map(({ words }) => words.split('\n')[0])).toEqual([
      'Ⅲ级 较大 · 医疗安全 · P1 · 待认领',
      'P1 · 处置中（李敏） · 患者家属称徐汇院区手术后未告知并发症',
    ]);
  });
});
