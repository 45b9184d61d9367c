import { describe, expect, it } from 'vitest';
import type { Known, PersonId, UnitPath } from '../../src/incident/incident.ts';
import type { Command } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Role } from '../../src/policy/org.ts';
import { permit } from '../../src/policy/permit.ts';
import { asked } from '../support/asked.ts';
import { org, orgOf, type UnitName, unit, withoutGroups } from '../support/demoOrg.ts';
import {
  after,
  directedTo,
  incident,
  known,
  liMin,
  noon,
  opened,
  otherIncident,
  person,
  post,
  words,
} from '../support/story.ts';

const ofXuhui = known(opened);

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
    [
      'a region splits off to another of its branches',
      region,
      { incident, type: 'split', to: otherIncident, unit: unit('pudong'), mentions: [post] },
      true,
    ],
    [
      'a region splits nothing off to another region',
      region,
      { incident, type: 'split', to: otherIncident, unit: unit('nansha'), mentions: [post] },
      false,
    ],
    [
      'a branch splits nothing off to another',
      branch,
      { incident, type: 'split', to: otherIncident, unit: unit('pudong'), mentions: [post] },
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

describe('a merge is of two that the group has both', () => {
  const merge: Command = { incident, type: 'merge', into: otherIncident };
  const at = (name: UnitName) => ({ ...known(opened), id: otherIncident, unit: unit(name) });

  it.each<[UnitName, string, UnitName, UnitName, boolean]>([
    ['xuhui', 'monitor', 'xuhui', 'xuhui', true],
    ['xuhui', 'monitor', 'emergency', 'emergency', true],
    ['xuhui', 'monitor', 'xuhui', 'emergency', false],
    ['xuhui', 'monitor', 'xuhui', 'pudong', false],
    ['xuhui', 'monitor', 'xuhui', 'east', false],
    ['east', 'coordination', 'xuhui', 'pudong', true],
    ['east', 'coordination', 'xuhui', 'east', true],
    ['east', 'coordination', 'xuhui', 'nansha', false],
    ['east', 'coordination', 'xuhui', 'hq', false],
    ['hq', 'command', 'xuhui', 'nansha', true],
    ['hq', 'command', 'xuhui', 'hq', true],
    ['hq', 'analysis', 'xuhui', 'xuhui', false],
  ])('%s %s merges one of %s into one of %s: %s', (group, duty, from, into, allowed) => {
    const role = { unit: unit(group), duty };
    const about = { ...known(opened), unit: unit(from) };
    expect(permit(merge, about, person(liMin), role, org, defaultPolicy, at(into)).allowed).toBe(allowed);
  });

  it('and a no names the nearest that has both', () => {
    const role = { unit: unit('xuhui'), duty: 'monitor' };
    expect(permit(merge, ofXuhui, person(liMin), role, org, defaultPolicy, at('pudong'))).toMatchObject({
      allowed: false,
      nearest: unit('east'),
    });
    expect(permit(merge, ofXuhui, person(liMin), role, org, defaultPolicy, at('nansha'))).toMatchObject({
      nearest: unit('hq'),
    });
  });
});

describe('an instruction is finished by whom it was given to', () => {
  const about = known(opened, directedTo(unit('pudong'), 1, 9), directedTo(unit('emergency'), 1, 9));
  it.each<[UnitName, string, UnitName, boolean]>([
    ['pudong', 'monitor', 'pudong', true],
    ['xuhui', 'monitor', 'emergency', true],
    ['xuhui', 'monitor', 'pudong', false],
    ['east', 'coordination', 'pudong', false],
    ['hq', 'command', 'pudong', false],
    ['nansha', 'monitor', 'nansha', false],
  ])('%s %s finishes that of %s: %s', (group, duty, to, allowed) => {
    const command: Command = { incident, type: 'finishDirective', to: unit(to), at: after(1), note: words };
    const role = { unit: unit(group), duty };
    expect(permit(command, about, person(liMin), role, org, defaultPolicy).allowed).toBe(allowed);
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
