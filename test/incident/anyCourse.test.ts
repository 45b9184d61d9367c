import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Circumstances, Held } from '../../src/incident/circumstances.ts';
import { decide } from '../../src/incident/decide.ts';
import { evolve } from '../../src/incident/evolve.ts';
import {
  graver,
  type Incident,
  type IncidentId,
  type Known,
  levels,
  type MentionId,
  natures,
  nothingYet,
} from '../../src/incident/incident.ts';
import type { Command, IncidentEvent, ReasonCode } from '../../src/incident/language.ts';
import { standsOver } from '../../src/incident/unit.ts';
import {
  after,
  chenYu,
  claimedBy,
  closedBy,
  dismissalAskedBy,
  east,
  hq,
  incident,
  known,
  levelSet,
  liMin,
  opened,
  otherIncident,
  person,
  post,
  pudong,
  repost,
  timer,
  triage,
  words,
  xuhui,
  zhouJie,
} from '../support/story.ts';

const elsewhere = 'm-3' as MentionId;
const level = fc.constantFrom(...levels);
const nature = fc.constantFrom(...natures);
const unit = fc.constantFrom(hq, east, xuhui, pudong);
const text = fc.constantFrom({}, { reason: words, text: words, note: words });
const people = fc.constantFrom(liMin, chenYu, zhouJie);
const mentions = fc.constantFrom([], [post]);
const reasons = fc.shuffledSubarray<ReasonCode>(['death', 'minor', 'media', 'reach', 'trend']);
const it0 = { incident, reasons: [] } as const;
const advice = { incident, type: 'advise', mention: post } as const;

/** Any command, by anyone, sensible or not. */
const command: fc.Arbitrary<Command> = fc.oneof(
  // Often enough that a course seldom ends early, and that something is undone in time.
  fc.constantFrom<Command>(
    { incident, type: 'reopen', reason: words },
    { incident, type: 'rejectDismissal', reason: words },
    { incident, type: 'undo' },
  ),
  fc
    .record({ level, nature, unit })
    .map((each): Command => ({ ...it0, type: 'open', mentions: [post], ...each })),
  fc.record({ level, mentions, reasons }).map((each): Command => ({ incident, type: 'join', ...each })),
  fc
    .record({ stance: fc.constantFrom('aside' as const, 'fair' as const, 'adverse' as const), text })
    .map(({ stance, text: { text } }): Command => ({ ...advice, stance, ...(text && { text }) })),
  unit.map((at): Command => ({ incident, type: 'claim', unit: at })),
  fc.record({ to: people, unit }).map((each): Command => ({ incident, type: 'handOver', ...each })),
  fc
    .constantFrom<'release' | 'confirmDismissal' | 'undo' | 'wake'>(
      'release',
      'confirmDismissal',
      'undo',
      'wake',
    )
    .map((type): Command => ({ incident, type })),
  fc
    .record({
      type: fc.constantFrom<'dismiss' | 'rejectDismissal' | 'reopen' | 'addNote' | 'close'>(
        'dismiss',
        'rejectDismissal',
        'reopen',
        'addNote',
        'close',
      ),
      text,
    })
    .map(({ type, text: worded }): Command => ({ incident, type, ...worded })),
  fc
    .record({
      type: fc.constantFrom<'escalate' | 'move' | 'notOurs'>('escalate', 'move', 'notOurs'),
      to: unit,
      text,
    })
    .map(({ text: worded, ...each }): Command => ({ incident, ...each, ...worded })),
  fc
    .record({ to: unit, text, due: fc.constantFrom(1, 8, 40, 400) })
    .map(
      ({ to, text: worded, due }): Command => ({ incident, type: 'direct', to, due: after(due), ...worded }),
    ),
  fc
    .record({ level, text })
    .map((each): Command => ({ incident, type: 'setLevel', level: each.level, ...each.text })),
  fc
    .record({ nature, text })
    .map((each): Command => ({ incident, type: 'setNature', nature: each.nature, ...each.text })),
  unit.map((at): Command => ({ incident, type: 'snooze', unit: at })),
  fc.array(unit, { maxLength: 3 }).map((to): Command => ({ incident, type: 'callNext', to })),
  fc
    .record({ to: unit, at: fc.constantFrom(0, 0.5, 1) })
    .map(({ to, at }): Command => ({ incident, type: 'directiveLate', to, at: after(at) })),
  fc.record({ to: unit, at: fc.constantFrom(0, 0.5, 1), text }).map(
    ({ to, at, text: worded }): Command => ({
      ...{ incident, type: 'finishDirective', to, at: after(at) },
      ...worded,
    }),
  ),
  fc.record({ mentions: fc.subarray<MentionId>([post, repost, elsewhere]), unit, text }).map(
    ({ text: worded, ...each }): Command => ({
      ...{ incident, type: 'split', to: 'inc-3' as IncidentId },
      ...each,
      ...worded,
    }),
  ),
);

/** Seldom, for it is the end of the course. */
const merge: fc.Arbitrary<Command> = fc
  .record({ into: fc.constantFrom(incident, otherIncident, undefined), text })
  .map(({ into, text: worded }): Command => ({ incident, type: 'merge', ...(into && { into }), ...worded }));

const otherOpened = { ...opened, incident: otherIncident, level: 'blue' } as const;
const others = [
  known(otherOpened),
  known(otherOpened, { ...claimedBy(zhouJie), incident: otherIncident }),
  known(otherOpened, { ...levelSet('blue', 'yellow', 1), incident: otherIncident }),
  known(otherOpened, { ...dismissalAskedBy(liMin), incident: otherIncident }),
  known(otherOpened, { ...closedBy(zhouJie), incident: otherIncident }),
];
/** The repost says the same words as the post. */
const holds: readonly (readonly Held[])[] = [
  [],
  [{ id: post, words: 'a', level: 'red' }],
  [
    { id: post, words: 'a', level: 'blue' },
    { id: repost, words: 'a', level: 'yellow' },
    { id: elsewhere, words: 'b', level: 'red' },
  ],
];

const actor = fc.oneof(
  { weight: 6, arbitrary: people.map(person) },
  { weight: 1, arbitrary: fc.constantFrom(triage, timer) },
);

const step = fc.record({
  command: fc.oneof({ weight: 200, arbitrary: command }, { weight: 1, arbitrary: merge }),
  actor,
  stands: fc.constantFrom<Circumstances['stands']>('own', 'above', 'machine'),
  mayDismissAlone: fc.boolean(),
  unit,
  minutes: fc.constantFrom(0, 0, 0.5, 1, 31),
  other: fc.constantFrom(...others),
  held: fc.constantFrom(...holds),
  weight: fc.constantFrom({}, { weight: { reach: 9, trend: 2, units: 1 } }),
});

interface Course {
  readonly state: Incident;
  readonly events: readonly IncidentEvent[];
  readonly minutes: number;
}

type Look = (before: Known, event: IncidentEvent, next: Known) => void;

function follow(events: readonly IncidentEvent[], from: Incident, look: Look): Incident {
  return events.reduce<Incident>((before, event) => {
    const next = evolve(before, event);
    if (next.stage === 'none') throw new Error('an incident vanished');
    if (before.stage !== 'none') look(before, event, next);
    return next;
  }, from);
}

/** Opens an incident, then lets anything be asked; every accepted step is looked at by `look`. */
function everyCourse(look: Look): void {
  const start = decide(
    { ...it0, type: 'open', unit: xuhui, nature: 'safety', level: 'yellow', mentions: [post] },
    nothingYet,
    {
      actor: triage,
      now: after(0),
      stands: 'machine',
      mayDismissAlone: false,
      undoMs: 60_000,
      snoozeMs: 1_800_000,
    },
  );
  const first = start.ok ? start.events : [];
  const property = fc.property(fc.array(step, { minLength: 40, maxLength: 60, size: 'max' }), (steps) => {
    const opening: Course = { state: first.reduce(evolve, nothingYet), events: first, minutes: 0 };
    const end = steps.reduce<Course>((course, { command: asked, minutes, weight, ...role }) => {
      const now = course.minutes + minutes;
      const rest = { now: after(now), undoMs: 60_000, snoozeMs: 1_800_000, ...weight };
      const decision = decide(asked, course.state, { ...role, ...rest });
      const all = decision.ok ? decision.events : [];
      const events = all.filter((event) => event.incident === incident);
      const second = all.filter((event) => event.incident !== incident);
      follow(second, asked.type === 'merge' ? role.other : nothingYet, look);
      const state = follow(events, course.state, look);
      return { state, events: [...course.events, ...events], minutes: now };
    }, opening);
    expect(structuredClone(end.events).reduce(evolve, nothingYet)).toEqual(end.state);
  });
  fc.assert(property, { seed: 20261121, numRuns: 400 });
}

const everythingButOpening: readonly Exclude<IncidentEvent['type'], 'opened'>[] = [
  'absorbed',
  'advised',
  'claimed',
  'closed',
  'directed',
  'directiveDone',
  'directiveMissed',
  'dismissalAsked',
  'dismissalRejected',
  'dismissed',
  'escalated',
  'handedOver',
  'joined',
  'levelChanged',
  'merged',
  'moved',
  'natureChanged',
  'noted',
  'released',
  'reopened',
  'snoozed',
  'splitOff',
  'undone',
  'woken',
];

const ofEveryStage = [
  ...['id', 'unit', 'nature', 'level', 'levelSince', 'openedAt', 'called', 'escalations', 'directives'],
  ...[
    'notes',
    'levelBy',
    'snoozedUntil',
    'snoozedFor',
    'undoable',
    'kin',
    'advice',
    'earlier',
    'reasons',
    'weighed',
    'stage',
  ],
];
const ofStage: Readonly<Record<Known['stage'], readonly string[]>> = {
  open: ['since', 'dismissal'],
  owned: ['owner', 'ownerUnit', 'claimedAt', 'dismissal'],
  dismissed: ['by', 'reason', 'at'],
  closed: ['by', 'note', 'at'],
  merged: ['by', 'into', 'reason', 'at'],
};

describe('whatever is asked, in whatever order', () => {
  it('the state is the fold of the events, and each event says of what, by whom and when', () => {
    everyCourse((_before, event, next) => {
      expect(event).toMatchObject({ incident: next.id, by: expect.anything(), at: expect.any(Date) });
    });
  });

  it('these courses meet everything that can happen', () => {
    const seen = new Set<string>();
    everyCourse((_before, event) => seen.add(event.type));
    expect([...seen].sort()).toEqual(everythingButOpening);
  });

  it('only a person lowers a level, and no machine raises it for what was there when a person set it', () => {
    let risesAgain = 0;
    everyCourse((before, event, next) => {
      if (before.level === next.level || event.by.kind === 'person') return;
      expect(graver(next.level, before.level)).toBe(true);
      if (before.levelBy.kind === 'person') expect(before.weighed).toBeDefined();
      if (!before.weighed || event.type !== 'levelChanged') return;
      expect(before.weighed.reasons).not.toContain(event.reasons[0]);
      expect(next.weighed, 'a machine takes no person’s word away').toEqual(before.weighed);
      risesAgain += 1;
    });
    expect(risesAgain).toBeGreaterThan(0);
  });

  it('what was found is remembered, each reason once, and none that is counted', () => {
    everyCourse((before, _event, { reasons: all = [] }) => {
      expect(all.slice(0, before.reasons?.length ?? 0)).toEqual(before.reasons ?? []);
      expect(new Set(all).size).toBe(all.length);
      expect(all).not.toContain('reach');
    });
  });

  it('there is one owner while it is owned, and nothing of an earlier stage is left over', () => {
    everyCourse((_before, _event, next) => {
      const strays = Object.keys(next).filter(
        (key) => ![...ofEveryStage, ...ofStage[next.stage]].includes(key),
      );
      expect(strays).toEqual([]);
    });
  });

  it('units are called upward only, each once, beginning with the owner unit', () => {
    everyCourse((_before, _event, { called, unit: own }) => {
      expect(called[0]).toBe(own);
      const steps = called.slice(1).map((upper, index) => standsOver(upper, called[index] ?? upper));
      expect(steps).not.toContain(false);
    });
  });

  it('an undo restores what was, and nothing can be undone twice', () => {
    everyCourse((before, event, next) => {
      if (event.type !== 'undone') return;
      expect(next).toMatchObject({ ...before.undoable?.before });
      expect(next).not.toHaveProperty('undoable');
    });
  });

  it('what was merged or finished is so for good', () => {
    everyCourse((before, _event, next) => {
      if (before.stage === 'merged') expect(next).toMatchObject({ stage: 'merged', into: before.into });
      const done = before.directives.flatMap((each) => each.done ?? []);
      expect(next.directives.flatMap((each) => each.done ?? [])).toEqual(expect.arrayContaining(done));
    });
  });

  it('a second opinion changes nothing but what it says, and one against us stays', () => {
    everyCourse((before, event, next) => {
      if (before.advice?.stance === 'adverse') expect(next.advice).toEqual(before.advice);
      if (event.type !== 'advised') return;
      const { advice: _was, ...rest } = before;
      const { advice: _is, ...after } = next;
      expect(after).toEqual(rest);
    });
  });

  it('no machine claims, dismisses, closes or directs', () => {
    const peoples = [
      ...['claimed', 'dismissed', 'dismissalAsked', 'closed', 'directed'],
      ...['directiveDone', 'merged', 'absorbed', 'splitOff'],
    ];
    everyCourse((_before, event) => {
      if (event.by.kind === 'machine') expect(peoples).not.toContain(event.type);
    });
  });
});
