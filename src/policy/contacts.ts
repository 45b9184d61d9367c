import type { UnitPath } from '../incident/incident.ts';
import type { Org } from './org.ts';
import { within } from './tree.ts';

export const contactKinds = ['media', 'regulator', 'police', 'other'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Whom to call outside the house, one row of contacts.csv (REQ-R13, S8, S10). */
export interface Contact {
  /** Eight hex characters made from the row: names it in an event without a person's data. */
  readonly id: string;
  readonly kind: ContactKind;
  /** For which part of the chain; headquarters: for all of it. */
  readonly region: UnitPath;
  readonly organisation: string;
  readonly name: string;
  readonly post: string;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
}

/** The contact book is headquarters' and the regions': a branch speaks to nobody outside on its own (REQ-P6). */
export function mayUseContacts(unit: UnitPath, { units }: Org): boolean {
  const kind = units.get(unit)?.kind;
  return kind === 'hq' || kind === 'region';
}

/** Those of a group's own reach: headquarters' all, a region's its own and those that are for the whole chain or a superior. */
export function contactsOf(contacts: readonly Contact[], unit: UnitPath): readonly Contact[] {
  return contacts.filter(({ region }) => within(region, [unit]) || within(unit, [region]));
}

/** Of one kind, and with each of these words somewhere in the row; names of regions count as well. */
export function contactsLike(
  contacts: readonly Contact[],
  { about, words = '' }: { readonly about?: ContactKind; readonly words?: string },
  { units }: Org,
): readonly Contact[] {
  const asked = words
    .toLowerCase()
    .split(/[\s,，、]+/u)
    .filter((word) => word !== '');
  return contacts.filter((each) => {
    if (about && each.kind !== about) return false;
    const { region, organisation, name, post, note } = each;
    const row = [units.get(region)?.name ?? '', organisation, name, post, note].join('\n').toLowerCase();
    return asked.every((word) => row.includes(word));
  });
}

/** Whom a text begins with, by name or by house and name; undefined when nobody or several. */
export function contactNamed(contacts: readonly Contact[], words: string): Contact | undefined {
  const plain = words.replaceAll(/\s+/gu, '');
  const named = contacts.filter(({ organisation, name }) => {
    const [house, person] = [organisation, name].map((each) => each.replaceAll(/\s+/gu, ''));
    return person !== '' && (plain.startsWith(`${person}`) || plain.startsWith(`${house}${person}`));
  });
  return named.length === 1 ? named[0] : undefined;
}

/** A telephone number for a group in which nobody can be answered alone: enough to know it by, too little to dial. */
export function maskPhone(phone: string): string {
  const total = phone.replaceAll(/\D/gu, '').length;
  let seen = 0;
  return phone.replaceAll(/\d/gu, (digit) => {
    seen += 1;
    return seen <= Math.min(3, total - 5) || seen > total - 2 ? digit : '*';
  });
}

/** The same for an e-mail address. */
export function maskEmail(email: string): string {
  return email.replace(/^(.).*(?=@)/u, '$1***');
}
