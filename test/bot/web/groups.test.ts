import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { webKey } from '../../../src/bot/web/visitor.ts';
import { closed, complaint, newIncident, overdue, risen } from '../../support/cardFixtures.ts';
import { call, type House, person, webHouse } from '../../support/webHouse.ts';

const noon = new Date('2026-01-01T04:00:00Z');
let house: House;
beforeEach(async () => {
  house = await webHouse({ now: () => noon });
});
afterEach(() => house.stop());

interface Groups {
  readonly groups: readonly {
    readonly id: string;
    readonly tier: string;
    readonly like?: string;
    readonly unread: number;
    readonly open: number;
    readonly worst?: string;
  }[];
}

async function groupsOf(as: string): Promise<Groups['groups']> {
  const answer = await call<Groups>(house, 'GET', '/api/groups', { as });
  return answer.body.groups;
}

describe('the groups on the left', () => {
  it('are the groups one is in and no others', async () => {
    expect((await groupsOf('E111')).map(({ id }) => id)).toEqual(['xuhui']);
    expect((await groupsOf('E003')).map(({ id }) => id)).toEqual(['hq-command', 'hq-office']);
    expect((await groupsOf('E101')).map(({ id, tier }) => [id, tier])).toEqual([['east', 'region']]);
  });

  it('say what each is for, so that an empty one teaches', async () => {
    expect((await groupsOf('E007')).map(({ like }) => like)).toEqual(['release']);
    expect((await groupsOf('E009')).map(({ like }) => like)).toEqual(['review']);
  });

  it('begin with a branch monitor’s for whoever comes first', async () => {
    const { body } = await call<{ you: { person: string } }>(house, 'GET', '/api/me');
    expect(body.you.person).toBe('E111');
  });

  it('show the gravest level that is not done, and how many are not', async () => {
    await house.post('xuhui', complaint(noon));
    await house.post('xuhui', closed(noon));
    expect(await groupsOf('E111')).toMatchObject([{ open: 1, worst: 'yellow' }]);
    await house.post('xuhui', overdue(noon));
    expect(await groupsOf('E111')).toMatchObject([{ open: 2, worst: 'red' }]);
  });

  it('show no level once everything is done', async () => {
    const ref = await house.post('xuhui', overdue(noon));
    expect(await groupsOf('E111')).toMatchObject([{ worst: 'red' }]);
    await house.platform.update('xuhui', ref, { ...overdue(noon), done: true });
    const [group] = await groupsOf('E111');
    expect(group?.worst).toBeUndefined();
  });

  it('count what this person has not read, each for themselves', async () => {
    await house.post('xuhui', complaint(noon));
    const ref = await house.post('xuhui', risen);
    await call(house, 'POST', '/api/read', { as: 'E111', body: { group: 'xuhui', ref, as: 'E111' } });
    expect(await groupsOf('E111')).toMatchObject([{ unread: 0 }]);
    expect(await groupsOf('E112')).toMatchObject([{ unread: 2 }]);
  });

  it('of another unit stay the same whatever happens here', async () => {
    const before = await groupsOf('E121');
    await house.post('xuhui', overdue(noon));
    expect(await groupsOf('E121')).toEqual(before);
  });
});

describe('the messages of a group', () => {
  interface Messages {
    readonly messages: readonly { readonly ref: string; readonly message: { readonly title?: string } }[];
    readonly more: boolean;
  }

  it('come oldest first, a page at a time', async () => {
    for (let index = 0; index < 45; index += 1)
      await house.post('xuhui', { ...newIncident(noon), title: `第 ${index} 件` });
    const { body: newest } = await call<Messages>(house, 'GET', '/api/groups/xuhui/messages');
    expect(newest.messages).toHaveLength(40);
    expect(newest.messages.at(-1)?.message.title).toBe('第 44 件');
    expect(newest.more).toBe(true);
    const { body: older } = await call<Messages>(
      house,
      'GET',
      `/api/groups/xuhui/messages?before=${newest.messages[0]?.ref}`,
    );
    expect(older.messages.map(({ message }) => message.title)).toEqual(
      [0, 1, 2, 3, 4].map((index) => `第 ${index} 件`),
    );
    expect(older.more).toBe(false);
  });

  it('of a group one is not in look like those of a group that is not there', async () => {
    await house.post('pudong', overdue(noon));
    const forbidden = await call(house, 'GET', '/api/groups/pudong/messages', { as: 'E111' });
    const absent = await call(house, 'GET', '/api/groups/nowhere/messages', { as: 'E111' });
    expect(forbidden).toEqual(absent);
    expect(forbidden.status).toBe(404);
  });

  it('are not to be had by a page number that is none', async () => {
    const { status } = await call(house, 'GET', "/api/groups/xuhui/messages?before=1'%20or%201=1");
    expect(status).toBe(400);
  });
});

describe('the history beside the cards', () => {
  const at = noon;
  const by = { kind: 'machine', id: 'triage' } as const;

  function story(incident: string, unitOf: string) {
    const channel = [...house.settings.org.channels.values()].find(({ id }) => id === unitOf);
    if (!channel) throw new Error(unitOf);
    return house.tell(incident, channel.unit, [
      {
        at,
        by,
        type: 'escalated',
        event: {
          type: 'escalated',
          incident: house.incident(incident),
          by,
          at,
          from: channel.unit,
          to: house.settings.org.root,
        },
      },
    ]);
  }

  it('is told in words to a group that may see the incident', async () => {
    story('incident-1', 'xuhui');
    const { body } = await call<{ rows: readonly { who: string; what: string }[] }>(
      house,
      'GET',
      '/api/incidents/incident-1/timeline?group=xuhui',
    );
    expect(body.rows).toMatchObject([{ who: '自动研判', what: '上报示例医疗集团' }]);
  });

  it('tells what joined in a row in one line', async () => {
    const channel = house.settings.org.channels.get(webKey('xuhui'));
    const id = house.incident('incident-3');
    const joined = {
      type: 'joined',
      incident: id,
      by,
      at,
      mentions: [house.mention('m1'), house.mention('m2')],
    } as const;
    const entry = { at, by, type: joined.type, event: joined };
    house.tell('incident-3', channel?.unit ?? house.settings.org.root, [entry, entry, entry]);
    const { body } = await call<{ rows: readonly { what: string }[] }>(
      house,
      'GET',
      '/api/incidents/incident-3/timeline?group=xuhui',
    );
    expect(body.rows.map(({ what }) => what)).toEqual(['并入 6 条舆情信息']);
  });

  it('of another unit looks like that of no incident', async () => {
    story('incident-2', 'pudong');
    const forbidden = await call(house, 'GET', '/api/incidents/incident-2/timeline?group=xuhui');
    const absent = await call(house, 'GET', '/api/incidents/incident-9/timeline?group=xuhui');
    const strange = await call(house, 'GET', '/api/incidents/incident-2/timeline?group=pudong');
    expect(forbidden.status).toBe(404);
    expect(forbidden).toEqual(absent);
    expect(strange).toEqual(absent);
  });

  it('says who opened what was said', async () => {
    story('incident-1', 'xuhui');
    await call(house, 'GET', '/api/incidents/incident-1/mentions?group=xuhui', { as: 'E112' });
    expect(house.looks.map((look) => [look.person.id, look.incident, look.seat.duty])).toEqual([
      [person('E112'), 'incident-1', 'monitor'],
    ]);
  });

  it('shows the sources’ health to headquarters alone', async () => {
    expect((await call(house, 'GET', '/api/sources', { as: 'E003' })).status).toBe(200);
    expect((await call(house, 'GET', '/api/sources', { as: 'E101' })).status).toBe(404);
  });
});
