import { connect, createServer, type Socket } from 'node:net';

/** A wire to a server that can be cut: torn (connections reset, new ones refused) or dead (nothing comes through, nobody is told). */
export interface Wire {
  readonly port: number;
  tear(): void;
  deaden(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function wireTo(port: number): Promise<Wire> {
  let state: 'whole' | 'torn' | 'dead' = 'whole';
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    if (state === 'torn') return void near.resetAndDestroy();
    const far = connect(port, '127.0.0.1');
    const pair = [near, far] as const;
    pairs.add(pair);
    near.on('data', (chunk) => state === 'whole' && far.write(chunk));
    far.on('data', (chunk) => state === 'whole' && near.write(chunk));
    for (const [one, other] of [pair, pair.toReversed()]) {
      one
        ?.on('error', () => {})
        .on('close', () => {
          pairs.delete(pair);
          other?.destroy();
        });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();

  function drop(): void {
    for (const [near, far] of pairs) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  return {
    port: typeof address === 'object' && address ? address.port : 0,
    tear: () => {
      state = 'torn';
      drop();
    },
    deaden: () => {
      state = 'dead';
    },
    mend: () => {
      // What was swallowed while the wire was dead is gone: such a connection is no use any more.
      if (state === 'dead') drop();
      state = 'whole';
    },
    close: async () => {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
