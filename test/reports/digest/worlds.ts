import { evolve } from '../../../src/incident/evolve.ts';
import {
  type Incident,
  type IncidentId,
  type Level,
  levels,
  type Nature,
  natures,
  nothingYet,
  type PersonId,
  type TextId,
  type UnitPath,
} from '../../../src/incident/incident.ts';
import type { IncidentEvent } from '../../../src/incident/language.ts';
import { defaultPolicy } from '../../../src/policy/defaults.ts';
import type { Org, People, Person, Unit, UnitKind } from '../../../src/policy/org.ts';
import type { Course } from '../../../src/reports/digest/course.ts';
import type { DigestHouse } from '../../../src/reports/digest/make.ts';

export type Dice = () => number;

/** A dice that gives the same throws for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function one<Item>(dice: Dice, items: readonly Item[]): Item {
  const item = items[Math.floor(dice() * items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** A chain of its own: regions that may nest, branches, departments, a person in each unit. Every name is unlike any other. */
export function houseBy(dice: Dice, nameOf: (path: string) => string = (path) => `⟦${path}⟧`): DigestHouse {
  const paths: [string, UnitKind][] = [['hq', 'hq']];
  const regions = 1 + Math.floor(dice() * 4);
  for (let r = 0; r < regions; r += 1) {
    const region = dice() < 0.3 && r > 0 ? `hq/r0/r${r}` : `hq/r${r}`;
    paths.push([region, 'region']);
    const branches = Math.floor(dice() * 5);
    for (let b = 0; b < branches; b += 1) {
      paths.push([`${region}/b${b}`, 'branch']);
      if (dice() < 0.3) paths.push([`${region}/b${b}/d`, 'department']);
    }
  }
  const unit = ([path, kind]: [string, UnitKind]): Unit => ({
    ...{ path: path as UnitPath, kind, name: nameOf(path), zone: 'Asia/Shanghai' },
    ...{ aliases: [], keywords: [], channels: [] },
  });
  const org: Org = {
    root: 'hq' as UnitPath,
    units: new Map(paths.map((each) => [each[0] as UnitPath, unit(each)])),
    channels: new Map(),
  };
  const people = paths.map(
    ([path]): Person => ({
      ...{ id: personOf(path), name: nameOf(`人 ${path}`), unit: path as UnitPath, department: '', post: '' },
      ...{ phone: '', email: '', identities: [], onCall: false, roster: [] },
    }),
  );
  const known: People = { byId: new Map(people.map((person) => [person.id, person])), byIdentity: new Map() };
  return { org, people: known, policy: defaultPolicy };
}

function personOf(path: string): PersonId {
  return `E-${path}` as PersonId;
}

const minute = 60_000;

/** What happened to one incident: whatever its state allows, by people of its own units or of those above. */
export function courseBy(dice: Dice, n: number, { org }: DigestHouse, from: Date, to: Date): Course {
  const id = `inc-${n}` as IncidentId;
  const units = [...org.units.keys()];
  const at = new Date(from.getTime() + dice() * (to.getTime() - from.getTime()));
  const opened: IncidentEvent = {
    ...{ type: 'opened', incident: id, by: { kind: 'machine', id: 'triage' }, at, unit: one(dice, units) },
    ...{
      nature: one<Nature>(dice, natures),
      level: one<Level>(dice, levels),
      reasons: ['harm'],
      mentions: [],
    },
  };
  const events: IncidentEvent[] = [opened];
  let state: Incident = evolve(nothingYet, opened);
  let clock = at.getTime();
  for (let step = 0; step < 6; step += 1) {
    clock += dice() * 600 * minute;
    const next = nextEvent(dice, state, new Date(clock), units);
    if (!next) continue;
    events.push(next);
    state = evolve(state, next);
  }
  return { id, code: `P${n}`, drill: dice() < 0.05, events, mentions: 1 + Math.floor(dice() * 40) };
}

function nextEvent(
  dice: Dice,
  state: Incident,
  at: Date,
  units: readonly UnitPath[],
): IncidentEvent | undefined {
  if (state.stage !== 'open' && state.stage !== 'owned') return undefined;
  const { id: incident, unit } = state;
  const owner = personOf(unit);
  const by = { kind: 'person', id: owner } as const;
  const text = `t-${at.getTime()}` as TextId;
  const above = unit.split('/').slice(0, -1).join('/') as UnitPath;
  const moves: readonly (() => IncidentEvent | undefined)[] = [
    () => (state.stage === 'open' ? { type: 'claimed', incident, by, at, owner, unit } : undefined),
    () => (state.stage === 'owned' ? { type: 'closed', incident, by, at, note: text } : undefined),
    () => ({ type: 'dismissed', incident, by, at, reason: text, askedBy: owner, unit }),
    () =>
      above === ''
        ? undefined
        : { type: 'escalated', incident, by: { kind: 'machine', id: 'timer' }, at, from: unit, to: above },
    () => ({
      type: 'directed',
      incident,
      by,
      at,
      from: unit,
      to: one(dice, units),
      text,
      due: new Date(at.getTime() + 60 * minute),
    }),
    () => ({ type: 'moved', incident, by, at, from: unit, to: one(dice, units), why: 'move' }),
  ];
  return one(dice, moves)();
}
