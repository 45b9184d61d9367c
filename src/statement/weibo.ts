import { manner, type Said } from './scene.ts';
import { weiboLength } from './text.ts';

/** What a microblog may hold. */
export const weiboLimit = 140;

/**
 * As many whole sentences as a microblog holds, the most needed first, in the order in which they were: nothing is ever cut.
 * Where a fact finds no room, the text says where to read on.
 */
export function fitted(said: readonly Said[]): readonly Said[] {
  const all = chosen(said, new Set());
  const missing = said.some((each) => each.facts.length > 0 && each.rank <= gravest && !all.includes(each));
  if (!missing) return nonEmpty(all);
  const link = manner('followUp', '全文：【链接】。', 1);
  return nonEmpty(chosen([...said, link], new Set([link])));
}

/** What must not be missing without a word about it. */
const gravest = 4;

function chosen(said: readonly Said[], first: ReadonlySet<Said>): readonly Said[] {
  const queue = said.filter((each) => !first.has(each)).toSorted((one, other) => one.rank - other.rank);
  const taken = new Set<Said>();
  let room = weiboLimit;
  for (const each of [...first, ...queue]) {
    const needed = widthOf(each);
    if (needed > room) continue;
    taken.add(each);
    room -= needed;
  }
  return said.filter((each) => taken.has(each));
}

/** Counted one by one and rounded up, a sum is never less than the whole. A title has its brackets. */
function widthOf({ part, text }: Said): number {
  return weiboLength(text) + (part === 'title' ? 2 : 0);
}

/** Names can be longer than a microblog: then it is said without them. */
function nonEmpty(said: readonly Said[]): readonly Said[] {
  return said.some(({ part }) => part === 'fact')
    ? said
    : [...said.filter(({ part }) => part === 'title'), manner('fact', '有关情况正在核实。')];
}
