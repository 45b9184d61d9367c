/**
 * The one way in which outside words get into a message. WeChat reads `@name` followed by a blank of its own (U+2005) as a
 * mention, and nothing else in a text: with the sign made full-width no stranger's words ring anybody (SECURITY T11).
 */
export function harmless(words: string): string {
  return visible(words).replaceAll('@', '＠');
}

/** Without the characters that turn the direction of our own words or hide between them; every odd blank is a blank. */
export function visible(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F]/gu, ' ')
    .replace(unseen, '');
}

const unseen =
  /(?!\n)[\p{Cc}\u061C\u180E\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** Harmless and on one line: a stranger cannot begin a line that looks like one of ours. */
export function oneLine(words: string): string {
  return harmless(words).replace(/\s+/gu, ' ').trim();
}

/** At most `longest` UTF-16 units, never inside a code point; `…` where something was left off. */
export function cut(words: string, longest: number): string {
  if (words.length <= longest) return words;
  return `${words.slice(0, Math.max(longest - 1, 0)).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** An address as it may stand in a text, or undefined: http(s) without a password, and no sign of a mention in it. */
export function addressOf(link: string): string | undefined {
  if (link.length > 500 || !/^https?:\/\//i.test(link) || !URL.canParse(link)) return undefined;
  const { username, password, href } = new URL(link);
  return username === '' && password === '' ? href.replaceAll('@', '%40') : undefined;
}
