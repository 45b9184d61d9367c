import { prices } from './prices.ts';
import { isQuote, isUnquote } from './signs.ts';

/** Letters of talk, which no name has in it. */
export const talkLetters = '你我吗呢啦嘛';
const talk = marked(talkLetters);
/** Signs of posts: no hiding takes them off. */
const posted = marked('@#[~〜!');
const slash = 0x2f;

/**
 * What each name is paid more for, < 0 in a text written as news are: there what looks like a person is one oftener than in
 * talk. Hiding names changes nothing of it.
 */
export function dearerIn(codes: Uint16Array): number {
  return isTalk(codes) ? 0 : -prices.news;
}

export function isTalkLetter(code: number): boolean {
  return talk.has(code);
}

function isTalk(codes: Uint16Array): boolean {
  let quoted = false;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    if (posted.has(code) || (code === slash && codes[at + 1] === slash)) return true;
    // What stands in quotation marks may be a name, and be hidden.
    if (quoted) quoted = !isUnquote(code);
    else if (talk.has(code)) return true;
    else quoted = isQuote(code);
  }
  return false;
}

function marked(letters: string): ReadonlySet<number> {
  return new Set([...letters].map((letter) => letter.charCodeAt(0)));
}
