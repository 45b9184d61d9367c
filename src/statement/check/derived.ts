import type { Known } from './cover.ts';
import type { Quantity } from './quantities.ts';

/** More than these are not added up: any number is a sum of enough others. */
const mostParts = 6;

/** Whether a number is what the facts' own numbers come to: 5名医护 of 2名医师、3名护士, 20分钟 between 9时 and 9时20分. */
export function isDerived(said: Quantity, facts: readonly Known[]): boolean {
  const [value] = said.parts;
  if (value === undefined || said.kind === 'date' || said.kind === 'time') return false;
  if (said.kind === 'span') return gapsIn(facts).has(value);
  return facts.some((fact) => sumsIn(fact, said.kind).has(value)) || differences(facts, said.kind).has(value);
}

/** What is left of one number of a kind when another is taken away: 15元 to 20元 is 5元 more, 2 of 11人 have not recovered. */
function differences(facts: readonly Known[], kind: string): ReadonlySet<number> {
  const values = facts.flatMap(({ quantities }) =>
    quantities.filter((each) => each.kind === kind).map((each) => each.parts[0] ?? 0),
  );
  if (values.length > mostParts) return new Set();
  return new Set(
    values.flatMap((one) => values.map((other) => one - other)).filter((difference) => difference > 0),
  );
}

/** All numbers of one kind in one fact together, or any two that stand next to each other. */
function sumsIn({ quantities }: Known, kind: string): ReadonlySet<number> {
  const parts = quantities.filter((each) => each.kind === kind).map((each) => each.parts[0] ?? 0);
  if (parts.length < 2 || parts.length > mostParts) return new Set();
  const pairs = parts.slice(1).map((part, at) => part + (parts[at] ?? 0));
  return new Set([parts.reduce((sum, part) => sum + part, 0), ...pairs]);
}

const day = 1440;

/** Minutes between any two times of day that are exact. */
function gapsIn(facts: readonly Known[]): ReadonlySet<number> {
  const times = facts.flatMap(({ quantities }) =>
    quantities
      .filter(({ kind }) => kind === 'time')
      .map(({ parts: [hour = 0, minute = 0] }) => hour * 60 + minute),
  );
  return new Set(
    times.flatMap((one) => times.map((other) => (other - one + day) % day)).filter((gap) => gap > 0),
  );
}
