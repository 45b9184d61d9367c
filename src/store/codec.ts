import { hash } from 'node:crypto';
import type { Prisma } from './generated/client.ts';

/** The only key of an object that stands for a Date, or for bytes. */
const marks = { date: '$at', bytes: '$bytes' } as const;

/** PostgreSQL keeps neither NUL nor half a surrogate pair; a stranger's text may hold both. */
export function storable(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '\uFFFD').toWellFormed() : text.toWellFormed();
}

/** Turns our own data into JSON that `fromJson` reads back exactly: Dates and bytes are marked, absent members stay absent. */
export function toJson(value: unknown): Prisma.InputJsonValue {
  if (value instanceof Date) return { [marks.date]: value.toISOString() };
  if (value instanceof Uint8Array) return { [marks.bytes]: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map((item) => toJson(item ?? null));
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'object' && value !== null) return members(value);
  if (value === null || value === undefined) throw new TypeError('null is not a value of ours');
  throw new TypeError(`a ${typeof value} cannot be stored as JSON`);
}

/** Reads what `toJson` wrote. `Shape` is the caller's word for what it stored there: nobody else writes these columns. */
export function fromJson<Shape>(json: unknown): Shape {
  return revived(json) as Shape;
}

/** One text for equal data, whatever the order of its keys: what hashes are made of. Takes what `toJson` gave. */
export function canonical(json: unknown): string {
  if (Array.isArray(json)) return `[${json.map(canonical).join(',')}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const pairs = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${canonical(value)}`).join(',')}}`;
}

/** Hex. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data);
}

/** How bytes travel to the database, in two thirds of what its own hexadecimal takes. */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** An array of numbers, or of ids of ours, as the database reads one. */
export function plainArray(items: readonly (string | number | bigint | boolean)[]): string {
  return `{${items.join(',')}}`;
}

/** An array of texts as the database reads one; five times as fast as what the driver makes of one. */
export function textArray(texts: readonly string[]): string {
  let array = '{';
  for (const [at, text] of texts.entries()) {
    const plain =
      text.includes('"') || text.includes('\\') ? text.replaceAll(/["\\]/g, String.raw`\$&`) : text;
    array += at === 0 ? `"${plain}"` : `,"${plain}"`;
  }
  return `${array}}`;
}

function members(value: object): Prisma.InputJsonObject {
  const pairs = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(pairs.map(([key, member]) => [storable(key), toJson(member)]));
}

function revived(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(revived);
  if (typeof json !== 'object' || json === null) return json;
  const pairs = Object.entries(json);
  const [only] = pairs;
  if (only && pairs.length === 1 && typeof only[1] === 'string') {
    if (only[0] === marks.date) return new Date(only[1]);
    if (only[0] === marks.bytes) return new Uint8Array(Buffer.from(only[1], 'base64'));
  }
  return Object.fromEntries(pairs.map(([key, member]) => [key, revived(member)]));
}
