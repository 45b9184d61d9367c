import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/incident/incident.ts';
import { personListed, sharedEmails } from '../../src/policy/listed.ts';
import type { People, Person } from '../../src/policy/org.ts';
import { unit } from '../support/demoOrg.ts';

function someone(id: string, email: string): Person {
  const rest = { department: '', post: '', phone: '', identities: [], onCall: false, roster: [] };
  return { id: id as PersonId, name: id, unit: unit('hq'), email, ...rest };
}

const all = [someone('E1', 'Li.Min@example.com'), someone('E2', ''), someone('E3', 'pr@example.com')];
const shared = someone('E4', ' PR@example.com ');

function people(...persons: readonly Person[]): People {
  return { byId: new Map(persons.map((each) => [each.id, each])), byIdentity: new Map() };
}

describe('whose account it is by the company’s directory', () => {
  it.each([
    ['an address, however it is written', { emails: [' li.min@EXAMPLE.com'] }, 'E1', 'email'],
    ['the employee number', { emails: [], employeeNo: 'E2' }, 'E2', 'employeeNo'],
    ['both of one person', { emails: ['li.min@example.com'], employeeNo: 'E1' }, 'E1', 'employeeNo'],
    ['one of two addresses', { emails: ['other@example.com', 'li.min@example.com'] }, 'E1', 'email'],
  ])('is told by %s', (_by, listed, id, by) => {
    expect(personListed(listed, people(...all))).toMatchObject({ is: 'one', person: { id }, by });
  });

  it.each([
    ['an address that nobody has', { emails: ['x@example.com'] }],
    ['nothing', { emails: [] }],
    ['empty words', { emails: ['', ' '], employeeNo: ' ' }],
    ['a part of an address', { emails: ['li.min@example'] }],
    ['another number', { emails: [], employeeNo: 'E22' }],
  ])('is nobody’s by %s', (_by, listed) => {
    expect(personListed(listed, people(...all))).toEqual({ is: 'nobody' });
  });

  it.each([
    ['two people share the address', { emails: ['pr@example.com'] }],
    ['address and number are two persons’', { emails: ['li.min@example.com'], employeeNo: 'E2' }],
    ['its addresses are two persons’', { emails: ['li.min@example.com', 'pr@example.com'] }],
  ])('is not told where %s', (_why, listed) => {
    expect(personListed(listed, people(...all, shared))).toEqual({ is: 'several' });
  });

  it('people without an address share none', () => {
    expect(sharedEmails(people(...all, someone('E5', '')))).toEqual([]);
    expect(sharedEmails(people(...all, shared)).map((each) => each.map(({ id }) => id))).toEqual([
      ['E3', 'E4'],
    ]);
  });
});
