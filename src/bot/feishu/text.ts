/**
 * A card's markdown reads `<at id=all></at>`, `**bold**`, `[words](address)` and `:emoji:`: with every character that
 * could mean something written as an HTML entity, as Feishu's own table says, nothing a stranger wrote is read as one
 * of them (SECURITY T11). Elsewhere a stranger's words stand in plain_text, which is never parsed.
 */
export function harmless(words: string): string {
  return oneLine(words).replace(meaning, (each) => `&#${each.charCodeAt(0)};`);
}

const meaning = /[!"#$&'()*+\-./:<=>@[\\\]_`{|}~]/g;

/** Without the characters that turn the direction of our own words or hide between them. */
export function visible(words: string): string {
  return words.toWellFormed().replace(unseen, '');
}

const unseen =
  /(?!\n)[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

export function oneLine(words: string): string {
  return visible(words)
    .replace(/[\n\u2028\u2029]+/g, ' ')
    .trim();
}

/** At most `longest` UTF-16 units, never inside a code point; `…` where something was left off. */
export function cut(words: string, longest: number): string {
  if (words.length <= longest) return words;
  return `${words.slice(0, Math.max(longest - 1, 0)).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The addresses in what a person typed. */
export function linksIn(words: string): readonly string[] {
  return [...new Set(words.match(/https?:\/\/[^\s<>"'，。；、）】」]+/gi) ?? [])];
}
