import { refusalAnswer } from '../bot/cards/answer.ts';
import type { Answer } from '../bot/message.ts';
import type { Refusal } from '../incident/refusal.ts';
import type { Desk, Doing } from './desk.ts';

/** A no before the door was reached: audited like one behind it. */
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
