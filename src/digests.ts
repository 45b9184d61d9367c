import { type DigestDelivery, deliverDigest } from './jobs/deliverDigest.ts';
import { startDigests } from './jobs/digests.ts';
import { inSlices } from './jobs/slices.ts';
import type { JobResult } from './ports.ts';
import { digestChart } from './reports/chart/digestChart.ts';
import { chartDrawer } from './reports/chart/drawer.ts';
import type { DigestJob } from './reports/digest/kept.ts';
import type { Store } from './store/open.ts';

type Needs = Omit<DigestDelivery, 'digesting' | 'draw'> &
  Pick<Store, 'digests' | 'quietMentions' | 'sourceStates'>;

export interface DigestWork {
  deliver(job: DigestJob, attempt: number): Promise<JobResult>;
  /** Begins to look whose digest is due. Returns how to stop. */
  start(): () => Promise<void>;
}

/** Whatever has to do with digests, put together: their pictures are drawn in a thread that starts with the first. */
export function digestWork(needs: Needs): DigestWork {
  const drawer = chartDrawer();
  const delivery: DigestDelivery = {
    ...needs,
    digesting: { ...needs, inSlices },
    draw: (digest) => drawer.draw(digestChart(digest, needs.settings())),
  };
  return {
    deliver: (job, attempt) => deliverDigest(delivery, job, attempt),
    start: () => {
      const ticking = startDigests(needs);
      return async () => {
        await ticking.stop();
        await drawer.close();
      };
    },
  };
}
