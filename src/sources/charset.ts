import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/**
 * Bytes of unknown Chinese origin to text. A byte order mark decides; then UTF-8 wherever the bytes allow it, since no
 * GB18030 or Big5 text of any length passes for it; then what was declared; then a guess by the commonest characters.
 * GB18030 by TextDecoder (iconv's gbk loses 4-byte characters), Big5 by iconv-lite (TextDecoder gives private-use code
 * points for HKSCS). Never throws; what cannot be read becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, declared?: string): string {
  const marked = byteOrderMark(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);

  const label = declared?.trim().toLowerCase();
  const byLabel = label === undefined || isUtf8Label(label) ? undefined : decodeAs(bytes, label);
  return byLabel ?? guess(bytes);
}

function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x3c && b === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  return undefined;
}

function isUtf8Label(label: string): boolean {
  return label === 'utf-8' || label === 'utf8';
}

function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  if (/^big5/.test(label)) return iconv.decode(Buffer.from(bytes), 'big5-hkscs');
  const name = /^(gb|x-gbk|cp936)/.test(label) ? 'gb18030' : label;
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Enough to recognise a language by; guessing costs the same for a small file and a large one. */
const sampleBytes = 64 * 1024;

function guess(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, sampleBytes);
  const utf8 = new TextDecoder('utf-8').decode(sample);
  if (share(utf8, '\ufffd') < 0.01) return new TextDecoder('utf-8').decode(bytes);

  const gb = new TextDecoder('gb18030').decode(sample);
  const big5 = iconv.decode(Buffer.from(sample), 'big5-hkscs');
  if (share(gb, '\ufffd') > 0.1 && share(big5, '\ufffd') > 0.1)
    return new TextDecoder('windows-1252').decode(bytes);
  return decodeAs(bytes, familiarity(big5) > familiarity(gb) ? 'big5' : 'gb18030') ?? utf8;
}

/** How much of the non-ASCII text is `character`. */
function share(text: string, character: string): number {
  let [hits, beyondAscii] = [0, 0];
  for (const one of text) {
    if (one === character) hits++;
    if (one > '\u007f') beyondAscii++;
  }
  return beyondAscii === 0 ? 0 : hits / beyondAscii;
}

const commonest = new Set(
  '的一是不了在人有我他这這中大来來上个個国國到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學对對可她里裡后後小么麼心多天而能好都然没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長医醫院患者新闻聞，。：',
);

function familiarity(text: string): number {
  let hits = 0;
  for (const one of text) if (commonest.has(one)) hits++;
  return hits;
}
