import { isPressId, type PressId, pressIds, pressNumbers } from '../bot/cards/presses.ts';
import { linksIn } from './links.ts';
import { type MutePhrase, mutePhrase } from './mutePhrase.ts';
import { type Names, valuesOf } from './phraseValues.ts';
import { askWords, beginsWith, nearestWord, verbAt, verbs } from './phraseVerbs.ts';

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
    mutePhrase(words, folded) ??
    codeFirst(words, folded, names) ??
    verbFirst(words, folded, names) ??
    reported(words, folded) ??
    unknown(folded)
  );
}

/** `@烽火 …` and `/fenghuo …` only say to whom one speaks. */
function withoutAddress(text: string): string {
  const told = text.trim().replace(/^[@＠]\S{1,60}\s+/u, '');
  return told.replace(/^\/fenghuo(?:\s+|$)/iu, '').trim();
}

/** Full-width forms and capitals made plain, character for character, so that places in both texts agree. */
function fold(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase())
    .replace(/[\u3000\u00A0]/gu, ' ');
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
  const match = codeAt(folded);
  if (!match) return undefined;
  const { code, length } = match;
  const rest = folded.slice(length);
  if (rest === '') return { kind: 'status', code };
  const said = numberAt(rest) ?? spokenAt(rest);
  if (!said) return { kind: 'unknown', near: `${code} ${nearestWord(rest) ?? verbs.claim[0]}` };
  const tail = words.slice(length + said.length);
  return { kind: 'press', code, action: said.action, values: valuesOf(said.action, tail, names) };
}

function verbFirst(words: string, folded: string, names: Names | undefined): Phrase | undefined {
  const verb = verbAt(folded);
  if (!verb) return undefined;
  const gap = /^[\s:,]*/u.exec(folded.slice(verb.word.length))?.[0].length ?? 0;
  const at = verb.word.length + gap;
  const match = codeAt(folded.slice(at));
  if (!match) return undefined;
  const tail = words.slice(at + match.length);
  return { kind: 'press', code: match.code, action: verb.action, values: valuesOf(verb.action, tail, names) };
}

function codeAt(folded: string): { readonly code: string; readonly length: number } | undefined {
  const match = /^#?p(\d{1,9})(?![\da-z])[\s,:、，。]*/u.exec(folded);
  return match ? { code: `P${match[1]}`, length: match[0].length } : undefined;
}

interface Told {
  readonly action: PressId;
  readonly length: number;
}

function spokenAt(rest: string): Told | undefined {
  const verb = verbAt(rest);
  return verb && { action: verb.action, length: verb.word.length };
}

/** `1`, and `1 认领` as the card prints it. */
function numberAt(rest: string): Told | undefined {
  const match = /^(\d{1,2})(?!\d)[\s.、:]*/u.exec(rest);
  const action = pressIds.find((id) => `${pressNumbers[id]}` === match?.[1]);
  if (!match || !action || !isPressId(action)) return undefined;
  const verb = verbAt(rest.slice(match[0].length));
  const named = verb?.action === action ? verb.word.length : 0;
  return { action, length: match[0].length + named };
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
