/** Files as people send them, small: each with the beginning that its kind has. */

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

export const pdf: Uint8Array = encode('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n%%EOF\n');
export const png: Uint8Array = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
export const jpg: Uint8Array = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0);
export const mail: Uint8Array = encode(
  'Received: from a.example\r\n by b.example\r\nFrom: ward@a.example\r\nDate: Sun, 22 Nov 2026 09:00:00 +0800\r\nSubject: log\r\n\r\nas asked\r\n',
);
export const words: Uint8Array = encode('11月20日 14:05 急诊接诊。\n15:40 转入病房。\n');

export function heic(brand = 'heic'): Uint8Array {
  return Uint8Array.of(0, 0, 0, 24, ...encode(`ftyp${brand}`), 0, 0, 0, 0, ...encode('mif1'));
}

/** A ZIP whose directory names these; nothing is in them. */
export function zip(names: readonly string[], comment = ''): Uint8Array {
  const locals: number[] = [];
  const directory: number[] = [];
  for (const name of names) {
    const bytes = encode(name);
    const at = locals.length;
    const common = [0, 0, 0, 0, 0, 0, 0, 0, ...four(0), ...four(0), ...four(0), ...two(bytes.length), 0, 0];
    locals.push(...four(0x04034b50), 20, 0, ...common, ...bytes);
    const outer = [...two(0), ...two(0), ...two(0), ...four(0), ...four(at)];
    directory.push(...four(0x02014b50), 20, 0, 20, 0, ...common, ...outer, ...bytes);
  }
  const note = encode(comment);
  const counts = [...two(0), ...two(0), ...two(names.length), ...two(names.length)];
  const end = [...four(0x06054b50), ...counts, ...four(directory.length), ...four(locals.length)];
  return Uint8Array.of(...locals, ...directory, ...end, ...two(note.length), ...note);
}

export const docx: Uint8Array = zip(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);
export const xlsx: Uint8Array = zip(['[Content_Types].xml', 'xl/workbook.xml'], 'saved by hand');

function two(number: number): readonly number[] {
  return [number & 0xff, (number >> 8) & 0xff];
}

function four(number: number): readonly number[] {
  return [...two(number & 0xffff), ...two(number >>> 16)];
}
