/**
 * HTML as strangers write it → the words in it: tags, comments, scripts and styles go, blocks become lines, entities
 * become characters. One pass over the text, no backtracking. A `<` that opens no tag is kept: 「血小板<50」 is text.
 */
export function plainText(html: string): string {
  let out = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    out += html.slice(at, open);
    const end = endOfMarkup(html, open);
    if (end === undefined) {
      out += '<';
      at = open + 1;
    } else {
      if (blockTag.test(html.slice(open, open + 12))) out += '\n';
      at = end;
    }
  }
  return tidy(entitiesDecoded(out + html.slice(at)));
}

/** Runs of blanks become one, lines are trimmed, empty lines go. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

const blockTag = /^<\/?(?:p|br|div|li|ul|ol|tr|h[1-6]|table|section|article|blockquote|pre|hr)\b/i;

/** Where the markup that begins at `open` ends; undefined when it is no markup. */
function endOfMarkup(html: string, open: number): number | undefined {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4) ?? html.length;
  if (html.startsWith('<![CDATA[', open)) return open + 9;
  const next = html.charCodeAt(open + 1) | 0x20;
  const isTag =
    (next >= 0x61 && next <= 0x7a) ||
    html[open + 1] === '/' ||
    html[open + 1] === '!' ||
    html[open + 1] === '?';
  if (!isTag) return undefined;
  const end = endOfTag(html, open);
  if (end === undefined) return undefined;
  const dropped = /^<(script|style)\b/i.exec(html.slice(open, open + 8))?.[1];
  return dropped ? endOfElement(html, dropped, end) : end;
}

/** The `>` outside quotes; with a quote left open, the first one. Each kind of quote can be left open once: linear. */
function endOfTag(html: string, open: number): number | undefined {
  let at = open + 1;
  while (at < html.length) {
    const one = html[at];
    if (one === '>') return at + 1;
    if (one === '<') return undefined;
    if (one === '"' || one === "'") {
      const closing = after(html, one, at + 1);
      if (closing === undefined) return after(html, '>', open);
      at = closing;
    } else at++;
  }
  return undefined;
}

function endOfElement(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  return found ? (after(html, '>', found.index) ?? html.length) : html.length;
}

function after(text: string, needle: string, from: number): number | undefined {
  const at = text.indexOf(needle, from);
  return at === -1 ? undefined : at + needle.length;
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  middot: '·',
  bull: '•',
  times: '×',
  deg: '°',
  yen: '¥',
  euro: '€',
  copy: '©',
  reg: '®',
  trade: '™',
  zwnj: '\u200c',
  zwj: '\u200d',
};

function entitiesDecoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
      const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
    },
  );
}
