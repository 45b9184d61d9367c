import { fieldWords, particularFields } from '../bot/cards/actionWords.ts';
import { versionLabels } from '../bot/cards/statementForms.ts';

/** What a card prints behind a button to say what is to be written there, the longest first; in small letters. */
const labels: readonly string[] = [
  ...Object.values(fieldWords),
  ...Object.values(particularFields).flatMap((fields) => Object.values(fields)),
]
  .map(({ label }) => label)
  .concat(versionLabels)
  .flatMap(({ zh, en }) => [zh, en])
  .map((label) => label.toLowerCase())
  .sort((a, b) => b.length - a.length);

const gap = /^[\s,，:：、+＋]+/u;
/** A card prints at most so much in brackets: what a danger button will do. */
const aside = /^\s*(?:（[^（）]{0,300}）|\([^()]{0,300}\))/u;

/**
 * The words themselves, without `理由：` before them. Who copies the card's line, `排除 + 排除理由`, writes what is asked
 * there, or has written nothing yet.
 */
export function withoutLabel(words: string): string {
  let rest = words;
  for (let round = 0; round < labels.length; round += 1) {
    const before = gap.exec(rest)?.[0] ?? '';
    rest = rest.slice(before.length);
    const label = labelAt(rest, /[+＋]/u.test(before));
    if (label === undefined) break;
    rest = rest.slice(label);
    if (/[+＋]/u.test(before)) rest = rest.replace(aside, '');
  }
  return rest.trim();
}

/** How long the label at the beginning is: one with a colon, or behind the card's own plus sign. */
function labelAt(words: string, printed: boolean): number | undefined {
  const folded = words.slice(0, 80).toLowerCase();
  const label = labels.find((each) => folded.startsWith(each));
  if (label === undefined) return undefined;
  const behind = folded.slice(label.length);
  const ends = printed ? /^(?:$|[\s:：+＋（(])/u : /^\s{0,3}[:：]/u;
  return ends.test(behind) ? label.length : undefined;
}
