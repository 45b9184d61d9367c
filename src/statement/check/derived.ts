import type { Known } from './cover.ts';
import type { Quantity } from './quantities.ts';

/** More than these are not added up: any number is a sum of enough others. */
const mostParts = 6;

/** Whether a number is what the facts' own numbers come to: 5名医护 of 2名医师、3名护士, 20分钟 between 9时 and 9时20分. */
export function isDerived(said: Quantity, facts: readonly Known[]): boolean {
  const [value] = said.parts;
  if (value === undefined || said.kind === 'date') return false;
  if (said.kind === 'time') return endsIn(facts).has(minutesOf(said));
  if (said.kind === 'span' && (gapsIn(facts).has(value) || daysIn(facts).has(value))) return true;
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

function minutesOf({ parts: [hour = 0, minute = 0] }: Quantity): number {
  return hour * 60 + minute;
}

/** When something was over that began at a time of a fact and took so long: 35分钟 from 10时20分. */
function endsIn(facts: readonly Known[]): ReadonlySet<number> {
  return new Set(
    facts.flatMap(({ quantities }) => {
      const spans = quantities.filter(({ kind }) => kind === 'span').map(({ parts: [span = 0] }) => span);
      return quantities
        .filter(({ kind }) => kind === 'time')
        .flatMap((time) => spans.map((span) => (minutesOf(time) + span) % day));
    }),
  );
}

/** Minutes of the days between two dates of one fact, with and without the last: 10月28日至30日 are 三天. */
function daysIn(facts: readonly Known[]): ReadonlySet<number> {
  return new Set(
    facts.flatMap(({ quantities }) => {
      const dates = quantities.filter(({ kind }) => kind === 'date').map(({ parts }) => parts);
      return dates.slice(1).flatMap((to, at) => {
        const from = dates[at] ?? [];
        const [month = 0, date = 0] = [from[1], from[2]];
        const gap = ((to[1] ?? month) - month) * 30.5 + (to[2] ?? 0) - date;
        return [gap, gap + 1].map((days) => Math.floor(days) * day);
      });
    }),
  );
}

/** Minutes between any two times of day that are exact. */
function gapsIn(facts: readonly Known[]): ReadonlySet<number> {
  const times = facts.flatMap(({ quantities }) =>
    quantities.filter(({ kind }) => kind === 'time').map(minutesOf),
  );
  return new Set(
    times.flatMap((one) => times.map((other) => (other - one + day) % day)).filter((gap) => gap > 0),
  );
}

/** Nearly a number of a fact, whatever is counted, or what two of them in one fact come to: 每人200元 of 68,400元 for 342人. */
export function isLike({ kind, parts: [value] }: Quantity, facts: readonly Known[]): boolean {
  if (kind === 'date' || kind === 'time' || value === undefined) return false;
  const near = (known: number) => Math.abs(known - value) <= Math.abs(known) * rounded;
  return facts.some(({ quantities }) => {
    const known = quantities.flatMap(({ kind: other, parts: [each] }) =>
      other === 'date' || other === 'time' || each === undefined ? [] : [each],
    );
    if (known.some(near)) return true;
    return (
      known.length <= mostParts &&
      known.some((one) => known.some((other) => near(one - other) || (other > 1 && near(one / other))))
    );
  });
}

const rounded = 0.05;
