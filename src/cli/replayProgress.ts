import type { Io } from './frame.ts';

/** Redrawn at most so often on a terminal, written at most so often elsewhere, ms. */
const redraw = 100;
const rewrite = 5_000;
const width = 30;

export interface ProgressBar {
  show(done: number, words: string): void;
  /** A line of talk that stays. */
  say(line: string): void;
}

/** A bar that redraws itself on a terminal, and a line now and then where there is none. */
export function progressBar(io: Io, total: number): ProgressBar {
  let shownAt = Number.NEGATIVE_INFINITY;
  let drawn = false;
  const up = () => (drawn ? '\u001b[1A\u001b[2K' : '');
  return {
    show(done, words) {
      const now = io.now().getTime();
      if (done < total && now - shownAt < (io.isTTY ? redraw : rewrite)) return;
      shownAt = now;
      const part = total === 0 ? 1 : done / total;
      const numbers = `${String(Math.floor(part * 100)).padStart(3)}% ${done}/${total} ${words}`;
      const full = Math.round(part * width);
      io.err(io.isTTY ? `${up()}${'█'.repeat(full)}${'░'.repeat(width - full)} ${numbers}` : numbers);
      drawn = io.isTTY;
    },
    say(line) {
      io.err(`${up()}${line}`);
      drawn = false;
    },
  };
}
