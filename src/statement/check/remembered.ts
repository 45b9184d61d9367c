/** More than the clauses of any one statement, and no more: what is remembered is other people's words. */
const most = 1000;

/** The same question of the same words is answered once: a statement's clauses are asked about by many checks. */
export function remembered<Answer>(answer: (words: string) => Answer): (words: string) => Answer {
  const known = new Map<string, Answer>();
  return (words) => {
    const before = known.get(words);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const now = answer(words);
    known.set(words, now);
    return now;
  };
}
