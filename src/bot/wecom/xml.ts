/**
 * The flat fields of a callback's XML, read strictly: `<xml>` with elements that hold a CDATA section or plain words.
 * What holds elements of its own is passed over; an entity, a declaration, an attribute or a name that comes twice makes
 * the whole unreadable. No XML library is among our dependencies, and none of what is left out here is ever wanted.
 */
export function flatXml(text: string): ReadonlyMap<string, string> | undefined {
  const inside = /^[ \r\n\t]*<xml>([\s\S]*)<\/xml>[ \r\n\t]*$/.exec(text)?.[1];
  if (inside === undefined) return undefined;
  const fields = new Map<string, string>();
  const seen = new Set<string>();
  let at = 0;
  while (inside.slice(at).trim() !== '') {
    opening.lastIndex = at;
    const name = opening.exec(inside)?.[1];
    if (name === undefined || seen.has(name)) return undefined;
    seen.add(name);
    const start = opening.lastIndex;
    const content = contentAt(inside, start, name);
    if (!content) return undefined;
    if (content.words !== undefined) fields.set(name, content.words);
    at = content.end;
  }
  return fields;
}

const opening = /[ \r\n\t]*<([A-Za-z][A-Za-z0-9]{0,63})>/y;
const cdata = '<![CDATA[';

interface Content {
  /** Absent for what holds elements of its own. */
  readonly words?: string;
  readonly end: number;
}

function contentAt(text: string, start: number, name: string): Content | undefined {
  const closing = `</${name}>`;
  if (text.startsWith(cdata, start)) {
    const close = text.indexOf(']]>', start);
    const end = close + 3;
    if (close < 0 || !text.startsWith(closing, end)) return undefined;
    return { words: text.slice(start + cdata.length, close), end: end + closing.length };
  }
  const close = text.indexOf(closing, start);
  if (close < 0) return undefined;
  const words = text.slice(start, close);
  const end = close + closing.length;
  if (!/[<&]/.test(words)) return { words, end };
  return /^[ \r\n\t]*<[A-Za-z]/.test(words) ? { end } : undefined;
}
