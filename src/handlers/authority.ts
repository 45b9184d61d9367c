import type { Refusal } from '../incident/refusal.ts';
import type { ChannelKey, Org, People, Person, Role } from '../policy/org.ts';
import type { Identity, Members, Platform } from '../ports.ts';

/** Who someone is, here and now, or why we cannot let them. */
export type Standing =
  | { readonly ok: true; readonly person: Person; readonly role: Role }
  | { readonly ok: false; readonly refusal: Refusal; readonly person?: Person };

export interface Groups {
  readonly org: () => Org;
  readonly people: () => People;
  readonly platform: (name: string) => Platform | undefined;
}

export function channelKey(platform: string, id: string): ChannelKey {
  return `${platform}:${id}` as ChannelKey;
}

/**
 * Authority is membership of the group at the moment of the press, asked of the platform itself; an error of the
 * membership API means no (DESIGN section 3, SECURITY T5).
 */
export async function standing(
  groups: Groups,
  platform: string,
  channelId: string,
  by: Identity,
): Promise<Standing> {
  const channel = groups.org().channels.get(channelKey(platform, channelId));
  if (!channel) return { ok: false, refusal: { reason: 'notFound' } };
  const person = groups.people().byIdentity.get(by);
  if (!person) return { ok: false, refusal: { reason: 'personUnknown' } };
  const members = await membersOf(groups, platform, channelId);
  if (!members.known) return { ok: false, refusal: { reason: 'membershipUnknown' }, person };
  if (members.who.includes(by)) return { ok: true, person, role: { unit: channel.unit, duty: channel.duty } };
  return { ok: false, refusal: { reason: 'notMember' }, person };
}

export function membersOf(groups: Groups, platform: string, channelId: string): Promise<Members> {
  const there = groups.platform(platform);
  return there ? there.members(channelId) : Promise.resolve({ known: false, why: `no platform ${platform}` });
}
