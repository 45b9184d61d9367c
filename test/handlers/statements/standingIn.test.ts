import { describe, expect, it } from 'vitest';
import { standingIn } from '../../../src/handlers/statements/standIn.ts';
import type { Channel, ChannelKey, Person } from '../../../src/policy/org.ts';
import type { Members } from '../../../src/ports.ts';
import { hq, liMin, org, people, voice, xuhui } from '../../bot/cards/sample.ts';

const delegation = {
  ...{ id: 'd-1', person: liMin, duty: 'command', behalf: liMin },
  ...{ at: voice.now, until: voice.now },
};
const inside: Members = { known: true, who: ['chat:t:limin', 'chat:t:stranger'] };

function asked(members: Members, group: Partial<Channel> = {}, given = [delegation]) {
  const looked: string[] = [];
  const person = people.byId.get(liMin) as Person;
  const settings = {
    org,
    policy: voice.policy,
    people: { ...people, byIdentity: new Map([['chat:t:limin', person]]) },
  };
  const roll = {
    members: async (platform: string, id: string) => {
      looked.push(`${platform}:${id}`);
      return members;
    },
  };
  const needs = {
    ...{ delegations: { inForce: async () => given }, groups: { roll } },
    ...{ settings: () => settings, now: () => voice.now },
  } as never as Parameters<typeof standingIn>[0];
  const channel = {
    key: 'chat:g' as ChannelKey,
    platform: 'chat',
    id: 'g',
    unit: hq,
    duty: 'office',
    ...group,
  };
  return { lent: standingIn(needs)(channel), looked };
}

describe('a group in which somebody stands in 代理', () => {
  it('is one of headquarters in which they sit now: the duties that they were lent', async () => {
    expect(await asked(inside).lent).toEqual(['command']);
    expect(await asked(inside, {}, [delegation, { ...delegation, id: 'd-2' }]).lent).toEqual(['command']);
  });

  it.each<[string, Members, Partial<Channel>]>([
    ['they do not sit in it', { known: true, who: ['chat:t:stranger'] }, {}],
    ['nobody says who sits in it', { known: false, why: 'away' }, {}],
    ['it is a branch’s', inside, { unit: xuhui, duty: 'monitor' }],
    ['it approves by itself', inside, { duty: 'command' }],
    ['it reviews by itself', inside, { duty: 'review' }],
    ['it has a duty that policy.yaml does not know', inside, { unit: xuhui, duty: 'unheard-of' }],
  ])('is none when %s', async (_why, members, group) => {
    expect(await asked(members, group).lent).toEqual([]);
  });

  it('is not asked for its members while nobody stands in at all', async () => {
    const { lent, looked } = asked(inside, {}, []);
    expect(await lent).toEqual([]);
    expect(looked).toEqual([]);
  });
});
