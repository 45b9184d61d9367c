import { type SendMsgBody, type TemplateCard, WSClient, type WsFrameHeaders } from '@wecom/aibot-node-sdk';
import type { Attachment } from '../../ports.ts';
import { type Log, silent } from './log.ts';
import { frameTrouble, harmlessTrouble, notConnected, type Trouble } from './trouble.ts';

export interface LinkOptions {
  readonly botId: string;
  readonly secret: string;
  /** Only for tests. */
  readonly wsUrl?: string;
  readonly log: Log;
  /** A button was pressed; `frame` is as WeCom sent it. */
  readonly onPress: (frame: WsFrameHeaders & { readonly body?: unknown }) => Promise<void>;
  /** Somebody spoke to us. */
  readonly onWords: (frame: WsFrameHeaders & { readonly body?: unknown }) => Promise<void>;
}

/** `replaced`: another process has connected as the same bot, and WeCom keeps the newest only. */
export type LinkState = 'idle' | 'up' | 'down' | 'replaced';

/** The long connection of one bot. Nothing here throws but `start`. */
export interface Link {
  /** Resolves once connected, or once it is clear that we must keep trying. @throws when WeCom refuses the secret */
  start(): Promise<void>;
  stop(): void;
  state(): LinkState;
  /** Undefined when it was taken. */
  say(chat: string, body: SendMsgBody): Promise<Trouble | undefined>;
  /** The answer to somebody's words, under them. */
  reply(to: WsFrameHeaders, id: string, markdown: string): Promise<Trouble | undefined>;
  /** The answer to a press: the card, changed. Nothing else may answer one, and only within five seconds. */
  show(to: WsFrameHeaders, card: TemplateCard): Promise<Trouble | undefined>;
  upload(
    file: Attachment,
    type: 'image' | 'file',
  ): Promise<string | Exclude<Trouble, { outcome: 'uncertain' }>>;
}

const firstAnswerMs = 10_000;

/**
 * Every start makes a client of its own: the SDK's old socket would else forget the new one when it closes late. The
 * SDK gives up after ten lost connections unless told not to; it must not, nobody would be told.
 */
export function linkOf({ botId, secret, wsUrl, log, onPress, onWords }: LinkOptions): Link {
  let client: WSClient | undefined;
  let state: LinkState = 'idle';

  function made(): WSClient {
    const fresh = new WSClient({
      botId,
      secret,
      maxReconnectAttempts: -1,
      maxAuthFailureAttempts: -1,
      logger: silent,
      ...(wsUrl === undefined ? {} : { wsUrl }),
    });
    const mine = () => client === fresh;
    fresh.on('authenticated', () => {
      if (mine()) state = 'up';
    });
    fresh.on('disconnected', () => {
      if (mine() && state === 'up') state = 'down';
    });
    fresh.on('event.disconnected_event', () => {
      if (!mine()) return;
      state = 'replaced';
      log.error({}, 'wecom bot connected elsewhere: this process no longer hears it and does not fight');
    });
    fresh.on('error', (error) =>
      log.warn({ refused: isRefusal(error) }, 'wecom bot not connected, trying again'),
    );
    fresh.on('event.template_card_event', (frame) => void hear(onPress, frame));
    fresh.on('message', (frame) => void hear(onWords, frame));
    return fresh;
  }

  /** What a handler throws must not end the process: the SDK hands frames out without waiting. */
  async function hear(handle: LinkOptions['onPress'], frame: Parameters<LinkOptions['onPress']>[0]) {
    try {
      await handle(frame);
    } catch {
      log.warn({}, 'wecom frame not handled');
    }
  }

  async function tried(work: (up: WSClient) => Promise<unknown>): Promise<Trouble | undefined> {
    if (!client || state !== 'up') return state === 'replaced' ? replaced : notConnected;
    try {
      await work(client);
      return undefined;
    } catch (error) {
      return frameTrouble(error);
    }
  }

  return {
    async start() {
      client?.disconnect();
      state = 'down';
      client = made();
      try {
        await firstWord(client);
      } catch (error) {
        client.disconnect();
        state = 'idle';
        throw error;
      }
    },
    stop() {
      client?.disconnect();
      client = undefined;
      state = 'idle';
    },
    state: () => state,
    say: (chat, body) => tried((up) => up.sendMessage(chat, body)),
    reply: (to, id, markdown) => tried((up) => up.replyStream(to, id, markdown, true)),
    show: (to, card) => tried((up) => up.updateTemplateCard(to, card)),
    async upload({ bytes, name }, type) {
      let id = '';
      const trouble = await tried(async (up) => {
        const { media_id } = await up.uploadMedia(Buffer.from(bytes), { type, filename: name });
        id = media_id;
      });
      return trouble ? harmlessTrouble(trouble) : id;
    },
  };
}

/** Connects and waits for the first thing that tells how it went. */
function firstWord(client: WSClient): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, firstAnswerMs);
    const end = (error?: Error) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    };
    client.once('authenticated', () => end());
    client.once('error', (error) => end(isRefusal(error) ? new Error(wrongSecret) : undefined));
    client.connect();
  });
}

const wrongSecret = '企业微信不接受 WECOM_BOT_ID 与 WECOM_BOT_SECRET：请在智能机器人的“API 模式”里重新取得';

function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Authentication failed');
}

const replaced: Trouble = {
  outcome: 'retry',
  afterMs: 60_000,
  why: '另一个进程用同一个机器人连上了企业微信（replaced）',
  scope: 'app',
};
