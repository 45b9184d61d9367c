import { describe, expect, it } from 'vitest';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { byHand } from '../../src/incident/statement.ts';
import {
  approved,
  approvedLast,
  bedFree,
  bySite,
  confirmed,
  doubted,
  drafted,
  ended,
  givenSpeech,
  handOut,
  link,
  accountOut as mirrorOut,
  named,
  publisher,
  publishing,
  ready,
  release,
  said,
  scheduled,
  siteOut,
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
  post,
  timer,
  triage,
  zhouJie,
} from '../support/story.ts';

const publish = { type: 'publish', ways: bySite, ...named } as const;
const due = { type: 'publishDue', version: 1, ways: bySite } as const;
const callOff = { type: 'callOff', ...named } as const;
const mirror = { way: 'mirror', publication: mirrorOut } as const;
const out = { type: 'publishing', ...named, publication: siteOut, way: 'site', pressedBy: liMin };
const stopped = { by: zhouJie, at: after(9) };
const rests = [
  ...[opened, said(liMin), confirmed(chenYu), drafted(writer, { facts: [bedFree] }, 2)],
  ...[submitted(), approvedLast(chenYu, 'command')],
];
const blocking = { marks: [{ check: 'identity', blocking: true }] } as const;
const grave = [opened, drafted(writer, blocking), submitted(), approvedLast(chenYu, 'command')];
const isPublic = [...ready, publishing(), told('published', { link })];
const nobody = { reason: 'notPermitted', needs: [] } as const;

describe('publishing 发布', () => {
  it('lets out what is ready, by each way once', () => {
    const next = givenSpeech(...ready)
      .when(release, { ...publish, ways: [...bySite, mirror] })
      .yields(out, { ...out, publication: mirrorOut, way: 'mirror' });
    expect(next.versions?.[0]?.publications.map(({ state }) => state)).toEqual(['asked', 'asked']);
  });

  it('goes on after the matter is closed, and after a way certainly failed', () => {
    expect(givenSpeech(...ready, closedBy(chenYu)).when(release, publish, 40).decision.ok).toBe(true);
    for (const state of ['failed', 'stopped'] as const) {
      const again = { ...publish, ways: [{ way: 'site', publication: mirrorOut }] };
      expect(givenSpeech(...ready, publishing(), told(state)).when(release, again).decision.ok).toBe(true);
    }
  });

  it.each([
    ['nobody handed it in', [opened, drafted(person(liMin))], publish, { reason: 'notSubmitted' }],
    [
      'a yes is missing',
      [opened, drafted(person(liMin)), submitted(['command', 'review']), approved(chenYu, 'command')],
      publish,
      { reason: 'quorumMissing', waits: ['review'] },
    ],
    ['it is another text', ready, { ...publish, hash: 'h2' }, { reason: 'textChanged', current: 1 }],
    ['it is not there', ready, { ...publish, version: 7 }, { reason: 'notFound' }],
    ['it has ended', [...ready, ended('rejected')], publish, { reason: 'versionOver', how: 'rejected' }],
    [
      'a later text has taken its place',
      [...ready, drafted(person(liMin), { version: 2, hash: 'h2', base: 1 })],
      publish,
      { reason: 'textChanged', current: 2 },
    ],
    [
      'a fact is disputed',
      [...rests, doubted(zhouJie)],
      publish,
      { reason: 'factsChanged', facts: [bedFree] },
    ],
    [
      'a fact is not there',
      rests.filter((event) => event.type !== 'factAdded' && event.type !== 'factMoved'),
      publish,
      { reason: 'factsChanged', facts: [bedFree] },
    ],
    [
      'a fact is withdrawn',
      [...rests, doubted(zhouJie, 'withdrawn')],
      publish,
      { reason: 'factsChanged', facts: [bedFree] },
    ],
    ['something in it must be mended', grave, publish, { reason: 'blocked', checks: ['identity'] }],
    ['no way is named', ready, { ...publish, ways: [] }, { reason: 'noWay' }],
    [
      'there is no such way',
      ready,
      { ...publish, ways: [{ way: 'x', publication: siteOut }] },
      { reason: 'noWay' },
    ],
    [
      'the way takes another form',
      ready,
      { ...publish, ways: [{ way: 'wechat', publication: siteOut }] },
      { reason: 'noWay' },
    ],
    [
      'it is on its way there',
      [...ready, publishing()],
      publish,
      { reason: 'publishedAlready', way: 'site' },
    ],
    ['it is public there', isPublic, publish, { reason: 'publishedAlready', way: 'site' }],
    [
      'it may be public there',
      [...ready, publishing(), told('uncertain')],
      publish,
      { reason: 'publishedAlready', way: 'site' },
    ],
    [
      'it lies there',
      [...ready, publishing(), told('handedOver')],
      publish,
      { reason: 'publishedAlready', way: 'site' },
    ],
    [
      'one way is named twice',
      ready,
      { ...publish, ways: [...bySite, { way: 'site', publication: mirrorOut }] },
      { reason: 'publishedAlready', way: 'site' },
    ],
    [
      'two ways have one name',
      ready,
      { ...publish, ways: [...bySite, { way: 'mirror', publication: siteOut }] },
      { reason: 'publishedAlready', way: 'site' },
    ],
    [
      'a publication of that name was there',
      [...ready, publishing(), told('failed')],
      publish,
      { reason: 'publishedAlready', way: 'site' },
    ],
    [
      'the matter is dismissed',
      [...ready, dismissedBy(liMin)],
      publish,
      { reason: 'wrongStage', stage: 'dismissed' },
    ],
    ['it was merged', [...ready, mergedBy(liMin)], publish, { reason: 'mergedInto', into: otherIncident }],
    ['its minute is past', ready, { ...publish, at: after(10) }, { reason: 'timeWrong' }],
    ['its minute is too far', ready, { ...publish, at: after(31 * 24 * 60) }, { reason: 'timeWrong' }],
  ] as const)('is refused when %s', (_when, history, asked, refusal) => {
    givenSpeech(...history)
      .when(release, asked)
      .refused(refusal);
  });

  it('ends with its approvals', () => {
    expect(givenSpeech(...ready).when(release, publish, 125.9).decision.ok).toBe(true);
    givenSpeech(...ready)
      .when(release, publish, 126)
      .refused({ reason: 'approvalExpired', at: after(126) });
  });

  it('waits while everything is stopped', () => {
    givenSpeech(...ready)
      .when(release, publish, 10, { stopped })
      .refused({ reason: 'stopped', ...stopped });
  });

  it('is no machine’s', () => {
    for (const actor of [timer, publisher, writer, triage])
      givenSpeech(...ready)
        .when({ actor }, publish)
        .refused(nobody);
  });
});

describe('a later minute 定时发布', () => {
  const later = [...ready, scheduled(60)];

  it('is set, and moved', () => {
    const next = givenSpeech(...later)
      .when(release, { ...publish, at: after(90) })
      .yields({ type: 'scheduled', ...named, due: after(90), ways: ['site'] });
    expect(next.versions?.[0]?.scheduled).toEqual({ at: after(90), by: liMin, ways: ['site'] });
  });

  it('lets it out then, though its approvals would have ended', () => {
    const next = givenSpeech(...ready, scheduled(300))
      .when({ actor: timer }, due, 300)
      .yields(out);
    expect(next.versions?.[0]).not.toHaveProperty('scheduled');
  });

  it('goes out by the ways that were chosen then, whatever else there is by now', () => {
    givenSpeech(...later)
      .when({ actor: timer }, { ...due, ways: [...bySite, mirror] }, 60)
      .yields(out);
  });

  it('lends its time to no press before or after it', () => {
    for (const asked of [publish, { ...publish, at: after(400) }, registerByHand()])
      givenSpeech(...ready, scheduled(300))
        .when(release, asked, 130)
        .refused({ reason: 'approvalExpired', at: after(126) });
  });

  it.each([
    ['a fact is disputed', [...rests, doubted(zhouJie), scheduled(60)], {}, 'factsChanged'],
    ['everything is stopped', later, { stopped }, 'stopped'],
    ['the level rose', later, { needs: ['command', 'review'] }, 'quorumMissing'],
    ['the way is gone', later, { ways: [] }, 'noWay'],
    [
      'it was published there meanwhile',
      [...ready, publishing(), told('published'), scheduled(60)],
      {},
      'publishedAlready',
    ],
    ['the matter is dismissed', [...later, dismissedBy(liMin)], {}, 'wrongStage'],
    ['it was merged', [...later, mergedBy(liMin)], {}, 'mergedInto'],
  ] as const)('is called off and told when %s', (_when, history, rules, why) => {
    const next = givenSpeech(...history)
      .when({ actor: timer }, due, 60, rules)
      .yields({ type: 'calledOff', ...named, why });
    expect(next.versions?.[0]).not.toHaveProperty('scheduled');
  });

  it('is called off when nobody was there at its minute', () => {
    expect(givenSpeech(...later).when({ actor: timer }, due, 119).decision).toMatchObject({ events: [out] });
    givenSpeech(...later)
      .when({ actor: timer }, due, 120)
      .yields({ type: 'calledOff', ...named, why: 'approvalExpired' });
  });

  it.each([
    ['too early', later, 59],
    ['for what was moved', [...later, scheduled(90)], 60],
    ['for what went out by a press', [...later, publishing()], 60],
    [
      'for what was called off',
      [...later, { type: 'calledOff', incident: opened.incident, by: person(liMin), at: after(8), ...named }],
      60,
    ],
    ['for what has ended', [...later, ended('takenBack')], 60],
    ['for what is not there', [opened], 60],
  ] as const)('does nothing %s', (_when, history, minutes) => {
    givenSpeech(...history)
      .when({ actor: timer }, due, minutes)
      .refused({ reason: 'noLongerNeeded' });
  });

  it('is called off by a person', () => {
    givenSpeech(...later)
      .when(release, callOff)
      .yields({ type: 'calledOff', ...named });
    givenSpeech(...ready)
      .when(release, callOff)
      .refused({ reason: 'notScheduled' });
    givenSpeech(...later)
      .when(release, { ...callOff, hash: 'h0' })
      .refused({ reason: 'textChanged', current: 1 });
    givenSpeech(...later)
      .when({ actor: timer }, callOff)
      .refused(nobody);
  });
});

function registerByHand() {
  return { type: 'register', ...named, publication: handOut, link, found: 'same' } as const;
}

describe('published by people', () => {
  const byThem = registerByHand();
  const receipt = {
    type: 'publicationTold',
    ...named,
    publication: handOut,
    way: byHand,
    state: 'published',
    link,
  };

  it('is what has its quorum, with the link', () => {
    const next = givenSpeech(...ready)
      .when(release, byThem)
      .yields({ ...out, publication: handOut, way: byHand }, { ...receipt, same: true });
    expect(next.versions?.[0]?.publications).toMatchObject([{ state: 'published', link }]);
  });

  it('keeps that something else stands there', () => {
    const next = givenSpeech(...ready)
      .when(release, { ...byThem, found: 'differs' })
      .yields({ ...out, publication: handOut, way: byHand }, { ...receipt, same: false });
    expect(next.versions?.[0]?.publications).toMatchObject([{ changedAt: after(10) }]);
  });

  it.each(['handedOver', 'uncertain'] as const)('is what was %s, once its link is there', (state) => {
    givenSpeech(...ready, publishing(), told(state))
      .when(release, { ...byThem, publication: siteOut }, 300, { stopped })
      .yields({ ...receipt, publication: siteOut, way: 'site', same: true });
  });

  it.each([
    ['notFound', true],
    ['unread', false],
  ] as const)('is not what was handed over, while at its link is %s', (found, read) => {
    givenSpeech(...ready, publishing(), told('handedOver'))
      .when(release, { ...byThem, publication: siteOut, found })
      .refused({ reason: 'linkUnverified', read });
    givenSpeech(...ready, publishing(), told('uncertain'))
      .when(release, { ...byThem, publication: siteOut, found })
      .yields({ ...receipt, publication: siteOut, way: 'site', same: found === 'unread' });
  });

  it('is what was handed over though it reads otherwise there, which is kept', () => {
    givenSpeech(...ready, publishing(), told('handedOver'))
      .when(release, { ...byThem, publication: siteOut, found: 'differs' })
      .yields({ ...receipt, publication: siteOut, way: 'site', same: false });
  });

  const handed = [
    ...ready,
    publishing(handOut, byHand),
    told('published', { publication: handOut, way: byHand }),
  ];
  it.each([
    ['has no link', ready, { ...byThem, link: undefined }, {}, { reason: 'textMissing', field: 'link' }],
    [
      'lacks a yes',
      [opened, drafted(writer), submitted()],
      byThem,
      {},
      { reason: 'quorumMissing', waits: ['command'] },
    ],
    ['nobody handed in', [opened, drafted(writer)], byThem, {}, { reason: 'notSubmitted' }],
    ['everything is stopped for', ready, byThem, { stopped }, { reason: 'stopped', ...stopped }],
    [
      'rests on what is disputed',
      [...rests, doubted(zhouJie)],
      byThem,
      {},
      { reason: 'factsChanged', facts: [bedFree] },
    ],
    ['must be mended', grave, byThem, {}, { reason: 'blocked', checks: ['identity'] }],
    ['is another text', ready, { ...byThem, hash: 'h0' }, {}, { reason: 'textChanged', current: 1 }],
    ['has ended', [...ready, ended('expired')], byThem, {}, { reason: 'versionOver', how: 'expired' }],
    [
      'is on its way',
      [...ready, publishing()],
      { ...byThem, publication: siteOut },
      {},
      { reason: 'underway' },
    ],
    [
      'is known to be public',
      isPublic,
      { ...byThem, publication: siteOut },
      {},
      { reason: 'publishedAlready', way: 'site' },
    ],
    [
      'was registered',
      handed,
      { ...byThem, publication: siteOut },
      {},
      { reason: 'publishedAlready', way: byHand },
    ],
  ] as const)('is not what %s', (_what, history, { link: there, ...asked }, rules, refusal) => {
    givenSpeech(...history)
      .when(release, { ...asked, ...(there && { link: there }) }, 50, rules)
      .refused(refusal);
  });

  it('is said by people', () => {
    givenSpeech(...ready)
      .when({ actor: publisher }, byThem)
      .refused(nobody);
  });
});

describe('what became of it', () => {
  const settle = {
    type: 'settlePublication',
    ...named,
    publication: siteOut,
    published: true,
    link,
  } as const;
  const tell = {
    type: 'tellPublication',
    version: 1,
    publication: siteOut,
    state: 'published',
    link,
  } as const;
  const page = { type: 'tellChange', version: 1, publication: siteOut, gone: false } as const;
  const settled = { type: 'publicationTold', ...named, publication: siteOut, way: 'site' };

  it.each(['published', 'handedOver', 'failed', 'uncertain', 'stopped'] as const)('is told: %s', (state) => {
    const { link: _, ...bare } = tell;
    const next = givenSpeech(...ready, publishing())
      .when({ actor: publisher }, { ...bare, state })
      .yields({ ...settled, state });
    expect(next.versions?.[0]?.publications).toMatchObject([{ state, since: after(10) }]);
  });

  it.each([
    ['a second time', isPublic],
    ['of what is uncertain: that is people’s to see', [...ready, publishing(), told('uncertain')]],
    ['of what failed', [...ready, publishing(), told('failed')]],
  ])('is not told %s', (_what, history) => {
    givenSpeech(...history)
      .when({ actor: publisher }, tell)
      .refused({ reason: 'noLongerNeeded' });
  });

  it.each([
    ['nobody asked for', [...ready]],
    ['there is no version of', [opened]],
  ])('of what %s is a no that is worth its row', (_what, history) => {
    givenSpeech(...history)
      .when({ actor: publisher }, tell)
      .refused({ reason: 'noPublication' });
  });

  it.each([
    [true, 'uncertain', 'published'],
    [false, 'uncertain', 'failed'],
    [true, 'handedOver', 'published'],
    [false, 'handedOver', 'failed'],
  ] as const)('is settled by a person who looked: %s of what was %s', (published, was, state) => {
    givenSpeech(...ready, publishing(), told(was))
      .when(release, { ...settle, published })
      .yields({ ...settled, state, link });
  });

  it('is not settled as public nowhere, where it was handed over', () => {
    const { link: _, ...bare } = settle;
    givenSpeech(...ready, publishing(), told('handedOver'))
      .when(release, bare)
      .refused({ reason: 'textMissing', field: 'link' });
    givenSpeech(...ready, publishing(), told('handedOver'))
      .when(release, { ...bare, published: false })
      .yields({ ...settled, state: 'failed' });
  });

  it.each([
    ['is not there', ready, settle, { reason: 'noPublication' }],
    ['is another version’s', isPublic, { ...settle, version: 3 }, { reason: 'noPublication' }],
    [
      'is another text’s',
      [...ready, publishing(), told('uncertain')],
      { ...settle, hash: 'h0' },
      { reason: 'noPublication' },
    ],
    ['is on its way', [...ready, publishing()], settle, { reason: 'underway' }],
    ['is public', isPublic, settle, { reason: 'publishedAlready', way: 'site' }],
  ] as const)('is not settled when it %s', (_when, history, asked, refusal) => {
    givenSpeech(...history)
      .when(release, asked)
      .refused(refusal);
    givenSpeech(...history)
      .when({ actor: publisher }, asked)
      .refused(nobody);
  });

  type Change = Extract<IncidentEvent, { type: 'pageChanged' }>;
  type Told = Partial<Pick<Change, 'gone' | 'restored' | 'stands' | 'difference'>>;
  const changed = (more: Told, at = 10): Change => ({
    ...{ type: 'pageChanged', ...named, publication: siteOut, gone: false, ...more },
    ...{ incident: opened.incident, by: publisher, at: after(at) },
  });
  const other = { stands: 'h-other', difference: link };

  it.each<[string, readonly Change[], Told]>([
    ['in which words it differs', [], other],
    ['another change', [changed(other)], { stands: 'h-third' }],
    ['that it is gone after all', [changed(other)], { gone: true, stands: 'gone' }],
    ['that it is as approved again', [changed(other)], { restored: true }],
    ['the same change after that', [changed(other), changed({ restored: true }, 11)], other],
    ['what was written down before changes were told apart', [changed({})], other],
  ])('is told of its page: %s', (_what, happened, told) => {
    const next = givenSpeech(...isPublic, ...happened)
      .when({ actor: publisher }, { ...page, ...told }, 20)
      .yields(changed(told, 20));
    const [{ changedAt, stands, difference } = expect.fail()] = next.versions?.[0]?.publications ?? [];
    expect(changedAt).toEqual(told.restored ? undefined : after(20));
    expect({ stands, difference }).toEqual({ stands: told.stands, difference: told.difference });
  });

  it.each<[string, readonly Change[], Told]>([
    ['the same change twice', [changed(other)], other],
    ['that it is as approved, when it was', [], { restored: true }],
  ])('is not told of its page: %s', (_what, happened, told) => {
    givenSpeech(...isPublic, ...happened)
      .when({ actor: publisher }, { ...page, ...told }, 20)
      .refused({ reason: 'noLongerNeeded' });
  });

  it('is told nothing of a page of what is not public', () => {
    for (const history of [[...ready, publishing()], ready, [opened]])
      givenSpeech(...history)
        .when({ actor: publisher }, page, 20)
        .refused({ reason: 'noLongerNeeded' });
  });

  it('is told when one of our own accounts speaks before', () => {
    const spoke = { type: 'tellUnapproved', mention: post } as const;
    const next = givenSpeech(...ready)
      .when({ actor: triage }, spoke)
      .yields({ type: 'spokeUnapproved', mention: post });
    expect(next.spokeUnapproved).toEqual({ mention: post, at: after(10) });
    for (const history of [isPublic, [opened, closedBy(chenYu, 5)], [opened, dismissedBy(liMin)], []])
      givenSpeech(...history)
        .when({ actor: triage }, spoke)
        .refused({ reason: 'noLongerNeeded' });
  });

  it.each([
    ['asked for', [...ready, publishing()]],
    ['stopped', [...ready, publishing(), told('stopped')]],
    ['known not to have gone out', [...ready, publishing(), told('failed')]],
  ])('is told of it as long as our own text is merely %s', (_what, history) => {
    givenSpeech(...history)
      .when({ actor: triage }, { type: 'tellUnapproved', mention: post })
      .yields({ type: 'spokeUnapproved', mention: post });
  });

  it.each(['handedOver', 'uncertain', 'published'] as const)(
    'is silent once our own may be read: %s',
    (state) => {
      givenSpeech(...ready, publishing(), told(state))
        .when({ actor: triage }, { type: 'tellUnapproved', mention: post })
        .refused({ reason: 'noLongerNeeded' });
    },
  );
});
