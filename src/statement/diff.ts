import { diffArrays } from 'diff';

/** A stretch of two texts: in both, only in the one before, only in the one after. */
export interface Stretch {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });
/** Texts further apart than this many words are compared line by line: nobody reads so many changes one by one. */
const mostChanges = 1500;
/** What joins two changes that it stands between: they read as one. */
const joint = /^[\p{P}\p{Zs}]{1,2}$/u;

/**
 * What became of a text, word by word: `same` and `gone` are the text before, `same` and `new` the text after. Changes with no
 * more than two marks between them are one, and what went stands before what came.
 */
export function difference(before: string, after: string): readonly Stretch[] {
  const pieces =
    compared(wordsOf(before), wordsOf(after), mostChanges) ??
    compared(linesOf(before), linesOf(after), mostChanges) ??
    all(before, after);
  return settled(pieces);
}

/** How many letters went and how many came, for a card: 删 12 字，增 20 字. */
export function tally(stretches: readonly Stretch[]): { readonly gone: number; readonly new: number } {
  const count = (kind: Stretch['kind']) =>
    stretches.reduce((sum, stretch) => (stretch.kind === kind ? sum + [...stretch.text].length : sum), 0);
  return { gone: count('gone'), new: count('new') };
}

function wordsOf(text: string): string[] {
  return [...words.segment(text)].map(({ segment }) => segment);
}

function linesOf(text: string): string[] {
  return text.split(/(?<=[\n。！？；])/u);
}

function compared(before: string[], after: string[], maxEditLength: number): readonly Stretch[] | undefined {
  return diffArrays(before, after, { maxEditLength })?.map(({ added, removed, value }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value.join(''),
  }));
}

function all(before: string, after: string): readonly Stretch[] {
  return [
    { kind: 'gone', text: before },
    { kind: 'new', text: after },
  ];
}

/** Blocks of change between what stayed: in each, first all that went, then all that came. */
function settled(pieces: readonly Stretch[]): readonly Stretch[] {
  const out: Stretch[] = [];
  let [gone, come] = ['', ''];
  const close = () => {
    if (gone !== '') out.push({ kind: 'gone', text: gone });
    if (come !== '') out.push({ kind: 'new', text: come });
    [gone, come] = ['', ''];
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    const between = kind === 'same' && gone + come !== '' && index < pieces.length - 1 && joint.test(text);
    if (kind === 'same' && !between) {
      close();
      out.push({ kind, text });
      continue;
    }
    if (kind !== 'new') gone += text;
    if (kind !== 'gone') come += text;
  }
  close();
  return out;
}
