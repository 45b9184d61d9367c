import { describe, expect, it } from 'vitest';
import {
  after,
  calledBy,
  chenYu,
  claimedBy,
  closedBy,
  coordinator,
  dismissalAskedBy,
  east,
  given,
  known,
  levelSet,
  liMin,
  machine,
  monitor,
  moreWords,
  noon,
  opened,
  person,
  timer,
  triage,
  words,
  xuhui,
  zhouJie,
} from '../support/story.ts';

const dismiss = { type: 'dismiss', reason: words } as const;
const confirm = { type: 'confirmDismissal' } as const;
const reject = { type: 'rejectDismissal', reason: moreWords } as const;
const waiting = [opened, dismissalAskedBy(liMin, 2)];

describe('dismissing 排除', () => {
  it('by a branch waits for the region while the clock runs on', () => {
    const next = given(opened)
      .when(monitor(liMin), dismiss)
      .yields({ type: 'dismissalAsked', reason: words, unit: xuhui });
    expect(next).toMatchObject({ stage: 'open', since: noon, dismissal: { by: liMin, at: after(10) } });
  });

  it('by one who may is done at once, and says who', () => {
    const next = given(opened)
      .when(coordinator(chenYu), dismiss)
      .yields({ type: 'dismissed', reason: words, askedBy: chenYu, unit: east });
    expect(next).toMatchObject({ stage: 'dismissed', by: chenYu, reason: words, at: after(10) });
  });

  it('by a branch is done at once where its level allows', () => {
    given(opened)
      .when(monitor(liMin, true), dismiss)
      .yields({ type: 'dismissed', reason: words, askedBy: liMin, unit: xuhui });
  });

  it('needs a reason', () => {
    given(opened)
      .when(monitor(liMin), { type: 'dismiss' })
      .refused({ reason: 'textMissing', field: 'reason' });
  });

  it('is asked once', () => {
    given(...waiting)
      .when(monitor(zhouJie), dismiss)
      .refused({ reason: 'dismissalWaits', since: after(2) });
  });

  it('of what a colleague has in hand is the colleague’s', () => {
    given(opened, claimedBy(zhouJie))
      .when(monitor(liMin), dismiss)
      .refused({ reason: 'notOwner', owner: zhouJie });
    given(opened, claimedBy(liMin))
      .when(monitor(liMin), dismiss)
      .yields({ type: 'dismissalAsked', reason: words, unit: xuhui });
  });

  it('needs a live incident and a person', () => {
    given(opened, closedBy(chenYu))
      .when(monitor(liMin), dismiss)
      .refused({ reason: 'wrongStage', stage: 'closed' });
    given(opened).when(machine(triage), dismiss).refused({ reason: 'notPermitted', needs: [] });
  });
});

describe('the region’s answer to a dismissal', () => {
  it('confirms it, with the asker’s reason', () => {
    const next = given(...waiting)
      .when(coordinator(chenYu), confirm)
      .yields({ type: 'dismissed', reason: words, askedBy: liMin, unit: east });
    expect(next).toMatchObject({ stage: 'dismissed', by: chenYu, reason: words });
  });

  it('or rejects it: the incident is where it was', () => {
    const next = given(...waiting)
      .when(coordinator(chenYu), reject)
      .yields({ type: 'dismissalRejected', reason: moreWords });
    expect(next).toEqual(known(opened));
    given(...waiting)
      .when(coordinator(chenYu), { type: 'rejectDismissal' })
      .yields({ type: 'dismissalRejected' });
  });

  it('is never the branch’s own', () => {
    const needs = { reason: 'notPermitted', needs: ['coordination', 'command'] } as const;
    given(...waiting)
      .when(monitor(zhouJie), confirm)
      .refused(needs);
    given(...waiting)
      .when(monitor(zhouJie), reject)
      .refused(needs);
    given(...waiting)
      .when(machine(timer), confirm)
      .refused({ reason: 'notPermitted', needs: [] });
  });

  it('needs a dismissal that waits', () => {
    given(opened).when(coordinator(chenYu), confirm).refused({ reason: 'noDismissal' });
    given(opened).when(coordinator(chenYu), reject).refused({ reason: 'noDismissal' });
    given().when(coordinator(chenYu), confirm).refused({ reason: 'wrongStage', stage: 'none' });
    given(opened, closedBy(chenYu))
      .when(coordinator(chenYu), reject)
      .refused({ reason: 'wrongStage', stage: 'closed' });
  });
});

describe('a dismissal that waits', () => {
  it('is void when the level rises, not when it falls', () => {
    expect(known(...waiting, levelSet('yellow', 'red', 5, triage))).not.toHaveProperty('dismissal');
    expect(known(...waiting, levelSet('yellow', 'blue', 5))).toHaveProperty('dismissal');
  });

  it('is void when a person escalates, not when the timer calls the next tier', () => {
    expect(known(...waiting, calledBy(person(zhouJie), east, 5))).not.toHaveProperty('dismissal');
    expect(known(...waiting, calledBy(timer, east, 30))).toHaveProperty('dismissal');
  });

  it('is void when the incident moves', () => {
    const moved = { type: 'moved', incident: opened.incident, by: person(chenYu), at: after(5) } as const;
    const away = known(...waiting, { ...moved, from: xuhui, to: east, why: 'move' });
    expect(away).not.toHaveProperty('dismissal');
  });
});
