import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/config/found.ts';
import { readPolicy } from '../../src/config/policy.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';

function read(text: string) {
  const problems: string[] = [];
  const report: Report = (_place, wrong) => problems.push(wrong.en);
  return { digest: readPolicy(text, defaultPolicy, report).digest, problems };
}

describe('when digests come', () => {
  it('is at eight, with weeks and months, where nothing is written', () => {
    expect(read('language: zh')).toEqual({ digest: defaultPolicy.digest, problems: [] });
  });

  it.each([
    ['digest: {at: "7:05"}', { at: '07:05' }],
    ['digest: {week: sunday}', { weekOn: 7 }],
    ['digest: {month: false}', { month: false }],
    ['digest: {to: {branch: []}}', { to: { ...defaultPolicy.digest.to, branch: [] } }],
  ])('%s', (text, rule) => {
    const { digest, problems } = read(text);
    expect(problems).toEqual([]);
    expect(digest).toEqual({ ...defaultPolicy.digest, ...rule });
  });

  it('has no weekday where none is wanted', () => {
    expect(read('digest: {week: never}').digest).not.toHaveProperty('weekOn');
  });

  it.each([
    ['digest: {at: "24:00"}', /time of day/],
    // YAML 1.1 reads it as a number of minutes; here it is one of hours or nothing.
    ['digest: {at: 8}', /time of day/],
    ['digest: {week: Montag}', /./],
    ['digest: {to: {hq: [nobody]}}', /nobody/],
  ])('%s is refused', (text, wrong) => {
    expect(read(text).problems.join()).toMatch(wrong);
  });
});
