import type { RespondFn, webApi } from '@slack/bolt';
import type { Inbound } from '../../ports.ts';
import type { Answer } from '../message.ts';
import { notKept, tell } from './answers.ts';
import type { Channels } from './channels.ts';
import { overLimits } from './limits.ts';
import type { Log } from './log.ts';
import { type Asked, type Form, modal } from './modal.ts';
import { type Once, once } from './once.ts';
import { codeOf } from './trouble.ts';

export interface Behind {
  readonly client: webApi.WebClient;
  readonly channels: Channels;
  readonly log: Log;
  /** Set by `Platform.start`. */
  readonly on: (inbound: Inbound) => Promise<Answer>;
}

/** The person who asked, and where the answer is shown to them alone. */
export interface Asker {
  readonly channel: string;
  readonly user: string;
  readonly respond?: RespondFn;
}

/** What stands between Slack's payloads and the house: once per delivery, only where we may work, always an answer. */
export interface Desk {
  /** @throws what the house threw: nothing was kept, Slack may bring it again */
  ask(key: string, channel: string, inbound: () => Promise<Inbound>): Promise<Once<Answer>>;
  /** The same for what Slack does not bring again: trouble becomes an answer, so that the person knows. */
  askNow(inbound: Inbound): Promise<Once<Answer>>;
  /** About people coming and going; nobody is shown an answer. */
  note(inbound: Inbound): Promise<void>;
  /** Undefined when the form stands open. */
  open(trigger: string, form: Form, asked: Asked): Promise<Answer | undefined>;
  show(asker: Asker, answer: Answer): Promise<void>;
}

export function deskOf({ client, channels, log, on }: Behind): Desk {
  const run = once<Answer>(10_000, ({ tone, unmasked }) => tone !== 'trouble' && !unmasked);

  function ask(key: string, channel: string, inbound: () => Promise<Inbound>) {
    return run(key, async () => {
      if (channel.startsWith('D')) return elsewhere;
      const trouble = await channels.problem(channel);
      if (!trouble) return on(await inbound());
      return { tone: trouble.outcome === 'failed' ? 'refused' : 'trouble', text: trouble.why };
    });
  }

  return {
    ask,
    async askNow(inbound) {
      try {
        return await ask(inbound.key, inbound.channel, () => Promise.resolve(inbound));
      } catch {
        log.warn({ kind: inbound.kind }, 'slack press not kept');
        return { value: notKept, first: true };
      }
    },
    async note(inbound) {
      await run(inbound.key, () => on(inbound));
    },
    async open(trigger, form, asked) {
      const view = modal(form, asked);
      const over = overLimits(view, 'modal');
      if (over.length > 0) log.error({ over }, 'slack form over the limits of Block Kit');
      try {
        await client.views.open({ trigger_id: trigger, view });
        return undefined;
      } catch (error) {
        if (codeOf(error) === 'exchanged_trigger_id') return undefined;
        log.warn({ code: codeOf(error) }, 'slack form not opened');
        return {
          tone: 'trouble',
          text: '没有打开表单：请再按一次。\nThe form did not open: please press again.',
        };
      }
    },
    show: ({ respond, ...to }, answer) => tell({ client, log }, to, answer, respond),
  };
}

/** A private conversation is nobody's group: no duty, so no rights. */
const elsewhere: Answer = {
  tone: 'refused',
  text: '请在已登记的工作群里使用烽火，私聊里没有职责可依。\nPlease use Fenghuo in a registered group: a private chat carries no duty.',
};
