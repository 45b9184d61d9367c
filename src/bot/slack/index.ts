import { App, webApi } from '@slack/bolt';
import type { Identity, Inbound, Keepsakes, Now, Platform } from '../../ports.ts';
import type { Answer } from '../message.ts';
import { accountsOf } from './accounts.ts';
import { attacher } from './attach.ts';
import { channelsOf } from './channels.ts';
import { checker } from './check.ts';
import { fetchEvidence, fetchFiles } from './files.ts';
import { formsOf } from './forms.ts';
import { groupMaker } from './groups.ts';
import { homeOf } from './home.ts';
import type { Waiting } from './homeView.ts';
import { listing } from './listed.ts';
import { listen } from './listen.ts';
import { type Log, sdkLogger } from './log.ts';
import type { Form } from './modal.ts';
import { room } from './outbound.ts';
import { handedOver, httpRoute } from './receive.ts';
import { ringer } from './ring.ts';
import { lacking } from './scopes.ts';
import { poster, sender } from './send.ts';
import { socketMode } from './socket.ts';
import { tracesOf } from './traces.ts';
import { codeOf } from './trouble.ts';
import { updater } from './update.ts';

export interface SlackOptions {
  /** `socket` needs no public address; `http` answers POST /slack/events on our one port. */
  readonly mode: 'socket' | 'http';
  /** `xoxb-…` */
  readonly botToken: string;
  /** `xapp-…` with connections:write; needed by `socket`. */
  readonly appToken?: string;
  /** Needed by `http`. */
  readonly signingSecret?: string;
  /** The workspace (`T…`) that is ours; without it the one that the token belongs to. */
  readonly teamId?: string;
  /** The form an action asks first, for presses on cards that an earlier run of the service rendered. */
  readonly formOf?: (action: string) => Form | undefined;
  /** What waits for a person, most urgent first, each as the group sees it in which they have a say: the App Home. */
  readonly home?: (who: Identity) => Promise<readonly Waiting[]>;
  /** What was sent, over a restart; without it each message is looked for at Slack first, and a file may stand twice. */
  readonly keepsakes?: Keepsakes;
  /** For files of reported messages and those that we attach. */
  readonly fetch?: typeof fetch;
  /** Only for tests; ends with `/`. */
  readonly apiUrl?: string;
  /** How long Slack may take to answer before we are unsure of it, in milliseconds; only for tests other than 10 s. */
  readonly answerWithinMs?: number;
  /** When a press is answered before its work is done, in milliseconds; only for tests other than 2.5 s. */
  readonly lateAfterMs?: number;
  readonly now: Now;
  readonly log: Log;
}

const slackApi = 'https://slack.com/api/';

/**
 * Slack as a chat platform. Channels are named by their bare id (`C0123`), people `slack:<team>:<user>`.
 * @throws when a secret that the mode needs is missing
 */
export function slackPlatform(options: SlackOptions): Platform {
  demandSecrets(options);
  const { mode, botToken, now, log, apiUrl = slackApi, answerWithinMs = 10_000 } = options;
  const clientOptions = {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: answerWithinMs,
    logger: sdkLogger(log),
  };
  const client = new webApi.WebClient(botToken, clientOptions);
  const accounts = accountsOf(client, now, options.teamId);
  const channels = channelsOf(client, accounts, now);
  const forms = formsOf(options.formOf ?? (() => undefined));
  const traces = tracesOf(options.keepsakes, now, log);
  const speaking = { client, accounts, channels, traces, now, log };
  const update = updater(speaking);
  const app = new App({
    receiver: handedOver,
    clientOptions,
    logger: sdkLogger(log),
    convoStore: false,
    attachFunctionToken: false,
    authorize: async () => {
      const { team, user, bot } = await accounts.me();
      return { botToken, teamId: team, botUserId: user, botId: bot };
    },
  });

  const heard = new Map<string, Date>();
  app.use(async ({ body, next }) => {
    heard.set('event' in body ? body.event.type : 'other', now());
    await next();
  });

  let on: ((inbound: Inbound) => Promise<Answer>) | undefined;
  const origins = [new URL(apiUrl).origin, 'https://files.slack.com', 'https://slack-files.com'];
  const fetching = { fetch: options.fetch ?? fetch, botToken, origins, log };
  listen(app, {
    ...speaking,
    update,
    forms,
    home: homeOf({ ...speaking, forms, waiting: options.home }),
    lateAfterMs: options.lateAfterMs ?? 2500,
    fetchFiles: (files) => fetchFiles(files, fetching),
    fetchEvidence: (files) => fetchEvidence(files, fetching),
    on: (inbound) => (on ? on(inbound) : Promise.reject(new Error('not started'))),
  });

  const socket =
    mode === 'socket' ? socketMode({ app, appToken: options.appToken ?? '', apiUrl, log }) : undefined;
  const secret = options.signingSecret ?? '';
  const route = httpRoute({ app, secret, now, log, started: () => on !== undefined });
  const post = poster(speaking);
  const send = sender(speaking, post);
  const ring = ringer(speaking, post);

  return {
    name: 'slack',
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
      // A message a second in a group; changes are of Slack's third tier, fifty a minute for the whole app.
      { scope: 'group', of: 'send', calls: 1, inMs: 1_000 },
      { scope: 'app', of: 'update', calls: 50, inMs: 60_000, burst: 5 },
      { scope: 'app', calls: 40, inMs: 1_000 },
    ],
    routes: mode === 'http' ? [route] : [],
    async start(handle) {
      on = handle;
      await greet();
      await socket?.start();
    },
    async stop() {
      on = undefined;
      await socket?.stop();
    },
    send(channel, message, key) {
      forms.remember(channel, message);
      return send(channel, message, key);
    },
    update(channel, ref, message) {
      forms.remember(channel, message);
      return update(channel, ref, message);
    },
    members: (channel) => channels.members(channel),
    attach: attacher({ ...speaking, ...fetching }),
    ...groupMaker(speaking),
    ring: (who, notice, _how, key) => ring(who, notice, key),
    listed: listing(speaking),
    check: checker({ ...speaking, appToken: options.appToken, heard }),
  };

  /** A wrong token is the administrator's to mend now; a Slack that is away is not. */
  async function greet(): Promise<void> {
    try {
      const { team, scopes } = await accounts.me();
      log.info({ team, mode }, 'slack knows us');
      const missing = scopes ? lacking(scopes) : [];
      if (missing.length > 0) log.warn({ missing }, 'slack app lacks scopes: see docs/platforms/slack.md');
    } catch (error) {
      const code = codeOf(error);
      if (code !== undefined) throw new Error(`Slack 不接受 SLACK_BOT_TOKEN（${code}）`);
      if (!(error instanceof webApi.SlackError)) throw error;
      log.warn({}, 'slack is away, going on');
    }
  }
}

function demandSecrets({ mode, botToken, appToken = '', signingSecret = '' }: SlackOptions): void {
  const missing = [
    botToken.trim() === '' ? 'SLACK_BOT_TOKEN（xoxb-…）' : undefined,
    mode === 'socket' && appToken.trim() === '' ? 'SLACK_APP_TOKEN（xapp-…）' : undefined,
    mode === 'http' && signingSecret.trim() === '' ? 'SLACK_SIGNING_SECRET' : undefined,
  ].filter((name) => name !== undefined);
  if (missing.length === 0) return;
  throw new Error(`Slack（${mode}）缺少 ${missing.join('、')}，见 docs/platforms/slack.md`);
}
