import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentId } from '../../src/incident/incident.ts';
import type { StatementId } from '../../src/incident/statement.ts';
import { difference, tally } from '../../src/statement/diff.ts';
import { hashInput, versionName, versionNamed } from '../../src/statement/name.ts';
import { numbered, replace } from '../../src/statement/numbered.ts';

describe('a version has a name', () => {
  it.each([
    ['P128-v3', 'P128', 3],
    ['p128-V3', 'P128', 3],
    ['Ｐ１２８－ｖ３', 'P128', 3],
    [' P1 - v12 ', 'P1', 12],
  ])('%s', (typed, code, number) => {
    expect(versionNamed(typed)).toEqual({ code, number });
    expect(versionNamed(versionName(code, number))).toEqual({ code, number });
  });

  it.each(['P128', 'P128-v0', 'P0-v1', 'P128-v', 'v3', 'P128-v3 同意', 'P128-v1e3', ''])(
    '%j is none',
    (typed) => {
      expect(versionNamed(typed)).toBeUndefined();
    },
  );
});

describe('what is hashed', () => {
  const hashed = {
    incident: 'i1' as IncidentId,
    statement: 's1' as StatementId,
    number: 3,
    form: 'site',
    text: '甲"\n乙',
  } as const;

  it('is one line of JSON that anyone can make again', () => {
    expect(hashInput(hashed)).toBe(
      '{"form":"site","incident":"i1","number":3,"statement":"s1","text":"甲\\"\\n乙"}',
    );
  });

  it.each([
    { incident: 'i2' as IncidentId },
    { statement: 's2' as StatementId },
    { number: 4 },
    { form: 'weibo' as const },
    { text: '甲"\n乙 ' },
  ])('is another with %j', (change) => {
    expect(hashInput({ ...hashed, ...change })).not.toBe(hashInput(hashed));
  });

  it('cannot be forged by what stands in the text', () => {
    const pieces = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(pieces, pieces, pieces, pieces, (a, b, c, d) => {
        const one = hashInput({ ...hashed, statement: a as StatementId, text: b });
        const other = hashInput({ ...hashed, statement: c as StatementId, text: d });
        expect(one === other).toBe(a === c && b === d);
      }),
    );
  });
});

describe('the difference of two texts', () => {
  const letters = fc.array(fc.constantFrom(...'医院门诊急诊开放核实，。；11月2日\n', '公布'), {
    maxLength: 80,
  });

  it('holds both of them', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const [before, after] = [one.join(''), other.join('')];
        const pieces = difference(before, after);
        const without = (kind: string) =>
          pieces.filter((piece) => piece.kind !== kind).map(({ text }) => text);
        expect(without('new').join('')).toBe(before);
        expect(without('gone').join('')).toBe(after);
        expect(pieces.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  it('goes by words and numbers', () => {
    expect(difference('候诊3小时，已经核实。', '候诊13小时，已经核实。')).toEqual([
      { kind: 'same', text: '候诊' },
      { kind: 'gone', text: '3' },
      { kind: 'new', text: '13' },
      { kind: 'same', text: '小时，已经核实。' },
    ]);
  });

  it('makes one change of two that a comma parts', () => {
    expect(difference('请到门诊，急诊公布。', '请到住院，药房公布。').map(({ kind }) => kind)).toEqual([
      'same',
      'gone',
      'new',
      'same',
    ]);
  });

  it('has nothing to say of equal texts', () => {
    expect(difference('核实。', '核实。')).toEqual([{ kind: 'same', text: '核实。' }]);
    expect(difference('', '')).toEqual([]);
  });

  it('counts the letters that went and came', () => {
    expect(tally(difference('候诊3小时。', '候诊13小时。'))).toEqual({ gone: 1, new: 2 });
  });

  it('ends for long texts that have little in common', () => {
    const long = (start: number) =>
      Array.from({ length: 10_000 }, (_, index) =>
        String.fromCodePoint(0x4e00 + ((index * start) % 5000)),
      ).join('');
    const [before, after] = [long(7), long(11)];
    const pieces = difference(before, after);
    expect(
      pieces
        .filter(({ kind }) => kind !== 'new')
        .map(({ text }) => text)
        .join(''),
    ).toBe(before);
    expect(pieces.length).toBeLessThan(100);
  });
});

describe('numbered replacement', () => {
  const text = '标题\n\n第一句。第二句！\n第三句。';

  it('lists the sentences from 1 on', () => {
    expect(numbered(text)).toEqual([
      { number: 1, text: '标题' },
      { number: 2, text: '第一句。' },
      { number: 3, text: '第二句！' },
      { number: 4, text: '第三句。' },
    ]);
  });

  it.each<[number, string, string]>([
    [1, '新标题', '新标题\n\n第一句。第二句！\n第三句。'],
    [2, '改了。', '标题\n\n改了。第二句！\n第三句。'],
    [2, ' 改了 ', '标题\n\n改了。第二句！\n第三句。'],
    [3, '改了', '标题\n\n第一句。改了！\n第三句。'],
    [3, '“改了。”', '标题\n\n第一句。“改了。”\n第三句。'],
    [3, '', '标题\n\n第一句。\n第三句。'],
    [4, '', '标题\n\n第一句。第二句！'],
    [1, '', '第一句。第二句！\n第三句。'],
    [2, '$& $1', '标题\n\n$& $1。第二句！\n第三句。'],
  ])('%i becomes %j', (number, words, expected) => {
    expect(replace(text, number, words)).toEqual({ ok: true, text: expected });
  });

  it('keeps the brackets of a microblog title', () => {
    expect(replace('【情况说明】核实中。', 1, '更正说明')).toEqual({
      ok: true,
      text: '【更正说明】核实中。',
    });
  });

  it.each([0, -1, 5, 1.5, Number.NaN])('refuses %d', (number) => {
    expect(replace(text, number, '改')).toEqual({ ok: false, why: 'unknownNumber', last: 4 });
  });
});
