import type { Circumstances } from '../incident/circumstances.ts';
import {
  type Actor,
  graver,
  type Incident,
  type Known,
  type Machine,
  type UnitPath,
} from '../incident/incident.ts';
import type { Command } from '../incident/language.ts';
import { standsOver } from '../incident/unit.ts';
import type { Duty, Org, Role, StandingDuty } from './org.ts';
import { isLeader, permitTable, type Reach } from './permitTable.ts';
import type { Policy } from './policy.ts';
import { chain, channelsOf, kindOf, parent, within } from './tree.ts';
import { maySee } from './visibility.ts';

export type Permission =
  | {
      readonly allowed: true;
      readonly as: StandingDuty | Machine;
      readonly stands: Circumstances['stands'];
      readonly mayDismissAlone: boolean;
      /** The unit of the role; absent for machines. */
      readonly unit?: UnitPath;
    }
  | {
      readonly allowed: false;
      /** Duties, by the names of policy.yaml, whose groups may. */
      readonly needs: readonly Duty[];
      /** The nearest unit whose group may; absent when nobody's may or the asker cannot see the incident. */
      readonly nearest?: UnitPath;
    };

/**
 * May this actor ask this of this incident, in this role, now. Only the role the press was made in counts, not all a
 * person has. A unit that leads stands above what it leads; at a branch every leading duty stands like its monitor, so
 * that no branch confirms its own dismissals. `other` is the second incident of a merge: both must be in reach.
 */
export function permit(
  command: Command,
  incident: Incident | undefined,
  actor: Actor,
  role: Role | undefined,
  org: Org,
  policy: Policy,
  other?: Incident,
): Permission {
  if (actor.kind === 'machine') return permitMachine(command, actor.id);
  const no = { allowed: false, needs: dutiesThatMay(command, policy) } as const;
  if (!role || !incident || incident.stage === 'none') return no;

  const as = standingOf(role, org, policy);
  if (as && allows(command, [incident, other], role.unit, as, org)) {
    const stands = isLeader(as) ? 'above' : 'own';
    const mayDismissAlone = stands === 'above' || graver(policy.dismissalWaitsFrom, incident.level);
    return { allowed: true, as, stands, mayDismissAlone, unit: role.unit };
  }
  if (!maySee([role.unit], incident)) return no;
  const nearest = nearestThatMay(command, incident, org, policy, other);
  return { ...no, ...(nearest && { nearest }) };
}

function permitMachine(command: Command, machine: Machine): Permission {
  if (!permitTable[command.type][machine]) return { allowed: false, needs: [] };
  return { allowed: true, as: machine, stands: 'machine', mayDismissAlone: false };
}

function standingOf({ unit, duty }: Role, org: Org, policy: Policy): StandingDuty | undefined {
  const as = policy.duties[duty]?.like;
  const kind = kindOf(org, unit);
  const leads = kind === 'hq' || kind === 'region';
  return as && !leads && isLeader(as) ? 'monitor' : as;
}

type Pair = readonly [incident: Known, other?: Incident | undefined];

function allows(command: Command, pair: Pair, unit: UnitPath, as: StandingDuty, org: Org): boolean {
  const reach = permitTable[command.type][as];
  const [incident, other] = pair;
  return (
    reach !== undefined &&
    reaches(reach, unit, incident, org) &&
    aims(command, incident, unit, org) &&
    (command.type !== 'merge' || brings(reach, incident, other, unit, org))
  );
}

/** Whoever has but the own unit's in reach joins what one owner has: a branch mixes nothing with its department's. */
function brings(
  reach: Reach,
  incident: Known,
  other: Incident | undefined,
  unit: UnitPath,
  org: Org,
): boolean {
  if (!other || other.stage === 'none') return true;
  return reaches(reach, unit, other, org) && (reach !== 'own' || other.unit === incident.unit);
}

function reaches(reach: Reach, unit: UnitPath, incident: Known, org: Org): boolean {
  switch (reach) {
    case 'any':
      return true;
    case 'hq':
      return unit === org.root;
    case 'own':
      return unit === incident.unit || (kindOf(org, unit) === 'branch' && standsOver(unit, incident.unit));
    case 'subtree':
      return within(incident.unit, [unit]);
    case 'involved':
      return maySee([unit], incident);
  }
}

/** True when what the command points at is in the unit's reach too. */
function aims(command: Command, incident: Known, unit: UnitPath, org: Org): boolean {
  switch (command.type) {
    case 'claim':
    case 'snooze':
      return command.unit === unit;
    case 'handOver':
      return within(command.unit, [unit]) && related(command.unit, incident.unit);
    case 'escalate':
      return org.units.has(command.to);
    case 'direct':
      return org.units.has(command.to) && standsOver(unit, command.to);
    case 'finishDirective':
      return command.to === unit || (kindOf(org, unit) === 'branch' && standsOver(unit, command.to));
    case 'split':
      return command.unit === incident.unit || (org.units.has(command.unit) && within(command.unit, [unit]));
    case 'move':
      return org.units.has(command.to) && within(command.to, [unit]);
    case 'notOurs':
      return command.to === (parent(org, incident.unit) ?? org.root);
    default:
      return true;
  }
}

function related(a: UnitPath, b: UnitPath): boolean {
  return within(a, [b]) || within(b, [a]);
}

/** Duties, by the names of policy.yaml, that may ask this of an incident in their reach; none for what only machines ask. */
export function dutiesThatMay({ type }: Command, policy: Policy): readonly Duty[] {
  return Object.keys(policy.duties).filter((duty) => {
    const like = policy.duties[duty]?.like;
    return like !== undefined && permitTable[type][like] !== undefined;
  });
}

/** The lowest unit at or above the owner unit in one of whose groups this could be asked. */
export function nearestThatMay(
  command: Command,
  incident: Known,
  org: Org,
  policy: Policy,
  other?: Incident,
): UnitPath | undefined {
  const needs = dutiesThatMay(command, policy);
  return chain(org, incident.unit).find((unit) => {
    const there = command.type === 'claim' || command.type === 'snooze' ? { ...command, unit } : command;
    return channelsOf(org, unit, needs).some(({ duty }) => {
      const as = standingOf({ unit, duty }, org, policy);
      return as !== undefined && allows(there, [incident, other], unit, as, org);
    });
  });
}
