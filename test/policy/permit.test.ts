import { describe, expect, it } from 'vitest';
import type { Known } from '../../src/incident/incident.ts';
import type { Command } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Role } from '../../src/policy/org.ts';
import { permit } from '../../src/policy/permit.ts';
import { asked } from '../support/asked.ts';
import { org, type UnitName, unit } from '../support/demoOrg.ts';
import { adviser, directedTo, known, liMin, opened, person, timer, triage } from '../support/story.ts';

const ofXuhui = known(opened);

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
    ['merge', 'y y y y - - - - -'],
    ['split', 'y y y y - - - - -'],
    ['confirmDismissal', '- y y y - - - - -'],
    ['rejectDismissal', '- y y y - - - - -'],
    ['move', '- y y y - - - - -'],
    ['close', '- y y y - - - - -'],
    ['reopen', '- y y y - - - - -'],
    ['direct', '- y - y - - - - -'],
    ['setLevel', '- y - y - - - - -'],
    ['startResponse', '- y - y - - - - -'],
    ['bindRoom', '- - - y - - - - -'],
    ['addNote', 'y y y y y y y - -'],
    ['addContact', '- y y y y y y - -'],
    ['addFact', 'y y y y y y y - -'],
    ['disputeFact', 'y y y y y y y - -'],
    ['confirmFact', 'y y y y - - - - -'],
    ['withdrawFact', 'y y y y - - - - -'],
    ['draft', '- - - y - y - - -'],
    ['submit', '- - - y - y - - -'],
    ['takeBack', '- - - y - y - - -'],
    ['publish', '- - - y - y - - -'],
    ['callOff', '- - - y - y - - -'],
    ['register', '- - - y - y - - -'],
    ['settlePublication', '- - - y - y - - -'],
    ['approve', '- - - y - - y - -'],
    ['unapprove', '- - - y - - y - -'],
    ['reject', '- - - y - - y - -'],
    ['askChanges', '- - - y - - y - -'],
    ['open', '- - - - - - - - -'],
    ['join', '- - - - - - - - -'],
    ['advise', '- - - - - - - - -'],
    ['callNext', '- - - - - - - - -'],
    ['directiveLate', '- - - - - - - - -'],
    ['wake', '- - - - - - - - -'],
    ['publishDue', '- - - - - - - - -'],
    ['approvalLate', '- - - - - - - - -'],
    ['approvalWaits', '- - - - - - - - -'],
    ['tellPublication', '- - - - - - - - -'],
    ['tellChange', '- - - - - - - - -'],
    ['tellUnapproved', '- - - - - - - - -'],
    ['tellRoom', '- - - - - - - - -'],
  ])('%s: %s', (type, row) => {
    expect(columns.map((role) => (may(type, role) ? 'y' : '-')).join(' ')).toBe(row);
  });
});

describe('machines', () => {
  const commands: readonly Command['type'][] = [
    ...(['open', 'join', 'claim', 'release', 'handOver', 'undo', 'dismiss', 'confirmDismissal'] as const),
    ...(['rejectDismissal', 'escalate', 'notOurs', 'move', 'direct', 'setLevel', 'setNature'] as const),
    ...(['finishDirective', 'merge', 'split', 'advise'] as const),
    ...(['addNote', 'snooze', 'close', 'reopen', 'callNext', 'directiveLate', 'wake'] as const),
    ...(['addFact', 'confirmFact', 'disputeFact', 'withdrawFact', 'draft', 'submit', 'takeBack'] as const),
    ...(['approve', 'unapprove', 'reject', 'askChanges', 'publish', 'callOff', 'register'] as const),
    ...(['settlePublication', 'publishDue', 'approvalLate', 'approvalWaits', 'tellPublication'] as const),
    ...(['tellChange', 'tellUnapproved', 'startResponse', 'bindRoom', 'tellRoom'] as const),
  ];

  it.each([
    [triage, ['open', 'join', 'tellUnapproved']],
    [timer, ['callNext', 'directiveLate', 'wake', 'publishDue', 'approvalLate', 'approvalWaits']],
    [adviser, ['advise']],
    [{ kind: 'machine', id: 'writer' } as const, ['draft']],
    [{ kind: 'machine', id: 'publisher' } as const, ['tellPublication', 'tellChange']],
    [{ kind: 'machine', id: 'host' } as const, ['tellRoom']],
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

  it('no branch and no region has a say in words to the public, though its group be called command or release', () => {
    for (const name of ['xuhui', 'east'] as const) {
      for (const duty of ['command', 'release', 'review', 'office']) {
        const role = { unit: unit(name), duty };
        for (const type of ['draft', 'submit', 'approve', 'reject', 'publish', 'register'] as const)
          expect(may(type, role), `${name} ${duty} ${type}`).toBe(false);
      }
    }
  });

  it('whoever was sent an instruction may add facts, and nothing else', () => {
    const ofEast = { ...known(opened, directedTo(unit('pudong'), 5, 60)), unit: unit('east') };
    const role = { unit: unit('pudong'), duty: 'monitor' };
    expect(may('addNote', role, ofEast)).toBe(true);
    expect(may('addFact', role, ofEast)).toBe(true);
    expect(may('confirmFact', role, ofEast)).toBe(false);
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
