import { type App, SocketModeReceiver } from '@slack/bolt';
import { type Log, sdkLogger } from './log.ts';
import { intoBolt, Payload } from './receive.ts';
import { codeOf } from './trouble.ts';

export interface Socket {
  readonly app: App;
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
}

interface Connection {
  /** Resolves when it is no more. */
  readonly closed: Promise<void>;
}

const longestPause = 60_000;

/**
 * Socket Mode: we call Slack, so no public address is needed. Reconnecting is ours, and so is catching what its reader
 * throws: the SDK leaves rejected promises without a handler when the network is down at the wrong moment, or when a
 * frame has no event in it, and either ends the process.
 */
export function socketMode({ app, appToken, apiUrl, log }: Socket) {
  const { client } = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: sdkLogger(log),
    installerOptions: {
      clientOptions: {
        slackApiUrl: apiUrl,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
        timeout: 10_000,
      },
    },
  });
  const stopping = new AbortController();
  const reads = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', async (...frame: readonly unknown[]) => {
    try {
      for (const read of reads) await read(...frame);
    } catch {
      log.warn({}, 'slack frame not understood');
    }
  });

  client.on('slack_event', ({ ack, body }: { ack: (answer?: unknown) => Promise<void>; body: unknown }) => {
    const payload = Payload.safeParse(body);
    if (!payload.success) return;
    intoBolt(app, payload.data, ack).catch(() => {
      log.warn({ type: String(payload.data.type) }, 'slack payload not handled');
    });
  });

  async function connect(): Promise<Connection> {
    const closed = new Promise<void>((resolve) => {
      client.once('disconnected', () => resolve());
    });
    await client.start();
    return { closed };
  }

  async function keep(first: Connection | undefined): Promise<void> {
    let failures = first ? 0 : 1;
    await (first ? first.closed : pause(failures));
    while (!stopping.signal.aborted) {
      try {
        const { closed } = await connect();
        failures = 0;
        log.info({}, 'slack connected again');
        await closed;
      } catch (error) {
        failures += 1;
        log.warn({ failures, code: codeOf(error) }, 'slack not connected, trying again');
        await pause(failures);
      }
    }
  }

  function pause(failures: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.min(500 * 2 ** failures, longestPause));
      stopping.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  return {
    /** Resolves once connected, or once it is clear that we must keep trying. @throws when Slack refuses the token */
    async start(): Promise<void> {
      let first: Connection | undefined;
      try {
        first = await connect();
      } catch (error) {
        const code = codeOf(error);
        if (code !== undefined) {
          throw new Error(`Slack 不接受 SLACK_APP_TOKEN（${code}）：请用带 connections:write 的 xapp- 令牌`);
        }
        log.warn({}, 'slack not connected, trying again');
      }
      void keep(first);
    },
    async stop(): Promise<void> {
      stopping.abort();
      await client.disconnect();
    },
  };
}
