import { type Folded, fold } from '../../triage/fold.ts';

/** A sentence as it is compared: folded, each place of it known in the original. */
export interface Spoken {
  /** Folded: simplified, half-width, lower case. */
  readonly text: string;
  readonly clauses: readonly Clause[];
  /** The range of the original that the folded range was made from. */
  span(from: number, to: number): readonly [from: number, to: number];
}

/** What stands between two commas. */
export interface Clause {
  readonly text: string;
  /** Where it begins in its sentence. */
  readonly from: number;
}

const links = /https?:\/\/[\w\-./?%&=#:~+,;@!]+|www\.[\w\-./?%&=#]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
const stops = /[。！？!?；;\n\r…◎]+/u;
/** A comma inside a number is none. */
const pauses = /(?<!\d),|,(?!\d{3}(?!\d))|[:—]{1,2}(?!\d)/gu;

/** A text sentence by sentence, links left out: they say nothing and hold what looks like numbers. */
export function spokenIn(original: string): readonly Spoken[] {
  const bare = original.replace(links, (link) => ' '.repeat(link.length));
  const sentences: Spoken[] = [];
  let from = 0;
  for (const piece of bare.split(new RegExp(`(${stops.source})`, 'u'))) {
    if (piece.trim() !== '' && !stops.test(piece)) sentences.push(spoken(piece, from));
    from += piece.length;
  }
  return sentences;
}

function spoken(piece: string, base: number): Spoken {
  const folded: Folded = fold(piece);
  const { text } = folded;
  return {
    text,
    clauses: clausesOf(text),
    span(from, to) {
      const [start, end] = folded.span(from, to);
      return [base + start, base + end];
    },
  };
}

function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (const { index, 0: sign } of [...text.matchAll(pauses), { index: text.length, 0: '' }]) {
    const words = text.slice(from, index);
    if (words.trim() !== '') clauses.push({ text: words, from });
    from = index + sign.length;
  }
  return clauses;
}
