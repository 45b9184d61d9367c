import type { PressId } from '../bot/cards/presses.ts';
import { linksIn } from './links.ts';
import { type MutePhrase, mutePhrase } from './mutePhrase.ts';
import { type ApprovalPhrase, approvalInside, approvalPhrase } from './phraseApproval.ts';
import { type BindPhrase, bindPhrase } from './phraseBind.ts';
import { bareNumber, codeAt, numberFirst, pressAt, withoutP } from './phraseCodes.ts';
import { type DigestPhrase, digestPhrase } from './phraseDigest.ts';
import { aboutFacts } from './phraseFacts.ts';
import { type ContactsPhrase, type HousePhrase, housePhrase } from './phraseHouse.ts';
import { type RepliesPhrase, repliesPhrase } from './phraseReplies.ts';
import { type Names, valuesOf } from './phraseValues.ts';
import { askWords, beginsWith, nearestWord, verbAt } from './phraseVerbs.ts';

/** What a typed line means. */
export type Phrase =
  | { readonly kind: 'report'; readonly text: string; readonly links: readonly string[] }
  | {
      readonly kind: 'press';
      readonly code: string;
      readonly action: PressId;
      readonly values: Readonly<Record<string, string>>;
    }
  /** With a code: that one matter; without: all that is open here. */
  | { readonly kind: 'status'; readonly code?: string }
  | { readonly kind: 'help' }
  | MutePhrase
  | BindPhrase
  | ApprovalPhrase
  | HousePhrase
  | ContactsPhrase
  | RepliesPhrase
  | DigestPhrase
  /** A button's number, or one with words, and no code: which matter is not said. */
  | { readonly kind: 'bare'; readonly number: string }
  /** `near` is what they may have meant, ready to be typed. */
  | { readonly kind: 'unknown'; readonly near?: string };

/**
 * Understands what people type to the bot: `上报 链接`, `P128 认领`, `认领 P128`, `P128 排除 理由`, `P128 1`, `待办`,
 * `帮助` and the same in English, in full-width letters too. Words a person wrote come back as they wrote them.
 * With `names`, units and people may be called by name.
 */
export function understand(text: string, names?: Names): Phrase {
  const words = withoutAddress(text);
  const folded = fold(words);
  return (
    asked(folded) ??
    bindPhrase(folded) ??
    mutePhrase(words, folded) ??
    approvalPhrase(words, folded) ??
    housePhrase(words, folded) ??
    repliesPhrase(words, folded) ??
    digestPhrase(folded) ??
    codeFirst(words, folded, names) ??
    verbFirst(words, folded, names) ??
    reported(words, folded) ??
    approvalInside(folded) ??
    bareNumber(folded) ??
    unknown(folded)
  );
}

/** Whether this makes words public, may stop them, or says who may: the one who asks must be in the group at that moment. */
export function concernsPublic(phrase: Phrase): boolean {
  if (phrase.kind === 'press') return phrase.action === 'stopPublishing';
  return publicKinds.includes(phrase.kind);
}

const publicKinds: readonly Phrase['kind'][] = [
  'approval',
  'replies',
  'stop',
  'liftStop',
  'delegate',
  'undelegate',
];

/** Whom one speaks to, and the card's own 回复: `@烽火 …`, `@烽火P128 …`, `/fenghuo …`, `回复 P128 …`. */
const addresses: readonly RegExp[] = [
  /^[@＠][^\s@＠]{1,60}?(?<=\p{Script=Han})(?=[#＃]?[PpＰｐ][\d０-９])/u,
  /^[@＠]\S{1,60}\s+/u,
  /^\/fenghuo(?:\s+|$)/iu,
  /^(?:回复|回覆|reply)[\s:：]{0,9}(?=[#＃]?[PpＰｐ][\d０-９])/iu,
];

function withoutAddress(text: string): string {
  let told = text.trim();
  for (let round = 0; round < addresses.length; round += 1) {
    const length = addresses.map((each) => each.exec(told)?.[0].length ?? 0).find((each) => each > 0);
    if (length === undefined) break;
    told = told.slice(length).trim();
  }
  return told;
}

/** Full-width forms and capitals made plain, character for character, so that places in both texts agree. */
function fold(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase())
    .replace(/[\u3000\u00A0\u2005\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu, ' ');
}

/** A question to the bot is a word; and a run of blanks in a long text must not cost its square. */
const longestQuestion = 40;

function asked(folded: string): Phrase | undefined {
  if (folded.length > longestQuestion) return undefined;
  const bare = folded.replace(/[\s。.!]+$/u, '');
  if (askWords.help.some((word) => word === bare)) return { kind: 'help' };
  if (askWords.status.some((word) => word === bare)) return { kind: 'status' };
  return undefined;
}

function codeFirst(words: string, folded: string, names: Names | undefined): Phrase | undefined {
  const match = codeAt(folded) ?? numberFirst(folded);
  if (!match) return withoutP(folded);
  const { code, length } = match;
  const rest = folded.slice(length);
  if (rest === '' && !match.action) return { kind: 'status', code };
  const said = match.action ? { action: match.action, length: 0 } : pressAt(rest);
  if ('instead' in said) return { kind: 'unknown', near: `${code} ${said.instead}` };
  const behind = length + said.length;
  const values = valuesOf(said.action, words.slice(behind), names);
  return { kind: 'press', code, ...aboutFacts(said.action, folded.slice(length, behind), values) };
}

function verbFirst(words: string, folded: string, names: Names | undefined): Phrase | undefined {
  const verb = verbAt(folded);
  if (!verb) return undefined;
  const gap = /^[\s:,]*/u.exec(folded.slice(verb.word.length))?.[0].length ?? 0;
  const at = verb.word.length + gap;
  const match = codeAt(folded.slice(at));
  if (!match) return undefined;
  const tail = words.slice(at + match.length);
  const values = valuesOf(verb.action, tail, names);
  return { kind: 'press', code: match.code, ...aboutFacts(verb.action, verb.word, values) };
}

function reported(words: string, folded: string): Phrase | undefined {
  const verb = askWords.report.find((word) => beginsWith(folded, word));
  if (!verb) return undefined;
  const text = words
    .slice(verb.length)
    .replace(/^[\s:：,，]+/u, '')
    .trim();
  return text === ''
    ? { kind: 'unknown', near: `${verb} …` }
    : { kind: 'report', text, links: linksIn(text) };
}

function unknown(folded: string): Phrase {
  const word = nearestWord(folded);
  if (!word) return { kind: 'unknown' };
  const needsCode = verbAt(word) !== undefined && !askWords.report.some((each) => each === word);
  return { kind: 'unknown', near: needsCode ? `P… ${word}` : word };
}
