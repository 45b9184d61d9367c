import { microblogTitle } from './blanks.ts';
import { sentencesOf } from './text.ts';

/** A sentence and the number by which people in a chat mean it. */
export interface Numbered {
  readonly number: number;
  readonly text: string;
}

/** What became of a replacement: `last` is the highest number there is. */
export type Replaced =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'unknownNumber'; readonly last: number };

/** A text's sentences with their numbers 编号, from 1 on, the title first. */
export function numbered(text: string): readonly Numbered[] {
  return sentencesOf(text).map(({ text: words }, index) => ({ number: index + 1, text: words }));
}

/**
 * The text with one of its sentences said in other words; no words take it out. The end mark of the old sentence stays where
 * the new one has none.
 */
export function replace(text: string, number: number, words: string): Replaced {
  const sentences = sentencesOf(text);
  const old = sentences[number - 1];
  if (!old) return { ok: false, why: 'unknownNumber', last: sentences.length };

  const [head, tail] = [text.slice(0, old.from), text.slice(old.to)];
  const said = words.trim();
  if (said !== '') return { ok: true, text: head + shaped(said, old.text) + tail };
  return { ok: true, text: wholeLine(head, tail) ? (head.trimEnd() + tail).trim() : head + tail };
}

const closed = /[。！？；!?;….：:】][”’」』"）)]*$/u;

function shaped(said: string, old: string): string {
  if (microblogTitle(old) === old && !said.startsWith('【')) return `【${said}】`;
  return closed.test(said) ? said : said + (/[。！？；!?;]$/u.exec(old)?.[0] ?? '');
}

/** True where nothing else stood on the line. */
function wholeLine(head: string, tail: string): boolean {
  return /(?:^|\n)\s*$/u.test(head) && /^\s*(?:\n|$)/u.test(tail);
}
