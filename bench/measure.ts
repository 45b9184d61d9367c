import type { Result } from './run.ts';

/** What this thread has worked, in ms: the machine's other guests do not count. It moves in steps of some 4 ms. */
export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Megabytes a second of work that reads `bytes`, repeated until the clock's steps do not matter. */
export function megabytesPerSecond(bytes: number, work: () => unknown): number {
  const start = cpuMs();
  let [read, spent] = [0, 0];
  while (spent < 80) {
    work();
    read += bytes;
    spent = cpuMs() - start;
  }
  return read / 1000 / spent;
}

/** Milliseconds of one turn, the best of three measures that are each long beside the clock's steps. */
export function bestMs(work: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const start = cpuMs();
    for (let turns = 1; ; turns++) {
      work();
      const spent = cpuMs() - start;
      if (spent >= 80) return spent / turns;
    }
  });
  return Math.min(...times);
}

export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/** Ours beside a rival's, of one run: more is better. */
export function beside(
  what: string,
  unit: string,
  ours: readonly number[],
  rival: string,
  theirs: readonly number[],
  must: number | null,
): Result {
  const [mine, other] = [median(ours), median(theirs)];
  const ratio = mine / other;
  const ok = must === null || ratio >= must;
  return { what, unit, ours: round(mine), rival, theirs: round(other), ratio: round(ratio), must, ok };
}

/** How many times slower or longer ours becomes: less is better, `must` is the most there may be. */
export function grown(what: string, ours: number, must: number | null): Result {
  const unit = 'times as long';
  return {
    what,
    unit,
    ours: round(ours),
    rival: null,
    theirs: null,
    ratio: null,
    must,
    ok: must === null || ours <= must,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
