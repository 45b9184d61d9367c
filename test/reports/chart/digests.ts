import type { Level, UnitPath } from '../../../src/incident/incident.ts';
import { defaultPolicy } from '../../../src/policy/defaults.ts';
import type { Org, Unit } from '../../../src/policy/org.ts';
import type { House } from '../../../src/reports/chart/digestParts.ts';
import type { DayPoint, Digest, ManagementRow, Timed, UnitRow } from '../../../src/reports/digest/digest.ts';

const hq = 'hq' as UnitPath;

/** A chain of so many branches under one headquarters, named by `name`. */
export function house(
  branches = 40,
  language: 'zh' | 'en' = 'zh',
  name = (index: number) => (language === 'zh' ? `示例第${index + 1}院区` : `Branch ${index + 1}`),
): House {
  const top = language === 'zh' ? '示例医疗集团' : 'Example Hospital Group';
  const units = [unit(hq, top), ...Array.from({ length: branches }, (_, i) => unit(branch(i), name(i)))];
  const org: Org = { root: hq, units: new Map(units.map((each) => [each.path, each])), channels: new Map() };
  return { org, policy: { ...defaultPolicy, language } };
}

export function branch(index: number): UnitPath {
  return `hq/b${index}` as UnitPath;
}

function unit(path: UnitPath, name: string): Unit {
  const kind = path === hq ? 'hq' : 'branch';
  return { path, name, kind, aliases: [], keywords: [], channels: [], zone: 'Asia/Shanghai' };
}

const unused: Timed = { count: 0, inPlan: 0 };

/** A Saturday in one branch where nothing happened. */
export const quiet: Digest = {
  unit: branch(0),
  period: {
    ...{ form: 'day', first: '2026-11-21', last: '2026-11-21', zone: 'Asia/Shanghai' },
    ...{ from: new Date('2026-11-20T16:00:00Z'), to: new Date('2026-11-21T16:00:00Z') },
  },
  counts: { fresh: 0, open: 0, overdue: 0, closed: 0, dismissed: 0, mentions: 0 },
  before: { fresh: 0, closed: 0, mentions: 0 },
  levels: byLevel([0, 0], [0, 0], [0, 0], [0, 0]),
  natures: [],
  trend: days(14, () => [0, 0, 0, 0, 0]),
  ...{ top: [], waits: [], units: [], quietUnits: 0, dismissals: [], reports: [], signs: [], management: [] },
  times: { claim: unused, escalate: unused, firstWord: unused },
  timesBefore: { claim: unused, escalate: unused, firstWord: unused },
  sources: { total: 12, silent: [], failing: [] },
};

/** A day as most are. */
export const normal: Digest = {
  ...quiet,
  counts: { fresh: 5, open: 3, overdue: 1, closed: 4, dismissed: 1, mentions: 61 },
  before: { fresh: 3, closed: 4, mentions: 40 },
  levels: byLevel([0, 0], [1, 1], [1, 1], [3, 1]),
  trend: days(14, (i) => [0, i % 13 === 0 ? 1 : 0, i % 4 === 1 ? 1 : 0, i % 5, 12 + ((i * 7) % 50)]),
  times: {
    claim: { count: 10, inPlan: 8, medianMs: 12 * 60_000, medianShare: 0.4 },
    escalate: { count: 3, inPlan: 3, medianMs: 26 * 60_000, medianShare: 0.87 },
    firstWord: { count: 1, inPlan: 0, medianMs: 6.8 * 3_600_000, medianShare: 1.36 },
  },
  timesBefore: {
    claim: { count: 9, inPlan: 7, medianMs: 15 * 60_000, medianShare: 0.5 },
    escalate: unused,
    firstWord: { count: 2, inPlan: 1, medianMs: 5 * 3_600_000, medianShare: 1 },
  },
};

/** Headquarters over so many branches, of which some have something to tell. */
export function chain(rows: number, quietUnits: number, given: Digest = normal): Digest {
  return { ...given, unit: hq, units: Array.from({ length: rows }, (_, i) => unitRow(i)), quietUnits };
}

function unitRow(i: number): UnitRow {
  const worst = (['orange', 'yellow', 'blue', 'yellow', undefined] as const)[i % 5];
  const open = worst === undefined ? 0 : 1 + ((i * 5) % 7);
  return {
    ...{
      unit: branch(i),
      fresh: (i * 3) % 5,
      open,
      overdue: i < 6 ? Math.min(open, 2 - (i % 3)) : 0,
      closed: i % 3,
    },
    claims: { count: i % 4 === 3 ? 0 : 5 + (i % 6), inPlan: i % 4 === 3 ? 0 : 3 + (i % 3) },
    ...(worst === undefined ? {} : { worst }),
  };
}

/** The day of a storm: 50,000 mentions beside days of three, in 2,000 units. */
export const crisis: Digest = {
  ...chain(413, 1587),
  counts: { fresh: 412, open: 1_024, overdue: 131, closed: 96, dismissed: 40, mentions: 50_312 },
  before: { fresh: 3, closed: 2, mentions: 31 },
  levels: byLevel([2, 2], [14, 31], [120, 310], [276, 681]),
  trend: days(14, (i) => (i === 13 ? [2, 14, 120, 276, 50_312] : [0, 0, i % 2, 2, 3])),
  times: {
    claim: { count: 640, inPlan: 288, medianMs: 47 * 60_000, medianShare: 3.2 },
    escalate: { count: 61, inPlan: 40, medianMs: 22 * 60_000, medianShare: 0.73 },
    firstWord: { count: 2, inPlan: 0 },
  },
};

/** A week of headquarters, with what is repeated and what is managed. */
export const week: Digest = {
  ...chain(9, 3),
  period: {
    ...{ form: 'week', first: '2026-11-16', last: '2026-11-22', zone: 'Asia/Shanghai' },
    ...{ from: new Date('2026-11-15T16:00:00Z'), to: new Date('2026-11-22T16:00:00Z') },
  },
  trend: days(
    28,
    (i) => [i === 20 ? 1 : 0, i % 9 === 2 ? 1 : 0, (i * 3) % 4, (i * 5) % 7, 20 + ((i * 11) % 90)],
    '2026-10-26',
  ),
  signs: Array.from({ length: 7 }, (_, i) => ({
    kind: (['department', 'doctor', 'fee'] as const)[i % 3] ?? 'fee',
    ...(i === 4 ? {} : { name: ['口腔科', '王某医生', '种植牙套餐收费', '急诊科'][i % 4] ?? '' }),
    ...(i === 4 ? {} : { unit: branch(i) }),
    ...{ count: 9 - i, first: new Date('2026-10-28T02:00:00Z'), last: new Date('2026-11-20T02:00:00Z') },
  })),
  management: Array.from(
    { length: 11 },
    (_, i): ManagementRow => ({
      unit: branch(Math.floor(i / 2)),
      ...(i % 2 === 0 ? { department: ['口腔科', '急诊科', '儿科', '产科'][i % 4] ?? '' } : {}),
      ...{ service: 12 - i, safety: i % 4, fees: (i * 5) % 9 },
    }),
  ),
};

/** The month before, whole. */
export const month: Digest = {
  ...week,
  period: {
    ...{ form: 'month', first: '2026-10-01', last: '2026-10-31', zone: 'Asia/Shanghai' },
    ...{ from: new Date('2026-09-30T16:00:00Z'), to: new Date('2026-10-31T16:00:00Z') },
  },
  counts: { fresh: 148, open: 12, overdue: 2, closed: 140, dismissed: 22, mentions: 13_400 },
  before: { fresh: 120, closed: 131, mentions: 15_100 },
  levels: byLevel([1, 0], [6, 2], [41, 3], [100, 7]),
  trend: days(
    31,
    (i) => [i === 17 ? 1 : 0, i % 5 === 0 ? 1 : 0, (i * 3) % 4, (i * 5) % 8, 90 + ((i * 37) % 900)],
    '2026-10-01',
  ),
};

/** So many days, each as [red, orange, yellow, blue, mentions]. */
export function days(
  length: number,
  of: (index: number) => readonly [number, number, number, number, number],
  first = '2026-11-08',
): readonly DayPoint[] {
  return Array.from({ length }, (_, index) => {
    const [red, orange, yellow, blue, mentions] = of(index);
    const day = new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10);
    return { day, levels: { red, orange, yellow, blue }, mentions };
  });
}

type Pair = readonly [fresh: number, open: number];
function byLevel(red: Pair, orange: Pair, yellow: Pair, blue: Pair): Digest['levels'] {
  const pair = ([fresh, open]: Pair) => ({ fresh, open });
  return { red: pair(red), orange: pair(orange), yellow: pair(yellow), blue: pair(blue) } satisfies Record<
    Level,
    unknown
  >;
}
