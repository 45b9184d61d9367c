import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/frame.ts';
import { replay } from '../../src/cli/replay.ts';
import { batches } from '../../src/cli/replayBatches.ts';
import { exampleWebhookSecret } from '../../src/config/secrets.ts';
import { exampleFolder } from '../../src/config.ts';
import { webhookRoute } from '../../src/sources/webhook.ts';
import { MemoryIntake } from '../sources/memoryIntake.ts';
import { type LocalServer, localServer } from '../sources/server.ts';

let folder: string;
let intake: MemoryIntake;
let server: LocalServer;
let secret: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fenghuo-replay-'));
  intake = new MemoryIntake();
  secret = await exampleWebhookSecret(join(folder, 'data'));
  const route = webhookRoute({
    sources: () => [{ kind: 'webhook', name: 'replay', secretEnv: 'X', silentMs: 1 }],
    secretOf: () => [secret],
    intake,
    now: () => new Date(),
    log: { warn: () => undefined },
  });
  server = await localServer((request, response) => void route.handle(request, response));
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    env: { FENGHUO_CONFIG: exampleFolder, FENGHUO_DATA: join(folder, 'data') },
    cwd: folder,
    now: () => new Date(),
    isTTY: false,
  };
  const code = await replay([...argv, '--url', server.url], io);
  return { code, out, err: err.join('\n') };
}

const hour = (n: number, title: string, hot: number) =>
  JSON.stringify({
    ts: `2024-05-20T${String(n).padStart(2, '0')}:00+08:00`,
    rank: 1,
    title,
    hot,
    cat: '社会',
    read: null,
    discuss: 3,
    event_id: null,
  });

async function file(...lines: string[]) {
  await writeFile(join(folder, 'rows.jsonl'), lines.map((line) => `${line}\n`).join(''));
  return 'rows.jsonl';
}

describe('replaying a file of hot titles', () => {
  it('counts every row as new, updated or duplicate', async () => {
    const name = await file(
      hour(1, '徐汇院区排队', 10),
      hour(2, '徐汇院区排队', 20),
      hour(2, '徐汇院区排队', 20),
      hour(3, '苏州院区收费', 5),
    );
    const { code, out } = await run(name, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out.join(''))).toMatchObject({
      rows: 4,
      accepted: 2,
      updated: 1,
      duplicate: 1,
      rejected: 0,
      unreadable: 0,
    });
  });

  it('knows a title by its sha256, takes its heat for reads and its first hour for its publication', async () => {
    await run(await file(hour(1, '徐汇院区排队', 10), hour(9, '徐汇院区排队', 99)));
    const id = createHash('sha256').update('徐汇院区排队').digest('hex');
    const [kept] = [...intake.kept.values()];
    expect(kept).toMatchObject({
      externalId: id,
      title: '徐汇院区排队',
      reach: { reads: 99, comments: 3 },
      publishedAt: new Date('2024-05-19T17:00:00Z'),
    });
  });

  it.each`
    columns                 | line                                                                                 | found
    ${'the whole hot list'} | ${'["2025-06-01T00",1,"排队",1421934,"社会",null]'}                                  | ${{ title: '排队', reach: { reads: 1421934 }, publishedAt: new Date('2025-05-31T16:00:00Z') }}
    ${'events'}             | ${'{"event_id":"d01","title":"排队","first_seen":"2024-07-19T17","max_hot":575480}'} | ${{ title: '排队', reach: { reads: 575480 }, publishedAt: new Date('2024-07-19T09:00:00Z') }}
    ${'titles'}             | ${'{"title":"排队","first":"2020-11-25","last":"2020-11-26","max_hot":null}'}        | ${{ title: '排队', publishedAt: new Date('2020-11-24T16:00:00Z') }}
    ${'questions'}          | ${'{"title":"排队","excerpt":"三小时","first":"2021-01-08","last":"2021-01-08"}'}    | ${{ title: '排队', text: '三小时' }}
    ${'plain texts'}        | ${'{"domain":"weibo","text":"排队三小时","label":"neg"}'}                            | ${{ text: '排队三小时' }}
  `('reads $columns', async ({ line, found }) => {
    const { code } = await run(await file(line));
    expect([code, [...intake.kept.values()]]).toEqual([0, [expect.objectContaining(found)]]);
  });

  it('names the lines it cannot read, sends the others and says so by its exit code', async () => {
    const { code, err } = await run(await file('{"title":', hour(1, '排队', 1), '{"a":1}', ''));
    expect([code, intake.kept.size]).toEqual([1, 1]);
    expect(err).toMatch(/rows\.jsonl:1 .*\nrows\.jsonl:3 /);
  });
});

describe('a replay that is disturbed', () => {
  const rows = Array.from({ length: 2_500 }, (_, n) => hour(n % 24, `标题${n}`, n));

  it('waits out a service that cannot persist, and loses no row', async () => {
    let refusals = 2;
    const keep = intake.keep.bind(intake);
    intake.keep = (source, found) =>
      refusals-- > 0 ? Promise.reject(new Error('database away')) : keep(source, found);
    const { code, out, err } = await run(await file(...rows.slice(0, 10)), '--json');
    expect([code, JSON.parse(out.join('')).accepted]).toEqual([0, 10]);
    expect(err).toMatch(/takes nothing now: 503/);
  }, 20_000);

  it('goes on where it was stopped: what was acknowledged is not sent again, the counts are of the whole', async () => {
    const name = await file(...rows);
    const good = secret;
    const keep = intake.keep.bind(intake);
    intake.keep = (source, found) => {
      secret = 'gone after one batch';
      return keep(source, found);
    };
    const stopped = await run(name, '--json');
    intake.keep = keep;
    secret = good;
    const resumed = await run(name, '--json');
    expect([stopped.code, JSON.parse(stopped.out.join('')).rows]).toEqual([1, 1000]);
    expect(JSON.parse(resumed.out.join(''))).toMatchObject({
      ok: true,
      goneOnFrom: 1000,
      rows: 2500,
      accepted: 2500,
      duplicate: 0,
    });
  });

  it('that came through leaves no mark: the same again is all duplicates', async () => {
    const name = await file(...rows.slice(0, 5));
    await run(name);
    const again = await run(name, '--json');
    expect(JSON.parse(again.out.join(''))).toMatchObject({ goneOnFrom: 0, duplicate: 5 });
    expect(await readdir(join(folder, 'data', 'replay'))).toEqual([]);
  });
});

describe('the pace of a replay', () => {
  it('follows the times in the file when asked to', async () => {
    const name = await file(hour(1, 'a', 1), hour(1, 'b', 1), hour(2, 'c', 1));
    const began = performance.now();
    await run(name, '--speed', '36000');
    const paced = performance.now() - began;
    expect([paced >= 100, intake.calls]).toEqual([true, 2]);
  });

  it('sends at most 1,000 rows and 1 MiB at once', async () => {
    const long = '徐'.repeat(200);
    const name = await file(...Array.from({ length: 3_000 }, (_, n) => hour(1, `${n}${long}`, n)));
    const sizes: number[] = [];
    const bytes: number[] = [];
    for await (const { rows } of batches(join(folder, name), 0, false)) {
      sizes.push(rows.length);
      bytes.push(Buffer.byteLength(JSON.stringify({ mentions: rows.map(({ mention }) => mention) })));
    }
    expect([
      sizes.reduce((a, b) => a + b),
      Math.max(...sizes) <= 1000,
      Math.max(...bytes) <= 1024 * 1024,
    ]).toEqual([3000, true, true]);
  });
});

describe('wrong use', () => {
  it.each([
    [[]],
    [['a', 'b']],
    [['rows.jsonl', '--speed', 'fast']],
    [['rows.jsonl', '--colour']],
    [['missing.jsonl']],
  ])('%j exits with 2', async (argv) => {
    expect((await run(...argv)).code).toBe(2);
  });

  it('--help explains on stdout', async () => {
    const { code, out } = await run('--help');
    expect([code, out[0]]).toEqual([0, expect.stringContaining('--speed')]);
  });

  it('an unknown source exits with 1 and says what is needed', async () => {
    const { code, err } = await run(await file(hour(1, 'a', 1)), '--source', 'nobody');
    expect([code, err]).toEqual([1, expect.stringContaining('nobody')]);
  });

  it('a secret the service does not know exits with 1', async () => {
    secret = 'whsec_b3RoZXIgc2VjcmV0IG9mIHRoZSBzZXJ2aWNl';
    const { code, err } = await run(await file(hour(1, 'a', 1)));
    expect([code, intake.calls, err]).toEqual([1, 0, expect.stringContaining('401')]);
  });
});
