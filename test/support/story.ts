import { expect } from 'vitest';
import type { Circumstances } from '../../src/incident/circumstances.ts';
import { decide } from '../../src/incident/decide.ts';
import { evolve } from '../../src/incident/evolve.ts';
import {
  type Actor,
  type Incident,
  type IncidentId,
  type Known,
  type Level,
  type MentionId,
  nothingYet,
  type PersonId,
  type TextId,
  type UnitPath,
} from '../../src/incident/incident.ts';
import type { Command, Decision, IncidentEvent } from '../../src/incident/language.ts';
import type { Refusal } from '../../src/incident/refusal.ts';

export const noon = new Date('2026-11-21T04:00:00Z');
export const incident = 'inc-1' as IncidentId;
export const otherIncident = 'inc-2' as IncidentId;

export const hq = 'hq' as UnitPath;
export const east = 'hq/east' as UnitPath;
export const xuhui = 'hq/east/xuhui' as UnitPath;
export const pudong = 'hq/east/pudong' as UnitPath;

export const [liMin, chenYu, zhouJie] = ['E001', 'E002', 'E003'] as [PersonId, PersonId, PersonId];
export const [post, repost] = ['m-1', 'm-2'] as [MentionId, MentionId];
export const [words, moreWords] = ['t-1', 't-2'] as [TextId, TextId];

export const triage: Actor = { kind: 'machine', id: 'triage' };
export const timer: Actor = { kind: 'machine', id: 'timer' };
export const adviser: Actor = { kind: 'machine', id: 'adviser' };

export function person(id: PersonId): Actor {
  return { kind: 'person', id };
}

/** Noon and some minutes (or parts of one). */
export function after(minutes: number): Date {
  return new Date(noon.getTime() + minutes * 60_000);
}

type Role = Pick<
  Circumstances,
  'actor' | 'stands' | 'mayDismissAlone' | 'unit' | 'other' | 'held' | 'reasons' | 'weight' | 'earlier'
>;

/** Who asks in most stories: the branch's monitor, the region's coordinator, HQ's commander, the machines. */
export function monitor(id: PersonId, mayDismissAlone = false): Role {
  return { actor: person(id), stands: 'own', mayDismissAlone, unit: xuhui };
}
export function coordinator(id: PersonId): Role {
  return { actor: person(id), stands: 'above', mayDismissAlone: true, unit: east };
}
export function machine(actor: Actor): Role {
  return { actor, stands: 'machine', mayDismissAlone: false };
}

/** The things that happen in most stories, under the names people use for them. */
export const opened = {
  type: 'opened',
  incident,
  by: triage,
  at: noon,
  unit: xuhui,
  nature: 'safety',
  level: 'yellow',
  reasons: ['harm'],
  mentions: [post],
} as const satisfies IncidentEvent;

export function claimedBy(owner: PersonId, minutes = 1, unit = xuhui): IncidentEvent {
  return { type: 'claimed', incident, by: person(owner), at: after(minutes), unit, owner };
}

export function dismissalAskedBy(by: PersonId, minutes = 2): IncidentEvent {
  return { type: 'dismissalAsked', incident, by: person(by), at: after(minutes), reason: words, unit: xuhui };
}

export function dismissedBy(by: PersonId, minutes = 2): IncidentEvent {
  const dismissed = { type: 'dismissed', incident, at: after(minutes), reason: words, unit: xuhui } as const;
  return { ...dismissed, by: person(by), askedBy: by };
}

export function closedBy(by: PersonId, minutes = 30): IncidentEvent {
  return { type: 'closed', incident, by: person(by), at: after(minutes), note: words };
}

export function calledBy(by: Actor, to: UnitPath, minutes: number, from: UnitPath = xuhui): IncidentEvent {
  return { type: 'escalated', incident, by, at: after(minutes), from, to };
}

export function levelSet(from: Level, to: Level, minutes: number, by: Actor = person(chenYu)): IncidentEvent {
  return { type: 'levelChanged', incident, by, at: after(minutes), from, to, reasons: [] };
}

export function directedTo(to: UnitPath, minutes: number, dueMinutes: number): IncidentEvent {
  const at = { at: after(minutes), due: after(dueMinutes) };
  return { type: 'directed', incident, by: person(chenYu), from: east, to, text: words, ...at };
}

export function doneBy(by: PersonId, to: UnitPath, givenMinutes: number, minutes: number): IncidentEvent {
  const done = {
    type: 'directiveDone',
    incident,
    to,
    givenAt: after(givenMinutes),
    note: moreWords,
  } as const;
  return { ...done, by: person(by), at: after(minutes) };
}

export function mergedBy(by: PersonId, minutes = 30, into = otherIncident): IncidentEvent {
  return { type: 'merged', incident, by: person(by), at: after(minutes), into, reason: words };
}

/** Folds what happened; for tests of policy that need an incident in some state. */
export function story(...history: readonly IncidentEvent[]): Incident {
  return history.reduce(evolve, nothingYet);
}

/** As `story`, for one that exists. */
export function known(...history: readonly IncidentEvent[]): Known {
  const told = story(...history);
  if (told.stage === 'none') throw new Error('nothing has happened');
  return told;
}

interface Outcome {
  readonly decision: Decision;
  readonly next: Incident;
  /** Exactly these events, by their telling fields; `incident`, `by` and `at` are as asked. */
  readonly yields: (...events: readonly object[]) => Incident;
  readonly refused: (refusal: Refusal) => void;
}

/** given(what happened).when(who, asks what, minutes after noon).yields(what happens) */
export function given(...history: readonly IncidentEvent[]) {
  const before = story(...history);
  return {
    when(role: Role, command: Bare<Command>, minutes = 10): Outcome {
      const now = after(minutes);
      const circumstances = { ...role, now, undoMs: 60_000, snoozeMs: 1_800_000 };
      const decision = decide({ incident, ...command }, before, circumstances);
      const all = decision.ok ? decision.events : [];
      const happened = all.filter((event) => event.incident === incident);
      const next = happened.reduce(evolve, before);
      const stamp = { incident, by: role.actor, at: now };
      return {
        decision,
        next,
        yields: (...events) => {
          expect(decision).toEqual({ ok: true, events: events.map((event) => ({ ...stamp, ...event })) });
          return next;
        },
        refused: (refusal) => expect(decision).toEqual({ ok: false, refusal }),
      };
    },
  };
}

/** A command without the incident it is about: every story has one. */
type Bare<Any> = Any extends unknown ? Omit<Any, 'incident'> : never;
