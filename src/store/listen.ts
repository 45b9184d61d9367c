import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

const pauseMs = 1_000;

/** Listens on a connection of its own and takes it up again, every second, whenever it is lost. */
export async function listenOn(
  databaseUrl: string,
  channel: string,
  on: (payload: string) => void,
  again: () => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let client = await begin();

  async function begin(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    fresh.on('notification', ({ payload }) => on(payload ?? ''));
    fresh.on('error', () => {});
    await fresh.connect();
    await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    fresh.once('end', () => void mend());
    return fresh;
  }

  async function mend(): Promise<void> {
    while (!stopped) {
      await setTimeout(pauseMs, undefined, { ref: false });
      try {
        client = await begin();
        if (stopped) return await client.end();
        return again();
      } catch {
        // Not there yet: the next second is as good.
      }
    }
  }

  return async () => {
    stopped = true;
    await client.end();
  };
}
