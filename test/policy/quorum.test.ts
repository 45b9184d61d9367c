import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PersonId } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { dutiesThatWrite, quorumOf } from '../../src/policy/quorum.ts';

const people = (words: string) => [...words] as PersonId[];

it.each`
  command  | review   | writers  | quorum
  ${'a'}   | ${'b'}   | ${'w'}   | ${'met'}
  ${'a'}   | ${'b'}   | ${''}    | ${'met'}
  ${'a'}   | ${''}    | ${'w'}   | ${'short'}
  ${'a'}   | ${'a'}   | ${'w'}   | ${'short'}
  ${'ab'}  | ${'a'}   | ${'w'}   | ${'met'}
  ${'a'}   | ${'ab'}  | ${'w'}   | ${'met'}
  ${'a'}   | ${'b'}   | ${'a'}   | ${'authorsOnly'}
  ${'a'}   | ${'b'}   | ${'ab'}  | ${'authorsOnly'}
  ${'a'}   | ${'b'}   | ${'abw'} | ${'met'}
  ${'ab'}  | ${'c'}   | ${'ab'}  | ${'met'}
  ${'abc'} | ${'abc'} | ${'a'}   | ${'met'}
  ${'ab'}  | ${'ab'}  | ${'ab'}  | ${'authorsOnly'}
`(
  'command $command, review $review, written by $writers: $quorum',
  ({ command, review, writers, quorum }) => {
    expect(quorumOf([people(command), people(review)], people(writers))).toBe(quorum);
  },
);

const some = fc.uniqueArray(fc.constantFrom(...people('abcde')), { maxLength: 5 });

/** All ways to give everybody one of their own, tried one by one. */
function byTrial(lists: readonly (readonly PersonId[])[], taken: readonly PersonId[]): boolean {
  const [first, ...others] = lists;
  if (!first) return true;
  return first.some((who) => !taken.includes(who) && byTrial(others, [...taken, who]));
}

it('says what trying all ways says', () => {
  fc.assert(
    fc.property(some, some, some, some, (one, two, three, writers) => {
      const lists = [one, two, three];
      const enough = byTrial(lists, []);
      const free = writers.length === 0 || writers.some((author) => byTrial(lists, [author]));
      expect(quorumOf(lists, writers)).toBe(enough ? (free ? 'met' : 'authorsOnly') : 'short');
    }),
  );
});

it('lets the release and the command group of headquarters write', () => {
  expect(dutiesThatWrite(defaultPolicy).toSorted()).toEqual(['command', 'release']);
});
