import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/incident/incident.ts';
import type { Command } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { offered } from '../../src/policy/offered.ts';
import type { Role } from '../../src/policy/org.ts';
import { org, unit } from '../support/demoOrg.ts';
import { said } from '../support/speech.ts';
import {
  calledBy,
  chenYu,
  claimedBy,
  closedBy,
  directedTo,
  dismissalAskedBy,
  dismissedBy,
  doneBy,
  east,
  hq,
  known,
  liMin,
  mergedBy,
  opened,
  person,
  pudong,
  timer,
} from '../support/story.ts';

const branch: Role = { unit: unit('xuhui'), duty: 'monitor' };
const region: Role = { unit: unit('east'), duty: 'coordination' };
const command: Role = { unit: unit('hq'), duty: 'command' };
const office: Role = { unit: unit('hq'), duty: 'office' };
const analysis: Role = { unit: unit('hq'), duty: 'analysis' };
const review: Role = { unit: unit('hq'), duty: 'review' };
const release: Role = { unit: unit('hq'), duty: 'release' };
const neighbour: Role = { unit: unit('pudong'), duty: 'monitor' };

const lead = ['setLevel', 'direct', 'move', 'close', 'addContact'] as const;
const handle = [
  'dismiss',
  'escalate',
  'addNote',
  'addFact',
  'setNature',
  'notOurs',
  'snooze',
  'merge',
  'split',
] as const;

describe('the buttons that a group may press now', () => {
  it.each<[string, Incident, Role, readonly Command['type'][]]>([
    ['an open one, at its branch', known(opened), branch, ['claim', ...handle]],
    ['an open one, at its region', known(opened), region, ['claim', ...handle, ...lead]],
    ['an open one, at HQ command', known(opened), command, ['claim', ...handle, ...lead, 'draft']],
    ['an open one, at HQ office', known(opened), office, ['claim', ...handle, 'move', 'close', 'addContact']],
    ['any, where it is watched', known(opened), analysis, ['addNote', 'addContact', 'addFact']],
    [
      'any, where law and medicine are looked after',
      known(opened),
      review,
      ['addNote', 'addContact', 'addFact'],
    ],
    ['any, where the words are found', known(opened), release, ['addNote', 'addContact', 'addFact', 'draft']],
    ['an open one, elsewhere', known(opened), neighbour, []],
    [
      'one sent down to another unit, there',
      known(opened, directedTo(pudong, 1, 9)),
      neighbour,
      ['addNote', 'addFact', 'finishDirective'],
    ],
    [
      'one sent down to another unit that said it is done, there',
      known(opened, directedTo(pudong, 1, 9), doneBy(liMin, pudong, 1, 5)),
      neighbour,
      ['addNote', 'addFact'],
    ],
    [
      'one sent down to its own unit, there',
      known(opened, directedTo(unit('xuhui'), 1, 9)),
      branch,
      ['claim', 'finishDirective', ...handle],
    ],
    [
      'one sent down, where it was ordered',
      known(opened, directedTo(pudong, 1, 9)),
      region,
      ['claim', ...handle, ...lead],
    ],
    ['a merged one, at its region', known(opened, mergedBy(chenYu)), region, ['addNote', 'addContact']],
    [
      'an owned one, at the owner’s group',
      known(opened, claimedBy(liMin)),
      branch,
      [...handle, 'release', 'handOver', 'undo'],
    ],
    [
      'an owned one whose claim can no longer be undone',
      known(opened, claimedBy(liMin), calledBy(person(liMin), hq, 3)),
      branch,
      [...handle.filter((type) => type !== 'escalate'), 'release', 'handOver'],
    ],
    [
      'an owned one, above',
      known(opened, claimedBy(liMin)),
      region,
      [...handle, ...lead, 'release', 'handOver'],
    ],
    [
      'one that the region has in hand, at the branch',
      known(opened, claimedBy(chenYu, 1, east)),
      branch,
      ['escalate', 'addNote', 'addFact', 'setNature', 'snooze'],
    ],
    [
      'one whose dismissal waits, at the branch that asked',
      known(opened, dismissalAskedBy(liMin)),
      branch,
      ['claim', ...handle.filter((type) => type !== 'dismiss'), 'undo'],
    ],
    [
      'one whose dismissal waits, at the region',
      known(opened, dismissalAskedBy(liMin)),
      region,
      [
        'claim',
        'confirmDismissal',
        'rejectDismissal',
        ...handle.filter((type) => type !== 'dismiss'),
        ...lead,
      ],
    ],
    [
      'one of which HQ has been called',
      known(opened, calledBy(timer, hq, 30)),
      branch,
      ['claim', ...handle.filter((type) => type !== 'escalate')],
    ],
    [
      'a dismissed one, at its branch',
      known(opened, dismissedBy(liMin)),
      branch,
      ['addNote', 'addFact', 'undo'],
    ],
    [
      'a dismissed one, at its region',
      known(opened, dismissedBy(liMin)),
      region,
      ['addNote', 'addContact', 'addFact', 'reopen'],
    ],
    ['a closed one, at its branch', known(opened, closedBy(chenYu)), branch, ['addNote', 'addFact']],
    [
      'a closed one, at its region',
      known(opened, closedBy(chenYu)),
      region,
      ['addNote', 'addContact', 'addFact', 'reopen'],
    ],
    [
      'HQ’s own, at HQ command: nobody is above it',
      { ...known(opened), unit: hq, called: [hq] },
      command,
      ['claim', 'dismiss', 'addNote', 'addFact', 'setNature', 'snooze', 'merge', 'split', ...lead, 'draft'],
    ],
    ['one that is not there', { stage: 'none' }, command, []],
  ])('%s', (_rule, about, seat, buttons) => {
    expect([...offered(about, seat, org, defaultPolicy)].sort()).toEqual([...buttons].sort());
  });

  it('come with the first thing to do first', () => {
    expect(offered(known(opened), branch, org, defaultPolicy)[0]).toBe('claim');
    expect(
      offered(known(opened, dismissalAskedBy(liMin), claimedBy(liMin, 3)), region, org, defaultPolicy)[0],
    ).toBe('dismiss');
  });

  it('the owner’s group confirms a fact that the owner added', () => {
    const incident = known(opened, claimedBy(liMin), said(liMin));
    expect(offered(incident, branch, org, defaultPolicy)).toContain('confirmFact');
  });
});
