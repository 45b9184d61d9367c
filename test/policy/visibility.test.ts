import { describe, expect, it } from 'vitest';
import { maySee, seenBy } from '../../src/policy/visibility.ts';
import { type UnitName, unit } from '../support/demoOrg.ts';
import {
  after,
  calledBy,
  chenYu,
  claimedBy,
  closedBy,
  directedTo,
  east,
  incident,
  known,
  liMin,
  opened,
  person,
  pudong,
  timer,
  xuhui,
} from '../support/story.ts';

const moved = {
  incident,
  by: person(chenYu),
  at: after(9),
  type: 'moved',
  from: xuhui,
  to: pudong,
  why: 'move',
} as const;

it('an incident concerns its owner unit and those it was sent down to', () => {
  expect(seenBy(known(opened))).toEqual([xuhui]);
  expect(seenBy(known(opened, directedTo(pudong, 1, 9), directedTo(pudong, 2, 9)))).toEqual([xuhui, pudong]);
  expect(seenBy(known(opened, claimedBy(liMin), calledBy(timer, east, 3)))).toEqual([xuhui]);
});

describe('who may see an incident of 徐汇', () => {
  it.each<[UnitName, boolean]>([
    ['hq', true],
    ['east', true],
    ['xuhui', true],
    ['emergency', false],
    ['pudong', false],
    ['south', false],
    ['nansha', false],
  ])('%s: %s', (name, yes) => {
    expect(maySee([unit(name)], known(opened))).toBe(yes);
    expect(maySee([unit(name)], known(opened, closedBy(chenYu)))).toBe(yes);
  });

  it('a unit to which it was sent down', () => {
    expect(maySee([pudong], known(opened, directedTo(pudong, 1, 9)))).toBe(true);
  });

  it('no longer the old unit when it has moved', () => {
    expect(maySee([xuhui], known(opened, moved))).toBe(false);
    expect(maySee([pudong], known(opened, moved))).toBe(true);
  });

  it('nobody without a unit, and nobody sees what is not there', () => {
    expect(maySee([], known(opened))).toBe(false);
    expect(maySee([unit('hq')], { stage: 'none' })).toBe(false);
  });

  it('whoever has one of several units that may', () => {
    expect(maySee([unit('south'), xuhui], known(opened))).toBe(true);
  });
});
