import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvRecords, linesOf } from '../../src/sources/csvRecords.ts';

it('well-formed rows are read as csv-parse reads them', () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', ' ', 'a', '院', '😀'), maxLength: 8 });
  const row = fc.tuple(fc.constant('x'), cell, cell);
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const quoted = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      const text = ['a,b,c', ...quoted].join('\n');
      const { lines, delimiter } = linesOf(text);
      const ours = [...csvRecords(lines, delimiter, 3)].map(({ cells }) => cells);
      expect(ours).toEqual(parse(text).slice(1));
    }),
    { seed: 7, numRuns: 300 },
  );
});

it('every line of whatever bytes is read or named, none is lost', () => {
  const line = fc.string({ unit: fc.constantFrom('"', ',', ' ', 'a', '院'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (rows) => {
      const { lines, delimiter } = linesOf(['a,b', ...rows].join('\n'));
      const read = [...csvRecords(lines, delimiter, 2)].flatMap(({ raw }) => raw.split('\n'));
      expect(read.filter((each) => each.trim())).toEqual(rows.filter((each) => each.trim()));
    }),
    { seed: 7, numRuns: 300 },
  );
});
