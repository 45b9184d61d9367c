import type { Level } from '../src/incident/incident.ts';
import type { Can } from '../src/ports.ts';
import { type Call, chatStage, type Vendor } from '../test/support/chatStage.ts';
import { VirtualClock } from '../test/support/virtualClock.ts';
import { seeded } from './chain.ts';
import type { Result } from './run.ts';

const start = new Date('2026-11-21T01:12:00Z');
const able: Can = { buttons: true, update: true, form: true, members: true, private: true };

/** What each vendor counts (PLATFORMS, limits), and what we keep to. */
const vendors = {
  slack: {
    ...{ name: 'slack', can: able, takesMs: 250 },
    allowance: [
      { scope: 'group', of: 'send', calls: 1, inMs: 1_000 },
      { scope: 'app', of: 'update', calls: 50, inMs: 60_000, burst: 5 },
      { scope: 'app', calls: 40, inMs: 1_000 },
    ],
  },
  feishu: {
    ...{ name: 'feishu', can: able, takesMs: 200 },
    allowance: [
      { scope: 'app', calls: 1_000, inMs: 60_000 },
      { scope: 'group', calls: 5, inMs: 1_000 },
    ],
  },
  wecom: {
    ...{ name: 'wecom', can: { ...able, update: false, form: false, private: false }, takesMs: 200 },
    allowance: [{ scope: 'group', calls: 30, inMs: 60_000 }],
  },
} as const satisfies Readonly<Record<string, Vendor>>;
type Name = keyof typeof vendors;

/**
 * What a group sees of a storm: the service's own delivery (spread, cards, notices, pace) on a virtual clock, before
 * vendors that count our calls and refuse what is too much (issue: Numbers). The wire and the database are not in it.
 */
export async function run(): Promise<readonly Result[]> {
  const rows: Result[] = [];
  for (const name of ['slack', 'feishu', 'wecom'] as const)
    rows.push(...(await one(name)), ...(await many(name)));
  rows.push(...(await stricter()));
  return rows;
}

function after(ms: number): Date {
  return new Date(start.getTime() + ms);
}

/** 50,000 mentions of one incident in ten minutes, which makes it graver twice. */
async function one(name: Name): Promise<readonly Result[]> {
  const vendor = vendors[name];
  const clock = new VirtualClock(start);
  const stage = chatStage(clock, vendor);
  const changes: (readonly [at: number, count: number])[] = [];
  let count = 1;
  await stage.open('P1', 'yellow');
  for (let at = 400; at < 600_000; at += 400) {
    clock.at(after(at), () => {
      count += 33;
      changes.push([at, count]);
      void stage.join('P1', 33);
    });
  }
  for (const [at, level] of [
    [120_000, 'orange'],
    [300_000, 'red'],
  ] as const)
    clock.at(after(at), () => void stage.rise('P1', level));
  await clock.run(after(900_000));
  const { calls } = stage;
  const cards = calls.filter(({ words }) => words.includes('待认领') && words.includes('条'));
  const first = (cards[0]?.at ?? Number.POSITIVE_INFINITY) + vendor.takesMs - start.getTime();
  const messages = calls.filter(({ what }) => what === 'send');
  // Two rises ring; the card itself is one message.
  const most = vendor.can.update ? 1 : 12;
  const sent = vendor.can.update ? messages.length - 2 : messages.length;
  return [
    figure(`${name}: one incident, 50,000 mentions: messages besides its two rises`, 'messages', sent, most),
    ...(vendor.can.update
      ? [
          figure(`${name}: … edits`, 'edits', calls.filter(({ what }) => what === 'update').length, 60),
          figure(
            `${name}: … a number is behind, p99`,
            'ms',
            p99(behind(changes, calls, vendor.takesMs)),
            30_000,
          ),
        ]
      : []),
    figure(`${name}: … first card`, 'ms', first, 2_000),
    ...manners(name, calls),
  ];
}

/** How long each change of the numbers was not to be seen. */
function behind(
  changes: readonly (readonly [number, number])[],
  calls: readonly Call[],
  takesMs: number,
): readonly number[] {
  const shown = calls
    .filter(({ what, refused }) => what === 'update' && !refused)
    .map(({ at, words }) => [at - start.getTime(), at + takesMs - start.getTime(), words] as const);
  return changes.map(([at]) => {
    const seen = shown.find(([asked]) => asked >= at);
    return seen ? seen[1] - at : 0;
  });
}

/** A hundred incidents at once in one group, of all levels, each of which goes on growing. */
async function many(name: Name): Promise<readonly Result[]> {
  const vendor = vendors[name];
  const clock = new VirtualClock(start);
  const stage = chatStage(clock, vendor);
  const dice = seeded(20_261_122);
  const grave: readonly Level[] = ['red', 'orange', 'yellow', 'blue'];
  const codes = Array.from({ length: 100 }, (_each, at) => `P${at + 1}`);
  for (const code of codes) await stage.open(code, grave[dice(4)] ?? 'blue');
  const changes = new Map<string, number[]>();
  for (const code of codes) {
    for (let at = 120_000 + dice(30_000); at < 480_000; at += 20_000 + dice(20_000)) {
      changes.set(code, [...(changes.get(code) ?? []), at]);
      clock.at(after(at), () => void stage.join(code, 5));
    }
  }
  await clock.run(after(1_200_000));
  const { calls } = stage;
  const heard = codes.map((code) => heardOf(code, calls, vendor.takesMs));
  const stale = codes.flatMap((code) => {
    const own = calls.filter(({ words }) => words.includes(`· ${code} ·`));
    return behind(
      (changes.get(code) ?? []).map((at) => [at, 0] as const),
      own,
      vendor.takesMs,
    );
  });
  return [
    figure(
      `${name}: 100 incidents at once: first notice, p99`,
      'ms',
      p99(heard),
      name === 'wecom' ? 15_000 : 5_000,
    ),
    ...(vendor.can.update ? [figure(`${name}: … a number is behind, p99`, 'ms', p99(stale), 120_000)] : []),
    figure(`${name}: … red that came after blue`, 'cards', redBehindBlue(calls), 0),
    ...manners(name, calls),
  ];
}

function heardOf(code: string, calls: readonly Call[], takesMs: number): number {
  const call = calls.find(({ words, refused }) => !refused && new RegExp(`\\b${code}\\b`, 'u').test(words));
  return call ? call.at + takesMs - start.getTime() : Number.POSITIVE_INFINITY;
}

/** Of the cards that waited together, reds that were sent after one that is less grave. */
function redBehindBlue(calls: readonly Call[]): number {
  const order = calls
    .filter(({ what, words }) => what === 'send' && /^[ⅠⅡⅢⅣ]级/u.test(words))
    .map(({ words }) => words[0]);
  // The very first card goes out before the others have come.
  const firstBlue = order.findIndex((level, at) => at > 0 && level === 'Ⅳ');
  return firstBlue < 0 ? 0 : order.slice(firstBlue).filter((level) => level === 'Ⅰ').length;
}

/** A vendor that refuses much earlier than it says: it is left alone for as long as it asks. */
async function stricter(): Promise<readonly Result[]> {
  const clock = new VirtualClock(start);
  const refuses = [{ scope: 'group', calls: 6, inMs: 30_000 }] as const;
  const stage = chatStage(clock, { ...vendors.slack, refuses });
  for (let at = 1; at <= 60; at += 1) await stage.open(`P${at}`, at % 7 === 0 ? 'red' : 'blue');
  await clock.run(after(1_200_000));
  const refused = stage.calls.filter((call) => call.refused).length;
  if (refused === 0) throw new Error('the strict vendor refused nothing: the figure below would say nothing');
  return manners('slack, stricter than it says', stage.calls);
}

function manners(name: string, calls: readonly Call[]): readonly Result[] {
  const unasked = calls.filter((call) => call.unasked).length;
  return [figure(`${name}: requests inside a Retry-After`, 'requests', unasked, 0)];
}

function figure(what: string, unit: string, ours: number, most: number): Result {
  const rounded = Math.round(ours);
  return {
    what,
    unit,
    ours: rounded,
    rival: null,
    theirs: null,
    ratio: null,
    must: most,
    ok: rounded <= most,
  };
}

function p99(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;
}
