import { describe, expect, it } from 'vitest';
import { mostTokens, opinionPurse } from '../../src/handlers/opinionPurse.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { SourceState } from '../../src/ports/sources.ts';
import type { Settings } from '../../src/ports.ts';
import { org } from '../support/demoOrg.ts';

/** What is kept for all replicas, each answer a turn of the loop later. */
function place() {
  let state: SourceState = {};
  return {
    get: async () => {
      await Promise.resolve();
      return state;
    },
    set: async (_source: string, change: object) => {
      await Promise.resolve();
      state = { ...state, ...change };
    },
    cursor: () => state.cursor,
  };
}

function settingsWith(budget: Partial<typeof defaultPolicy.secondOpinion>): () => Settings {
  const policy = { ...defaultPolicy, secondOpinion: { ...defaultPolicy.secondOpinion, ...budget } };
  const people = { byId: new Map(), byIdentity: new Map() };
  return () => ({ org, people, policy, sources: [], contacts: [], hash: 'h', demo: false, folder: '' });
}

describe('what second opinions may cost in a day', () => {
  it('is not overstepped, however many ask at once', async () => {
    const sourceStates = place();
    const settings = settingsWith({ dailyCalls: 5 });
    const purse = opinionPurse({ sourceStates, settings, now: () => new Date('2026-11-22T10:00:00Z') });
    const taken = await Promise.all(Array.from({ length: 40 }, () => purse.take()));
    expect(taken.filter((yes) => yes)).toHaveLength(5);
    expect(await purse.take()).toBe(false);
  });

  it('counts what is being asked at its most, and what was answered at what it cost', async () => {
    const settings = settingsWith({ dailyTokens: 2 * mostTokens });
    const purse = opinionPurse({
      sourceStates: place(),
      settings,
      now: () => new Date('2026-11-22T10:00:00Z'),
    });
    expect([await purse.take(), await purse.take(), await purse.take()]).toEqual([true, true, false]);
    await purse.settle(500);
    expect(await purse.take()).toBe(false);
    await purse.settle(500);
    expect(await purse.take()).toBe(true);
  });

  it('is remembered over a restart, and seen by another replica', async () => {
    const needs = {
      sourceStates: place(),
      settings: settingsWith({ dailyCalls: 3 }),
      now: () => new Date('2026-11-22T10:00:00Z'),
    };
    const [one, two] = [opinionPurse(needs), opinionPurse(needs)];
    expect([await one.take(), await two.take(), await one.take(), await two.take()]).toEqual([
      ...[true, true, true],
      false,
    ]);
    expect(await opinionPurse(needs).take()).toBe(false);
  });

  it('begins anew each day, and what is kept in a strange form is nothing', async () => {
    let now = new Date('2026-11-22T23:59:00Z');
    const sourceStates = place();
    await sourceStates.set('', { cursor: 'what is this' });
    const purse = opinionPurse({ sourceStates, settings: settingsWith({ dailyCalls: 1 }), now: () => now });
    expect([await purse.take(), await purse.take()]).toEqual([true, false]);
    now = new Date('2026-11-23T00:00:00Z');
    expect([await purse.take(), await purse.take()]).toEqual([true, false]);
    expect(sourceStates.cursor()).toBe(`2026-11-23 1 ${mostTokens}`);
  });

  it('may be nothing', async () => {
    const settings = settingsWith({ dailyCalls: 0 });
    const purse = opinionPurse({ sourceStates: place(), settings, now: () => new Date(0) });
    expect(await purse.take()).toBe(false);
  });

  it('is not spent while nobody knows what was', async () => {
    const away = { get: () => Promise.reject(new Error('away')), set: () => Promise.resolve() };
    const purse = opinionPurse({ sourceStates: away, settings: settingsWith({}), now: () => new Date(0) });
    await expect(purse.take()).rejects.toThrow('away');
  });
});
