import { crc32, deflateSync } from 'node:zlib';

/**
 * Writes a PNG of at most so many colours (256 is the most there can be): of few colours it is a fraction as large, and of
 * 16 two pixels are one byte. `pixels` are RGBA and opaque; a colour beyond those that fill most, which only the edges of
 * letters have, becomes the nearest of them. Source: W3C PNG, third edition.
 */
export function palettePng(pixels: Uint8Array, width: number, height: number, colours: number): Buffer {
  const found = new Uint32Array(new Uint8Array(pixels).buffer);
  const ranked = byWeight(found);
  const palette = ranked.slice(0, colours);
  const shades = palette.map(channels);
  const places = new Map(
    ranked.map((pixel, i) => [pixel, i < colours ? i : nearest(channels(pixel), shades)]),
  );
  const depth = colours <= 16 ? 4 : 8;

  const wide = Math.ceil((width * depth) / 8) + 1;
  const rows = Buffer.alloc(height * wide);
  let [last, place] = [-1, 0];
  for (let y = 0; y < height; y++) {
    const start = y * wide + 1;
    for (let x = 0; x < width; x++) {
      const pixel = found[y * width + x] ?? 0;
      if (pixel !== last) place = places.get(pixel) ?? 0;
      last = pixel;
      set(rows, start, x, place, depth);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 3], 8);
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(shades.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function set(rows: Buffer, start: number, x: number, place: number, depth: 4 | 8): void {
  if (depth === 8) rows[start + x] = place;
  else rows[start + (x >> 1)] = (rows[start + (x >> 1)] ?? 0) | (place << (x % 2 === 0 ? 4 : 0));
}

/** A run of this many pixels is of an area: what areas are filled with must not be lost to the greys about letters. */
const area = 8;
const areaWeighs = 16;

/** Most pixels are as the one before: a run is counted at once. */
function byWeight(found: Uint32Array): readonly number[] {
  const weights = new Map<number, number>();
  const add = (pixel: number, run: number) =>
    weights.set(pixel, (weights.get(pixel) ?? 0) + (run >= area ? run * areaWeighs : run));
  let [last, run] = [-1, 0];
  for (const pixel of found) {
    if (pixel === last) run++;
    else {
      add(last, run);
      [last, run] = [pixel, 1];
    }
  }
  add(last, run);
  weights.delete(-1);
  return [...weights].sort(([a, n], [b, m]) => m - n || a - b).map(([pixel]) => pixel);
}

type Channels = readonly [red: number, green: number, blue: number];

function channels(pixel: number): Channels {
  return [pixel & 0xff, (pixel >>> 8) & 0xff, (pixel >>> 16) & 0xff];
}

function nearest([red, green, blue]: Channels, palette: readonly Channels[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (const [place, other] of palette.entries()) {
    const far = (red - other[0]) ** 2 + (green - other[1]) ** 2 + (blue - other[2]) ** 2;
    if (far < least) [best, least] = [place, far];
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
