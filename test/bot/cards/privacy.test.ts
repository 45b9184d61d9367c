import { describe, expect, it } from 'vitest';
import { alertCard } from '../../../src/bot/cards/alert.ts';
import { peopleToHandTo, unitsToMoveTo } from '../../../src/bot/cards/forms.ts';
import { incidentNotice } from '../../../src/bot/cards/notice.ts';
import { pressIds } from '../../../src/bot/cards/presses.ts';
import { type Message, plain } from '../../../src/bot/message.ts';
import type { Known, PersonId } from '../../../src/incident/incident.ts';
import type { Command } from '../../../src/incident/language.ts';
import { rings } from '../../../src/policy/effect.ts';
import type { Org, People } from '../../../src/policy/org.ts';
import {
  branchSeat,
  chenChen,
  claimed,
  closed,
  east,
  escalated,
  fact,
  instruction,
  liMin,
  matter,
  minutesAgo,
  opened,
  org,
  people,
  post,
  pudong,
  raisedAndInstructed,
  regionSeat,
  rivalSeat,
  viewOf,
  voice,
  waitingToBeDismissed,
  why,
  xuhui,
} from './sample.ts';

const everything = pressIds.filter(
  (id): id is Extract<typeof id, Command['type']> => id !== 'view' && id !== 'history',
);

/** Another branch as it might be: other name, other people, more of them. */
const otherOrg: Org = {
  ...org,
  units: new Map(
    [...org.units].map(([path, unit]) => [
      path,
      path === pudong ? { ...unit, name: '他院的新名字', aliases: ['别名'] } : unit,
    ]),
  ),
};
const otherPeople: People = {
  ...people,
  byId: new Map(
    [...people.byId].flatMap(([id, person]) =>
      person.unit === pudong
        ? [
            [id, { ...person, name: '另一个人', onCall: false }] as const,
            ['1999' as PersonId, { ...person, id: '1999' as PersonId, name: '又一个人' }] as const,
          ]
        : [[id, person] as const],
    ),
  ),
};

/** An incident that came from the other branch and was sent on to us: its past names the other branch. */
const cameFromElsewhere: Known = {
  ...claimed,
  owner: chenChen,
  ownerUnit: pudong,
  called: [pudong, xuhui],
  escalations: [{ to: pudong, by: { kind: 'person', id: chenChen }, at: minutesAgo(3) }],
  directives: [
    { to: pudong, by: chenChen, text: instruction, at: minutesAgo(2), due: minutesAgo(-20) },
    { to: xuhui, by: chenChen, text: fact, at: minutesAgo(2), due: minutesAgo(-20) },
  ],
  levelBy: { kind: 'person', id: chenChen },
};

describe('what a branch reads', () => {
  const stages = {
    opened,
    claimed,
    escalated,
    raisedAndInstructed,
    waitingToBeDismissed,
    closed,
    cameFromElsewhere,
  };

  it.each(Object.entries(stages))(
    'is the same to the byte whatever another branch is like: %s',
    (_name, incident) => {
      const ctx = { ...voice, offered: everything };
      const ours = alertCard(viewOf(incident), branchSeat, ctx);
      const theirs = alertCard(viewOf(incident), branchSeat, { ...ctx, org: otherOrg, people: otherPeople });
      expect(JSON.stringify(theirs)).toBe(JSON.stringify(ours));
    },
  );

  it.each(Object.entries(stages))('never names another branch or its people: %s', (_name, incident) => {
    const card = alertCard(viewOf(incident), branchSeat, { ...voice, offered: everything });
    expect(JSON.stringify(card)).not.toMatch(/浦东|陈晨|hq\/east\/pudong/u);
  });

  it('calls a colleague of another branch by where they are not', () => {
    const card = alertCard(viewOf(cameFromElsewhere), branchSeat, { ...voice, offered: [] });
    expect(card.state).toBe('处置中（其他院区人员）');
  });

  it('names to a group that was sent an instruction neither the owner unit nor its people', () => {
    const helped: Known = {
      ...claimed,
      directives: [{ to: pudong, by: liMin, text: why, at: minutesAgo(1), due: minutesAgo(-30) }],
    };
    const text = plain(
      alertCard(viewOf(helped, { first: { ...post, title: '某院' } }), rivalSeat, {
        ...voice,
        offered: [],
      }),
    );
    expect(text).toContain('其他院区 · 微博');
    expect(text).not.toMatch(/徐汇|李敏/u);
  });
});

describe('notices', () => {
  it.each(rings)('never name another branch: %s', (ring) => {
    const notice: Message = incidentNotice(viewOf(cameFromElsewhere), ring, xuhui, {
      ...voice,
      identityOf: () => undefined,
    });
    expect(plain(notice)).not.toMatch(/浦东|陈晨/u);
  });
});

describe('the choices of a form', () => {
  const ctx = (seat: typeof branchSeat, incident: Known = matterOpen) => ({
    ...voice,
    view: viewOf(incident),
    seat,
  });
  const matterOpen: Known = { ...matter, stage: 'open', since: matter.openedAt };

  it('hand over within the branch, not to another one', () => {
    expect(peopleToHandTo(ctx(branchSeat)).map(({ name }) => name)).toEqual(['李敏']);
  });

  it('hand over from the region to its own people and the branch’s', () => {
    expect(peopleToHandTo(ctx(regionSeat)).map(({ name }) => name)).toEqual(['李敏', '周敏']);
  });

  it('move within the region only', () => {
    expect(unitsToMoveTo(ctx(regionSeat)).map(({ path }) => path)).toEqual([east, pudong]);
  });
});
