import { describe, expect, it } from 'vitest';
import type { Speech } from '../../src/incident/circumstances.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { hasQuorum, unfilled, versionOf, waiting } from '../../src/incident/quorum.ts';
import {
  approvalMs,
  approved,
  approvedLast,
  bedFree,
  bySite,
  command,
  confirmed,
  doubted,
  drafted,
  ended,
  fangLan,
  givenSpeech,
  named,
  otherCommand,
  publishing,
  ready,
  reason,
  release,
  review,
  said,
  scheduled,
  submitted,
  writer,
} from '../support/speech.ts';
import {
  after,
  chenYu,
  dismissedBy,
  known,
  liMin,
  mergedBy,
  opened,
  otherIncident,
  person,
  timer,
  zhouJie,
} from '../support/story.ts';

const approve = { type: 'approve', ...named } as const;
const unapprove = { type: 'unapprove', ...named } as const;
const publish = { type: 'publish', ways: bySite, ...named } as const;
const both = ['command', 'review'];
const red: Partial<Speech> = { needs: both, liveOnly: true };
const handedIn = [opened, drafted(person(liMin)), submitted()];
const handedInRed = [opened, drafted(person(liMin)), submitted(both)];
const warned = drafted(writer, {
  marks: [
    { check: 'absolute', blocking: false },
    { check: 'promise', blocking: false },
  ],
});
const lasting = (minutes: number) => ({ until: new Date(after(minutes).getTime() + approvalMs) });

describe('what is missing', () => {
  const given = (...duties: readonly string[]) => duties.map((duty) => ({ duty }));
  it.each([
    [both, [], both],
    [both, ['command'], ['review']],
    [both, ['review', 'command'], []],
    [['command', 'command'], ['command'], ['command']],
    [['command'], ['command', 'command'], []],
    [['command'], ['review'], ['command']],
  ])('of %s after %s is %s', (needs, duties, missing) => {
    expect(unfilled(needs, given(...duties))).toEqual(missing);
  });

  const yes = (by: typeof liMin, duty: string, byFile?: true) => ({
    by,
    duty,
    at: after(0),
    ...(byFile && { byFile }),
  });
  it.each([
    ['more than it was handed in for, since the level rose', ['command'], both, ['review']],
    ['what it was handed in for, though the level fell', both, ['command'], ['review']],
    ['each once', both, both, ['review']],
    ['as often as either asks', ['command', 'command'], ['command'], ['command']],
  ])('is %s', (_what, then, now, missing) => {
    const approvals = [yes(chenYu, 'command')];
    expect(waiting({ needs: then, approvals }, { needs: now, liveOnly: false })).toEqual(missing);
  });

  it('is a yes by a list in a file, where that is too weak', () => {
    const submission = { needs: both, approvals: [yes(chenYu, 'command', true), yes(zhouJie, 'review')] };
    expect(waiting(submission, { needs: both, liveOnly: false })).toEqual([]);
    expect(waiting(submission, { needs: both, liveOnly: true })).toEqual(['command']);
  });
});

describe('a yes 同意', () => {
  it('that is the last one says until when it may go out', () => {
    const next = givenSpeech(...handedIn)
      .when(command, approve)
      .yields({ type: 'approved', ...named, duty: 'command', ...lasting(10) });
    expect(next.versions?.[0]?.submission).toMatchObject({ approvedAt: after(10), ...lasting(10) });
  });

  it('that is not the last one moves no time', () => {
    givenSpeech(...handedInRed)
      .when(command, approve, 10, { needs: both })
      .yields({ type: 'approved', ...named, duty: 'command' });
  });

  it('keeps for whom it was given 代理, by what list, and why a warning does not hold it back', () => {
    const next = givenSpeech(opened, warned, submitted())
      .when(command, { ...approve, reason }, 10, { behalf: zhouJie, byFile: true })
      .yields({
        type: 'approved',
        ...named,
        duty: 'command',
        behalf: zhouJie,
        byFile: true,
        overruled: reason,
        ...lasting(10),
      });
    const [approval] = next.versions?.[0]?.submission?.approvals ?? [];
    expect(approval).toEqual({
      ...{ by: chenYu, duty: 'command', behalf: zhouJie, byFile: true, overruled: reason, at: after(10) },
    });
  });

  it('needs no reason where the first one gave it', () => {
    const history = [opened, warned, submitted(both), approved(chenYu, 'command', { overruled: reason })];
    expect(givenSpeech(...history).when(review, approve, 10, { needs: both }).decision.ok).toBe(true);
  });

  it('takes the place of one by a list in a file, where that does not count any more', () => {
    const history = [...handedIn, approved(chenYu, 'command', { byFile: true, ...lasting(6) })];
    const next = givenSpeech(...history)
      .when(command, approve, 10, red)
      .yields({ type: 'approved', ...named, duty: 'command' });
    expect(next.versions?.[0]?.submission?.approvals).toEqual([
      { by: chenYu, duty: 'command', at: after(10) },
    ]);
  });

  const rests = [opened, said(liMin), confirmed(chenYu), drafted(writer, { facts: [bedFree] }, 2)];
  it.each([
    ['an author', [opened, drafted(person(chenYu)), submitted()], {}, { reason: 'isAuthor' }],
    [
      'an author of an earlier text',
      [opened, drafted(writer, { authors: [liMin, chenYu] }), submitted()],
      {},
      { reason: 'isAuthor' },
    ],
    [
      'who handed it in',
      [opened, drafted(writer), submitted(['command'], 5, chenYu)],
      {},
      { reason: 'isAuthor' },
    ],
    ['who stands in for an author', handedIn, { behalf: liMin }, { reason: 'isAuthor' }],
    [
      'who stands in for an author and was not shown it',
      handedIn,
      { behalf: liMin, unseen: true },
      { reason: 'isAuthor' },
    ],
    [
      'who stands in where it was not shown',
      handedIn,
      { behalf: fangLan, unseen: true },
      { reason: 'textUnseen' },
    ],
    [
      'who stands in for the one that handed it in',
      [opened, drafted(writer), submitted(['command'], 5, zhouJie)],
      { behalf: zhouJie },
      { reason: 'isAuthor' },
    ],
    [
      'who said so already',
      [...handedInRed, approved(chenYu, 'command')],
      { needs: both },
      { reason: 'approvedAlready', at: after(6) },
    ],
    [
      'who stands in for one that said so already',
      [...handedInRed, approved(zhouJie, 'review')],
      { needs: both, behalf: zhouJie },
      { reason: 'approvedAlready', at: after(6) },
    ],
    [
      'for whom somebody stood in',
      [...handedInRed, approved(fangLan, 'review', { behalf: chenYu })],
      { needs: both },
      { reason: 'approvedAlready', at: after(6) },
    ],
    [
      'of whom a list in a file speaks, where that is too weak',
      handedInRed,
      { ...red, byFile: true },
      { reason: 'rosterTooWeak' },
    ],
    [
      'whose duty has said yes',
      [...handedIn, approvedLast(fangLan, 'command')],
      {},
      { reason: 'dutyFilled', waits: [] },
    ],
    [
      'whose duty has said yes, as long as another waits',
      [...handedInRed, approved(fangLan, 'command')],
      { needs: both },
      { reason: 'dutyFilled', waits: ['review'] },
    ],
    [
      'in a duty that nobody waits for',
      handedIn,
      { duty: 'release' },
      { reason: 'dutyFilled', waits: ['command'] },
    ],
    [
      'to what rests on a fact that is disputed',
      [...rests, doubted(zhouJie), submitted()],
      {},
      { reason: 'factsChanged', facts: [bedFree] },
    ],
    [
      'without a reason, to what is warned of',
      [opened, warned, submitted()],
      {},
      { reason: 'warned', checks: ['absolute', 'promise'] },
    ],
    ['to what nobody handed in', [opened, drafted(person(liMin))], {}, { reason: 'notSubmitted' }],
    ['to what is on its way', [...ready, publishing()], {}, { reason: 'underway' }],
    ['to what has ended', [...handedIn, ended('rejected')], {}, { reason: 'versionOver', how: 'rejected' }],
    ['to what is not there', [opened], {}, { reason: 'notFound' }],
    [
      'in a dismissed matter',
      [...handedIn, dismissedBy(liMin)],
      {},
      { reason: 'wrongStage', stage: 'dismissed' },
    ],
    ['in a merged one', [...handedIn, mergedBy(liMin)], {}, { reason: 'mergedInto', into: otherIncident }],
  ] as const)('is not for one %s', (_who, history, rules, refusal) => {
    givenSpeech(...history)
      .when(command, approve, 50, rules)
      .refused(refusal);
  });

  it('is not for one who comes too late', () => {
    givenSpeech(...handedIn)
      .when(command, approve, 125)
      .refused({ reason: 'approvalExpired', at: after(125) });
    expect(givenSpeech(...handedIn).when(command, approve, 124.9).decision.ok).toBe(true);
  });

  it('is not for one who saw another text', () => {
    const newer = drafted(person(liMin), { version: 2, hash: 'h2', base: 1 });
    givenSpeech(...handedIn)
      .when(command, { ...approve, hash: 'h2' })
      .refused({ reason: 'textChanged', current: 1 });
    givenSpeech(...handedIn, newer)
      .when(command, approve)
      .refused({ reason: 'textChanged', current: 2 });
  });

  it('is not for a machine, nor for one without a duty', () => {
    givenSpeech(...handedIn)
      .when({ actor: timer }, approve)
      .refused({ reason: 'notPermitted', needs: [] });
    givenSpeech(...handedIn)
      .when({ actor: person(chenYu) }, approve)
      .refused({ reason: 'notPermitted', needs: [] });
  });

  it('lasts no longer than one wait and one use, however often another is given anew', () => {
    const again = [
      ...handedInRed,
      approved(chenYu, 'command', {}, 6),
      approvedLast(zhouJie, 'review', 120),
      {
        type: 'unapproved',
        incident: opened.incident,
        by: person(zhouJie),
        at: after(200),
        ...named,
      } as const,
    ];
    const end = after(5 + 2 * 120);
    givenSpeech(...again)
      .when(review, approve, 201, { needs: both })
      .yields({ type: 'approved', ...named, duty: 'review', until: end });
  });
});

describe('a yes taken back 撤回同意', () => {
  it('counts no more', () => {
    const next = givenSpeech(...ready)
      .when(command, unapprove)
      .yields({ type: 'unapproved', ...named });
    expect(next.versions?.[0]?.submission).toMatchObject({ approvals: [] });
    expect(next.versions?.[0]?.submission).not.toHaveProperty('approvedAt');
  });

  it('calls off what was set for later', () => {
    const next = givenSpeech(...ready, scheduled(60))
      .when(command, unapprove)
      .yields({ type: 'unapproved', ...named }, { type: 'calledOff', ...named });
    expect(next.versions?.[0]).not.toHaveProperty('scheduled');
  });

  it.each([
    ['another’s', ready, { reason: 'notApproved' }],
    ['of what nobody handed in', [opened, drafted(person(liMin))], { reason: 'notSubmitted' }],
    ['of what is on its way', [...ready, publishing()], { reason: 'underway' }],
    ['of what has ended', [...ready, ended('rejected')], { reason: 'versionOver', how: 'rejected' }],
  ] as const)('is not one %s', (_whose, history, refusal) => {
    givenSpeech(...history)
      .when(otherCommand, unapprove)
      .refused(refusal);
  });

  it('is of the text that was seen, by a person', () => {
    givenSpeech(...ready)
      .when(command, { ...unapprove, hash: 'h0' })
      .refused({ reason: 'textChanged', current: 1 });
    givenSpeech(...ready)
      .when({ actor: timer }, unapprove)
      .refused({ reason: 'notPermitted', needs: [] });
  });
});

describe('a text with its quorum', () => {
  const after1 = (...more: readonly IncidentEvent[]) =>
    versionOf(known(...ready, ...more), 1) ?? expect.fail('no version');

  it.each(['rejected', 'takenBack', 'expired', 'superseded'] as const)(
    'has it no more once it is %s',
    (how) => {
      expect(hasQuorum(after1())).toBe(true);
      expect(hasQuorum(after1(ended(how)))).toBe(false);
    },
  );
});

describe('a level that changes after the last yes', () => {
  it('holds back what now needs more, until it has it', () => {
    givenSpeech(...ready)
      .when(release, publish, 10, red)
      .refused({ reason: 'quorumMissing', waits: ['review'] });
    givenSpeech(...ready)
      .when(review, approve, 20, red)
      .yields({ type: 'approved', ...named, duty: 'review', ...lasting(20) });
    const complete = [...ready, approvedLast(zhouJie, 'review', 20)];
    expect(givenSpeech(...complete).when(release, publish, 21, red).decision.ok).toBe(true);
  });

  it('does not let out with less what was handed in for more', () => {
    givenSpeech(...handedInRed, approved(chenYu, 'command'))
      .when(release, publish, 10)
      .refused({ reason: 'quorumMissing', waits: ['review'] });
  });

  it('does not count what a list in a file vouched for', () => {
    const history = [
      ...handedIn,
      approved(chenYu, 'command', { byFile: true, ...lasting(6) }),
      approvedLast(zhouJie, 'review', 7),
    ];
    givenSpeech(...history)
      .when(release, publish, 10, red)
      .refused({ reason: 'quorumMissing', waits: ['command'] });
  });
});
