import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { watchSettings } from '../src/config/watch.ts';
import { readSettings } from '../src/config.ts';
import { inSlices } from '../src/jobs/slices.ts';
import type { Settings } from '../src/ports.ts';
import { fold } from '../src/triage/fold.ts';
import { compile, type Matcher } from '../src/triage/match.ts';
import { read, readerOf, readying } from '../src/triage/reading.ts';
import { patternsOf, postOf, seeded } from './chain.ts';
import { storeGrows } from './growthStore.ts';
import { bestMs, grown, median } from './measure.ts';
import type { Result } from './run.ts';

const rounds = 3;
const edits = 5;

/**
 * How much slower work becomes where there is ten times as much to know or many times as much kept, and how soon an edit
 * of a large org.csv counts.
 * To add a row: one function that yields results, one line here.
 */
export async function run(): Promise<readonly Result[]> {
  return [...patternsGrow(), ...(await orgGrows()), ...(await storeGrows())];
}

/** 42,000 → 420,000 patterns, the same posts. */
function patternsGrow(): readonly Result[] {
  const few = patternsOf(seeded(20260101), 2000);
  const many = [...new Set([...few, ...patternsOf(seeded(20260102), 20_000)])];
  const dice = seeded(3);
  const texts = Array.from({ length: 1000 }, () => fold(postOf(dice, few)));
  const scan = (matcher: Matcher) => () => texts.map((text) => matcher.scan(text).length);
  const [small, large] = [scan(compile(few)), scan(compile(many))];
  return [
    grown('patterns ×10: match', slower(small, large), 1.8),
    grown('patterns ×10: build', bestMs(() => compile(many)) / bestMs(() => compile(few)), 15),
  ];
}

/** 200 → 2,000 branches of 20 names each, read from org.csv; posts that name the few, read whole. */
async function orgGrows(): Promise<readonly Result[]> {
  const [few, many] = [folderOf(200), folderOf(2000)];
  try {
    const [small, large] = [await settingsOf(few), await settingsOf(many)];
    const dice = seeded(4);
    const posts = Array.from({ length: 500 }, () => postOf(dice, namesOf(small)));
    const reading = ({ org }: Settings) => {
      const reader = readerOf(org);
      return () => posts.map((post) => read(post, reader).units.length);
    };
    return [
      grown('org ×10: read', slower(reading(small), reading(large)), 1.8),
      ...(await edited(many, large)),
    ];
  } finally {
    for (const folder of [few, many]) rmSync(folder, { recursive: true });
  }
}

/** A branch is added to the file of 2,000 while the service watches it as it does in earnest. */
async function edited(folder: string, settings: Settings): Promise<readonly Result[]> {
  const awake = setInterval(() => {}, 1000);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const [times, stalls]: [number[], number[]] = [[], []];
  let taken: (settings: Settings) => void = () => {};
  const stop = watchSettings(settings, {
    check: () => [],
    onGood: async (changed) => {
      await inSlices(readying(changed.org));
      taken(changed);
    },
    onBad: (problems) => {
      throw new Error(`the edit was refused: ${JSON.stringify(problems[0])}`);
    },
    onTrouble: (error) => {
      throw error;
    },
  });
  for (let edit = 0; edit < edits; edit++) {
    delay.reset();
    delay.enable();
    const start = performance.now();
    const next = new Promise<Settings>((resolve) => {
      taken = resolve;
    });
    appendFileSync(
      join(folder, 'org.csv'),
      `hq/r0/new${edit},branch,新开第${edit}院区,,,web:n${edit}:monitor\n`,
    );
    const { org } = await next;
    times.push(performance.now() - start);
    delay.disable();
    stalls.push(delay.max / 1e6);
    if (read(`新开第${edit}院区误诊`, readerOf(org)).units.length !== 1)
      throw new Error('the edit is not live');
  }
  stop();
  clearInterval(awake);
  return [
    limited('org.csv of 2,000 branches: edit → live', times, 1000),
    limited('… longest stall', stalls, 50),
  ];
}

/** The best of all edits: what the machine's other guests add is not ours. */
function limited(what: string, times: readonly number[], must: number): Result {
  const ours = Math.round(Math.min(...times));
  return { what, unit: 'ms', ours, rival: null, theirs: null, ratio: null, must, ok: ours <= must };
}

/** How many times as long the second takes; rounds alternate. */
function slower(small: () => unknown, large: () => unknown): number {
  const ratios = Array.from({ length: rounds }, () => bestMs(large) / bestMs(small));
  return median(ratios);
}

function folderOf(branches: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-growth-'));
  const words = patternsOf(seeded(5), branches);
  const rows = Array.from({ length: branches }, (_, at) => {
    const [name, ...aliases] = words.slice(at * 20, at * 20 + 20);
    return `hq/r${at % 20}/b${at},branch,${name},${aliases.join(';')},,web:b${at}:monitor`;
  });
  const regions = Array.from(
    { length: 20 },
    (_, at) => `hq/r${at},region,第${at}大区,,,web:r${at}:coordination`,
  );
  const hq = 'hq,hq,示例集团,,,web:hq-command:command;web:hq-office:office';
  const table = ['path,kind,name,aliases,keywords,channels', hq, ...regions, ...rows];
  writeFileSync(join(folder, 'org.csv'), `${table.join('\n')}\n`);
  writeFileSync(join(folder, 'people.csv'), 'employee_no,name,unit\nE1,陈一,hq\n');
  return folder;
}

async function settingsOf(folder: string): Promise<Settings> {
  const found = await readSettings(folder);
  if (!found.ok) throw new Error(`the made-up org has a fault: ${JSON.stringify(found.problems[0])}`);
  return found.settings;
}

function namesOf({ org }: Settings): readonly string[] {
  return [...org.units.values()].flatMap(({ name, aliases }) => [name, ...aliases]);
}
