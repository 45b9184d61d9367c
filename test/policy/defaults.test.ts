import { expect, it } from 'vitest';
import { levels } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { standingDuties } from '../../src/policy/org.ts';

const minutes = (ms: number | undefined) => (ms === undefined ? '–' : `${ms / 60_000} min`);
const hours = (ms: number | undefined) => (ms === undefined ? '–' : `${ms / 3_600_000} h`);

it.each([
  ['claim within', '5 min', '15 min', '30 min', '120 min'],
  ['approvals to publish', 'command+review', 'command+review', 'command', 'command'],
  ['authority report due', '2 h', '2 h', '–', '–'],
  ['authoritative information', '5 h', '5 h', '24 h', '–'],
  ['full response', '24 h', '24 h', '48 h', '48 h'],
  ['follow-up after close', '48 h', '48 h', '24 h', '–'],
])('the defaults of red, orange, yellow and blue: %s', (what, ...expected) => {
  const told = levels.map((level) => {
    const { claimMs, approvals, clocks } = defaultPolicy.levels[level];
    const row: Readonly<Record<string, string>> = {
      'claim within': minutes(claimMs),
      'approvals to publish': approvals.join('+'),
      'authority report due': hours(clocks.authorityReportMs),
      'authoritative information': hours(clocks.informationMs),
      'full response': hours(clocks.responseMs),
      'follow-up after close': hours(clocks.followUpMs),
    };
    return row[what];
  });
  expect(told).toEqual(expected);
});

it('every duty that a rule names is a duty', () => {
  const named = levels.flatMap((level) => {
    const { hears, hqOwn, approvals } = defaultPolicy.levels[level];
    return [...hears.branch, ...hears.region, ...hears.hq, ...hqOwn, ...approvals];
  });
  expect(named.filter((duty) => !Object.hasOwn(defaultPolicy.duties, duty))).toEqual([]);
  expect(Object.keys(defaultPolicy.duties).sort()).toEqual([...standingDuties].sort());
});
