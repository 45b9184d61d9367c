import { expect, it } from 'vitest';
import { palettePng } from '../../../src/reports/chart/png.ts';
import { pixelsOf } from './report.ts';

/** Opaque pixels, each of the colour that `colourAt` gives as [red, green, blue]. */
function painted(count: number, colourAt: (index: number) => readonly number[]): Buffer {
  return Buffer.from(Array.from({ length: count }, (_, index) => [...colourAt(index), 255]).flat());
}

it('is read by another reader as it was written, up to 256 colours', () => {
  const pixels = painted(16 * 32, (index) => [index % 256, (index * 7) % 256, 3]);
  expect(pixelsOf(palettePng(pixels, 16, 32, 256), 16, 32)).toEqual(pixels);
});

it('keeps the frequent colours, and gives a rare one the nearest of them', () => {
  const grey = (index: number) => (index < 768 ? Math.floor(index / 3) : 77);
  const pixels = painted(769, (index) => [grey(index), grey(index), index === 768 ? 78 : grey(index)]);
  const read = pixelsOf(palettePng(pixels, 769, 1, 256), 769, 1);
  expect([read.subarray(0, -4).equals(pixels.subarray(0, -4)), [...read.subarray(-4)]]).toEqual([
    true,
    [77, 77, 77, 255],
  ]);
});

it('is lighter with fewer colours', () => {
  const pixels = painted(64 * 64, (index) => [(index * 31) % 256, 0, 0]);
  const [all, few] = [256, 8].map((colours) => palettePng(pixels, 64, 64, colours).length);
  expect(few).toBeLessThan(all ?? 0);
});

it('is read as it was written with two pixels in a byte, an odd one out at the end of each row', () => {
  const pixels = painted(15 * 9, (index) => [(index % 16) * 16, 7, 7]);
  expect(pixelsOf(palettePng(pixels, 15, 9, 16), 15, 9)).toEqual(pixels);
});

it('keeps what areas are filled with, however many greys there are about letters', () => {
  const letters = 64 * 60;
  const pixels = painted(64 * 64, (index) =>
    index < letters ? [index % 40, index % 40, index % 40] : [227, 111, 12],
  );
  const read = pixelsOf(palettePng(pixels, 64, 64, 12), 64, 64);
  expect([...read.subarray(-4)]).toEqual([227, 111, 12, 255]);
});
