import type { IncidentId } from '../incident/incident.ts';
import type { Channel, ChannelKey } from '../policy/org.ts';
import { dutiesLike } from '../policy/rights.ts';
import type { Now, Settings } from '../ports.ts';

/** Where it is kept which groups are an incident's own. */
interface Rooms {
  all(): Promise<readonly { readonly channel: ChannelKey; readonly incident: IncidentId }[]>;
  keep(channel: ChannelKey, incident: IncidentId, at: Date): Promise<void>;
}

/** The groups that are an incident's own 响应群, as this process knows them. */
export interface RoomBook {
  /** The config with those groups beside its own; what org.csv says of a group stands before them. */
  over(settings: Settings): Settings;
  /** Reads them anew: another replica may have opened one. */
  refresh(): Promise<void>;
  keep(channel: ChannelKey, incident: IncidentId): Promise<void>;
}

type Known = ReadonlyMap<ChannelKey, IncidentId>;

/** With what is known by now. */
export async function openRoomBook(rooms: Rooms, now: Now): Promise<RoomBook> {
  let known: Known = new Map();
  let made: { readonly of: Settings; readonly by: Known; readonly settings: Settings } | undefined;

  async function refresh(): Promise<void> {
    const all = await rooms.all();
    const same = all.length === known.size && all.every(({ channel }) => known.has(channel));
    if (!same) known = new Map(all.map(({ channel, incident }) => [channel, incident]));
  }

  await refresh();
  return {
    over(settings) {
      if (known.size === 0) return settings;
      if (made?.of !== settings || made.by !== known)
        made = { of: settings, by: known, settings: { ...settings, rooms: roomsOf(settings, known) } };
      return made.settings;
    },
    refresh,
    async keep(channel, incident) {
      await rooms.keep(channel, incident, now());
      await refresh();
    },
  };
}

/** Of the command tier, and of nothing but their incident. */
function roomsOf({ org, policy }: Settings, known: Known): ReadonlyMap<ChannelKey, Channel> {
  const [duty = 'command'] = dutiesLike(['command'], policy);
  return new Map(
    [...known].map(([key, incident]) => {
      const at = key.indexOf(':');
      const [platform, id] = [key.slice(0, at), key.slice(at + 1)];
      return [key, { key, platform, id, unit: org.root, duty, incident }];
    }),
  );
}

/** A group of org.csv, or of one incident. */
export function groupAt(
  { org, rooms }: Pick<Settings, 'org' | 'rooms'>,
  key: ChannelKey,
): Channel | undefined {
  return org.channels.get(key) ?? rooms?.get(key);
}
