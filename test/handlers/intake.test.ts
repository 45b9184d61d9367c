import { describe, expect, it } from 'vitest';
import { execute } from '../../src/handlers/execute.ts';
import { makeIntake } from '../../src/handlers/intake.ts';
import type { Actor, IncidentId, MentionId } from '../../src/incident/incident.ts';
import type { Command } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Mentions, MuteBook, Settings } from '../../src/ports.ts';
import type { Mention } from '../../src/triage/mention.ts';
import type { Mute } from '../../src/triage/mute.ts';
import { org } from '../support/demoOrg.ts';
import { MemoryLedger } from '../support/memoryLedger.ts';
import { hq, liMin, noon, person, triage } from '../support/story.ts';

const settings: Settings = {
  ...{
    org,
    people: { byId: new Map(), byIdentity: new Map() },
    policy: defaultPolicy,
    sources: [],
    contacts: [],
  },
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
    forget: () => here(0),
  };
  return { state, mentions, settled, aside };
}

function intakeOn(mentions: Mentions, ledger = new MemoryLedger(), muted: readonly Mute[] = []) {
  const counted: [number, number][] = [];
  const book: MuteBook = {
    inForce: () => Promise.resolve(muted),
    list: () => Promise.resolve([]),
    add: () => Promise.resolve(1),
    lift: () => Promise.resolve(false),
    held: (counts) => Promise.resolve(void counted.push(...counts)),
  };
  const logged: string[] = [];
  const intake = makeIntake({
    door: { ledger, settings: () => settings, now: () => noon },
    mentions,
    mutes: book,
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
  return { intake, logged, counted };
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

  it('follows a merge that came in between: what is like the one joins the other', async () => {
    const ledger = new MemoryLedger();
    const [one, two] = ['inc-a', 'inc-b'] as [IncidentId, IncidentId];
    const door = { ledger, settings: () => settings, now: () => noon };
    const ask = (id: string, command: Command, actor: Actor = triage) =>
      execute(door, { id, actor, role: { unit: hq, duty: 'command' }, command, texts: [] });
    const open = {
      type: 'open',
      unit: hq,
      nature: 'safety',
      level: 'yellow',
      reasons: [],
      mentions: [],
    } as const;
    await ask('open-a', { ...open, incident: one });
    await ask('open-b', { ...open, incident: two });
    await ask('merge', { type: 'merge', incident: one, into: two }, person(liMin));

    const there = waiting({ ...mention('a'), incident: one });
    const matter = (incident: IncidentId) => ({
      ...({ incident, unit: hq, units: [], nature: 'safety', level: 'yellow', lastMentionAt: noon } as const),
      ...{ mentionCount: 1, recentCount: 0, reach: 0 },
    });
    // What was read before the merge was committed, and what is read after it.
    const openMatters: Mentions['openMatters'] = async (incidents) =>
      incidents.includes(two) ? [matter(two)] : [matter(one)];
    const { intake } = intakeOn({ ...there.mentions, openMatters }, ledger);
    await intake.decideAll();
    const joined = ledger.changes.at(-1);
    expect(joined?.ask.command).toMatchObject({ type: 'join', incident: two });
    expect(joined?.verdicts.map((verdict) => verdict.mention)).toEqual(['a']);
    expect(there.settled).toEqual([]);
  });

  it('keeps what is muted as noise, and counts it once however often it is read', async () => {
    const from = (id: string, more: Partial<Mention>) => ({
      ...mention(id, 'xuhui医院乱收费，投诉无门'),
      ...more,
    });
    const muted = [{ id: 3, kind: 'author', value: '某某' }] as const;
    const there = waiting(
      from('loud', { author: '旁人' }),
      from('muted', { author: '@某某' }),
      from('again', { author: '某某', update: true }),
    );
    const { intake, counted } = intakeOn(there.mentions, new MemoryLedger(), muted);
    await intake.decideAll();
    expect(there.settled.toSorted()).toEqual(['again', 'muted']);
    expect(counted).toEqual([[3, 1]]);
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
