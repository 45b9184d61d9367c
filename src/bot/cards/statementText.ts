import type { Version } from '../../incident/statement.ts';
import type { Words } from '../../policy/policy.ts';
import type { Line } from '../message.ts';
import { languageOf } from './context.ts';
import type { Sheet } from './lines.ts';

/** What every platform shows in one line, in UTF-16 units. */
const longestLine = 700;
/** A sentence's end is looked for no further back than that. */
const shortestLine = 350;

/**
 * The whole text, paragraph by paragraph, and not a letter of it left off or changed: what is approved is what is seen.
 * A paragraph that is too long for one line goes on in the next one (`continues`).
 */
export function textLines({ text }: Version, { view, voice }: Sheet): readonly Line[] {
  const words = view.texts.get(text);
  if (words === undefined) return [{ kind: 'plain', spans: [{ text: gone[languageOf(voice)] }] }];
  return words.split('\n').flatMap((paragraph) =>
    piecesOf(paragraph).map(
      (piece, index): Line => ({
        kind: 'statement',
        spans: [{ text: piece }],
        ...(index > 0 && { continues: true }),
      }),
    ),
  );
}

const gone: Words = {
  zh: '（原文已清除，不能再审批或发布）',
  en: '(its words are gone; it can be neither approved nor published)',
};

function piecesOf(paragraph: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  while (paragraph.length - from > longestLine) {
    const end = from + cutAt(paragraph.slice(from, from + longestLine));
    pieces.push(paragraph.slice(from, end));
    from = end;
  }
  return [...pieces, paragraph.slice(from)];
}

/** Behind the last sentence that fits; else anywhere but inside a character. */
function cutAt(piece: string): number {
  const end = Math.max(
    ...['。', '！', '？', '；', '. '].map((sign) => piece.lastIndexOf(sign) + sign.length),
  );
  if (end > shortestLine) return end;
  return isHigh(piece.charCodeAt(piece.length - 1)) ? piece.length - 1 : piece.length;
}

/** The first half of a character that takes two places. */
function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
