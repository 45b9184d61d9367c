import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startServer } from '../test/support/postgres.ts';
import type { Result } from './run.ts';

const most = 700;
const script = join(import.meta.dirname, 'memoryHeld.ts');

/**
 * What the service of a chain of 2,000 branches holds: 42,000 patterns, the model, and what batches bring along of a million
 * fingerprint keys, which stay in the database. Measured in a process of its own, after a storm of posts.
 */
export async function run(): Promise<readonly Result[]> {
  const server = await startServer();
  try {
    await server.createDatabase('held');
    const answer = async (what: 'fill' | 'serve') => {
      const { stdout } = await promisify(execFile)(process.execPath, [script, `${server.url}held`, what]);
      return JSON.parse(stdout);
    };
    const { keys }: { keys: number } = await answer('fill');
    const { rss, posts }: { rss: number; posts: number } = await answer('serve');
    const held = Math.round(rss / 1e6);
    return [
      {
        what: `42,000 patterns, the model, ${keys} fingerprint keys behind them; after ${posts} posts`,
        unit: 'MB resident',
        ours: held,
        rival: null,
        theirs: null,
        ratio: null,
        must: most,
        ok: held <= most,
      },
    ];
  } finally {
    await server.stop();
  }
}
