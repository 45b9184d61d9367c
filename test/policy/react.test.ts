import { describe, expect, it } from 'vitest';
import type { Level } from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Effect } from '../../src/policy/effect.ts';
import { react } from '../../src/policy/react.ts';
import { org, type UnitName, unit, withoutGroups } from '../support/demoOrg.ts';
import { claimTimer, follows, openedAt, timers, told } from '../support/following.ts';
import {
  after,
  calledBy,
  chenYu,
  claimedBy,
  closedBy,
  directedTo,
  dismissedBy,
  doneBy,
  east,
  hq,
  incident,
  levelSet,
  liMin,
  mergedBy,
  opened,
  otherIncident,
  person,
  pudong,
  story,
  timer,
  triage,
  words,
  xuhui,
} from '../support/story.ts';

const stamp = { incident, by: person(chenYu), at: after(20) } as const;

describe('who hears at once of a new incident', () => {
  it.each<[UnitName, Level, readonly string[]]>([
    ['xuhui', 'red', ['xuhui:monitor', 'east:coordination', 'hq:command+analysis+office']],
    ['xuhui', 'orange', ['xuhui:monitor', 'east:coordination', 'hq:command+analysis+office']],
    ['xuhui', 'yellow', ['xuhui:monitor', 'east:coordination']],
    ['xuhui', 'blue', ['xuhui:monitor']],
    ['nansha', 'yellow', ['nansha:monitor', 'delta:coordination', 'south:coordination']],
    ['emergency', 'blue', ['emergency:monitor', 'xuhui:monitor']],
    ['direct', 'yellow', ['direct:monitor']],
    ['east', 'yellow', ['east:coordination']],
    ['east', 'blue', ['east:coordination']],
    ['east', 'red', ['east:coordination', 'hq:command+analysis+office']],
    ['hq', 'red', ['hq:command+analysis+office']],
    ['hq', 'blue', ['hq:office']],
  ])('%s, %s', (name, level, groups) => {
    expect(told(follows([openedAt(name, level)]))).toEqual(groups.map((each) => `${each} opened`));
  });

  it('a unit without groups breaks nothing: those with groups hear', () => {
    expect(told(follows([openedAt('xuhui', 'yellow')], withoutGroups('east')))).toEqual([
      'xuhui:monitor opened',
    ]);
    expect(told(follows([openedAt('xuhui', 'yellow')], withoutGroups('xuhui')))).toEqual([
      'east:coordination opened',
    ]);
  });

  it('when none of them has a group the next unit up hears: nothing is lost', () => {
    expect(told(follows([openedAt('xuhui', 'blue')], withoutGroups('xuhui')))).toEqual([
      'east:coordination opened',
    ]);
    expect(told(follows([openedAt('xuhui', 'blue')], withoutGroups('xuhui', 'east')))).toEqual([
      'hq:command+analysis+office opened',
    ]);
  });
});

describe('the claim clock is set', () => {
  it.each<[string, readonly IncidentEvent[], readonly Effect[]]>([
    ['when it opens', [opened], [claimTimer(30)]],
    ['when the next tier is called', [opened, calledBy(timer, east, 30)], [claimTimer(60)]],
    ['when a person escalates', [opened, calledBy(person(liMin), east, 10)], [claimTimer(30)]],
    ['not when nobody is left to call', [opened, calledBy(timer, hq, 30)], []],
    ['not for what HQ itself owns', [openedAt('hq', 'red')], []],
    ['shorter when the level rises', [opened, levelSet('yellow', 'red', 10, triage)], [claimTimer(15)]],
    ['anew when the level falls', [opened, levelSet('yellow', 'blue', 10)], [claimTimer(130)]],
    ['not by a rise while somebody has it', [opened, claimedBy(liMin), levelSet('yellow', 'red', 10)], []],
    [
      'when a claim is given up',
      [opened, claimedBy(liMin), { ...stamp, type: 'released' }],
      [claimTimer(50)],
    ],
    [
      'as it was when a claim is undone',
      [opened, claimedBy(liMin), { ...stamp, type: 'undone', what: 'claim' }],
      [claimTimer(30)],
    ],
    [
      'as it was when a dismissal is undone',
      [opened, dismissedBy(liMin), { ...stamp, type: 'undone', what: 'dismissal' }],
      [claimTimer(30)],
    ],
    [
      'when it is reopened',
      [opened, closedBy(chenYu, 10), { ...stamp, type: 'reopened', reason: words }],
      [claimTimer(50)],
    ],
    [
      'when it moves',
      [opened, { ...stamp, type: 'moved', from: xuhui, to: pudong, why: 'move' }],
      [claimTimer(50)],
    ],
    ['not when it is claimed, dismissed or closed', [opened, closedBy(chenYu)], []],
  ])('%s', (_rule, history, expected) => {
    expect(timers(follows(history))).toEqual(expected);
  });

  it('once, when several tiers are called together', () => {
    const both = [calledBy(timer, unit('delta'), 5), calledBy(timer, unit('south'), 5)];
    const next = story(openedAt('nansha', 'yellow'), ...both);
    const effects = both.flatMap((event) => react(event, next, { org, policy: defaultPolicy }));
    expect(timers(effects)).toEqual([claimTimer(35)]);
  });
});

describe('reminders and due times', () => {
  it('are timers of their own', () => {
    expect(timers(follows([opened, directedTo(xuhui, 5, 30)]))).toEqual([
      {
        type: 'timer',
        timer: { kind: 'directive', incident, to: xuhui, givenAt: after(5).toISOString() },
        at: after(30),
      },
    ]);
    expect(timers(follows([opened, { ...stamp, type: 'snoozed', until: after(50), unit: xuhui }]))).toEqual([
      { type: 'timer', timer: { kind: 'wake', incident }, at: after(50) },
    ]);
  });
});

describe('a merge and a split', () => {
  it('ring nowhere by themselves and set no clock: the cards change', () => {
    for (const event of [
      mergedBy(chenYu),
      { ...stamp, type: 'absorbed', from: otherIncident, mentions: [] } as const,
      { ...stamp, type: 'splitOff', to: otherIncident, mentions: [] } as const,
    ]) {
      expect(follows([opened, event])).toEqual([{ type: 'refresh', incident }]);
    }
  });

  it('open what was split off as any other: its groups hear and its clock is set', () => {
    const born = { ...openedAt('xuhui', 'yellow'), by: person(chenYu), from: otherIncident } as IncidentEvent;
    expect(told(follows([born]))).toEqual(['xuhui:monitor opened', 'east:coordination opened']);
    expect(timers(follows([born]))).toEqual([claimTimer(30)]);
  });
});

it('every event brings every card up to date once', () => {
  const all: readonly (readonly IncidentEvent[])[] = [
    [opened],
    [opened, claimedBy(liMin)],
    [opened, calledBy(timer, east, 30)],
    [opened, directedTo(xuhui, 5, 30)],
    [opened, levelSet('yellow', 'red', 5)],
    [opened, closedBy(chenYu)],
    [opened, mergedBy(chenYu)],
    [opened, directedTo(xuhui, 5, 30), doneBy(liMin, xuhui, 5, 20)],
    [opened, { ...stamp, type: 'absorbed', from: otherIncident, mentions: [] }],
    [opened, { ...stamp, type: 'splitOff', to: otherIncident, mentions: [] }],
  ];
  for (const history of all) {
    expect(follows(history).filter(({ type }) => type === 'refresh')).toEqual([
      { type: 'refresh', incident },
    ]);
  }
});
