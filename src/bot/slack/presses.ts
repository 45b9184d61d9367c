import { setTimeout as pause } from 'node:timers/promises';
import type { App, BlockAction, types, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { SentFile } from '../../ports/evidence.ts';
import type { Now } from '../../ports.ts';
import type { Once } from '../kit/once.ts';
import type { Answer } from '../message.ts';
import type { Accounts } from './accounts.ts';
import { answerView } from './answers.ts';
import type { Desk } from './desk.ts';
import type { Forms } from './forms.ts';
import type { Home } from './home.ts';
import { pressOf, type Submitted, submissionOf } from './inbound.ts';
import type { Log } from './log.ts';
import { type Asked, type Form, formId, modal } from './modal.ts';
import type { Kind } from './payload.ts';
import type { FileThere } from './said.ts';

export interface Pressing {
  readonly accounts: Accounts;
  readonly forms: Forms;
  readonly home: Home;
  readonly fetchEvidence: (files: readonly FileThere[]) => Promise<readonly SentFile[]>;
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

  app.view<ViewSubmitAction>({ type: 'view_submission', callback_id: formId }, async ({ ack, body }) => {
    const read = submissionOf(body, await accounts.me(), now());
    if (!read.ok) log.info({ why: read.why }, 'slack form passed over');
    if (!read.ok) return ack();
    await submitted(desk, needs, read.came, { ack, user: body.user.id, blocks: body.view.blocks });
  });
}

interface Sending {
  readonly ack: (answer: ViewResponseAction) => Promise<void>;
  readonly user: string;
  readonly blocks: readonly Block[];
}

/** A filled form. It cannot wait for files as long as they may take: then what came of it follows. */
async function submitted(
  desk: Desk,
  needs: Pressing,
  { home, there, ...came }: Submitted,
  { ack, user, blocks }: Sending,
): Promise<void> {
  const asker = { channel: came.channel, user };
  const working = filled(desk, needs, came, there);
  if (there.length > 0 && (await isLate(working, needs.lateAfterMs))) {
    await ack({ response_action: 'clear' });
    return desk.show(asker, (await working).value, came.ref);
  }
  const { value: answer, first } = await working;
  const reaction = reactionTo(answer, blocks, came, home === true);
  await ack(reaction.ack);
  if (!reaction.done) return;
  if (home) return needs.home(user);
  if (first) await desk.show(asker, answer, came.ref);
}

interface Reaction {
  readonly ack: ViewResponseAction;
  /** Nothing is asked any more. */
  readonly done: boolean;
}

/** What becomes of a form that was sent in: it stays with what is wrong, asks for more, or is done. */
function reactionTo(
  answer: Answer,
  blocks: readonly Block[],
  came: Kind<'press'>,
  atHome: boolean,
): Reaction {
  const errors = errorsOf(answer, blocks);
  if (errors) return { ack: { response_action: 'errors', errors }, done: false };
  if (answer.form) {
    const next = { ...askedBy(came, atHome), ...pressNamed(answer.form) };
    return { ack: { response_action: 'update', view: modal(answer.form, next) }, done: false };
  }
  if (atHome) return { ack: { response_action: 'update', view: answerView(answer) }, done: true };
  return { ack: { response_action: 'clear' }, done: true };
}

/** A filled form with the files that were put into it. */
async function filled(
  desk: Desk,
  { fetchEvidence }: Pressing,
  press: Kind<'press'>,
  there: readonly FileThere[],
): Promise<Once<Answer>> {
  return desk.askNow(there.length === 0 ? press : { ...press, files: await fetchEvidence(there) });
}

function isLate(working: Promise<unknown>, afterMs: number): Promise<boolean> {
  return Promise.race([working.then(() => false), pause(afterMs, true, { ref: false })]);
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
  if (answer.form) return desk.open(trigger, answer.form, { ...asked, ...pressNamed(answer.form) });
  return first ? answer : undefined;
}

/** Which press the form of an answer completes. */
export function pressNamed({ action, subject }: NonNullable<Answer['form']>) {
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
