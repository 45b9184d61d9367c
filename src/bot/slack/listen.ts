import type { App, BlockAction } from '@slack/bolt';
import type { Attachment, Inbound, Now } from '../../ports.ts';
import type { Answer } from '../message.ts';
import type { Accounts } from './accounts.ts';
import { privately } from './answers.ts';
import { type Asker, type Behind, type Desk, deskOf } from './desk.ts';
import type { Forms } from './forms.ts';
import { membershipOf, pressOf, submissionOf } from './inbound.ts';
import { type Asked, formId, modal } from './modal.ts';
import { commandOf, type FileThere, mentionOf, type Report, shortcutOf } from './said.ts';

export interface Listening extends Behind {
  readonly accounts: Accounts;
  readonly forms: Forms;
  readonly now: Now;
  readonly fetchFiles: (files: readonly FileThere[]) => Promise<readonly Attachment[]>;
}

/** Slack shows its own "failed" after three seconds; an answer later than this is shown once more by us. */
const lateMs = 2500;

/** Everything a person can do on Slack, tied to what we make of it. */
export function listen(app: App, needs: Listening): void {
  const desk = deskOf(needs);
  listenToCards(app, needs, desk);
  listenToWords(app, needs, desk);
  listenToGroups(app, needs, desk);
}

function listenToCards(app: App, { accounts, forms, now, log }: Listening, desk: Desk): void {
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, respond }) => {
    const read = pressOf(body, await accounts.me());
    if (!read.ok) log.info({ why: read.why }, 'slack press passed over');
    if (!read.ok) return ack();
    const { channel, subject, action, rev, ref } = read.came;
    const asked = { action, subject, channel, ref, ...(rev === undefined ? {} : { rev }) };
    const asker = { channel, user: body.user.id, respond };
    const form = forms.of(channel, subject, action);
    const shown = form
      ? await desk.open(body.trigger_id, form, asked)
      : await pressed(desk, read.came, body.trigger_id, asked);
    await ack();
    if (shown) await desk.show(asker, shown);
  });

  app.view({ type: 'view_submission', callback_id: formId }, async ({ ack, body }) => {
    const read = submissionOf(body, await accounts.me(), now());
    if (!read.ok) log.info({ why: read.why }, 'slack form passed over');
    if (!read.ok) return ack();
    const { channel } = read.came;
    const { value: answer, first } = await desk.askNow(read.came);
    const fields = body.view.blocks.flatMap(({ block_id }) => block_id ?? []);
    const errors = errorsOf(answer, fields);
    if (errors) return ack({ response_action: 'errors', errors });
    if (answer.form) {
      return ack({ response_action: 'update', view: modal(answer.form, { channel, ...named(answer.form) }) });
    }
    await ack({ response_action: 'clear' });
    if (first) await desk.show({ channel, user: body.user.id }, answer);
  });
}

/** A press without a form of its own; the house may still ask for one. What is left to show the presser, if anything. */
async function pressed(
  desk: Desk,
  inbound: Inbound,
  trigger: string,
  asked: Asked,
): Promise<Answer | undefined> {
  const { value: answer, first } = await desk.askNow(inbound);
  if (answer.form) return desk.open(trigger, answer.form, { ...asked, ...named(answer.form) });
  return first ? answer : undefined;
}

function listenToWords(app: App, { accounts, now, log, fetchFiles }: Listening, desk: Desk): void {
  app.command('/fenghuo', async ({ ack, body, respond }) => {
    const read = commandOf(body, await accounts.me(), now());
    if (!read.ok) log.info({ why: read.why }, 'slack command passed over');
    if (!read.ok) return ack();
    const since = performance.now();
    const { value: answer } = await desk.askNow(withFiles(read.came, []));
    const asked = answer.form && { channel: body.channel_id, ...named(answer.form) };
    const trouble = answer.form && asked && (await desk.open(body.trigger_id, answer.form, asked));
    if (answer.form && !trouble) return ack();
    const shown = trouble ?? answer;
    await ack({ response_type: 'ephemeral', ...privately(shown) });
    const asker = { channel: body.channel_id, user: body.user_id, respond };
    if (performance.now() - since > lateMs) await desk.show(asker, shown);
  });

  app.shortcut({ type: 'message_action', callback_id: 'report_yuqing' }, async ({ ack, body, respond }) => {
    const read = shortcutOf(body, await accounts.me());
    if (!read.ok) log.info({ why: read.why }, 'slack shortcut passed over');
    await ack();
    if (!read.ok) return;
    const inbound = withFiles(read.came, await fetchFiles(read.came.there));
    const { value, first } = await desk.askNow(inbound);
    const asker: Asker = { channel: inbound.channel, user: body.user.id, respond };
    if (first) await desk.show(asker, value);
  });

  app.event('app_mention', async ({ body, event }) => {
    const read = mentionOf(body, await accounts.me());
    if (!read.ok) return log.info({ why: read.why }, 'slack mention passed over');
    const { came } = read;
    const { value, first } = await desk.ask(came.key, came.channel, async () =>
      withFiles(came, came.kind === 'report' ? await fetchFiles(came.there) : []),
    );
    if (first && event.user) await desk.show({ channel: came.channel, user: event.user }, value);
  });
}

function listenToGroups(app: App, { accounts, channels, log }: Listening, desk: Desk): void {
  for (const type of ['member_joined_channel', 'member_left_channel'] as const) {
    app.event(type, async ({ body }) => {
      const read = membershipOf(body, await accounts.me());
      if (!read.ok) return log.info({ why: read.why }, 'slack membership passed over');
      await desk.note(read.came);
    });
  }
  for (const type of ['channel_shared', 'channel_unshared'] as const) {
    app.event(type, async ({ event }) => channels.forget(event.channel));
  }
}

function withFiles(came: Report | Extract<Inbound, { kind: 'ask' }>, files: readonly Attachment[]): Inbound {
  if (came.kind === 'ask') return came;
  const { there: _there, ...report } = came;
  return { ...report, files };
}

function named({ action, subject }: NonNullable<Answer['form']>) {
  return { action, subject };
}

/** Errors stand under their fields; trouble stands under the first, so that what was typed is not lost. */
function errorsOf(answer: Answer, fields: readonly string[]): Record<string, string> | undefined {
  const [first] = fields;
  if (first === undefined) return undefined;
  if (answer.tone === 'trouble') return { [first]: answer.text };
  if (!answer.errors) return undefined;
  const under = Object.entries(answer.errors).map(
    ([name, wrong]) => [fields.includes(name) ? name : first, wrong] as const,
  );
  return under.length === 0 ? undefined : Object.fromEntries(under);
}
