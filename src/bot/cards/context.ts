import type { Level, PersonId, UnitPath } from '../../incident/incident.ts';
import type { Command } from '../../incident/language.ts';
import type { Org, People, Person, Role } from '../../policy/org.ts';
import type { Policy, Words } from '../../policy/policy.ts';
import { within } from '../../policy/tree.ts';
import { oneLine } from './stranger.ts';
import { type Language, tierWords } from './words.ts';

/** The group that reads: a unit and the duty its channel is for. */
export type Seat = Role;

/** What words are made from. Pure: the time comes from outside. */
export interface Voice {
  readonly org: Org;
  readonly people: People;
  readonly policy: Policy;
  readonly now: Date;
}

/** What a card needs besides the incident and the seat. `offered` is policy's answer to "what may this group press". */
export interface CardContext extends Voice {
  readonly offered: readonly Command['type'][];
}

/** The zone in which a group reads its times. */
export function zoneOf({ org }: Pick<Voice, 'org'>, unit: UnitPath | undefined): string {
  return org.units.get(unit ?? org.root)?.zone ?? org.units.get(org.root)?.zone ?? 'UTC';
}

export function languageOf({ policy }: Pick<Voice, 'policy'>): Language {
  return policy.language;
}

/** `Ⅱ级` of `Ⅱ级 重大`, `Level II` of `Level II, orange`: how the level is called for short. */
export function shortLevel(level: Level, { policy }: Pick<Voice, 'policy'>): string {
  const name = policy.levels[level].name[policy.language];
  return name.split(policy.language === 'zh' ? /[\s,，]/u : /,/u)[0] ?? name;
}

export function levelName(level: Level, { policy }: Pick<Voice, 'policy'>): string {
  return policy.levels[level].name[policy.language];
}

export function dutyName(duty: string, { policy }: Pick<Voice, 'policy'>): string {
  const known: { readonly name: Words } | undefined = Object.hasOwn(policy.duties, duty)
    ? policy.duties[duty]
    : undefined;
  return known?.name[policy.language] ?? duty;
}

/**
 * A unit may be named to a group that stands above it, in it or below it; the unit beside it may not be named
 * (CARDS: another unit's matters never appear). Without a seat nothing is named.
 */
export function mayName(seat: UnitPath | undefined, unit: UnitPath): boolean {
  return seat !== undefined && (within(unit, [seat]) || within(seat, [unit]));
}

/** A unit's name as this seat may read it: a stranger to the seat is only a tier. */
export function unitName(unit: UnitPath, seat: UnitPath | undefined, { org, policy }: Voice): string {
  const known = org.units.get(unit);
  if (known && mayName(seat, unit)) return known.name;
  const tier = tierWords[known?.kind ?? 'branch'][policy.language];
  return policy.language === 'zh' ? `其他${tier}` : `another ${tier}`;
}

/** A colleague's name as this seat may read it. */
export function personName(id: PersonId, seat: UnitPath | undefined, voice: Voice): string {
  const person = voice.people.byId.get(id);
  if (!person) return voice.policy.language === 'zh' ? '离职人员' : 'a former colleague';
  if (mayName(seat, person.unit)) return oneLine(person.name, 30);
  const unit = unitName(person.unit, seat, voice);
  return voice.policy.language === 'zh' ? `${unit}人员` : `someone in ${unit}`;
}

/** The duty person of a unit, named when a clock runs out. */
export function onCall(unit: UnitPath, { people }: Pick<Voice, 'people'>): Person | undefined {
  return [...people.byId.values()].find((person) => person.onCall && person.unit === unit);
}
