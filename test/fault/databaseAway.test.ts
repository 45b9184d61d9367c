import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse, type Visitor } from '../support/house.ts';
import { startServer } from '../support/postgres.ts';
import { type Wire, wireTo } from './support/wire.ts';

/** How long the database is away: a minute at night, seconds by day. */
const awayMs = Number(process.env.AWAY_SECONDS ?? 5) * 1_000;
const healMs = 5_000;

let server: Awaited<ReturnType<typeof startServer>>;
let wire: Wire;
let house: House;
let monitor: Visitor;
let direct: string;
const acked: string[] = [];

beforeAll(async () => {
  server = await startServer();
  await server.createDatabase('away');
  direct = `${server.url}away`;
  const url = new URL(direct);
  wire = await wireTo(Number(url.port));
  url.port = String(wire.port);
  house = await openHouse({ databaseUrl: url.href });
  monitor = await house.visitor('xuhui');
});
afterAll(async () => {
  await house.stop();
  await wire.close();
  await server.stop();
});

let sent = 0;

/** A vendor's post about one matter of one branch; what is acknowledged is remembered. */
async function send(count = 1): Promise<number> {
  const mentions = Array.from({ length: count }, () => {
    sent += 1;
    return { id: `away-${sent}`, title: `徐汇示例医院家属投诉收费不明 第${sent}次` };
  });
  const secret = readFileSync(join(house.data, 'webhook-example.secret'), 'utf8').trim();
  const body = JSON.stringify({ mentions });
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': `m-${sent}`,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(`m-${sent}`, at, body),
  };
  const { status } = await fetch(`${house.url}/hooks/replay`, { method: 'POST', headers, body });
  if (status === 202) acked.push(...mentions.map(({ id }) => id));
  return status;
}

async function status(path: string): Promise<number> {
  return (await fetch(`${house.url}${path}`)).status;
}

async function press(): Promise<unknown> {
  const [incident] = await kept('SELECT id FROM incident LIMIT 1');
  return monitor.post('/api/press', { group: 'xuhui', subject: incident?.id, action: 'view' });
}

/** Past the wire: what is really there. */
async function kept(sql: string): Promise<readonly { id: string }[]> {
  const client = new pg.Client({ connectionString: direct });
  await client.connect();
  try {
    return (await client.query<{ id: string }>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(holds: () => Promise<boolean>, ms: number): Promise<number> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > ms) throw new Error(`not so within ${ms} ms`);
    await sleep(50);
  }
  return performance.now() - began;
}

async function everythingDecided(): Promise<boolean> {
  const done = await kept(
    `SELECT external_id AS id FROM mention m
     WHERE source = 'replay' AND decided_at IS NOT NULL AND NOT EXISTS (SELECT FROM waiting WHERE mention = m.id)`,
  );
  const ids = new Set(done.map(({ id }) => id));
  return acked.every((id) => ids.has(id));
}

describe('the database is away: every connection torn, none taken', () => {
  it('takes nothing it cannot keep, and says so to everyone who asks', async () => {
    expect(await send(3)).toBe(202);
    await until(everythingDecided, 60_000);
    expect(await send(400)).toBe(202);
    wire.tear();
    const until_ = performance.now() + awayMs;
    for (let round = 0; round === 0 || performance.now() < until_; round += 1) {
      expect(await send()).toBe(503);
      expect(await status('/readyz')).toBe(503);
      expect(await status('/healthz')).toBe(200);
      expect(await press()).toMatchObject({ tone: 'trouble' });
      await sleep(100);
    }
  });

  it('is itself again within five seconds of its return, without a restart', async () => {
    wire.mend();
    const began = performance.now();
    const ready = async () => (await status('/readyz')) === 200;
    await until(ready, healMs);
    expect(await send()).toBe(202);
    expect(await press()).toMatchObject({ tone: 'ok' });
    expect(performance.now() - began).toBeLessThan(healMs);
  });

  it('goes on with what it was at when the wire tore: everything acknowledged is decided', async () => {
    await until(everythingDecided, 30_000);
  });

  it('has nothing twice: one card in each group', async () => {
    await house.quiet();
    const doubled = await kept(`
      SELECT channel AS id FROM board_message WHERE message->>'kind' = 'card'
      GROUP BY channel, message->>'subject' HAVING count(*) > 1`);
    expect(doubled).toEqual([]);
    expect(await house.store.audit.verify()).toMatchObject({ ok: true });
  });

  it('pages hear of changes again', async () => {
    const stop = new AbortController();
    const stream = await fetch(`${house.url}/api/events`, { signal: stop.signal });
    const heard = read(stream, (text) => text.includes('event: changed'));
    expect(await send(2)).toBe(202);
    expect(await heard).toBe(true);
    stop.abort();
  });
});

describe('the wire is dead: nothing comes through, and nobody is told', () => {
  it('is alive, takes nothing it cannot keep, and heals when the wire does', async () => {
    wire.deaden();
    const [vendor, ready] = [send(), status('/readyz')];
    await sleep(500);
    expect(await status('/healthz')).toBe(200);
    await sleep(awayMs);
    wire.mend();
    expect(await vendor).toBe(503);
    expect(await ready).toBe(503);
    await until(async () => (await status('/readyz')) === 200, healMs);
    expect(await send()).toBe(202);
    await until(everythingDecided, 30_000);
  });
});

async function read(response: Response, holds: (text: string) => boolean): Promise<boolean> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (holds(text)) return true;
  }
  return false;
}
