import type { RespondFn, types, webApi } from '@slack/bolt';
import type { Inbound } from '../../ports.ts';
import { type Once, once } from '../kit/once.ts';
import type { Answer } from '../message.ts';
import { answerView, notKept, tell } from './answers.ts';
import type { Channels } from './channels.ts';
import { overLimits } from './limits.ts';
import type { Log } from './log.ts';
import { type Asked, type Form, hasRoom, modal } from './modal.ts';
import { redraw } from './redraw.ts';
import { codeOf } from './trouble.ts';
import type { Update } from './update.ts';

export interface Behind {
  readonly client: webApi.WebClient;
  readonly channels: Channels;
  readonly update: Update;
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
  /** In the group, and the card that was pressed there takes its new state at once. */
  show(asker: Asker, answer: Answer, pressed?: string): Promise<void>;
  /** Over what the person looks at, outside any group. */
  showOver(trigger: string, asker: Asker, answer: Answer): Promise<void>;
}

export function deskOf({ client, channels, update, log, on }: Behind): Desk {
  const run = once<Answer>(2000, ({ tone, unmasked }) => tone !== 'trouble' && !unmasked);

  function ask(key: string, channel: string, inbound: () => Promise<Inbound>) {
    return run(key, async () => {
      if (channel.startsWith('D')) return elsewhere;
      const trouble = await channels.problem(channel);
      if (!trouble) return on(await inbound());
      return { tone: trouble.outcome === 'failed' ? 'refused' : 'trouble', text: trouble.why };
    });
  }

  /** False when it does not stand open; a trigger that was used already has opened it before. */
  async function opened(trigger: string, view: types.ModalView): Promise<boolean> {
    try {
      await client.views.open({ trigger_id: trigger, view });
      return true;
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'exchanged_trigger_id') log.warn({ code }, 'slack form not opened');
      return code === 'exchanged_trigger_id';
    }
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
      if (!hasRoom(form)) return sentenceBySentence(form.title);
      const view = modal(form, asked);
      const over = overLimits(view, 'modal');
      if (over.length > 0) {
        log.error({ over }, 'slack form over the limits of Block Kit');
        return tooMuch;
      }
      return (await opened(trigger, view)) ? undefined : notOpened;
    },
    async show({ respond, ...to }, answer, pressed) {
      const { card } = answer;
      const at = pressed === undefined ? undefined : { channel: to.channel, ref: pressed };
      await Promise.all([
        tell({ client, log }, to, answer, respond),
        at && card && redraw({ update, log }, at, card, respond),
      ]);
    },
    async showOver(trigger, { respond, ...to }, answer) {
      if (!(await opened(trigger, answerView(answer)))) await tell({ client, log }, to, answer, respond);
    },
  };
}

const notOpened: Answer = {
  tone: 'trouble',
  text: '没有打开表单：请再按一次。\nThe form did not open: please press again.',
};

const tooMuch: Answer = {
  tone: 'trouble',
  text: '这个表单在 Slack 里放不下：请在控制台里填写。\nThis form is too much for Slack: please use the console.',
};

/** `修改 P128-v3`: what it is called when it is typed. */
function sentenceBySentence(title: string): Answer {
  const name = title.split(' ').at(-1);
  return {
    tone: 'refused',
    text: `全文太长，Slack 的表单放不下。请逐句改：/fenghuo ${name} 修改 5 新的一句；或到控制台改全文。\nThe text is too long for a form on Slack. Change it sentence by sentence: /fenghuo ${name} edit 5 the new sentence; or edit it in the console.`,
  };
}

/** A private conversation is nobody's group: no duty, so no rights. */
const elsewhere: Answer = {
  tone: 'refused',
  text: '请在已登记的工作群里使用烽火，私聊里没有职责可依。\nPlease use Fenghuo in a registered group: a private chat carries no duty.',
};
