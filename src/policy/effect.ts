import type { IncidentId, UnitPath } from '../incident/incident.ts';
import type { PublicationId, StatementId } from '../incident/statement.ts';
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
  'factsReady',
  'drafted',
  'sentBack',
  'approvalAsked',
  'approvalWaits',
  'approvalGiven',
  'calledOff',
  'published',
  'publicationTrouble',
  'pageChanged',
  'spokeUnapproved',
  'roomMissing',
] as const;
export type Ring = (typeof rings)[number];

/** What must follow from an event: intent only, no platform, no words (DESIGN section 3). */
export type Effect =
  /** Every card of the incident that exists anywhere shows the truth again. Bursts coalesce. */
  | { readonly type: 'refresh'; readonly incident: IncidentId; readonly statement?: StatementId }
  /** The groups of (unit, duties) get the card; where it already is, a short notice rings instead. */
  | {
      readonly type: 'tell';
      readonly incident: IncidentId;
      readonly unit: UnitPath;
      readonly duties: readonly Duty[];
      readonly ring: Ring;
      /** The card of one of its statements, not of itself. */
      readonly statement?: StatementId;
    }
  /** An approved text goes out by one way. */
  | {
      readonly type: 'publish';
      readonly incident: IncidentId;
      readonly version: number;
      readonly publication: PublicationId;
      readonly way: string;
    }
  /** The incident's own group 响应群 is to be made, to be told what it is for, or to hear how its incident stands. */
  | { readonly type: 'room'; readonly incident: IncidentId; readonly what: 'make' | 'open' | 'tell' }
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
  | { readonly kind: 'wake'; readonly incident: IncidentId }
  /** An approval is still waited for; without a step: its time is over. */
  | {
      readonly kind: 'approval';
      readonly incident: IncidentId;
      readonly version: number;
      readonly step?: number;
    }
  | { readonly kind: 'publish'; readonly incident: IncidentId; readonly version: number }
  /** A published page is to be read again. */
  | {
      readonly kind: 'look';
      readonly incident: IncidentId;
      readonly version: number;
      readonly publication: PublicationId;
    };
