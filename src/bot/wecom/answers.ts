import type { Answer } from '../message.ts';
import type { Look } from './outbound.ts';
import { bytesOf, cutBytes, harmless, visible } from './text.ts';
import type { BotWords } from './words.ts';

/**
 * An answer as it may stand in a group, where all read it: what is unmasked is never among it, only where to read it.
 * `who` is the userid of the person who asked, whom it is for.
 */
export function groupAnswer(answer: Answer, { words, console, most }: Look, who?: string): string {
  const to = who === undefined ? '' : `<@${who}> `;
  if (answer.unmasked) return `${to}${words.inConsole}${console === undefined ? '' : `：${console}`}`;
  return to + cutBytes(linesOf(answer, words).map(harmless).join('\n'), most - bytesOf(to));
}

/** The same for the eyes of the person who asked alone, as a text message, in which only `<` begins anything. */
export function plainAnswer(answer: Answer, words: BotWords): string {
  return linesOf(answer, words)
    .map((line) => visible(line).replaceAll('<', '＜'))
    .join('\n');
}

/** What the answer says, and what it asks for or finds wrong, which has no form to stand in here. */
function linesOf({ text, form, errors }: Answer, words: BotWords): readonly string[] {
  const said = text.trim() === '' && !form && !errors ? words.fine : text.trim();
  const asked = form ? [words.alsoNeeded(form.fields.map(({ label }) => label).join('、'))] : [];
  const lines = [...said.split('\n'), ...Object.values(errors ?? {}), ...asked];
  return lines.filter((line) => line !== '');
}

/** A card that has changed by the press tells what became of it; where many are told, a second message says no more. */
export function cardSaysItAll({ tone, text, unmasked, card }: Answer, rev: number): boolean {
  const short = !text.includes('\n') && text.length <= 40;
  return tone === 'ok' && !unmasked && short && card !== undefined && card.rev > rev;
}

/** The system's own trouble, before anything was kept. */
export function notKept({ notKept: text }: BotWords): Answer {
  return { tone: 'trouble', text };
}

/** A private conversation is nobody's group: no duty, so no rights. */
export function elsewhere({ elsewhere: text }: BotWords): Answer {
  return { tone: 'refused', text };
}
