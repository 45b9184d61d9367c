import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IncidentId, natures, type UnitPath } from '../../../src/incident/incident.ts';
import { reasonCodes } from '../../../src/incident/language.ts';
import { within } from '../../../src/policy/tree.ts';
import { type ManagedIncident, managementOf } from '../../../src/reports/digest/management.ts';
import { signsOf } from '../../../src/reports/digest/signs.ts';
import type { Spoken } from '../../../src/reports/digest/spoken.ts';
import { org, unit } from '../../support/demoOrg.ts';
import { daysAfter } from './quietStage.ts';

const paths = [...org.units.keys(), 'hq/gone' as UnitPath, 'hq/east/xu' as UnitPath];
const someUnit = fc.constantFrom(...paths);
const few = (...words: readonly string[]) => fc.subarray([...words], { maxLength: 2 });

const row = fc.record(
  {
    id: fc.integer({ max: 99, min: 0 }).map((n) => `m-${n}` as never),
    unit: someUnit,
    foundAt: fc.integer({ min: -5, max: 45 }).map(daysAfter),
    exact: fc.bigInt({ min: 0n, max: 30n }),
    incident: fc.constantFrom('inc-1', 'inc-2').map((id) => id as IncidentId),
    departments: few('儿科', '骨科', '急诊科'),
    doctors: few('王主任', '李医生').map((keys) => keys.map((key) => ({ key, name: key }))),
    fees: few('停车费', '挂号费'),
  },
  { requiredKeys: ['id', 'foundAt', 'exact', 'departments', 'doctors', 'fees'] },
) as fc.Arbitrary<Spoken>;

const incident = fc.record(
  {
    id: fc.constantFrom('inc-1', 'inc-2', 'inc-3').map((id) => id as IncidentId),
    unit: someUnit,
    openedAt: fc.integer({ min: -2, max: 9 }).map(daysAfter),
    nature: fc.constantFrom(...natures),
    reasons: fc.subarray([...reasonCodes], { maxLength: 2 }),
    text: fc.constantFrom('儿科', '停车费', ''),
  },
  { requiredKeys: ['id', 'unit', 'openedAt', 'nature'] },
) as fc.Arbitrary<ManagedIncident>;

const scopes = fc.uniqueArray(someUnit, { maxLength: 3 });
const week = { from: daysAfter(0), to: daysAfter(7) };

function told(
  incidents: readonly ManagedIncident[],
  rows: readonly Spoken[],
  scope: readonly UnitPath[],
): string {
  return JSON.stringify([signsOf(rows, scope, org), managementOf(incidents, rows, week, scope, org)]);
}

/** As a reader of `scope` may know it: of an incident out of reach not even that it is one. */
function inReach<Of extends { readonly unit?: UnitPath }>(all: readonly Of[], scope: readonly UnitPath[]) {
  const isHq = scope.includes(org.root);
  return all.filter((each) => (each.unit === undefined ? isHq : within(each.unit, scope)));
}

describe('signs and the management report', () => {
  it('do not change by a byte with anything that is said of a unit out of reach', () => {
    let both = 0;
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        fc.array(row, { maxLength: 40 }),
        fc.array(incident, { maxLength: 4 }),
        fc.array(incident, { maxLength: 4 }),
        scopes,
        (rows, others, incidents, more, scope) => {
          const own = told(inReach(incidents, scope), inReach(rows, scope), scope);
          const beside = others.filter((each) => !inReach([each], scope).includes(each));
          const besides = more.filter((each) => !inReach([each], scope).includes(each));
          // Their mentions may be of the same incident, their words the same: strangers' all the same.
          const elsewhere = [...beside, ...inReach(rows, scope)];
          expect(told([...besides, ...inReach(incidents, scope)], elsewhere, scope)).toBe(own);
          if (own !== '[[],[]]' && beside.length > 0) both += 1;
        },
      ),
      { numRuns: 1500, seed: 20261122 },
    );
    expect(both).toBeGreaterThan(100);
  });

  it('name no unit out of reach, and no doctor but to headquarters', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 60 }),
        fc.array(incident, { maxLength: 5 }),
        scopes,
        (rows, incidents, scope) => {
          const signs = signsOf(rows, scope, org);
          const managed = managementOf(incidents, rows, week, scope, org);
          const isHq = scope.includes(unit('hq'));
          for (const each of [...signs, ...managed])
            expect(each.unit ? within(each.unit, scope) : isHq).toBe(true);
          for (const { kind, name } of signs) expect(name !== undefined).toBe(kind !== 'doctor' || isHq);
        },
      ),
      { numRuns: 1000, seed: 20261123 },
    );
  });
});
