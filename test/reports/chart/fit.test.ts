import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apart, apartInLine, cut, inTwoLines, widthOf } from '../../../src/reports/chart/fit.ts';

it.each`
  name                                            | lines
  ${'徐汇院区'}                                   | ${['徐汇院区']}
  ${'示例大学附属第一医院东院区'}                 | ${['示例大学附属第一医院', '东院区']}
  ${'East Region Branch'}                         | ${['East Region', 'Branch']}
  ${'示例大学附属第一人民医院浦东新区南汇院区'}   | ${['示例大学附属第一人民', '医院浦东新区南汇院区']}
  ${'示例大学附属第一人民医院浦东新区惠南镇院区'} | ${['示例大学附属第一人民', '医院浦东…惠南镇院区']}
`('parts $name', ({ name, lines }) => {
  expect(inTwoLines(name, 10)).toEqual(lines);
});

it('keeps both ends of what it cuts: there names differ', () => {
  expect(cut('policy-of-headquarters-2026-11.yaml', 10)).toMatch(/^policy.*…\S+yaml$/);
});

it('is never wider than it may be, and changes nothing that fits', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer({ min: 2, max: 30 }),
      (text, wide) => {
        const lines = inTwoLines(text, wide);
        expect(lines.length).toBeLessThanOrEqual(2);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(wide + 0.01);
        if (widthOf(text) <= wide) expect([cut(text, wide), ...lines]).toEqual([text, text]);
      },
    ),
  );
});

it('tells long names apart by their ends where their lines would be the same', () => {
  const names = ['东', '西'].map((side) => `示例大学附属第一人民医院浦东新区${side}院区（互联网医院）`);
  expect(apart([...names, '徐汇院区'], 10)).toEqual([
    '…民医院浦东新区东院\n区（互联网医院）',
    '…民医院浦东新区西院\n区（互联网医院）',
    '徐汇院区',
  ]);
});

it('leaves names that are the same as they are', () => {
  expect(apart(['徐汇院区', '徐汇院区'], 10)).toEqual(['徐汇院区', '徐汇院区']);
});

it('tells names apart in one line by what they do not begin alike with', () => {
  const names = ['东', '西'].map((side) => `示例大学附属第一人民医院${side}院区（互联网医院）`);
  expect(apartInLine([...names, '徐汇院区'], 8)).toEqual(['…医院东院区（…', '…医院西院区（…', '徐汇院区']);
});

it('has names in one line no wider than they may be, and as they are where they fit', () => {
  const name = fc.string({ unit: fc.constantFrom('院', '区', '东', '1', 'm'), maxLength: 30 });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 8 }), fc.integer({ min: 5, max: 20 }), (names, wide) => {
      const lines = apartInLine(names, wide);
      expect(Math.max(0, ...lines.map(widthOf))).toBeLessThanOrEqual(wide + 0.01);
      const fitting = names.filter((each) => widthOf(each) <= wide);
      expect(lines).toEqual(expect.arrayContaining(fitting));
    }),
  );
});
