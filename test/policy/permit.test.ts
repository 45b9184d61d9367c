import { describe, expect, it } from 'vitest';
import type { Known, PersonId, UnitPath } from '../../src/incident/incident.ts';
import type { Command } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Role } from '../../src/policy/org.ts';
import { permit } from '../../src/policy/permit.ts';
import { org, orgOf, type UnitName, unit, withoutGroups } from '../support/demoOrg.ts';
import {
  after,
  directedTo,
  incident,
  known,
  liMin,
  noon,
  opened,
  person,
  post,
  timer,
  triage,
  words,
} from '../support/story.ts';

const ofXuhui = known(opened);

/** Each command as the group of `at` would ask it of an incident of 徐汇. */
function asked(type: Command['type'], at: UnitPath): Command {
  const it = { incident } as const;
  const all: Readonly<Record<Command['type'], Command>> = {
    open: { ...it, type: 'open', unit: at, nature: 'safety', level: 'red', reasons: [], mentions: [post] },
    join: { ...it, type: 'join', mentions: [post], level: 'red', reasons: [] },
    claim: { ...it, type: 'claim', unit: at },
    release: { ...it, type: 'release' },
    handOver: { ...it, type: 'handOver', to: 'E009' as PersonId, unit: at },
    undo: { ...it, type: 'undo' },
    dismiss: { ...it, type: 'dismiss', reason: words },
    confirmDismissal: { ...it, type: 'confirmDismissal' },
    rejectDismissal: { ...it, type: 'rejectDismissal' },
    escalate: { ...it, type: 'escalate', to: unit('hq') },
    notOurs: { ...it, type: 'notOurs', to: unit('east') },
    move: { ...it, type: 'move', to: unit('pudong') },
    direct: { ...it, type: 'direct', to: unit('xuhui'), text: words, due: after(60) },
    setLevel: { ...it, type: 'setLevel', level: 'red', reason: words },
    setNature: { ...it, type: 'setNature', nature: 'rumour' },
    addNote: { ...it, type: 'addNote', text: words },
    snooze: { ...it, type: 'snooze', unit: at },
    close: { ...it, type: 'close', note: words },
    reopen: { ...it, type: 'reopen', reason: words },
    callNext: { ...it, type: 'callNext', to: [unit('east')] },
    directiveLate: { ...it, type: 'directiveLate', to: unit('xuhui'), at: noon },
    wake: { ...it, type: 'wake' },
  };
  return all[type];
}

function may(type: Command['type'], role: Role, about: Known = ofXuhui): boolean {
  return permit(asked(type, role.unit), about, person(liMin), role, org, defaultPolicy).allowed;
}

describe('who may do what to an incident of 徐汇 (y: may, -: may not)', () => {
  const columns: readonly Role[] = [
    { unit: unit('xuhui'), duty: 'monitor' },
    { unit: unit('east'), duty: 'coordination' },
    { unit: unit('hq'), duty: 'office' },
    { unit: unit('hq'), duty: 'command' },
    { unit: unit('hq'), duty: 'analysis' },
    { unit: unit('hq'), duty: 'release' },
    { unit: unit('hq'), duty: 'review' },
    { unit: unit('pudong'), duty: 'monitor' },
    { unit: unit('south'), duty: 'coordination' },
  ];
  //                    branch region office command analysis release review | another branch, another region
  it.each<[Command['type'], string]>([
    ['claim', 'y y y y - - - - -'],
    ['release', 'y y y y - - - - -'],
    ['handOver', 'y y y y - - - - -'],
    ['undo', 'y y y y - - - - -'],
    ['dismiss', 'y y y y - - - - -'],
    ['escalate', 'y y y y - - - - -'],
    ['notOurs', 'y y y y - - - - -'],
    ['setNature', 'y y y y - - - - -'],
    ['snooze', 'y y y y - - - - -'],
    ['confirmDismissal', '- y y y - - - - -'],
    ['rejectDismissal', '- y y y - - - - -'],
    ['move', '- y y y - - - - -'],
    ['close', '- y y y - - - - -'],
    ['reopen', '- y y y - - - - -'],
    ['direct', '- y - y - - - - -'],
    ['setLevel', '- y - y - - - - -'],
    ['addNote', 'y y y y y y y - -'],
    ['open', '- - - - - - - - -'],
    ['join', '- - - - - - - - -'],
    ['callNext', '- - - - - - - - -'],
    ['directiveLate', '- - - - - - - - -'],
    ['wake', '- - - - - - - - -'],
  ])('%s: %s', (type, row) => {
    expect(columns.map((role) => (may(type, role) ? 'y' : '-')).join(' ')).toBe(row);
  });
});

describe('machines', () => {
  const commands: readonly Command['type'][] = [
    ...(['open', 'join', 'claim', 'release', 'handOver', 'undo', 'dismiss', 'confirmDismissal'] as const),
    ...(['rejectDismissal', 'escalate', 'notOurs', 'move', 'direct', 'setLevel', 'setNature'] as const),
    ...(['addNote', 'snooze', 'close', 'reopen', 'callNext', 'directiveLate', 'wake'] as const),
  ];

  it.each([
    [triage, ['open', 'join']],
    [timer, ['callNext', 'directiveLate', 'wake']],
  ])('%j may only %j', (machine, own) => {
    const allowed = commands.filter(
      (type) => permit(asked(type, unit('hq')), ofXuhui, machine, undefined, org, defaultPolicy).allowed,
    );
    expect(allowed).toEqual(own);
  });

  it('gain nothing from a role', () => {
    const role = { unit: unit('hq'), duty: 'command' };
    expect(permit(asked('close', unit('hq')), ofXuhui, timer, role, org, defaultPolicy)).toEqual({
      allowed: false,
      needs: [],
    });
  });
});

describe('standing', () => {
  const yellow = ofXuhui;
  const blue = { ...ofXuhui, level: 'blue' } as const;
  const red = { ...ofXuhui, level: 'red' } as const;

  it.each<[UnitName, string, Known, object]>([
    ['xuhui', 'monitor', yellow, { as: 'monitor', stands: 'own', mayDismissAlone: false }],
    ['xuhui', 'monitor', red, { as: 'monitor', stands: 'own', mayDismissAlone: false }],
    ['xuhui', 'monitor', blue, { as: 'monitor', stands: 'own', mayDismissAlone: true }],
    ['east', 'coordination', red, { as: 'coordination', stands: 'above', mayDismissAlone: true }],
    ['hq', 'office', yellow, { as: 'office', stands: 'above', mayDismissAlone: true }],
    ['hq', 'command', red, { as: 'command', stands: 'above', mayDismissAlone: true }],
  ])('%s %s', (name, duty, about, standing) => {
    const role = { unit: unit(name), duty };
    const permission = permit(asked('dismiss', role.unit), about, person(liMin), role, org, defaultPolicy);
    expect(permission).toEqual({ allowed: true, unit: role.unit, ...standing });
  });

  it('a region decides on its own incidents as HQ does on its own', () => {
    const ofEast = { ...ofXuhui, unit: unit('east') };
    const ofHq = { ...ofXuhui, unit: unit('hq') };
    expect(may('close', { unit: unit('east'), duty: 'coordination' }, ofEast)).toBe(true);
    expect(may('setLevel', { unit: unit('hq'), duty: 'command' }, ofHq)).toBe(true);
    expect(may('claim', { unit: unit('east'), duty: 'coordination' }, ofHq)).toBe(false);
  });

  it('a leading group bound to a branch leads nothing: no branch confirms its own dismissals', () => {
    for (const duty of ['coordination', 'office', 'command']) {
      const role = { unit: unit('xuhui'), duty };
      expect(may('confirmDismissal', role)).toBe(false);
      expect(may('setLevel', role)).toBe(false);
      expect(may('claim', role)).toBe(true);
      expect(
        permit(asked('dismiss', role.unit), ofXuhui, person(liMin), role, org, defaultPolicy),
      ).toMatchObject({
        stands: 'own',
        mayDismissAlone: false,
      });
    }
  });

  it('a branch handles what its departments own, a department not what its branch owns', () => {
    const ofEmergency = { ...ofXuhui, unit: unit('emergency') };
    expect(may('claim', { unit: unit('xuhui'), duty: 'monitor' }, ofEmergency)).toBe(true);
    expect(may('claim', { unit: unit('emergency'), duty: 'monitor' }, ofEmergency)).toBe(true);
    expect(may('claim', { unit: unit('emergency'), duty: 'monitor' })).toBe(false);
    expect(may('confirmDismissal', { unit: unit('xuhui'), duty: 'monitor' }, ofEmergency)).toBe(false);
  });

  it('whoever was sent an instruction may add facts, and nothing else', () => {
    const ofEast = { ...known(opened, directedTo(unit('pudong'), 5, 60)), unit: unit('east') };
    const role = { unit: unit('pudong'), duty: 'monitor' };
    expect(may('addNote', role, ofEast)).toBe(true);
    expect(may('claim', role, ofEast)).toBe(false);
    expect(may('dismiss', role, ofEast)).toBe(false);
    expect(may('addNote', { unit: unit('nansha'), duty: 'monitor' }, ofEast)).toBe(false);
  });

  it('a duty of one’s own naming stands like the one it is said to be like', () => {
    const policy = {
      ...defaultPolicy,
      duties: {
        ...defaultPolicy.duties,
        应对: { name: { zh: '应对小组', en: 'response' }, like: 'command' },
      },
    } as const;
    const role = { unit: unit('hq'), duty: '应对' };
    expect(permit(asked('close', role.unit), ofXuhui, person(liMin), role, org, policy)).toMatchObject({
      allowed: true,
      as: 'command',
    });
    expect(may('close', role)).toBe(false);
  });

  it('no role is no right, and neither is a role without an incident', () => {
    const role = { unit: unit('hq'), duty: 'command' };
    expect(
      permit(asked('close', unit('hq')), ofXuhui, person(liMin), undefined, org, defaultPolicy).allowed,
    ).toBe(false);
    expect(
      permit(asked('close', unit('hq')), undefined, person(liMin), role, org, defaultPolicy).allowed,
    ).toBe(false);
    expect(
      permit(asked('close', unit('hq')), { stage: 'none' }, person(liMin), role, org, defaultPolicy).allowed,
    ).toBe(false);
    expect(may('close', { unit: unit('hq'), duty: 'toString' })).toBe(false);
  });
});

describe('what a command points at is in the asker’s reach too', () => {
  const region: Role = { unit: unit('east'), duty: 'coordination' };
  const branch: Role = { unit: unit('xuhui'), duty: 'monitor' };
  const command: Role = { unit: unit('hq'), duty: 'command' };
  const somebody = 'E009' as PersonId;

  it.each<[string, Role, Command, boolean]>([
    ['a region moves within itself', region, { incident, type: 'move', to: unit('pudong') }, true],
    ['a region takes it to itself', region, { incident, type: 'move', to: unit('east') }, true],
    [
      'a region moves nothing to another region',
      region,
      { incident, type: 'move', to: unit('nansha') },
      false,
    ],
    ['a region moves nothing up', region, { incident, type: 'move', to: unit('hq') }, false],
    ['HQ moves across regions', command, { incident, type: 'move', to: unit('nansha') }, true],
    [
      'nobody moves to a unit that is none',
      command,
      { incident, type: 'move', to: 'hq/nowhere' as UnitPath },
      false,
    ],
    ['not ours goes to the superior', branch, { incident, type: 'notOurs', to: unit('east') }, true],
    ['not ours does not go to a neighbour', branch, { incident, type: 'notOurs', to: unit('pudong') }, false],
    ['not ours does not skip the region', branch, { incident, type: 'notOurs', to: unit('hq') }, false],
    [
      'a region directs below itself',
      region,
      { incident, type: 'direct', to: unit('pudong'), text: words, due: noon },
      true,
    ],
    [
      'a region does not direct itself',
      region,
      { incident, type: 'direct', to: unit('east'), text: words, due: noon },
      false,
    ],
    [
      'a region does not direct another',
      region,
      { incident, type: 'direct', to: unit('nansha'), text: words, due: noon },
      false,
    ],
    [
      'HQ directs everybody below',
      command,
      { incident, type: 'direct', to: unit('nansha'), text: words, due: noon },
      true,
    ],
    [
      'a branch hands over within itself',
      branch,
      { incident, type: 'handOver', to: somebody, unit: unit('xuhui') },
      true,
    ],
    [
      'a branch hands over to its department',
      branch,
      { incident, type: 'handOver', to: somebody, unit: unit('emergency') },
      true,
    ],
    [
      'a branch hands nothing up',
      branch,
      { incident, type: 'handOver', to: somebody, unit: unit('east') },
      false,
    ],
    [
      'a region hands over to those who may see it',
      region,
      { incident, type: 'handOver', to: somebody, unit: unit('xuhui') },
      true,
    ],
    [
      'a region hands nothing to a neighbour branch',
      region,
      { incident, type: 'handOver', to: somebody, unit: unit('pudong') },
      false,
    ],
    ['one claims for one’s own group', branch, { incident, type: 'claim', unit: unit('east') }, false],
    ['one is reminded in one’s own group', branch, { incident, type: 'snooze', unit: unit('east') }, false],
    [
      'one escalates to a unit that is one',
      branch,
      { incident, type: 'escalate', to: 'hq/nowhere' as UnitPath },
      false,
    ],
  ])('%s', (_rule, role, ask, allowed) => {
    expect(permit(ask, ofXuhui, person(liMin), role, org, defaultPolicy).allowed).toBe(allowed);
  });
});

describe('a no says what would make it a yes', () => {
  const branch: Role = { unit: unit('xuhui'), duty: 'monitor' };

  function refusal(command: Command, role: Role, chain = org, about: Known = ofXuhui) {
    return permit(command, about, person(liMin), role, chain, defaultPolicy);
  }

  it('names the duties that may and the nearest unit that has such a group', () => {
    expect(refusal(asked('close', branch.unit), branch)).toEqual({
      allowed: false,
      needs: ['coordination', 'office', 'command'],
      nearest: unit('east'),
    });
    expect(refusal(asked('setLevel', branch.unit), branch)).toEqual({
      allowed: false,
      needs: ['coordination', 'command'],
      nearest: unit('east'),
    });
  });

  it('looks further up when the region has no group', () => {
    expect(refusal(asked('close', branch.unit), branch, withoutGroups('east'))).toMatchObject({
      nearest: unit('hq'),
    });
  });

  it('names the unit that reaches as far as the command does', () => {
    const move: Command = { incident, type: 'move', to: unit('nansha') };
    expect(refusal(move, { unit: unit('east'), duty: 'coordination' })).toMatchObject({
      nearest: unit('hq'),
    });
  });

  it('names nobody when nobody may', () => {
    expect(refusal(asked('callNext', branch.unit), branch)).toEqual({ allowed: false, needs: [] });
    expect(refusal(asked('close', branch.unit), branch, orgOf())).not.toHaveProperty('nearest');
  });

  it('tells a stranger nothing about where the incident is', () => {
    expect(refusal(asked('close', unit('pudong')), { unit: unit('pudong'), duty: 'monitor' })).toEqual({
      allowed: false,
      needs: ['coordination', 'office', 'command'],
    });
  });
});
