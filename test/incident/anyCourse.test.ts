import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/incident/decide.ts';
import { evolve } from '../../src/incident/evolve.ts';
import {
  graver,
  type Incident,
  type Known,
  levels,
  natures,
  nothingYet,
} from '../../src/incident/incident.ts';
import type { Circumstances, Command, IncidentEvent } from '../../src/incident/language.ts';
import { standsOver } from '../../src/incident/unit.ts';
import {
  after,
  chenYu,
  east,
  hq,
  incident,
  liMin,
  person,
  post,
  pudong,
  timer,
  triage,
  words,
  xuhui,
  zhouJie,
} from '../support/story.ts';

const level = fc.constantFrom(...levels);
const nature = fc.constantFrom(...natures);
const unit = fc.constantFrom(hq, east, xuhui, pudong);
const text = fc.constantFrom({}, { reason: words, text: words, note: words });
const people = fc.constantFrom(liMin, chenYu, zhouJie);
const mentions = fc.constantFrom([], [post]);
const it0 = { incident, reasons: [] } as const;

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
  fc.record({ level, mentions }).map((each): Command => ({ ...it0, type: 'join', ...each })),
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
);

const actor = fc.oneof(
  { weight: 6, arbitrary: people.map(person) },
  { weight: 1, arbitrary: fc.constantFrom(triage, timer) },
);

const step = fc.record({
  command,
  actor,
  stands: fc.constantFrom<Circumstances['stands']>('own', 'above', 'machine'),
  mayDismissAlone: fc.boolean(),
  unit,
  minutes: fc.constantFrom(0, 0, 0.5, 1, 31),
});

interface Course {
  readonly state: Incident;
  readonly events: readonly IncidentEvent[];
  readonly minutes: number;
}

/** Opens an incident, then lets anything be asked; every accepted step is looked at by `look`. */
function everyCourse(look: (before: Known, event: IncidentEvent, next: Known) => void): void {
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
    const end = steps.reduce<Course>((course, { command: asked, minutes, ...role }) => {
      const now = course.minutes + minutes;
      const rest = { now: after(now), undoMs: 60_000, snoozeMs: 1_800_000 };
      const decision = decide(asked, course.state, { ...role, ...rest });
      const events = decision.ok ? decision.events : [];
      const state = events.reduce<Incident>((before, event) => {
        const next = evolve(before, event);
        if (before.stage === 'none' || next.stage === 'none') throw new Error('an incident vanished');
        look(before, event, next);
        return next;
      }, course.state);
      return { state, events: [...course.events, ...events], minutes: now };
    }, opening);
    expect(structuredClone(end.events).reduce(evolve, nothingYet)).toEqual(end.state);
  });
  fc.assert(property, { seed: 20261121, numRuns: 400 });
}

const everythingButOpening: readonly Exclude<IncidentEvent['type'], 'opened'>[] = [
  'claimed',
  'closed',
  'directed',
  'directiveMissed',
  'dismissalAsked',
  'dismissalRejected',
  'dismissed',
  'escalated',
  'handedOver',
  'joined',
  'levelChanged',
  'moved',
  'natureChanged',
  'noted',
  'released',
  'reopened',
  'snoozed',
  'undone',
  'woken',
];

const ofEveryStage = [
  ...['id', 'unit', 'nature', 'level', 'levelSince', 'openedAt', 'called', 'escalations', 'directives'],
  ...['notes', 'levelBy', 'snoozedUntil', 'snoozedFor', 'undoable', 'stage'],
];
const ofStage: Readonly<Record<Known['stage'], readonly string[]>> = {
  open: ['since', 'dismissal'],
  owned: ['owner', 'ownerUnit', 'claimedAt', 'dismissal'],
  dismissed: ['by', 'reason', 'at'],
  closed: ['by', 'note', 'at'],
};

describe('whatever is asked, in whatever order', () => {
  it('the state is the fold of the events, and each event says of what, by whom and when', () => {
    everyCourse((_before, event) => {
      expect(event).toMatchObject({ incident, by: expect.anything(), at: expect.any(Date) });
    });
  });

  it('these courses meet everything that can happen', () => {
    const seen = new Set<string>();
    everyCourse((_before, event) => seen.add(event.type));
    expect([...seen].sort()).toEqual(everythingButOpening);
  });

  it('only a person lowers a level, and no machine changes a level that a person has set', () => {
    everyCourse((before, event, next) => {
      if (before.level === next.level) return;
      const fell = graver(before.level, next.level);
      if (fell || before.levelBy.kind === 'person') expect(event.by.kind).toBe('person');
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

  it('no machine claims, dismisses, closes or directs', () => {
    const peoples = ['claimed', 'dismissed', 'dismissalAsked', 'closed', 'directed'];
    everyCourse((_before, event) => {
      if (event.by.kind === 'machine') expect(peoples).not.toContain(event.type);
    });
  });
});
