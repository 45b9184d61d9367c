import type { Keepsakes, Now } from '../../ports.ts';
import type { Log } from './log.ts';
import type { Trouble } from './trouble.ts';

/**
 * What is known of something that must happen once. `begun`: it may have happened, `note` helps to find out;
 * `unknown`: nobody keeps traces, or they cannot be read.
 */
export type Trace =
  | { readonly is: 'new' }
  | { readonly is: 'unknown' }
  | { readonly is: 'begun'; readonly note: string }
  | { readonly is: 'done'; readonly ref: string };

export interface Traces {
  of(what: string): Promise<Trace>;
  /** Before Slack is asked. Undefined when it is written down, else why to come back later. */
  begin(what: string, note?: string): Promise<Trouble | undefined>;
  done(what: string, ref: string): Promise<void>;
  /** Slack has said no: it did not happen. */
  undo(what: string): Promise<void>;
}

const keptMs = 3 * 24 * 60 * 60_000;

/**
 * What we asked of Slack, so that after a crash or a lost answer only what is in doubt is looked for there: a search
 * before every message would cost more of Slack's allowance than the messages themselves.
 */
export function tracesOf(keepsakes: Keepsakes | undefined, now: Now, log: Log): Traces {
  const until = () => new Date(now().getTime() + keptMs);
  const lost = () => log.warn({}, 'slack trace not kept');
  return {
    async of(what) {
      try {
        return keepsakes ? traceOf(await keepsakes.get(what)) : { is: 'unknown' };
      } catch {
        return { is: 'unknown' };
      }
    },
    async begin(what, note = '') {
      try {
        await keepsakes?.put(what, `begun ${note}`, until());
        return undefined;
      } catch {
        return { outcome: 'retry', afterMs: 2000, why: '没有记下要发什么，先不发（not kept）' };
      }
    },
    done: async (what, ref) => keepsakes?.put(what, `done ${ref}`, until()).catch(lost),
    async undo(what) {
      await keepsakes?.take(what).catch(lost);
    },
  };
}

function traceOf(value: string | undefined): Trace {
  if (value === undefined) return { is: 'new' };
  const at = value.indexOf(' ');
  const rest = value.slice(at + 1);
  return value.startsWith('done ') ? { is: 'done', ref: rest } : { is: 'begun', note: rest };
}
