import { describe, expect, it } from 'vitest';
import type { BindingBook } from '../../src/handlers/bindings.ts';
import { recognised } from '../../src/handlers/recognising.ts';
import type { PersonId } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Listed, Person } from '../../src/policy/org.ts';
import type { Audit, Identity, Platform } from '../../src/ports.ts';
import { org, unit } from '../support/demoOrg.ts';
import { noon } from '../support/story.ts';

function someone(id: string, email: string, ...identities: readonly Identity[]): Person {
  const rest = { department: '', post: '', phone: '', onCall: false, roster: [] };
  return { id: id as PersonId, name: id, unit: unit('hq'), email, identities, ...rest };
}

const persons = [
  someone('E1', 'li@example.com', 'feishu:t:ou_1'),
  someone('E2', 'wang@example.com', 'slack:T1:U2'),
  someone('E3', 'pr@example.com'),
  someone('E4', 'pr@example.com'),
];

/** A desk to which somebody unknown comes; `says` is what each platform's directory says of them. */
function desk(says: Readonly<Record<string, Listed | undefined>>) {
  const bound: (readonly [Identity, PersonId])[] = [];
  const noted: Parameters<Audit['note']>[0][] = [];
  const platform = (name: string): Platform | undefined =>
    name in says ? ({ name, listed: async () => says[name] } as Partial<Platform> as Platform) : undefined;
  const bindings: Pick<BindingBook, 'adopt'> = {
    adopt: async (identity, person) => void bound.push([identity, person]),
  };
  const needs = {
    ...{ groups: { platform }, bindings, now: () => noon },
    settings: () => ({
      org,
      policy: defaultPolicy,
      people: { byId: new Map(persons.map((p) => [p.id, p])) },
    }),
    audit: { note: async (entry: Parameters<Audit['note']>[0]) => void noted.push(entry) },
  } as unknown as Parameters<typeof recognised>[0];
  return { bound, noted, ask: (name: string, who: Identity) => recognised(needs, name, who) };
}

describe('an account that nobody knows', () => {
  it('is whose the directory says, on record', async () => {
    const { ask, bound, noted } = desk({ slack: { emails: ['li@example.com'] } });
    expect(await ask('slack', 'slack:T1:U9')).toBe(true);
    expect(bound).toEqual([['slack:T1:U9', 'E1']]);
    expect(noted).toMatchObject([
      {
        actor: 'person:E1',
        action: 'bound',
        subject: 'slack:T1:U9',
        detail: { by: 'directory', with: 'email' },
      },
    ]);
    expect(JSON.stringify(noted)).not.toContain('@example.com');
  });

  it('of WeCom is looked up by the way that can', async () => {
    const { ask, bound } = desk({ 'wecom-chat': { emails: ['li@example.com'] } });
    expect(await ask('wecom', 'wecom:ww1:limin')).toBe(true);
    expect(bound).toEqual([['wecom:ww1:limin', 'E1']]);
  });

  it.each<[string, Listed, string]>([
    ['two people share that address', { emails: ['pr@example.com'] }, 'several'],
    ['the person has an account there already', { emails: ['wang@example.com'] }, 'another account'],
  ])('stays unknown where %s, on record', async (_why, listed, why) => {
    const { ask, bound, noted } = desk({ slack: listed });
    expect(await ask('slack', 'slack:T1:U9')).toBe(false);
    expect(bound).toEqual([]);
    expect(noted).toMatchObject([{ actor: 'nobody', action: 'refused.bind', detail: { why } }]);
  });

  it.each<[string, Readonly<Record<string, Listed | undefined>>]>([
    ['the directory says nothing', { slack: undefined }],
    ['nobody has that address', { slack: { emails: ['x@example.com'] } }],
    ['the platform has no directory', {}],
  ])('stays unknown where %s', async (_why, says) => {
    const { ask, bound, noted } = desk(says);
    expect(await ask('slack', 'slack:T1:U9')).toBe(false);
    expect([bound, noted]).toEqual([[], []]);
  });
});
