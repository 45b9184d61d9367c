import { expect, it } from 'vitest';
import { marksOf } from '../../../src/handlers/statements/text.ts';
import { defaultPolicy } from '../../../src/policy/defaults.ts';
import type { Finding } from '../../../src/statement/finding.ts';

const text = '您父亲那天拍的片子我们找到了。';
const known: Finding = { check: 'identity', from: 0, to: 3, words: '您父亲' };

it('what a check knows blocks, what it only weighs warns', () => {
  expect(marksOf(text, [known], defaultPolicy)).toEqual([{ check: 'identity', blocking: true }]);
  expect(marksOf(text, [{ ...known, unsure: true }], defaultPolicy)).toEqual([
    { check: 'identity', blocking: false },
  ]);
});

it('both stand side by side, and a check that is off says nothing of either', () => {
  const both = [known, { ...known, unsure: true as const }];
  expect(marksOf(text, both, defaultPolicy)).toHaveLength(2);
  const { statements } = defaultPolicy;
  const off = { ...statements, checks: { ...statements.checks, identity: 'off' as const } };
  expect(marksOf(text, both, { ...defaultPolicy, statements: off })).toEqual([]);
});
