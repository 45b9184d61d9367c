/**
 * The same question asked by several while it still waits for the database is put once: its answer is no older than one of
 * their own would be.
 */
export function askedOnce<Answer>(): (
  key: string,
  ask: (put: () => void) => Promise<Answer>,
) => Promise<Answer> {
  const waiting = new Map<string, Promise<Answer>>();
  return (key, ask) => {
    const before = waiting.get(key);
    if (before) return before;
    let isPut = false;
    const put = () => {
      if (!isPut) waiting.delete(key);
      isPut = true;
    };
    const answer = ask(put).finally(put);
    if (!isPut) waiting.set(key, answer);
    return answer;
  };
}

/** Writes all that has come up to the moment in which it calls `all`, and tells what became of each, in order. */
type Write<Item, Result> = (all: () => readonly Item[]) => Promise<readonly Result[]>;

/**
 * What several want to write while the first of them still waits for the database is written in one go. Where that breaks,
 * each is written by itself: nobody fails for another's sake. More than `most` begin another.
 */
export function inOneGo<Item, Result>(
  write: Write<Item, Result>,
  most = 500,
): (item: Item) => Promise<Result> {
  let open: { readonly items: Item[]; readonly results: Promise<readonly Result[]> } | undefined;

  function begin(): NonNullable<typeof open> {
    const items: Item[] = [];
    // Not before the first has taken its place.
    const results = Promise.resolve().then(() =>
      write(() => {
        if (open?.items === items) open = undefined;
        return items;
      }),
    );
    const close = () => {
      if (open?.items === items) open = undefined;
    };
    results.then(close, close);
    open = { items, results };
    return open;
  }

  return async (item) => {
    const { items, results } = open ?? begin();
    const place = items.push(item) - 1;
    if (items.length >= most && open?.items === items) open = undefined;
    const result = await results.catch(async (error: unknown) => {
      if (items.length === 1) throw error;
      return { alone: await write(() => [item]) };
    });
    const mine = 'alone' in result ? result.alone[0] : result[place];
    if (mine === undefined) throw new Error('nothing came of what was written in one go');
    return mine;
  };
}

/**
 * While the first is under way the rest gather, and go together when it is back: for what has no moment of its own in
 * which it is put. Where that breaks, each goes by itself.
 */
export function oneAfterAnother<Item>(
  send: (items: readonly Item[]) => Promise<unknown>,
): (item: Item) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  const go = inOneGo<Item, true>(async (all) => {
    const before = last;
    const turn = before.then(async () => {
      const items = all();
      await send(items);
      return items.map(() => true as const);
    });
    last = turn.catch(() => {});
    return turn;
  });
  return async (item) => void (await go(item));
}
