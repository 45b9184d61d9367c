import { describe, expect, it } from 'vitest';
import type { IncidentId } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { type Course, differences, rehearse, type Step } from '../../src/policy/rehearse.ts';
import { org, unit } from '../support/demoOrg.ts';
import { after } from '../support/story.ts';

const setting = { org, policy: defaultPolicy };
const xuhui = unit('xuhui');

function mention(
  minutes: number,
  reach = 0,
  ...reasons: Extract<Step, { kind: 'mention' }>['reasons']
): Step {
  return { kind: 'mention', at: after(minutes), reasons, reach, units: [xuhui] };
}

function course(...steps: readonly Step[]): Course {
  return { incident: 'i' as IncidentId, unit: xuhui, nature: 'complaint', steps };
}

const taken = (minutes: number): Step => ({ kind: 'taken', at: after(minutes) });

/** The same policy where a complaint is orange from this reach on. */
function orangeFrom(minReach: number): Policy {
  return { ...defaultPolicy, levelTable: [{ level: 'orange', natures: ['complaint'], minReach }] };
}

describe('a rehearsal', () => {
  it.each`
    what                                    | steps                                            | level       | heard
    ${'taken at once stays in its branch'}  | ${[mention(0), taken(1)]}                        | ${'blue'}   | ${{ 'hq/east/xuhui': 0 }}
    ${'unclaimed is called to the region'}  | ${[mention(0)]}                                  | ${'blue'}   | ${{ 'hq/east/xuhui': 0, 'hq/east': 120 }}
    ${'graver by its words is heard by HQ'} | ${[mention(0, 0, 'fraud'), taken(1)]}            | ${'orange'} | ${{ 'hq/east/xuhui': 0, 'hq/east': 0, hq: 0 }}
    ${'graver by its reach when it grows'}  | ${[mention(0), mention(10, 200_000), taken(11)]} | ${'orange'} | ${{ 'hq/east/xuhui': 0, 'hq/east': 10, hq: 10 }}
    ${'taken in hand, it still rises'}      | ${[mention(0), taken(5), mention(10, 200_000)]}  | ${'orange'} | ${{ 'hq/east/xuhui': 0, 'hq/east': 10, hq: 10 }}
    ${'taken in hand, nobody is called'}    | ${[mention(0), taken(5), mention(500)]}          | ${'blue'}   | ${{ 'hq/east/xuhui': 0 }}
    ${'yellow climbs tier by tier'}         | ${[mention(0, 0, 'dispute')]}                    | ${'yellow'} | ${{ 'hq/east/xuhui': 0, 'hq/east': 0, hq: 60 }}
  `('$what', ({ steps, level, heard }) => {
    const played = rehearse(course(...steps), setting);
    const minutes = [...(played?.heard ?? [])].map(([path, at]) => [
      path,
      (at.getTime() - after(0).getTime()) / 60_000,
    ]);
    expect([played?.level, Object.fromEntries(minutes)]).toEqual([level, heard]);
  });

  it('counts a new message for each group that hears', () => {
    expect(rehearse(course(mention(0, 0, 'fraud'), taken(1)), setting)?.rings).toBe(5);
  });

  it('rings for a rise after it was taken in hand as before', () => {
    const grown = mention(10, 200_000);
    const [unclaimed, taken5] = [
      [mention(0), grown, taken(11)],
      [mention(0), taken(5), grown],
    ].map((steps) => rehearse(course(...steps), setting)?.rings);
    expect(taken5).toBe(unclaimed);
  });

  it('of nothing is nothing', () => {
    expect(rehearse(course(), setting)).toBeUndefined();
  });
});

describe('the difference a changed policy makes', () => {
  const courses = [course(mention(0, 50_000), taken(1)), course(mention(0, 10), taken(1))];

  it('is none for the same policy', () => {
    expect(differences(courses, setting, setting)).toMatchObject([
      { unit: xuhui, incidents: 2, louder: 0, quieter: 0, earlier: 0, later: 0 },
    ]);
  });

  it('is louder and earlier where the bar is lower, quieter and later where it is higher', () => {
    const low = { org, policy: orangeFrom(1_000) };
    const high = { org, policy: orangeFrom(1_000_000) };
    expect(differences(courses, high, low)).toMatchObject([{ louder: 1, quieter: 0, earlier: 1, later: 0 }]);
    expect(differences(courses, low, high)).toMatchObject([{ louder: 0, quieter: 1, earlier: 0, later: 1 }]);
    const [{ ringsBefore = 0, ringsAfter = 0 } = {}] = differences(courses, high, low);
    expect(ringsAfter).toBeGreaterThan(ringsBefore);
  });

  it('shows in what grew after somebody had taken it in hand', () => {
    const grows = [course(mention(0, 10), taken(5), mention(60, 50_000))];
    const [low, high] = [1_000, 1_000_000].map((reach) => ({ org, policy: orangeFrom(reach) }));
    expect(differences(grows, high ?? setting, low ?? setting)).toMatchObject([{ louder: 1, earlier: 1 }]);
  });
});
