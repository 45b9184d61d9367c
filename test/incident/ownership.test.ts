import { describe, expect, it } from 'vitest';
import {
  after,
  chenYu,
  claimedBy,
  closedBy,
  coordinator,
  dismissalAskedBy,
  dismissedBy,
  east,
  given,
  liMin,
  machine,
  monitor,
  noon,
  opened,
  story,
  timer,
  xuhui,
  zhouJie,
} from '../support/story.ts';

const claim = { type: 'claim', unit: xuhui } as const;
const release = { type: 'release' } as const;
const undo = { type: 'undo' } as const;
const toZhou = { type: 'handOver', to: zhouJie, unit: xuhui } as const;
const owned = [opened, claimedBy(liMin, 1)];

describe('claiming 认领', () => {
  it('gives an open incident its one owner', () => {
    const next = given(opened)
      .when(monitor(liMin), claim)
      .yields({ type: 'claimed', unit: xuhui, owner: liMin });
    expect(next).toMatchObject({ stage: 'owned', owner: liMin, ownerUnit: xuhui, claimedAt: after(10) });
  });

  it('may be done by someone who stands above', () => {
    given(opened)
      .when(coordinator(chenYu), { ...claim, unit: east })
      .yields({ type: 'claimed', unit: east, owner: chenYu });
  });

  it('tells the second of two who was first and when', () => {
    given(...owned)
      .when(monitor(zhouJie), claim)
      .refused({ reason: 'alreadyOwned', owner: liMin, at: after(1) });
  });

  it('asks nothing more of the one who has it', () => {
    given(...owned)
      .when(monitor(liMin), claim)
      .refused({ reason: 'noLongerNeeded' });
  });

  it('is over when the incident is', () => {
    given(opened, dismissedBy(liMin))
      .when(monitor(liMin), claim)
      .refused({ reason: 'wrongStage', stage: 'dismissed' });
    given(opened, closedBy(chenYu))
      .when(monitor(liMin), claim)
      .refused({ reason: 'wrongStage', stage: 'closed' });
    given().when(monitor(liMin), claim).refused({ reason: 'wrongStage', stage: 'none' });
  });

  it('is for people, not for machines', () => {
    given(opened).when(machine(timer), claim).refused({ reason: 'notPermitted', needs: [] });
  });

  it('makes a waiting dismissal void', () => {
    const { next } = given(opened, dismissalAskedBy(zhouJie)).when(monitor(liMin), claim);
    expect(next).not.toHaveProperty('dismissal');
  });
});

describe('giving up a claim 取消认领', () => {
  it('leaves the incident to everyone again, its clock beginning anew', () => {
    const next = given(...owned)
      .when(monitor(liMin), release)
      .yields({ type: 'released' });
    expect(next).toMatchObject({ stage: 'open', since: after(10), called: [xuhui] });
    expect(next).not.toHaveProperty('owner');
  });

  it('is the owner’s to do, or of one who stands above', () => {
    given(...owned)
      .when(monitor(zhouJie), release)
      .refused({ reason: 'notOwner', owner: liMin });
    given(...owned)
      .when(coordinator(chenYu), release)
      .yields({ type: 'released' });
  });

  it('needs a claim', () => {
    given(opened).when(monitor(liMin), release).refused({ reason: 'wrongStage', stage: 'open' });
  });

  it('leaves a waiting dismissal with the region', () => {
    const { next } = given(...owned, dismissalAskedBy(liMin)).when(monitor(liMin), release);
    expect(next).toMatchObject({ stage: 'open', dismissal: { by: liMin } });
  });
});

describe('handing over 转交', () => {
  it('makes another person the one owner', () => {
    const next = given(...owned)
      .when(monitor(liMin), toZhou)
      .yields({ type: 'handedOver', to: zhouJie, unit: xuhui });
    expect(next).toMatchObject({ stage: 'owned', owner: zhouJie, ownerUnit: xuhui, claimedAt: after(10) });
  });

  it('is the owner’s to do, or of one who stands above', () => {
    given(...owned)
      .when(monitor(zhouJie), toZhou)
      .refused({ reason: 'notOwner', owner: liMin });
    given(...owned)
      .when(coordinator(chenYu), toZhou)
      .yields({ type: 'handedOver', to: zhouJie, unit: xuhui });
  });

  it('needs another person and a claim', () => {
    given(...owned)
      .when(monitor(liMin), { ...toZhou, to: liMin })
      .refused({ reason: 'sameValue' });
    given(opened).when(coordinator(chenYu), toZhou).refused({ reason: 'wrongStage', stage: 'open' });
  });
});

describe('undoing within a minute 撤销', () => {
  it('makes a claim not have been: the clock never stopped', () => {
    const next = given(...owned)
      .when(monitor(liMin), undo, 1.9)
      .yields({ type: 'undone', what: 'claim' });
    expect(next).toEqual(story(opened));
    expect(next).toMatchObject({ since: noon });
  });

  it('makes a dismissal not have been, whoever had it', () => {
    given(opened, dismissedBy(liMin, 2))
      .when(monitor(liMin), undo, 2.5)
      .yields({ type: 'undone', what: 'dismissal' });
    const { next } = given(...owned, dismissedBy(liMin, 2)).when(monitor(liMin), undo, 2.5);
    expect(next).toMatchObject({ stage: 'owned', owner: liMin, claimedAt: after(1) });
  });

  it('takes back a dismissal that waits', () => {
    const { next } = given(...owned, dismissalAskedBy(liMin, 2)).when(monitor(liMin), undo, 2.5);
    expect(next).toMatchObject({ stage: 'owned', owner: liMin });
    expect(next).not.toHaveProperty('dismissal');
  });

  it('gives back the waiting dismissal that a claim had made void', () => {
    const history = [opened, dismissalAskedBy(zhouJie, 1), claimedBy(liMin, 2)];
    const { next } = given(...history).when(monitor(liMin), undo, 2.5);
    expect(next).toMatchObject({ stage: 'open', dismissal: { by: zhouJie, at: after(1) } });
  });

  it('is up to the very end of the minute, and then too late', () => {
    given(...owned)
      .when(monitor(liMin), undo, 2)
      .yields({ type: 'undone', what: 'claim' });
    given(...owned)
      .when(monitor(liMin), undo, 2.01)
      .refused({ reason: 'undoTooLate' });
  });

  it('is only for one’s own press', () => {
    given(...owned)
      .when(monitor(zhouJie), undo, 1.5)
      .refused({ reason: 'nothingToUndo' });
    given(...owned)
      .when(coordinator(chenYu), undo, 1.5)
      .refused({ reason: 'nothingToUndo' });
  });

  it('is gone once something else has happened, and done once', () => {
    const handed = given(...owned).when(monitor(liMin), toZhou, 1.2).decision;
    const [event] = handed.ok ? handed.events : [];
    expect(event?.type).toBe('handedOver');
    given(...owned, ...(event ? [event] : []))
      .when(monitor(liMin), undo, 1.5)
      .refused({ reason: 'nothingToUndo' });
    given(opened).when(monitor(liMin), undo, 1).refused({ reason: 'nothingToUndo' });
    given().when(monitor(liMin), undo, 1).refused({ reason: 'wrongStage', stage: 'none' });
  });
});
