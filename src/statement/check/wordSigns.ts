import { empty, type Known } from './cover.ts';
import { heardOf, type Told, toldWordsIn } from './heard.ts';
import { agrees, type Quantity } from './quantities.ts';
import { fieldNames } from './synonyms.ts';

/** A piece of a clause, and which facts say it. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly by: ReadonlySet<number>;
}

const fewest = 2;
const mostly = 0.6;

/** What the words of a clause come to: which of them no fact says, which the facts deny, which no one fact has together. */
export function wordSignsOf(
  words: string,
  weights: readonly number[],
  facts: readonly Known[],
  quantities: readonly Quantity[],
  mannered: string,
): Readonly<Record<string, number>> {
  const told = toldWordsIn(words, facts);
  const counted = told.filter(
    ({ word }) => mannered[word.from] !== '\0' && weightBetween(weights, word.from, word.to) >= 1,
  );
  const { literally } = heardOf(words, facts);
  const by = (from: number, to: number) => tellers(words, weights, literally, from, to);
  const pieces = piecesOf(words, weights, counted, by);
  const numbers = quantities.map(
    (each): Piece => ({
      from: each.from,
      to: each.to,
      by: new Set(
        facts.flatMap((fact, at) =>
          fact.quantities.some((other) => other.kind === each.kind && agrees(each, other)) ? [at] : [],
        ),
      ),
    }),
  );
  return {
    ...fieldsOf(counted, by),
    ...opposedIn(counted, pieces),
    ...joinedIn(pieces, ''),
    ...(numbers.length > 0 &&
      joinedIn(
        [...pieces, ...numbers].sort((a, b) => a.from - b.from),
        'Numbers',
      )),
  };
}

type By = (from: number, to: number) => ReadonlySet<number>;

/** For each field how many words of it no fact says, and how many one does. */
function fieldsOf(told: readonly Told[], by: By): Readonly<Record<string, number>> {
  const signs: Record<string, number> = { knownWords: Math.min(told.length, 6) };
  for (const field of fieldNames) {
    const here = told.filter(({ word }) => word.entry.field === field);
    const said = here.filter(({ word, by: facts }) => facts.size > 0 || by(word.from, word.to).size > 0);
    if (here.length === 0) continue;
    signs[`new ${field}`] = Math.min(3, here.length - said.length);
    signs[`told ${field}`] = Math.min(3, said.length);
  }
  const spoken = told.filter(({ word, by: facts }) => facts.size === 0 && by(word.from, word.to).size === 0);
  signs.newWords = Math.min(5, spoken.length);
  signs.newWordsShare = told.length === 0 ? 0 : spoken.length / told.length;
  return signs;
}

/** Words whose opposite the facts say: some fact and none the word itself, or the very fact that says the rest of the clause. */
function opposedIn(told: readonly Told[], pieces: readonly Piece[]): Readonly<Record<string, number>> {
  const opposed = told.filter(({ by, against }) => by.size === 0 && against.size > 0);
  const near = told.filter(({ word, by, against }) => {
    if (against.size === 0) return false;
    const votes = votesOf(pieces.filter((piece) => piece.from < word.from || piece.to > word.to));
    const most = Math.max(0, ...votes.values());
    const nearest = [...votes].flatMap(([fact, many]) => (many === most ? [fact] : []));
    return nearest.some((fact) => against.has(fact)) && !nearest.some((fact) => by.has(fact));
  });
  return { opposed: Math.min(2, opposed.length), opposedNear: Math.min(2, near.length) };
}

/** How many of some pieces each fact has. */
function votesOf(pieces: readonly Piece[]): ReadonlyMap<number, number> {
  const votes = new Map<number, number>();
  for (const { by } of pieces) {
    for (const fact of by) votes.set(fact, (votes.get(fact) ?? 0) + 1);
  }
  return votes;
}

/** How many pieces one fact has at most, all have together, and how many neighbours no fact has side by side. */
function joinedIn(pieces: readonly Piece[], name: string): Readonly<Record<string, number>> {
  if (pieces.length === 0) return {};
  const told = pieces.filter(({ by }) => by.size > 0);
  const one = Math.max(0, ...votesOf(pieces).values());
  const apart = pieces
    .slice(1)
    .filter(
      ({ by }, at) =>
        by.size > 0 && (pieces[at]?.by.size ?? 0) > 0 && ![...by].some((fact) => pieces[at]?.by.has(fact)),
    );
  return {
    [`pieces${name}`]: Math.min(pieces.length, 8),
    [`piecesNew${name}`]: Math.min(pieces.length - told.length, 5),
    [`piecesOne${name}`]: one / pieces.length,
    [`piecesAll${name}`]: told.length / pieces.length,
    [`piecesSpread${name}`]: (told.length - one) / pieces.length,
    [`piecesApart${name}`]: Math.min(apart.length, 3),
    [`firstNew${name}`]: Number(pieces[0]?.by.size === 0),
    [`lastNew${name}`]: Number(pieces.at(-1)?.by.size === 0),
    [`endsApart${name}`]: Number(
      pieces.length > 1 && ![...(pieces[0]?.by ?? [])].some((fact) => pieces.at(-1)?.by.has(fact)),
    ),
  };
}

/** The words that the lexicon knows, and what stands between them where it weighs anything. */
function piecesOf(
  words: string,
  weights: readonly number[],
  told: readonly Told[],
  by: By,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const between = (start: number, end: number) => {
    for (const run of runsIn(words, weights, start, end)) pieces.push({ ...run, by: by(run.from, run.to) });
  };
  for (const { word, by: facts } of told) {
    between(from, word.from);
    pieces.push({ from: word.from, to: word.to, by: facts.size > 0 ? facts : by(word.from, word.to) });
    from = word.to;
  }
  between(from, words.length);
  return pieces;
}

function runsIn(words: string, weights: readonly number[], start: number, end: number) {
  const runs: { from: number; to: number }[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    const content = at < end && (weights[at] ?? 0) >= 1 && !empty.has(words[at] ?? '');
    if (content) continue;
    if (at - from >= fewest) runs.push({ from, to: at });
    from = at + 1;
  }
  return runs;
}

/** The facts that have most of these letters. */
function tellers(
  words: string,
  weights: readonly number[],
  literally: readonly ArrayLike<number>[],
  from: number,
  to: number,
): ReadonlySet<number> {
  const letters: number[] = [];
  for (let at = from; at < to; at++) {
    if ((weights[at] ?? 0) >= 1 || !empty.has(words[at] ?? '')) letters.push(at);
  }
  const found = new Set<number>();
  for (const [fact, said] of literally.entries()) {
    const has = letters.reduce((sum, at) => sum + (said[at] ?? 0), 0);
    if (letters.length > 0 && has / letters.length >= mostly) found.add(fact);
  }
  return found;
}

function weightBetween(weights: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += weights[at] ?? 0;
  return sum;
}
