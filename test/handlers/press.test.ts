import { describe, expect, it } from 'vitest';
import { pressed } from '../../src/handlers/press.ts';
import type { IncidentId, MentionId, PersonId, TextId } from '../../src/incident/incident.ts';
import type { IncidentView } from '../../src/incident/view.ts';
import type { Contact } from '../../src/policy/contacts.ts';
import type { Person } from '../../src/policy/org.ts';
import { org, type UnitName, unit } from '../support/demoOrg.ts';

const now = new Date('2026-11-21T04:00:00Z');
const view: IncidentView = {
  incident: {
    ...{
      stage: 'open',
      id: 'inc-1' as IncidentId,
      unit: unit('xuhui'),
      nature: 'complaint',
      level: 'yellow',
    },
    ...{ levelSince: { yellow: now }, openedAt: now, since: now, called: [unit('xuhui')] },
    ...{ escalations: [], directives: [], notes: [], levelBy: { kind: 'machine', id: 'triage' } },
  },
  ...{
    version: 1,
    code: 'P1',
    drill: false,
    reasons: [],
    mentionCount: 1,
    recentCount: 1,
    sites: [],
    reach: 0,
  },
  kin: new Map(),
  texts: new Map(),
  rung: [],
};
const zhou: Person = {
  ...{
    id: 'E009' as PersonId,
    name: '周敏',
    unit: unit('east'),
    department: '',
    post: '',
    phone: '',
    email: '',
  },
  ...{ identities: [], onCall: false, roster: [] },
};

const wen: Contact = {
  ...{ id: 'c0ffee00', kind: 'media', region: unit('hq'), organisation: '示例晚报', name: '温知秋' },
  ...{ post: '', phone: '', email: '', note: '' },
};

function press(action: string, values: Record<string, string> = {}, seat: UnitName = 'xuhui', shown = view) {
  let count = 0;
  const people = { byId: new Map([[zhou.id, zhou]]), byIdentity: new Map() };
  const newId = () => `text-${++count}`;
  return pressed(action, values, {
    view: shown,
    into: 'inc-2' as IncidentId,
    mentions: ['m-1' as MentionId],
    seat: { unit: unit(seat), duty: 'monitor' },
    org,
    people,
    contacts: [wen],
    now,
    newId,
  });
}

describe('a press becomes its command', () => {
  it.each`
    action          | values                                            | seat       | command
    ${'claim'}      | ${{}}                                             | ${'xuhui'} | ${{ type: 'claim', unit: unit('xuhui') }}
    ${'dismiss'}    | ${{ reason: '与本院无关' }}                       | ${'xuhui'} | ${{ type: 'dismiss', reason: 'text-1' }}
    ${'escalate'}   | ${{}}                                             | ${'xuhui'} | ${{ type: 'escalate', to: unit('east') }}
    ${'escalate'}   | ${{}}                                             | ${'east'}  | ${{ type: 'escalate', to: unit('hq') }}
    ${'notOurs'}    | ${{}}                                             | ${'xuhui'} | ${{ type: 'notOurs', to: unit('east') }}
    ${'setLevel'}   | ${{ level: 'orange', reason: '媒体来电' }}        | ${'east'}  | ${{ type: 'setLevel', level: 'orange', reason: 'text-1' }}
    ${'handOver'}   | ${{ person: 'E009' }}                             | ${'east'}  | ${{ type: 'handOver', to: 'E009', unit: unit('east') }}
    ${'move'}       | ${{ to: 'hq/east/pudong', reason: '说的是浦东' }} | ${'east'}  | ${{ type: 'move', to: unit('pudong'), reason: 'text-1' }}
    ${'addContact'} | ${{ text: '示例晚报 温知秋 已告知' }}             | ${'east'}  | ${{ type: 'addContact', contact: 'c0ffee00', text: 'text-1' }}
    ${'addContact'} | ${{ text: '某台来电' }}                           | ${'east'}  | ${{ type: 'addContact', text: 'text-1' }}
    ${'close'}      | ${{ note: '家属已接受答复' }}                     | ${'hq'}    | ${{ type: 'close', note: 'text-1' }}
    ${'snooze'}     | ${{}}                                             | ${'xuhui'} | ${{ type: 'snooze', unit: unit('xuhui') }}
    ${'split'}      | ${{ mentions: 'm-1' }}                            | ${'east'}  | ${{ type: 'split', to: 'text-1', unit: unit('xuhui'), mentions: ['m-1'] }}
    ${'split'}      | ${{ mentions: 'm-1', to: 'hq/east/pudong' }}      | ${'east'}  | ${{ type: 'split', unit: unit('pudong') }}
    ${'merge'}      | ${{ into: 'P2', reason: '同一件事' }}             | ${'east'}  | ${{ type: 'merge', into: 'inc-2', reason: 'text-1' }}
  `('$action in $seat', ({ action, values, seat, command }) => {
    expect(press(action, values, seat)?.command).toMatchObject(command);
  });

  it('gives an instruction its due time from now', () => {
    const asked = press('direct', { to: 'hq/east/xuhui', minutes: '30', text: '两小时内面访家属' }, 'east');
    expect(asked?.command).toMatchObject({ type: 'direct', due: new Date('2026-11-21T04:30:00Z') });
  });

  it('finishes the instruction that is meant, else the one due first, of the group’s own', () => {
    const given = { by: zhou.id, text: 't-1' as TextId, at: now };
    const [soon, later, theirs] = [
      {
        ...given,
        to: unit('xuhui'),
        due: new Date('2026-11-21T05:00:00Z'),
        at: new Date('2026-11-21T03:00:00Z'),
      },
      { ...given, to: unit('xuhui'), due: new Date('2026-11-21T06:00:00Z') },
      { ...given, to: unit('pudong'), due: new Date('2026-11-21T04:30:00Z') },
    ];
    const directed = { ...view, incident: { ...view.incident, directives: [theirs, later, soon] } };
    const finish = (values: Record<string, string>) =>
      press('finishDirective', values, 'xuhui', directed)?.command;
    expect(finish({ note: '已办' })).toMatchObject({ to: unit('xuhui'), at: soon.at, note: 'text-1' });
    expect(finish({ note: '已办', directive: later.at.toISOString() })).toMatchObject({ at: later.at });
  });

  it('carries the words beside the command, never in it', () => {
    const asked = press('dismiss', { reason: '  广告，与本院无关  ' });
    expect(asked?.texts).toEqual([{ id: 'text-1', kind: 'reason', words: '广告，与本院无关' }]);
    expect(JSON.stringify(asked?.command)).not.toContain('广告');
  });

  it.each(['', '   ', '\n'])('leaves an empty reason (%j) out, for the incident to refuse', (reason) => {
    expect(press('dismiss', { reason })?.command).toEqual({ type: 'dismiss', incident: 'inc-1' });
  });

  it.each`
    action           | values                             | why
    ${'open'}        | ${{}}                              | ${'machines alone open'}
    ${'advise'}      | ${{ stance: 'aside' }}             | ${'a second opinion is not pressed'}
    ${'callNext'}    | ${{}}                              | ${'only the timer calls the next tier'}
    ${'constructor'} | ${{}}                              | ${'a name of the language is no action'}
    ${'setLevel'}    | ${{ level: 'purple' }}             | ${'there is no such level'}
    ${'move'}        | ${{ to: 'hq/nowhere' }}            | ${'there is no such unit'}
    ${'handOver'}    | ${{ person: 'E404' }}              | ${'there is no such person'}
    ${'split'}       | ${{ to: 'hq/nowhere' }}            | ${'there is no such unit'}
    ${'direct'}      | ${{ minutes: 'soon', text: '去' }} | ${'no due time'}
  `('refuses $action $values: $why', ({ action, values }) => {
    expect(press(action, values)).toBeUndefined();
  });
});
