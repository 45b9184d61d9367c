/**
 * Strangers' words on our cards: one line, no control or direction marks, no towers of accents, never longer than
 * told. Ends with `…` where something was left off. Platforms escape markup themselves; this keeps the shape.
 */
export function oneLine(words: string, longest: number): string {
  const clean = words
    .slice(0, 4 * longest + 400)
    .toWellFormed()
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(unseen, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();
  return cut(clean, longest);
}

/** Controls, zero-width and direction marks, tags; the joiner of emoji stays. */
const unseen =
  /[\p{Cc}\u00AD\u061C\u115F\u1160\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFD\u{E0000}-\u{E0FFF}]/gu;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Never inside a character as people see it; counted in code points, so that a limit is a limit. */
function cut(words: string, longest: number): string {
  if ([...words].length <= longest) return words;
  const kept: string[] = [];
  let used = 0;
  for (const { segment } of graphemes.segment(words)) {
    used += [...segment].length;
    if (used > longest - 1) break;
    kept.push(segment);
  }
  return `${kept.join('').trimEnd()}…`;
}

/** A stranger's address as a link's target; undefined when it is not plain http(s) without a password in it. */
export function safeLink(address: string | undefined): string | undefined {
  if (!address || address.length > 2000 || !URL.canParse(address)) return undefined;
  const { protocol, username, password, href } = new URL(address);
  const plain = (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
  return plain ? href : undefined;
}
