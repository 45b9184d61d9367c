import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type DifferenceReport, differenceRows } from '../../../src/reports/chart/difference.ts';
import { differenceChart } from '../../../src/reports/chart/differenceChart.ts';
import { report, unit, units } from './report.ts';

const Option = z.object({
  graphic: z.object({
    elements: z.array(z.object({ style: z.looseObject({ text: z.string().optional() }) })),
  }),
  series: z
    .array(
      z.object({
        itemStyle: z.object({ decal: z.object({}).optional() }),
        data: z.array(
          z.object({ value: z.number(), label: z.object({ show: z.boolean(), formatter: z.string() }) }),
        ),
      }),
    )
    .default([]),
});

/** What the picture says: its words, and its bars from left (below 0) to right. */
function read(given: DifferenceReport, language: 'zh' | 'en' = 'zh') {
  const picture = differenceChart(given, language);
  const { graphic, series } = Option.parse(picture.option);
  const words = graphic.elements.flatMap(({ style }) => style.text ?? []);
  const [quieter, louder] = series.map(({ data }) => data.map(({ value }) => value));
  return { ...picture, words, quieter, louder, series };
}

describe('the picture of a changed policy', () => {
  const crisis = report(
    unit('徐汇院区', { incidents: 9, louder: 3, quieter: 1, earlier: 2, ringsBefore: 4, ringsAfter: 9 }),
    unit('天河院区', { incidents: 4, louder: 1, later: 1, ringsBefore: 6, ringsAfter: 5 }),
    unit('浦东院区', { incidents: 2 }),
  );

  it('says of what, of which days where headquarters is, and of which two policies it speaks', () => {
    const { words } = read(crisis);
    expect(words).toEqual(
      expect.arrayContaining([
        '示例医疗集团',
        '2026-08-24 至 2026-11-22（90 天） · 事件 15 起',
        '现行 policy.yaml 1a2b3c4d  →  改后 winter.yaml 9f8e7d6c',
      ]),
    );
  });

  it('has the sums, and the messages before and after', () => {
    const { words } = read(crisis);
    expect(words).toContain('新消息 10 → 14 条（+40 %）');
    const sums = ['更响', '更静', '总部更早', '总部更晚'].map((name) => words[words.indexOf(name) + 1]);
    expect(sums).toEqual(['4', '1', '2', '1']);
  });

  it('grows the louder to the right and the quieter to the left, striped', () => {
    const { quieter, louder, series } = read(crisis);
    expect([quieter, louder]).toEqual([
      [-1, -0],
      [3, 1],
    ]);
    expect(series.map(({ itemStyle }) => itemStyle.decal !== undefined)).toEqual([true, false]);
  });

  it('writes each figure beside its bar, and none beside no bar', () => {
    const labels = read(crisis).series.map(({ data }) =>
      data.map(({ label }) => label.show && label.formatter),
    );
    expect(labels).toEqual([
      ['1', false],
      ['3', '1'],
    ]);
  });

  it('names what is left out, and that nothing changes there', () => {
    expect(read(crisis).words).toContain('其余 1 家 · 无变化');
    expect(read(report(...units(40))).words).toContain('其余 28 家');
    expect(read(report(...units(2000)), 'en').words).toContain('2k others');
  });

  it('says everything in English too', () => {
    const { words } = read(crisis, 'en');
    const foreign = words.filter((each) => /\p{Script=Han}/u.test(each) && !/院区|集团/.test(each));
    expect(foreign).toEqual([]);
    expect(words).toContain('New messages 10 → 14 (+40 %)');
  });
});

describe('a picture where there is nothing to compare', () => {
  it.each`
    what                        | given                                          | says
    ${'no incident'}            | ${report()}                                    | ${'这段时间没有事件'}
    ${'the same for all units'} | ${report(unit('徐汇院区', { incidents: 33 }))} | ${'33 起事件，结果都一样'}
  `('says so: $what', ({ given, says }) => {
    const { words, series } = read(given);
    expect([words.includes(says), series]).toEqual([true, []]);
  });
});

it('shows no unit beyond its rows, and whatever happens in the others changes only their sums', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (count) => {
      const given = units(count);
      const { words, louder, quieter } = read(report(...given));
      const { rows } = differenceRows(given);
      const names = given.map(({ name }) => name).filter((name) => words.includes(name));
      expect(names.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
      expect([louder ?? [], quieter ?? []]).toEqual([
        rows.map((row) => row.louder),
        rows.map((row) => -row.quieter),
      ]);
    }),
  );
});

it('is as high as it has rows, and no higher than a phone scrolls', () => {
  const heights = [1, 2, 12, 13, 2000].map((count) => read(report(...units(count))).height);
  expect(heights).toEqual([444, 500, 1060, 1116, 1116]);
});
