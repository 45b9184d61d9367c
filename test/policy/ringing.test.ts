import { describe, expect, it } from 'vitest';
import type { Level, PersonId } from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import type { Loudness, Rung } from '../../src/incident/rung.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { People, Person } from '../../src/policy/org.ts';
import {
  dutyPersons,
  type Means,
  planRinging,
  type Reason,
  reasonsToRing,
  waysOf,
} from '../../src/policy/ringing.ts';
import { org, type UnitName, withoutGroups } from '../support/demoOrg.ts';
import { follows, openedAt } from '../support/following.ts';
import {
  after,
  calledBy,
  claimedBy,
  east,
  hq,
  incident,
  known,
  levelSet,
  liMin,
  noon,
  opened,
  person,
  pudong,
  timer,
  triage,
  xuhui,
} from '../support/story.ts';

const stamp = { incident, by: person(liMin), at: after(20) } as const;
const red: IncidentEvent = { ...opened, level: 'red' };
const orange: IncidentEvent = { ...opened, level: 'orange' };
const movedAway: IncidentEvent = { ...stamp, type: 'moved', from: xuhui, to: pudong, why: 'move' };
const released: IncidentEvent = { ...stamp, type: 'released' };

/** `xuhui told +0`: which unit, why, since how many minutes after noon. */
function told(reasons: readonly Reason[]): readonly string[] {
  return reasons.map(({ unit: path, why, since }) => {
    const minutes = (since.getTime() - noon.getTime()) / 60_000;
    return `${path.split('/').at(-1)} ${why} +${minutes}`;
  });
}

describe('who is rung, by what the incident is', () => {
  it.each<[string, readonly IncidentEvent[], readonly string[]]>([
    [
      'red: every tier that is told, at once; its own again when nobody claimed',
      [red],
      ['xuhui told +0', 'east told +0', 'hq told +0', 'xuhui unclaimed +5'],
    ],
    ['orange: its own, when nobody claimed', [orange], ['xuhui unclaimed +15']],
    ['yellow: nobody', [opened], []],
    ['blue: nobody', [{ ...opened, level: 'blue' }], []],
    [
      'orange: the region that the clock called',
      [orange, calledBy(timer, east, 15)],
      ['xuhui unclaimed +15', 'east called +15'],
    ],
    [
      'orange: not the region that a person called',
      [orange, calledBy(person(liMin), east, 3)],
      ['xuhui unclaimed +15'],
    ],
    [
      'red: whoever is called, by whom ever',
      [red, calledBy(person(liMin), hq, 3)],
      ['xuhui told +0', 'east told +0', 'hq told +0', 'xuhui unclaimed +5', 'hq called +3'],
    ],
    ['nobody once somebody has it', [red, claimedBy(liMin)], []],
    [
      'its own anew when it is given up, and not those above it',
      [red, claimedBy(liMin), released],
      ['xuhui told +20', 'east told +0', 'hq told +0', 'xuhui unclaimed +25'],
    ],
    [
      'the unit that it is moved to',
      [red, movedAway],
      ['pudong told +20', 'east told +0', 'hq told +0', 'pudong unclaimed +25'],
    ],
    [
      'all who hear of it when it becomes red',
      [orange, levelSet('orange', 'red', 4, triage)],
      ['xuhui told +4', 'east told +4', 'hq told +4', 'xuhui unclaimed +9'],
    ],
    ['nobody when it falls to yellow', [red, levelSet('red', 'yellow', 4)], []],
    [
      'not who was called before it was given up',
      [red, calledBy(timer, east, 5), claimedBy(liMin, 6), released],
      ['xuhui told +20', 'east told +0', 'hq told +0', 'xuhui unclaimed +25'],
    ],
  ])('%s', (_what, history, expected) => {
    expect(told(reasonsToRing(known(...history), org, defaultPolicy))).toEqual(expected);
  });

  it.each<[UnitName, Level, readonly string[]]>([
    ['hq', 'red', ['hq told +0', 'hq unclaimed +5']],
    ['hq', 'orange', ['hq unclaimed +15']],
    ['emergency', 'orange', ['emergency unclaimed +15']],
  ])('of %s at %s', (name, level, expected) => {
    expect(told(reasonsToRing(known(openedAt(name, level)), org, defaultPolicy))).toEqual(expected);
  });

  it('where a unit has no group the others are rung', () => {
    expect(told(reasonsToRing(known(red), withoutGroups('east'), defaultPolicy))).toEqual([
      'xuhui told +0',
      'hq told +0',
      'xuhui unclaimed +5',
    ]);
  });

  it.each<[string, readonly IncidentEvent[], boolean]>([
    ['red opens', [red], true],
    ['orange opens', [orange], true],
    ['yellow opens', [opened], false],
    ['it becomes red', [opened, levelSet('yellow', 'red', 3)], true],
    ['somebody is called', [orange, calledBy(timer, east, 15)], true],
    ['it is moved', [red, movedAway], true],
    ['it is given up', [red, claimedBy(liMin), released], true],
    ['a claim is undone', [red, claimedBy(liMin), { ...stamp, type: 'undone', what: 'claim' }], true],
    ['somebody claims', [red, claimedBy(liMin)], false],
    ['it becomes red in somebody’s hands', [opened, claimedBy(liMin), levelSet('yellow', 'red', 3)], false],
  ])('it is looked at when %s', (_what, history, looked) => {
    const at = history.at(-1)?.at;
    const effects = follows(history).filter(({ type }) => type === 'ring');
    expect(effects).toEqual(looked ? [{ type: 'ring', incident, at }] : []);
  });
});

function one(id: string, change: Partial<Person> = {}): Person {
  return {
    ...{ id: id as PersonId, name: id, unit: xuhui, department: '', post: '', phone: '', email: '' },
    ...{ identities: [`feishu:t:${id}`], onCall: false, roster: [] },
    ...change,
  };
}

function peopleOf(...all: readonly Person[]): People {
  return { byId: new Map(all.map((each) => [each.id, each])), byIdentity: new Map() };
}

const chat: Means = { platforms: ['feishu', 'slack', 'wecom-app'], hook: false };
const both: Means = { ...chat, hook: true };

describe('by which way', () => {
  const account = { identities: ['web:d:a', 'slack:t:a', 'feishu:t:a', 'feishu:t:b'] };
  it.each<[string, Partial<Person>, Loudness, Means, readonly string[]]>([
    ['the apps that ring, in the order of people.csv', account, 'app', chat, ['slack', 'feishu']],
    ['the telephone after the apps', { ...account, phone: '1' }, 'app', both, ['slack', 'feishu', 'hook']],
    ['a text message before the apps', { ...account, phone: '1' }, 'sms', both, ['hook', 'slack', 'feishu']],
    ['a call before the apps', { ...account, phone: '1' }, 'phone', both, ['hook', 'slack', 'feishu']],
    ['no telephone without a number', account, 'phone', both, ['slack', 'feishu']],
    ['no telephone without anyone who dials', { ...account, phone: '1' }, 'phone', chat, ['slack', 'feishu']],
    [
      'the app of a company whose groups another way goes into',
      { identities: ['wecom:ww1:a'] },
      'app',
      chat,
      ['wecom-app'],
    ],
    ['none at all', { identities: ['web:d:a'] }, 'app', chat, []],
  ])('%s', (_what, change, how, means, expected) => {
    expect(waysOf(one('a', change), how, means)).toEqual(expected);
  });
});

describe('the duty persons of a unit', () => {
  const deaf = { identities: [], onCall: true };
  it.each<[string, readonly Person[], readonly string[]]>([
    ['who is on call there', [one('a', { onCall: true }), one('b')], ['a']],
    ['all who are on call there', [one('a', { onCall: true }), one('b', { onCall: true })], ['a', 'b']],
    ['not who is on call elsewhere', [one('a', { onCall: true, unit: east })], []],
    ['the deputy of who cannot be rung', [one('a', { ...deaf, deputy: 'b' as PersonId }), one('b')], ['b']],
    [
      'a deputy of two once',
      [
        one('a', { ...deaf, deputy: 'c' as PersonId }),
        one('b', { ...deaf, deputy: 'c' as PersonId }),
        one('c'),
      ],
      ['c'],
    ],
    [
      'nobody where the deputy cannot be rung either',
      [one('a', { ...deaf, deputy: 'b' as PersonId }), one('b', { identities: [] })],
      [],
    ],
  ])('%s', (_what, people, expected) => {
    expect(dutyPersons(xuhui, peopleOf(...people), chat).map(({ id }) => id)).toEqual(expected);
  });
});

describe('one step after the other', () => {
  const deputy = one('deputy', { phone: '2' });
  const duty = one('duty', { onCall: true, phone: '1', deputy: deputy.id });
  const open = known(red);
  const first = { incident, person: duty.id, unit: xuhui, why: 'told', since: noon } as const;

  function rung(how: Loudness, minutes: number, change: Partial<Rung> = {}): Rung {
    const way = how === 'app' ? 'feishu' : 'hook';
    const at = after(minutes);
    const made = { ...first, how, way, id: `${how} ${minutes}`, askedAt: at, at, outcome: 'sent' } as const;
    return { ...made, ...change };
  }

  /** `duty app feishu`, and when it is looked at again. */
  function next(
    minutes: number,
    rungs: readonly Rung[],
    wanted: readonly Partial<Reason & { readonly whom: readonly Person[] }>[] = [{}],
  ) {
    if (open.stage !== 'open') throw new Error('it is open');
    const plan = planRinging({
      ...{ incident: open, rungs, by: ['app', 'sms', 'phone'], repeatMs: 180_000, now: after(minutes) },
      wanted: wanted.map((each) => ({ ...first, duties: [], whom: [duty], ...each })),
      ...{ people: peopleOf(duty, deputy), means: both },
    });
    const lookAt = plan.lookAt && (plan.lookAt.getTime() - noon.getTime()) / 60_000;
    return [...plan.ring.map(({ person: who, how, way, why }) => `${who} ${how} ${way} ${why}`), lookAt];
  }

  const app = rung('app', 0);
  const sms = rung('sms', 3);
  const phone = rung('phone', 6);
  const ladder = [app, sms, phone];
  const stood = rung('phone', 9, { person: deputy.id });
  const failed = { outcome: 'failed' } as const;
  const later = { why: 'unclaimed', since: after(5) } as const;

  it.each<[string, number, readonly Rung[], readonly (string | number | undefined)[]]>([
    ['the app first', 0, [], ['duty app feishu told', 3]],
    ['nothing before its time', 2, [app], [3]],
    ['a text message, unread after three minutes', 3, [app], ['duty sms hook told', 6]],
    ['a call after three more', 6, [app, sms], ['duty phone hook told', 9]],
    ['then the deputy, as loud', 9, ladder, ['deputy phone hook told', 12]],
    ['and then nobody', 20, [...ladder, stood], [undefined]],
    ['nobody who has read', 3, [{ ...app, readAt: after(1) }], [undefined]],
    ['nobody who has read the message before', 6, [{ ...app, readAt: after(4) }, sms], [undefined]],
    ['another way at once where one failed', 1, [{ ...app, ...failed }], ['duty app hook told', 4]],
    [
      'louder at once where every way failed',
      1,
      [
        { ...app, ...failed },
        { ...app, ...failed, id: 'x', way: 'hook' },
      ],
      ['duty sms hook told', 4],
    ],
    [
      'louder where a platform gives no answer',
      3,
      [rung('app', 0, { outcome: 'uncertain' })],
      ['duty sms hook told', 6],
    ],
    [
      'the deputy’s other way where theirs failed',
      10,
      [...ladder, { ...stood, ...failed }],
      ['deputy phone feishu told', 13],
    ],
  ])('%s', (_what, minutes, rungs, expected) => {
    expect(next(minutes, rungs)).toEqual(expected);
  });

  it.each<[string, number, readonly Rung[], readonly (string | number | undefined)[]]>([
    ['is waited for', 1, [app], [3]],
    ['is said with a ring that goes on', 6, [app, sms], ['duty phone hook told', 9]],
    ['rings anew who has read the last', 5, [{ ...app, readAt: after(1) }], ['duty app feishu unclaimed', 8]],
    ['does not ring twice who was rung since', 20, [...ladder, stood], [undefined]],
    ['rings anew who was rung in vain before it', 9, [app, stood], ['duty sms hook told', 12]],
  ])('a reason that arises later %s', (_what, minutes, rungs, expected) => {
    expect(next(minutes, rungs, [{}, later])).toEqual(expected);
  });

  it('rings two who are wanted for several reasons once each', () => {
    const wanted = [{ whom: [duty, deputy] }, { unit: east, whom: [deputy] }];
    expect(next(0, [], wanted)).toEqual(['duty app feishu told', 'deputy app feishu told', 3]);
  });

  it('does not make a deputy of who is rung anyway', () => {
    const own = { ...app, id: 'own', person: deputy.id, readAt: after(1) };
    expect(next(9, [...ladder, own], [{ whom: [duty, deputy] }])).toEqual([undefined]);
  });

  it('waits for a reason that lies ahead', () => {
    expect(next(0, [], [{ why: 'unclaimed', since: after(15) }])).toEqual([15]);
  });
});
