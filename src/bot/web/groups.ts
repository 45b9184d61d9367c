import type { Level } from '../../incident/incident.ts';
import type { Channel, Org, Person, StandingDuty, UnitKind } from '../../policy/org.ts';
import { unitKinds } from '../../policy/org.ts';
import type { Words } from '../../policy/policy.ts';
import type { WebOptions } from './options.ts';
import type { Standings } from './standing.ts';
import { rooms } from './visitor.ts';

/** A group as the left side of the console lists it. */
export interface RoomRow {
  readonly id: string;
  readonly tier: UnitKind;
  readonly unit: string;
  readonly duty: Words;
  /** The standing duty that this one is like: what the page teaches in a group where nothing has happened. */
  readonly like?: StandingDuty;
  readonly unread: number;
  readonly open: number;
  readonly worst?: Level;
  readonly members: readonly { readonly name: string; readonly post: string }[];
}

/** The groups this person is in, headquarters first, then in the order of org.csv. */
export async function roomRows(
  person: Person,
  options: WebOptions,
  standings: Standings,
): Promise<readonly RoomRow[]> {
  const org = options.org();
  const mine = inOrder(rooms(person, org), org);
  const unread = await options.board.unread(
    person.id,
    mine.map(({ id }) => id),
  );
  return Promise.all(
    mine.map(async (channel) => ({
      ...describe(channel, options),
      unread: unread.get(channel.id) ?? 0,
      ...(await standings.of(channel.id)),
    })),
  );
}

/** What the group is called, on the page and in the switch of identities. */
export function describe(channel: Channel, { org, people, policy }: WebOptions) {
  const unit = org().units.get(channel.unit);
  const { name: duty, like } = policy().duties[channel.duty] ?? {
    ...{ name: { zh: channel.duty, en: channel.duty }, like: undefined },
  };
  const members = [...people().byId.values()]
    .filter(({ roster }) => roster.includes(channel.key))
    .map(({ name, post }) => ({ name, post }));
  const named = { id: channel.id, tier: unit?.kind ?? 'branch', unit: unit?.name ?? channel.unit };
  return { ...named, duty, ...(like && { like }), members };
}

/** Headquarters first; within a tier as org.csv lists them. */
function inOrder(channels: readonly Channel[], org: Org): readonly Channel[] {
  const listed = [...org.channels.keys()];
  const tier = ({ unit }: Channel): number => unitKinds.indexOf(org.units.get(unit)?.kind ?? 'department');
  return channels.toSorted((a, b) => tier(a) - tier(b) || listed.indexOf(a.key) - listed.indexOf(b.key));
}
