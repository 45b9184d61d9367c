import type { Refusal } from '../incident/refusal.ts';
import type { ChannelKey, Org, People, Person, Role } from '../policy/org.ts';
import type { Identity, Members, Platform } from '../ports.ts';
import type { Roll } from './roll.ts';

/** Who someone is, here and now, or why we cannot let them. */
export type Standing =
  | { readonly ok: true; readonly person: Person; readonly role: Role; readonly byFile: boolean }
  | { readonly ok: false; readonly refusal: Refusal; readonly person?: Person };

export interface Groups {
  readonly org: () => Org;
  readonly people: () => People;
  readonly platform: (name: string) => Platform | undefined;
  readonly roll: Roll;
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

export function membersOf(groups: Groups, platform: string, channelId: string): Promise<Members> {
  return groups.roll.members(platform, channelId, recentMs);
}
