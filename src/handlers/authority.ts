import type { Refusal } from '../incident/refusal.ts';
import {
  type Channel,
  type ChannelKey,
  type Org,
  type People,
  type Person,
  type Role,
  standingDuties,
} from '../policy/org.ts';
import { dutiesLike } from '../policy/rights.ts';
import { channelsOf } from '../policy/tree.ts';
import type { Identity, Members, Platform, Settings } from '../ports.ts';
import type { Roll } from './roll.ts';
import { groupAt } from './rooms.ts';

/** Who someone is, here and now, or why we cannot let them. */
export type Standing =
  | { readonly ok: true; readonly person: Person; readonly role: Role; readonly byFile: boolean }
  | { readonly ok: false; readonly refusal: Refusal; readonly person?: Person };

export interface Groups {
  readonly org: () => Org;
  readonly people: () => People;
  readonly platform: (name: string) => Platform | undefined;
  readonly roll: Roll;
  /** With the groups of single incidents; absent: there are none. */
  readonly settings?: () => Settings;
}

/** Who is in a group may be known from so long ago for a press; an event of the platform ends it sooner (issue: ≤ 30 s). */
const recentMs = 30_000;

export function channelKey(platform: string, id: string): ChannelKey {
  return `${platform}:${id}` as ChannelKey;
}

/**
 * Authority is membership of the group at the press, asked of the platform itself; an error of the membership API means
 * no, and so does a list with nobody on it (DESIGN section 3, SECURITY T5). `now`: nothing remembered counts, as for what
 * makes words public.
 */
export async function standing(
  groups: Groups,
  platform: string,
  channelId: string,
  by: Identity,
  now = false,
): Promise<Standing> {
  const settings = groups.settings?.();
  const room = settings && groupAt(settings, channelKey(platform, channelId));
  if (settings && room?.incident !== undefined) return standingAtHq(groups, settings, by, now);
  const channel = groups.org().channels.get(channelKey(platform, channelId));
  if (!channel) return { ok: false, refusal: { reason: 'notFound' } };
  const person = groups.people().byIdentity.get(by);
  if (!person) return { ok: false, refusal: { reason: 'personUnknown' } };
  const members = await groups.roll.members(platform, channelId, now ? 0 : recentMs);
  if (!members.known || members.who.length === 0)
    return { ok: false, refusal: { reason: 'membershipUnknown' }, person };
  if (members.who.includes(by)) {
    const role = { unit: channel.unit, duty: channel.duty };
    return { ok: true, person, role, byFile: members.by === 'file' };
  }
  return { ok: false, refusal: { reason: 'notMember' }, person };
}

/**
 * Who somebody is at headquarters now, whichever group they speak in: what a group of one incident 响应群 lets them do is
 * what their own group does, for anybody can be brought into it. Its command group comes first.
 */
export async function standingAtHq(
  groups: Groups,
  { org, policy }: Pick<Settings, 'org' | 'policy'>,
  by: Identity,
  now: boolean,
): Promise<Standing> {
  const person = groups.people().byIdentity.get(by);
  if (!person) return { ok: false, refusal: { reason: 'personUnknown' } };
  const duties = hqOrder.flatMap((like) => dutiesLike([like], policy));
  const there = duties.flatMap((duty) => channelsOf(org, org.root, [duty]));
  let unknown = false;
  for (const { platform, id, unit, duty } of there) {
    const members = await groups.roll.members(platform, id, now ? 0 : recentMs);
    if (!members.known) unknown = true;
    else if (members.who.some((who) => person.identities.includes(who)))
      return { ok: true, person, role: { unit, duty }, byFile: members.by === 'file' };
  }
  if (unknown) return { ok: false, refusal: { reason: 'membershipUnknown' }, person };
  const refusal = {
    reason: 'notPermitted',
    needs: dutiesLike(['command'], policy),
    nearest: org.root,
  } as const;
  return { ok: false, refusal, person };
}

const hqOrder = ['command', ...standingDuties.filter((duty) => duty !== 'command')] as const;

export function membersOf(groups: Groups, platform: string, channelId: string): Promise<Members> {
  return groups.roll.members(platform, channelId, recentMs);
}

/** Who of ours is in a group now, as far as is known; by people.csv where the platform does not say. */
export async function personsIn(groups: Groups, { key, platform, id }: Channel): Promise<readonly Person[]> {
  const { byId, byIdentity } = groups.people();
  const found = await membersOf(groups, platform, id);
  if (!found.known) return [...byId.values()].filter(({ roster }) => roster.includes(key));
  return [...new Set(found.who.flatMap((who) => byIdentity.get(who) ?? []))];
}
