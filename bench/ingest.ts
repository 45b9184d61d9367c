import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { type House, openHouse } from '../test/support/house.ts';
import { startServer } from '../test/support/postgres.ts';
import type { Result } from './run.ts';

const rounds = 4;
const perBatch = 500;
const batches = 4;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly site: string;
  readonly url: string;
  readonly author: string;
}

/**
 * Webhook 202 → decided and committed, over HTTP with signature, masking, sealing, triage and audit, against a bare
 * `INSERT … SELECT FROM unnest` of the same rows into a plain table of the same PostgreSQL; rounds alternate (PERF-P7).
 */
export async function run(): Promise<readonly Result[]> {
  const server = await startServer();
  await server.createDatabase('ingest');
  const databaseUrl = `${server.url}ingest`;
  const house = await openHouse({ databaseUrl });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  try {
    await pool.query(
      'CREATE TABLE bare (id text primary key, title text, text text, site text, url text, author text)',
    );
    const ours: number[] = [];
    const acked: number[] = [];
    const theirs: number[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const rows = Array.from({ length: perBatch * batches }, (_each, at) => rowOf(round, at));
      const bare = await timed(() => insertBare(pool, rows));
      const { ack, decided } = await ingest(house, rows);
      if (round < 0) continue;
      theirs.push((rows.length / bare) * 1000);
      acked.push((rows.length / ack) * 1000);
      ours.push((rows.length / decided) * 1000);
    }
    return [row('webhook → 202', acked, theirs), row('webhook → decided and committed', ours, theirs)];
  } finally {
    await pool.end();
    await house.stop();
    await server.stop();
  }
}

const branches = ['徐汇院区', '浦东院区', '苏州院区', '天河院区', '福田院区', '珠海院区'];
const praise = ['医生很耐心', '环境干净整洁', '护士很温柔', '流程清楚', '停车方便'];

/** One in fifty is a complaint; the rest is what people say all day. About 120 characters each. */
function rowOf(round: number, at: number): Row {
  const branch = branches[at % branches.length] ?? '';
  const complaint = at % 50 === 0;
  const title = complaint ? `${branch}排队三小时投诉没人管` : `${branch}就诊记第${at}篇`;
  const what = complaint
    ? '分诊护士态度恶劣，打电话投诉没人管，要求给说法'
    : (praise[at % praise.length] ?? '');
  const text = `第${round}轮第${at}条：昨天陪家人去示例医院${branch}看病，从挂号到取药走了一圈，${what}。写下来给后来的人做个参考，也记一下日期和楼层，免得下次又找不到地方。`;
  return {
    id: `r${round}-${at}`,
    title,
    text,
    site: '微博',
    url: `https://w.invalid/${round}/${at}`,
    author: `网友${at}`,
  };
}

async function insertBare(pool: pg.Pool, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += perBatch) {
    const some = rows.slice(from, from + perBatch);
    const columns = (['id', 'title', 'text', 'site', 'url', 'author'] as const).map((name) =>
      some.map((each) => each[name]),
    );
    await pool.query(
      'INSERT INTO bare SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])',
      columns,
    );
  }
}

async function ingest(
  { url, data, intake }: House,
  rows: readonly Row[],
): Promise<{ readonly ack: number; readonly decided: number }> {
  const signer = new Webhook(readFileSync(join(data, 'webhook-example.secret'), 'utf8').trim());
  const began = performance.now();
  for (let from = 0; from < rows.length; from += perBatch) {
    const body = JSON.stringify({ mentions: rows.slice(from, from + perBatch) });
    const at = new Date();
    const id = `${rows[from]?.id}`;
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
      'webhook-signature': signer.sign(id, at, body),
    };
    const response = await fetch(`${url}/hooks/replay`, { method: 'POST', headers, body });
    if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
    await response.body?.cancel();
  }
  const ack = performance.now() - began;
  await intake.decideAll();
  return { ack, decided: performance.now() - began };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function row(what: string, ours: readonly number[], theirs: readonly number[]): Result {
  const [mine, bare] = [median(ours), median(theirs)];
  return {
    what,
    unit: 'mentions/s',
    ours: Math.round(mine),
    rival: 'bare unnest insert of the same rows, same PostgreSQL',
    theirs: Math.round(bare),
    ratio: Math.round((mine / bare) * 1000) / 1000,
    must: null,
    ok: true,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
