import type { IncidentId } from '../incident/incident.ts';
import type { ChannelKey } from '../policy/org.ts';
import type { Work } from './scope.ts';

/** Groups that are an incident's own 响应群. */
export interface Rooms {
  all(): Promise<readonly { readonly channel: ChannelKey; readonly incident: IncidentId }[]>;
  keep(channel: ChannelKey, incident: IncidentId, at: Date): Promise<void>;
}

/** Kept for good: a group stays its incident's after that has ended. */
export function makeRooms(work: Work): Rooms {
  return {
    all: () =>
      work.asWorker(
        (tx) => tx.$queryRaw<readonly { channel: ChannelKey; incident: IncidentId }[]>`
          SELECT channel, incident FROM room ORDER BY channel`,
        'single',
      ),
    async keep(channel, incident, at) {
      await work.asWorker(
        (tx) => tx.$executeRaw`
          INSERT INTO room (channel, incident, at) VALUES (${channel}, ${incident}, ${at}::timestamptz)
          ON CONFLICT (channel) DO NOTHING`,
        'single',
      );
    },
  };
}
