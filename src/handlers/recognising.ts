import { personListed } from '../policy/listed.ts';
import { accountsOf, type Person } from '../policy/org.ts';
import type { Identity } from '../ports.ts';
import type { Desk } from './desk.ts';

/**
 * An account that nobody knows yet, recognised by what the company's directory says of it: e-mail or employee number as in
 * people.csv. Never for a person who has another account there, and never where two could be meant. True when it is bound.
 */
export async function recognised(
  desk: Pick<Desk, 'groups' | 'settings' | 'bindings' | 'audit' | 'now'>,
  platform: string,
  who: Identity,
): Promise<boolean> {
  const ways = [platform, `${accountsOf(platform)}-chat`];
  const way = ways.map((name) => desk.groups.platform(name)).find((each) => each?.listed !== undefined);
  const listed = await way?.listed?.(who);
  if (!listed) return false;
  const found = personListed(listed, desk.settings().people);
  if (found.is === 'nobody') return false;
  const taken = found.is === 'one' && hasAnother(found.person, who);
  const bound = found.is === 'one' && !taken;
  const why = taken ? 'another account' : found.is;
  if (bound) await desk.bindings.adopt(who, found.person.id);
  await desk.audit.note({
    actor: bound ? `person:${found.person.id}` : 'nobody',
    action: bound ? 'bound' : 'refused.bind',
    subject: who,
    detail: bound ? { by: 'directory', with: found.by } : { by: 'directory', why },
    at: desk.now(),
  });
  return bound;
}

/** The same company of the same vendor. */
function hasAnother({ identities }: Person, who: Identity): boolean {
  const company = (identity: Identity): string => identity.split(':', 2).join(':');
  return identities.some((each) => company(each) === company(who));
}
