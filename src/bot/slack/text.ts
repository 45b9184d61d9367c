/**
 * Slack's parsed text (mrkdwn, and the top-level `text`) reads `<!channel>`, `<@U1>` and `<url|label>`: with the
 * three characters escaped nothing a stranger wrote is read as one of them (SECURITY T11).
 */
export function harmless(words: string): string {
  return visible(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Without the characters that turn the direction of our own words or hide between them. */
export function visible(words: string): string {
  return words.toWellFormed().replace(unseen, '');
}

const unseen =
  /(?!\n)[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** At most `longest` UTF-16 units, never inside a code point; `…` where something was left off. */
export function cut(words: string, longest: number): string {
  if (words.length <= longest) return words;
  return `${words.slice(0, Math.max(longest - 1, 0)).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The same words in pieces of at most `longest` UTF-16 units, cut nowhere inside a code point. */
export function chunks(words: string, longest: number): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < words.length; ) {
    const piece = words.slice(from, from + longest);
    const goesOn = from + longest < words.length;
    pieces.push(goesOn ? piece.replace(/[\uD800-\uDBFF]$/, '') : piece);
    from += pieces.at(-1)?.length ?? longest;
  }
  return pieces;
}

/** Escaped and still within `longest`: an escape is never cut in two. */
export function cutHarmless(words: string, longest: number): string {
  const whole = harmless(words);
  if (whole.length <= longest) return whole;
  return `${whole.slice(0, longest - 1).replace(/(?:&[a-z]{0,4}|[\uD800-\uDBFF])$/, '')}…`;
}

/** What a person typed, as they saw it, and the addresses in it. */
export interface Typed {
  readonly text: string;
  readonly links: readonly string[];
}

/** Undoes Slack's wrapping of what people type: `<url|label>`, `<@U1|name>`, `<#C1|name>`, `<!here>`, entities. */
export function typed(raw: string): Typed {
  const links: string[] = [];
  const text = raw.replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_whole, target: string, label?: string) => {
    if (/^https?:\/\//i.test(target)) {
      const url = entities(target);
      links.push(url);
      return label === undefined || entities(label) === url ? url : `${label} ${url}`;
    }
    return label ?? target.replace(/^!/, '@');
  });
  const words = entities(text);
  const bare = words.match(/https?:\/\/[^\s<>"'，。；、）】」]+/gi) ?? [];
  return { text: words.trim(), links: [...new Set([...links, ...bare])] };
}

function entities(words: string): string {
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
