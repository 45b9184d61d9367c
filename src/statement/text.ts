import type { Form } from '../incident/statement.ts';
import { microblogTitle } from './blanks.ts';
import type { Draft, Sentence } from './draft.ts';

/** A text as it is kept, hashed and published; or where the first letter stands that nobody would see, in UTF-16 units. */
export type Canonical =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly at: number; readonly what: 'bidi' | 'zeroWidth' | 'control' };

/** A sentence of a text, half-open, in UTF-16 units; blanks around it belong to none. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A draft as it is read: the title line, then paragraphs by what they say; a microblog is one line. Lists have a line each. */
export function textOf({ form, sentences }: Pick<Draft, 'form' | 'sentences'>): string {
  const title = sentences.filter(({ part }) => part === 'title').map(({ text }) => text);
  const rest = sentences.filter(({ part }) => part !== 'title');
  if (form === 'weibo') {
    return [...title.map((text) => `【${text}】`), ...rest.map(({ text }) => text)].join('');
  }
  return [...title, ...(rest.length > 0 ? [flowing(form, rest)] : [])].join('\n\n');
}

/** The first line, where the form has one: a microblog has its title inside. */
export function titleOf(text: string, form: Form): string {
  return form === 'weibo' || !text.includes('\n') ? '' : text.slice(0, text.indexOf('\n')).trim();
}

/** What follows the title: with the title, all that is published. */
export function bodyOf(text: string, form: Form): string {
  const title = titleOf(text, form);
  return title === '' ? text : text.slice(text.indexOf('\n')).trim();
}

const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const zeroWidth = /[\p{Cf}\p{DI}\u2800]/u;
const control = /[^\P{Cc}\n\r\t]|[\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;
const unseen = new RegExp([bidi, zeroWidth, control].map(({ source }) => source).join('|'), 'u');
const everyUnseen = new RegExp(unseen, 'gu');

/**
 * The one spelling of a text that hashes, comparisons and publication go by: NFC, LF, plain blanks, none at the end of a line
 * or of the text. A letter that a reader cannot see is refused, never taken out in silence: what is approved is what is seen.
 */
export function canonical(text: string): Canonical {
  const match = unseen.exec(text);
  if (match) return { ok: false, at: match.index, what: kindOf(match[0]) };
  const lines = text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Zs}\u3000]|\t/gu, ' ')
    .split('\n')
    .map((line) => line.trimEnd());
  return { ok: true, text: lines.join('\n').replace(/^\n+|\n+$/gu, '') };
}

/** Words of others as data inside a text of ours: one line, nothing unseen, their letters and numbers as they are. */
export function plain(words: string): string {
  return words
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(everyUnseen, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Letters as Weibo counts them: an ASCII character is half a letter, anything else one; an address counts as written. */
export function weiboLength(text: string): number {
  const narrow = text.replace(/[^\0-\x7f]/gu, '').length;
  return text.length - narrow + Math.ceil(narrow / 2);
}

/** What is one thing although end marks may stand in it: an address, a quotation, a bracket, a title. */
const held =
  /https?:\/\/[^\s<>"'，。；！？、（）【】《》「」“”]+|“[^“”\n]*”|「[^「」\n]*」|『[^『』\n]*』|"[^"\n]*"|（[^（）\n]*）|\([^()\n]*\)|《[^《》\n]*》/gu;
/** A quotation that is a sentence of its own, and words by which the sentence around it goes on. */
const wholeQuote = /^["“「『].*[。！？!?…]["”」』]$/su;
const goesOn = /^[的等之一这该是为系属和与及或并在，、；：。！？!?—…）)]/u;
const [filler, over] = ['\ue000', '\ue001'];
const end =
  /\ue001|(?:[。！？；!?]|;(?=\s|$)|…+(?=\n|$)|(?<=[A-Za-z\p{Script=Han}”"）)])(?<!\b(?:[A-Za-z]|Dr|Mr|Mrs|Ms|No|vs|St|Prof))\.(?=\s|$))+[”’」』"）)]*|\n/gu;

/**
 * A text's sentences with where they stand. A line's end ends one; so do 。！？； and their ASCII brothers, but not the point of a
 * number or of a list, and nothing inside an address, a quotation or brackets. A microblog's title is a sentence.
 */
export function sentencesOf(text: string): readonly Span[] {
  const marked = text.replace(held, (words, at: number) => {
    const last = wholeQuote.test(words) && !goesOn.test(text.slice(at + words.length)) ? over : filler;
    return filler.repeat(words.length - 1) + last;
  });
  const title = microblogTitle(text).length;
  const ends = [...marked.matchAll(end)].map((match) => match.index + match[0].length);
  const cuts = [0, title, ...ends.filter((cut) => cut > title), text.length];
  return cuts.slice(1).flatMap((cut, index) => trimmed(text, cuts[index] ?? 0, cut));
}

function trimmed(text: string, from: number, to: number): readonly Span[] {
  const words = text.slice(from, to);
  const bare = words.trim();
  const start = from + words.length - words.trimStart().length;
  return bare === '' ? [] : [{ from: start, to: start + bare.length, text: bare }];
}

function kindOf(letter: string): 'bidi' | 'zeroWidth' | 'control' {
  if (bidi.test(letter)) return 'bidi';
  return zeroWidth.test(letter) ? 'zeroWidth' : 'control';
}

/** A line of a list: 一、 1. （1） ① */
const item = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,3}[.、](?!\d)|（\d{1,3}）|[①-⑳])/u;

/** Sentences set as paragraphs: none of an official account's is longer than two, unless it is a list. */
function flowing(form: Form, sentences: readonly Sentence[]): string {
  let [text, inParagraph] = ['', 0];
  for (const [index, now] of sentences.entries()) {
    const before = sentences[index - 1];
    const space = before ? gap(form, now, before) : '';
    const full = space === '' && form === 'account' && inParagraph === 2;
    text += (full ? '\n\n' : space) + now.text;
    inParagraph = full || space !== '' ? 1 : inParagraph + 1;
  }
  return text;
}

/** What stands between two sentences: nothing in a paragraph, a line's end in a block, a blank line between blocks. */
function gap(form: Form, now: Sentence, before: Sentence): string {
  if (form === 'replies') return now.part === 'address' ? '\n\n' : before.part === 'address' ? '\n' : '';
  if (item.test(now.text)) return '\n';
  if (item.test(before.text) || apart(now, before)) return '\n\n';
  return now.part === 'signature' ? '\n' : '';
}

/** What was done and what follows are one paragraph; what is said of the facts stands before them, a list's heading alone. */
function apart(now: Sentence, before: Sentence): boolean {
  if (now.part === 'followUp' && before.part === 'measure') return false;
  if (now.part !== before.part || now.text.endsWith('：')) return true;
  return now.part === 'fact' && before.facts.length === 0 && now.facts.length > 0;
}
