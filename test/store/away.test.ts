import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/bot/message.ts';
import type { Job } from '../../src/ports.ts';
import { type Opened, openPostgres } from '../support/databases.ts';
import { noon } from '../support/story.ts';
import { asks, newIncident, open, until } from './given.ts';

const notice: Message = { kind: 'notice', tone: 'calm', spans: [{ text: '在' }] };

describe('a server that goes away and comes back', () => {
  let db: Opened;
  beforeAll(async () => {
    db = await openPostgres();
  });
  afterAll(() => db.drop());

  it('is found again by reads, writes, jobs and watchers, and nothing acknowledged is missing', async () => {
    const { ledger, outbox, board } = db.store;
    const jobs: Job[] = [];
    const heard: string[] = [];
    await outbox.work(async (job) => {
      jobs.push(job);
      return { done: true };
    });
    await board.watch((room) => heard.push(room));
    await board.put('room', 'a', notice, noon);
    await until(() => heard.length > 0);
    const before = newIncident();
    await open(ledger, before, { effects: [{ type: 'refresh', incident: before }] });

    const others = `FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await db.raw(`SELECT count(pg_terminate_backend(pid)) ${others}`);
    heard.length = 0;

    await until(() => db.store.ready().then(({ ok }) => ok));
    expect((await ledger.load(asks(before, 'x'))).version).toBe(1);
    const after = newIncident();
    await open(ledger, after, { effects: [{ type: 'refresh', incident: after }] });
    await until(() =>
      [before, after].every((id) => jobs.some((job) => job.queue === 'spread' && job.effect.incident === id)),
    );
    await until(() => heard.includes('room'));
    heard.length = 0;
    await board.put('other', 'a', notice, noon);
    await until(() => heard.includes('other'));
  });
});
