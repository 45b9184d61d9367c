import { afterAll, describe, expect, it } from 'vitest';
import type { SourceConfig } from '../../src/ports.ts';
import { feedPull } from '../../src/sources/feed.ts';
import { feedReader } from '../../src/sources/feedReader.ts';
import type { Fetch, Fetched } from '../../src/sources/fetch.ts';

const noon = new Date('2026-01-01T12:00:00Z');
const reader = feedReader();
afterAll(() => reader.close());

const config: Extract<SourceConfig, { kind: 'feed' }> = {
  kind: 'feed',
  name: 'news',
  url: 'https://news.example/feed.xml',
  everyMs: 60_000,
  silentMs: 3_600_000,
  allowPrivate: false,
};

const oneItem =
  '<rss version="2.0"><channel><title>本地新闻</title><item><title>徐汇院区排队</title><guid>a1</guid></item></channel></rss>';

/** A server that answers this, and remembers what it was asked with. */
function answering(answer: Partial<Extract<Fetched, { ok: true }>>): {
  fetch: Fetch;
  asked: Record<string, string>[];
} {
  const asked: Record<string, string>[] = [];
  const fetch: Fetch = async (url, { headers }) => {
    asked.push({ ...headers });
    return { ok: true, status: 200, url, headers: {}, bytes: Buffer.from(oneItem), ...answer };
  };
  return { fetch, asked };
}

describe('a feed as a source', () => {
  it('brings its items as mentions', async () => {
    const reading = await feedPull(config, { ...answering({}), reader })({}, noon);
    expect(reading).toMatchObject({
      ok: true,
      found: [{ externalId: 'a1', kind: 'article', title: '徐汇院区排队', site: '本地新闻' }],
    });
  });

  it('goes by the site that the configuration names', async () => {
    const reading = await feedPull({ ...config, site: '新民晚报' }, { ...answering({}), reader })({}, noon);
    expect(reading.ok && reading.found[0]?.site).toBe('新民晚报');
  });

  it('remembers the validators and asks with them next time', async () => {
    const server = answering({ headers: { etag: '"v1"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' } });
    const pull = feedPull(config, { ...server, reader });
    const first = await pull({}, noon);
    await pull(first.ok ? first.state : {}, noon);
    expect(server.asked[1]).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT',
    });
  });

  it('is well when nothing has changed', async () => {
    const reading = await feedPull(config, {
      ...answering({ status: 304, bytes: new Uint8Array() }),
      reader,
    })({}, noon);
    expect(reading).toEqual({ ok: true, found: [], state: {}, problems: [] });
  });

  it('waits as long as the server wishes', async () => {
    const reading = await feedPull(config, {
      ...answering({ status: 429, headers: { 'retry-after': '120' } }),
      reader,
    })({}, noon);
    expect(reading).toMatchObject({ ok: false, retryAfterMs: 120_000, why: expect.stringContaining('429') });
  });

  it('says that an error page is no feed', async () => {
    const bytes = Buffer.from('<!DOCTYPE html><html><body>502 Bad Gateway</body></html>');
    const reading = await feedPull(config, { ...answering({ bytes }), reader })({}, noon);
    expect(reading).toMatchObject({ ok: false, why: expect.stringContaining('a web page, not a feed') });
  });

  it('takes the first 500 items of a longer feed and says so', async () => {
    const items = Array.from(
      { length: 501 },
      (_, n) => `<item><guid>${n}</guid><title>第${n}条</title></item>`,
    ).join('');
    const bytes = Buffer.from(`<rss version="2.0"><channel><title>x</title>${items}</channel></rss>`);
    const reading = await feedPull(config, { ...answering({ bytes }), reader })({}, noon);
    expect(reading.ok && [reading.found.length, reading.problems[0]?.wrong]).toEqual([
      500,
      '一次给出 501 条 (501 items at once)',
    ]);
  });
});
