import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { between, diceOf } from './dice.ts';
import { type Judgement, judge, leasedIn, type Promised } from './judge.ts';
import { presser } from './presser.ts';
import { quantile, type Report } from './report.ts';
import { realTitles } from './rows.ts';
import { pending, secretOf, startReady, startService } from './service.ts';
import { vendor } from './vendor.ts';

export interface KillOptions {
  readonly runs: number;
  readonly seed: number;
  /** Runs (from 1) that end with SIGTERM instead: told to leave, it finishes what it has. */
  readonly leave?: readonly number[];
  readonly say?: (line: string) => void;
}

export interface Killed {
  readonly report: Report;
  readonly judgement: Judgement;
  /** Presses that were answered as done. */
  readonly presses: number;
  /** Of each SIGTERM. */
  readonly left: readonly Leaving[];
  /** From the last start until nothing waited any more. */
  readonly quietSeconds: number;
}

export interface Leaving {
  readonly code: number | undefined;
  readonly seconds: number;
  /** Mentions that it had taken and neither decided nor given back. */
  readonly leased: number;
  readonly log: string;
}

const lanes = 3;
const ackedPerRun = 200;
/** How long is waited for a card that the monitor can press. */
const pressPatienceMs = 10_000;
/** Every so many runs the process is killed once more while it comes up again. */
const openingEvery = 3;

interface Course extends Promised {
  readonly data: string;
  readonly dice: () => number;
  readonly recovery: number[];
  readonly points: Record<string, number>;
}

/**
 * Kills the running service at random moments while vendors send and a monitor presses, and asks in the end whether
 * everything that was answered as taken is there, once (SECURITY F1, G1). The same seed gives the same course.
 */
export async function kill({ runs, seed, leave = [], say = () => {} }: KillOptions): Promise<Killed> {
  const data = mkdtempSync(join(tmpdir(), 'fenghuo-kill-'));
  const titles = realTitles();
  const course: Course = {
    data,
    dice: diceOf(seed),
    vendors: Array.from({ length: lanes }, (_, lane) => vendor(titles, lane, lanes)),
    presser: presser('E111', 'web:demo:xuhui', 'xuhui'),
    recovery: [],
    points: { opening: 0, random: 0 },
  };
  const left: Leaving[] = [];
  try {
    await begin(data);
    for (let run = 1; run <= runs; run += 1) {
      if (run % openingEvery === 0) await killOpening(course);
      if (leave.includes(run)) left.push(await letLeave(course));
      else await killWorking(course);
      say(
        `${run}/${runs}: ${ackedBy(course)} acknowledged, ready after ${course.recovery.at(-1)?.toFixed(1)} s`,
      );
    }
    const quietSeconds = await settle(course);
    say(`nothing waits any more ${quietSeconds.toFixed(1)} s after the last start`);
    const judgement = await judge(data, course);
    return { report: reportOf(course, runs, judgement), judgement, presses: oks(course), left, quietSeconds };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** The first start of all makes the database; it recovers nothing. */
async function begin(data: string): Promise<void> {
  const { service } = await startReady(data);
  service.signal('SIGKILL');
  await service.ended;
}

async function killOpening({ data, dice, points }: Course): Promise<void> {
  const service = startService(data);
  await sleep(between(dice, 300, 2_500));
  service.signal('SIGKILL');
  await service.ended;
  points.opening = (points.opening ?? 0) + 1;
}

async function killWorking(course: Course): Promise<void> {
  const { service, stopped } = await workUntilStruck(course);
  service.signal('SIGKILL');
  await Promise.all([service.ended, stopped()]);
  course.points.random = (course.points.random ?? 0) + 1;
}

async function letLeave(course: Course): Promise<Leaving> {
  const { service, stopped } = await workUntilStruck(course);
  const began = performance.now();
  service.signal('SIGTERM');
  const code = await service.ended;
  const seconds = (performance.now() - began) / 1000;
  await stopped();
  course.points.sigterm = (course.points.sigterm ?? 0) + 1;
  return { code, seconds, leased: await leasedIn(course.data), log: service.logged() };
}

/** Starts it and lets everybody work; returns at the moment to strike, with all of them still at it. */
async function workUntilStruck(course: Course) {
  const { data, dice, vendors, presser: monitor } = course;
  const began = performance.now();
  const { service, url } = await startReady(data);
  course.recovery.push((performance.now() - began) / 1000);
  const before = ackedBy(course);
  const stop = new AbortController();
  const work = Promise.all([
    ...vendors.map((each) => each.sendTo(url, secretOf(data), stop.signal)),
    monitor.pressAt(url, stop.signal),
  ]);
  const pressed = oks(course);
  while (ackedBy(course) - before < ackedPerRun) await Promise.race([sleep(5), work]);
  const patience = performance.now() + pressPatienceMs;
  while (oks(course) === pressed && performance.now() < patience) await Promise.race([sleep(5), work]);
  await sleep(between(dice, 0, 1_500));
  return {
    service,
    stopped: async () => {
      stop.abort();
      await work;
    },
  };
}

/** Everything owed is sent and everything at work is done; then the process leaves. */
async function settle(course: Course): Promise<number> {
  const began = performance.now();
  const { service, url } = await startReady(course.data);
  course.recovery.push((performance.now() - began) / 1000);
  for (let still = 0; still < 10; ) {
    still = (await pending(url)) === 0 ? still + 1 : 0;
    await sleep(100);
  }
  const quietSeconds = (performance.now() - began) / 1000;
  service.signal('SIGTERM');
  await service.ended;
  return quietSeconds;
}

function ackedBy({ vendors, presser: { presses } }: Course): number {
  return vendors.reduce((sum, each) => sum + each.count(), 0) + presses.filter(isOk).length;
}

function oks({ presser: { presses } }: Course): number {
  return presses.filter(isOk).length;
}

function isOk({ answer }: { readonly answer: string }): boolean {
  return answer === 'ok';
}

function reportOf(course: Course, runs: number, judgement: Judgement): Report {
  const { lost, duplicated, unexpected, doubled, auditOk } = judgement;
  return {
    fault: 'kill',
    runs,
    acked: ackedBy(course),
    lost: lost.length,
    duplicated: duplicated.length,
    unexpected: unexpected.length,
    approvalsDoubled: doubled.approvals,
    publicationsDoubled: doubled.publications,
    auditOk,
    points: course.points,
    recoverySecondsP99: Math.round(quantile(course.recovery, 0.99) * 1000) / 1000,
  };
}
