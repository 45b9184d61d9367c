import { describe, expect, it } from 'vitest';
import type { Mark } from '../../src/incident/statement.ts';
import {
  approved,
  bedFree,
  bySite,
  command,
  confirmed,
  doubted,
  drafted,
  ended,
  first,
  firstDraft,
  givenSpeech,
  named,
  nextDraft,
  publishing,
  ready,
  reason,
  release,
  said,
  scheduled,
  second,
  submitted,
  told,
  writer,
} from '../support/speech.ts';
import {
  after,
  chenYu,
  closedBy,
  dismissedBy,
  liMin,
  mergedBy,
  opened,
  otherIncident,
  person,
  timer,
  zhouJie,
} from '../support/story.ts';

const it1 = [opened, drafted(person(liMin))];
const draftedNext = { type: 'drafted', version: 2, hash: 'h2', statement: first };
const superseded = { type: 'versionEnded', ...named, how: 'superseded' };
const grave: readonly Mark[] = [
  { check: 'identity', blocking: true },
  { check: 'identity', blocking: true },
  { check: 'absolute', blocking: false },
];
const over = { reason: 'wrongStage', stage: 'dismissed' } as const;
const elsewhere = { reason: 'mergedInto', into: otherIncident } as const;

describe('a text 拟声明', () => {
  it('is the first of a statement, its writer’s', () => {
    const { type: _, number, ...rest } = firstDraft;
    const next = givenSpeech(opened)
      .when(release, firstDraft)
      .yields({ ...rest, type: 'drafted', version: number, authors: [liMin] });
    expect(next.versions?.[0]).toMatchObject({ number: 1, statement: first, publications: [] });
  });

  it('may be made when the incident is closed', () => {
    const { decision } = givenSpeech(opened, closedBy(chenYu)).when(release, firstDraft, 40);
    expect(decision.ok).toBe(true);
  });

  it('of a machine is nobody’s', () => {
    const { decision } = givenSpeech(opened).when({ actor: writer }, firstDraft);
    expect(decision).toMatchObject({ ok: true, events: [{ authors: [] }] });
  });

  it('takes the place of the one before, whose authors stay authors', () => {
    const { decision } = givenSpeech(...ready).when(command, nextDraft);
    const events = [superseded, { ...draftedNext, authors: [liMin, chenYu], base: 1 }];
    expect(decision).toMatchObject({ ok: true, events });
  });

  it('of a machine takes the place of one that nobody has handed in, and its authors stay', () => {
    const { decision } = givenSpeech(...it1).when({ actor: writer }, nextDraft);
    expect(decision).toMatchObject({ events: [superseded, { ...draftedNext, authors: [liMin] }] });
  });

  it('comes after one that has ended without ending it again', () => {
    const { decision } = givenSpeech(...it1, submitted(), ended('rejected')).when(release, nextDraft);
    expect(decision).toMatchObject({ ok: true, events: [draftedNext] });
  });

  it('corrects what is public', () => {
    const about = { ...firstDraft, number: 2, statement: second, purpose: 'correction', about: 1 } as const;
    const { decision } = givenSpeech(...ready, publishing(), told('published')).when(release, about);
    expect(decision).toMatchObject({
      ok: true,
      events: [{ statement: second, about: 1, purpose: 'correction' }],
    });
  });

  const next2 = drafted(person(liMin), { version: 2, hash: 'h2', base: 1 });
  const correction = { ...firstDraft, number: 2, statement: second, purpose: 'correction' } as const;
  it.each([
    ['has no words', it1, { ...nextDraft, text: undefined }, { reason: 'textMissing', field: 'text' }],
    ['comes before the incident', [], firstDraft, { reason: 'wrongStage', stage: 'none' }],
    ['comes after a dismissal', [opened, dismissedBy(liMin)], firstDraft, over],
    ['comes after a merge', [opened, mergedBy(liMin)], firstDraft, elsewhere],
    ['follows what is not there', [opened], nextDraft, { reason: 'notFound' }],
    ['follows a text of another statement', it1, { ...nextDraft, statement: second }, { reason: 'notFound' }],
    [
      'goes on with a statement without naming its last text, so that its authors would be forgotten',
      it1,
      { ...firstDraft, number: 2 },
      { reason: 'notFound' },
    ],
    [
      'follows a text that another has replaced',
      [...it1, next2],
      { ...nextDraft, number: 3 },
      { reason: 'textChanged', current: 2 },
    ],
    [
      'has a number that another was faster to take',
      it1,
      { ...firstDraft, statement: second },
      { reason: 'textChanged', current: 1 },
    ],
    ['leaves a number out', [opened], { ...firstDraft, number: 2 }, { reason: 'textChanged', current: 0 }],
    ['would replace one on its way out', [...ready, publishing()], nextDraft, { reason: 'underway' }],
    [
      'would replace one that lies there',
      [...ready, publishing(), told('handedOver')],
      nextDraft,
      { reason: 'underway' },
    ],
    [
      'would replace one that may be public',
      [...ready, publishing(), told('uncertain')],
      nextDraft,
      { reason: 'underway' },
    ],
    ['corrects nothing', it1, correction, { reason: 'noPublication' }],
    ['corrects what is not public', it1, { ...correction, about: 1 }, { reason: 'noPublication' }],
    [
      'corrects what failed',
      [...ready, publishing(), told('failed')],
      { ...correction, about: 1 },
      { reason: 'noPublication' },
    ],
    [
      'rests on what nobody confirmed',
      [opened, said(liMin)],
      { ...firstDraft, facts: [bedFree] },
      { reason: 'factsChanged', facts: [bedFree] },
    ],
  ] as const)('is refused when it %s', (_when, history, { text, ...asked }, refusal) => {
    givenSpeech(...history)
      .when(release, { ...asked, ...(text && { text }) }, 50)
      .refused(refusal);
  });

  it('of a machine takes away nobody’s yes', () => {
    givenSpeech(...it1, submitted())
      .when({ actor: writer }, nextDraft)
      .refused({ reason: 'noLongerNeeded' });
  });

  it('may follow one that certainly did not go out', () => {
    for (const state of ['failed', 'stopped'] as const) {
      const { decision } = givenSpeech(...ready, publishing(), told(state)).when(release, nextDraft);
      expect(decision).toMatchObject({ ok: true, events: [superseded, draftedNext] });
    }
  });
});

const submit = { type: 'submit', ...named } as const;

describe('handing in 提交审批', () => {
  it('asks for what the level asks, for so long', () => {
    const next = givenSpeech(...it1)
      .when(release, submit, 10, { needs: ['command', 'review'], approvalMs: 60_000 })
      .yields({ type: 'submitted', ...named, needs: ['command', 'review'], until: after(11) });
    expect(next.versions?.[0]?.submission).toMatchObject({ by: liMin, approvals: [] });
  });

  it('may be done with a warning in it', () => {
    const marks = [{ check: 'absolute', blocking: false }] as const;
    expect(givenSpeech(opened, drafted(writer, { marks })).when(release, submit).decision.ok).toBe(true);
  });

  const known = [opened, said(liMin), confirmed(chenYu)];
  it.each([
    ['once', [...it1, submitted()], submit, { reason: 'submittedAlready' }],
    ['what is there', [opened], submit, { reason: 'notFound' }],
    ['the text that was seen', it1, { ...submit, hash: 'other' }, { reason: 'textChanged', current: 1 }],
    [
      'the last text',
      [...it1, drafted(person(liMin), { version: 2, hash: 'h2', base: 1 })],
      submit,
      { reason: 'textChanged', current: 2 },
    ],
    ['what has not ended', [...it1, ended('takenBack')], submit, { reason: 'versionOver', how: 'takenBack' }],
    [
      'what has nothing to be mended',
      [opened, drafted(writer, { marks: grave })],
      submit,
      { reason: 'blocked', checks: ['identity'] },
    ],
    [
      'what rests on what is so',
      [...known, doubted(zhouJie), drafted(writer, { facts: [bedFree] })],
      submit,
      { reason: 'factsChanged', facts: [bedFree] },
    ],
    ['while it is no dismissed matter', [...it1, dismissedBy(liMin)], submit, over],
    ['where it was merged into', [...it1, mergedBy(liMin)], submit, elsewhere],
  ] as const)('goes for %s', (_what, history, asked, refusal) => {
    givenSpeech(...history)
      .when(release, asked, 50)
      .refused(refusal);
  });

  it('is for people', () => {
    givenSpeech(...it1)
      .when({ actor: timer }, submit)
      .refused({ reason: 'notPermitted', needs: [] });
  });
});

const takeBack = { type: 'takeBack', ...named } as const;
const reject = { type: 'reject', ...named, reason } as const;
const changes = { ...reject, type: 'askChanges' } as const;

describe('taking back and sending back', () => {
  it.each([
    [release, takeBack, { how: 'takenBack' }],
    [command, reject, { how: 'rejected', reason }],
    [command, changes, { how: 'changesAsked', reason }],
  ] as const)('ends the version', (who, asked, how) => {
    const next = givenSpeech(...it1, submitted(), approved(zhouJie, 'review'))
      .when(who, asked)
      .yields({ type: 'versionEnded', ...named, ...how });
    expect(next.versions?.[0]?.end).toMatchObject(how);
  });

  it('is possible until it is on its way, also of what has its quorum and what is set for later', () => {
    for (const asked of [takeBack, reject, changes])
      expect(givenSpeech(...ready).when(command, asked).decision.ok).toBe(true);
    expect(givenSpeech(...ready, publishing(), told('stopped')).when(command, reject).decision.ok).toBe(true);
  });

  it.each([
    ['what nobody handed in', it1, { reason: 'notSubmitted' }],
    ['what is on its way', [...ready, publishing()], { reason: 'underway' }],
    ['what is public', [...ready, publishing(), told('published')], { reason: 'underway' }],
    ['what has ended', [...it1, submitted(), ended('expired')], { reason: 'versionOver', how: 'expired' }],
    ['what is not there', [opened], { reason: 'notFound' }],
  ] as const)('does not reach %s', (_what, history, refusal) => {
    for (const asked of [takeBack, reject, changes])
      givenSpeech(...history)
        .when(command, asked)
        .refused(refusal);
  });

  it('counts for the text that was seen only', () => {
    for (const asked of [takeBack, reject, changes])
      givenSpeech(...ready)
        .when(command, { ...asked, hash: 'h0' })
        .refused({ reason: 'textChanged', current: 1 });
  });

  it('needs a reason to send back, and a person', () => {
    for (const type of ['reject', 'askChanges'] as const)
      givenSpeech(...ready)
        .when(command, { type, ...named })
        .refused({ reason: 'textMissing', field: 'reason' });
    for (const asked of [takeBack, reject, changes])
      givenSpeech(...ready)
        .when({ actor: timer }, asked)
        .refused({ reason: 'notPermitted', needs: [] });
  });
});

describe('time that runs out', () => {
  const late = { type: 'approvalLate', version: 1 } as const;
  const waits = { type: 'approvalWaits', version: 1, step: 2 } as const;
  const waiting = [...it1, submitted()];

  it('ends what was not approved in time', () => {
    givenSpeech(...waiting)
      .when({ actor: timer }, late, 125)
      .yields({ type: 'versionEnded', ...named, how: 'expired' });
  });

  it('ends what was approved and never published', () => {
    expect(givenSpeech(...ready).when({ actor: timer }, late, 126).decision.ok).toBe(true);
  });

  it('reminds of what still waits', () => {
    givenSpeech(...waiting)
      .when({ actor: timer }, waits, 35)
      .yields({ type: 'approvalReminded', ...named, step: 2 });
  });

  it('reminds of what waits since the level rose', () => {
    givenSpeech(...ready)
      .when({ actor: timer }, waits, 35, { needs: ['command', 'review'] })
      .yields({ type: 'approvalReminded', ...named, step: 2 });
  });

  it.each([
    ['its time is not over', waiting, late, 124],
    ['the last yes gave it more time', ready, late, 125.5],
    ['it is set for later', [...ready, scheduled(300)], late, 200],
    ['it is on its way', [...ready, publishing()], late, 200],
    ['it has ended', [...waiting, ended('rejected')], late, 200],
    ['nobody handed it in', it1, late, 200],
    ['there is none', [opened], late, 200],
    ['all have said yes', ready, waits, 35],
    ['its time is over', waiting, waits, 125],
    ['it has ended meanwhile', [...waiting, ended('rejected')], waits, 35],
    ['there is no such text', [opened], waits, 35],
  ] as const)('asks for nothing when %s', (_when, history, asked, minutes) => {
    givenSpeech(...history)
      .when({ actor: timer }, asked, minutes)
      .refused({ reason: 'noLongerNeeded' });
  });
});

describe('an edit', () => {
  it('leaves no approval alive', () => {
    const { decision } = givenSpeech(...ready).when(release, nextDraft);
    const events = decision.ok ? decision.events : [];
    for (const version of [
      named,
      { version: 2, hash: 'h2' },
      { version: 2, hash: 'h1' },
      { version: 1, hash: 'h2' },
    ]) {
      const answer = givenSpeech(...ready, ...events).when(release, {
        type: 'publish',
        ways: bySite,
        ...version,
      });
      expect(answer.decision.ok).toBe(false);
    }
  });
});
