import { describe, expect, it } from 'vitest';
import type { MentionId } from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { byHand } from '../../src/incident/statement.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { reactToStatement } from '../../src/policy/reactStatement.ts';
import { org } from '../support/demoOrg.ts';
import {
  approved,
  bedFree,
  confirmed,
  doubted,
  drafted,
  ended,
  first,
  handOut,
  link,
  named,
  publishing,
  ready,
  said,
  scheduled,
  siteOut,
  submitted,
  told,
  treated,
} from '../support/speech.ts';
import {
  after,
  chenYu,
  hq,
  incident,
  known,
  levelSet,
  liMin,
  opened,
  person,
  post,
  timer,
  triage,
  zhouJie,
} from '../support/story.ts';

type Statement = Parameters<typeof reactToStatement>[0];
const isOfStatement = (event: IncidentEvent | undefined): event is Statement => event !== undefined;

/** What follows from the last of these. */
function follows(...history: readonly IncidentEvent[]) {
  const last = history.at(-1);
  if (!isOfStatement(last)) throw new Error('nothing happened');
  return reactToStatement(last, known(...history), { org, policy: defaultPolicy });
}

const refresh = { type: 'refresh', incident, statement: first };
const tell = (ring: string, duties: readonly string[]) => ({
  ...{ type: 'tell', incident, unit: hq, duties, ring, statement: first },
});
const approval = (minutes: number, step?: number) => ({
  type: 'timer',
  timer: { kind: 'approval', incident, version: 1, ...(step !== undefined && { step }) },
  at: after(minutes),
});
const concerned = ['command', 'release'];
const happened = { incident, by: timer, at: after(30), ...named } as const;
const reminded = (step: number): IncidentEvent => ({ ...happened, type: 'approvalReminded', step });
const text = [opened, drafted(person(liMin))];
const out = [...ready, publishing()];

describe('what follows from what is to be said', () => {
  it.each<readonly [string, readonly IncidentEvent[], readonly object[]]>([
    ['a draft', text, [tell('drafted', ['release']), refresh]],
    [
      'handing in',
      [...text, submitted()],
      [tell('approvalAsked', ['command']), refresh, approval(35, 1), approval(125)],
    ],
    [
      'waiting',
      [...text, submitted(['command', 'review']), approved(chenYu, 'command'), reminded(1)],
      [tell('approvalWaits', ['review']), refresh, approval(60, 2)],
    ],
    [
      'waiting for the third time',
      [...text, submitted(), reminded(3)],
      [tell('approvalWaits', ['command']), refresh],
    ],
    [
      'waiting for what the level asks since it rose',
      [...ready, levelSet('yellow', 'red', 20), reminded(1)],
      [tell('approvalWaits', ['review']), refresh, approval(60, 2)],
    ],
    ['a first yes', [...text, submitted(['command', 'review']), approved(chenYu, 'command')], [refresh]],
    ['the last yes', ready, [tell('approvalGiven', ['release']), refresh, approval(126)]],
    ['a no', [...ready, ended('rejected')], [tell('sentBack', ['release']), refresh]],
    ['an end by time', [...ready, ended('expired')], [tell('sentBack', ['release']), refresh]],
    ['taking it back', [...ready, ended('takenBack')], [refresh]],
    ['a later text', [...ready, ended('superseded')], [refresh]],
    [
      'a later minute',
      [...ready, scheduled(60)],
      [refresh, { type: 'timer', timer: { kind: 'publish', incident, version: 1 }, at: after(60) }],
    ],
    [
      'a minute that could not be kept',
      [...ready, scheduled(20), { ...happened, type: 'calledOff', why: 'stopped' }],
      [tell('calledOff', concerned), refresh, approval(126)],
    ],
    [
      'calling it off',
      [...ready, scheduled(60), { ...happened, type: 'calledOff' }],
      [refresh, approval(126)],
    ],
    [
      'publishing',
      out,
      [refresh, { type: 'publish', incident, version: 1, publication: siteOut, way: 'site' }],
    ],
    ['publishing by hand', [...ready, publishing(handOut, byHand)], [refresh]],
    [
      'its being public',
      [...out, told('published', { link })],
      [
        tell('published', concerned),
        refresh,
        { type: 'timer', timer: { kind: 'look', incident, version: 1, publication: siteOut }, at: after(24) },
      ],
    ],
    [
      'something else being public',
      [...out, told('published', { same: false })],
      [tell('pageChanged', concerned), refresh, approval(126)],
    ],
    ...(['failed', 'uncertain', 'stopped'] as const).map(
      (state) =>
        [
          state,
          [...out, told(state)],
          [tell('publicationTrouble', concerned), refresh, approval(126)],
        ] as const,
    ),
    [
      'a page that changed',
      [...out, told('published'), { ...happened, type: 'pageChanged', publication: siteOut, gone: true }],
      [tell('pageChanged', concerned), refresh],
    ],
    [
      'its page reads as approved again: rings nobody',
      [
        ...out,
        told('published'),
        { ...happened, type: 'pageChanged', publication: siteOut, gone: false, restored: true },
      ],
      [refresh],
    ],
    ['a yes taken back', [...ready, { ...happened, by: person(chenYu), type: 'unapproved' }], [refresh]],
  ])('%s', (_what, history, effects) => {
    expect(follows(...history)).toEqual(effects);
  });

  it('a fact that is in doubt shows anew each text that rests on it, and no other', () => {
    const rests = drafted(person(liMin), { facts: [bedFree] });
    expect(follows(opened, said(liMin), confirmed(chenYu), rests, doubted(zhouJie))).toEqual([refresh]);
    expect(follows(opened, said(liMin), confirmed(chenYu), ...text.slice(1), doubted(zhouJie))).toEqual([]);
    expect(follows(opened, said(liMin))).toEqual([]);
  });

  it('the first fact that is sure brings the matter to the release group, a second one brings nothing', () => {
    const one = [opened, said(liMin), confirmed(chenYu)];
    const ready = { type: 'tell', incident, unit: hq, duties: ['release'], ring: 'factsReady' };
    expect(follows(...one)).toEqual([ready]);
    expect(follows(...one, said(liMin, treated), confirmed(chenYu, treated))).toEqual([]);
  });

  it('whoever speaks without us is told to headquarters at once', () => {
    const spoke = { incident, by: triage, at: after(3), type: 'spokeUnapproved', mention: post } as const;
    const duties = ['office', 'command'];
    expect(follows(opened, spoke)).toEqual([
      { type: 'tell', incident, unit: hq, duties, ring: 'spokeUnapproved' },
    ]);
    expect(follows(opened, spoke, { ...spoke, mention: 'm-2' as MentionId })).toEqual([]);
  });
});

describe('an approval that waits', () => {
  it('is never asked of nobody while a yes is missing', () => {
    for (const level of ['red', 'orange', 'yellow', 'blue'] as const) {
      const history = [...text, submitted(), levelSet('yellow', level, 20), reminded(2)];
      const [call] = follows(...history);
      expect(call).toMatchObject({ ring: 'approvalWaits', duties: defaultPolicy.levels[level].approvals });
    }
  });
});
