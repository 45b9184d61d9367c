/** A clock that jumps to the next thing that is waited for: minutes of a story take as long as the code in them. */
export class VirtualClock {
  #now: number;
  #waiting: { readonly at: number; readonly go: () => void }[] = [];

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  readonly now = (): Date => new Date(this.#now);

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((go) => void this.#waiting.push({ at: this.#now + Math.max(0, ms), go }));

  at(when: Date, go: () => void): void {
    this.#waiting.push({ at: Math.max(this.#now, when.getTime()), go });
  }

  /** Until nothing is waited for any more, or that time has come. */
  async run(until: Date): Promise<void> {
    for (;;) {
      await new Promise(setImmediate);
      const next = this.#waiting.reduce<number | undefined>(
        (soonest, { at }) => (soonest === undefined || at < soonest ? at : soonest),
        undefined,
      );
      if (next === undefined || next > until.getTime()) break;
      this.#now = Math.max(this.#now, next);
      const due = this.#waiting.filter(({ at }) => at <= this.#now);
      this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
      for (const { go } of due) go();
    }
    this.#now = Math.max(this.#now, until.getTime());
  }
}
