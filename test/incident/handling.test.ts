import { describe, expect, it } from 'vitest';
import { evolve } from '../../src/incident/evolve.ts';
import { nothingYet } from '../../src/incident/incident.ts';
import {
  after,
  calledBy,
  chenYu,
  claimedBy,
  closedBy,
  coordinator,
  dismissedBy,
  east,
  given,
  liMin,
  machine,
  monitor,
  opened,
  person,
  timer,
  words,
  xuhui,
} from '../support/story.ts';

const byTimer = machine(timer);
const closed = [opened, closedBy(chenYu)];

describe('setting the level 定级', () => {
  const toRed = { type: 'setLevel', level: 'red', reason: words } as const;
  const toBlue = { type: 'setLevel', level: 'blue', reason: words } as const;

  it('is a person’s word, up or down, with a reason', () => {
    const next = given(opened)
      .when(coordinator(chenYu), toRed)
      .yields({ type: 'levelChanged', from: 'yellow', to: 'red', reasons: [], reason: words });
    expect(next).toMatchObject({ level: 'red', levelBy: person(chenYu) });
    given(opened)
      .when(coordinator(chenYu), toBlue)
      .yields({ type: 'levelChanged', from: 'yellow', to: 'blue', reasons: [], reason: words });
    given(opened)
      .when(coordinator(chenYu), { type: 'setLevel', level: 'red' })
      .refused({ reason: 'textMissing', field: 'reason' });
  });

  it('is not a machine’s', () => {
    given(opened).when(byTimer, toRed).refused({ reason: 'notPermitted', needs: [] });
  });

  it('is lowered only from above', () => {
    given(opened)
      .when(monitor(liMin), toBlue)
      .refused({ reason: 'notPermitted', needs: ['coordination', 'command'] });
  });

  it('needs another level and a live incident', () => {
    given(opened)
      .when(coordinator(chenYu), { ...toRed, level: 'yellow' })
      .refused({ reason: 'sameValue' });
    given(...closed)
      .when(coordinator(chenYu), toRed)
      .refused({ reason: 'wrongStage', stage: 'closed' });
  });
});

describe('setting the nature 改性质', () => {
  const rumour = { type: 'setNature', nature: 'rumour' } as const;

  it('changes what kind of matter it is, with or without a reason', () => {
    const next = given(opened)
      .when(monitor(liMin), rumour)
      .yields({ type: 'natureChanged', from: 'safety', to: 'rumour' });
    expect(next).toMatchObject({ nature: 'rumour', stage: 'open' });
    given(opened)
      .when(monitor(liMin), { ...rumour, reason: words })
      .yields({ type: 'natureChanged', from: 'safety', to: 'rumour', reason: words });
  });

  it('needs another nature and a live incident', () => {
    given(opened)
      .when(monitor(liMin), { ...rumour, nature: 'safety' })
      .refused({ reason: 'sameValue' });
    given(...closed)
      .when(monitor(liMin), rumour)
      .refused({ reason: 'wrongStage', stage: 'closed' });
  });
});

describe('adding a fact 补充事实', () => {
  it('is possible at every stage, after the end too', () => {
    const note = { type: 'addNote', text: words } as const;
    for (const history of [[opened], [opened, claimedBy(liMin)], closed, [opened, dismissedBy(liMin)]]) {
      const next = given(...history)
        .when(monitor(liMin), note, 40)
        .yields({ type: 'noted', text: words });
      expect(next).toMatchObject({ notes: [words] });
    }
  });

  it('needs words and an incident', () => {
    given(opened).when(monitor(liMin), { type: 'addNote' }).refused({ reason: 'textMissing', field: 'text' });
    given()
      .when(monitor(liMin), { type: 'addNote', text: words })
      .refused({ reason: 'wrongStage', stage: 'none' });
  });
});

describe('a talk with somebody outside 联系', () => {
  it('is logged at every stage, oldest first', () => {
    const call = { type: 'addContact', text: words, contact: 'c0ffee00' } as const;
    for (const history of [[opened], [opened, claimedBy(liMin)], closed, [opened, dismissedBy(liMin)]]) {
      const next = given(...history)
        .when(monitor(liMin), call, 40)
        .yields({ type: 'contacted', text: words, contact: 'c0ffee00' });
      expect(next).toMatchObject({ contacts: [{ text: words, contact: 'c0ffee00' }] });
    }
  });

  it('needs words and an incident', () => {
    given(opened)
      .when(monitor(liMin), { type: 'addContact' })
      .refused({ reason: 'textMissing', field: 'text' });
    given()
      .when(monitor(liMin), { type: 'addContact', text: words })
      .refused({ reason: 'wrongStage', stage: 'none' });
  });
});

describe('closing 关闭 and reopening', () => {
  it('closes with a summary, whoever had it', () => {
    const next = given(opened, claimedBy(liMin))
      .when(coordinator(chenYu), { type: 'close', note: words })
      .yields({ type: 'closed', note: words });
    expect(next).toMatchObject({ stage: 'closed', by: chenYu, note: words, at: after(10) });
    expect(next).not.toHaveProperty('owner');
  });

  it('needs a summary, a live incident and a person', () => {
    given(opened)
      .when(coordinator(chenYu), { type: 'close' })
      .refused({ reason: 'textMissing', field: 'note' });
    given(...closed)
      .when(coordinator(chenYu), { type: 'close', note: words })
      .refused({ reason: 'wrongStage', stage: 'closed' });
    given(opened)
      .when(byTimer, { type: 'close', note: words })
      .refused({ reason: 'notPermitted', needs: [] });
  });

  it('reopens what was closed or dismissed, unclaimed, its clock beginning anew', () => {
    const reopen = { type: 'reopen', reason: words } as const;
    for (const history of [
      [opened, calledBy(timer, east, 5), closedBy(chenYu)],
      [opened, dismissedBy(liMin)],
    ]) {
      const next = given(...history)
        .when(coordinator(chenYu), reopen, 90)
        .yields({ type: 'reopened', reason: words });
      expect(next).toMatchObject({ stage: 'open', since: after(90), unit: xuhui, called: [xuhui] });
    }
  });

  it('reopens with a reason, and only what is over', () => {
    given(...closed)
      .when(coordinator(chenYu), { type: 'reopen' })
      .refused({ reason: 'textMissing', field: 'reason' });
    given(opened)
      .when(coordinator(chenYu), { type: 'reopen', reason: words })
      .refused({ reason: 'wrongStage', stage: 'open' });
  });
});

describe('a reminder 稍后30分钟', () => {
  const snooze = { type: 'snooze', unit: xuhui } as const;
  const snoozed = {
    type: 'snoozed',
    incident: opened.incident,
    by: person(liMin),
    at: after(10),
    until: after(40),
    unit: xuhui,
  } as const;

  it('comes after half an hour to the group that asked, and stops no clock', () => {
    const next = given(opened)
      .when(monitor(liMin), snooze)
      .yields({ type: 'snoozed', until: after(40), unit: xuhui });
    expect(next).toMatchObject({
      stage: 'open',
      since: after(0),
      snoozedUntil: after(40),
      snoozedFor: xuhui,
    });
    const woken = given(opened, snoozed)
      .when(byTimer, { type: 'wake' }, 40)
      .yields({ type: 'woken', unit: xuhui });
    expect(woken).not.toHaveProperty('snoozedUntil');
  });

  it('comes whatever happens meanwhile', () => {
    given(opened, snoozed, { ...claimedBy(liMin), at: after(20) })
      .when(byTimer, { type: 'wake' }, 40)
      .yields({ type: 'woken', unit: xuhui });
  });

  it('does not come early, twice, unasked, or when all is over', () => {
    given(opened, snoozed).when(byTimer, { type: 'wake' }, 39).refused({ reason: 'noLongerNeeded' });
    const later = { ...snoozed, at: after(20), until: after(50) };
    given(opened, snoozed, later).when(byTimer, { type: 'wake' }, 40).refused({ reason: 'noLongerNeeded' });
    given(opened).when(byTimer, { type: 'wake' }, 40).refused({ reason: 'noLongerNeeded' });
    given(opened, snoozed, closedBy(chenYu))
      .when(byTimer, { type: 'wake' }, 40)
      .refused({ reason: 'noLongerNeeded' });
  });

  it('is for what is still going on', () => {
    given(...closed)
      .when(monitor(liMin), snooze)
      .refused({ reason: 'wrongStage', stage: 'closed' });
  });
});

describe('what cannot have happened', () => {
  it('is a bug and says so', () => {
    expect(() => evolve(nothingYet, claimedBy(liMin))).toThrow('claimed cannot happen');
    expect(() => closed.concat(claimedBy(liMin)).reduce(evolve, nothingYet)).toThrow('at stage closed');
    expect(() => [opened, opened].reduce(evolve, nothingYet)).toThrow('opened cannot happen');
  });
});
