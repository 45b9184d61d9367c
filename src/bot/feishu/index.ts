import { EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk';
import type { Inbound, Keepsakes, Now, Platform } from '../../ports.ts';
import type { Answer } from '../message.ts';
import { accountsOf } from './accounts.ts';
import { attacher } from './attach.ts';
import { channelsOf } from './channels.ts';
import { checker } from './check.ts';
import { feishuClient } from './client.ts';
import type { Form } from './formCard.ts';
import { formsOf } from './forms.ts';
import { adder, groupMaker } from './groups.ts';
import { listing } from './listed.ts';
import { listen } from './listen.ts';
import { type Log, sdkLogger } from './log.ts';
import { room } from './outbound.ts';
import { httpRoute } from './receive.ts';
import { reader, ringer } from './ring.ts';
import { sender } from './send.ts';
import { socketMode } from './socket.ts';
import { badSecret, FeishuError } from './trouble.ts';
import { updatesOf } from './update.ts';

export interface FeishuOptions {
  /** `socket` is the long connection and needs no public address; `http` answers POST /feishu/events on our one port. */
  readonly mode: 'socket' | 'http';
  /** `cli_` and 16 hexadecimal digits. */
  readonly appId: string;
  readonly appSecret: string;
  /** Needed by `http`: without it the SDK would verify nothing. */
  readonly encryptKey?: string;
  /** Needed by `http`. */
  readonly verificationToken?: string;
  /** `feishu` (China), `lark` (elsewhere), or an origin, for tests. */
  readonly domain?: string;
  /** The company (`tenant_key`) that is ours; without it Feishu is asked. */
  readonly tenantKey?: string;
  /** What must be known after a restart: which message a key became. */
  readonly keepsakes: Keepsakes;
  /** The form an action asks first, for presses on cards that an earlier run of the service rendered. */
  readonly formOf?: (action: string) => Form | undefined;
  /** How long Feishu may take to answer before we are unsure of it, in milliseconds; only for tests other than 10 s. */
  readonly answerWithinMs?: number;
  /** When a press is answered before its work is done, in milliseconds; only for tests other than 2.5 s. */
  readonly lateAfterMs?: number;
  readonly now: Now;
  readonly log: Log;
}

/**
 * Feishu, or Lark, as a chat platform. Groups are named by their chat_id (`oc_…`), people `feishu:<tenant_key>:<open_id>`.
 * @throws when a secret that the mode needs is missing
 */
export function feishuPlatform(options: FeishuOptions): Platform {
  demandSecrets(options);
  const { mode, appId, appSecret, keepsakes, now, log, answerWithinMs = 10_000 } = options;
  const { encryptKey = '', verificationToken = '', lateAfterMs = 2500 } = options;
  const origin = originOf(options.domain ?? 'feishu');
  const client = feishuClient({ appId, appSecret, origin, answerWithinMs, log });
  const accounts = accountsOf(client, options.tenantKey);
  const channels = channelsOf(client, accounts, now);
  const forms = formsOf(options.formOf ?? (() => undefined));
  const speaking = { client, accounts, channels, keepsakes, now, log };
  const dispatcher = new EventDispatcher({ logger: sdkLogger(log), loggerLevel: LoggerLevel.error });

  const updates = updatesOf(speaking);

  let on: ((inbound: Inbound) => Promise<Answer>) | undefined;
  listen(dispatcher, {
    ...speaking,
    forms,
    updates,
    lateAfterMs,
    on: (inbound) => (on ? on(inbound) : Promise.reject(new Error('not started'))),
  });
  const socket =
    mode === 'socket' ? socketMode({ appId, appSecret, origin, dispatcher, answerWithinMs, log }) : undefined;
  const started = () => on !== undefined;
  const route = httpRoute({ dispatcher, appId, encryptKey, verificationToken, now, log, started });
  const send = sender(speaking);

  return {
    name: 'feishu',
    can: {
      buttons: true,
      update: true,
      form: true,
      members: true,
      private: true,
      redraw: true,
      files: true,
      letters: room,
    },
    allowance: [
      // 1,000 a minute for the whole app, 5 a second in a group for all its bots together: some room is left.
      { scope: 'app', calls: 900, inMs: 60_000 },
      { scope: 'group', calls: 4, inMs: 1_000 },
    ],
    routes: mode === 'http' ? [route] : [],
    async start(handle) {
      on = handle;
      await greet();
      await socket?.start();
    },
    async stop() {
      on = undefined;
      socket?.stop();
    },
    send(channel, message, key) {
      forms.remember(channel, message);
      return send(channel, message, key);
    },
    update(channel, ref, message) {
      forms.remember(channel, message);
      return updates.update(channel, ref, message);
    },
    members: (channel) => channels.members(channel),
    attach: attacher(speaking),
    makeGroup: groupMaker(speaking),
    addPeople: adder(speaking),
    ring: ringer(speaking),
    readAt: reader(speaking),
    listed: listing(speaking),
    check: checker({
      ...{ ...speaking, mode, tenantGiven: options.tenantKey !== undefined },
      connected: () => socket?.connected() ?? true,
    }),
  };

  /** A wrong secret is the administrator's to mend now; a Feishu that is away is not. */
  async function greet(): Promise<void> {
    try {
      const { tenant } = await accounts.me();
      log.info({ tenant, mode }, 'feishu knows us');
    } catch (error) {
      const code = error instanceof FeishuError ? error.code : undefined;
      if (code === undefined || !badSecret.has(code)) return log.warn({ code }, 'feishu is away, going on');
      throw new Error(
        `飞书不接受 FEISHU_APP_ID 与 FEISHU_APP_SECRET（${code}）：见开发者后台“凭证与基础信息”`,
      );
    }
  }
}

const origins: Readonly<Record<string, string>> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
};

function originOf(domain: string): string {
  return origins[domain] ?? domain.replace(/\/+$/, '');
}

function demandSecrets(options: FeishuOptions): void {
  const { mode, appId, appSecret, encryptKey = '', verificationToken = '' } = options;
  const missing = [
    // The SDK says nothing and stays idle with any other.
    /^cli_[0-9a-fA-F]{16}$/.test(appId) ? undefined : 'FEISHU_APP_ID（cli_ 加 16 位）',
    appSecret.trim() === '' ? 'FEISHU_APP_SECRET' : undefined,
    mode === 'http' && encryptKey.trim() === '' ? 'FEISHU_ENCRYPT_KEY' : undefined,
    mode === 'http' && verificationToken.trim() === '' ? 'FEISHU_VERIFICATION_TOKEN' : undefined,
  ].filter((name) => name !== undefined);
  if (missing.length === 0) return;
  throw new Error(`飞书（${mode}）缺少 ${missing.join('、')}，见 docs/platforms/feishu.md`);
}
