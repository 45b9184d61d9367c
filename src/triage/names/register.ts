import { prices } from './prices.ts';
import { isQuote, isUnquote } from './signs.ts';

/** Letters of talk, which no name has in it. */
export const talkLetters = '你我吗呢啦嘛';
const [talk, posted] = [1, 2];
/** By letter: every text goes through it. */
const kinds = new Uint8Array(0x1_0000);
for (const letter of talkLetters) kinds[letter.charCodeAt(0)] = talk;
// Signs of posts: no hiding takes them off.
for (const sign of '@#[~〜!') kinds[sign.charCodeAt(0)] = posted;
const slash = 0x2f;

/**
 * What each name is paid more for, < 0 in a text written as news are: there what looks like a person is one oftener than in
 * talk. Hiding names changes nothing of it.
 */
export function dearerIn(codes: Uint16Array): number {
  return isTalk(codes) ? 0 : -prices.news;
}

export function isTalkLetter(code: number): boolean {
  return kinds[code] === talk;
}

function isTalk(codes: Uint16Array): boolean {
  let quoted = false;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    const kind = kinds[code] ?? 0;
    if (kind === posted || (code === slash && codes[at + 1] === slash)) return true;
    // What stands in quotation marks may be a name, and be hidden.
    if (quoted) quoted = !isUnquote(code);
    else if (kind === talk) return true;
    else quoted = isQuote(code);
  }
  return false;
}
