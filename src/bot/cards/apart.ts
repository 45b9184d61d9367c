import type { Words } from '../../policy/policy.ts';
import { type Card, exactText, type Line, type Notice } from '../message.ts';
import { filled } from './actionWords.ts';
import type { Language } from './words.ts';

/** How much of a text stands whole on one card, and in one message of its own, in UTF-16 units. */
export interface Room {
  readonly card: number;
  readonly message: number;
}

/**
 * The words to the public of a card that has no room for them, as messages that stand before it: each says of which
 * version it is (`P128-v3 a41f09bc`) and which part; together they are the text, letter by letter. Empty when the card
 * shows it whole.
 */
export function textParts(card: Card, room: Room | undefined, language: Language): readonly Notice[] {
  const text = exactText(card.lines);
  if (!room || text.length <= room.card) return [];
  const pieces = piecesOf(text, room.message);
  return pieces.map((exact, index): Notice => {
    const goesOn = index > 0 && !pieces[index - 1]?.endsWith('\n');
    const values = { name: card.named ?? card.code, part: `${index + 1}`, of: `${pieces.length}` };
    const head = filled(words.head, language, values) + (goesOn ? words.goesOn[language] : '');
    return { kind: 'notice', tone: 'calm', spans: [{ text: head, weight: 'strong' }], exact };
  });
}

/**
 * The card with a line instead of its text that says where the text stands. Where it does not stand nobody may say yes
 * to it: what is approved is what is seen.
 */
export function setApart(card: Card, parts: number, stands: boolean, language: Language): Card {
  const values = { name: card.named ?? card.code, parts: `${parts}` };
  const text = filled(stands ? words.stands : words.missing, language, values);
  const line: Line = { kind: 'statement', spans: [{ text, weight: 'strong' }] };
  const at = card.lines.findIndex(({ kind }) => kind === 'statement');
  const [before, after] = [card.lines.slice(0, at), card.lines.slice(at)];
  return {
    ...card,
    lines: [...before, line, ...after.filter(({ kind }) => kind !== 'statement')],
    actions: stands ? card.actions : card.actions.filter(({ id }) => id !== 'approve'),
  };
}

/** Cut behind a paragraph where one ends in the second half, else behind a sentence, else anywhere but inside a character. */
function piecesOf(text: string, longest: number): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  while (text.length - from > longest) {
    const to = from + cutAt(text.slice(from, from + longest));
    pieces.push(text.slice(from, to));
    from = to;
  }
  return [...pieces, text.slice(from)];
}

const sentenceEnds = ['。', '！', '？', '；', '. '];

function cutAt(piece: string): number {
  const shortest = piece.length / 2;
  const behind = (signs: readonly string[]) =>
    Math.max(...signs.map((sign) => piece.lastIndexOf(sign) + sign.length));
  const end = [behind(['\n']), behind(sentenceEnds)].find((each) => each > shortest);
  if (end !== undefined) return end;
  return /[\uD800-\uDBFF]$/u.test(piece) ? piece.length - 1 : piece.length;
}

const words = {
  head: { zh: '{name} 全文 {part}/{of}', en: '{name} whole text {part}/{of}' },
  goesOn: { zh: '（接上条同一段）', en: ' (goes on in the same paragraph)' },
  stands: { zh: '全文另发 {parts} 条：{name}', en: 'Text in {parts} messages: {name}' },
  missing: {
    zh: '全文没能发到这里，不能在这里同意：请到控制台看全文再审批 {name}',
    en: 'The whole text could not be shown here, so nobody can approve here: please read {name} in the console',
  },
} as const satisfies Readonly<Record<string, Words>>;
