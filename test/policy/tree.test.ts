import { describe, expect, it } from 'vitest';
import type { UnitPath } from '../../src/incident/incident.ts';
import { below, chain, channelsOf, commonSuperior, kindOf, parent, within } from '../../src/policy/tree.ts';
import { group, org, type UnitName, unit } from '../support/demoOrg.ts';

describe('the chain', () => {
  it('goes from the unit to HQ, through nested regions', () => {
    expect(chain(org, unit('nansha'))).toEqual([unit('nansha'), unit('delta'), unit('south'), unit('hq')]);
    expect(chain(org, unit('hq'))).toEqual([unit('hq')]);
  });

  it('leads upward even from a unit that config no longer knows', () => {
    const gone = 'hq/east/gone/ward' as UnitPath;
    expect(chain(org, gone)).toEqual([gone, unit('east'), unit('hq')]);
    expect(kindOf(org, gone)).toBeUndefined();
    expect(channelsOf(org, gone, ['monitor'])).toEqual([]);
  });

  it('knows each unit’s superior, and that HQ has none', () => {
    expect(parent(org, unit('emergency'))).toBe(unit('xuhui'));
    expect(parent(org, unit('direct'))).toBe(unit('hq'));
    expect(parent(org, unit('hq'))).toBeUndefined();
  });

  it('knows what lies below', () => {
    expect(below(org, unit('east'))).toEqual([unit('xuhui'), unit('emergency'), unit('pudong')]);
    expect(below(org, unit('pudong'))).toEqual([]);
  });

  it('knows what kind a unit is', () => {
    expect([kindOf(org, unit('hq')), kindOf(org, unit('delta')), kindOf(org, unit('emergency'))]).toEqual([
      'hq',
      'region',
      'department',
    ]);
  });
});

it.each<[UnitName, UnitName, boolean]>([
  ['xuhui', 'xuhui', true],
  ['xuhui', 'east', true],
  ['emergency', 'hq', true],
  ['east', 'xuhui', false],
  ['pudong', 'xuhui', false],
  ['nansha', 'east', false],
])('%s is in the reach of %s: %s', (lower, upper, yes) => {
  expect(within(unit(lower), [unit(upper)])).toBe(yes);
});

it('a unit is not below another whose name its own begins with', () => {
  expect(within('hq/east2/a' as UnitPath, [unit('east')])).toBe(false);
});

it.each<[readonly UnitName[], UnitName]>([
  [['xuhui'], 'xuhui'],
  [['xuhui', 'pudong'], 'east'],
  [['xuhui', 'emergency'], 'xuhui'],
  [['nansha', 'south'], 'south'],
  [['xuhui', 'nansha'], 'hq'],
  [[], 'hq'],
])('the common superior of %j is %s', (names, superior) => {
  expect(commonSuperior(org, names.map(unit))).toBe(unit(superior));
});

it('groups of a unit are found by their duties', () => {
  expect(channelsOf(org, unit('hq'), ['office', 'command'])).toEqual([
    group('hq', 'command'),
    group('hq', 'office'),
  ]);
  expect(channelsOf(org, unit('xuhui'), ['office'])).toEqual([]);
});
