interface Waiting {
  readonly at: number;
  readonly go: () => void;
}

/** A clock that jumps to the next thing that is waited for: minutes of a story take as long as the code in them. */
export class VirtualClock {
  #now: number;
  /** Soonest last, so that it is taken off the end. */
  readonly #waiting: Waiting[] = [];

  constructor(start: Date) {
    this.#now = start.getTime();
  }

  readonly now = (): Date => new Date(this.#now);

  readonly sleep = (ms: number): Promise<void> =>
    new Promise((go) => this.#add({ at: this.#now + Math.max(0, ms), go }));

  at(when: Date, go: () => void): void {
    this.#add({ at: Math.max(this.#now, when.getTime()), go });
  }

  /** Until nothing is waited for any more, or that time has come. */
  async run(until: Date): Promise<void> {
    for (;;) {
      await new Promise(setImmediate);
      const next = this.#waiting.at(-1);
      if (next === undefined || next.at > until.getTime()) break;
      this.#now = Math.max(this.#now, next.at);
      for (let due = this.#waiting.at(-1); due && due.at <= this.#now; due = this.#waiting.at(-1)) {
        this.#waiting.pop();
        due.go();
      }
    }
    this.#now = Math.max(this.#now, until.getTime());
  }

  /** Of two at one time the first to wait goes first. */
  #add(entry: Waiting): void {
    let [from, to] = [0, this.#waiting.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#waiting[middle]?.at ?? 0) > entry.at) from = middle + 1;
      else to = middle;
    }
    this.#waiting.splice(from, 0, entry);
  }
}
