import { prices } from './prices.ts';

/** What a code unit may be in a name, a bit each. */
const bits = { handle: 1, opening: 2, dot: 4, dash: 8, stop: 16, quote: 32, unquote: 64 };
const table = new Uint8Array(0x10000);
for (const [name, signs] of [
  ['handle', '_-丶'],
  ['opening', ' :"“(「《'],
  ['dot', '·•・'],
  ['dash', '-.—'],
  ['quote', '“"「『‘'],
  ['unquote', '”"」』’'],
  ['stop', ',，。!！?？;；、…【】\n'],
] as const) {
  for (const sign of signs) table[sign.charCodeAt(0)] = (table[sign.charCodeAt(0)] ?? 0) | bits[name];
}

export function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

export function isLatin(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** What may be in the name of an account. */
export function isHandle(code: number): boolean {
  return isHan(code) || isLatin(code) || isDigit(code) || is(code, bits.handle);
}

/** What a sign between two parts of a foreign name saves: 约翰·史密斯; 0 for any other. */
export function joint(code: number): number {
  if (is(code, bits.dot)) return prices.dot;
  return is(code, bits.dash) ? prices.dash : 0;
}

/** What may stand between a lead and the name: 患者:“张伟”. Brackets of ours 【】 are not among them. */
export function isOpening(code: number): boolean {
  return is(code, bits.opening);
}

export function isQuote(code: number): boolean {
  return is(code, bits.quote);
}

export function isUnquote(code: number): boolean {
  return is(code, bits.unquote);
}

/** The end of the stretch that begins at `from`, its stop included. */
export function stopAfter(codes: Uint16Array, from: number): number {
  let to = from;
  while (to < codes.length && !isStop(codes[to] ?? 0)) to++;
  return Math.min(codes.length, to + 1);
}

/** No name, and nothing that tells of one, goes on over it. */
function isStop(code: number): boolean {
  return is(code, bits.stop);
}

function is(code: number, bit: number): boolean {
  return ((table[code] ?? 0) & bit) !== 0;
}
