import { expect, it } from 'vitest';
import {
  type Known,
  levels,
  type Machine,
  type PersonId,
  type UnitPath,
} from '../../src/incident/incident.ts';
import type { Command } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { standingDuties } from '../../src/policy/org.ts';
import { permit } from '../../src/policy/permit.ts';
import { asked } from '../support/asked.ts';
import { org } from '../support/demoOrg.ts';
import { known, liMin, noon, opened, otherIncident, person, post, words } from '../support/story.ts';

const places = [...org.units.keys()];
const incident = opened.incident;
const anIncident = known(opened);

/** Repeatable dice: a linear congruential generator (Numerical Recipes). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Facts and words to the public. */
const speech = [
  ...(['addFact', 'confirmFact', 'disputeFact', 'withdrawFact', 'draft', 'submit', 'takeBack'] as const),
  ...(['approve', 'unapprove', 'reject', 'askChanges', 'publish', 'callOff', 'register'] as const),
  ...(['settlePublication', 'publishDue', 'approvalLate', 'approvalWaits', 'tellPublication'] as const),
  ...(['tellChange', 'tellUnapproved', 'startResponse', 'bindRoom', 'tellRoom'] as const),
];

function commands(at: UnitPath, to: UnitPath): readonly Command[] {
  const it = { incident } as const;
  const second = otherIncident;
  const seen = { level: 'red', reasons: [], mentions: [post] } as const;
  return [
    { ...it, ...seen, type: 'open', unit: at, nature: 'safety' },
    { ...it, ...seen, type: 'join' },
    { ...it, type: 'advise', mention: post, stance: 'fair' },
    { ...it, type: 'claim', unit: at },
    { ...it, type: 'release' },
    { ...it, type: 'handOver', to: 'E009' as PersonId, unit: to },
    { ...it, type: 'undo' },
    { ...it, type: 'dismiss' },
    { ...it, type: 'confirmDismissal' },
    { ...it, type: 'rejectDismissal' },
    { ...it, type: 'escalate', to },
    { ...it, type: 'notOurs', to },
    { ...it, type: 'move', to },
    { ...it, type: 'direct', to, due: noon },
    { ...it, type: 'setLevel', level: 'blue' },
    { ...it, type: 'setNature', nature: 'rumour' },
    { ...it, type: 'addNote' },
    { ...it, type: 'finishDirective', to, at: noon },
    { ...it, type: 'merge', into: second },
    { ...it, type: 'split', to: second, unit: to, mentions: [post] },
    { ...it, type: 'snooze', unit: at },
    { ...it, type: 'close' },
    { ...it, type: 'reopen' },
    { ...it, type: 'callNext', to: [to] },
    { ...it, type: 'directiveLate', to, at: noon },
    { ...it, type: 'wake' },
    ...speech.map((type) => asked(type, at)),
  ];
}

const leads = ['hq', 'hq/east', 'hq/south', 'hq/south/delta'];
const branches = ['hq/east/xuhui', 'hq/east/pudong', 'hq/south/delta/nansha', 'hq/direct'];
const leading = ['coordination', 'office', 'command'];
const machinesOwn: Readonly<Record<Machine, readonly string[]>> = {
  triage: ['open', 'join', 'tellUnapproved'],
  timer: ['callNext', 'directiveLate', 'wake', 'publishDue', 'approvalLate', 'approvalWaits'],
  adviser: ['advise'],
  writer: ['draft'],
  publisher: ['tellPublication', 'tellChange'],
  host: ['tellRoom'],
};
const onlyMachines = [
  'open',
  'join',
  'tellUnapproved',
  'callNext',
  'directiveLate',
  'wake',
  'publishDue',
].concat(['approvalLate', 'approvalWaits', 'advise', 'tellPublication', 'tellChange', 'tellRoom']);
const forAll = ['addNote', 'addFact', 'disputeFact'];
const writing = ['draft', 'submit', 'takeBack', 'publish', 'callOff', 'register', 'settlePublication'];
const judging = ['approve', 'unapprove', 'reject', 'askChanges'];
const leadersOwn = [
  'confirmDismissal',
  'rejectDismissal',
  'close',
  'reopen',
  'setLevel',
  'direct',
  'move',
  'startResponse',
];

function inside(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`);
}

/** Every command, by where it is asked and what it points at. */
const asks: ReadonlyMap<string, readonly Command[]> = new Map(
  places.flatMap((at) => places.map((to) => [`${at} ${to}`, commands(at, to)] as const)),
);

/** The rules once more, told by hand from the docs with nothing of permit in it: who, and then whereto. */
function oracle(
  ask: Command,
  owner: string,
  otherOwner: string,
  sentTo: string | undefined,
  at: string,
  duty: string,
): boolean {
  if (onlyMachines.includes(ask.type)) return false;
  const ofHq = dutiesAtHq(ask.type);
  if (ofHq) return at === 'hq' && ofHq.includes(duty);
  if (ask.type === 'finishDirective') return answers(ask.to, owner, sentTo, at, duty);
  if (forAll.includes(ask.type)) return inside(owner, at) || (sentTo !== undefined && inside(sentTo, at));
  if (!reaches(ask, owner, otherOwner, at, duty)) return false;
  return whereto(ask, owner, at, duty);
}

function dutiesAtHq(type: string): readonly string[] | undefined {
  if (writing.includes(type)) return ['release', 'command'];
  if (type === 'bindRoom') return ['command'];
  return judging.includes(type) ? ['review', 'command'] : undefined;
}

/** The whole part of the tree for those who lead it; one unit's own, and for both of a merge the same one's, otherwise. */
function reaches(ask: Command, owner: string, otherOwner: string, at: string, duty: string): boolean {
  if (leads.includes(at) && leading.includes(duty)) {
    return inside(owner, at) && (ask.type !== 'merge' || inside(otherOwner, at));
  }
  if (![...leading, 'monitor'].includes(duty) || leadersOwn.includes(ask.type)) return false;
  if (ask.type === 'merge' && otherOwner !== owner) return false;
  return owner === at || (branches.includes(at) && inside(owner, at));
}

/** Only the unit itself says that it is done, or its branch for a department; it must know of the matter. */
function answers(to: string, owner: string, sentTo: string | undefined, at: string, duty: string): boolean {
  const knows = inside(owner, at) || (sentTo !== undefined && inside(sentTo, at));
  const itself = to === at || (branches.includes(at) && inside(to, at));
  return knows && itself && [...leading, 'monitor'].includes(duty);
}

function whereto(ask: Command, owner: string, at: string, duty: string): boolean {
  if (['setLevel', 'startResponse'].includes(ask.type)) return duty !== 'office';
  if (ask.type === 'direct') return duty !== 'office' && ask.to !== at && inside(ask.to, at);
  if (ask.type === 'move') return inside(ask.to, at);
  if (ask.type === 'split') return ask.unit === owner || inside(ask.unit, at);
  if (ask.type === 'notOurs') return ask.to === (owner === 'hq' ? 'hq' : owner.replace(/\/[^/]+$/, ''));
  if (ask.type !== 'handOver') return true;
  return inside(ask.unit, at) && (inside(owner, ask.unit) || inside(ask.unit, owner));
}

function thrower(seed: number) {
  const roll = dice(seed);
  return <Thing>(things: readonly Thing[]): Thing => {
    const thing = things[roll(things.length)];
    if (thing === undefined) throw new Error('nothing to pick from');
    return thing;
  };
}

function aQuestion(pick: ReturnType<typeof thrower>) {
  const [at, to, unit] = [pick(places), pick(places), pick(places)];
  const sentTo = pick([true, false]) ? pick(places) : undefined;
  const directives = sentTo ? [{ to: sentTo, by: liMin, text: words, at: noon, due: noon }] : [];
  const about: Known = { ...anIncident, unit, level: pick(levels), directives };
  const other: Known = { ...anIncident, id: otherIncident, unit: pick([unit, pick(places)]) };
  const ask = pick(asks.get(`${at} ${to}`) ?? []);
  return { ask, about, other, sentTo, role: { unit: at, duty: pick(standingDuties) } };
}

it('decides 100,000 random questions of authority as an independent telling of the rules does', () => {
  const pick = thrower(20_261_121);
  const wrong: object[] = [];
  let yes = 0;
  for (let count = 0; count < 100_000; count += 1) {
    const { ask, about, other, sentTo, role } = aQuestion(pick);
    const second = ask.type === 'merge' ? other : undefined;
    const { allowed } = permit(ask, about, person(liMin), role, org, defaultPolicy, second);
    const right = oracle(ask, about.unit, other.unit, sentTo, role.unit, role.duty);
    if (allowed !== right) wrong.push({ ask, owner: about.unit, other: other.unit, sentTo, role, allowed });
    if (allowed) yes += 1;
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  expect(yes).toBeGreaterThan(5_000);
}, 30_000);

it('machines have their own commands in 20,000 random questions, and no others', () => {
  const pick = thrower(7);
  const wrong: object[] = [];
  for (let count = 0; count < 20_000; count += 1) {
    const { ask, about, role } = aQuestion(pick);
    const machine = pick(['triage', 'timer', 'adviser', 'writer', 'publisher'] as const);
    const { allowed } = permit(ask, about, { kind: 'machine', id: machine }, role, org, defaultPolicy);
    if (allowed !== machinesOwn[machine].includes(ask.type)) wrong.push({ ask, machine, role, allowed });
  }
  expect(wrong.slice(0, 3)).toEqual([]);
}, 30_000);
