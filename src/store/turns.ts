export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** One after the other: who comes later knows what was kept before. */
export function makeTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
