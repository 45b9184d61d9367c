import type { UnitPath } from '../../incident/incident.ts';
import type { Org } from '../../policy/org.ts';
import { kindOf, parent, within } from '../../policy/tree.ts';
import { type Topics, topicsIn } from '../../triage/topics.ts';
import type { QuietMention } from './quiet.ts';

/** A quiet mention by what it speaks of; the words themselves are let go. */
export interface Spoken extends Omit<QuietMention, 'text'>, Topics {}

/**
 * What is said below the alarm line, read once for signs and for the management report; equal words are read once. A
 * generator: it rests between texts.
 */
export function* spokenOf(rows: readonly QuietMention[]): Generator<undefined, readonly Spoken[]> {
  const read = new Map<bigint, Topics>();
  const spoken: Spoken[] = [];
  for (const { text, ...row } of rows) {
    const topics = read.get(row.exact) ?? topicsIn(text);
    read.set(row.exact, topics);
    spoken.push({ ...row, ...topics });
    yield;
  }
  return spoken;
}

/** A department with groups of its own counts for its branch, as far as the reader sees that. */
export function houseOf(unit: UnitPath, scope: readonly UnitPath[], org: Org): UnitPath {
  const above = kindOf(org, unit) === 'department' ? parent(org, unit) : undefined;
  return above !== undefined && within(above, scope) ? houseOf(above, scope, org) : unit;
}

/** What it speaks of, and the department that it is about where that has groups of its own and no other is named. */
export function departmentsOf(
  unit: UnitPath | undefined,
  named: readonly string[],
  org: Org,
): readonly string[] {
  const known = unit && org.units.get(unit);
  return named.length > 0 || known?.kind !== 'department' ? named : topicsIn(known.name).departments;
}

/** The same order everywhere, whatever the machine's language. */
export function compare(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}
