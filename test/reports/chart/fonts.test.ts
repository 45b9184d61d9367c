import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { exampleFolder, readSettings } from '../../../src/config.ts';
import { differenceChart } from '../../../src/reports/chart/differenceChart.ts';
import { fontsFor, shippedFont } from '../../../src/reports/chart/fonts.ts';
import { lettersOf } from '../../../src/reports/chart/letters.ts';
import { report, unit, units } from './report.ts';

/** A font of `ABC abc 0123456789 更响○` alone. */
const few = join(import.meta.dirname, 'few.ttf');
const fontFolder = dirname(shippedFont);

function fileOf(...parts: readonly Uint8Array[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'fenghuo-font-')), 'font.ttf');
  writeFileSync(file, Buffer.concat(parts));
  return file;
}

/** Every letter of GB 2312, by its rows. */
function gb2312(): readonly string[] {
  const decoder = new TextDecoder('gb18030');
  const rows = Array.from({ length: 72 }, (_, row) =>
    Array.from({ length: 94 }, (_, i) => decoder.decode(Uint8Array.of(0xb0 + row, 0xa1 + i))),
  );
  return rows.flat().filter((letter) => /^\p{Script=Han}$/u.test(letter));
}

it('ships every letter of GB 2312, of Latin and of what stands between', async () => {
  const letters = [...gb2312(), ...'AZaz09éü，。：（）【】「」、…·—→○●◆▲■Ⅰ Ⅱ Ⅲ Ⅳ−％'];
  expect(letters.length).toBeGreaterThan(6763);
  const { files, missing } = await fontsFor(letters.join(''), shippedFont, []);
  expect([files, [...missing]]).toEqual([[shippedFont], []]);
});

it('ships the letters of every name in the example chain', async () => {
  const read = await readSettings(exampleFolder);
  const names = read.ok
    ? [...read.settings.org.units.values()].flatMap(({ name, aliases }) => [name, ...aliases])
    : [];
  expect(names.length).toBeGreaterThan(8);
  expect([...(await fontsFor(names.join(''), shippedFont, [])).missing]).toEqual([]);
});

it.each(['zh', 'en'] as const)('ships every letter that a picture says by itself: %s', async (language) => {
  const pictures = [report(), report(unit('A', { incidents: 1 })), report(...units(40))].map((given) =>
    differenceChart(given, language),
  );
  expect([...(await fontsFor(JSON.stringify(pictures), shippedFont, [])).missing]).toEqual([]);
});

it('ships the licence beside the font', () => {
  expect(readFileSync(join(fontFolder, 'OFL.txt'), 'utf8')).toContain('SIL OPEN FONT LICENSE Version 1.1');
});

it('takes letters that it does not ship from a font of the machine', async () => {
  const { files, missing } = await fontsFor('更响abc亳州', few, [fontFolder]);
  expect([files, [...missing]]).toEqual([[few, shippedFont], []]);
});

it('names the letters that no font has, on a bare machine and on any', async () => {
  expect([...(await fontsFor('更静abc', few, ['/nowhere'])).missing]).toEqual(['静']);
  expect([...(await fontsFor('更\u{10fffd}', few, [fontFolder])).missing]).toEqual(['\u{10fffd}']);
});

it('reads a font that stands in a collection', async () => {
  const font = Buffer.from(readFileSync(few));
  const head = Buffer.from('ttcf\0\u0001\0\0\0\0\0\u0001\0\0\0\u0010', 'latin1');
  for (let i = 0; i < font.readUInt16BE(4); i++) {
    const at = 12 + i * 16 + 8;
    font.writeUInt32BE(font.readUInt32BE(at) + head.length, at);
  }
  expect(await lettersOf(fileOf(head, font))).toEqual(await lettersOf(few));
});

it.each`
  what                      | bytes
  ${'an empty file'}        | ${Buffer.alloc(0)}
  ${'a text'}               | ${Buffer.from('no font at all, but some words')}
  ${'a font torn in two'}   | ${readFileSync(few).subarray(0, 400)}
  ${'a collection of none'} | ${Buffer.from('ttcf')}
`('finds no letter in $what', async ({ bytes }) => {
  expect((await lettersOf(fileOf(bytes))).size).toBe(0);
});

it('finds no letter where there is no file', async () => {
  expect((await lettersOf('/nowhere/font.ttf')).size).toBe(0);
});
