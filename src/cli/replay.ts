import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExitCode, Io, Subcommand } from './frame.ts';
import { printProblems } from './problems.ts';
import { type Batch, batches } from './replayBatches.ts';
import { type Cursor, type Progress, replayCursor } from './replayCursor.ts';
import { type Options, readOptions } from './replayOptions.ts';
import { type ProgressBar, progressBar } from './replayProgress.ts';
import { type Counts, sendBatch, type Target } from './replaySend.ts';
import { replayTarget } from './replayTarget.ts';

/**
 * `fenghuo replay FILE`: sends the JSON lines of a file into the running service as a vendor would, signed, in batches.
 * What is acknowledged is remembered, so a replay that was stopped goes on where it was; sending again changes nothing.
 * Exit 0 when every line was taken, 1 when some were not or the service refused, 2 for wrong use.
 */
export const replay: Subcommand = async (argv, io) => {
  const options = readOptions(argv, io);
  if (typeof options === 'number') return options;
  const path = resolve(io.cwd, options.file);
  const file = await measured(path).catch(() => undefined);
  if (!file) {
    io.err(`读不到文件 cannot read the file: ${path}`);
    return 2;
  }
  const target = await replayTarget(options, io);
  if (!target.ok) {
    printProblems(target.problems, { ...io, out: io.err });
    return 1;
  }
  const cursor = replayCursor(target.data, target.source, file.hash);
  const bar = progressBar(io, file.lines);
  const send: Target = {
    ...target,
    now: io.now,
    waiting: (why, ms) => bar.say(`服务暂时不收 the service takes nothing now: ${why}; ${ms / 1000} s …`),
  };
  return await run({ path, options, cursor, bar, send, hash: file.hash, io });
};

interface Run {
  readonly path: string;
  readonly hash: string;
  readonly options: Options;
  readonly cursor: Cursor;
  readonly bar: ProgressBar;
  readonly send: Target;
  readonly io: Io;
}

async function run(it: Run): Promise<ExitCode> {
  const { cursor, bar, io } = it;
  const began = io.now().getTime();
  const before = await cursor.read();
  if (before.lines > 0)
    bar.say(`接着上次,从第 ${before.lines + 1} 行起 going on from line ${before.lines + 1}`);
  let progress = before;
  const pace = pacer(it.options.speed, io.now);
  for await (const batch of batches(it.path, before.lines, it.options.speed > 0)) {
    await pace(batch.rows[0]?.at);
    const sent = await sendBatch(it.send, `replay-${it.hash.slice(0, 16)}-${batch.upTo}`, batch.rows);
    if (!sent.ok) {
      bar.say(`服务拒绝 the service refused: ${sent.why}`);
      return finish(it, progress, { before, began, why: sent.why });
    }
    for (const problem of problemsOf(batch, sent.counts)) bar.say(`${it.options.file}:${problem}`);
    progress = sum(progress, batch, sent.counts);
    await cursor.write(progress);
    bar.show(progress.lines, wordsOf(progress));
  }
  await cursor.clear();
  return finish(it, progress, { before, began });
}

function problemsOf(batch: Batch, { rejected }: Counts): readonly string[] {
  const unknown = '不是认识的行 not a line that is known: 要有 title 或 text it needs a title or a text';
  return [
    ...rejected.map(({ index, problem }) => `${batch.rows[index]?.line ?? '?'} ${problem}`),
    ...batch.unreadable.map((line) => `${line} ${unknown}`),
  ];
}

/** Waits so that the file's time passes `speed` times as fast as ours. */
function pacer(speed: number, now: () => Date): (at: Date | undefined) => Promise<void> {
  let start: { readonly file: number; readonly ours: number } | undefined;
  return async (at) => {
    if (speed === 0 || !at) return;
    start ??= { file: at.getTime(), ours: now().getTime() };
    const due = start.ours + (at.getTime() - start.file) / speed;
    const wait = due - now().getTime();
    if (wait > 0) await sleep(wait);
  };
}

async function measured(path: string): Promise<{ readonly hash: string; readonly lines: number }> {
  const hash = createHash('sha256');
  let lines = 0;
  let last = 10;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    for (const byte of chunk) if (byte === 10) lines++;
    last = chunk.at(-1) ?? last;
  }
  return { hash: hash.digest('hex'), lines: last === 10 ? lines : lines + 1 };
}

function sum(progress: Progress, { rows, unreadable, upTo }: Batch, counts: Counts): Progress {
  return {
    lines: upTo,
    rows: progress.rows + rows.length,
    accepted: progress.accepted + counts.accepted,
    updated: progress.updated + counts.updated,
    duplicate: progress.duplicate + counts.duplicate,
    rejected: progress.rejected + counts.rejected.length,
    unreadable: progress.unreadable + unreadable.length,
  };
}

function wordsOf({ accepted, updated, duplicate, rejected }: Progress): string {
  return `新 new ${accepted} · 更新 updated ${updated} · 重复 duplicate ${duplicate} · 拒收 rejected ${rejected}`;
}

interface Course {
  readonly before: Progress;
  readonly began: number;
  /** Why it did not come to its end. */
  readonly why?: string;
}

function finish({ options, io }: Run, progress: Progress, { before, began, why }: Course): ExitCode {
  const seconds = (io.now().getTime() - began) / 1000;
  const ok = why === undefined && progress.rejected === 0 && progress.unreadable === 0;
  const whole = {
    ok,
    file: options.file,
    ...progress,
    goneOnFrom: before.lines,
    seconds,
    ...(why && { why }),
  };
  const counts = `${wordsOf(progress)} · 读不懂 unreadable ${progress.unreadable} · ${seconds.toFixed(1)} s`;
  io.out(options.json ? JSON.stringify(whole) : `${ok ? '✓' : '✗'} ${progress.rows} 行 rows: ${counts}`);
  return ok ? 0 : 1;
}
