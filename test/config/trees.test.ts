import fc from 'fast-check';
import { expect, it } from 'vitest';
import { collector } from '../../src/config/found.ts';
import { readOrg } from '../../src/config/org.ts';
import { standingDuties } from '../../src/policy/org.ts';

interface Row {
  readonly path: string;
  readonly kind: string;
  readonly parent: string;
  readonly channels: string;
}

/** Regions under headquarters or one another, branches under either, departments under branches. */
const trees = fc
  .array(
    fc.record({
      kind: fc.constantFrom('region', 'branch', 'department'),
      under: fc.nat(),
      says: fc.boolean(),
    }),
    {
      maxLength: 30,
    },
  )
  .map((wishes) => {
    const rows: Row[] = [{ path: 'hq', kind: 'hq', parent: '', channels: 'web:c0:command' }];
    for (const [index, { kind, under, says }] of wishes.entries()) {
      const may = rows.filter((row) => mayHold(row, kind));
      const above = may[under % Math.max(1, may.length)];
      if (above === undefined) continue;
      const path = `${above.path}/u${index}`;
      const parent = says ? above.path : '';
      rows.push({ path, kind, parent, channels: `web:c${index + 1}:monitor` });
    }
    return rows;
  });

function mayHold(row: Row, kind: string): boolean {
  if (row.path.split('/').length >= 8) return false;
  return kind === 'department' ? row.kind === 'branch' : ['hq', 'region'].includes(row.kind);
}

function csv(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ path, kind, parent, channels }, index) => `${path},${kind},机构第${index}号,${channels},${parent}`,
  );
  return ['path,kind,name,channels,parent', ...lines].join('\n');
}

function check(rows: readonly Row[]) {
  const { found, report } = collector();
  const org = readOrg(csv(rows), [...standingDuties], report);
  return { org, found };
}

const runs = { seed: 20_260_101, numRuns: 200 };

it('loads every tree under one headquarters, in any order of its rows', () => {
  fc.assert(
    fc.property(trees, fc.boolean(), (rows, reversed) => {
      const { org, found } = check(reversed ? [...rows].reverse() : rows);
      expect(found).toEqual([]);
      expect([...org.units.keys()].sort()).toEqual(rows.map(({ path }) => path).sort());
      expect(org.channels.size).toBe(rows.length);
    }),
    runs,
  );
});

/** What turns a good tree into a bad one, if the tree is large enough for it. */
const mutations: Readonly<Record<string, (rows: readonly Row[], pick: Row) => readonly Row[] | undefined>> = {
  'a cycle': (rows, pick) => {
    const below = rows.find(({ path }) => path.startsWith(`${pick.path}/`)) ?? pick;
    return change(rows, pick, { parent: below.path });
  },
  'a second superior': (rows, pick) => {
    const other = rows.find(({ path }) => path !== superior(pick) && path !== pick.path);
    return other && change(rows, pick, { parent: other.path });
  },
  'a path twice': (rows, pick) => [...rows, { ...pick, channels: '' }],
  'an orphan': (rows, pick) =>
    change(rows, pick, { path: `hq/nowhere/${pick.path.split('/').at(-1)}`, parent: '' }),
  'a channel twice': (rows, pick) => change(rows, pick, { channels: 'web:c0:monitor' }),
  'an unknown duty': (rows, pick) => change(rows, pick, { channels: 'web:x:monitoring' }),
  'a second headquarters': (rows, pick) => change(rows, pick, { kind: 'hq' }),
  'no kind': (rows, pick) => change(rows, pick, { kind: '' }),
};

function change(rows: readonly Row[], pick: Row, change: Partial<Row>): readonly Row[] {
  return rows.map((row) => (row === pick ? { ...row, ...change } : row));
}

function superior({ path }: Row): string {
  return path.split('/').slice(0, -1).join('/');
}

it.each(Object.entries(mutations))('refuses %s in every tree, and names its line', (_what, mutate) => {
  fc.assert(
    fc.property(trees, fc.nat(), (rows, index) => {
      const pick = rows[1 + (index % Math.max(1, rows.length - 1))];
      fc.pre(pick !== undefined);
      const bad = mutate(rows, pick);
      fc.pre(bad !== undefined);
      const { found } = check(bad);
      expect(found.length).toBeGreaterThan(0);
      expect(found.every(({ file, line }) => file === 'org.csv' && (line ?? 0) > 1)).toBe(true);
    }),
    runs,
  );
});
