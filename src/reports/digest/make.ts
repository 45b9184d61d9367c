import { mayName } from '../../bot/cards/context.ts';
import { type IncidentId, levels, type PersonId, type UnitPath } from '../../incident/incident.ts';
import type { Org, People } from '../../policy/org.ts';
import type { Policy } from '../../policy/policy.ts';
import { below, chain, kindOf, within } from '../../policy/tree.ts';
import { type Course, isLive, type Standing, standingAt } from './course.ts';
import type {
  Coverage,
  Digest,
  Dismissal,
  Entry,
  Period,
  Report,
  SourceSum,
  UnitRow,
  Wait,
} from './digest.ts';
import { managementOf } from './management.ts';
import { periodBefore } from './period.ts';
import { signsOf } from './signs.ts';
import type { Spoken } from './spoken.ts';
import { countsOf, during, levelsOf, naturesOf, timed, timesOf, trendOf } from './sums.ts';
import { waitsOf } from './waits.ts';

/** What one unit's digest is made from: nothing in it that the unit may not see. */
export interface DigestInput {
  readonly unit: UnitPath;
  readonly period: Period;
  readonly courses: readonly Course[];
  /** Mentions of each incident found in the period. */
  readonly fresh: ReadonlyMap<IncidentId, number>;
  /** Mentions of all of them by local date. */
  readonly found: ReadonlyMap<string, number>;
  /** Mentions found in the period that it is held against. */
  readonly foundBefore: number;
  readonly sources: SourceSum;
  readonly coverage?: Coverage;
  /** What lay below the alarm line: for weeks and months. */
  readonly spoken: readonly Spoken[];
  /** More was said than was read of it: what was found from here on was. */
  readonly spokenSince?: Date;
}

/** The house as its digest needs it. */
export interface DigestHouse {
  readonly org: Org;
  readonly people: People;
  readonly policy: Policy;
}

const most = { top: 3, dismissals: 60, reports: 20 } as const;

/** A unit's digest. A generator: it rests between incidents and sums, so that whoever presses a button meanwhile is answered. */
export function* digestOf(input: DigestInput, house: DigestHouse): Generator<undefined, Digest> {
  const { unit, period, fresh } = input;
  const before = periodBefore(period);
  const [now, then]: [Standing[], Standing[]] = [[], []];
  for (const course of input.courses) {
    const standing = standingAt(course, period.to, house.policy);
    const was = standing && standingAt(course, before.to, house.policy);
    if (standing) now.push(standing);
    if (was) then.push(was);
    yield;
  }
  const mentions = now.reduce((sum, { id }) => sum + (fresh.get(id) ?? 0), 0);
  const counts = countsOf(now, period, mentions);
  yield;
  const countsBefore = countsOf(then, before, input.foundBefore);
  yield;
  const ofKinds = { levels: levelsOf(now, period), natures: naturesOf(now, period) };
  yield;
  const trend = trendOf(now, input.found, period);
  yield;
  const top = topOf(now, input, house);
  yield;
  const waits = waitsHere(waitsOf(now, house.org), unit, house);
  yield;
  const times = { times: timesOf(now, period), timesBefore: timesOf(then, before) };
  yield;
  const units = yield* unitRows(now, period, unit, house.org);
  yield;
  return {
    ...{ unit, period, counts, before: countsBefore, ...ofKinds, trend, top, waits, ...times, units },
    quietUnits: branches(house.org, unit).length - units.filter(isBranch(house.org)).length,
    dismissals: dismissalsOf(now, period, unit, house),
    reports: reportsOf(now, period),
    sources: input.sources,
    signs: signsOf(input.spoken, [unit], house.org),
    management: period.form === 'day' ? [] : managed(now, input, house.org),
    ...(input.coverage && { coverage: input.coverage }),
    ...(input.spokenSince && { readSince: input.spokenSince }),
  };
}

function managed(standings: readonly Standing[], { unit, period, spoken }: DigestInput, org: Org) {
  const incidents = standings.map(({ id, openedAt, state: { unit: at, nature, reasons } }) => ({
    ...{ id, openedAt, unit: at, nature },
    ...(reasons && { reasons }),
  }));
  return managementOf(incidents, spoken, period, [unit], org);
}

function topOf(standings: readonly Standing[], input: DigestInput, house: DigestHouse): readonly Entry[] {
  const freshOf = ({ id }: Standing) => input.fresh.get(id) ?? 0;
  const matter = standings.filter(
    (each) =>
      each.state.stage !== 'dismissed' &&
      (isLive(each.state) ||
        during(each.openedAt, input.period) ||
        ('at' in each.state && during(each.state.at, input.period))),
  );
  return matter
    .toSorted(
      (a, b) =>
        Number(isLive(b.state)) - Number(isLive(a.state)) ||
        levels.indexOf(a.state.level) - levels.indexOf(b.state.level) ||
        Number(b.late.length > 0) - Number(a.late.length > 0) ||
        freshOf(b) - freshOf(a) ||
        b.mentions - a.mentions ||
        a.openedAt.getTime() - b.openedAt.getTime(),
    )
    .slice(0, most.top)
    .map((each) => entryOf(each, freshOf(each), input.unit, house));
}

function entryOf(
  { id, code, state, mentions, late }: Standing,
  freshMentions: number,
  seat: UnitPath,
  house: DigestHouse,
): Entry {
  const owner = state.stage === 'owned' ? nameable(state.owner, seat, house) : undefined;
  const [first] = late;
  return {
    ...{ id, code, level: state.level, nature: state.nature, stage: state.stage, mentions, freshMentions },
    ...(mayName(seat, state.unit) && { unit: state.unit }),
    ...(owner && { owner }),
    ...(first && { late: first }),
  };
}

function nameable(id: PersonId, seat: UnitPath, { people }: DigestHouse): PersonId | undefined {
  const unit = people.byId.get(id)?.unit;
  return unit !== undefined && mayName(seat, unit) ? id : undefined;
}

/** Whose turn it is, as far as this unit may know whose. */
function waitsHere(waits: readonly Wait[], seat: UnitPath, house: DigestHouse): readonly Wait[] {
  return waits.flatMap((wait): readonly Wait[] => {
    if (wait.person) return nameable(wait.person, seat, house) ? [wait] : [];
    return wait.unit === undefined || mayName(seat, wait.unit) ? [wait] : [];
  });
}

function dismissalsOf(
  standings: readonly Standing[],
  period: Period,
  seat: UnitPath,
  house: DigestHouse,
): readonly Dismissal[] {
  return standings
    .flatMap(({ id, code, state, askedBy }): readonly Dismissal[] => {
      if (state.stage !== 'dismissed' || !during(state.at, period)) return [];
      const by = nameable(state.by, seat, house);
      const asked = askedBy === state.by ? undefined : askedBy && nameable(askedBy, seat, house);
      const unit = mayName(seat, state.unit) && { unit: state.unit };
      return [{ id, code, level: state.level, ...unit, ...(by && { by }), ...(asked && { askedBy: asked }) }];
    })
    .toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
    .slice(0, most.dismissals);
}

function reportsOf(standings: readonly Standing[], period: Period): readonly Report[] {
  return standings
    .flatMap(({ id, code, report }) => (report && during(report, period) ? [{ id, code, due: report }] : []))
    .toSorted((a, b) => a.due.getTime() - b.due.getTime())
    .slice(0, most.reports);
}

/** Every branch below with anything to tell, its departments with it, and what stands at the regions themselves. */
function* unitRows(
  standings: readonly Standing[],
  period: Period,
  seat: UnitPath,
  org: Org,
): Generator<undefined, readonly UnitRow[]> {
  if (branches(org, seat).length === 0) return [];
  const here = standings.filter(({ state }) => within(state.unit, [seat]));
  const rows: UnitRow[] = [];
  for (const [unit, of] of Map.groupBy(here, ({ state }) => branchOf(org, state.unit))) {
    const { fresh, open, overdue, closed } = countsOf(of, period, 0);
    const live = of.flatMap(({ state }) => (isLive(state) ? [state.level] : []));
    const worst = levels.find((level) => live.includes(level));
    const { count, inPlan } = timed(of, 'claim', period);
    const claims = { count, inPlan };
    rows.push({ unit, fresh, open, overdue, closed, claims, ...(worst && { worst }) });
    yield;
  }
  return rows
    .filter(({ fresh, open, closed }) => fresh + open + closed > 0)
    .toSorted(
      (a, b) =>
        b.overdue - a.overdue ||
        gravity(a) - gravity(b) ||
        b.open - a.open ||
        b.fresh - a.fresh ||
        (a.unit < b.unit ? -1 : 1),
    );
}

function gravity({ worst }: UnitRow): number {
  return worst ? levels.indexOf(worst) : levels.length;
}

function branches(org: Org, seat: UnitPath): readonly UnitPath[] {
  return below(org, seat).filter((unit) => kindOf(org, unit) === 'branch');
}

function isBranch(org: Org): (row: UnitRow) => boolean {
  return ({ unit }) => kindOf(org, unit) === 'branch';
}

/** A department's matters are its branch's. */
function branchOf(org: Org, unit: UnitPath): UnitPath {
  return chain(org, unit).find((each) => kindOf(org, each) === 'branch') ?? unit;
}
