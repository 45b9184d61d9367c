import { expect } from 'vitest';
import type { PersonId, UnitPath } from '../../src/incident/incident.ts';
import type { Role } from '../../src/policy/org.ts';

export const root = 'hq' as UnitPath;

/** Who is who in the example chain, by the last part of their web account. */
const people: Readonly<Record<string, readonly [PersonId, string, UnitPath]>> = {
  commander: ['E001' as PersonId, 'command', root],
  'deputy-commander': ['E002' as PersonId, 'command', root],
  office: ['E003' as PersonId, 'command', root],
  release: ['E007' as PersonId, 'release', root],
  'release-2': ['E008' as PersonId, 'release', root],
  legal: ['E009' as PersonId, 'review', root],
  medical: ['E010' as PersonId, 'review', root],
  'office-clerk': ['E004' as PersonId, 'office', root],
  analyst: ['E005' as PersonId, 'analysis', root],
  east: ['E101' as PersonId, 'coordination', 'hq/east' as UnitPath],
  'analyst-2': ['E006' as PersonId, 'command', root],
  'xuhui-emergency': ['E113' as PersonId, 'monitor', 'hq/east/xuhui/emergency' as UnitPath],
  pudong: ['E121' as PersonId, 'monitor', 'hq/east/pudong' as UnitPath],
  xuhui: ['E111' as PersonId, 'monitor', 'hq/east/xuhui' as UnitPath],
  'xuhui-2': ['E112' as PersonId, 'monitor', 'hq/east/xuhui' as UnitPath],
};

export function roleOf(account: string): Role {
  const [, duty = '', unit = root] = people[account] ?? [];
  return { duty, unit };
}

export function personOf(account: string): PersonId {
  return people[account]?.[0] ?? expect.fail(`who is ${account}?`);
}
