import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SiteOptions, siteOutlet } from '../../src/publish/site.ts';
import { sign } from '../../src/sources/signature.ts';
import { outletContract } from './outlet.ts';
import { approved } from './support/approved.ts';
import type { Told } from './support/outletWire.ts';
import { siteCms, siteSecret } from './support/siteCms.ts';

const now = () => new Date();

outletContract('the chain’s site', async (withinMs) => {
  const cms = await siteCms();
  return {
    outlet: siteOutlet({ url: cms.url, secret: siteSecret, hosts: [], sign, now, withinMs }),
    text: approved,
    done: () => [...cms.pages.values()].map(({ title, body }) => `${title}\n${body}`),
    asked: () => cms.asked.length,
    next: cms.next,
    strayed: () => cms.elsewhere.length,
    leave: cms.close,
    secrets: () => [siteSecret.slice(6), '127.0.0.1', '徐汇院区'],
    close: async () => void (await cms.close().catch(() => undefined)),
  };
});

describe('the chain’s site', () => {
  let cms: Awaited<ReturnType<typeof siteCms>>;
  beforeEach(async () => {
    cms = await siteCms();
  });
  afterEach(() => cms.close());

  function site(change: Partial<SiteOptions> = {}) {
    return siteOutlet({ url: cms.url, secret: siteSecret, hosts: [], sign, now, ...change });
  }

  it('is sent the text byte for byte, by the publication’s id and no person', async () => {
    await site().publish(approved, 'publication-1');
    expect(JSON.parse(cms.asked[0]?.body ?? '')).toEqual({
      type: 'publish',
      key: 'publication-1',
      ...approved,
    });
    expect(cms.asked[0]?.headers['webhook-id']).toBe('publication-1');
  });

  it('is sent the same bytes under the same id, should it ever be asked twice', async () => {
    await site().publish(approved, 'publication-1');
    await site().publish(approved, 'publication-1');
    const [first, second] = cms.asked;
    expect([second?.body, second?.headers['webhook-id']]).toEqual([
      first?.body,
      first?.headers['webhook-id'],
    ]);
    expect(cms.pages.size).toBe(1);
  });

  const link = 'https://www.example.cn/news/1.html';
  const key = 'publication-1';
  it.each<[string, Told, object]>([
    ['a link', { status: 200, json: { link } }, { outcome: 'published', link }],
    ['a link, made just now', { status: 201, json: { link, more: 1 } }, { outcome: 'published', link }],
    [
      'a link in Chinese',
      { status: 200, json: { link: 'https://www.example.cn/声明' } },
      { outcome: 'published', link: 'https://www.example.cn/%E5%A3%B0%E6%98%8E' },
    ],
    ['a number', { status: 200, json: { ref: 'news-17' } }, { outcome: 'published', ref: 'news-17' }],
    ['a draft', { status: 200, json: { draft: true, ref: '17' } }, { outcome: 'handedOver', ref: '17' }],
    [
      'a draft with its preview',
      { status: 200, json: { draft: true, link } },
      { outcome: 'handedOver', ref: link },
    ],
    ['a draft and no more', { status: 200, json: { draft: true } }, { outcome: 'handedOver', ref: key }],
    ['no word', { status: 204, raw: '' }, { outcome: 'uncertain' }],
    ['a script for a link', { status: 200, json: { link: 'javascript:alert(1)' } }, { outcome: 'uncertain' }],
    [
      'a link with a password',
      { status: 200, json: { link: 'https://a:b@example.cn/' } },
      { outcome: 'uncertain' },
    ],
    ['half a link', { status: 200, json: { link: '/news/1.html', ref: '1' } }, { outcome: 'uncertain' }],
    ['a link that is none', { status: 200, json: { link: 17 } }, { outcome: 'uncertain' }],
    ['a number that is none', { status: 200, json: { ref: {} } }, { outcome: 'uncertain' }],
    ['draft as a word', { status: 200, json: { draft: 'true' } }, { outcome: 'uncertain' }],
    [
      'a refusal',
      { status: 422, json: { detail: '标题 太长\n\u202e' } },
      { outcome: 'failed', why: '官网拒绝了（HTTP 422）：标题 太长' },
    ],
    [
      'a refusal without words',
      { status: 403, json: {} },
      { outcome: 'failed', why: '官网拒绝了（HTTP 403）' },
    ],
    ['a conflict', { status: 409, json: { problem: 'embargo' } }, { outcome: 'failed' }],
    [
      'a conflict with a page that is there',
      { status: 409, json: { problem: 'exists', link } },
      { outcome: 'uncertain' },
    ],
    ['a page of its proxy', { status: 403, raw: '<h1>403</h1>' }, { outcome: 'uncertain' }],
    ['no time', { status: 408, json: { detail: 'slow' } }, { outcome: 'uncertain' }],
    ['trouble of its own', { status: 503, json: { detail: 'down' } }, { outcome: 'uncertain' }],
    ['a page to look at instead', { status: 303, json: { link } }, { outcome: 'uncertain' }],
  ])('answers with %s', async (_what, told, expected) => {
    cms.answerBy(told);
    expect(await site().publish(approved, key)).toMatchObject(expected);
    expect(cms.asked).toHaveLength(1);
  });

  it('may have its pages on its own hosts alone', async () => {
    cms.answerBy({ status: 200, json: { link: 'https://evil.example/news' } });
    expect(await site({ hosts: ['www.example.cn'] }).publish(approved, key)).toMatchObject({
      outcome: 'uncertain',
    });
    cms.answerBy({ status: 200, json: { link } });
    expect(await site({ hosts: ['www.example.cn'] }).publish(approved, key)).toMatchObject({
      outcome: 'published',
    });
  });

  it('is not repeated when it gives the secret or the signature back as its reason', async () => {
    cms.answerBy({ status: 400, json: { detail: `bad ${siteSecret}` } });
    expect(await site().publish(approved, key)).toEqual({ outcome: 'failed', why: '官网拒绝了（HTTP 400）' });
  });

  it.each<[string, Partial<SiteOptions>, string]>([
    ['a secret that can be guessed', { secret: 'short' }, key],
    ['a key that no header takes', {}, '发布-1'],
    ['no key', {}, ''],
    ['no such host', { url: 'http://nowhere.invalid/' }, key],
    ['a port that nobody may ask', { url: 'http://127.0.0.1:6000/' }, key],
    ['TLS where there is none', { url: 'https' }, key],
  ])('is certainly not asked with %s', async (_what, change, by) => {
    const url = change.url === 'https' ? cms.url.replace('http:', 'https:') : (change.url ?? cms.url);
    expect((await site({ ...change, url }).publish(approved, by)).outcome).toBe('failed');
    expect(cms.asked).toEqual([]);
  });

  it.each<[string, Told | undefined, Partial<SiteOptions>, 'ok' | 'bad', RegExp]>([
    ['all is well', undefined, {}, 'ok', /签名有效/],
    [
      'the secret is another',
      undefined,
      { secret: `whsec_${Buffer.alloc(24, 1).toString('base64')}` },
      'bad',
      /不认我们的签名/,
    ],
    ['the secret is none', undefined, { secret: 'x' }, 'bad', /密钥用不了/],
    ['it redirects', { status: 301 }, {}, 'bad', /转到别处/],
    ['it does not know a ping', { status: 404 }, {}, 'bad', /HTTP 404/],
    ['nobody is there', undefined, { url: 'http://nowhere.invalid/' }, 'bad', /没有答复（ENOTFOUND）/],
  ])('is looked over by doctor: %s', async (_what, told, change, state, what) => {
    cms.answerBy(told);
    const [finding, ...more] = (await site(change).check?.()) ?? [];
    expect(more).toEqual([]);
    expect([finding?.state, finding?.id]).toEqual([state, 'publish.site']);
    expect(finding?.what.zh).toMatch(what);
    expect(finding?.next === undefined).toBe(state === 'ok');
    expect(cms.pages.size).toBe(0);
    expect(JSON.stringify(finding)).not.toContain(siteSecret.slice(6));
  });

  it('is found silent by doctor when it does not answer a ping', async () => {
    cms.next('no answer comes');
    expect((await site({ withinMs: 1_000 }).check?.())?.[0]).toMatchObject({
      state: 'bad',
      what: { zh: '官网没有答复（TimeoutError）' },
    });
  });
});
