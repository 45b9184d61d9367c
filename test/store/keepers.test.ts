import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Message } from '../../src/bot/message.ts';
import type { PersonId } from '../../src/incident/incident.ts';
import type { ChannelKey } from '../../src/policy/org.ts';
import type { Inbound } from '../../src/ports.ts';
import { databases, type Opened } from '../support/databases.ts';
import { after, liMin, noon } from '../support/story.ts';
import { newIncident, open, until, verdictOn } from './given.ts';

const channel = 'web:monitor-xuhui' as ChannelKey;
const notice: Message = { kind: 'notice', tone: 'calm', spans: [{ text: '信源恢复' }] };

describe.each(databases)('what is kept on %s', (_name, make) => {
  let db: Opened;
  beforeAll(async () => {
    db = await make({ now: () => after(5) });
  });
  afterAll(() => db.drop());

  describe('the inbox', () => {
    const answer: Answer = { tone: 'ok', text: '已认领' };

    it('takes a delivery once, and answers a second one as the first was answered', async () => {
      const { inbox } = db.store;
      expect(await inbox.accept('web', press('k1'))).toEqual({ fresh: true });
      expect(await inbox.accept('web', press('k1'))).toEqual({ fresh: false });
      await inbox.finish('web', 'k1', answer);
      expect(await inbox.accept('web', press('k1'))).toEqual({ fresh: false, answer });
      expect(await inbox.accept('slack', press('k1'))).toEqual({ fresh: true });
      await inbox.finish('slack', 'k1', answer);
    });

    it('keeps nothing of what was said once it is answered', async () => {
      const size = `SELECT octet_length(sealed) AS bytes, answer IS NOT NULL AS answered FROM inbox WHERE key = 'k0'`;
      await db.store.inbox.accept('web', press('k0'));
      expect(Number((await db.raw(size))[0]?.bytes)).toBeGreaterThan(100);
      await db.store.inbox.finish('web', 'k0', answer);
      expect(await db.raw(size)).toEqual([{ bytes: 0, answered: true }]);
      expect(await db.store.inbox.accept('web', press('k0'))).toEqual({ fresh: false, answer });
    });

    it('lets exactly one of ten deliveries at once be fresh', async () => {
      const all = await Promise.all(
        Array.from({ length: 10 }, () => db.store.inbox.accept('web', press('k2'))),
      );
      expect(all.filter(({ fresh }) => fresh)).toHaveLength(1);
      await db.store.inbox.finish('web', 'k2', answer);
    });

    it('gives back what was never finished as it came, counting the attempts, until it is given up', async () => {
      const { inbox } = db.store;
      const report: Inbound = {
        ...{ kind: 'report', key: 'k3', at: noon, by: 'web::E001', channel: 'xuhui' },
        ...{ text: '上报 电话13812345678', links: ['https://example.com'] },
        files: [{ name: '图.png', mime: 'image/png', bytes: new Uint8Array([137, 80, 0, 255]) }],
      };
      await inbox.accept('web', report);
      expect(await inbox.unfinished(noon)).toEqual([]);
      expect(await inbox.unfinished(after(6))).toEqual([{ platform: 'web', inbound: report, attempts: 2 }]);
      expect(await inbox.unfinished(after(6))).toMatchObject([{ attempts: 3 }]);
      await inbox.giveUp('web', 'k3', 'poison');
      expect(await inbox.unfinished(after(6))).toEqual([]);
      expect(await inbox.accept('web', report)).toEqual({ fresh: false });
    });
  });

  describe('the cards', () => {
    it('are one for each incident in each group, with one key to send it by', async () => {
      const { cards } = db.store;
      const incident = newIncident();
      const reserved = await Promise.all(Array.from({ length: 5 }, () => cards.reserve(incident, channel)));
      expect(reserved.filter(({ fresh }) => fresh)).toHaveLength(1);
      expect(new Set(reserved.map(({ key }) => key)).size).toBe(1);
      await cards.shown(incident, channel, 'ref-1', 3, after(1));
      await cards.shown(incident, channel, 'ref-1', 2, after(1));
      expect(await cards.of(incident)).toEqual([{ channel, ref: 'ref-1', rev: 3 }]);
      expect(await cards.reserve(incident, channel)).toMatchObject({ fresh: false, ref: 'ref-1', rev: 3 });
    });

    it('are reserved and shown in one go by all who do so at a time, each for itself', async () => {
      const { cards } = db.store;
      const incident = newIncident();
      const groups = ['web:a', 'web:b', 'web:c'] as ChannelKey[];
      const keys = await Promise.all(groups.map(async (each) => (await cards.reserve(incident, each)).key));
      expect(new Set(keys).size).toBe(3);
      await Promise.all([
        ...groups.map((each, at) =>
          cards.shown(incident, each, `ref-${each}`, at + 1, after(1), `face ${at}`),
        ),
        cards.shown(incident, 'web:b' as ChannelKey, 'ref-later', 7, after(2), 'later'),
      ]);
      const places = await Promise.all(groups.map((each) => cards.reserve(incident, each)));
      expect(places).toEqual([
        { key: keys[0], rev: 1, fresh: false, ref: 'ref-web:a', face: 'face 0', shownAt: after(1) },
        { key: keys[1], rev: 7, fresh: false, ref: 'ref-later', face: 'later', shownAt: after(2) },
        { key: keys[2], rev: 3, fresh: false, ref: 'ref-web:c', face: 'face 2', shownAt: after(1) },
      ]);
    });

    it('are known by their message in their own group only: a forwarded card is nobody’s', async () => {
      const incident = newIncident();
      await db.store.cards.reserve(incident, channel);
      await db.store.cards.shown(incident, channel, 'ref-2', 1, noon);
      expect(await db.store.cards.at(channel, 'ref-2')).toBe(incident);
      expect(await db.store.cards.at('web:elsewhere' as ChannelKey, 'ref-2')).toBeUndefined();
    });
  });

  describe('a card in its group', () => {
    it('shows a face that only what is newer replaces', async () => {
      const { cards } = db.store;
      const incident = newIncident();
      await cards.reserve(incident, channel);
      await cards.shown(incident, channel, 'ref-f', 4, after(1), 'new');
      await cards.shown(incident, channel, 'ref-f', 3, after(2), 'old');
      expect(await cards.reserve(incident, channel)).toMatchObject({ face: 'new', shownAt: after(2) });
    });

    it('gets another key when its message is gone, once', async () => {
      const { cards } = db.store;
      const incident = newIncident();
      const first = await cards.reserve(incident, channel);
      await cards.shown(incident, channel, 'ref-g', 1, after(1), 'face');
      const second = await cards.renew(incident, channel, 'ref-g');
      expect(second.key).not.toBe(first.key);
      expect(second).not.toHaveProperty('ref');
      expect((await cards.renew(incident, channel, 'ref-g')).key).toBe(second.key);
    });

    it('is among those nobody has heard of until it is shown or a roll-up speaks of it', async () => {
      const { cards } = db.store;
      const here = 'slack:C0ROLLUP' as ChannelKey;
      const [shown, told, waiting] = [newIncident(), newIncident(), newIncident()];
      for (const each of [shown, told, waiting]) await cards.reserve(each, here);
      await cards.shown(shown, here, 'ref-s', 1, after(1));
      expect([...(await cards.unheard(here))].sort()).toEqual([told, waiting].sort());
      await cards.heard(here, [told], after(2));
      expect(await cards.unheard(here)).toEqual([waiting]);
    });
  });

  describe('keepsakes', () => {
    it('are one platform’s own, until their time', async () => {
      const mine = db.store.keepsakes('feishu');
      await mine.put('k', 'om_1', after(10));
      await mine.put('past', 'om_2', after(5));
      expect(await mine.get('k')).toBe('om_1');
      expect(await mine.get('past')).toBeUndefined();
      expect(await db.store.keepsakes('wecom').get('k')).toBeUndefined();
      await mine.put('k', 'om_3', after(10));
      expect(await mine.get('k')).toBe('om_3');
      expect(await db.store.forgetKeepsakes(after(5))).toBe(1);
    });

    it('are taken by one of ten at once', async () => {
      const mine = db.store.keepsakes('wecom-app');
      await mine.put('code', 'c1', after(10));
      const taken = await Promise.all(Array.from({ length: 10 }, () => mine.take('code')));
      expect(taken.filter((each) => each === 'c1')).toHaveLength(1);
      expect(await mine.get('code')).toBeUndefined();
    });
  });

  describe('what may be said', () => {
    const group = { key: 'slack:C1', everyMs: 1_000, aheadMs: 0 };

    it('is one call at a time on every budget, over all who ask at once', async () => {
      const { paces } = db.store;
      const app = { key: 'slack', everyMs: 25, aheadMs: 0 };
      const at = after(5);
      const waits = await Promise.all(Array.from({ length: 8 }, () => paces.take([group, app], at)));
      expect(waits.filter((wait) => wait === 0)).toHaveLength(1);
      expect(new Set(waits)).toEqual(new Set([0, 1_000]));
      expect(await paces.take([{ ...group, key: 'slack:C2' }, app], at)).toBe(25);
      expect(await paces.take([group, app], new Date(at.getTime() + 1_000))).toBe(0);
    });

    it('is a few calls at once after a rest, and then one at a time again', async () => {
      const { paces } = db.store;
      const budget = [{ key: 'wecom:w1', everyMs: 2_000, aheadMs: 4_000 }];
      const waits: number[] = [];
      for (let call = 0; call < 5; call += 1) waits.push(await paces.take(budget, after(8)));
      expect(waits).toEqual([0, 0, 0, 2_000, 2_000]);
      expect(await paces.take(budget, new Date(after(8).getTime() + 2_000))).toBe(0);
    });

    it('is nothing while the platform has told us to wait', async () => {
      const { paces } = db.store;
      await paces.hold('slack:C3', after(7));
      await paces.hold('slack:C3', after(6));
      const budget = [{ key: 'slack:C3', everyMs: 1_000, aheadMs: 0 }];
      expect(await paces.take(budget, after(6))).toBe(60_000);
      expect(await paces.take(budget, after(7))).toBe(0);
    });
  });

  describe('the board', () => {
    it('keeps one message for one key, in order, and replaces in place', async () => {
      const { board } = db.store;
      const first = await board.put('room', 'a', notice, noon);
      const second = await board.put('room', 'b', notice, after(1));
      expect(await board.put('room', 'a', notice, after(2))).toBe(first);
      const changed: Message = { ...notice, spans: [{ text: '又静默' }] };
      expect(await board.replace('room', first, changed, after(3))).toBe(true);
      expect(await board.replace('other room', first, changed, after(3))).toBe(false);
      expect(await board.read('room', undefined, 10)).toEqual([
        { ref: first, at: noon, changedAt: after(3), message: changed },
        { ref: second, at: after(1), changedAt: after(1), message: notice },
      ]);
      expect((await board.read('room', second, 10)).map(({ ref }) => ref)).toEqual([first]);
      expect((await board.read('room', undefined, 1)).map(({ ref }) => ref)).toEqual([second]);
    });

    it('keeps a picture with its message, once for one key, and lets it go after 400 days', async () => {
      const { board } = db.store;
      const picture = { mime: 'image/png', bytes: new Uint8Array([137, 80, 78, 71, 0, 255]) };
      const ref = await board.put('pictures', 'a', notice, noon, picture);
      expect(await board.put('pictures', 'a', notice, after(1), { ...picture, bytes: Buffer.alloc(1) })).toBe(
        ref,
      );
      const bare = await board.put('pictures', 'b', notice, noon);
      const found = await board.picture('pictures', ref);
      expect(found && { mime: found.mime, bytes: new Uint8Array(found.bytes) }).toEqual(picture);
      expect(await board.picture('other room', ref)).toBeUndefined();
      expect(await board.picture('pictures', bare)).toBeUndefined();
      expect(await board.forget(after(400 * 24 * 60))).toBe(0);
      expect(await board.forget(after(400 * 24 * 60 + 1))).toBe(1);
      expect(await board.picture('pictures', ref)).toBeUndefined();
      expect(await board.read('pictures', undefined, 10)).toHaveLength(2);
    });

    it('takes no other kind of file for a picture, and says nothing without it', async () => {
      const { board } = db.store;
      const svg = { mime: 'image/svg+xml', bytes: Buffer.from('<svg/>') };
      await expect(board.put('no pictures', 'a', notice, noon, svg)).rejects.toThrow(
        /board_picture_mime_check/,
      );
      expect(await board.read('no pictures', undefined, 10)).toEqual([]);
    });

    it('counts what a person has not read, and never goes back', async () => {
      const { board } = db.store;
      const ref = await board.put('r1', 'a', notice, noon);
      const next = await board.put('r1', 'b', notice, noon);
      expect(await board.unread(liMin, ['r1', 'empty'])).toEqual(
        new Map([
          ['r1', 2],
          ['empty', 0],
        ]),
      );
      await board.markRead(liMin, 'r1', next);
      await board.markRead(liMin, 'r1', ref);
      expect(await board.unread(liMin, ['r1'])).toEqual(new Map([['r1', 0]]));
      expect(await board.unread('E999' as PersonId, ['r1'])).toEqual(new Map([['r1', 2]]));
    });

    it('tells who watches of every change, and stops telling when asked to', async () => {
      const { board } = db.store;
      const heard: string[] = [];
      const stop = await board.watch((room) => heard.push(room));
      const ref = await board.put('watched', 'a', notice, noon);
      await until(() => heard.length === 1);
      await board.replace('watched', ref, notice, after(1));
      await until(() => heard.length === 2);
      await stop();
      await board.put('watched', 'b', notice, noon);
      expect(heard).toEqual(['watched', 'watched']);
    });
  });

  describe('a source', () => {
    it('remembers what it is told, forgets what it is told to forget, and keeps the rest', async () => {
      const { sourceStates } = db.store;
      expect(await sourceStates.get('feed')).toEqual({});
      await sourceStates.set('feed', { etag: 'W/"1"', lastOkAt: noon, silentSince: noon });
      await sourceStates.set('feed', { lastError: 'bad\0', silentSince: undefined });
      expect(await sourceStates.get('feed')).toEqual({ etag: 'W/"1"', lastOkAt: noon, lastError: 'bad�' });
    });

    it('shows how long its mentions took to be found and to be on a card, once there are enough to say so', async () => {
      const { mentions, ledger, cards, sourceStates } = db.store;
      const incident = newIncident();
      const posts = Array.from(
        { length: 5 },
        (_, n) => ({ externalId: `h${n}`, kind: 'post', publishedAt: after(-n) }) as const,
      );
      const { ids } = await mentions.keep('health', posts, noon);
      await mentions.keep('few', [{ externalId: '1', kind: 'post', publishedAt: noon }], noon);
      await open(ledger, incident, { verdicts: ids.map((id) => verdictOn(id)) });
      await cards.reserve(incident, channel);
      await cards.shown(incident, channel, 'ref-h', 1, after(1));
      await cards.shown(incident, channel, 'ref-h', 2, after(9));
      expect(await sourceStates.health(['health', 'few', 'none'], after(60))).toEqual([
        {
          source: 'health',
          mentions24h: 5,
          publishedToFound: { p50: 120_000, p95: 228_000 },
          foundToCard: { p50: 60_000, p95: 60_000 },
        },
        { source: 'few', mentions24h: 1 },
        { source: 'none', mentions24h: 0 },
      ]);
      expect(await sourceStates.health(['health'], after(60 * 25))).toEqual([
        { source: 'health', mentions24h: 0 },
      ]);
    });
  });

  it('keeps a file once, by what is in it', async () => {
    const file = { name: 'a.png', mime: 'image/png', bytes: new Uint8Array([1, 2, 3]) };
    const hash = await db.store.evidence.keep(file);
    expect(hash).toBe('039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81');
    expect(await db.store.evidence.keep({ ...file, name: 'b.png' })).toBe(hash);
    expect(await db.raw('SELECT name FROM evidence')).toEqual([{ name: 'a.png' }]);
  });

  it('says that it is ready, and that nothing of its own went wrong', async () => {
    expect(await db.store.ready()).toMatchObject({ ok: true });
    expect(db.logged).toEqual([]);
  });
});

function press(key: string): Inbound {
  const came = { key, at: noon, by: 'web::E001', channel: 'xuhui' };
  return { ...came, kind: 'press', subject: 'inc', action: 'claim', values: {} };
}
