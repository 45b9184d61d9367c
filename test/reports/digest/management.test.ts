import { describe, expect, it } from 'vitest';
import type { IncidentId, UnitPath } from '../../../src/incident/incident.ts';
import { type ManagedIncident, managementOf } from '../../../src/reports/digest/management.ts';
import type { QuietMention } from '../../../src/reports/digest/quiet.ts';
import { org, unit } from '../../support/demoOrg.ts';
import { daysAfter, quiet, spoken } from './quietStage.ts';

const [hq, east, xuhui, emergency, pudong] = [
  unit('hq'),
  unit('east'),
  unit('xuhui'),
  unit('emergency'),
  unit('pudong'),
];
const week = { from: daysAfter(0), to: daysAfter(7) };

function opened(more: Partial<ManagedIncident> = {}): ManagedIncident {
  return { id: 'inc-1' as IncidentId, unit: xuhui, openedAt: daysAfter(1), nature: 'complaint', ...more };
}

function managed(
  incidents: readonly ManagedIncident[],
  rows: readonly QuietMention[] = [],
  scope: readonly UnitPath[] = [hq],
) {
  return managementOf(incidents, spoken(rows), week, scope, org);
}

describe('what an incident is to those who manage', () => {
  it.each`
    nature         | reasons                  | text              | counted
    ${'complaint'} | ${[]}                    | ${''}             | ${'service'}
    ${'fault'}     | ${['service']}           | ${''}             | ${'service'}
    ${'other'}     | ${['dispute']}           | ${''}             | ${'service'}
    ${'rumour'}    | ${['service']}           | ${''}             | ${'service'}
    ${'safety'}    | ${[]}                    | ${'乱收费'}       | ${'safety'}
    ${'violence'}  | ${[]}                    | ${''}             | ${'safety'}
    ${'complaint'} | ${['harm']}              | ${''}             | ${'safety'}
    ${'complaint'} | ${['massHarm', 'fraud']} | ${''}             | ${'safety'}
    ${'fault'}     | ${['death']}             | ${''}             | ${'safety'}
    ${'fault'}     | ${['fraud']}             | ${''}             | ${'fees'}
    ${'complaint'} | ${['service']}           | ${'停车费太贵'}   | ${'fees'}
    ${'other'}     | ${[]}                    | ${'押金不退'}     | ${'fees'}
    ${'other'}     | ${[]}                    | ${''}             | ${undefined}
    ${'rumour'}    | ${['reach']}             | ${''}             | ${undefined}
    ${'privacy'}   | ${['privacyLeak']}       | ${''}             | ${undefined}
    ${'praise'}    | ${['service']}           | ${'退了我的押金'} | ${undefined}
  `('$nature with $reasons, $text: $counted', ({ nature, reasons, text, counted }) => {
    const zero = { unit: xuhui, service: 0, safety: 0, fees: 0 };
    const rows = managed([opened({ nature, reasons, text })]);
    expect(rows).toEqual(counted ? [{ ...zero, [counted]: 1 }] : []);
  });
});

describe('the management report', () => {
  it('counts by unit and department, where most was said first', () => {
    const rows = [
      quiet(xuhui, '儿科排队三小时', 1),
      quiet(xuhui, '小儿科态度差', 2),
      quiet(xuhui, '停车费太贵', 2),
      quiet(pudong, '骨科等太久', 3),
    ];
    expect(managed([opened({ nature: 'safety', text: '儿科' })], rows)).toEqual([
      { unit: xuhui, department: '儿科', service: 2, safety: 1, fees: 0 },
      { unit: pudong, department: '骨科', service: 1, safety: 0, fees: 0 },
      { unit: xuhui, service: 0, safety: 0, fees: 1 },
    ]);
  });

  it('counts a matter once: by the department that it names most, with the posts of its incident', () => {
    const rows = [
      quiet(xuhui, '骨科推给儿科', 1, { incident: 'inc-1' }),
      quiet(xuhui, '儿科没人管', 2, { incident: 'inc-1' }),
      quiet(xuhui, '一样的话', 3, { exact: 5n }),
      quiet(xuhui, '一样的话', 4, { exact: 5n }),
    ];
    expect(managed([opened()], rows)).toEqual([
      { unit: xuhui, service: 1, safety: 0, fees: 0 },
      { unit: xuhui, department: '儿科', service: 1, safety: 0, fees: 0 },
    ]);
  });

  it('leaves out what was before or comes after, and what an earlier incident still brings', () => {
    const incidents = [opened({ openedAt: daysAfter(-1) }), opened({ openedAt: daysAfter(7) })];
    const rows = [
      quiet(xuhui, '太早', -1),
      quiet(xuhui, '太晚', 7),
      quiet(xuhui, '旧事', 1, { incident: 'inc-1' }),
      quiet(undefined, '不是我院', 1),
    ];
    expect(managed(incidents, rows)).toEqual([]);
    expect(managed([opened({ openedAt: daysAfter(0) })])).toHaveLength(1);
  });

  it('counts a department with groups of its own for its branch, unless the reader sees no more than it', () => {
    const rows = [quiet(emergency, '太慢', 1), quiet(xuhui, '太贵了', 1)];
    expect(managed([], rows)).toEqual([{ unit: xuhui, service: 2, safety: 0, fees: 0 }]);
    expect(managed([], rows, [emergency])).toEqual([{ unit: emergency, service: 1, safety: 0, fees: 0 }]);
  });

  it('tells a reader only of units in reach', () => {
    const incidents = [opened(), opened({ unit: pudong }), opened({ unit: east })];
    expect(managed(incidents, [quiet(pudong, '慢', 1)], [xuhui])).toEqual([
      { unit: xuhui, service: 1, safety: 0, fees: 0 },
    ]);
  });
});
