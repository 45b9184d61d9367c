import type { IncidentId, UnitPath } from '../../incident/incident.ts';
import type { Org } from '../../policy/org.ts';
import { within } from '../../policy/tree.ts';
import type { Sign } from './digest.ts';
import { compare, departmentsOf, houseOf, type Spoken } from './spoken.ts';

/** Fewer are chance. */
const enough = 3;
const windowMs = 30 * 86_400_000;
const mostSigns = 20;

interface Topic {
  readonly kind: Sign['kind'];
  readonly key: string;
  readonly name: string;
}

/** The matters at one unit that speak of the same, oldest first: one post, or one incident with all of its posts. */
interface Group extends Topic {
  readonly unit?: UnitPath;
  readonly at: Date[];
  readonly known: Set<bigint | IncidentId>;
}

/**
 * Repeated matters below the alarm line 苗头: the same department, doctor or fee at one unit in three different matters or
 * more within 30 days, where they were most. Equal words count once, and so does an incident however much is said of it.
 * What is at a unit of ours comes first, of that the most. A doctor is named to headquarters alone.
 */
export function signsOf(rows: readonly Spoken[], scope: readonly UnitPath[], org: Org): readonly Sign[] {
  const isHq = scope.includes(org.root);
  const groups = new Map<string, Group>();
  for (const row of rows.toSorted(byTime)) {
    if (row.unit === undefined ? !isHq : !within(row.unit, scope)) continue;
    const unit = row.unit && houseOf(row.unit, scope, org);
    for (const topic of topicsOf(row, org)) gather(groups, topic, unit, row);
  }
  const signs = [...groups.values()].flatMap((group) => signOf(group, isHq));
  return signs.toSorted(byWeight).slice(0, mostSigns);
}

function byTime(a: Spoken, b: Spoken): number {
  return a.foundAt.getTime() - b.foundAt.getTime() || compare(a.id, b.id);
}

function topicsOf({ unit, departments, doctors, fees }: Spoken, org: Org): readonly Topic[] {
  return [
    ...departmentsOf(unit, departments, org).map(
      (name) => ({ kind: 'department', key: name, name }) as const,
    ),
    ...doctors.map(({ key, name }) => ({ kind: 'doctor', key, name }) as const),
    ...fees.map((name) => ({ kind: 'fee', key: name, name }) as const),
  ];
}

function gather(groups: Map<string, Group>, topic: Topic, unit: UnitPath | undefined, row: Spoken): void {
  const place = `${unit ?? ''} ${topic.kind} ${topic.key}`;
  const group = groups.get(place) ?? { ...topic, ...(unit && { unit }), at: [], known: new Set() };
  groups.set(place, group);
  const same = [row.exact, ...(row.incident ? [row.incident] : [])];
  if (!same.some((each) => group.known.has(each))) group.at.push(row.foundAt);
  for (const each of same) group.known.add(each);
}

/** The 30 days with most of them, the latest of those. */
function signOf({ kind, name, unit, at }: Group, isHq: boolean): readonly Sign[] {
  let [from, best, last] = [0, 0, 0];
  for (const [to, moment] of at.entries()) {
    while (moment.getTime() - (at[from]?.getTime() ?? 0) >= windowMs) from += 1;
    if (to - from + 1 >= best) [best, last] = [to - from + 1, to];
  }
  const [first, latest] = [at[last - best + 1], at[last]];
  if (best < enough || !first || !latest) return [];
  const said = kind === 'doctor' && !isHq ? {} : { name };
  return [{ kind, ...said, ...(unit && { unit }), count: best, first, last: latest }];
}

function byWeight(a: Sign, b: Sign): number {
  return (
    Number(b.unit !== undefined) - Number(a.unit !== undefined) ||
    b.count - a.count ||
    b.last.getTime() - a.last.getTime() ||
    compare(a.unit ?? '', b.unit ?? '') ||
    compare(a.kind, b.kind) ||
    compare(a.name ?? '', b.name ?? '')
  );
}
