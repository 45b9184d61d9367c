import { describe, expect, it } from 'vitest';
import type { Held } from '../../src/incident/circumstances.ts';
import { evolve } from '../../src/incident/evolve.ts';
import { type IncidentId, type MentionId, nothingYet } from '../../src/incident/incident.ts';
import type { Decision } from '../../src/incident/language.ts';
import {
  after,
  chenYu,
  claimedBy,
  closedBy,
  coordinator,
  dismissalAskedBy,
  given,
  incident,
  known,
  levelSet,
  liMin,
  machine,
  mergedBy,
  monitor,
  opened,
  otherIncident,
  person,
  post,
  pudong,
  repost,
  triage,
  words,
  xuhui,
  zhouJie,
} from '../support/story.ts';

const byTriage = machine(triage);
const comment = 'm-3' as MentionId;
const there = { incident: otherIncident } as const;
const otherOpened = { ...opened, ...there, level: 'blue', mentions: [] } as const;
const other = known(otherOpened);
const held: readonly Held[] = [
  { id: post, words: 'a', level: 'yellow' },
  { id: repost, words: 'a', level: 'orange' },
  { id: comment, words: 'b', level: 'blue' },
];

/** What becomes of the second incident. */
function second(decision: Decision, before = nothingYet as typeof other | typeof nothingYet) {
  const events = decision.ok ? decision.events.filter((event) => event.incident !== incident) : [];
  return events.reduce(evolve, before);
}

describe('merging 并案', () => {
  const merge = { type: 'merge', into: otherIncident, reason: words } as const;
  const region = { ...coordinator(chenYu), other, held, reasons: ['harm'] } as const;

  it('ends here with where to, and the other has all of it and is no less grave', () => {
    const asked = given(opened).when(region, merge);
    const next = asked.yields(
      { type: 'merged', into: otherIncident, reason: words },
      { ...there, type: 'absorbed', from: incident, mentions: [post, repost, comment], reasons: ['harm'] },
      { ...there, type: 'levelChanged', by: triage, from: 'blue', to: 'yellow', reasons: ['harm'] },
    );
    expect(next).toMatchObject({
      stage: 'merged',
      by: chenYu,
      into: otherIncident,
      reason: words,
      at: after(10),
    });
    expect(second(asked.decision, other)).toMatchObject({
      stage: 'open',
      level: 'yellow',
      levelBy: triage,
      kin: [incident],
    });
  });

  it('never lowers the other', () => {
    const red = known({ ...otherOpened, level: 'red' });
    const { decision } = given(opened).when({ ...region, other: red }, merge);
    expect(second(decision, red)).toMatchObject({ level: 'red' });
  });

  it('keeps a level that a person has set a person’s', () => {
    const set = known(otherOpened, { ...levelSet('blue', 'yellow', 1), ...there });
    const { decision } = given({ ...opened, level: 'red' }).when({ ...region, other: set }, merge);
    expect(second(decision, set)).toMatchObject({ level: 'red', levelBy: person(chenYu) });
  });

  it('leaves the other in its owner’s hands, and voids a dismissal that was of less', () => {
    const owned = known(otherOpened, { ...claimedBy(zhouJie), ...there });
    expect(second(given(opened).when({ ...region, other: owned }, merge).decision, owned)).toMatchObject({
      stage: 'owned',
      owner: zhouJie,
    });
    const waits = known({ ...otherOpened, level: 'yellow' }, { ...dismissalAskedBy(liMin), ...there });
    const after = second(given(opened).when({ ...region, other: waits }, merge).decision, waits);
    expect(after).not.toHaveProperty('dismissal');
  });

  it('needs another incident that is live', () => {
    given(opened).when(region, { type: 'merge' }).refused({ reason: 'textMissing', field: 'into' });
    given(opened)
      .when(region, { ...merge, into: incident })
      .refused({ reason: 'sameIncident' });
    given(opened)
      .when({ ...coordinator(chenYu), held }, merge)
      .refused({ reason: 'notFound' });
    const over = known(otherOpened, { ...closedBy(chenYu), ...there });
    given(opened)
      .when({ ...region, other: over }, merge)
      .refused({ reason: 'otherIsOver', stage: 'closed' });
    const gone = known(otherOpened, { ...mergedBy(chenYu, 30, 'inc-9' as IncidentId), ...there });
    given(opened)
      .when({ ...region, other: gone }, merge)
      .refused({ reason: 'mergedInto', into: 'inc-9' as IncidentId });
  });

  it('needs a live incident here, the owner’s hand or one who stands above, and a person', () => {
    given(opened, closedBy(chenYu)).when(region, merge).refused({ reason: 'wrongStage', stage: 'closed' });
    given(opened, claimedBy(zhouJie))
      .when({ ...monitor(liMin), other, held }, merge)
      .refused({ reason: 'notOwner', owner: zhouJie });
    given(opened)
      .when({ ...byTriage, other, held }, merge)
      .refused({ reason: 'notPermitted', needs: [] });
  });

  it('pressed again it is already so; into another one it is too late', () => {
    given(opened, mergedBy(chenYu)).when(region, merge).refused({ reason: 'noLongerNeeded' });
    given(opened, mergedBy(chenYu))
      .when(region, { ...merge, into: 'inc-9' as IncidentId })
      .refused({ reason: 'mergedInto', into: otherIncident });
  });

  it('is an end: whatever is asked there afterwards is to be asked of the other, but facts may be added', () => {
    const merged = [opened, mergedBy(chenYu)];
    const refusal = { reason: 'mergedInto', into: otherIncident } as const;
    given(...merged)
      .when(monitor(liMin), { type: 'claim', unit: xuhui })
      .refused(refusal);
    given(...merged)
      .when(region, { type: 'reopen', reason: words })
      .refused(refusal);
    given(...merged)
      .when(byTriage, { type: 'join', mentions: [repost], level: 'red', reasons: [] })
      .refused(refusal);
    given(...merged)
      .when(region, { type: 'addNote', text: words })
      .yields({ type: 'noted', text: words });
  });
});

describe('splitting 拆分', () => {
  const split = { type: 'split', to: otherIncident, unit: xuhui, mentions: [post] } as const;
  const region = { ...coordinator(chenYu), held };

  it('opens a new incident with what was chosen and all that says the same, as grave as triage found it', () => {
    const asked = given({ ...opened, level: 'red' }).when(region, split);
    const next = asked.yields(
      { type: 'splitOff', to: otherIncident, mentions: [post, repost] },
      {
        ...{ ...there, type: 'opened', unit: xuhui, nature: 'safety', level: 'orange', reasons: [] },
        ...{ mentions: [post, repost], from: incident },
      },
    );
    expect(next).toMatchObject({ stage: 'open', level: 'red', kin: [otherIncident] });
    const born = second(asked.decision);
    expect(born).toMatchObject({ stage: 'open', id: otherIncident, since: after(10), called: [xuhui] });
    expect(born, 'its level is still triage’s to raise').toMatchObject({ levelBy: triage, kin: [incident] });
  });

  it('may give it to another unit', () => {
    const { decision } = given(opened).when(region, { ...split, unit: pudong });
    expect(second(decision)).toMatchObject({ unit: pudong, called: [pudong] });
  });

  it('needs something to split off that is here, and something that stays', () => {
    given(opened)
      .when(region, { ...split, mentions: [] })
      .refused({ reason: 'textMissing', field: 'mentions' });
    given(opened)
      .when(region, { ...split, mentions: [comment, 'm-9' as MentionId] })
      .refused({ reason: 'notItsMention' });
    given(opened)
      .when(region, { ...split, mentions: [post, comment] })
      .refused({ reason: 'nothingLeft' });
    given(opened)
      .when({ ...coordinator(chenYu), held: held.slice(0, 2) }, split)
      .refused({ reason: 'nothingLeft' });
  });

  it('needs a live incident, the owner’s hand or one who stands above, and a person', () => {
    given(opened, closedBy(chenYu)).when(region, split).refused({ reason: 'wrongStage', stage: 'closed' });
    given(opened, claimedBy(zhouJie))
      .when({ ...monitor(liMin), held }, split)
      .refused({ reason: 'notOwner', owner: zhouJie });
    given(opened)
      .when({ ...byTriage, held }, split)
      .refused({ reason: 'notPermitted', needs: [] });
  });
});
