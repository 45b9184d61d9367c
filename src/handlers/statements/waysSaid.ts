import type { Way } from '../../bot/cards/ways.ts';

const gap = /^[\s,，、]+/u;

/**
 * `官网、公众号`, `site wechat`: ways out by their names or as cards call them, in either language, in the order in which they were
 * said. A word that is none stays as it is: the no is the door's.
 */
export function waysSaid(said: string, ways: readonly Pick<Way, 'name' | 'label'>[]): readonly string[] {
  const known = ways
    .flatMap(({ name, label }) =>
      [name, label.zh, label.en].map((word) => ({ name, word: word.toLowerCase() })),
    )
    .toSorted((one, other) => other.word.length - one.word.length);
  const found: string[] = [];
  for (let rest = said.replace(gap, '').trimEnd(); rest !== ''; ) {
    const words = rest.toLowerCase();
    const way = known.find(
      ({ word }) => words.startsWith(word) && !/^[a-z0-9_]/u.test(words.slice(word.length)),
    );
    const length = way?.word.length ?? /^[^\s,，、]+/u.exec(rest)?.[0].length ?? 1;
    found.push(way?.name ?? rest.slice(0, length));
    rest = rest.slice(length).replace(gap, '');
  }
  return found;
}
