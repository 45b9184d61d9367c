import type { IncidentId, PersonId, UnitPath } from './incident.ts';

/** How hard a phone rings: in the chat app, by text message, by a call. Quietest first. */
export const loudnesses = ['app', 'sms', 'phone'] as const;
export type Loudness = (typeof loudnesses)[number];

/** Why a person is rung: their unit was told of it, was called to it, or let its own time to claim run out. */
export type RungWhy = 'told' | 'called' | 'unclaimed';

/** One person's phone, to be rung once by one way. */
export interface Ringing {
  readonly incident: IncidentId;
  readonly person: PersonId;
  /** The unit for which they are rung. */
  readonly unit: UnitPath;
  readonly why: RungWhy;
  /** When the reason arose: one that arises later rings anew. */
  readonly since: Date;
  readonly how: Loudness;
  /** The platform's name, or `hook`. */
  readonly way: string;
}

/** Who was rung, and whether they have read it. Ids, enums and times only. */
export interface Rung extends Ringing {
  readonly id: string;
  readonly askedAt: Date;
  /** Absent while it is on its way; one that is uncertain still is, `dropped` was no longer needed. */
  readonly outcome?: 'sent' | 'uncertain' | 'failed' | 'dropped';
  /** When the outcome was known. */
  readonly at?: Date;
  /** Names the message to the platform. */
  readonly ref?: string;
  readonly readAt?: Date;
}
