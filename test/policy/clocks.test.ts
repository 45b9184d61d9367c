import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { claimDue, runningClocks } from '../../src/policy/clocks.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import {
  after,
  calledBy,
  chenYu,
  claimedBy,
  closedBy,
  directedTo,
  dismissalAskedBy,
  dismissedBy,
  doneBy,
  east,
  hq,
  incident,
  known,
  levelSet,
  liMin,
  mergedBy,
  opened,
  person,
  pudong,
  timer,
  triage,
  words,
  xuhui,
} from '../support/story.ts';

const blue = { ...opened, level: 'blue' } as const;
const released: IncidentEvent = { type: 'released', incident, by: person(liMin), at: after(20) };
const undone: IncidentEvent = { type: 'undone', incident, by: person(liMin), at: after(1.5), what: 'claim' };
const moved: IncidentEvent = {
  ...{ type: 'moved', incident, by: person(chenYu), at: after(25) },
  ...{ from: xuhui, to: pudong, why: 'move' },
};
const reopened: IncidentEvent = {
  ...{ type: 'reopened', incident, by: person(chenYu), at: after(100) },
  reason: words,
};

describe('the claim clock', () => {
  it.each<[string, readonly IncidentEvent[], number | undefined]>([
    ['gives yellow 30 minutes from the start', [opened], 30],
    ['gives blue two hours', [blue], 120],
    ['gives red 5 minutes from when it is red', [opened, levelSet('yellow', 'red', 10, triage)], 15],
    ['is never lengthened by a rise', [opened, levelSet('yellow', 'red', 28, triage)], 30],
    [
      'is the next shorter one too',
      [blue, levelSet('blue', 'yellow', 20), levelSet('yellow', 'orange', 25)],
      40,
    ],
    ['is the lower level’s own after a fall', [opened, levelSet('yellow', 'blue', 10)], 130],
    [
      'runs from the first time of a level that it has again',
      [blue, levelSet('blue', 'yellow', 10), levelSet('yellow', 'blue', 20), levelSet('blue', 'yellow', 90)],
      40,
    ],
    ['begins anew for whom the timer called', [opened, calledBy(timer, east, 30)], 60],
    ['and once more', [opened, calledBy(timer, east, 30), calledBy(timer, hq, 60, east)], 90],
    ['runs on when a person calls higher', [opened, calledBy(person(liMin), east, 20)], 30],
    ['runs on while a dismissal waits', [opened, dismissalAskedBy(liMin, 20)], 30],
    ['stands while somebody has it', [opened, claimedBy(liMin)], undefined],
    ['begins anew when given up', [opened, claimedBy(liMin), released], 50],
    ['never stopped when the claim is undone', [opened, claimedBy(liMin), undone], 30],
    ['begins anew in another unit', [opened, calledBy(timer, east, 30), { ...moved, at: after(45) }], 75],
    ['begins anew when reopened', [opened, closedBy(chenYu), reopened], 130],
    ['is over when it is over', [opened, dismissedBy(liMin)], undefined],
  ])('%s', (_rule, history, minutes) => {
    expect(claimDue(known(...history), defaultPolicy)).toEqual(
      minutes === undefined ? undefined : after(minutes),
    );
  });
});

describe('the running clocks', () => {
  const red = { ...opened, level: 'red' } as const;

  it('stand soonest first', () => {
    const told = runningClocks(known(red, directedTo(xuhui, 1, 60), directedTo(pudong, 2, 3)), defaultPolicy);
    expect(told).toEqual([
      { kind: 'directive', to: pudong, due: after(3) },
      { kind: 'claim', due: after(5) },
      { kind: 'directive', to: xuhui, due: after(60) },
      { kind: 'authorityReport', due: after(120) },
      { kind: 'information', due: after(300) },
      { kind: 'response', due: after(24 * 60) },
    ]);
  });

  it('run on for the authority while somebody has it', () => {
    const kinds = runningClocks(known(red, claimedBy(liMin)), defaultPolicy).map(({ kind }) => kind);
    expect(kinds).toEqual(['authorityReport', 'information', 'response']);
  });

  it('run for the authority from when the level first asked for it', () => {
    const risen = known(opened, levelSet('yellow', 'orange', 40, triage));
    expect(runningClocks(risen, defaultPolicy)).toContainEqual({ kind: 'authorityReport', due: after(160) });
    expect(runningClocks(risen, defaultPolicy)).toContainEqual({ kind: 'information', due: after(340) });
  });

  it('leave out an instruction whose lateness has been told', () => {
    const missed: IncidentEvent = {
      type: 'directiveMissed',
      incident,
      by: timer,
      at: after(60),
      to: xuhui,
      givenAt: after(1),
    };
    const kinds = runningClocks(known(opened, directedTo(xuhui, 1, 60), missed), defaultPolicy).map(
      ({ kind }) => kind,
    );
    expect(kinds).not.toContain('directive');
  });

  it('leave out an instruction that is done', () => {
    const done = known(opened, directedTo(xuhui, 1, 60), doneBy(liMin, xuhui, 1, 30));
    expect(runningClocks(done, defaultPolicy).map(({ kind }) => kind)).not.toContain('directive');
  });

  it('leave nothing of what was merged: the other one’s run', () => {
    expect(runningClocks(known(red, mergedBy(chenYu)), defaultPolicy)).toEqual([]);
  });

  it('leave only the follow-up after the close, and nothing after a dismissal', () => {
    expect(runningClocks(known(red, closedBy(chenYu, 30)), defaultPolicy)).toEqual([
      { kind: 'followUp', due: after(30 + 48 * 60) },
    ]);
    expect(runningClocks(known(blue, closedBy(chenYu, 30)), defaultPolicy)).toEqual([]);
    expect(runningClocks(known(red, dismissedBy(liMin)), defaultPolicy)).toEqual([]);
  });
});
