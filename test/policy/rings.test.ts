import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { unit, withoutGroups } from '../support/demoOrg.ts';
import { follows, openedAt, told } from '../support/following.ts';
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
  timer,
  triage,
  words,
  xuhui,
  zhouJie,
} from '../support/story.ts';

const stamp = { incident, by: person(chenYu), at: after(20) } as const;

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
