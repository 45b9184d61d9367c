import { contactsAnswer } from '../bot/cards/contacts.ts';
import type { Answer } from '../bot/message.ts';
import { contactsLike, contactsOf, mayUseContacts } from '../policy/contacts.ts';
import type { Desk, Doing } from './desk.ts';
import type { ContactsPhrase } from './phraseHouse.ts';
import { refused } from './refused.ts';

/** Whom to call outside the house, before a crisis and in one: headquarters and the regions see those of their own reach, with a trace. */
export async function lookingUp(desk: Desk, doing: Doing, asked: ContactsPhrase): Promise<Answer> {
  const { org, people, policy, contacts } = desk.settings();
  const { role, person, platform } = doing;
  if (!mayUseContacts(role.unit, org))
    return refused(desk, doing, { reason: 'notPermitted', needs: ['coordination', 'command'] });
  const now = desk.now();
  const found = contactsLike(contactsOf(contacts, role.unit), asked, org);
  await desk.audit.note({
    actor: `person:${person.id}`,
    action: 'contacts',
    subject: role.unit,
    detail: { found: found.map(({ id }) => id), unit: role.unit, duty: role.duty },
    at: now,
  });
  const alone = desk.groups.platform(platform)?.can.private ?? false;
  return contactsAnswer(found, alone, { org, people, policy, now, seat: role });
}
