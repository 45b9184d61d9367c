import { describe, expect, it } from 'vitest';
import type { Level } from '../../../src/incident/incident.ts';
import type { IncidentEvent } from '../../../src/incident/language.ts';
import { defaultPolicy } from '../../../src/policy/defaults.ts';
import { type Course, standingAt } from '../../../src/reports/digest/course.ts';
import { countsOf, timed } from '../../../src/reports/digest/sums.ts';
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
  liMin,
  mergedBy,
  opened,
  person,
  timer,
  xuhui,
} from '../../support/story.ts';

const [minute, day] = [60_000, 24 * 60];

function course(...events: readonly IncidentEvent[]): Course {
  return { id: opened.incident, code: 'P1', drill: false, events, mentions: 3 };
}

function of(level: Level, ...events: readonly IncidentEvent[]): Course {
  return course({ ...opened, level }, ...events);
}

const missed = (givenMinutes: number, minutes: number): IncidentEvent => ({
  ...{ type: 'directiveMissed', incident: opened.incident, by: timer, to: xuhui },
  ...{ givenAt: after(givenMinutes), at: after(minutes) },
});
const released = (minutes: number): IncidentEvent => ({
  ...{ type: 'released', incident: opened.incident, by: person(liMin), at: after(minutes) },
});

function at(minutes: number, what: Course) {
  return standingAt(what, after(minutes), defaultPolicy);
}

describe('an incident at a moment', () => {
  it('is what had happened by then', () => {
    const all = course(opened, claimedBy(liMin, 10), closedBy(liMin, 40));
    expect(at(0, all)).toBeUndefined();
    expect(at(5, all)?.state.stage).toBe('open');
    expect(at(10, all)?.state.stage).toBe('open');
    expect(at(11, all)?.state).toMatchObject({ stage: 'owned', owner: liMin });
    expect(at(41, all)?.state.stage).toBe('closed');
  });

  it('is nothing of its own once it became a part of another, nor while it is a drill', () => {
    const merged = course(opened, mergedBy(liMin, 30));
    expect(at(29, merged)?.state.stage).toBe('open');
    expect(at(31, merged)).toBeUndefined();
    expect(at(31, { ...course(opened), drill: true })).toBeUndefined();
  });
});

describe('the time to a claim, of yellow 30 minutes', () => {
  it.each([
    [
      'claimed in time',
      [claimedBy(liMin, 20)],
      { late: false, used: 20 * minute, planned: 30 * minute, at: after(20) },
    ],
    [
      'claimed too late counts when it became late',
      [claimedBy(liMin, 50)],
      { late: true, used: 50 * minute, at: after(30) },
    ],
    [
      'called to the next tier, then claimed in their time',
      [calledBy(timer, east, 30), claimedBy(chenYu, 45, east)],
      { late: true, used: 45 * minute, at: after(30) },
    ],
    [
      'escalated by a person, then claimed in time',
      [calledBy(person(liMin), east, 10), claimedBy(chenYu, 20, east)],
      { late: false, used: 20 * minute },
    ],
    ['said to be nothing', [dismissalAskedBy(liMin, 12)], { late: false, used: 12 * minute }],
    ['dismissed', [dismissedBy(liMin, 12)], { late: false, used: 12 * minute }],
    ['not at all', [], { late: true, at: after(30), planned: 30 * minute }],
  ] as const)('%s', (_name, events, claim) => {
    expect(at(day, of('yellow', ...events))?.steps.claim).toMatchObject(claim);
  });

  it('is nothing while there is time', () => {
    expect(at(29, of('yellow'))?.steps.claim).toBeUndefined();
  });

  it('is told once, on the day of the miss', () => {
    const standing = at(3 * day, of('yellow', claimedBy(liMin, 2 * day)));
    const span = (from: number, to: number) => ({ from: after(from), to: after(to) });
    const standings = standing ? [standing] : [];
    expect(timed(standings, 'claim', span(0, day))).toMatchObject({ count: 1, inPlan: 0 });
    expect(timed(standings, 'claim', span(day, 3 * day))).toMatchObject({ count: 0 });
  });
});

describe('what is late', () => {
  it.each([
    ['an unclaimed one', of('orange'), 20, ['claim']],
    [
      'one in hand that nobody has said a word of',
      of('orange', claimedBy(liMin, 5)),
      6 * 60,
      ['information'],
    ],
    ['both: the claim first', of('orange'), 6 * 60, ['claim', 'information']],
    ['an instruction', of('blue', claimedBy(liMin, 5), directedTo(xuhui, 10, 40)), 60, ['directive']],
    [
      'an instruction that was done',
      of('blue', claimedBy(liMin, 5), directedTo(xuhui, 10, 40), doneBy(liMin, xuhui, 10, 30)),
      60,
      [],
    ],
    [
      'an instruction whose miss was told',
      of('blue', claimedBy(liMin, 5), directedTo(xuhui, 10, 40), missed(10, 40)),
      60,
      ['directive'],
    ],
    [
      'one in hand that is not closed by the time of the full response',
      of('blue', claimedBy(liMin, 5)),
      2 * day + 1,
      ['response'],
    ],
    ['one whose next tier was called just now', of('yellow', calledBy(timer, east, 30)), 40, ['claim']],
    [
      'one that was let go of again has its time',
      of('yellow', calledBy(timer, east, 30), claimedBy(liMin, 40), released(50)),
      60,
      [],
    ],
    ['nothing of what is closed', of('red', closedBy(liMin, 300)), 3 * day, []],
  ] as const)('%s', (_name, what, minutes, clocks) => {
    expect(at(minutes, what)?.late.map(({ clock }) => clock)).toEqual(clocks);
  });
});

describe('a report to the authority', () => {
  it('has its time while the incident is live, and is nothing that is late', () => {
    const red = of('red', claimedBy(liMin, 2));
    expect(at(day, red)).toMatchObject({ report: after(2 * 60) });
    expect(at(3 * 60, red)?.late).toEqual([]);
    expect(at(day, of('yellow'))).not.toHaveProperty('report');
    expect(at(day, of('red', closedBy(liMin, 300)))).not.toHaveProperty('report');
  });
});

describe('a dismissal', () => {
  it('is his who said so, and his who confirmed it', () => {
    const confirmed = { ...dismissedBy(chenYu, 20), askedBy: liMin } as IncidentEvent;
    const standing = at(day, of('yellow', dismissalAskedBy(liMin, 10), confirmed));
    expect([standing?.askedBy, standing?.state]).toEqual([liMin, expect.objectContaining({ by: chenYu })]);
  });
});

describe('the sums of a day', () => {
  it('are of its end: what was closed and opened anew is open', () => {
    const closed = at(day, of('yellow', closedBy(liMin, 30)));
    const open = at(day, of('blue'));
    const standings = [closed, open].flatMap((each) => (each ? [each] : []));
    expect(countsOf(standings, { from: after(-10), to: after(day) }, 7)).toEqual({
      ...{ fresh: 2, open: 1, overdue: 1, closed: 1, dismissed: 0, mentions: 7 },
    });
    expect(countsOf(standings, { from: after(60), to: after(day) }, 0)).toMatchObject({
      fresh: 0,
      closed: 0,
    });
  });
});
