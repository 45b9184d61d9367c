import { describe, expect, it } from 'vitest';
import { nothingYet } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { dutiesThatMute, mayMute, mayOpen } from '../../src/policy/rights.ts';
import { org, type UnitName, unit } from '../support/demoOrg.ts';
import { known, opened } from '../support/story.ts';

const incident = known(opened);

describe('who may mute', () => {
  it.each<[UnitName, string, boolean]>([
    ['hq', 'office', true],
    ['hq', 'command', true],
    ['hq', 'analysis', false],
    ['hq', 'review', false],
    ['east', 'coordination', false],
    ['east', 'office', false],
    ['xuhui', 'monitor', false],
    ['xuhui', 'command', false],
    ['hq', 'constructor', false],
  ])('%s %s: %s', (place, duty, may) => {
    expect(mayMute({ unit: unit(place), duty }, org, defaultPolicy)).toBe(may);
  });

  it('is by what a duty is like, whatever policy.yaml calls it', () => {
    const crisis = { name: { zh: '危机组', en: 'Crisis' }, like: 'command' } as const;
    const policy = { ...defaultPolicy, duties: { ...defaultPolicy.duties, crisis } };
    expect(mayMute({ unit: unit('hq'), duty: 'crisis' }, org, policy)).toBe(true);
    expect(dutiesThatMute(policy)).toEqual(['office', 'command', 'crisis']);
  });
});

describe('what of a mention of 徐汇 may be opened', () => {
  it.each<[UnitName, string, 'words' | 'author' | undefined]>([
    ['hq', 'command', 'words'],
    ['hq', 'review', 'words'],
    ['hq', 'office', 'author'],
    ['hq', 'release', 'author'],
    ['xuhui', 'monitor', 'author'],
    ['xuhui', 'command', undefined],
    ['xuhui', 'review', undefined],
    ['east', 'coordination', undefined],
    ['east', 'command', undefined],
    ['pudong', 'monitor', undefined],
    ['emergency', 'monitor', undefined],
  ])('%s %s: %s', (place, duty, part) => {
    expect(mayOpen({ unit: unit(place), duty }, incident, org, defaultPolicy)).toBe(part);
  });

  it('a branch opens for its departments too, and nobody what is not there', () => {
    const inside = { ...incident, unit: unit('emergency') };
    const monitor = { unit: unit('xuhui'), duty: 'monitor' };
    expect(mayOpen(monitor, inside, org, defaultPolicy)).toBe('author');
    expect(mayOpen({ unit: unit('hq'), duty: 'command' }, nothingYet, org, defaultPolicy)).toBeUndefined();
  });

  it('is what policy.yaml says', () => {
    const policy = { ...defaultPolicy, mayOpen: { words: ['office'], author: [] } };
    expect(mayOpen({ unit: unit('hq'), duty: 'office' }, incident, org, policy)).toBe('words');
    expect(mayOpen({ unit: unit('hq'), duty: 'command' }, incident, org, policy)).toBe('author');
    expect(mayOpen({ unit: unit('xuhui'), duty: 'monitor' }, incident, org, policy)).toBeUndefined();
  });
});
