import { describe, expect, it } from 'vitest';
import type { Level, UnitPath } from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Effect } from '../../src/policy/effect.ts';
import { react } from '../../src/policy/react.ts';
import { org, type UnitName, unit, units, withoutGroups } from '../support/demoOrg.ts';
import {
  after,
  calledBy,
  chenYu,
  claimedBy,
  closedBy,
  directedTo,
  dismissalAskedBy,
  dismissedBy,
  east,
  hq,
  incident,
  levelSet,
  liMin,
  opened,
  person,
  pudong,
  story,
  timer,
  triage,
  words,
  xuhui,
  zhouJie,
} from '../support/story.ts';

const stamp = { incident, by: person(chenYu), at: after(20) } as const;

/** What follows from the last of these events. */
function follows(history: readonly IncidentEvent[], chain = org): readonly Effect[] {
  const last = history.at(-1);
  return last ? react(last, story(...history), { org: chain, policy: defaultPolicy }) : [];
}

/** `east:coordination opened`, one line for each group that is told, as a director would check it. */
function told(effects: readonly Effect[]): readonly string[] {
  const nameOf = (path: UnitPath) => Object.entries(units).find(([, each]) => each === path)?.[0];
  return effects.flatMap((effect) =>
    effect.type === 'tell' ? [`${nameOf(effect.unit)}:${effect.duties.join('+')} ${effect.ring}`] : [],
  );
}

function timers(effects: readonly Effect[]): readonly Effect[] {
  return effects.filter(({ type }) => type === 'timer');
}

function claimTimer(minutes: number): Effect {
  return { type: 'timer', timer: { kind: 'claim', incident }, at: after(minutes) };
}

function openedAt(name: UnitName, level: Level): IncidentEvent {
  return { ...opened, unit: unit(name), level };
}

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

describe('whose phone rings', () => {
  const rung: readonly (readonly [string, readonly IncidentEvent[], readonly string[]])[] = [
    ['a called tier, by the clock', [opened, calledBy(timer, east, 30)], ['east:coordination called']],
    [
      'a called tier, by a person',
      [opened, calledBy(person(liMin), hq, 3)],
      ['hq:command+analysis+office escalated'],
    ],
    [
      'all who hear of the graver level, and who had been called',
      [{ ...opened, level: 'blue' }, calledBy(timer, hq, 3), levelSet('blue', 'yellow', 5)],
      ['xuhui:monitor levelRise', 'east:coordination levelRise', 'hq:command+analysis+office levelRise'],
    ],
    [
      'HQ when it becomes orange',
      [opened, levelSet('yellow', 'orange', 5, triage)],
      ['xuhui:monitor levelRise', 'east:coordination levelRise', 'hq:command+analysis+office levelRise'],
    ],
    ['nobody’s when a level falls', [opened, levelSet('yellow', 'blue', 5)], []],
    ['the one who is told to do something', [opened, directedTo(pudong, 5, 30)], ['pudong:monitor directed']],
    [
      'the one who did not do it and the one who ordered it',
      [opened, directedTo(xuhui, 5, 30), { ...stamp, type: 'directiveMissed', to: xuhui, givenAt: after(5) }],
      ['xuhui:monitor deadlineMissed', 'east:coordination deadlineMissed'],
    ],
    [
      'the region’s, asked to confirm a dismissal',
      [opened, dismissalAskedBy(liMin)],
      ['east:coordination+office+command dismissalAsked'],
    ],
    [
      'the new unit’s, when it moves',
      [opened, { ...stamp, type: 'moved', from: xuhui, to: pudong, why: 'move' }],
      ['pudong:monitor moved'],
    ],
    [
      'the new region’s too, and not HQ’s again',
      [
        { ...opened, level: 'red' },
        { ...stamp, type: 'moved', from: xuhui, to: unit('nansha'), why: 'move' },
      ],
      ['nansha:monitor moved', 'delta:coordination moved', 'south:coordination moved'],
    ],
    [
      'the superior’s, when it is not ours',
      [opened, { ...stamp, type: 'moved', from: xuhui, to: east, why: 'notOurs' }],
      ['east:coordination moved'],
    ],
    [
      'the superior’s alone: who stood above both has heard of it',
      [
        openedAt('nansha', 'red'),
        { ...stamp, type: 'moved', from: unit('nansha'), to: unit('delta'), why: 'notOurs' },
      ],
      ['delta:coordination moved'],
    ],
    [
      'the group’s that asked to be reminded',
      [opened, { ...stamp, type: 'woken', unit: xuhui }],
      ['xuhui:monitor woken'],
    ],
    [
      'everybody’s who heard of it, when it is open again',
      [opened, closedBy(chenYu, 10), { ...stamp, type: 'reopened', reason: words }],
      ['xuhui:monitor opened', 'east:coordination opened'],
    ],
  ];

  it.each(rung)('%s', (_rule, history, expected) => {
    expect(told(follows(history))).toEqual(expected);
  });

  const quiet: readonly (readonly [string, readonly IncidentEvent[]])[] = [
    ['further mentions', [opened, { ...stamp, type: 'joined', mentions: opened.mentions }]],
    ['a claim', [opened, claimedBy(liMin)]],
    ['a claim given up', [opened, claimedBy(liMin), { ...stamp, type: 'released' }]],
    [
      'a handing over',
      [opened, claimedBy(liMin), { ...stamp, type: 'handedOver', to: zhouJie, unit: xuhui }],
    ],
    ['another nature', [opened, { ...stamp, type: 'natureChanged', from: 'safety', to: 'rumour' }]],
    ['a fact', [opened, { ...stamp, type: 'noted', text: words }]],
    ['a dismissal', [opened, dismissedBy(liMin)]],
    ['a rejected dismissal', [opened, dismissalAskedBy(liMin), { ...stamp, type: 'dismissalRejected' }]],
    ['a snooze', [opened, { ...stamp, type: 'snoozed', until: after(50), unit: xuhui }]],
    ['a close', [opened, closedBy(chenYu)]],
  ];

  it.each(quiet)('nobody’s for %s: the card itself changes', (_rule, history) => {
    expect(told(follows(history))).toEqual([]);
  });

  it('HQ’s confirms where a branch has no region', () => {
    const own = openedAt('direct', 'yellow');
    expect(told(follows([own, dismissalAskedBy(liMin)]))).toEqual([
      'hq:coordination+office+command dismissalAsked',
    ]);
  });

  it('someone’s still, when an incident moves to a unit without groups', () => {
    const moved: IncidentEvent = { ...stamp, type: 'moved', from: pudong, to: xuhui, why: 'move' };
    const mute = withoutGroups('xuhui');
    expect(told(follows([openedAt('pudong', 'blue'), moved], mute))).toEqual(['east:coordination moved']);
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

it('every event brings every card up to date once', () => {
  const all: readonly (readonly IncidentEvent[])[] = [
    [opened],
    [opened, claimedBy(liMin)],
    [opened, calledBy(timer, east, 30)],
    [opened, directedTo(xuhui, 5, 30)],
    [opened, levelSet('yellow', 'red', 5)],
    [opened, closedBy(chenYu)],
  ];
  for (const history of all) {
    expect(follows(history).filter(({ type }) => type === 'refresh')).toEqual([
      { type: 'refresh', incident },
    ]);
  }
});
