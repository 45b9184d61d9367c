import { lookalikes } from '../../triage/lookalikes.ts';
import type { Finding } from '../finding.ts';

/** Nothing to be seen: zero-width, direction marks, soft hyphens, fillers, tags, controls, marks on a character. */
const hidden =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800\u3164\uffa0\u115f\u1160]|(?![\t\n\r])\p{Cc}|(?<=\p{Script=Han})\p{M}|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
/** Pictures are put together with them. */
const picture = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1f1e6}-\u{1f1ff}\d#*]|\ufe0f/u;

/** Radicals and compatibility forms of characters, letters for mathematics: they look like what they are not. */
const disguised = /[\u2e80-\u2fd5\uf900-\ufaff\u{2f800}-\u{2fa1f}\u{1d400}-\u{1d7ff}]/gu;
/** Kana and strokes that are read as a character between characters. */
const strokes = /(?<=[\u4e00-\u9fff])[ロニカエタトハセ](?=[\u4e00-\u9fff])/gu;
const kana = /[ロニカエタトハセ]/u;
/** Letters in place of figures. */
const figures = /(?<=\d)[oOlI](?=[\d月日时点元年人])|(?<![a-zA-Z])[oOlI](?=\d)(?!\d{0,2}[a-zA-Z])/gu;

/** Characters that nobody sees, and those that look like others. */
export function invisibleIn(original: string): readonly Finding[] {
  const at = [
    ...Array.from(original.matchAll(hidden)).filter((match) => !isOfPicture(original, match)),
    ...original.matchAll(disguised),
    ...Array.from(original.matchAll(strokes)).filter(([sign]) => kana.test(sign)),
    ...original.matchAll(figures),
    ...Array.from(original.matchAll(/[^\p{ASCII}\p{Script=Han}\p{P}]/gu)).filter((match) =>
      isImpostor(original, match),
    ),
  ];
  return at
    .sort((a, b) => a.index - b.index)
    .filter(({ index }, place, all) => all[place - 1]?.index !== index)
    .map(({ index, 0: sign }) => ({
      check: 'invisible' as const,
      from: index,
      to: index + sign.length,
      words: sign,
      instead: named(sign),
    }));
}

/** U+200B: what cannot be shown is told by its number. */
function named(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function isOfPicture(text: string, { index, 0: sign }: RegExpExecArray): boolean {
  if (!/[\u200d\ufe0e\ufe0f\u{e0020}-\u{e007f}]/u.test(sign)) return false;
  const before = Array.from(text.slice(Math.max(0, index - 4), index)).at(-1) ?? '';
  return picture.test(before) || /[\u{e0020}-\u{e007f}]/u.test(before);
}

/** A letter of another script among ours; α and β by themselves are what they are. */
function isImpostor(text: string, { index, 0: sign }: RegExpExecArray): boolean {
  if (!lookalikes.has(sign) && !lookalikes.has(sign.toLowerCase())) return false;
  const [before, after] = [text[index - 1] ?? '', text[index + sign.length] ?? ''];
  const latin = /[a-z]/iu;
  if (/\p{Script=Greek}/u.test(sign)) return latin.test(before) && latin.test(after);
  return !isOfItsScript(text, index, sign) || latin.test(before) || latin.test(after);
}

/** A word of that script, letters that look like nothing of ours among them, is a word. */
function isOfItsScript(text: string, index: number, sign: string): boolean {
  if (!/\p{Script=Cyrillic}/u.test(sign)) return false;
  const word = /^\p{Script=Cyrillic}*/u.exec(text.slice(index))?.[0] ?? '';
  const lead = /\p{Script=Cyrillic}*$/u.exec(text.slice(Math.max(0, index - 30), index))?.[0] ?? '';
  return Array.from(lead + word).some((letter) => !lookalikes.has(letter.toLowerCase()));
}
