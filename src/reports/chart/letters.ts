import { type FileHandle, open } from 'node:fs/promises';

/**
 * Which letters a font file (TTF, OTF, TTC) can draw, as code points. Only its table of letters is read. Empty where the
 * file is none, or torn. Source: the OpenType specification, "cmap" (formats 4 and 12).
 */
export async function lettersOf(file: string): Promise<ReadonlySet<number>> {
  const handle = await open(file).catch(() => undefined);
  if (handle === undefined) return new Set();
  try {
    return await lettersIn(handle);
  } catch (error) {
    if (error instanceof RangeError) return new Set();
    throw error;
  } finally {
    await handle.close();
  }
}

async function lettersIn(handle: FileHandle): Promise<ReadonlySet<number>> {
  const head = await bytes(handle, 0, 16);
  const start = head.toString('latin1', 0, 4) === 'ttcf' ? head.readUInt32BE(12) : 0;
  const count = (await bytes(handle, start, 12)).readUInt16BE(4);
  const tables = await bytes(handle, start + 12, count * 16);
  for (let at = 0; at < tables.length; at += 16) {
    if (tables.toString('latin1', at, at + 4) !== 'cmap') continue;
    return readCmap(await bytes(handle, tables.readUInt32BE(at + 8), tables.readUInt32BE(at + 12)));
  }
  return new Set();
}

async function bytes(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(
    Buffer.alloc(Math.min(length, 4 << 20)),
    0,
    undefined,
    from,
  );
  return buffer.subarray(0, bytesRead);
}

function readCmap(cmap: Buffer): ReadonlySet<number> {
  const letters = new Set<number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 12) readGroups(cmap.subarray(at), letters);
    else if (format === 4 && cmap.readUInt16BE(4 + i * 8) !== 1) readSegments(cmap.subarray(at), letters);
  }
  return letters;
}

/** Format 12: first letter, last letter, glyph of the first. Glyph 0 is the box. */
function readGroups(table: Buffer, letters: Set<number>): void {
  const count = table.readUInt32BE(12);
  for (let at = 16; at < 16 + count * 12; at += 12) {
    const [first, last, glyph] = [0, 4, 8].map((off) => table.readUInt32BE(at + off));
    if (first === undefined || last === undefined || glyph === undefined || last > 0x10ffff) continue;
    for (let letter = first; letter <= last; letter++) if (glyph + letter - first > 0) letters.add(letter);
  }
}

/** Format 4: ends, starts, differences and offsets of segments, each a row of 16-bit numbers. */
function readSegments(table: Buffer, letters: Set<number>): void {
  const row = table.readUInt16BE(6);
  for (let i = 0; i < row; i += 2) {
    const [end, start] = [table.readUInt16BE(14 + i), table.readUInt16BE(16 + row + i)];
    const difference = table.readUInt16BE(16 + 2 * row + i);
    const offsetAt = 16 + 3 * row + i;
    const offset = table.readUInt16BE(offsetAt);
    for (let letter = start; letter <= end && letter < 0xffff; letter++) {
      const named = offset === 0 ? letter : table.readUInt16BE(offsetAt + offset + (letter - start) * 2);
      if (named !== 0 && ((named + difference) & 0xffff) !== 0) letters.add(letter);
    }
  }
}
