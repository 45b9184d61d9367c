import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SettingsRead } from '../config.ts';
import type { Problem, Settings } from '../ports.ts';
import type { ConfigChange } from './diff.ts';
import { diffSettings } from './diff.ts';
import { configFiles } from './files.ts';
import { readingApart } from './readApart.ts';

export interface Watchers {
  /** What else a new version must satisfy: `checkBinding` with the environment this process runs in. */
  readonly check: (settings: Settings) => readonly Problem[];
  /**
   * A change that passed every check; `settings` are the ones to use from now on. The diff is empty when a bad change
   * was taken back. Awaited before the next look.
   */
  readonly onGood: (settings: Settings, diff: readonly ConfigChange[]) => void | Promise<void>;
  /** A change that did not: the last good settings stay. Told once for each version of the files. */
  readonly onBad: (problems: readonly Problem[]) => void | Promise<void>;
  /** A callback above threw, or the folder could not be looked at: a bug or the disk's trouble, never the config's. */
  readonly onTrouble: (error: unknown) => void;
}

/** How often the files are looked at: a change is taken when two looks agree, so that half a file is not read. */
const lookEveryMs = 150;

/**
 * Reloads the folder when one of its files changes, without a restart. Looking at four file dates is cheap and works
 * on network folders and mounted secrets, where the system's own notices do not come. Returns how to stop.
 */
export function watchSettings(current: Settings, watchers: Watchers): () => void {
  const { folder } = current;
  let good = current;
  let bad = '';
  let seen = '';
  let taken = '';
  let busy = false;
  const apart = readingApart();

  async function checked(): Promise<SettingsRead> {
    const read = await apart.read(folder, good.policy.language);
    const problems = read.ok ? watchers.check(read.settings) : [];
    return problems.length > 0 ? { ok: false, problems } : read;
  }

  async function look(): Promise<void> {
    const now = await datesOf(folder);
    const settled = now === seen;
    seen = now;
    if (!settled || now === taken) return;
    taken = now;
    const read = await checked();
    if (!read.ok) await refuse(read.problems);
    else if (bad !== '' || read.settings.hash !== good.hash) await accept(read.settings);
  }

  async function refuse(problems: readonly Problem[]): Promise<void> {
    const told = JSON.stringify(problems);
    if (told === bad) return;
    bad = told;
    await watchers.onBad(problems);
  }

  async function accept(settings: Settings): Promise<void> {
    const diff = diffSettings(good, settings);
    bad = '';
    good = settings;
    await watchers.onGood(settings, diff);
  }

  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    look()
      .catch(watchers.onTrouble)
      .finally(() => {
        busy = false;
      });
  }, lookEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    apart.close();
  };
}

async function datesOf(folder: string): Promise<string> {
  const dates = configFiles.map(async (file) => {
    const found = await stat(join(folder, file), { bigint: true }).catch(() => undefined);
    return found === undefined ? '-' : `${found.ino}:${found.size}:${found.mtimeNs}`;
  });
  return (await Promise.all(dates)).join(' ');
}
