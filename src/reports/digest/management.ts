import type { IncidentId, Nature, UnitPath } from '../../incident/incident.ts';
import type { ReasonCode } from '../../incident/language.ts';
import type { Org } from '../../policy/org.ts';
import { within } from '../../policy/tree.ts';
import { topicsIn } from '../../triage/topics.ts';
import type { ManagementRow, Period } from './digest.ts';
import { compare, departmentsOf, houseOf, type Spoken } from './spoken.ts';

/** An incident as management hears of it: what is true of one at every stage is enough. */
export interface ManagedIncident {
  readonly id: IncidentId;
  readonly unit: UnitPath;
  readonly openedAt: Date;
  readonly nature: Nature;
  readonly reasons?: readonly ReasonCode[];
  /** What is said of it, masked for the reader: for the department. */
  readonly text?: string;
}

type Subject = 'service' | 'safety' | 'fees';

interface Matter extends Pick<Spoken, 'departments' | 'fees'> {
  readonly unit: UnitPath;
  readonly incident?: Pick<ManagedIncident, 'nature' | 'reasons'>;
}

/**
 * What was complained of in the period, for those who manage (REQ-M15): incidents opened in it and what lay below the alarm
 * line, by unit and department, as service, safety or fees; where most was said first. A matter counts once: by the
 * department that it names most, equal words once, and what is said of an incident with that incident, in the period in which it
 * was opened. Only units in the reach of `scope`.
 */
export function managementOf(
  incidents: readonly ManagedIncident[],
  rows: readonly Spoken[],
  { from, to }: Pick<Period, 'from' | 'to'>,
  scope: readonly UnitPath[],
  org: Org,
): readonly ManagementRow[] {
  const isWithin = (at: Date) => from <= at && at < to;
  const isSeen = ({ unit }: { readonly unit?: UnitPath }) => unit !== undefined && within(unit, scope);
  // An incident in reach may hold what is said of a unit out of reach.
  const said = Map.groupBy(rows.filter(isSeen), ({ incident }) => incident);
  const opened = incidents
    .filter((each) => isSeen(each) && isWithin(each.openedAt))
    .map((each) => incidentMatter(each, said.get(each.id) ?? []));
  const quiet = (said.get(undefined) ?? []).filter(({ foundAt }) => isWithin(foundAt));
  const counted = new Map<string, ManagementRow>();
  for (const matter of [...opened, ...onceEach(quiet)]) count(counted, matter, scope, org);
  return [...counted.values()].toSorted(byWeight);
}

function incidentMatter(incident: ManagedIncident, said: readonly Spoken[]): Matter {
  const all = [topicsIn(incident.text ?? ''), ...said];
  const [departments, fees] = [all.flatMap((each) => each.departments), all.flatMap((each) => each.fees)];
  return { unit: incident.unit, incident, departments, fees };
}

/** The same words at one unit are one matter; what names no unit of ours is nothing to manage. */
function onceEach(quiet: readonly Spoken[]): readonly Matter[] {
  const known = new Map<string, Matter>();
  for (const { unit, exact, departments, fees } of quiet) {
    if (unit !== undefined) known.set(`${unit} ${exact}`, { unit, departments, fees });
  }
  return [...known.values()];
}

function count(
  counted: Map<string, ManagementRow>,
  matter: Matter,
  scope: readonly UnitPath[],
  org: Org,
): void {
  const subject = subjectOf(matter);
  if (!subject) return;
  const unit = houseOf(matter.unit, scope, org);
  const department = mostNamed(departmentsOf(matter.unit, matter.departments, org));
  const place = `${unit} ${department ?? ''}`;
  const row = counted.get(place) ?? {
    unit,
    ...(department && { department }),
    service: 0,
    safety: 0,
    fees: 0,
  };
  counted.set(place, { ...row, [subject]: row[subject] + 1 });
}

const subjects: Readonly<Record<Nature, Subject | undefined>> = {
  safety: 'safety',
  violence: 'safety',
  fault: 'service',
  complaint: 'service',
  rumour: undefined,
  privacy: undefined,
  praise: undefined,
  other: undefined,
};
const harms: readonly ReasonCode[] = ['harm', 'massHarm', 'death'];
const conduct: readonly ReasonCode[] = ['service', 'dispute'];

/** The gravest that it is; what hurts nobody is a matter of service, unless it is about money. */
function subjectOf({ incident, fees }: Matter): Subject | undefined {
  const isOf = (reasons: readonly ReasonCode[]) =>
    incident?.reasons?.some((reason) => reasons.includes(reason)) ?? false;
  const nature = incident ? subjects[incident.nature] : 'service';
  if (nature === 'safety' || isOf(harms)) return 'safety';
  if (incident?.nature === 'praise') return undefined;
  if (fees.length > 0 || isOf(['fraud'])) return 'fees';
  return nature ?? (isOf(conduct) ? 'service' : undefined);
}

/** Of as many, the one named first. */
function mostNamed(departments: readonly string[]): string | undefined {
  const named = Map.groupBy(departments, (each) => each);
  return [...named].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

function byWeight(a: ManagementRow, b: ManagementRow): number {
  const sum = ({ service, safety, fees }: ManagementRow) => service + safety + fees;
  return (
    sum(b) - sum(a) ||
    b.safety - a.safety ||
    compare(a.unit, b.unit) ||
    compare(a.department ?? '', b.department ?? '')
  );
}
