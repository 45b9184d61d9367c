import { type EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import { plainHttp } from './client.ts';
import { type Log, sdkLogger } from './log.ts';

export interface Socket {
  readonly appId: string;
  readonly appSecret: string;
  readonly origin: string;
  readonly dispatcher: EventDispatcher;
  readonly answerWithinMs: number;
  readonly log: Log;
}

const longestPause = 60_000;
/** A line on which nothing comes back so long after a ping is dead, in seconds. */
const silentForSeconds = 30;

/**
 * The long connection: we call Feishu, so no public address is needed. The SDK connects again by itself while Feishu
 * lets it; when it gives up, we begin anew. Feishu hands each event to one of an app's connections, whichever.
 */
export function socketMode({ appId, appSecret, origin, dispatcher, answerWithinMs, log }: Socket) {
  let stopped = false;
  let failures = 0;
  let first: { readonly done: () => void; readonly refused: (error: Error) => void } | undefined;

  const client = new WSClient({
    appId,
    appSecret,
    domain: origin,
    logger: sdkLogger(log),
    loggerLevel: LoggerLevel.warn,
    httpInstance: plainHttp(answerWithinMs),
    handshakeTimeoutMs: answerWithinMs,
    wsConfig: { pingTimeout: silentForSeconds },
    onReady: () => {
      failures = 0;
      first?.done();
      first = undefined;
    },
    onReconnecting: () => log.warn({}, 'feishu connection lost, connecting again'),
    onReconnected: () => log.info({}, 'feishu connected again'),
    onError: (error) => {
      if (first) first.refused(error);
      else void again();
      first = undefined;
    },
  });

  async function again(): Promise<void> {
    failures += 1;
    log.warn({ failures }, 'feishu gave up the connection, beginning anew');
    await pause(Math.min(500 * 2 ** failures, longestPause));
    if (!stopped) await client.start({ eventDispatcher: dispatcher });
  }

  return {
    /** Resolves once connected, or once it is clear that we must keep trying. @throws when Feishu refuses the app */
    async start(): Promise<void> {
      stopped = false;
      const connected = new Promise<'connected'>((resolve, reject) => {
        first = { done: () => resolve('connected'), refused: reject };
      });
      await client.start({ eventDispatcher: dispatcher });
      const outcome = await Promise.race([
        connected,
        pause(answerWithinMs).then(() => 'waiting' as const),
      ]).catch((error: unknown) => {
        throw new Error(`飞书不接受长连接（${codeIn(error)}）：见 docs/platforms/feishu.md 的“长连接”`);
      });
      first = undefined;
      if (outcome === 'waiting') log.warn({}, 'feishu not connected yet, going on trying');
    },
    stop(): void {
      stopped = true;
      client.close({ force: true });
    },
    connected: (): boolean => client.getConnectionStatus().state === 'connected',
  };
}

function codeIn(error: unknown): string {
  return /code=(\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? 'unknown';
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
