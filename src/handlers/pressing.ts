import { formOf } from '../bot/cards/actions.ts';
import { doneAnswer, refusalAnswer } from '../bot/cards/answer.ts';
import { isPressId } from '../bot/cards/presses.ts';
import type { Answer } from '../bot/message.ts';
import type { Refusal } from '../incident/language.ts';
import type { IncidentView } from '../incident/view.ts';
import { channelKey } from './authority.ts';
import type { Desk, Doing, Press } from './desk.ts';
import { execute } from './execute.ts';
import { looking } from './looking.ts';
import { pressed } from './press.ts';

/** A press of a card's button. The incident is looked up in the presser's own reach: what they may not see does not exist. */
export async function pressing(desk: Desk, doing: Doing<Press>): Promise<Answer> {
  const { subject } = doing.inbound;
  const { org } = desk.settings();
  const view = await desk.reads.incident([doing.role.unit], subject as IncidentView['incident']['id']);
  if (!view || !(await isOnItsCard(desk, doing, view)) || !org.units.has(doing.role.unit)) {
    return refused(desk, doing, { reason: 'notFound' });
  }
  return unasked(desk, doing, view) ?? act(desk, doing, view, doing.inbound.action, doing.inbound.values);
}

/** A press that brings no answers to what its button asks first (an old card, another replica's): the question itself. */
function unasked(desk: Desk, { role, inbound }: Doing<Press>, view: IncidentView): Answer | undefined {
  const { action, subject, values } = inbound;
  if (Object.keys(values).length > 0 || !isPressId(action)) return undefined;
  const { org, people, policy } = desk.settings();
  const form = formOf(action, { org, people, policy, now: desk.now(), view, seat: role });
  return form && { tone: 'ok', text: form.title, form: { ...form, action, subject } };
}

/** One action on one incident, by button or by words. */
export async function act(
  desk: Desk,
  doing: Doing,
  view: IncidentView,
  action: string,
  values: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { org, people, policy } = desk.settings();
  const seat = doing.role;
  const now = desk.now();
  if (action === 'view' || action === 'history') return looking(desk, doing, view, action);
  const press = pressed(action, values, { view, seat, org, people, now, newId: desk.newId });
  if (!press) return refused(desk, doing, { reason: 'notFound' });
  const decision = await execute(desk.door, {
    id: `${doing.platform}:${doing.inbound.key}`,
    actor: { kind: 'person', id: doing.person.id },
    role: seat,
    ...press,
  });
  const voice = { org, people, policy, now, seat };
  return decision.ok ? doneAnswer(decision.events, voice) : refusalAnswer(decision.refusal, voice);
}

/** A card that was forwarded elsewhere is a picture, not a card (SECURITY T4). */
async function isOnItsCard(
  desk: Desk,
  { platform, inbound }: Doing<Press>,
  view: IncidentView,
): Promise<boolean> {
  if (inbound.ref === undefined) return true;
  const there = await desk.cards.at(channelKey(platform, inbound.channel), inbound.ref);
  return there === undefined || there === view.incident.id;
}

export async function refused(
  desk: Desk,
  { person, role, inbound }: Doing,
  refusal: Refusal,
): Promise<Answer> {
  const now = desk.now();
  await desk.audit.note({
    actor: `person:${person.id}`,
    action: `refused.${inbound.kind === 'press' ? inbound.action : inbound.kind}`,
    subject: inbound.kind === 'press' ? inbound.subject : role.unit,
    detail: { reason: refusal.reason, unit: role.unit, duty: role.duty },
    at: now,
  });
  return refusalAnswer(refusal, { ...desk.settings(), now, seat: role });
}
