import { setTimeout as pause } from 'node:timers/promises';
import type { Inbound, Keepsakes, Now, Platform } from '../../ports.ts';
import type { FoundMention } from '../../triage/mention.ts';
import type { Answer } from '../message.ts';
import { answerer } from './answers.ts';
import { checked } from './check.ts';
import { echoesOf } from './echoes.ts';
import { keepAlive } from './keepAlive.ts';
import { room } from './limits.ts';
import { listen } from './listen.ts';
import { loadBot, type PuppetChoice, startError } from './load.ts';
import { errorFields, type Log } from './log.ts';
import { addTo, groupMaker, membersOf } from './rooms.ts';
import { attacher, sender } from './send.ts';
import { sessionOf } from './session.ts';
import { watchOf } from './watch.ts';

export interface WechatyOptions {
  readonly puppet: PuppetChoice;
  /** The id of the account that is ours; whoever else scans the code is not spoken for. */
  readonly login?: string;
  /** Where the session is remembered between runs: a path; wechaty writes `<path>.memory-card.json`. */
  readonly memory?: string;
  /** Groups that are only read, by id or exact name; what they say is handed to `found`. */
  readonly watch?: readonly string[];
  /** Takes what watched groups said; resolves once it is kept. */
  readonly found?: (mentions: readonly FoundMention[]) => Promise<void>;
  /** Whether words that neither mention us nor begin with a code are a command of ours: the phrasebook knows. */
  readonly known?: (text: string) => boolean;
  /** Shows the administrator the QR code to scan; it is never logged. */
  readonly onScan?: (code: string) => void;
  readonly keepsakes: Keepsakes;
  readonly now: Now;
  readonly log: Log;
  /** Waits, in milliseconds; only for tests other than the defaults. */
  readonly waits?: Partial<Waits>;
}

interface Waits {
  /** For our own words to come back. */
  readonly echo: number;
  /** Between two answers in one group. */
  readonly answers: number;
  /** Before what a watched group said is handed over again. */
  readonly again: number;
  /** Between two looks at whether we still hear anything: after three silent ones everything is started anew. */
  readonly looks: number;
}

/** How long starting may take before the rest of the service goes on, in milliseconds. */
const patience = 3000;

const unhurried: Waits = { echo: 5000, answers: 1500, again: 15_000, looks: 45_000 };

/**
 * Groups of ordinary WeChat, by wechaty: a fallback where no official bot may be, and a source that is only read. Groups
 * are named by the puppet's id of them, people `wechaty:<login>:<contact>`; both hold for one login only.
 */
export function wechatyPlatform(options: WechatyOptions): Platform {
  const { puppet, keepsakes, now, log } = options;
  const waits = { ...unhurried, ...options.waits };
  const session = sessionOf(options.login);
  const echoes = echoesOf();
  const watch = watchOf({
    ...{ groups: options.watch ?? [], found: options.found ?? (async () => undefined) },
    ...{ keepsakes, now, log, againMs: waits.again },
  });
  const tell = answerer({ everyMs: waits.answers, log });
  const speaking = {
    ...{ session, echoes, keepsakes, now, log },
    ...{ silentIn: watch.has, echoWithinMs: waits.echo },
  };
  const makeGroup = groupMaker({ session, keepsakes, now, log });
  let letGo: () => Promise<void> = async () => undefined;

  return {
    name: 'wechaty',
    can: { buttons: false, update: false, form: false, members: true, private: false, letters: room },
    // As a person would: WeChat closes accounts that talk like machines.
    allowance: [
      { scope: 'app', calls: 20, inMs: 60_000 },
      { scope: 'group', calls: 1, inMs: 3000 },
    ],
    routes: [],
    start: (on) => start(on),
    async stop() {
      watch.stop();
      await letGo();
      await session.close()?.stop();
    },
    send: sender(speaking),
    async update() {
      return { outcome: 'failed', why: 'gone' };
    },
    members: (channel) => membersOf(session, watch, channel),
    attach: attacher(speaking),
    makeGroup,
    addPeople: (channel, people) => addTo(session, channel, people),
    check: (channels) => checked(session, watch, channels),
  };

  /** Nobody has to be logged in yet: until then everything is to be tried again later. */
  async function start(on: (inbound: Inbound) => Promise<Answer>): Promise<void> {
    const bot = await loadBot({ puppet, ...(options.memory !== undefined && { memory: options.memory }) });
    const { known = () => false, onScan } = options;
    listen(bot, { session, watch, echoes, keepsakes, tell, known, on, onScan, now, log });
    session.open(bot);
    const starting = bot.start();
    try {
      // A service that is away takes long to say so; the other platforms do not wait for it.
      await Promise.race([starting, pause(patience, undefined, { ref: false })]);
    } catch (error) {
      session.close();
      log.error(errorFields(error), 'wechaty could not start');
      throw startError(error, puppet);
    }
    starting.catch((error) => log.error(errorFields(error), 'wechaty could not start'));
    letGo = keepAlive(bot, waits.looks, log);
  }
}
