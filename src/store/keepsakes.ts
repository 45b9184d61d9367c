import type { Keepsakes, Now } from '../ports.ts';
import type { Work } from './scope.ts';

interface Row {
  readonly value: string;
}

/** What one platform must know after a restart; what is past its time is as if it had never been. */
export function makeKeepsakes(work: Work, platform: string, now: Now): Keepsakes {
  return {
    async get(key) {
      const [row] = await work.asWorker(
        (tx) => tx.$queryRaw<readonly Row[]>`
          SELECT value FROM keepsake
          WHERE platform = ${platform} AND key = ${key} AND until > ${now()}::timestamptz`,
        'single',
      );
      return row?.value;
    },
    async put(key, value, until) {
      await work.asWorker(
        (tx) => tx.$executeRaw`
          INSERT INTO keepsake (platform, key, value, until)
          VALUES (${platform}, ${key}, ${value}, ${until}::timestamptz)
          ON CONFLICT (platform, key) DO UPDATE SET value = excluded.value, until = excluded.until`,
        'single',
      );
    },
    async take(key) {
      const [row] = await work.asWorker(
        (tx) => tx.$queryRaw<readonly (Row & { readonly fresh: boolean })[]>`
          DELETE FROM keepsake WHERE platform = ${platform} AND key = ${key}
          RETURNING value, until > ${now()}::timestamptz AS fresh`,
        'single',
      );
      return row?.fresh ? row.value : undefined;
    },
  };
}

/** Lets go of what is past its time; how many went. */
export function forgetKeepsakes(work: Work, at: Date): Promise<number> {
  return work.asWorker(
    (tx) => tx.$executeRaw`DELETE FROM keepsake WHERE until <= ${at}::timestamptz`,
    'single',
  );
}
