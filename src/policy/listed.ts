import type { Listed, People, Person } from './org.ts';

/** Whose account it is by people.csv; `several`: the directory and people.csv do not agree on one person. */
export type Recognised =
  | { readonly is: 'one'; readonly person: Person; readonly by: 'email' | 'employeeNo' }
  | { readonly is: 'nobody' }
  | { readonly is: 'several' };

/** By employee number and by e-mail address, which must not point at two persons. */
export function personListed({ emails, employeeNo = '' }: Listed, { byId }: People): Recognised {
  const all = [...byId.values()];
  const numbered = all.filter(({ id }) => employeeNo !== '' && id === employeeNo.trim());
  const addresses = new Set(emails.map(plain).filter((email) => email !== ''));
  const addressed = all.filter(({ email }) => addresses.has(plain(email)));
  const [person, ...others] = new Set([...numbered, ...addressed]);
  if (!person) return { is: 'nobody' };
  if (others.length > 0) return { is: 'several' };
  return { is: 'one', person, by: numbered.length > 0 ? 'employeeNo' : 'email' };
}

/** Persons of people.csv who share an e-mail address with somebody: no account is bound by such a one. */
export function sharedEmails({ byId }: People): readonly (readonly Person[])[] {
  const named = [...byId.values()].filter(({ email }) => plain(email) !== '');
  return [...Map.groupBy(named, ({ email }) => plain(email)).values()].filter(({ length }) => length > 1);
}

function plain(email: string): string {
  return email.trim().toLowerCase();
}
