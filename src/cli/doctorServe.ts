import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Finding } from '../ports.ts';
import type { Commands } from './socket.ts';

/** What the service has found of a run so far. */
export const page = z.object({
  run: z.string(),
  findings: z.array(
    z.object({
      state: z.enum(['ok', 'warn', 'bad']),
      id: z.string(),
      what: z.object({ zh: z.string(), en: z.string() }),
      next: z.object({ zh: z.string(), en: z.string() }).optional(),
    }),
  ),
  done: z.boolean(),
});

const asked = z.object({ run: z.string().optional(), after: z.number().int().min(0).default(0) });

interface Run {
  readonly found: Finding[];
  done: boolean;
  /** Resolves at the next finding, or at the end. */
  more: PromiseWithResolvers<void>;
  why?: unknown;
}

/** More at once would be somebody's loop. */
const most = 4;
/** An answer with nothing new in it comes after so long, so that whoever asks knows we live. */
const pause = 5_000;

/**
 * `fenghuo doctor` on the service's side of the socket, which carries one answer for each question: without `run` a new
 * look around begins; with it, what was found after the first `after`, as soon as there is something.
 */
export function doctorHere(begin: () => AsyncIterable<Finding>): Commands[string] {
  const runs = new Map<string, Run>();
  return async (args) => {
    const { run = started(runs, begin), after } = asked.parse(args);
    const at = runs.get(run);
    if (!at) throw new Error('这次检查已经不在了，请重来 this look around is over, begin again');
    if (!at.done && at.found.length <= after) await Promise.race([at.more.promise, waited()]);
    if (at.why !== undefined) throw at.why;
    if (at.done) runs.delete(run);
    return { run, findings: at.found.slice(after), done: at.done };
  };
}

function started(runs: Map<string, Run>, begin: () => AsyncIterable<Finding>): string {
  // Whoever went away in the middle has left a run behind: the oldest goes.
  for (const [old] of [...runs].slice(0, Math.max(0, runs.size + 1 - most))) runs.delete(old);
  const name = randomUUID();
  const run: Run = { found: [], done: false, more: Promise.withResolvers() };
  runs.set(name, run);
  void follow(run, begin());
  return name;
}

async function follow(run: Run, findings: AsyncIterable<Finding>): Promise<void> {
  try {
    for await (const finding of findings) {
      run.found.push(finding);
      run.more.resolve();
      run.more = Promise.withResolvers();
    }
  } catch (error) {
    run.why = error;
  }
  run.done = true;
  run.more.resolve();
}

function waited(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, pause).unref();
  });
}
