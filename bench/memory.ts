import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Result } from './run.ts';

const most = 700;

/**
 * What a process holds that can judge for a chain of 2,000 branches: 42,000 patterns, the model, and what a batch brings
 * along of a million fingerprints that stay in the database. Measured in a process of its own, after a storm of posts.
 */
export function run(): Promise<readonly Result[]> {
  const script = join(import.meta.dirname, 'memoryHeld.ts');
  const { rss, posts }: { rss: number; posts: number } = JSON.parse(
    execFileSync(process.execPath, [script], { encoding: 'utf8' }),
  );
  const held = Math.round(rss / 1e6);
  return Promise.resolve([
    {
      what: `42,000 patterns and the model, after ${posts} posts`,
      unit: 'MB resident',
      ours: held,
      rival: null,
      theirs: null,
      ratio: null,
      must: most,
      ok: held <= most,
    },
  ]);
}
