import { z } from 'zod';
import { identityOf, type Me } from './accounts.ts';
import { carriedBy, menuPrefix } from './buttons.ts';
import { askedOf, filesIn, valuesOf } from './modal.ts';
import {
  dateOf,
  Envelope,
  Id,
  type Kind,
  type Read,
  Stamp,
  sha256,
  stranger,
  Team,
  User,
} from './payload.ts';
import { type FileThere, filesOf } from './said.ts';

const Press = z.object({
  team: Team,
  user: User,
  channel: Team.nullish(),
  container: z.union([z.object({ message_ts: Stamp }), z.object({ view_id: Id })]),
  trigger_id: z.string(),
  actions: z.tuple([
    z.object({
      action_id: z.string().min(1),
      action_ts: Stamp,
      value: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ]),
});

/**
 * A button or an entry of the 更多 menu. `ref` is the message it stood on; in somebody's App Home there is none, and the
 * button itself says for which group it was shown.
 */
export function pressOf(body: unknown, me: Me): Read<Kind<'press'>> {
  const read = Press.safeParse(body);
  if (!read.success) return { ok: false, why: 'not a press' };
  const { team, user, channel, container, trigger_id, actions } = read.data;
  if (stranger(me, team.id, user.team_id)) return { ok: false, why: 'another workspace' };
  const [{ action_id, action_ts, value, selected_option }] = actions;
  const [action, rest] = action_id.startsWith(menuPrefix)
    ? split(selected_option?.value ?? '')
    : [action_id, value ?? ''];
  const carried = carriedBy(rest);
  const ref = 'message_ts' in container ? container.message_ts : undefined;
  const group = ref === undefined ? carried?.group : channel?.id;
  if (!carried || group === undefined || (ref !== undefined && carried.group !== undefined)) {
    return { ok: false, why: 'not our button' };
  }
  const stood = 'message_ts' in container ? container.message_ts : container.view_id;
  return {
    ok: true,
    came: {
      kind: 'press',
      key: sha256(me.team, user.id, stood, action_id, action_ts, trigger_id),
      at: dateOf(action_ts),
      by: identityOf(me.team, user.id),
      channel: group,
      ...(ref === undefined ? {} : { ref }),
      action,
      subject: carried.subject,
      rev: carried.rev,
      values: {},
    },
  };
}

const Submission = z.object({
  team: Team,
  user: User,
  view: z.object({
    id: Id,
    hash: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.unknown() }),
  }),
});

/** `home`: its button stood in somebody's App Home. `there`: files that are still to be fetched. */
export type Submitted = Kind<'press'> & { readonly home?: true; readonly there: readonly FileThere[] };

/**
 * A filled form. What was entered is part of the key: Slack keeps id and hash of a form that was sent back with
 * errors, and its second submission must not get the first one's answer.
 */
export function submissionOf(body: unknown, me: Me, now: Date): Read<Submitted> {
  const read = Submission.safeParse(body);
  if (!read.success) return { ok: false, why: 'not a form' };
  const { team, user, view } = read.data;
  if (stranger(me, team.id, user.team_id)) return { ok: false, why: 'another workspace' };
  const asked = askedOf(view.private_metadata);
  if (!asked) return { ok: false, why: 'not our form' };
  const { action, subject, channel, rev, ref, home } = asked;
  const values = valuesOf(view.state.values);
  const there = filesOf(filesIn(view.state.values));
  return {
    ok: true,
    came: {
      kind: 'press',
      key: sha256(view.id, view.hash, JSON.stringify(Object.entries(values).sort()), ...there.map(idOf)),
      at: now,
      by: identityOf(me.team, user.id),
      channel,
      action,
      subject,
      ...(rev === undefined ? {} : { rev }),
      ...(ref === undefined ? {} : { ref }),
      ...(home ? { home } : {}),
      ...{ values, there },
    },
  };
}

/** Another file in the same form is another answer. */
function idOf({ name, size, url = '', link = '' }: FileThere): string {
  return JSON.stringify([name, size, url, link]);
}

const Membership = Envelope.extend({
  event: z.object({
    type: z.enum(['member_joined_channel', 'member_left_channel']),
    user: Id,
    channel: Id,
    team: Id.nullish(),
    inviter: Id.nullish(),
  }),
  event_time: z.number(),
});

/** Somebody came into a group of ours or left it. */
export function membershipOf(body: unknown, me: Me): Read<Kind<'member'>> {
  const read = Membership.safeParse(body);
  if (!read.success) return { ok: false, why: 'not a change of membership' };
  const { team_id, event_id, event, event_time } = read.data;
  if (event.user === me.user) return { ok: false, why: 'ourselves' };
  if (stranger(me, team_id, event.team)) return { ok: false, why: 'another workspace' };
  return {
    ok: true,
    came: {
      kind: 'member',
      key: `${team_id}:${event_id}`,
      at: dateOf(String(event_time)),
      by: identityOf(me.team, event.inviter ?? event.user),
      channel: event.channel,
      change: event.type === 'member_joined_channel' ? 'joined' : 'left',
      who: identityOf(me.team, event.user),
    },
  };
}

const Opened = Envelope.extend({
  event: z.object({ type: z.literal('app_home_opened'), user: Id, tab: z.string() }),
});

/** Somebody looks at their App Home. */
export function homeOpenedBy(body: unknown, me: Me): Read<{ readonly key: string; readonly user: string }> {
  const read = Opened.safeParse(body);
  if (!read.success || read.data.event.tab !== 'home') return { ok: false, why: 'not a home' };
  if (stranger(me, read.data.team_id)) return { ok: false, why: 'another workspace' };
  return { ok: true, came: { key: read.data.event_id, user: read.data.event.user } };
}

function split(value: string): readonly [string, string] {
  const at = value.indexOf('|');
  return at < 0 ? ['', ''] : [value.slice(0, at), value.slice(at + 1)];
}
