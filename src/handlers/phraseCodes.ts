import { type PressId, pressIds, pressNumbers } from '../bot/cards/presses.ts';
import { takesWords } from './phraseValues.ts';
import { nearestWord, verbAt, verbs } from './phraseVerbs.ts';

/** An incident that a text names, and how many characters of it did. */
export interface Named {
  readonly code: string;
  readonly length: number;
  /** Said before the code, by its number. */
  readonly action?: PressId;
}

/** A button that was meant, or the verb to write instead where it is not clear which. */
type Meant = { readonly action: PressId; readonly length: number } | { readonly instead: string };

const gap = /^[\s,.:;?!、，。|+_/—–-]*/u;

/** `p128`, `#p128:`, and `p128claim` where a verb follows at once. */
export function codeAt(folded: string): Named | undefined {
  const match = /^#?p(\d{1,9})(?!\d)/u.exec(folded);
  if (!match) return undefined;
  const behind = folded.slice(match[0].length);
  if (/^[a-z]/u.test(behind) && !verbAt(behind)) return undefined;
  return { code: `P${match[1]}`, length: match[0].length + (gap.exec(behind)?.[0].length ?? 0) };
}

/** `1 p128`: a number that is a button's, and then the incident. */
export function numberFirst(folded: string): Named | undefined {
  const match = /^(\d{1,2})[\s.、:,，]{1,9}(?=#?p\d)/u.exec(folded);
  const action = match && buttonOf(match[1]);
  const named = match && codeAt(folded.slice(match[0].length));
  return action && named ? { ...named, length: match[0].length + named.length, action } : undefined;
}

/** What stands behind the code: a button's number, a verb, or what comes nearest to one. */
export function pressAt(rest: string): Meant {
  const verb = verbAt(rest);
  return (
    numberAt(rest) ??
    (verb
      ? { action: verb.action, length: verb.word.length }
      : { instead: nearestWord(rest) ?? verbs.claim[0] ?? '' })
  );
}

/**
 * A number is a button's, whatever place that has on the card: `1`, `1.`, `1 认领` as the card prints it. `3月5日`, `1.5万` and
 * `2 小时` are none. Undefined where no number stands.
 */
function numberAt(rest: string): Meant | undefined {
  const match = /^(\d{1,2})(?!\d)/u.exec(rest);
  const action = match && buttonOf(match[1]);
  if (!match || !action) return undefined;
  const between = gap.exec(rest.slice(match[0].length))?.[0] ?? '';
  const length = match[0].length + between.length;
  const words = rest.slice(length);
  const verb = verbAt(words);
  if (verb?.action === action) return { action, length: length + verb.word.length };
  if (isCounting(between, words)) return { instead: verbs[action][0] ?? '' };
  const another = verb && (!takesWords(action) || isAll(words, verb.word));
  return another ? { instead: verb.word } : { action, length };
}

/** Whether the number before these words belongs to them. */
function isCounting(between: string, words: string): boolean {
  if (words === '') return false;
  if (between === '' || measured.test(words)) return true;
  return /^\d/u.test(words) && !/\s/u.test(between);
}

/** What a number counts. */
const measured = /^(?:个|個|条|條|人|次|年|月|日|号|號|天|周|小时|小時|分钟|分鐘|万|萬|千|百|楼|樓|%)/u;

function isAll(words: string, word: string): boolean {
  return /^[\s。.!]{0,20}$/u.test(words.slice(word.length));
}

function buttonOf(digits: string | undefined): PressId | undefined {
  return pressIds.find((id) => pressNumbers[id] === Number(digits));
}

/** `1`, `+1`, `2 旧帖`: a button's number, and nobody knows of which incident. */
export function bareNumber(folded: string): { readonly kind: 'bare'; readonly number: string } | undefined {
  const match = /^[+#]?(\d{1,2})(?:[\s。,!、:)]|\.(?!\d)|$)/u.exec(folded);
  return match?.[1] && buttonOf(match[1]) ? { kind: 'bare', number: `${Number(match[1])}` } : undefined;
}

/** `128 认领`: a code without its letter is no code, but near one. */
export function withoutP(folded: string): { readonly kind: 'unknown'; readonly near: string } | undefined {
  const match = /^#?(\d{1,9})(?!\d)/u.exec(folded);
  const behind = match && folded.slice(match[0].length).trimStart();
  const verb = behind ? verbAt(behind) : undefined;
  return match && verb ? { kind: 'unknown', near: `P${match[1]} ${verb.word}` } : undefined;
}
