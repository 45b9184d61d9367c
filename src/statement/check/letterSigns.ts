import { empty, type Known } from './cover.ts';
import type { Ground, Said } from './ground.ts';
import { heardOf } from './heard.ts';
import { withoutManner } from './manner.ts';

/** Letters that stand in words of every matter: that no fact has them says little. */
const plain: ReadonlySet<string> = new Set(
  '大小多少好人们家天看听说来去走做用想知道没无不未能会可应该须需要把让叫给对自己什么怎样这样那样第次时候间日夜早晚当今现在再也又都只就才还更最很太真正是非成过着了啊呢吗吧心里上下前后左右东西事情部全所有各每其他另外'.split(
    '',
  ),
);

/** How many letters no fact has at all, and how much of the fact that is nearest is not said. */
export function letterSignsOf(
  { facts }: Ground,
  words: string,
  weights: readonly number[],
  sentence: Said,
): Readonly<Record<string, number>> {
  const { literally, allLiterally } = heardOf(words, facts);
  const rest = withoutManner(words);
  const letters = Array.from(words).flatMap((letter, at) =>
    (weights[at] ?? 0) >= 1 && rest[at] !== '\0' && !empty.has(letter) ? [{ letter, at }] : [],
  );
  if (letters.length === 0) return {};
  const has = (fact: Known, letter: string) => fact.text.includes(letter);
  const strange = letters.filter(
    ({ letter, at }) => allLiterally[at] !== 1 && !facts.some((fact) => has(fact, letter)),
  );
  const telling = strange.filter(({ letter }) => !plain.has(letter));
  const each = facts.map(
    (fact, place) =>
      letters.filter(({ letter, at }) => literally[place]?.[at] === 1 || has(fact, letter)).length,
  );
  const most = Math.max(0, ...each);
  const nearest = facts[each.indexOf(most)];
  return {
    strange: Math.log1p(strange.length),
    strangeShare: strange.length / letters.length,
    telling: Math.log1p(telling.length),
    tellingShare: telling.length / letters.length,
    lettersOne: most / letters.length,
    lettersSpread: 1 - strange.length / letters.length - most / letters.length,
    ...(nearest !== undefined &&
      retellingOf(nearest, words, sentence.text.replace(words, ''), strange.length)),
  };
}

/**
 * The clause of the nearest fact that this one tells again: how much of it is told here, how much beside it in the sentence,
 * and whether it has as much left as this one has of its own; then that may be the same in other words.
 */
function retellingOf({ clauses }: Known, words: string, beside: string, own: number) {
  const shared = clauses.map((clause) => {
    const letters = Array.from(clause).filter((letter) => !empty.has(letter));
    return { letters, here: letters.filter((letter) => words.includes(letter)).length };
  });
  const nearest = shared.reduce((best, each) => (each.here > best.here ? each : best), {
    letters: [''],
    here: 0,
  });
  const all = Math.max(1, nearest.letters.length);
  const left = nearest.letters.filter((letter) => !words.includes(letter));
  const taken = nearest.letters.filter((letter) => beside.includes(letter)).length;
  return {
    retold: nearest.here / all,
    retoldBeside: taken / all,
    left: Math.log1p(left.length),
    leftAll: Math.log1p(left.filter((letter) => !beside.includes(letter)).length),
    swapped: own === 0 ? 0 : Math.min(1, left.length / own),
  };
}
