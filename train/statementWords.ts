/** What a claim says in words of its own, and whether no fact makes it. */
interface Worded {
  readonly pieces: readonly string[];
  readonly right: boolean;
  readonly weight: number;
}

/** What each piece weighs. */
export type Words = ReadonlyMap<string, number>;

/** Heard of fewer claims a piece says nothing. */
const fewest = 3;
/** How far answers may pull weights from nothing. */
const pull = 2.7;
const sweeps = 20;

/** Logistic regression over pieces of words, coordinate by coordinate: the same claims give the same weights. */
export function wordsFrom(claims: readonly Worded[], known: ReadonlySet<string>): Words {
  const { places, rows } = indexed(claims, known);
  const weights = new Float64Array(places.size);
  const score = new Float64Array(claims.length);
  const [right, much] = [claims.map((each) => Number(each.right)), claims.map(({ weight }) => weight * pull)];
  let always = 0;
  const slopes = (cases: Case[], free: number, now: number) => {
    let [slope, bend] = [now * free, free];
    for (const { at, value } of cases) {
      const chance = 1 / (1 + Math.exp(-(score[at] ?? 0) - always));
      slope += (chance - (right[at] ?? 0)) * value * (much[at] ?? 0);
      bend += chance * (1 - chance) * value * value * (much[at] ?? 0);
    }
    return slope / bend;
  };
  const all = claims.map((_, at) => ({ at, value: 1 }));
  for (let sweep = 0; sweep < sweeps; sweep++) {
    always -= slopes(all, 1e-6, 0);
    for (const [place, cases] of rows.entries()) {
      const step = slopes(cases, 1, weights[place] ?? 0);
      weights[place] = (weights[place] ?? 0) - step;
      for (const { at, value } of cases) score[at] = (score[at] ?? 0) - step * value;
    }
  }
  return new Map([...places].map(([piece, place]) => [piece, weights[place] ?? 0]));
}

interface Case {
  readonly at: number;
  readonly value: number;
}

function indexed(claims: readonly Worded[], known: ReadonlySet<string>) {
  const places = new Map([...known].map((piece, at) => [piece, at]));
  const rows = Array.from({ length: places.size }, (): Case[] => []);
  for (const [at, { pieces }] of claims.entries()) {
    const heard = pieces.filter((piece) => places.has(piece));
    for (const piece of heard) rows[places.get(piece) ?? 0]?.push({ at, value: 1 / Math.sqrt(heard.length) });
  }
  return { places, rows };
}

/** The pieces that so many claims have. */
export function piecesOf(claims: readonly { readonly pieces: readonly string[] }[]): ReadonlySet<string> {
  const heard = new Map<string, number>();
  for (const { pieces } of claims) {
    for (const piece of pieces) heard.set(piece, (heard.get(piece) ?? 0) + 1);
  }
  return new Set([...heard].filter(([, many]) => many >= fewest).map(([piece]) => piece));
}

/** What the words of a claim come to. */
export function wordsSay(words: Words, pieces: readonly string[]): number {
  let [sum, heard] = [0, 0];
  for (const piece of pieces) {
    const weight = words.get(piece);
    if (weight === undefined) continue;
    sum += weight;
    heard += 1;
  }
  return heard === 0 ? 0 : sum / Math.sqrt(heard);
}
