import { expect, it } from 'vitest';
import { peopleFindings } from '../../src/cli/doctorPeople.ts';
import type { PersonId } from '../../src/incident/incident.ts';
import type { Person } from '../../src/policy/org.ts';
import { unit } from '../support/demoOrg.ts';

function someone(id: string, email: string): [PersonId, Person] {
  const rest = { department: '', post: '', phone: '', identities: [], onCall: false, roster: [] };
  return [id as PersonId, { id: id as PersonId, name: '李敏', unit: unit('hq'), email, ...rest }];
}

it('names by their numbers those who share an e-mail address, with what to do, and never the address', () => {
  const byId = new Map([
    someone('E1', 'pr@example.com'),
    someone('E2', 'PR@example.com'),
    someone('E3', 'own@example.com'),
    someone('E4', ''),
    someone('E5', ''),
  ]);
  const found = peopleFindings({ people: { byId, byIdentity: new Map() } });
  expect(found).toMatchObject([{ state: 'warn', id: 'people.email.E1.E2' }]);
  expect(found[0]?.what.zh).toContain('E1、E2');
  expect(found[0]?.next?.zh).toContain('每人写自己的邮箱');
  expect(JSON.stringify(found)).not.toMatch(/@example|李敏/u);
});
