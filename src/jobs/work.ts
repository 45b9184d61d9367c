import type { Job, JobResult } from '../ports.ts';
import { deliverCard } from './cards.ts';
import { spread } from './deliver.ts';
import { deliverNotice } from './notices.ts';
import type { Polling } from './poll.ts';
import { type PublishNeeds, publishOut } from './publish.ts';
import { ringPhone } from './ring.ts';
import { lookWhoRings, type RingNeeds } from './ringing.ts';
import { fire, type TimerNeeds } from './timers.ts';

/** Everything that waits in the outbox is done here; at least once, so each of these may run twice. */
export function worker(deliver: RingNeeds, timers: TimerNeeds, polling: Polling, publishing: PublishNeeds) {
  return (job: Job, attempt: number): Promise<JobResult> => {
    switch (job.queue) {
      case 'spread':
        return spread(deliver, job);
      case 'card':
        return deliverCard(deliver, job, attempt);
      case 'notice':
        return deliverNotice(deliver, job, attempt);
      case 'clock':
        return fire(timers, job.timer);
      case 'poll':
        return polling.poll(job.source);
      case 'ring':
        return 'rung' in job ? ringPhone(deliver, job, attempt) : lookWhoRings(deliver, job);
      case 'publish':
        return publishOut(publishing, job);
    }
  };
}
