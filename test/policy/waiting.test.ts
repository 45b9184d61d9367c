import { describe, expect, it } from 'vitest';
import { waitsFor } from '../../src/policy/waiting.ts';
import {
  branchSeat,
  claimed,
  closed,
  escalated,
  hqSeat,
  liMin,
  opened,
  org,
  raisedAndInstructed,
  regionSeat,
  rivalSeat,
  takenByRegion,
  voice,
  waitingToBeDismissed,
  zhouMin,
} from '../bot/cards/sample.ts';

const { policy } = voice;

describe('what waits for a person', () => {
  it.each([
    ['unclaimed at their own branch', opened, liMin, branchSeat, true],
    ['unclaimed below, and they were not called', opened, zhouMin, regionSeat, false],
    ['escalated to their region', escalated, zhouMin, regionSeat, true],
    ['unclaimed at another branch', opened, liMin, rivalSeat, false],
    ['what they own', claimed, liMin, branchSeat, true],
    ['what a colleague owns', claimed, zhouMin, branchSeat, false],
    ['what the region took over', takenByRegion, liMin, branchSeat, false],
    ['a dismissal that waits for their yes or no', waitingToBeDismissed, zhouMin, regionSeat, true],
    ['an instruction to their branch', raisedAndInstructed, liMin, branchSeat, true],
    ['closed', closed, liMin, branchSeat, false],
    ['at headquarters, not called', opened, liMin, hqSeat, false],
  ] as const)('%s: %#', (_what, incident, person, seat, waits) => {
    expect(waitsFor(incident, person, seat, org, policy)).toBe(waits);
  });
});
