import { z } from 'zod';
import { identityOf, type Me } from './accounts.ts';
import { joined } from './formCard.ts';
import { dateOf, Envelope, Id, type Kind, type Read } from './payload.ts';
import { Pressed } from './pressed.ts';

const Action = Envelope.extend({
  operator: z.object({ open_id: Id, tenant_key: Id }),
  /** Changes the card that was pressed, later than the answer: 30 minutes, twice. */
  token: z.string().max(200).default(''),
  action: z.object({
    value: Pressed,
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
  context: z.object({ open_message_id: Id, open_chat_id: Id }),
});

/** A press, and what is needed to answer it. */
export interface Press {
  readonly inbound: Kind<'press'>;
  readonly asked: Pressed;
  readonly user: string;
  readonly token: string;
  /** It was the submit button of a form. */
  readonly filled: boolean;
}

/**
 * A button or a filled form. `ref` is the message that the button stood on, or the one that the form was asked from:
 * what a form itself stands on is no card of an incident.
 */
export function pressOf(data: unknown, me: Me, now: Date): Read<Press> {
  const read = Action.safeParse(data);
  if (!read.success) return { ok: false, why: 'not a press of ours' };
  const { event_id, tenant_key, create_time, operator, token, action, context } = read.data;
  if (tenant_key !== me.tenant || operator.tenant_key !== me.tenant)
    return { ok: false, why: 'another company' };
  const asked = action.value;
  const values = asked.f ? valuesOf(asked.f, action.form_value ?? {}) : {};
  const ref = asked.f ? asked.m : context.open_message_id;
  const inbound = {
    kind: 'press',
    key: event_id,
    at: dateOf(create_time, now),
    by: identityOf(me.tenant, operator.open_id),
    channel: (asked.f ? asked.c : undefined) ?? context.open_chat_id,
    ...(ref === undefined ? {} : { ref }),
    action: asked.a,
    subject: asked.s,
    ...(asked.r === undefined ? {} : { rev: asked.r }),
    values,
  } as const;
  return { ok: true, came: { inbound, asked, user: operator.open_id, token, filled: asked.f !== undefined } };
}

/** Field name → what was entered, `''` where nothing was: so a form sent in empty is told from a bare press. */
function valuesOf(
  names: readonly string[],
  entered: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  return joined(Object.fromEntries(names.map((name) => [name, textOf(entered[name])])));
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string').join(' ');
  return typeof value === 'string' ? value.slice(0, 10_000) : '';
}

const Membership = Envelope.extend({
  chat_id: Id,
  operator_id: z.object({ open_id: Id.nullish() }).nullish(),
  users: z
    .array(z.object({ tenant_key: Id.nullish(), user_id: z.object({ open_id: Id.nullish() }).nullish() }))
    .default([]),
});

/** People came into a group or left it; one event may tell of many. Those of another company are nobody to us. */
export function membershipsOf(
  data: unknown,
  me: Me,
  change: 'joined' | 'left',
  now: Date,
): Read<readonly Kind<'member'>[]> {
  const read = Membership.safeParse(data);
  if (!read.success) return { ok: false, why: 'not a change of membership' };
  const { event_id, tenant_key, create_time, chat_id, operator_id, users } = read.data;
  if (tenant_key !== me.tenant) return { ok: false, why: 'another company' };
  const came = users.flatMap(({ tenant_key: theirs, user_id }) => {
    const openId = user_id?.open_id;
    if (!openId || theirs !== me.tenant || openId === me.bot) return [];
    return {
      kind: 'member',
      key: `${event_id}:${openId}`,
      at: dateOf(create_time, now),
      by: identityOf(me.tenant, operator_id?.open_id ?? openId),
      channel: chat_id,
      change,
      who: identityOf(me.tenant, openId),
    } as const;
  });
  return { ok: true, came };
}

const About = z.object({ chat_id: Id });

/** The group that an event is about, whatever the event. */
export function groupOf(data: unknown): string | undefined {
  return About.safeParse(data).data?.chat_id;
}
