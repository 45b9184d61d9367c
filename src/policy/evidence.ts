import type { EvidenceKind } from '../incident/statement.ts';

/**
 * What a file is by its own bytes, whatever it is called; undefined for what is no evidence we take. Nothing of it is unpacked.
 * Sources: ISO 32000-1 7.5.2, W3C PNG, ITU-T T.81, ISO/IEC 23008-12 annex B, ECMA-376 part 2, RFC 5322.
 */
export function kindOfFile(bytes: Uint8Array): EvidenceKind | undefined {
  const marked = marks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return marked.kind;
  if (latin(bytes, 4, 8) === 'ftyp') return heic.includes(latin(bytes, 8, 12)) ? 'heic' : undefined;
  if (latin(bytes, 0, 4) === 'PK\x03\x04') return officeKind(namesIn(bytes));
  if (!isText(bytes)) return undefined;
  return isMail(bytes) ? 'eml' : 'txt';
}

const marks: readonly { readonly mark: readonly number[]; readonly kind: EvidenceKind }[] = [
  { mark: [0x25, 0x50, 0x44, 0x46, 0x2d], kind: 'pdf' },
  { mark: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], kind: 'png' },
  { mark: [0xff, 0xd8, 0xff], kind: 'jpg' },
];
const heic: readonly string[] = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** What runs by itself when it is opened is no document, whatever it is called. */
function officeKind(names: readonly string[]): EvidenceKind | undefined {
  if (!names.includes('[Content_Types].xml') || names.some((name) => /vbaProject\.bin$/i.test(name)))
    return undefined;
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : undefined;
}

const [endMark, entryMark] = [0x06054b50, 0x02014b50];
const [endBytes, entryBytes, longestComment] = [22, 46, 0xffff];
/** More than any document has; what has more is none. */
const mostEntries = 5000;

/** What the directory at the end of a ZIP names (APPNOTE 4.3.12, 4.3.16); nothing where there is none that can be read. */
function namesIn(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.length - endBytes;
  let end = last;
  while (end >= 0 && end >= last - longestComment && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== endMark) return [];
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  while (names.length < mostEntries && at + entryBytes <= end && view.getUint32(at, true) === entryMark) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    if (name === undefined || extra === undefined || comment === undefined) break;
    names.push(latin(bytes, at + entryBytes, at + entryBytes + name));
    at += entryBytes + name + extra + comment;
  }
  return names;
}

/** Words in UTF-8, UTF-16 with its mark, or GB 18030, and no sign that is none of a text. */
function isText(bytes: Uint8Array): boolean {
  const wide = [
    { mark: [0xff, 0xfe], name: 'utf-16le' },
    { mark: [0xfe, 0xff], name: 'utf-16be' },
  ].find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  return (wide ? [wide.name] : ['utf-8', 'gb18030']).some((name) => isWords(bytes, name));
}

function isWords(bytes: Uint8Array, encoding: string): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells bytes from words
    return text.trim() !== '' && !/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/u.test(text);
  } catch {
    return false;
  }
}

const longestHead = 64 * 1024;

/** Fields, then an empty line; a mail says from whom and when, or by which ways it came. */
function isMail(bytes: Uint8Array): boolean {
  const lines = latin(bytes, 0, longestHead).split(/\r?\n/);
  const end = lines.indexOf('');
  const head = lines.slice(0, end < 0 ? lines.length : end);
  const isField = (line: string, at: number) =>
    /^[!-9;-~]{1,80}:/.test(line) || (at > 0 && /^[ \t]/.test(line));
  const names = head.map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
  const told = names.includes('from') && (names.includes('date') || names.includes('received'));
  return told && head.every(isField);
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return Array.from(bytes.subarray(from, to), (byte) => String.fromCharCode(byte)).join('');
}
