import { describe, expect, it } from 'vitest';
import { makeIntake } from '../../src/handlers/intake.ts';
import type { MentionId } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Mentions, Settings } from '../../src/ports.ts';
import type { Mention } from '../../src/triage/mention.ts';
import { org } from '../support/demoOrg.ts';
import { MemoryLedger } from '../support/memoryLedger.ts';
import { noon } from '../support/story.ts';

const settings: Settings = {
  ...{ org, people: { byId: new Map(), byIdentity: new Map() }, policy: defaultPolicy, sources: [] },
  ...{ hash: 'h', demo: false, folder: '' },
};

function mention(id: string, title = '今天天气不错'): Mention {
  const found = { externalId: id, kind: 'post', title, reach: {} } as const;
  return { ...found, id: id as MentionId, source: 's', foundAt: noon, update: false, attempts: 1 };
}

/** Mentions that wait in memory; `broken` while the database is away. */
function waiting(...first: readonly Mention[]) {
  const state = { broken: false };
  let fresh = [...first];
  const leased = new Map<string, Mention>();
  const settled: string[] = [];
  const aside: string[] = [];
  const here = <T>(value: T): Promise<T> =>
    state.broken ? Promise.reject(new Error('away')) : Promise.resolve(value);
  const mentions: Mentions = {
    keep: () => here({ results: [], ids: [] }),
    take: (limit) => {
      const taken = fresh.splice(0, limit);
      for (const each of taken) leased.set(each.id, each);
      return here(taken);
    },
    giveBack: (taken) => {
      if (state.broken) return here(undefined);
      fresh = [...fresh, ...taken.flatMap(({ id }) => leased.get(id) ?? [])];
      return here(undefined);
    },
    alike: () => here([]),
    openMatters: () => here([]),
    settle: (verdicts) => here(void settled.push(...verdicts.map((verdict) => verdict.mention))),
    setAside: (id) => here(void aside.push(id)),
  };
  return { state, mentions, settled, aside };
}

function intakeOn(mentions: Mentions) {
  const logged: string[] = [];
  const intake = makeIntake({
    door: { ledger: new MemoryLedger(), settings: () => settings, now: () => noon },
    mentions,
    sourceStates: {
      get: () => Promise.resolve({}),
      set: () => Promise.resolve(),
      health: () => Promise.resolve([]),
    },
    outbox: { put: () => Promise.resolve() },
    settings: () => settings,
    now: () => noon,
    newId: () => 'inc-1',
    log: { error: (_fields, message) => logged.push(message) },
  });
  return { intake, logged };
}

describe('deciding', () => {
  it('that broke off begins again with what it had taken, as soon as it can', async () => {
    const there = waiting(mention('a'), mention('b'));
    const { intake } = intakeOn({
      ...there.mentions,
      alike: () => {
        there.state.broken = there.settled.length === 0 && !back;
        return there.mentions.alike([], noon);
      },
    });
    let back = false;
    await expect(intake.decideAll()).rejects.toThrow('away');
    await expect(intake.decideAll(), 'while it is away nothing is forgotten').rejects.toThrow('away');
    [back, there.state.broken] = [true, false];
    expect(await intake.decideAll()).toBe(2);
    expect(there.settled.toSorted()).toEqual(['a', 'b']);
  });

  it('told to stop, finishes what it has taken and takes no more', async () => {
    const there = waiting(mention('a'));
    let takes = 0;
    const begun = new Promise<void>((resolve) => {
      there.mentions.alike = async () => {
        resolve();
        return [];
      };
    });
    const { intake } = intakeOn({
      ...there.mentions,
      take: (limit) => {
        takes += 1;
        return there.mentions.take(limit);
      },
    });
    const deciding = intake.decideAll();
    await begun;
    await intake.stop();
    expect(there.settled).toEqual(['a']);
    expect(await deciding).toBe(1);
    expect(await intake.decideAll()).toBe(0);
    expect(takes).toBe(1);
  });

  it('does not stop at a mention that triage trips over: it is set aside and named, the others go on', async () => {
    const trap: Mention = {
      ...mention('trap'),
      get title(): string {
        throw new Error('a bug');
      },
    };
    const there = waiting(mention('a'), trap, mention('b'));
    const { intake, logged } = intakeOn(there.mentions);
    await intake.decideAll();
    expect(there.aside).toEqual(['trap']);
    expect(there.settled.toSorted()).toEqual(['a', 'b']);
    expect(logged).toEqual(['a mention could not be judged; it is set aside']);
  });
});
