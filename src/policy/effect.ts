import type { IncidentId, UnitPath } from '../incident/incident.ts';
import type { Duty } from './org.ts';

/** Why a phone rings (CARDS: new messages only for these). */
export const rings = [
  'opened',
  'levelRise',
  'escalated',
  'called',
  'directed',
  'deadlineMissed',
  'woken',
  'moved',
  'dismissalAsked',
] as const;
export type Ring = (typeof rings)[number];

/** What must follow from an event: intent only, no platform, no words (DESIGN section 3). */
export type Effect =
  /** Every card of the incident that exists anywhere shows the truth again. Bursts coalesce. */
  | { readonly type: 'refresh'; readonly incident: IncidentId }
  /** The groups of (unit, duties) get the card; where it already is, a short notice rings instead. */
  | {
      readonly type: 'tell';
      readonly incident: IncidentId;
      readonly unit: UnitPath;
      readonly duties: readonly Duty[];
      readonly ring: Ring;
    }
  | { readonly type: 'timer'; readonly timer: Timer; readonly at: Date }
  /** Persons may have to be rung: who and when is read from the incident as it is then. */
  | { readonly type: 'ring'; readonly incident: IncidentId; readonly at: Date };

/** A clock that will ask the door again; what it asks is decided when it fires. */
export type Timer =
  | { readonly kind: 'claim'; readonly incident: IncidentId }
  | {
      readonly kind: 'directive';
      readonly incident: IncidentId;
      readonly to: UnitPath;
      readonly givenAt: string;
    }
  | { readonly kind: 'wake'; readonly incident: IncidentId };
