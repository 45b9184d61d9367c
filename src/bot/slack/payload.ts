import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Inbound } from '../../ports.ts';
import type { Me } from './accounts.ts';

export type Kind<Name extends Inbound['kind']> = Extract<Inbound, { kind: Name }>;
/** What a payload means, or why it means nothing to us: for the log, so nothing of a stranger's payload is in it. */
export type Read<Good> =
  | { readonly ok: true; readonly came: Good }
  | { readonly ok: false; readonly why: string };

export const Id = z.string().min(1).max(64);
export const Team = z.object({ id: Id });
export const User = z.object({ id: Id, team_id: Id.nullish() });
/** Slack's time in seconds, which also names a message. */
export const Stamp = z.string().regex(/^\d{1,12}(\.\d+)?$/);
export const Envelope = z.object({
  team_id: Id,
  event_id: Id,
  is_ext_shared_channel: z.boolean().nullish(),
});

/** True when any of the teams named is not ours. */
export function stranger(me: Me, ...teams: readonly (string | null | undefined)[]): boolean {
  return teams.some((team) => typeof team === 'string' && team !== me.team);
}

export function dateOf(stamp: string): Date {
  return new Date(Number(stamp) * 1000);
}

export function sha256(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
