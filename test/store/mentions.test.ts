import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitPath } from '../../src/incident/incident.ts';
import type { Sorting } from '../../src/ports.ts';
import type { FoundMention } from '../../src/triage/mention.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, hq, noon, pudong, xuhui } from '../support/story.ts';
import { asks, newIncident, open, verdictOn } from './given.ts';

const big = 2n ** 64n - 3n;

describe.each(databases)('mentions on %s', (_name, make) => {
  let db: Opened;
  let now = noon;
  beforeAll(async () => {
    db = await make({ now: () => now });
  });
  afterAll(() => db.drop());

  /** Every test has a source and externalIds of its own, and leaves nothing waiting. */
  async function take() {
    return db.store.mentions.take(1000);
  }

  it('are accepted once, are duplicates when they say the same, are updates when words or reach differ', async () => {
    const { mentions } = db.store;
    const batch = [found('1'), found('2'), found('3')];
    const first = await mentions.keep('kinds', batch, noon);
    expect(first.results).toEqual(['accepted', 'accepted', 'accepted']);
    expect(new Set(first.ids).size).toBe(3);
    const again = await mentions.keep(
      'kinds',
      [found('1'), found('2', { reach: { reads: 9 } }), found('3', { text: '改了' }), found('4')],
      after(1),
    );
    expect(again.results).toEqual(['duplicate', 'updated', 'updated', 'accepted']);
    expect(again.ids.slice(0, 3)).toEqual(first.ids);
    expect((await mentions.keep('other source', [found('1')], noon)).results).toEqual(['accepted']);
    await settleAll();
  });

  it('may stand twice in one batch: the last word counts', async () => {
    const { mentions } = db.store;
    const kept = await mentions.keep(
      'twice',
      [found('1'), found('1', { title: '后来' }), found('1', { title: '后来' })],
      noon,
    );
    expect(kept.results).toEqual(['accepted', 'updated', 'duplicate']);
    expect(new Set(kept.ids).size).toBe(1);
    expect(await take()).toMatchObject([{ title: '后来', update: false }]);
    await settleAll();
  });

  it('come back as they were found, whatever a stranger put into them', async () => {
    const odd: FoundMention = {
      ...found('odd\uD800'),
      kind: 'comment',
      title: 'NUL\0 half \uDC00 \u202E翻转 <!channel> 😀 ' + "'; DROP TABLE mention; --",
      text: '',
      author: '{"a":null}',
      url: 'https://example.com/?q=\\"',
      parentUrl: 'https://example.com/1',
      publishedAt: after(-60),
      reach: { reads: 3.7, comments: -5, shares: Number.MAX_SAFE_INTEGER },
      files: ['abc'],
      reportedFor: xuhui,
    };
    const { results } = await db.store.mentions.keep('odd', [odd], noon);
    expect(results).toEqual(['accepted']);
    const [taken] = await take();
    const clean = { externalId: 'odd�', title: odd.title?.replace('\0', '�').replace('\uDC00', '�') };
    expect(taken).toMatchObject({ ...odd, ...clean, source: 'odd', foundAt: noon, attempts: 1 });
    expect((await db.store.mentions.keep('odd', [odd], noon)).results).toEqual(['duplicate']);
    await settleAll();
  });

  it('of two megabytes is sealed whole and shown in part', async () => {
    const long = { ...found('long'), text: '😀'.repeat(500_000) };
    expect((await db.store.mentions.keep('long', [long], noon)).results).toEqual(['accepted']);
    const [row] = await db.raw(
      `SELECT length(text_masked) AS n, right(text_masked, 1) AS last FROM mention WHERE source = 'long'`,
    );
    expect(row).toEqual({ n: 5_001, last: '…' });
    expect((await take()).map(({ text }) => text === long.text)).toEqual([true]);
    await settleAll();
  });

  it('of two thousand in one batch are all kept, in order', async () => {
    const many = Array.from({ length: 2000 }, (_, index) => found(`many-${index % 1990}`));
    const { results, ids } = await db.store.mentions.keep('many', many, noon);
    expect(results.filter((result) => result === 'accepted')).toHaveLength(1990);
    expect(results.slice(1990)).toEqual(Array.from({ length: 10 }, () => 'duplicate'));
    expect(ids[1990]).toBe(ids[0]);
    expect((await db.store.mentions.keep('many', [], noon)).results).toEqual([]);
    await settleAll();
  });

  it('kept by two at once are accepted by one and are duplicates for the other', async () => {
    const batch = Array.from({ length: 600 }, (_, index) => found(`race-${index}`));
    const both = await Promise.all([
      db.store.mentions.keep('race', batch, noon),
      db.store.mentions.keep('race', batch.toReversed(), noon),
    ]);
    const results = both.flatMap((kept) => kept.results);
    expect(results.filter((result) => result === 'accepted')).toHaveLength(600);
    expect(results.filter((result) => result === 'duplicate')).toHaveLength(600);
    await settleAll();
  });

  it('of which the first part is refused while the second is looked for are given back as one failure', async () => {
    const { mentions } = db.store;
    const batch = Array.from({ length: 400 }, (_, index) => found(`torn-${index}`));
    const sort = (): Sorting => ({
      since: after(-60),
      inHand: true,
      judge: (some) =>
        some.map((mention) => ({ mention, verdict: verdictOn(mention.id, { level: '\0' as never }) })),
      strangers: (items) => items,
      gather: (items) => items.map(({ verdict }) => ({ outcome: 'noise', verdict })),
    });
    await expect(mentions.keep('torn', batch, noon, sort)).rejects.toThrow(
      /invalid byte sequence|null character/i,
    );
    expect((await mentions.keep('torn', batch, noon)).results.every((result) => result === 'accepted')).toBe(
      true,
    );
    await settleAll();
  });

  it('are leased to one taker at a time, oldest first, and to another when the lease has run out', async () => {
    const { mentions } = db.store;
    await mentions.keep('lease', [found('b')], after(1));
    await mentions.keep('lease', [found('a')], noon);
    const [mine, theirs] = await Promise.all([mentions.take(1), mentions.take(1)]);
    expect([...mine, ...theirs].map(({ externalId }) => externalId).sort()).toEqual(['a', 'b']);
    expect(await mentions.take(5)).toEqual([]);
    await db.raw(`UPDATE waiting SET lease_until = now() - interval '1 s'`);
    const later = await mentions.take(5);
    expect(later.map(({ externalId, attempts }) => [externalId, attempts])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
    await settleAll();
  });

  it('that were given back are taken again at once, but not from under another who has them by now', async () => {
    const { mentions } = db.store;
    await mentions.keep('back', [found('a')], noon);
    const first = await take();
    await mentions.giveBack(first);
    const second = await take();
    expect(second.map(({ externalId, attempts }) => [externalId, attempts])).toEqual([['a', 2]]);
    await mentions.giveBack(first);
    expect(await take()).toEqual([]);
    await mentions.settle(second.map(({ id }) => verdictOn(id)));
    await mentions.giveBack(second);
    expect(await take()).toEqual([]);
  });

  it('that are set aside are not taken again until their source says something new of them', async () => {
    const { mentions } = db.store;
    await mentions.keep('aside', [found('x')], noon);
    const [taken] = await take();
    if (!taken) throw new Error('nothing was taken');
    await mentions.setAside(taken.id, 'poison');
    await db.raw(`UPDATE waiting SET lease_until = now() - interval '1 s'`);
    expect(await take()).toEqual([]);
    await mentions.keep('aside', [found('x', { text: 'mended' })], after(5));
    expect(await take()).toMatchObject([{ text: 'mended', attempts: 1 }]);
    await settleAll();
  });

  it('that are judged as they are kept need no deciding where they are noise, and are in hand where not', async () => {
    const { mentions } = db.store;
    const sort = (): Sorting => ({
      since: after(-60),
      inHand: true,
      judge: (some) =>
        some.flatMap((mention) =>
          mention.title === 'trips' ? [] : [{ mention, verdict: verdictOn(mention.id, words(6_001)) }],
        ),
      strangers: (items) => items,
      gather: (items) =>
        items.map(({ mention, verdict }) =>
          mention.title === 'noise'
            ? { outcome: 'noise', verdict: { ...verdict, negative: false, quiet: mention.id } }
            : { outcome: 'opens', verdict, group: 0 },
        ),
    });
    const batch = ['noise', 'hurts', 'trips'].map((title) => found(title, { title }));
    const { ids } = await mentions.keep('sorted', batch, noon, sort);
    expect(
      (await take()).map(({ title }) => title),
      'what could not be judged waits for anybody',
    ).toEqual(['trips']);
    const waits = await db.raw('SELECT mention FROM waiting ORDER BY mention');
    expect(waits.map(({ mention }) => mention)).toEqual([ids[1], ids[2]].toSorted());
    await db.raw(`UPDATE waiting SET lease_until = now() - interval '1 s' WHERE mention = '${ids[1]}'`);
    expect(await take(), 'who had it in hand is gone').toMatchObject([
      { id: ids[1], update: false, attempts: 2 },
    ]);
    const like = await mentions.alike([{ ...words(6_001), units: [xuhui], negative: true }], noon);
    expect(like, 'what is decided leads somewhere; what waits does not yet').toMatchObject([
      { quiet: ids[0] },
    ]);
    await settleAll();
  });

  it('that changed while they were being judged wait for another verdict, and say that they had one', async () => {
    const { mentions } = db.store;
    await mentions.keep('changed', [found('x')], noon);
    const [taken] = await take();
    if (!taken) throw new Error('nothing was taken');
    await mentions.keep('changed', [found('x', { reach: { reads: 100_000 } })], after(2));
    await mentions.settle([verdictOn(taken.id)]);
    const [again] = await take();
    expect(again).toMatchObject({ id: taken.id, reach: { reads: 100_000 }, update: true, foundAt: after(2) });
    await mentions.settle([verdictOn(taken.id)]);
    expect(await take()).toEqual([]);
  });

  it('keep their incident when a later reading of them comes', async () => {
    const { mentions, ledger, reads } = db.store;
    const incident = newIncident();
    const { ids } = await mentions.keep('joined', [found('x', { reach: { reads: 10 } })], noon);
    await open(ledger, incident, { verdicts: ids.map((id) => verdictOn(id)) });
    await mentions.keep(
      'joined',
      [found('x', { reach: { reads: 500, comments: 490, shares: 17 } })],
      after(3),
    );
    expect(await take()).toMatchObject([{ incident, update: true }]);
    expect(await reads.incident([xuhui], incident)).toMatchObject({ mentionCount: 1, reach: 507 });
    await mentions.settle(
      ids.map((id) => verdictOn(id)),
      incident,
    );
    expect(await take()).toEqual([]);
  });

  it('that were edited keep what they said before, with its hash, and not for a change of numbers', async () => {
    const { mentions } = db.store;
    const { ids } = await mentions.keep('edited', [found('x', { text: '原文' })], noon);
    const [{ evidence } = {}] = await db.raw(`SELECT evidence FROM mention WHERE id = '${ids[0]}'`);
    await mentions.keep('edited', [found('x', { text: '原文', reach: { reads: 5 } })], after(1));
    await mentions.keep('edited', [found('x', { text: '已编辑' })], after(2));
    const before = await db.raw(
      `SELECT evidence, found_at, sealed IS NOT NULL AS sealed FROM mention_before WHERE mention = '${ids[0]}'`,
    );
    expect(before).toEqual([{ evidence, found_at: after(1), sealed: true }]);
    await settleAll();
  });

  it('that share a hash or a band are found again, with the hashes as they were given', async () => {
    const { mentions } = db.store;
    const { ids } = await mentions.keep('alike', [found('1'), found('2'), found('3')], noon);
    const [a, b, c] = ids;
    if (!(a && b && c)) throw new Error('nothing was kept');
    const signature = new Uint8Array([0, 255, 7]);
    await mentions.settle([
      verdictOn(a, { exact: big, bands: [1_001n, big], signature, units: [pudong, xuhui] }),
      verdictOn(b, { exact: big, bands: [1_001n, big], signature, units: [pudong, xuhui] }),
      verdictOn(c, { exact: -77n, bands: [1_002n] }),
    ]);
    const same = {
      exact: big,
      bands: [1_001n],
      signature,
      units: [pudong, xuhui],
      foundAt: noon,
    };
    const both = [pudong, xuhui];
    expect(
      await mentions.alike([{ exact: big, bands: [1_001n], units: both, negative: true }], noon),
    ).toEqual([same]);
    const band = { exact: -77n, bands: [1_002n, 1_003n], units: [xuhui], negative: true };
    expect(await mentions.alike([band], noon)).toMatchObject([{ exact: -77n, bands: [1_002n] }]);
    expect(await mentions.alike([{ ...band, units: [pudong] }], noon), 'of other units').toEqual([]);
    expect(await mentions.alike([{ ...band, negative: false }], noon), 'asked by words alone').toEqual([]);
    expect(await mentions.alike([{ ...band, bands: [6n] }], noon)).toEqual([]);
    expect(await mentions.alike([band], after(1))).toEqual([]);
  });

  it('leave bands only where they name a unit or are negative, and one set for the same words', async () => {
    const { mentions } = db.store;
    const { ids } = await mentions.keep(
      'bands',
      ['1', '2', '3', '4'].map((id) => found(id)),
      noon,
    );
    const bands = [81_001n, 81_002n, 81_003n];
    const nobodys = { bands, units: [], negative: false };
    const cases = [nobodys, { ...nobodys, units: [xuhui] }, { ...nobodys, negative: true }, { bands: [] }];
    await mentions.settle(ids.map((id, at) => verdictOn(id, { exact: 81_000n, ...cases[at] })));
    const rows = await db.raw(
      `SELECT mention, count(*)::int AS bands FROM band WHERE mention = ANY('{${ids.join(',')}}') GROUP BY mention`,
    );
    expect(new Map(rows.map(({ mention, bands: count }) => [mention, count]))).toEqual(
      new Map(ids.slice(1, 3).map((id) => [id, 3])),
    );
    await settleAll();
  });

  it('of months that are too old to join anything are found by nothing any more, and may still be edited', async () => {
    const { mentions } = db.store;
    const long = new Date('2025-01-31T23:59:59Z');
    const later = new Date('2025-02-01T00:00:00Z');
    const kept = [
      await mentions.keep('months', [found('old')], long),
      await mentions.keep('months', [found('new')], later),
    ];
    const [old, recent] = kept.flatMap(({ ids }) => ids);
    if (!(old && recent)) throw new Error('nothing was kept');
    await mentions.settle([verdictOn(old, { ...words(7_001) }), verdictOn(recent, { ...words(7_002) })]);
    const like = (exact: number) =>
      mentions.alike([{ ...words(exact), units: [xuhui], negative: true }], new Date('2025-01-01T00:00:00Z'));
    expect(await like(7_001)).toHaveLength(1);
    expect(await mentions.forget(new Date('2025-02-20T00:00:00Z'))).toBe(1);
    expect(await mentions.forget(new Date('2025-02-20T00:00:00Z'))).toBe(0);
    expect(await like(7_001)).toEqual([]);
    expect(await like(7_002)).toHaveLength(1);
    await mentions.keep('months', [found('old', { text: '又改了' })], noon);
    await mentions.settle([verdictOn(old, { ...words(7_003) })]);
    expect(await like(7_003)).toEqual([]);
    expect(await take()).toEqual([]);
  });

  it('that share rare words are found again, noise too, the latest few of many; their words stay sealed', async () => {
    const { mentions } = db.store;
    const { ids } = await mentions.keep('words', [found('1'), found('2'), found('3')], noon);
    const [a, b, c] = ids;
    if (!(a && b && c)) throw new Error('nothing was kept');
    const settled = (id: typeof a, told: string, exact: bigint) =>
      mentions.settle([verdictOn(id, { told, exact, negative: false, quiet: a })]);
    await settled(a, '柳望舒录音曝光', 2_001n);
    await settled(b, '柳望舒妈妈发声', 2_002n);
    await settled(c, '卫健委回应医院收费问题', 2_003n);
    const like = async (told: string, units: readonly UnitPath[] = [xuhui]) => {
      const alike = await mentions.alike([{ exact: 0n, bands: [], told, units, negative: false }], noon);
      return alike.map((each) => [each.told, each.quiet]);
    };
    expect((await like('柳望舒亲属称未收到通知')).sort()).toEqual([
      ['柳望舒妈妈发声', a],
      ['柳望舒录音曝光', a],
    ]);
    expect(await like('柳某舒亲属')).toHaveLength(2);
    expect(await like('卫健委回应男孩术后昏迷')).toEqual([]);
    expect(await like('柳望舒亲属称未收到通知', [pudong])).toEqual([]);
    const many = Array.from({ length: 40 }, (_, at) => found(`many ${at}`));
    const more = await mentions.keep('words', many, after(1));
    await mentions.settle(
      more.ids.map((id, at) => verdictOn(id, { told: `柳望舒 ${at}`, exact: BigInt(3_000 + at) })),
    );
    expect(await like('柳望舒亲属')).toHaveLength(8);
    await settleAll();
  });

  it('that stand at an address are found by it, long ones too, and only when somebody asks', async () => {
    const { mentions } = db.store;
    const url = `https://example.com/${'x'.repeat(6_000)}`;
    const { ids } = await mentions.keep(
      'urls',
      [found('1', { url }), found('2', { url: 'https://e.com/2' })],
      noon,
    );
    await mentions.settle(ids.map((id, at) => verdictOn(id, { ...words(5_001 + at), quiet: id })));
    const nothing = { exact: 99_999n, bands: [], units: [xuhui], negative: true };
    expect(await mentions.alike([nothing], noon, [url, url, 'https://e.com/3'])).toMatchObject([
      { url, quiet: ids[0] },
    ]);
    expect(await mentions.alike([nothing], noon)).toEqual([]);
    const [second] = await mentions.alike([{ ...nothing, ...words(5_002) }], noon);
    expect(second?.url).toBeUndefined();
  });

  it('that were quiet belong to the incident that one of them opens', async () => {
    const { mentions, ledger, reads } = db.store;
    const incident = newIncident();
    const { ids } = await mentions.keep('quiet', [found('1'), found('2'), found('3'), found('4')], noon);
    const [first, second, other, opener] = ids;
    if (!(first && second && other && opener)) throw new Error('nothing was kept');
    await mentions.settle([
      verdictOn(first, { negative: false, quiet: first, ...words(4_001) }),
      verdictOn(second, { negative: false, quiet: first, ...words(4_002) }),
      verdictOn(other, { negative: false, quiet: other, ...words(4_003) }),
    ]);
    const hurts = verdictOn(opener, { quiet: first, ...words(4_004) });
    const matter = { unit: xuhui, nature: 'safety', level: 'yellow', reasons: ['harm'] } as const;
    const command = { type: 'open', incident, ...matter, mentions: [opener] } as const;
    const opening = { ...asks(incident, 'ask'), command };
    expect(await ledger.load(opening, [hurts])).toMatchObject({ version: 0, earlier: 2 });
    expect(await ledger.load(opening, [verdictOn(opener)])).not.toHaveProperty('earlier');
    await open(ledger, incident, { verdicts: [hurts] });
    expect((await reads.incident([hq], incident))?.mentionCount).toBe(3);
    const asked = [4_001, 4_002, 4_003, 4_004].map((exact) => ({
      ...words(exact),
      units: [xuhui],
      negative: true,
    }));
    const found4 = await mentions.alike(asked, noon);
    expect(found4.map((each) => [each.exact, each.incident]).sort()).toEqual([
      [4_001n, incident],
      [4_002n, incident],
      [4_003n, undefined],
      [4_004n, incident],
    ]);
  });

  it('of open incidents are counted for them, beside the units matched at the opening', async () => {
    const { mentions, ledger } = db.store;
    const incident = newIncident();
    const unit = 'hq/west' as UnitPath;
    const posts = [1, 2, 3, 4, 5, 6].map((n) =>
      found(`m${n}`, { title: `標題 ${n}`, text: '全文', reach: { reads: n } }),
    );
    const ids = [];
    for (const [minute, each] of posts.entries())
      ids.push(...(await mentions.keep('matter', [each], after(minute * 3))).ids);
    now = after(16);
    await open(ledger, incident, {
      unit,
      verdicts: ids.map((id) => verdictOn(id, { unit, units: [pudong, unit] })),
    });
    const [matter, ...more] = await mentions.openMatters([incident, newIncident()], noon);
    now = noon;
    expect(more).toEqual([]);
    expect(matter).toMatchObject({
      incident,
      unit,
      units: [pudong, unit],
      nature: 'safety',
      level: 'yellow',
    });
    expect(matter).toMatchObject({ mentionCount: 6, recentCount: 3, reach: 21, lastMentionAt: after(16) });
    const asked = {
      ...asks(incident, 'level'),
      command: { type: 'setLevel', incident, level: 'blue' },
    } as const;
    now = after(16);
    expect((await ledger.load(asked)).weight).toEqual({ reach: 21, trend: 3, units: 2 });
    now = noon;
    expect(await mentions.openMatters([incident], after(20))).toEqual([]);
    expect(await mentions.openMatters([newIncident()], noon)).toEqual([]);
  });

  async function settleAll(): Promise<void> {
    await db.raw('DELETE FROM waiting');
  }
});

/** Words of their own, by letters alone. */
function words(exact: number) {
  return { exact: BigInt(exact), bands: [BigInt(exact)] };
}

function found(externalId: string, more: Partial<FoundMention> = {}): FoundMention {
  return { externalId, kind: 'post', title: `标题 ${externalId}`, site: '微博', ...more };
}
