import { Socket } from 'node:net';
import pg from 'pg';

/** A pool that waits neither for ever nor by the clock on the wall. */
export interface PatientPool {
  readonly pool: pg.Pool;
  /** A connection of the pool. @throws when none was free or made in time. */
  connect(): Promise<pg.PoolClient>;
  end(): Promise<void>;
}

interface Patience {
  readonly beats: number;
  /** Milliseconds. */
  readonly beatMs: number;
}

/** Only a machine on its knees comes near. */
const usual: Patience = { beats: 20, beatMs: 1_000 };

/**
 * Connections in use that say nothing for too long are given up: a wire may die and nobody be told. Only time that this
 * process has lived through counts: after a stall (a frozen container, a VM that waits for its host) the answers are
 * there and merely unread, while by the clock each of them would be too late.
 */
export function patientPool(config: pg.PoolConfig, { beats, beatMs }: Patience = usual): PatientPool {
  const pool = new pg.Pool({ ...config, connectionTimeoutMillis: beats * beatMs });
  // A connection lost while idle is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});

  let lived = 0;
  const inUse = new Map<pg.PoolClient, { readonly read: number; readonly at: number }>();
  pool.on('acquire', (client) => inUse.set(client, { read: bytesRead(client), at: lived }));
  pool.on('release', (_error, client) => inUse.delete(client));

  const beat = setInterval(() => {
    lived += 1;
    for (const [client, heard] of inUse) {
      const read = bytesRead(client);
      if (read !== heard.read) inUse.set(client, { read, at: lived });
      else if (lived - heard.at > beats) client.connection.stream.destroy(new Error(silent));
    }
  }, beatMs).unref();

  return {
    pool,
    connect: async () => {
      for (;;) {
        const began = lived;
        try {
          return await pool.connect();
        } catch (error) {
          if (!isLate(error) || lived - began > beats / 2) throw error;
        }
      }
    },
    end: async () => {
      await pool.end();
      clearInterval(beat);
    },
  };
}

const silent = 'the connection was silent for too long and is given up';

function bytesRead({ connection: { stream } }: pg.PoolClient): number {
  return stream instanceof Socket ? stream.bytesRead : 0;
}

/** As pg says it of a connection that was not free, or not made, in time. */
function isLate(error: unknown): boolean {
  return error instanceof Error && /timeout/i.test(error.message);
}
