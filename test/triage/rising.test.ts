import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/incident/decide.ts';
import { evolve } from '../../src/incident/evolve.ts';
import {
  graver,
  type Incident,
  type IncidentId,
  type Known,
  type Level,
  levels,
  type MentionId,
  nothingYet,
  type PersonId,
  type TextId,
} from '../../src/incident/incident.ts';
import type { Command, IncidentEvent, ReasonCode } from '../../src/incident/language.ts';
import type { Weight } from '../../src/incident/weight.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { react } from '../../src/policy/react.ts';
import type { Item, OpenMatter } from '../../src/triage/mention.ts';
import { risen } from '../../src/triage/triage.ts';
import { item, kit, noon, org, path } from './chain.ts';

const incident = 'incident-1' as IncidentId;
const chen = { kind: 'person', id: 'E002' as PersonId } as const;
const triage = { kind: 'machine', id: 'triage' } as const;
const tenMinutes = 600_000;

/** What may happen to a matter about a branch; times are minutes since the step before. */
type Step =
  | { readonly what: 'found'; readonly reasons: readonly ReasonCode[]; readonly reads: number }
  /** A mention that it has is read more. */
  | { readonly what: 'spread'; readonly which: number; readonly reads: number }
  | { readonly what: 'set'; readonly level: Level };

interface Found {
  readonly at: number;
  reads: number;
}

/** A matter that is played through the functions that decide in earnest. */
interface Play {
  state: Incident;
  now: number;
  readonly found: Found[];
  readonly events: { readonly before: Known; readonly event: IncidentEvent; readonly weight: Weighed }[];
  /** How often each unit was told of a rise to this level, since a person spoke last. */
  readonly rings: Map<string, number>;
}
type Weighed = Pick<OpenMatter, 'reach' | 'recentCount'>;

const template = item('徐汇院区等太久，差评');
const units = [path('hq/east/xuhui')];

function play(steps: readonly (Step & { readonly minutes: number })[]): Play {
  const game: Play = { state: nothingYet, now: noon.getTime(), found: [], events: [], rings: new Map() };
  const [first, ...rest] = steps;
  game.now += (first?.minutes ?? 0) * 60_000;
  find(game, first?.what === 'found' ? first : { reasons: [], reads: 0 });
  for (const step of rest) {
    game.now += step.minutes * 60_000;
    if (step.what === 'found') find(game, step);
    if (step.what === 'spread') spread(game, step);
    if (step.what === 'set') set(game, step.level);
  }
  return game;
}

function find(game: Play, { reasons, reads }: Omit<Extract<Step, { what: 'found' }>, 'what'>): void {
  const matter = matterOf(game);
  game.found.push({ at: game.now, reads });
  const id = `m-${game.found.length}` as MentionId;
  judge(game, matter, [joining(id, reasons, reads)], [id]);
}

function spread(game: Play, { which, reads }: Extract<Step, { what: 'spread' }>): void {
  const known = game.found[which % game.found.length];
  if (!known) return;
  known.reads = Math.max(known.reads, reads);
  const again = joining('m-1' as MentionId, [], known.reads);
  judge(game, matterOf(game), [{ ...again, mention: { ...again.mention, update: true, incident } }], []);
}

function joining(id: MentionId, reasons: readonly ReasonCode[], reads: number): Item {
  const mention = { ...template.mention, id, reach: { reads } };
  return { mention, verdict: { ...template.verdict, mention: id, units, reasons } };
}

function judge(game: Play, matter: OpenMatter, items: readonly Item[], mentions: readonly MentionId[]): void {
  const { level, reasons } = risen(matter, items, kit);
  const opening = { type: 'open', unit: matter.unit, nature: matter.nature } as const;
  const command: Command =
    game.state.stage === 'none'
      ? { ...opening, incident, level, reasons, mentions }
      : { type: 'join', incident, level, reasons, mentions };
  ask(game, command, triage);
}

function set(game: Play, level: Level): void {
  ask(game, { type: 'setLevel', incident, level, reason: 'why' as TextId }, chen);
}

function ask(game: Play, command: Command, actor: typeof chen | typeof triage): void {
  const { reach, recentCount: trend } = matterOf(game);
  const decision = decide(command, game.state, {
    ...{ actor, now: new Date(game.now), mayDismissAlone: true, undoMs: 60_000, snoozeMs: 60_000 },
    ...{ stands: actor.kind === 'machine' ? 'machine' : 'above', weight: { reach, trend, units: 1 } },
  });
  for (const event of decision.ok ? decision.events : []) follow(game, event, { reach, recentCount: trend });
}

function follow(game: Play, event: IncidentEvent, weight: Weighed): void {
  const before = game.state;
  game.state = evolve(before, event);
  if (before.stage !== 'none') game.events.push({ before, event, weight });
  if (event.type !== 'levelChanged') return;
  if (event.by.kind === 'person') game.rings.clear();
  for (const effect of react(event, game.state, { org, policy: defaultPolicy })) {
    if (effect.type !== 'tell') continue;
    const key = `${effect.unit} ${event.to}`;
    game.rings.set(key, (game.rings.get(key) ?? 0) + 1);
  }
}

function matterOf({ state, found, now }: Play): OpenMatter {
  const { verdict } = template;
  const about = state.stage === 'none' ? undefined : state;
  return {
    ...{ incident, unit: units[0] ?? verdict.unit, units, lastMentionAt: noon, mentionCount: found.length },
    ...{ nature: about?.nature ?? 'safety', level: about?.level ?? 'blue' },
    recentCount: found.filter(({ at }) => now - at < tenMinutes).length,
    reach: found.reduce((sum, { reads }) => sum + reads, 0),
    ...(about?.reasons && { reasons: about.reasons }),
    ...(about?.weighed && { weighed: about.weighed }),
  };
}

const reasons = fc.subarray<ReasonCode>(['death', 'harm', 'minor', 'dispute', 'media', 'service'], {
  maxLength: 2,
});
const reads = fc.constantFrom(0, 100, 6000, 12_000, 60_000, 400_000);
const step: fc.Arbitrary<Step & { readonly minutes: number }> = fc
  .record({
    minutes: fc.constantFrom(0, 0, 1, 4, 15),
    step: fc.oneof(
      { weight: 6, arbitrary: fc.record({ what: fc.constant('found' as const), reasons, reads }) },
      { weight: 2, arbitrary: fc.record({ what: fc.constant('spread' as const), which: fc.nat(9), reads }) },
      {
        weight: 2,
        arbitrary: fc.record({ what: fc.constant('set' as const), level: fc.constantFrom(...levels) }),
      },
    ),
  })
  .map(({ minutes, step }) => ({ minutes, ...step }));

function isNews(cause: ReasonCode | undefined, now: Weighed, then: Weight): boolean {
  if (cause === 'reach') return now.reach >= 2 * then.reach;
  if (cause === 'trend') return now.recentCount >= 2 * then.trend;
  return cause !== undefined && !then.reasons.includes(cause);
}

function everyMatter(look: (game: Play) => void): void {
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 40, size: 'max' }), (steps) => look(play(steps))),
    { seed: 20261122, numRuns: 400 },
  );
}

describe('whatever is found, read and set, in whatever order', () => {
  it('a level falls only by a person', () => {
    everyMatter(({ events }) => {
      for (const { event } of events) {
        if (event.type === 'levelChanged' && !graver(event.to, event.from))
          expect(event.by.kind).toBe('person');
      }
    });
  });

  it('after a person set it, it rises only for what was not there then', () => {
    let rises = 0;
    everyMatter(({ events }) => {
      for (const { before, event, weight } of events) {
        if (event.type !== 'levelChanged' || event.by.kind === 'person' || !before.weighed) continue;
        expect(isNews(event.reasons[0], weight, before.weighed)).toBe(true);
        rises += 1;
      }
    });
    expect(rises).toBeGreaterThan(100);
  });

  it('between two words of a person each level is rung for once in a group, however often triage looks', () => {
    let rung = 0;
    everyMatter(({ rings }) => {
      for (const times of rings.values()) expect(times).toBe(1);
      rung += rings.size;
    });
    expect(rung).toBeGreaterThan(100);
  });

  it('a level that nobody has set is what all that was found weighs', () => {
    everyMatter((game) => {
      if (game.events.some(({ event }) => event.by.kind === 'person') || game.state.stage === 'none') return;
      const { level } = risen(matterOf(game), [], kit);
      expect(graver(level, game.state.level), 'it is as grave as it looks, or was once').toBe(false);
    });
  });
});

describe('a matter that a person has lowered', () => {
  const found = { what: 'found', reads: 0, minutes: 1 } as const;
  const lowered = { what: 'set', level: 'blue', minutes: 1 } as const;
  const levelAfter = (...steps: Parameters<typeof play>[0]) => {
    const { state } = play(steps);
    return state.stage === 'none' ? undefined : state.level;
  };

  it.each<[string, Parameters<typeof play>[0], Level]>([
    ['stays there when the same is said again', [{ ...found, reasons: ['harm'] }], 'blue'],
    ['stays there when it is read a little more', [{ ...found, reasons: [], reads: 5000 }], 'blue'],
    ['rises when somebody has died', [{ ...found, reasons: ['death'] }], 'red'],
    ['rises when it is read by twice as many', [{ ...found, reasons: [], reads: 12_000 }], 'yellow'],
    ['rises when one post of it is', [{ what: 'spread', which: 0, reads: 24_000, minutes: 9 }], 'yellow'],
    [
      'rises once for the press, and not on for the harm of before',
      [
        { ...found, reasons: ['media'] },
        { ...found, reasons: ['harm', 'media'] },
      ],
      'yellow',
    ],
  ])('%s', (_what, after, level) => {
    const before = { ...found, reasons: ['harm'], reads: 12_000 } as const;
    expect(levelAfter(before)).toBe('orange');
    expect(levelAfter(before, lowered, ...after)).toBe(level);
  });
});
