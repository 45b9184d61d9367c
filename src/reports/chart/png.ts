import { crc32, deflateSync } from 'node:zlib';

/**
 * Writes a PNG of at most so many colours (256 is the most there can be): of few colours it is a fraction as large. `pixels`
 * are RGBA and opaque; a colour beyond the most frequent ones, which only the edges of letters have, becomes the nearest of
 * them. Source: W3C PNG, third edition.
 */
export function palettePng(pixels: Uint8Array, width: number, height: number, colours: number): Buffer {
  const found = new Uint32Array(new Uint8Array(pixels).buffer);
  const frequent = byFrequency(found);
  const palette = frequent.slice(0, colours);
  const places = new Map(frequent.map((pixel, i) => [pixel, i < colours ? i : nearest(pixel, palette)]));

  const rows = Buffer.alloc(height * (width + 1));
  let [last, place] = [-1, 0];
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (const pixel of found.subarray(y * width, (y + 1) * width)) {
      if (pixel !== last) place = places.get(pixel) ?? 0;
      last = pixel;
      rows[++at] = place;
    }
    at++;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 8, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

/** Most pixels are as the one before: a run is counted at once. */
function byFrequency(found: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  let [last, run] = [-1, 0];
  for (const pixel of found) {
    if (pixel === last) run++;
    else {
      counts.set(last, (counts.get(last) ?? 0) + run);
      [last, run] = [pixel, 1];
    }
  }
  counts.set(last, (counts.get(last) ?? 0) + run);
  counts.delete(-1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a - b).map(([pixel]) => pixel);
}

function channels(pixel: number): readonly number[] {
  return [pixel & 0xff, (pixel >>> 8) & 0xff, (pixel >>> 16) & 0xff];
}

function nearest(pixel: number, palette: readonly number[]): number {
  const wanted = channels(pixel);
  const far = (other: number) =>
    channels(other).reduce((sum, value, i) => sum + (value - (wanted[i] ?? 0)) ** 2, 0);
  return palette.reduce((best, other, place) => (far(other) < far(palette[best] ?? 0) ? place : best), 0);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
