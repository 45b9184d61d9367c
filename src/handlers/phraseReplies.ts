import { linksIn } from './links.ts';

/** 口径: the approved answers of an incident; with a number the one to copy. */
export interface RepliesPhrase {
  readonly kind: 'replies';
  readonly code: string;
  readonly number?: number;
  /** The comment that it is for. */
  readonly link?: string;
  /** What was asked, in the words of whoever asks for an answer to it. */
  readonly words?: string;
}

const verb = /^(?:口径问答|口徑問答|口径|口徑|问答|問答|answers?(?![a-z])|q&a|qa(?![a-z]))[\s:,.、。]{0,9}/u;
const code = /^#?p(\d{1,9})(?![\da-z])[\s,.:;、，。-]{0,20}/u;
const place = /^(?:第\s?)?[#q]?(\d{1,3})(?![\da-z])\s?(?:条|條|号|號|题|題)?[\s:,.、。]{0,9}/u;
const longest = 2000;

/** `P128 口径`, `P128 口径 3 https://…`, `口径 P128 3`, `P128 answers 3`; `folded` is `words` with letters made plain, place for place. */
export function repliesPhrase(words: string, folded: string): RepliesPhrase | undefined {
  if (folded.length > longest) return undefined;
  const first = code.exec(folded);
  const said = verb.exec(folded.slice(first?.[0].length ?? 0));
  if (!said) return undefined;
  const named = first ?? code.exec(folded.slice(said[0].length));
  if (!named) return undefined;
  const at = said[0].length + named[0].length;
  const number = place.exec(folded.slice(at));
  const rest = words.slice(at + (number?.[0].length ?? 0)).trim();
  const [link] = linksIn(rest);
  const asked = link === undefined ? rest : rest.replace(link, '').trim();
  return {
    ...{ kind: 'replies', code: `P${named[1]}` },
    ...(number && { number: Number(number[1]) }),
    ...(link !== undefined && { link }),
    ...(asked !== '' && { words: asked }),
  };
}
