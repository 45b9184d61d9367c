import { expect, it } from 'vitest';
import type { Level } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { nextCalled } from '../../src/policy/escalation.ts';
import { org, type UnitName, unit } from '../support/demoOrg.ts';
import { known, opened } from '../support/story.ts';

interface Row {
  readonly level: Level;
  readonly called: readonly UnitName[];
  readonly empty: readonly UnitName[];
  readonly next: readonly UnitName[];
}

const rows: readonly (readonly [rule: string, row: Row])[] = [
  ['yellow calls the next tier', { level: 'yellow', called: ['nansha'], empty: [], next: ['delta'] }],
  ['and then the next', { level: 'yellow', called: ['nansha', 'delta'], empty: [], next: ['south'] }],
  ['up to HQ', { level: 'orange', called: ['nansha', 'delta', 'south'], empty: [], next: ['hq'] }],
  ['and nobody when HQ has been called', { level: 'yellow', called: ['nansha', 'hq'], empty: [], next: [] }],
  [
    'an empty group is skipped upward',
    { level: 'yellow', called: ['nansha'], empty: ['delta'], next: ['south'] },
  ],
  ['two empty groups too', { level: 'yellow', called: ['nansha'], empty: ['delta', 'south'], next: ['hq'] }],
  [
    'HQ is called even if empty',
    { level: 'orange', called: ['nansha', 'south'], empty: ['hq'], next: ['hq'] },
  ],
  ['red calls all at once', { level: 'red', called: ['nansha'], empty: [], next: ['delta', 'south', 'hq'] }],
  ['red skips the empty', { level: 'red', called: ['nansha'], empty: ['delta'], next: ['south', 'hq'] }],
  ['red calls the rest', { level: 'red', called: ['nansha', 'south'], empty: [], next: ['hq'] }],
  ['blue calls the next tier', { level: 'blue', called: ['nansha'], empty: [], next: ['delta'] }],
  ['blue goes no further', { level: 'blue', called: ['nansha', 'delta'], empty: [], next: [] }],
  [
    'blue skips the empty too',
    { level: 'blue', called: ['nansha'], empty: ['delta', 'south'], next: ['hq'] },
  ],
  ['a branch under HQ calls HQ', { level: 'yellow', called: ['direct'], empty: [], next: ['hq'] }],
  ['a department calls its branch', { level: 'yellow', called: ['emergency'], empty: [], next: ['xuhui'] }],
  ['HQ has nobody above it', { level: 'red', called: ['hq'], empty: [], next: [] }],
];

it.each(rows)('%s', (_rule, { level, called, empty, next }) => {
  const [own] = called;
  const about = { ...known(opened), level, unit: unit(own ?? 'hq'), called: called.map(unit) };
  const silent = empty.map(unit);
  expect(nextCalled(about, org, defaultPolicy, (each) => !silent.includes(each))).toEqual(next.map(unit));
});
