import type { Ground, Said } from '../ground.ts';
import { learned } from './learned.ts';
import { personSigns } from './signs.ts';

type Place = readonly [from: number, to: number];

/** What a sign weighs, and its own place among all. */
interface Weight {
  readonly weight: number;
  readonly place: number;
}
type Second = Map<string, Weight>;

/** By the first part, by the link, by the second: no name is put together to be looked up. */
const weights = weightsFrom(learned.split(/\s+/u));

function weightsFrom(words: readonly string[]): ReadonlyMap<string, ReadonlyMap<string, Second>> {
  const all = new Map<string, Map<string, Second>>();
  for (let at = 0; at < words.length; at += 2) {
    const [, one = '', link = '', other = ''] = /^(.\w*)(>|\+|\.\.|&|:)?(\S*)$/u.exec(words[at] ?? '') ?? [];
    const links = all.get(one) ?? new Map<string, Second>();
    const seconds = links.get(link) ?? new Map<string, Weight>();
    all.set(one, links.set(link, seconds.set(other, { weight: Number(words[at + 1]), place: at })));
  }
  return all;
}

function weightOf(one: string, link = '', other = ''): Weight | undefined {
  return weights.get(one)?.get(link)?.get(other);
}

/** What is longer points at nothing. */
const longest = 24;

/** Every sign of a sentence once, and whether a pattern is sure of it: what the weights are learned from. */
export function likelySigns(ground: Ground, sentence: Said, sure: boolean): ReadonlySet<string> {
  const signs = new Set<string>(sure ? ['sure'] : []);
  personSigns(ground, sentence, (_from, _to, ...sign) => signs.add(sign.join('')));
  return signs;
}

/**
 * The words of a folded sentence by which somebody can most be told, where all of its signs come to more than nothing; the
 * whole sentence where no few words do it.
 */
export function likelyIn(ground: Ground, sentence: Said, sure: boolean): Place | undefined {
  const seen = new Set<number>();
  let sum = (weightOf('always')?.weight ?? 0) + (sure ? (weightOf('sure')?.weight ?? 0) : 0);
  let most = 0;
  let place: Place = [0, sentence.text.length];
  personSigns(ground, sentence, (from, to, one, link, other) => {
    const known = weightOf(one, link, other);
    if (known === undefined || seen.has(known.place)) return;
    seen.add(known.place);
    sum += known.weight;
    // Bare letters are weighed and point at nothing.
    const points = one.length > 1 && to - from > 1 && to - from <= longest;
    if (points && known.weight > most) [most, place] = [known.weight, [from, to]];
  });
  return sum > 0 ? place : undefined;
}
