import { describe, expect, it } from 'vitest';
import { type Message, plain } from '../../src/bot/message.ts';
import type { IncidentId, UnitPath } from '../../src/incident/incident.ts';
import { deliverDigest } from '../../src/jobs/deliverDigest.ts';
import { makePacer } from '../../src/jobs/pacing.ts';
import { inSlices } from '../../src/jobs/slices.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { ChannelKey } from '../../src/policy/org.ts';
import type { Attachment, Can, Delivery, JobResult, Platform, Settings } from '../../src/ports.ts';
import type { Course } from '../../src/reports/digest/course.ts';
import type { DigestJob } from '../../src/reports/digest/kept.ts';
import { makeOwnPaces } from '../../src/store/paces.ts';
import { group, org } from '../support/demoOrg.ts';
import { memoryCards } from '../support/memoryCards.ts';
import { claimedBy, liMin, opened, xuhui } from '../support/story.ts';
import { VirtualClock } from '../support/virtualClock.ts';

const monitors = group('xuhui', 'monitor');
const job: DigestJob = {
  ...{ key: `day:2026-11-21:${monitors.key}`, channel: monitors.key, form: 'day' },
  ...{ first: '2026-11-21', last: '2026-11-21' },
};
const png = new Uint8Array([137, 80, 78, 71]);
const can: Can = { buttons: true, update: true, form: true, members: true, private: true };
const busy: Course = { ...course([opened, claimedBy(liMin)]), mentions: 3 };

function course(events: Course['events']): Course {
  return { id: 'inc-1' as IncidentId, code: 'P1', drill: false, events, mentions: 0 };
}

const retry = (seconds: number): Delivery => ({
  outcome: 'retry',
  afterMs: seconds * 1_000,
  why: '429',
  scope: 'group',
});
const never = (): never => {
  throw new Error('a digest asks for nothing of the kind');
};

interface Call {
  readonly at: number;
  readonly what: 'picture' | 'words';
  readonly key: string;
  readonly said: string;
  readonly taken: boolean;
}

interface StageOptions {
  readonly courses?: readonly Course[];
  /** What the vendor answers instead of taking a call, one after the other. */
  readonly refusals?: { readonly picture?: readonly Delivery[]; readonly words?: readonly Delivery[] };
  readonly draws?: boolean;
  readonly attaches?: boolean;
  /** Letters that one message holds there. */
  readonly letters?: number;
  /** Picture and words are one message there. */
  readonly shows?: boolean;
}

/** A vendor that takes each key once, and a group in front of it, on a virtual clock. */
function stage({
  courses = [busy],
  refusals = {},
  draws = true,
  attaches = true,
  shows = false,
  letters = 9_000,
}: StageOptions = {}) {
  const clock = new VirtualClock(new Date('2026-11-22T00:00:00Z'));
  const start = clock.now().getTime();
  const calls: Call[] = [];
  const logged: { readonly fields: object; readonly message: string }[] = [];
  const standing = new Map<string, string>();
  const left = { picture: [...(refusals.picture ?? [])], words: [...(refusals.words ?? [])] };
  let drawn = 0;

  function taken(what: Call['what'], channel: string, key: string, said: string): Delivery {
    expect(channel).toBe(monitors.id);
    const refused = left[what].shift();
    calls.push({ at: clock.now().getTime() - start, what, key, said, taken: !refused });
    if (refused) return refused;
    if (!standing.has(key)) standing.set(key, said);
    return { outcome: 'sent', ref: key };
  }

  const attach = async (channel: string, file: Attachment, caption: string, key: string) =>
    taken('picture', channel, key, `${file.name} ${file.mime} ${file.bytes.length} ${caption}`);
  const show: Platform['show'] = async (channel, _file, notice, key) =>
    taken('picture', channel, key, plain(notice));
  const platform: Platform = {
    ...{
      name: 'slack',
      can: { ...can, letters: { card: 0, message: letters } },
      routes: [],
      start: never,
      stop: never,
      update: never,
      members: never,
    },
    allowance: [{ scope: 'group', calls: 1, inMs: 1_000 }],
    send: async (channel, message: Message, key) => taken('words', channel, key, plain(message)),
    ...(attaches && { attach }),
    ...(shows && { show }),
  };
  const settings: Settings = {
    ...{ org, people: { byId: new Map(), byIdentity: new Map() }, policy: defaultPolicy },
    ...{ sources: [], contacts: [], hash: '', demo: false, folder: '' },
  };
  const reads = {
    ...{ byCode: never, list: never, timeline: never, mentionsOf: never },
    incident: async () => undefined,
  };
  const read = async () => ({ courses, fresh: new Map(), found: new Map(), foundBefore: 0 });
  const needs = {
    ...{ settings: () => settings, now: clock.now, sleep: clock.sleep, reads, cards: memoryCards(clock.now) },
    ...{ outbox: { put: never }, outlets: [], stopSwitch: { state: async () => undefined } },
    platform: (name: string) => (name === platform.name ? platform : undefined),
    pacer: makePacer(makeOwnPaces(), clock.now),
    log: { warn: (fields: object, message: string) => void logged.push({ fields, message }) },
    digesting: {
      ...{ settings: () => settings, now: clock.now, reads, inSlices, digests: { read } },
      ...{ quietMentions: { read: never }, sourceStates: { get: never } },
    },
    draw: async () => {
      drawn += 1;
      return draws ? ({ ok: true, png } as const) : ({ ok: false, why: 'no font' } as const);
    },
  };

  /** As the outbox: again after what it was told, until it is done. */
  async function work(of: DigestJob = job): Promise<readonly JobResult[]> {
    const results: JobResult[] = [];
    const working = (async () => {
      for (let attempt = 0; attempt < 20; ) {
        const result = await deliverDigest(needs, of, attempt);
        results.push(result);
        if (result.done) return;
        if (!result.early) attempt += 1;
        await clock.sleep(result.afterMs);
      }
      throw new Error('it is never done');
    })();
    // Work is done in slices of real time, between which the virtual one stands still.
    let over = false;
    void working.finally(() => {
      over = true;
    });
    while (!over) await clock.run(new Date(clock.now().getTime() + 250));
    await working;
    return results;
  }

  return { work, calls, logged, standing, drawn: () => drawn, needs };
}

const whatOf = (calls: readonly Call[]) =>
  calls.map(({ what, taken }) => `${what}${taken ? '' : ' refused'}`);

describe('a digest in its group', () => {
  it('is the picture first and then the words, each under its key', async () => {
    const { work, calls, logged } = stage();
    expect(await work()).toEqual([{ done: true }]);
    expect(calls.map(({ what, key }) => [what, key])).toEqual([
      ['picture', `${job.key}:picture`],
      ['words', job.key],
    ]);
    expect(calls[0]?.said).toBe('fenghuo-day-2026-11-21.png image/png 4 xuhui · 日报 11-21 周六');
    expect(calls[1]?.said).toContain('新增 1 · 未结 1');
    expect(logged).toEqual([]);
  });

  it('stands there once though the job runs twice', async () => {
    const { work, standing } = stage();
    await work();
    await work();
    expect([...standing.keys()]).toEqual([`${job.key}:picture`, job.key]);
  });

  it('is words alone where the platform takes no pictures: none is drawn', async () => {
    const { work, calls, drawn } = stage({ attaches: false });
    await work();
    expect([whatOf(calls), drawn()]).toEqual([['words'], 0]);
    expect(calls[0]?.said).toContain('新增 1 · 未结 1');
  });

  it('is one message where the platform has picture and words in one, also when the job runs twice', async () => {
    const { work, calls, standing } = stage({ shows: true });
    expect(await work()).toEqual([{ done: true }]);
    await work();
    expect([...standing.keys()]).toEqual([job.key]);
    expect(calls[0]?.said).toContain('xuhui · 日报 11-21 周六\n新增 1 · 未结 1');
  });

  it('is the words alone there where the picture was not taken', async () => {
    const refused = { outcome: 'failed', why: 'too large' } as const;
    const { work, calls, logged } = stage({ shows: true, refusals: { picture: [refused] } });
    expect(await work()).toEqual([{ done: true }]);
    expect(calls.map(({ what, key, taken }) => [what, key, taken])).toEqual([
      ['picture', job.key, false],
      ['words', job.key, true],
    ]);
    expect(logged).toMatchObject([{ message: 'the picture of a digest was not taken' }]);
  });

  it('waits for the whole of it where the platform says wait', async () => {
    const { work, calls, standing } = stage({ shows: true, refusals: { picture: [retry(7)] } });
    await work();
    expect(whatOf(calls)).toEqual(['picture refused', 'picture']);
    expect([...standing.keys()]).toEqual([job.key]);
  });

  it('of a quiet day is a line, and no picture', async () => {
    const { work, calls, drawn } = stage({ courses: [] });
    await work();
    expect([whatOf(calls), drawn()]).toEqual([['words'], 0]);
    const [head, line, ...more] = calls[0]?.said.split('\n') ?? [];
    expect([head, more]).toEqual(['xuhui · 日报 11-21 周六', []]);
    expect(line).toContain('无新增');
  });

  it.each([
    ['a group that config no longer knows', `slack:C-gone` as ChannelKey],
    ['a platform that is no longer there', 'wecom:C-xuhui-monitor' as ChannelKey],
  ])('is done with, for %s', async (_what, channel) => {
    const { work, calls } = stage();
    expect(await work({ ...job, channel })).toEqual([{ done: true }]);
    expect(calls).toEqual([]);
  });

  it('tells a period under way up to when it was asked for', async () => {
    const { work, calls } = stage();
    await work({ ...job, upTo: '2026-11-21T03:59:00Z' });
    expect(calls.at(-1)?.said).toContain('截至 11:59');
    expect(calls.at(-1)?.said).toContain('无新增');
  });
});

describe('a picture holds nothing up', () => {
  it('that cannot be drawn: the words come, and why is logged', async () => {
    const { work, calls, logged } = stage({ draws: false });
    expect(await work()).toEqual([{ done: true }]);
    expect(whatOf(calls)).toEqual(['words']);
    expect(logged).toEqual([
      {
        fields: { channel: job.channel, form: 'day', last: '2026-11-21', why: 'no font' },
        message: 'a digest goes out without its picture',
      },
    ]);
  });

  it.each<Delivery>([
    { outcome: 'failed', why: 'no right to post files' },
    { outcome: 'uncertain', why: 'the line broke' },
  ])('that was not taken ($outcome): the words come at once, and why is logged', async (refused) => {
    const { work, calls, logged } = stage({ refusals: { picture: [refused] } });
    expect(await work()).toEqual([{ done: true }]);
    expect(whatOf(calls)).toEqual(['picture refused', 'words']);
    expect(logged).toMatchObject([
      { fields: { why: expect.any(String) }, message: 'the picture of a digest was not taken' },
    ]);
  });
});

describe('a platform that says wait', () => {
  it('with the picture is asked again after that, and the words come after the picture', async () => {
    const { work, calls, standing } = stage({ refusals: { picture: [retry(7), retry(3)] } });
    await work();
    expect(whatOf(calls)).toEqual(['picture refused', 'picture refused', 'picture', 'words']);
    const [first, second, third] = calls.map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(7_000);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(3_000);
    expect([...standing.keys()]).toEqual([`${job.key}:picture`, job.key]);
  });

  it('with the words is asked again after that, and shows picture and words once', async () => {
    const { work, calls, standing } = stage({ refusals: { words: [retry(9)] } });
    const results = await work();
    expect(results.at(0)).toMatchObject({ done: false, afterMs: 9_000 });
    const [refused, taken] = calls.filter(({ what }) => what === 'words');
    expect((taken?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(9_000);
    expect([...standing.keys()]).toEqual([`${job.key}:picture`, job.key]);
  });

  it('is not asked by another digest of the same group in the meantime', async () => {
    const { work, calls } = stage({ refusals: { words: [retry(9)] } });
    const week = { ...job, key: 'another', first: '2026-11-20', last: '2026-11-20' };
    await Promise.all([work(), work(week)]);
    const refused = calls.find(({ taken }) => !taken);
    const between = calls.filter(({ at }) => at > (refused?.at ?? 0) && at < (refused?.at ?? 0) + 9_000);
    expect(between).toEqual([]);
  });

  it('says a long one in several messages, each once, also when it is asked again', async () => {
    const { work, calls, standing } = stage({ letters: 60, refusals: { words: [retry(4)] } });
    await work();
    const [first, ...keys] = [...standing.keys()];
    expect([first, keys[0], keys[1]]).toEqual([`${job.key}:picture`, job.key, `${job.key}:2`]);
    const said = new Map(
      calls.filter((call) => call.taken && call.what === 'words').map((call) => [call.key, call.said]),
    );
    expect([...said.keys()]).toEqual(keys);
    const lines = [...said.values()].flatMap((words) => words.split('\n').slice(1));
    expect(lines[0]).toContain('新增 1 · 未结 1');
    expect(lines.at(-1)).toContain('信源正常');
  });

  it('about a text that it does not take for good is not asked for ever', async () => {
    const { work, calls, logged } = stage({ refusals: { words: [{ outcome: 'failed', why: 'too long' }] } });
    expect(await work()).toEqual([{ done: true }]);
    expect(whatOf(calls)).toEqual(['picture', 'words refused']);
    expect(logged.map(({ message }) => message)).toEqual(['a message was not taken']);
  });
});

describe('what a group is told', () => {
  it('is read with the eyes of its unit', async () => {
    const asked: (readonly UnitPath[])[] = [];
    const { needs } = stage();
    const digests = {
      read: (scope: readonly UnitPath[]) => {
        asked.push(scope);
        return needs.digesting.digests.read();
      },
    };
    await deliverDigest({ ...needs, digesting: { ...needs.digesting, digests } }, job, 0);
    expect(asked).toEqual([[xuhui]]);
  });
});
