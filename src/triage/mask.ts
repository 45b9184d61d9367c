import { type Folded, fold } from './fold.ts';
import { hideNames, type Stretch } from './names/hide.ts';
import { type Secret, secretsIn } from './secrets.ts';

/** Who reads what is masked: a branch sees no private person's name, HQ sees those who act in public duty. */
export type Audience = 'branch' | 'hq';

/** What is hidden: a half-open range of the original and what is shown in its place. */
export interface Hidden {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly shown: string;
}

/** What nobody reads as part of a word: stands where something was masked. */
const [open, closed] = ['【', '】'];
const marks = /【(?:电话|身份证|银行卡|邮箱|护照|证件号|病历号|床号|QQ|微信|车牌|地址)】/giu;
/** Each round hides what the one before made plain; two are the rule. */
const mostRounds = 8;

/**
 * The text with what identifies or reaches a person replaced: numbers and addresses by what they were, 【电话】【身份证】…,
 * names by the surname, 张某某. Sees through full-width, Chinese and circled digits, invisible characters and separators.
 * Masking a masked text changes nothing.
 */
export function mask(text: string): string {
  return without(text, maskedSpans(text));
}

/** As `mask`, but names said with a public duty, 王主任, 记者张伟, and those of `ours`, stay: for HQ. */
export function maskForHq(text: string, ours: ReadonlySet<string> = new Set()): string {
  return without(text, maskedSpans(text, 'hq', ours));
}

/**
 * What is masked in a text, in order, none overlapping. Names that hide themselves already, 李女士, 王某, are there too
 * and shown as they are.
 */
export function maskedSpans(
  text: string,
  audience: Audience = 'branch',
  ours: ReadonlySet<string> = new Set(),
): readonly Hidden[] {
  const folded = fold(text);
  const { secrets, codes } = withoutSecrets(folded);
  const names = hideNames(
    codes,
    (name) => audience === 'hq' && (name.onDuty || ours.has(folded.text.slice(name.start, name.end))),
  );
  const numbers = secrets.map(({ start, end, kind }): Hidden => {
    const [from, to] = folded.span(start, end);
    return { start: from, end: to, kind, shown: `${open}${kind}${closed}` };
  });
  return [...numbers, ...names.map((name) => hiddenName(text, folded, codes, name))].sort(
    (a, b) => a.start - b.start,
  );
}

function without(text: string, hidden: readonly Hidden[]): string {
  let masked = '';
  let from = 0;
  for (const { start, end, shown } of hidden) {
    masked += text.slice(from, start) + shown;
    from = end;
  }
  return masked + text.slice(from);
}

/** The secrets of a text and its codes with nothing left of them, nor of what was masked before. */
function withoutSecrets(folded: Folded): {
  readonly secrets: readonly Secret[];
  readonly codes: Uint16Array;
} {
  let words = folded.text.replace(marks, blank);
  let codes = codesOf(folded, words);
  const secrets: Secret[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const found = secretsIn(words, codes);
    if (found.length === 0) break;
    for (const secret of found) secrets.push(secret);
    words = blanked(words, found);
    codes = codesOf(folded, words);
  }
  return { secrets, codes: codes === folded.codes ? codes.slice() : codes };
}

function blanked(words: string, found: readonly Secret[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of found) {
    rest += words.slice(from, start) + blank(words.slice(start, end));
    from = end;
  }
  return rest + words.slice(from);
}

function blank(words: string): string {
  return open + closed.repeat(words.length - 1);
}

function codesOf({ text, codes }: Folded, words: string): Uint16Array {
  return words === text ? codes : Uint16Array.from({ length: words.length }, (_, at) => words.charCodeAt(at));
}

/** The stretch as it is shown: letter by letter what `codes` have become, or what stood there. */
function hiddenName(text: string, folded: Folded, codes: Uint16Array, { start, end }: Stretch): Hidden {
  let shown = '';
  let written = -1;
  for (let at = start; at < end; at++) {
    const [from, to] = folded.span(at, at + 1);
    if (codes[at] !== folded.codes[at]) shown += String.fromCharCode(codes[at] ?? 0);
    else if (from > written) shown += text.slice(from, to);
    written = from;
  }
  const [from, to] = folded.span(start, end);
  return { start: from, end: to, kind: '姓名', shown };
}
