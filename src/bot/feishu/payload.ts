import { z } from 'zod';
import type { Inbound } from '../../ports.ts';

export type Kind<Name extends Inbound['kind']> = Extract<Inbound, { kind: Name }>;
/** What a payload means, or why it means nothing to us: for the log, so nothing of a stranger's payload is in it. */
export type Read<Good> =
  | { readonly ok: true; readonly came: Good }
  | { readonly ok: false; readonly why: string };

export const Id = z.string().min(1).max(128);
/** Feishu counts events in milliseconds and presses in microseconds. */
export const Stamp = z.string().regex(/^\d{10,17}$/);

/** What every event brings beside what it is about: the SDK lays header and event into one object. */
export const Envelope = z.object({
  event_id: Id,
  tenant_key: Id,
  app_id: Id,
  create_time: Stamp.optional(),
});

export function dateOf(stamp: string | undefined, now: Date): Date {
  if (stamp === undefined) return now;
  const digits = stamp.length;
  const ms = digits > 14 ? Number(stamp) / 1000 : digits > 11 ? Number(stamp) : Number(stamp) * 1000;
  return new Date(ms);
}
