import { describe, expect, it } from 'vitest';
import {
  after,
  claimedBy,
  closedBy,
  coordinator,
  dismissedBy,
  given,
  known,
  levelSet,
  liMin,
  machine,
  noon,
  opened,
  post,
  repost,
  triage,
  xuhui,
} from '../support/story.ts';

const byTriage = machine(triage);
const opening = {
  type: 'open',
  unit: xuhui,
  nature: 'safety',
  level: 'yellow',
  reasons: ['harm'],
  mentions: [post],
} as const;
const reposted = { type: 'join', mentions: [repost], level: 'yellow', reasons: [] } as const;
const nowFatal = { type: 'join', mentions: [repost], level: 'red', reasons: ['death'] } as const;
const rise = { type: 'levelChanged', from: 'yellow', to: 'red', reasons: ['death'] } as const;

describe('a new matter', () => {
  it('is open at its unit, and nobody but the unit has been called', () => {
    const next = given()
      .when(byTriage, opening, 0)
      .yields({ ...opened, by: triage, at: noon });
    expect(next).toMatchObject({ stage: 'open', since: noon, unit: xuhui, called: [xuhui] });
    expect(next).toMatchObject({ levelBy: triage, levelSince: { yellow: noon }, openedAt: noon });
  });

  it('takes with it what lay quiet about it, by number', () => {
    const next = given()
      .when({ ...byTriage, earlier: 3 }, opening, 0)
      .yields({ ...opened, by: triage, at: noon, earlier: 3 });
    expect(next).toMatchObject({ earlier: 3 });
    expect(known({ ...opened, earlier: 3 }, claimedBy(liMin))).toMatchObject({ earlier: 3 });
  });

  it('is opened once', () => {
    given(opened).when(byTriage, opening).refused({ reason: 'wrongStage', stage: 'open' });
  });
});

describe('further mentions', () => {
  it('join while it is open or owned', () => {
    given(opened)
      .when(byTriage, reposted)
      .yields({ type: 'joined', mentions: [repost] });
    given(opened, claimedBy(liMin))
      .when(byTriage, reposted)
      .yields({ type: 'joined', mentions: [repost] });
  });

  it('raise the level when they are graver', () => {
    const next = given(opened)
      .when(byTriage, nowFatal)
      .yields({ type: 'joined', mentions: [repost], reasons: ['death'] }, rise);
    expect(next).toMatchObject({
      level: 'red',
      reasons: ['harm', 'death'],
      levelSince: { yellow: noon, red: after(10) },
    });
  });

  it('raise the level without a new mention when an old one spreads', () => {
    given(opened)
      .when(byTriage, { ...nowFatal, mentions: [] })
      .yields(rise);
  });

  it('never lower the level', () => {
    given(opened)
      .when(byTriage, { ...reposted, level: 'blue' })
      .yields({ type: 'joined', mentions: [repost] });
  });

  it('are remembered by what is found in them, each reason once and none that is counted', () => {
    const next = given(opened)
      .when(byTriage, { ...reposted, reasons: ['media', 'harm', 'reach', 'trend', 'manyUnits'] })
      .yields({ type: 'joined', mentions: [repost], reasons: ['media'] });
    expect(next).toMatchObject({ reasons: ['harm', 'media'] });
  });

  it('are no event when there is nothing new in them', () => {
    given(opened)
      .when(byTriage, { ...reposted, mentions: [] })
      .yields();
  });

  it('do not join what is closed, dismissed or not there', () => {
    given(opened, closedBy(liMin))
      .when(byTriage, reposted)
      .refused({ reason: 'wrongStage', stage: 'closed' });
    given(opened, dismissedBy(liMin))
      .when(byTriage, reposted)
      .refused({ reason: 'wrongStage', stage: 'dismissed' });
    given().when(byTriage, reposted).refused({ reason: 'wrongStage', stage: 'none' });
  });

  it('keep the time when each level was first had', () => {
    const told = known(opened, levelSet('yellow', 'red', 5), levelSet('red', 'yellow', 6));
    expect(known(opened, levelSet('yellow', 'red', 5)).levelSince).toEqual({ yellow: noon, red: after(5) });
    expect(told.levelSince).toEqual({ yellow: noon, red: after(5) });
  });

  it('do not take away the undo of a claim: a storm of reposts must not', () => {
    const joined = {
      type: 'joined',
      incident: opened.incident,
      by: triage,
      at: after(1.1),
      mentions: [repost],
    };
    given(opened, claimedBy(liMin, 1), { ...joined, type: 'joined' })
      .when({ ...coordinator(liMin), stands: 'own' }, { type: 'undo' }, 1.5)
      .yields({ type: 'undone', what: 'claim' });
  });
});
