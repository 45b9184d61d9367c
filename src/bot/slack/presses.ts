import { setTimeout as pause } from 'node:timers/promises';
import type { App, BlockAction, types } from '@slack/bolt';
import type { Now } from '../../ports.ts';
import type { Answer } from '../message.ts';
import type { Accounts } from './accounts.ts';
import { answerView } from './answers.ts';
import type { Desk } from './desk.ts';
import type { Forms } from './forms.ts';
import type { Home } from './home.ts';
import { pressOf, submissionOf } from './inbound.ts';
import type { Log } from './log.ts';
import { type Asked, type Form, formId, modal } from './modal.ts';
import type { Kind } from './payload.ts';

export interface Pressing {
  readonly accounts: Accounts;
  readonly forms: Forms;
  readonly home: Home;
  /** When a press is answered before its work is done, in milliseconds. */
  readonly lateAfterMs: number;
  readonly now: Now;
  readonly log: Log;
}

/** Buttons and the forms that they ask. */
export function listenToCards(app: App, needs: Pressing, desk: Desk): void {
  const { accounts, forms, home, lateAfterMs, now, log } = needs;
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, respond }) => {
    const read = pressOf(body, await accounts.me());
    if (!read.ok) log.info({ why: read.why }, 'slack press passed over');
    if (!read.ok) return ack();
    const { channel, subject, action, ref } = read.came;
    const form = forms.of(channel, subject, action);
    const working = pressed(desk, read.came, body.trigger_id, form);
    // Slack tells the presser that nothing was done when it hears nothing for three seconds; the answer follows.
    await Promise.race([working, pause(lateAfterMs, undefined, { ref: false })]);
    await ack();
    const shown = await working;
    const asker = { channel, user: body.user.id, respond };
    if (ref !== undefined) return shown && desk.show(asker, shown, ref);
    if (shown) await desk.showOver(body.trigger_id, asker, shown);
    if (!form) await home(body.user.id);
  });

  app.view({ type: 'view_submission', callback_id: formId }, async ({ ack, body }) => {
    const read = submissionOf(body, await accounts.me(), now());
    if (!read.ok) log.info({ why: read.why }, 'slack form passed over');
    if (!read.ok) return ack();
    const { home: atHome, ...came } = read.came;
    const { value: answer, first } = await desk.askNow(came);
    const errors = errorsOf(answer, body.view.blocks);
    if (errors) return ack({ response_action: 'errors', errors });
    if (answer.form) {
      const next = { ...askedBy(came, atHome === true), ...named(answer.form) };
      return ack({ response_action: 'update', view: modal(answer.form, next) });
    }
    if (atHome) {
      await ack({ response_action: 'update', view: answerView(answer) });
      return home(body.user.id);
    }
    await ack({ response_action: 'clear' });
    if (first) await desk.show({ channel: came.channel, user: body.user.id }, answer, came.ref);
  });
}

/** What a form must bring back with it. */
function askedBy({ action, subject, channel, ref, rev }: Kind<'press'>, home: boolean): Asked {
  return {
    action,
    subject,
    channel,
    ...(ref === undefined ? {} : { ref }),
    ...(rev === undefined ? {} : { rev }),
    ...(home ? { home } : {}),
  };
}

/** Asks the form first; the house may still ask for one. What is left to show the presser, if anything. */
async function pressed(
  desk: Desk,
  press: Kind<'press'>,
  trigger: string,
  form: Form | undefined,
): Promise<Answer | undefined> {
  const asked = askedBy(press, press.ref === undefined);
  if (form) return desk.open(trigger, form, asked);
  const { value: answer, first } = await desk.askNow(press);
  if (answer.form) return desk.open(trigger, answer.form, { ...asked, ...named(answer.form) });
  return first ? answer : undefined;
}

/** Which press the form of an answer completes. */
export function named({ action, subject }: NonNullable<Answer['form']>) {
  return { action, subject };
}

/** Errors stand under their fields; trouble stands under the first, so that what was typed is not lost. */
function errorsOf(answer: Answer, blocks: readonly Block[]): Record<string, string> | undefined {
  const fields = blocks.flatMap(({ block_id }) => block_id ?? []);
  const [first] = fields;
  if (first === undefined) return undefined;
  if (answer.tone === 'trouble') return { [first]: answer.text };
  if (!answer.errors) return kept(answer, blocks);
  const under = Object.entries(answer.errors).map(
    ([name, wrong]) => [fields.includes(name) ? name : first, wrong] as const,
  );
  return under.length === 0 ? undefined : Object.fromEntries(under);
}

/** A no to a text that somebody has changed: the form stays, or their work would be gone. */
function kept({ tone, text }: Answer, blocks: readonly Block[]): Record<string, string> | undefined {
  const held = blocks.find(
    (block) => 'element' in block && 'initial_value' in block.element && block.element.initial_value,
  );
  return tone === 'refused' && held?.block_id !== undefined ? { [held.block_id]: text } : undefined;
}

type Block = types.KnownBlock | types.Block;
