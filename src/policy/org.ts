import type { IncidentId, PersonId, UnitPath } from '../incident/incident.ts';

export const unitKinds = ['hq', 'region', 'branch', 'department'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** A standing duty the permission table knows; policy.yaml may rename them and add others that stand `like` one. */
export const standingDuties = [
  'monitor',
  'coordination',
  'office',
  'command',
  'analysis',
  'release',
  'review',
] as const;
export type StandingDuty = (typeof standingDuties)[number];
export type Duty = string;

/** `platform:id`, e.g. `slack:C024BE91L`; the id is the platform’s immutable one and may itself hold colons. */
export type ChannelKey = string & { readonly __channel: never };

/** A chat group bound to (unit, duty). */
export interface Channel {
  readonly key: ChannelKey;
  readonly platform: string;
  readonly id: string;
  readonly unit: UnitPath;
  readonly duty: Duty;
  /** Who is in it, where the platform cannot say: else the roster column of people.csv does. */
  readonly roster?: Roster;
  /** It is this incident's own group 响应群 and for nothing else; it is no group of its unit and gives nobody a right. */
  readonly incident?: IncidentId;
}

/** A list of the company's own directory that stands for the members of a group. */
export interface Roster {
  readonly kind: 'tag' | 'department' | 'appchat';
  readonly id: string;
}

/** A node of the org tree, one row of org.csv. */
export interface Unit {
  readonly path: UnitPath;
  readonly kind: UnitKind;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Doctors and other words that point at the unit when they stand beside its name or city. */
  readonly keywords: readonly string[];
  /** Phrases in which a name of the unit means something else, e.g. 徐汇区政府 for the alias 徐汇. */
  readonly exclude?: readonly string[];
  readonly channels: readonly Channel[];
  /** IANA time zone, e.g. `Asia/Shanghai`. */
  readonly zone: string;
}

/** The whole tree, checked: one HQ, no cycle, no second parent, no channel bound twice. */
export interface Org {
  readonly root: UnitPath;
  readonly units: ReadonlyMap<UnitPath, Unit>;
  readonly channels: ReadonlyMap<ChannelKey, Channel>;
}

/** Whose accounts a platform knows: the ways into one company's groups share them (`wecom-app` → `wecom`). */
export function accountsOf(platform: string): string {
  return platform.split('-', 1)[0] ?? platform;
}

/** One row of people.csv. `identities` are `platform:tenant:id`. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly unit: UnitPath;
  readonly department: string;
  readonly post: string;
  readonly phone: string;
  readonly email: string;
  readonly identities: readonly string[];
  readonly deputy?: PersonId;
  /** The duty person of their unit: named when a clock runs out. */
  readonly onCall: boolean;
  /** Channels of platforms that keep no member list of their own (the web console). */
  readonly roster: readonly ChannelKey[];
}

export interface People {
  readonly byId: ReadonlyMap<PersonId, Person>;
  readonly byIdentity: ReadonlyMap<string, Person>;
}

/** What the company's own directory says of one of its accounts; never what somebody typed. */
export interface Listed {
  readonly emails: readonly string[];
  readonly employeeNo?: string;
}

/** Derived at the press, never stored: the duty of the group in which the person is now, at its unit. */
export interface Role {
  readonly unit: UnitPath;
  readonly duty: Duty;
}
