import { describe, expect, it } from 'vitest';
import {
  after,
  calledBy,
  chenYu,
  claimedBy,
  closedBy,
  coordinator,
  directedTo,
  dismissedBy,
  doneBy,
  east,
  given,
  hq,
  known,
  liMin,
  machine,
  monitor,
  opened,
  person,
  pudong,
  timer,
  words,
  xuhui,
  zhouJie,
} from '../support/story.ts';

const byTimer = machine(timer);
const toEast = { type: 'escalate', to: east, reason: words } as const;
const closed = [opened, closedBy(chenYu)];

describe('escalating 上报', () => {
  it('calls a higher unit, and the incident stays where it is', () => {
    const next = given(opened)
      .when(monitor(liMin), toEast)
      .yields({ type: 'escalated', from: xuhui, to: east, reason: words });
    expect(next).toMatchObject({ stage: 'open', unit: xuhui, called: [xuhui, east] });
    expect(next).toMatchObject({
      escalations: [{ to: east, by: person(liMin), at: after(10), reason: words }],
    });
  });

  it('is possible while somebody has it, and leaves it with them', () => {
    const { next } = given(opened, claimedBy(liMin)).when(monitor(zhouJie), toEast);
    expect(next).toMatchObject({ stage: 'owned', owner: liMin, called: [xuhui, east] });
  });

  it('calls each unit once', () => {
    given(opened, calledBy(timer, east, 5))
      .when(monitor(liMin), toEast)
      .refused({ reason: 'alreadyCalled', unit: east });
  });

  it('goes up only: not below what has been called, not to its own unit, not to a neighbour', () => {
    given(opened, calledBy(timer, hq, 5))
      .when(monitor(liMin), toEast)
      .refused({ reason: 'alreadyCalled', unit: hq });
    given(opened)
      .when(monitor(liMin), { ...toEast, to: xuhui })
      .refused({ reason: 'alreadyCalled', unit: xuhui });
    given(opened)
      .when(monitor(liMin), { ...toEast, to: pudong })
      .refused({ reason: 'noHigherUnit' });
  });

  it('needs a live incident', () => {
    given(...closed)
      .when(monitor(liMin), toEast)
      .refused({ reason: 'wrongStage', stage: 'closed' });
  });
});

describe('silence', () => {
  it('calls the next tier', () => {
    const next = given(opened)
      .when(byTimer, { type: 'callNext', to: [east] }, 30)
      .yields({ type: 'escalated', from: xuhui, to: east });
    expect(next).toMatchObject({ stage: 'open', called: [xuhui, east] });
  });

  it('calls every higher tier at once where the level says so, lowest first', () => {
    const { next } = given(opened).when(byTimer, { type: 'callNext', to: [hq, east] }, 5);
    expect(next).toMatchObject({ called: [xuhui, east, hq] });
  });

  it('calls nobody twice', () => {
    given(opened, calledBy(timer, east, 5))
      .when(byTimer, { type: 'callNext', to: [east, hq, hq] })
      .yields({ type: 'escalated', from: east, to: hq });
    given(opened, calledBy(timer, east, 5))
      .when(byTimer, { type: 'callNext', to: [east] })
      .refused({ reason: 'noLongerNeeded' });
  });

  it('is over as soon as somebody has it, or it is over', () => {
    const call = { type: 'callNext', to: [east] } as const;
    given(opened, claimedBy(liMin)).when(byTimer, call).refused({ reason: 'noLongerNeeded' });
    given(opened, dismissedBy(liMin)).when(byTimer, call).refused({ reason: 'noLongerNeeded' });
    given().when(byTimer, call).refused({ reason: 'noLongerNeeded' });
  });
});

describe('directing 下发', () => {
  const direct = { type: 'direct', to: xuhui, text: words, due: after(40) } as const;
  const late = { type: 'directiveLate', to: xuhui, at: after(10) } as const;
  const directed = [opened, directedTo(xuhui, 10, 40)];

  it('gives a lower unit an instruction with a due time', () => {
    const next = given(opened)
      .when(coordinator(chenYu), direct)
      .yields({ type: 'directed', from: east, to: xuhui, text: words, due: after(40) });
    expect(next).toEqual(known(...directed));
  });

  it('needs words, a due time to come, a live incident and a person', () => {
    given(opened)
      .when(coordinator(chenYu), { type: 'direct', to: xuhui, due: after(40) })
      .refused({ reason: 'textMissing', field: 'text' });
    given(opened)
      .when(coordinator(chenYu), { ...direct, due: after(10) })
      .refused({ reason: 'dueInPast' });
    given(opened)
      .when(coordinator(chenYu), { ...direct, due: new Date(Number.NaN) })
      .refused({ reason: 'dueInPast' });
    given(...closed)
      .when(coordinator(chenYu), direct)
      .refused({ reason: 'wrongStage', stage: 'closed' });
    given(opened).when(byTimer, direct).refused({ reason: 'notPermitted', needs: [] });
  });

  it('is said to be missed once, when its time is past', () => {
    const missed = { type: 'directiveMissed', to: xuhui, givenAt: after(10) } as const;
    given(...directed)
      .when(byTimer, late, 39)
      .refused({ reason: 'noLongerNeeded' });
    given(...directed)
      .when(byTimer, late, 40)
      .yields(missed);
    given(...directed, { ...missed, incident: opened.incident, by: timer, at: after(40) })
      .when(byTimer, late, 41)
      .refused({ reason: 'noLongerNeeded' });
  });

  it('is missed by the unit that missed it, not by another told at the same moment', () => {
    const missed = { type: 'directiveMissed', to: xuhui, givenAt: after(10) } as const;
    const next = given(...directed, directedTo(pudong, 10, 40))
      .when(byTimer, late, 40)
      .yields(missed);
    expect(next).toMatchObject({ directives: [{ to: xuhui, missedAt: after(40) }, { to: pudong }] });
    expect(next.stage === 'open' && next.directives[1]).not.toHaveProperty('missedAt');
  });

  it('is finished by words on what was done, in time or late, and then no time of it runs', () => {
    const finish = { type: 'finishDirective', to: xuhui, at: after(10), note: words } as const;
    const done = { type: 'directiveDone', to: xuhui, givenAt: after(10), note: words } as const;
    for (const minutes of [20, 50]) {
      const next = given(...directed, directedTo(pudong, 10, 40))
        .when(monitor(liMin), finish, minutes)
        .yields(done);
      const answer = { by: liMin, at: after(minutes), note: words };
      expect(next).toMatchObject({ directives: [{ to: xuhui, done: answer }, { to: pudong }] });
      expect(next.stage === 'open' && next.directives[1]).not.toHaveProperty('done');
    }
    const finished = [...directed, doneBy(liMin, xuhui, 10, 20)];
    given(...finished)
      .when(byTimer, late, 40)
      .refused({ reason: 'noLongerNeeded' });
    given(...finished)
      .when(monitor(liMin), finish, 30)
      .refused({ reason: 'noLongerNeeded' });
  });

  it('is finished only where there is one, with words, by a person, while the incident lives', () => {
    const finish = { type: 'finishDirective', to: xuhui, at: after(10), note: words } as const;
    given(opened).when(monitor(liMin), finish).refused({ reason: 'noDirective' });
    given(...directed)
      .when(monitor(liMin), { ...finish, to: pudong })
      .refused({ reason: 'noDirective' });
    given(...directed)
      .when(monitor(liMin), { type: 'finishDirective', to: xuhui, at: after(10) })
      .refused({ reason: 'textMissing', field: 'note' });
    given(...directed)
      .when(byTimer, finish)
      .refused({ reason: 'notPermitted', needs: [] });
    given(...directed, closedBy(chenYu))
      .when(monitor(liMin), finish, 40)
      .refused({ reason: 'wrongStage', stage: 'closed' });
  });

  it('is not missed when it was never given, or when the incident is over', () => {
    given(opened).when(byTimer, late, 50).refused({ reason: 'noLongerNeeded' });
    given(...directed, closedBy(chenYu))
      .when(byTimer, late, 50)
      .refused({ reason: 'noLongerNeeded' });
  });
});

describe('moving 改归属 and 非我院', () => {
  const move = { type: 'move', to: pudong, reason: words } as const;
  const notOurs = { type: 'notOurs', to: east } as const;

  it('makes it open and unclaimed at the new unit, whose clock begins anew', () => {
    const history = [opened, claimedBy(liMin), calledBy(person(liMin), east, 3)];
    const next = given(...history)
      .when(coordinator(chenYu), move)
      .yields({ type: 'moved', from: xuhui, to: pudong, why: 'move', reason: words });
    expect(next).toMatchObject({ stage: 'open', unit: pudong, since: after(10), called: [pudong] });
    expect(next).not.toHaveProperty('owner');
  });

  it('goes up to be rerouted when it is not ours', () => {
    const next = given(opened)
      .when(monitor(liMin), notOurs)
      .yields({ type: 'moved', from: xuhui, to: east, why: 'notOurs' });
    expect(next).toMatchObject({ unit: east, called: [east] });
    given(opened)
      .when(monitor(liMin), { ...notOurs, to: xuhui })
      .refused({ reason: 'noHigherUnit' });
  });

  it('needs another unit, and the owner’s hand or one who stands above', () => {
    given(opened)
      .when(coordinator(chenYu), { ...move, to: xuhui })
      .refused({ reason: 'sameValue' });
    given(opened, claimedBy(zhouJie))
      .when(monitor(liMin), notOurs)
      .refused({ reason: 'notOwner', owner: zhouJie });
  });

  it('needs a live incident', () => {
    given(...closed)
      .when(coordinator(chenYu), move)
      .refused({ reason: 'wrongStage', stage: 'closed' });
    given(...closed)
      .when(monitor(liMin), notOurs)
      .refused({ reason: 'wrongStage', stage: 'closed' });
  });
});
