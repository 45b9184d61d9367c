import type { EventDispatcher } from '@larksuiteoapi/node-sdk';
import type { Now } from '../../ports.ts';
import type { Answer } from '../message.ts';
import type { Accounts } from './accounts.ts';
import { type Asker, answerCard, type CardAnswer } from './answers.ts';
import type { CardJson } from './cardJson.ts';
import { answered, type Behind, type Came, type Desk, deskOf, formAnswered } from './desk.ts';
import { completed, withEvidence } from './files.ts';
import type { Forms } from './forms.ts';
import { groupOf, membershipsOf, type Press, pressOf } from './inbound.ts';
import { messageOf } from './said.ts';
import { codeOf } from './trouble.ts';

export interface Listening extends Behind {
  readonly accounts: Accounts;
  readonly forms: Forms;
  readonly now: Now;
  /** Feishu shows its own "failed" three seconds after a press; by then it is told to wait. In milliseconds. */
  readonly lateAfterMs: number;
}

/** How long after an answer Feishu may still be showing it: a card changed before that flickers back. */
const afterAnswerMs = 300;

/** Every event that we subscribe to; docs/platforms/feishu.md asks the administrator for the same. */
export const events = [
  'im.message.receive_v1',
  'im.chat.member.user.added_v1',
  'im.chat.member.user.deleted_v1',
  'im.chat.member.user.withdrawn_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
  'im.chat.updated_v1',
  'im.chat.disbanded_v1',
] as const;
export const callback = 'card.action.trigger';

type Handles = Readonly<
  Record<(typeof events)[number] | typeof callback, (data: unknown) => Promise<unknown>>
>;

/** Everything a person can do on Feishu, tied to what we make of it. What throws is brought again by Feishu. */
export function listen(dispatcher: EventDispatcher, needs: Listening): void {
  const desk = deskOf(needs);
  const changed = async (data: unknown) => {
    const group = groupOf(data);
    if (group !== undefined) needs.channels.forget(group);
  };
  const members = (change: 'joined' | 'left') => async (data: unknown) => {
    await changed(data);
    await moved(data, change, needs, desk);
  };
  dispatcher.register<Handles>({
    'card.action.trigger': (data) => pressed(data, needs, desk),
    'im.message.receive_v1': (data) => heard(data, needs, desk),
    'im.chat.member.user.added_v1': members('joined'),
    'im.chat.member.user.deleted_v1': members('left'),
    'im.chat.member.user.withdrawn_v1': members('left'),
    'im.chat.member.bot.added_v1': changed,
    'im.chat.member.bot.deleted_v1': changed,
    'im.chat.updated_v1': changed,
    'im.chat.disbanded_v1': changed,
  });
}

/** Answers in time whatever the house does: what comes later is shown later. */
async function pressed(data: unknown, needs: Listening, desk: Desk): Promise<CardAnswer> {
  const { accounts, now, log, lateAfterMs } = needs;
  const me = await accounts.me();
  const read = pressOf(data, me, now());
  if (!read.ok) {
    log.info({ why: read.why }, 'feishu press passed over');
    return { toast: { type: 'warning', content: '这一步只限本单位人员在工作群里操作' } };
  }
  const press = read.came;
  const work = desk.take(press.inbound.key, () => pressAnswer(press, needs, desk));
  const soon = await Promise.race([work, pause(lateAfterMs)]);
  if (soon) return soon.value.answer;
  work
    .then(({ value, first }) => (first ? showLate(press, value, needs, desk) : undefined))
    .catch(() => log.warn({}, 'feishu press answered too late, and not shown'));
  return { toast: { type: 'info', content: '正在处理，结果随后显示' } };
}

async function pressAnswer(press: Press, needs: Listening, desk: Desk): Promise<Came> {
  const { inbound, asked, filled, user } = press;
  const { channel, subject, action, ref } = inbound;
  const asker = { user, group: channel, key: inbound.key };
  const completes = { ...asked, c: channel, ...(ref === undefined ? {} : { m: ref }) };
  const first = filled ? undefined : needs.forms.of(channel, subject, action);
  if (first) return { answer: await desk.open(asker, first, completes) };
  const answer = await desk.askNow(inbound);
  if (answer.form) needs.forms.note(channel, answer.form);
  if (filled) return { answer: await formDone(press, answer, asker, needs, desk) };
  const shown = await answered(desk, asker, answer, completes);
  const card = answer.card && ref && (await needs.updates.inAnswer(channel, ref, answer.card));
  if (!answer.card || !card) return { answer: shown };
  return { answer: { ...shown, card: { type: 'raw', data: card } }, card: answer.card };
}

/** What became of a form takes the form's place; the card that it was asked from is drawn anew by itself. */
async function formDone(
  { inbound, asked }: Press,
  answer: Answer,
  asker: Asker,
  needs: Listening,
  desk: Desk,
): Promise<CardAnswer> {
  const { channel, subject, action, ref, values } = inbound;
  if (answer.card && ref) void needs.updates.redraw(channel, ref, answer.card);
  const form = needs.forms.filled(channel, subject, action);
  const again = formAnswered(answer, form, asked, values);
  if (again) return again;
  const shown = await answered(desk, asker, answer, asked);
  const text = answer.unmasked ? '已显示。' : answer.text;
  return { ...shown, card: { type: 'raw', data: answerCard({ text }) } };
}

/** The answer of a press that took longer than Feishu waits: the card by the press's token, the line as a card. */
async function showLate(press: Press, { answer, card }: Came, needs: Listening, desk: Desk): Promise<void> {
  const { inbound, user, token } = press;
  await pause(afterAnswerMs);
  const changed = answer.card === undefined || (await changedByToken(needs, token, answer.card.data));
  if (!changed && card && inbound.ref) await needs.updates.redraw(inbound.channel, inbound.ref, card);
  const asker = { user, group: inbound.channel, key: inbound.key };
  if (answer.toast) await desk.tell(asker, { tone: 'ok', text: answer.toast.content });
}

async function changedByToken({ client, log }: Listening, token: string, card: CardJson): Promise<boolean> {
  try {
    await client.request({
      method: 'POST',
      url: '/open-apis/interactive/v1/card/update',
      data: { token, card },
    });
    return true;
  } catch (error) {
    log.info({ code: codeOf(error) }, 'feishu card not changed by the token of its press');
    return false;
  }
}

/** Words are answered on a card for one person; Feishu waits only to hear that they were kept. */
async function heard(data: unknown, needs: Listening, desk: Desk): Promise<void> {
  const { accounts, now, log } = needs;
  const read = messageOf(data, await accounts.me(), now());
  if (!read.ok) return log.info({ why: read.why }, 'feishu message passed over');
  const { came, user, privately } = read.came;
  await desk.take(came.key, async () => {
    const asker: Asker = { user, key: came.key, ...(privately ? {} : { group: came.channel }) };
    if (privately) return told(desk, asker, elsewhere);
    const inbound = came.kind === 'report' ? await completed(came, needs) : await withEvidence(came, needs);
    const answer = await desk.ask(inbound);
    if (!answer.form) return told(desk, asker, answer);
    const { action, subject } = answer.form;
    needs.forms.note(came.channel, answer.form);
    return { answer: await desk.open(asker, answer.form, { a: action, s: subject, c: came.channel }) };
  });
}

async function told(desk: Desk, asker: Asker, answer: Answer): Promise<Came> {
  await desk.tell(asker, answer);
  return { answer: answer.tone === 'trouble' ? { toast: { type: 'error', content: '' } } : {} };
}

async function moved(data: unknown, change: 'joined' | 'left', needs: Listening, desk: Desk): Promise<void> {
  const read = membershipsOf(data, await needs.accounts.me(), change, needs.now());
  if (!read.ok) return needs.log.info({ why: read.why }, 'feishu membership passed over');
  for (const inbound of read.came) {
    await desk.take(inbound.key, async () => {
      await needs.on(inbound);
      return { answer: {} };
    });
  }
}

function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}

/** A private conversation is nobody's group: no duty, so no rights. */
const elsewhere = {
  tone: 'refused',
  text: '请在已登记的工作群里使用烽火，私聊里没有职责可依。\nPlease use Fenghuo in a registered group: a private chat carries no duty.',
} as const;
