import { describe, expect, it } from 'vitest';
import type { UnitPath } from '../../../src/incident/incident.ts';
import type { QuietMention } from '../../../src/reports/digest/quiet.ts';
import { signsOf } from '../../../src/reports/digest/signs.ts';
import { org, orgOf, unit } from '../../support/demoOrg.ts';
import { daysAfter, quiet, spoken } from './quietStage.ts';

const [hq, east, xuhui] = [unit('hq'), unit('east'), unit('xuhui')];
const [emergency, pudong] = [unit('emergency'), unit('pudong')];

function signs(scope: UnitPath, ...rows: readonly QuietMention[]) {
  return signsOf(spoken(rows), [scope], org);
}

describe('signs below the alarm line', () => {
  it('are a department, a doctor or a fee that three texts at one unit speak of', () => {
    const found = signs(
      hq,
      quiet(xuhui, '儿科的王主任，停车费太贵', 0),
      quiet(xuhui, '小儿科排队，停车30元，王主任不理人', 3),
      quiet(xuhui, '王主任说话难听，儿科门诊乱，停车费又涨', 9),
    );
    const time = { unit: xuhui, count: 3, first: daysAfter(0), last: daysAfter(9) };
    expect(found).toEqual([
      { kind: 'department', name: '儿科', ...time },
      { kind: 'doctor', name: '王主任', ...time },
      { kind: 'fee', name: '停车费', ...time },
    ]);
  });

  it.each`
    what                                     | rows
    ${'two texts'}                           | ${[quiet(xuhui, '儿科慢'), quiet(xuhui, '儿科吵')]}
    ${'the same words three times'}          | ${[1, 2, 3].map((days) => quiet(xuhui, '儿科慢', days, { exact: 7n }))}
    ${'one incident with three posts'}       | ${[1, 2, 3].map((days) => quiet(xuhui, '儿科慢', days, { incident: 'inc-1' }))}
    ${'three units'}                         | ${[xuhui, pudong, east].map((each) => quiet(each, '儿科慢'))}
    ${'three departments'}                   | ${['儿科', '骨科', '眼科'].map((each) => quiet(xuhui, each))}
    ${'three times in thirty days and more'} | ${[0, 15, 30].map((days) => quiet(xuhui, '儿科慢', days))}
  `('are not $what', ({ rows }) => {
    expect(signs(hq, ...rows)).toEqual([]);
  });

  it('are counted where they were most within thirty days, the latest of that', () => {
    const rows = [0, 1, 2, 40, 41, 42, 43].map((days) => quiet(xuhui, '儿科慢', days));
    expect(signs(xuhui, ...rows)).toMatchObject([{ count: 4, first: daysAfter(40), last: daysAfter(43) }]);
  });

  it('are the same in whatever order the texts come', () => {
    const rows = [3, 1, 2].map((days) => quiet(xuhui, '儿科慢', days));
    expect(signs(xuhui, ...rows)).toEqual(signs(xuhui, ...rows.toReversed()));
  });

  it('name a doctor to headquarters alone', () => {
    const rows = [1, 2, 3].map((days) => quiet(xuhui, '王建国主任骂人', days));
    expect(signs(hq, ...rows)).toMatchObject([{ kind: 'doctor', name: '王建国主任' }]);
    for (const scope of [east, xuhui]) {
      const [sign] = signs(scope, ...rows);
      expect(sign).toMatchObject({ kind: 'doctor', unit: xuhui, count: 3 });
      expect(sign).not.toHaveProperty('name');
    }
  });

  it('take a department that has groups of its own for its branch, and by its name', () => {
    const named = orgOf(
      ...[...org.units.values()].map((each) =>
        each.path === emergency ? { ...each, name: '急诊室' } : each,
      ),
    );
    const rows = [quiet(emergency, '没人管'), quiet(emergency, '太慢了'), quiet(xuhui, '急诊排队')];
    expect(signsOf(spoken(rows), [xuhui], named)).toMatchObject([
      { kind: 'department', name: '急诊科', unit: xuhui, count: 3 },
    ]);
    expect(signsOf(spoken(rows), [emergency], named), 'its own group sees two of them').toEqual([]);
  });

  it('of what names no unit of ours come last, to headquarters alone', () => {
    const rows = [
      ...[1, 2, 3, 4].map((days) => quiet(undefined, '急诊慢', days)),
      ...[1, 2, 3].map((days) => quiet(xuhui, '儿科慢', days)),
    ];
    const found = signs(hq, ...rows);
    expect(found.map(({ name, unit: at, count }) => [name, at, count])).toEqual([
      ['儿科', xuhui, 3],
      ['急诊科', undefined, 4],
    ]);
    expect(signs(east, ...rows)).toHaveLength(1);
  });

  it('are twenty at most, the most first', () => {
    const names =
      '儿科 骨科 眼科 产科 妇科 男科 内科 外科 皮肤科 口腔科 麻醉科 放射科 检验科 病理科 营养科 康复科 中医科 精神科 消化科 呼吸科 血液科 心内科'.split(
        ' ',
      );
    const rows = names.flatMap((name, at) =>
      Array.from({ length: 3 + at }, (_, days) => quiet(xuhui, name, days)),
    );
    const found = signs(hq, ...rows);
    expect(found.map(({ name }) => name)).toEqual(names.toReversed().slice(0, 20));
  });
});
