import type { Job as BossJob } from 'pg-boss';
import { topicOf } from '../incident/statement.ts';
import type { Job } from '../ports.ts';

/** What statements ask for is put before what the incidents of the same moment do. */
export async function inTurns<T>(
  jobs: readonly BossJob<Job>[],
  work: (job: BossJob<Job>) => Promise<T>,
): Promise<T[]> {
  const isFirst = ({ data }: BossJob<Job>) => data.queue === 'spread' && data.effect.statement !== undefined;
  const first = jobs.filter(isFirst).map(work);
  const rest = Promise.all(first).then(() => jobs.filter((job) => !isFirst(job)).map(work));
  return Promise.all([...first, ...(await rest)]);
}

/** Two requests to show one incident's truth again, fetched together, are one: both were made before this reading. */
export function isRepeated(job: BossJob<Job>, batch: readonly BossJob<Job>[]): boolean {
  const subject = refreshed(job.data);
  return subject !== undefined && batch.find(({ data }) => refreshed(data) === subject)?.id !== job.id;
}

function refreshed(job: Job): string | undefined {
  if (job.queue !== 'spread' || job.effect.type !== 'refresh') return undefined;
  return topicOf(job.effect.incident, job.effect.statement);
}
