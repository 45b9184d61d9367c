import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { sign } from '../src/sources/signature.ts';
import { words } from '../src/triage/names/words.ts';
import { type House, openHouse } from '../test/support/house.ts';
import { startServer } from '../test/support/postgres.ts';
import { seeded } from './chain.ts';
import type { Result } from './run.ts';

const rounds = 5;
/** A service runs for weeks: what its first minutes compile and plan is no part of what a mention costs. */
const warmUp = 3;
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
 * `INSERT … SELECT FROM unnest` of the very mention and band rows that came of it into tables alike, indexes and all, of
 * the same PostgreSQL; rounds alternate (PERF-P7).
 */
export async function run(): Promise<readonly Result[]> {
  const server = await startServer();
  await server.createDatabase('ingest');
  const databaseUrl = `${server.url}ingest`;
  const house = await openHouse({ databaseUrl });
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  try {
    for (const table of tables) await pool.query(`CREATE TABLE bare_${table} (LIKE ${table} INCLUDING ALL)`);
    const ours: number[] = [];
    const acked: number[] = [];
    const theirs: number[] = [];
    for (let round = -warmUp; round < rounds; round += 1) {
      const rows = Array.from({ length: perBatch * batches }, (_each, at) => rowOf(round, at));
      const { ack, decided } = await ingest(house, rows);
      await house.quiet();
      const copies = await Promise.all(tables.map((table) => copied(pool, table, round)));
      const bare = await timed(async () => {
        for (const copy of copies) await insertBare(pool, copy);
      });
      if (round < 0) continue;
      theirs.push((rows.length / bare) * 1000);
      acked.push((rows.length / ack) * 1000);
      ours.push((rows.length / decided) * 1000);
    }
    return [
      row('webhook → 202', acked, theirs, null),
      row('webhook → decided and committed', ours, theirs, 0.6),
    ];
  } finally {
    await pool.end();
    await house.stop();
    await server.stop();
  }
}

const branches = ['徐汇院区', '浦东院区', '苏州院区', '天河院区', '福田院区', '珠海院区'];
const wrong = ['分诊护士态度恶劣', '打电话投诉没人管', '要求给说法', '收费乱收', '推诿扯皮让我们白跑一趟'];
/** The commonest words of two letters. */
const daily = Object.values(words)
  .flatMap(([, pairs = '']) => pairs.match(/../gu) ?? [])
  .slice(0, 1200);

/** One in fifty is a complaint; the rest is what people say all day, in words of their own. About 120 characters each. */
function rowOf(round: number, at: number): Row {
  const dice = seeded((round + 2) * 1_000_003 + at);
  const branch = branches[dice(branches.length)] ?? '';
  const complaint = at % 50 === 0;
  const word = () => daily[dice(daily.length)] ?? '';
  let text = `昨天去示例医院${branch}，`;
  while (text.length < 110) {
    text += complaint ? `${wrong[dice(wrong.length)]}，` : `${word()}${word()}${word()}，`;
  }
  return {
    id: `r${round}-${at}`,
    title: `${branch}${complaint ? '排队三小时投诉没人管' : word() + word()}`,
    text: `${text}谢谢。`,
    site: '微博',
    url: `https://w.invalid/${round}/${at}`,
    author: `网友${at}`,
  };
}

const tables = ['mention', 'band'] as const;
type Table = (typeof tables)[number];

/** The rows of one round, each column as words. */
interface Copy {
  readonly table: Table;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

async function copied(pool: pg.Pool, table: Table, round: number): Promise<Copy> {
  const { rows: columns } = await pool.query<{ name: string; type: string }>(
    `SELECT quote_ident(attname) AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  const own = table === 'mention' ? 'id' : 'mention';
  const { rows } = await pool.query<(string | null)[]>({
    text: `SELECT ${columns.map(({ name }) => `t.${name}::text`).join(', ')} FROM ${table} t
      WHERE t.${own} IN (SELECT id FROM mention WHERE external_id LIKE $1)`,
    values: [`r${round}-%`],
    rowMode: 'array',
  });
  return { table, columns, rows };
}

async function insertBare(pool: pg.Pool, { table, columns, rows }: Copy): Promise<void> {
  const places = columns.map((_each, at) => `$${at + 1}::text[]`).join(', ');
  const names = columns.map(({ name }) => name).join(', ');
  const values = columns.map(({ name, type }) => `r.${name}::${type}`).join(', ');
  const share = Math.ceil(rows.length / batches);
  for (let from = 0; from < rows.length; from += share) {
    const some = rows.slice(from, from + share);
    await pool.query(
      `INSERT INTO bare_${table} (${names}) SELECT ${values} FROM unnest(${places}) AS r(${names})`,
      columns.map((_each, at) => some.map((row) => row[at] ?? null)),
    );
  }
}

async function ingest(
  { url, data, intake }: House,
  rows: readonly Row[],
): Promise<{ readonly ack: number; readonly decided: number }> {
  const secret = readFileSync(join(data, 'webhook-example.secret'), 'utf8').trim();
  const began = performance.now();
  const starts = Array.from({ length: batches }, (_each, at) => at * perBatch);
  const send = async (from: number) => {
    const body = JSON.stringify({ mentions: rows.slice(from, from + perBatch) });
    const at = Math.floor(Date.now() / 1000);
    const id = `${rows[from]?.id}`;
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': `${at}`,
      'webhook-signature': sign(id, at, body, secret) ?? '',
    };
    const response = await fetch(`${url}/hooks/replay`, { method: 'POST', headers, body });
    if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
    await response.body?.cancel();
  };
  const lane = async () => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) await send(from);
  };
  await Promise.all([lane(), lane()]);
  const ack = performance.now() - began;
  await intake.decideAll();
  return { ack, decided: performance.now() - began };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function row(what: string, ours: readonly number[], theirs: readonly number[], must: number | null): Result {
  const [mine, bare] = [median(ours), median(theirs)];
  return {
    what,
    unit: 'mentions/s',
    ours: Math.round(mine),
    rival: 'bare unnest insert of the same mention and band rows, same PostgreSQL',
    theirs: Math.round(bare),
    ratio: Math.round((mine / bare) * 1000) / 1000,
    must,
    ok: must === null || mine / bare >= must,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
