import { groupAt } from '../handlers/rooms.ts';
import type { Job, JobResult } from '../ports.ts';
import type { DigestJob } from '../reports/digest/kept.ts';
import { deliverCard } from './cards.ts';
import { spread } from './deliver.ts';
import { deliverNotice } from './notices.ts';
import type { Polling } from './poll.ts';
import { type PublishNeeds, publishOut } from './publish.ts';
import { ringPhone } from './ring.ts';
import { lookWhoRings, type RingNeeds } from './ringing.ts';
import { fire, type TimerNeeds } from './timers.ts';
import { type RoomNeeds, serveRoom } from './warRoom.ts';

/** Everything that waits in the outbox is done here; at least once, so each of these may run twice. */
export function worker(
  deliver: RingNeeds & RoomNeeds,
  timers: TimerNeeds,
  polling: Polling,
  publishing: PublishNeeds,
  digests: { readonly deliver: (job: DigestJob, attempt: number) => Promise<JobResult> },
) {
  return async (job: Job, attempt: number): Promise<JobResult> => {
    // Another replica may have opened it a moment ago.
    if ('channel' in job && !groupAt(deliver.settings(), job.channel)) await deliver.rooms.refresh();
    switch (job.queue) {
      case 'spread':
        return spread(deliver, job);
      case 'card':
        return deliverCard(deliver, job, attempt);
      case 'notice':
        return deliverNotice(deliver, job, attempt);
      case 'digest':
        return digests.deliver(job, attempt);
      case 'clock':
        return fire(timers, job.timer);
      case 'poll':
        return polling.poll(job.source);
      case 'ring':
        return 'rung' in job ? ringPhone(deliver, job, attempt) : lookWhoRings(deliver, job);
      case 'publish':
        return publishOut(publishing, job);
      case 'room':
        return serveRoom(deliver, job, attempt);
    }
  };
}
