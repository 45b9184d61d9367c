/** Without the characters that turn the direction of our own words or hide between them. */
export function visible(words: string): string {
  return words.toWellFormed().replace(unseen, '');
}

const unseen =
  /(?!\n)[\p{Cc}\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

const wide: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '＊',
  _: '＿',
  '`': '｀',
  '~': '～',
  '@': '＠',
  '&': '＆',
  '|': '｜',
  '\\': '＼',
};

/**
 * WeCom's markdown reads `<@userid>`, `<font>`, `[label](url)`, headings and emphasis and documents no escape: the
 * characters that begin them stand in their wide form, on one line, so that nothing a stranger wrote is read as one of
 * them (SECURITY T11).
 */
export function harmless(words: string): string {
  const line = oneLine(words).replace(/^(\s*)#/, '$1＃');
  return line.replace(/[<>[\]*_`~@&|\\]/g, (sign) => wide[sign] ?? '');
}

/**
 * Words to the public, letter by letter and line by line. The signs that WeCom could read as markup stand in their wide
 * form; `changed` when there are any, for that is said above them. No letter is more than three bytes.
 */
export function exact(words: string): { readonly words: string; readonly changed: boolean } {
  const shown = visible(words)
    .replace(/^([^\S\n]*)#/gmu, '$1＃')
    .replace(/[<>[\]*_`~@&|\\]/g, (sign) => wide[sign] ?? '');
  return { words: shown, changed: shown !== words };
}

/** For the fields of a template card, which are shown as they are: only what could begin a mention is taken out. */
export function cardWords(words: string, longest: number): string {
  return cut(oneLine(words).replaceAll('<', '＜').trim(), longest);
}

function oneLine(words: string): string {
  return visible(words).replace(/\s*\n\s*/g, ' ');
}

/** At most `longest` UTF-16 units, never inside a code point; `…` where something was left off. */
export function cut(words: string, longest: number): string {
  if (words.length <= longest) return words;
  return `${words.slice(0, Math.max(longest - 1, 0)).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const utf8 = new TextEncoder();

/** How long a text is to WeCom, which counts the bytes of its UTF-8. */
export function bytesOf(words: string): number {
  return utf8.encode(words).length;
}

/** At most `most` bytes of UTF-8, never inside a code point; `…` where something was left off. */
export function cutBytes(words: string, most: number): string {
  if (bytesOf(words) <= most) return words;
  const { read } = utf8.encodeInto(words, new Uint8Array(most - 3));
  return `${words.slice(0, read)}…`;
}

/** What a person typed, without our own name in front, and the addresses in it. */
export interface Typed {
  readonly text: string;
  readonly links: readonly string[];
}

/** In a group every message to us begins with `@` and our name, which `name` gives where it has blanks in it. */
export function typed(raw: string, name?: string): Typed {
  const words = visible(raw).trim();
  const called = name === undefined ? undefined : `@${name}`;
  const text =
    called !== undefined && words.startsWith(called)
      ? words.slice(called.length)
      : words.replace(/^@\S+/, '');
  const links = text.match(/https?:\/\/[^\s<>"'，。；、）】」]+/gi) ?? [];
  return { text: text.trim(), links: [...new Set(links)] };
}
