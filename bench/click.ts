import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { execute } from '../src/handlers/execute.ts';
import type { IncidentId } from '../src/incident/incident.ts';
import { type House, openHouse, type Visitor } from '../test/support/house.ts';
import { startServer } from '../test/support/postgres.ts';
import type { Result } from './run.ts';

const presses = 400;
const warmUp = 100;
/** So many press in the same moment, each on an incident of their own. */
const queued = 500;
/** What the platforms wait for an answer, in ms. */
const deadline = 3_000;
/** Times the bare median, the longest of a hundred presses may take (issue: 10). */
const mostTimes = 10;

/**
 * Button press → committed → answered, over HTTP as the console does it, against a bare transaction (lock, update, one
 * audit row) on the same PostgreSQL in the same run; interleaved, at 1 and at 16 at once (PERF-P8).
 */
export async function run(): Promise<readonly Result[]> {
  const server = await startServer();
  await server.createDatabase('click');
  const databaseUrl = `${server.url}click`;
  const house = await openHouse({ databaseUrl, edit: { 'policy.yaml': longClocks } });
  const bare = await bareTransactions(databaseUrl);
  try {
    const monitor = await house.visitor('xuhui');
    const subjects = await openIncidents(house, queued);
    await house.quiet();
    const press = presser(monitor, subjects);
    const results: Result[] = [];
    for (const atOnce of [1, 16]) {
      await Promise.all([measure(press, warmUp, atOnce), measure(bare.once, warmUp, atOnce)]);
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < 4; round += 1) {
        ours.push(...(await measure(press, presses / 4, atOnce)));
        theirs.push(...(await measure(bare.once, presses / 4, atOnce)));
      }
      results.push(row('p50', 0.5, atOnce, ours, theirs), row('p99', 0.99, atOnce, ours, theirs));
      if (atOnce > 1) results.push(tail(atOnce, ours, theirs));
    }
    await house.quiet();
    return [...results, crowd(await measure(press, queued, queued))];
  } finally {
    await bare.close();
    await house.stop();
    await server.stop();
  }
}

function longClocks(text: string): string {
  return text.replace(/claim: *\S+/g, 'claim: 2h');
}

/** Incidents of one branch, opened at the door as triage does. */
async function openIncidents({ store, settings }: House, count: number): Promise<readonly string[]> {
  const door = { ledger: store.ledger, settings, now: () => new Date() };
  const unit = [...settings().org.units.keys()].find((path) => path.endsWith('/xuhui'));
  if (!unit) throw new Error('the example chain has no xuhui');
  const ids = Array.from({ length: count }, () => randomUUID() as IncidentId);
  for (const incident of ids) {
    const command = {
      type: 'open',
      incident,
      unit,
      nature: 'complaint',
      level: 'blue',
      reasons: [],
      mentions: [],
    } as const;
    await execute(door, {
      id: `open:${incident}`,
      actor: { kind: 'machine', id: 'triage' },
      command,
      texts: [],
    });
  }
  return ids;
}

/** What one of several at once does; each lane has an incident of its own. */
type Work = (lane: number) => Promise<void>;

/** Claims and releases in turn, so that every press changes something. */
function presser(visitor: Visitor, subjects: readonly string[]): Work {
  const owned = new Set<string>();
  return async (lane) => {
    const subject = subjects[lane] ?? '';
    const action = owned.has(subject) ? 'release' : 'claim';
    if (action === 'claim') owned.add(subject);
    else owned.delete(subject);
    const answer = await visitor.post('/api/press', { group: 'xuhui', subject, action });
    if (typeof answer !== 'object' || answer === null || !('tone' in answer) || answer.tone !== 'ok') {
      throw new Error(`the press was not taken: ${JSON.stringify(answer)}`);
    }
  };
}

async function bareTransactions(connectionString: string) {
  const pool = new pg.Pool({ connectionString, max: 10 });
  await pool.query(
    'CREATE TABLE bare (id int primary key, n int not null); CREATE TABLE bare_audit (id int, n int)',
  );
  await pool.query('INSERT INTO bare SELECT g, 0 FROM generate_series(0, 15) g');
  return {
    once: async (lane: number) => {
      const client = await pool.connect();
      await client.query('BEGIN');
      await client.query('SELECT n FROM bare WHERE id = $1 FOR UPDATE', [lane]);
      await client.query('UPDATE bare SET n = n + 1 WHERE id = $1', [lane]);
      await client.query('INSERT INTO bare_audit VALUES ($1, $2)', [lane, 1]);
      await client.query('COMMIT');
      client.release();
    },
    close: () => pool.end(),
  };
}

async function measure(work: Work, count: number, atOnce: number): Promise<readonly number[]> {
  const times: number[] = [];
  let left = count;
  const run = async (lane: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const began = performance.now();
      await work(lane);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_each, lane) => run(lane)));
  return times;
}

function row(
  name: string,
  share: number,
  atOnce: number,
  ours: readonly number[],
  theirs: readonly number[],
): Result {
  const [mine, bare] = [quantile(ours, share), quantile(theirs, share)];
  return {
    what: `press → answered, ${atOnce} at once, ${name}`,
    unit: 'ms',
    ours: round(mine),
    rival: 'bare transaction (lock, update, audit row), same PostgreSQL',
    theirs: round(bare),
    ratio: round(bare / mine),
    must: null,
    ok: true,
  };
}

/** The one press of a hundred beside the bare median of the same moments. */
function tail(atOnce: number, ours: readonly number[], theirs: readonly number[]): Result {
  const [mine, bare] = [quantile(ours, 0.99), quantile(theirs, 0.5)];
  return {
    what: `press → answered, ${atOnce} at once, p99 beside the p50 of the rival`,
    unit: 'ms',
    ours: round(mine),
    rival: 'bare transaction (lock, update, audit row), same PostgreSQL',
    theirs: round(bare),
    ratio: round(bare / mine),
    must: 1 / mostTimes,
    ok: mine <= mostTimes * bare,
  };
}

function crowd(times: readonly number[]): Result {
  const mine = quantile(times, 0.99);
  return {
    what: `press → answered, ${times.length} in the same moment, p99`,
    unit: 'ms',
    ours: round(mine),
    ...{ rival: null, theirs: null, ratio: null },
    must: deadline,
    ok: mine <= deadline,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
