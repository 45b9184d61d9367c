import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WechatOptions, wechatOutlet } from '../../src/publish/wechat.ts';
import { outletContract } from './outlet.ts';
import { accountText } from './support/approved.ts';
import { account, wechatServer } from './support/wechatServer.ts';

const now = () => new Date();

outletContract('a WeChat official account', async (withinMs) => {
  const wechat = await wechatServer();
  return {
    outlet: wechatOutlet({ ...account, apiUrl: wechat.base, now, withinMs }),
    text: accountText,
    done: () => [...wechat.drafts.values()].map(({ title, content }) => `${title}\n${shown(content)}`),
    asked: wechat.addsAsked,
    next: wechat.next,
    strayed: () => wechat.elsewhere.length,
    leave: wechat.close,
    secrets: () => [account.appSecret, 'token-number', '127.0.0.1', '徐汇院区'],
    close: async () => void (await wechat.close().catch(() => undefined)),
  };
});

/** What a reader sees of an article. */
function shown(html: string): string {
  return html
    .replaceAll('</p><p>', '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

describe('a WeChat official account', () => {
  let wechat: Awaited<ReturnType<typeof wechatServer>>;
  beforeEach(async () => {
    wechat = await wechatServer();
  });
  afterEach(() => wechat.close());

  function outlet(change: Partial<WechatOptions> = {}) {
    return wechatOutlet({ ...account, apiUrl: wechat.base, now, ...change });
  }

  it('is given a draft, which is handed over and not published', async () => {
    const told = await outlet().publish(accountText, 'publication-1');
    expect(told).toEqual({ outcome: 'handedOver', ref: [...wechat.drafts.keys()][0] });
  });

  it('is given paragraphs and nothing else, comments closed, with its cover', async () => {
    const body = '　　一、<b>血小板</b> & "O\'Brien"\n\n二、结束。';
    await outlet().publish({ ...accountText, body }, 'publication-1');
    expect([...wechat.drafts.values()]).toEqual([
      {
        article_type: 'news',
        title: accountText.title,
        content: '<p>　　一、&lt;b&gt;血小板&lt;/b&gt; &amp; &quot;O&#39;Brien&quot;</p><p>二、结束。</p>',
        thumb_media_id: account.cover,
        need_open_comment: 0,
        only_fans_can_comment: 0,
      },
    ]);
  });

  it.each<[number, 'failed' | 'uncertain', RegExp]>([
    [-1, 'uncertain', /-1.*说不清/],
    [61450, 'uncertain', /61450/],
    [123456, 'uncertain', /123456/],
    [45009, 'failed', /次数用完了（45009/],
    [45166, 'failed', /不允许的内容/],
    [48001, 'failed', /没有草稿接口的权限/],
    [40007, 'failed', /封面素材不存在/],
  ])('answers with errcode %i', async (code, outcome, why) => {
    wechat.refuse(code);
    const told = await outlet().publish(accountText, 'publication-1');
    expect(told.outcome).toBe(outcome);
    expect('why' in told && told.why).toMatch(why);
    expect(JSON.stringify(told)).not.toContain('token-number');
    expect(wechat.addsAsked()).toBe(1);
  });

  it.each([40001, 40014, 42001, 41001])(
    'is asked once more with a new token after %i, when nothing was done',
    async (code) => {
      wechat.refuse(code);
      expect(await outlet().publish(accountText, 'publication-1')).toMatchObject({ outcome: 'handedOver' });
      expect([wechat.addsAsked(), wechat.drafts.size]).toEqual([2, 1]);
    },
  );

  it('is not asked a third time', async () => {
    wechat.refuse(42001, 42001, 42001);
    expect(await outlet().publish(accountText, 'publication-1')).toMatchObject({ outcome: 'failed' });
    expect([wechat.addsAsked(), wechat.drafts.size]).toEqual([2, 0]);
  });

  it('is not asked a third time when the second answer is lost', async () => {
    wechat.refuse(42001);
    wechat.next();
    wechat.next('the answer is lost');
    expect((await outlet().publish(accountText, 'publication-1')).outcome).toBe('uncertain');
    expect([wechat.addsAsked(), wechat.drafts.size]).toEqual([2, 1]);
  });

  it('is asked for one token, however many need it at once', async () => {
    const there = outlet();
    await Promise.all([1, 2, 3, 4].map((number) => there.publish(accountText, `publication-${number}`)));
    expect([wechat.tokensGiven(), wechat.drafts.size]).toEqual([1, 4]);
  });

  it('is asked for one more when it has taken the token back, and for none while it is good', async () => {
    const there = outlet();
    await there.publish(accountText, 'publication-1');
    wechat.expire();
    await Promise.all([2, 3, 4].map((number) => there.publish(accountText, `publication-${number}`)));
    expect([wechat.tokensGiven(), wechat.drafts.size]).toEqual([2, 4]);
  });

  it('is asked for a new token before the old one ends', async () => {
    let at = new Date('2026-11-22T06:00:00Z');
    const there = outlet({ now: () => at });
    await there.publish(accountText, 'publication-1');
    at = new Date(at.getTime() + 7_200_000 - 299_000);
    await there.publish(accountText, 'publication-2');
    expect([wechat.tokensGiven(), wechat.addsAsked()]).toEqual([2, 2]);
  });

  it.each<[string, Partial<typeof accountText>, RegExp]>([
    ['a title that is too long', { title: '长'.repeat(33) }, /标题太长/],
    ['a text that is too long', { body: '长'.repeat(20_000) }, /正文太长/],
    ['no title', { title: ' ' }, /要有标题和正文/],
    ['no text', { body: '\n' }, /要有标题和正文/],
    ['half a character', { body: '好\ud83d' }, /坏字符/],
  ])('does not take %s, and nothing is cut off', async (_what, change, why) => {
    const told = await outlet().publish({ ...accountText, ...change }, 'publication-1');
    expect('why' in told && told.why).toMatch(why);
    expect([told.outcome, wechat.drafts.size]).toEqual(['failed', 0]);
  });

  it('takes the longest title that it may', async () => {
    const told = await outlet().publish({ ...accountText, title: '长'.repeat(32) }, 'publication-1');
    expect(told.outcome).toBe('handedOver');
  });

  it.each<[string, Partial<WechatOptions>, RegExp]>([
    ['another secret', { appSecret: 'f'.repeat(32) }, /AppSecret 不对/],
    ['another app id', { appId: 'wxffffffffffffffff' }, /AppID 不对/],
    ['another cover', { cover: 'x'.repeat(40) }, /封面素材不存在/],
    ['nobody there', { apiUrl: 'http://nowhere.invalid' }, /连不上公众号/],
  ])('has certainly got nothing with %s', async (_what, change, why) => {
    const told = await outlet(change).publish(accountText, 'publication-1');
    expect('why' in told && told.why).toMatch(why);
    expect([told.outcome, wechat.drafts.size]).toEqual(['failed', 0]);
    expect(JSON.stringify(told)).not.toContain('f'.repeat(32));
  });

  it('is found well by doctor: token, drafts and cover', async () => {
    expect((await outlet().check?.())?.map(({ id, state }) => [id, state])).toEqual([
      ['publish.wechat', 'ok'],
      ['publish.wechat.cover', 'ok'],
    ]);
    expect(wechat.drafts.size).toBe(0);
  });

  it('names the address that WeChat sees us come from, and where to enter it', async () => {
    wechat.refuseIp('203.0.113.7');
    const [finding, ...more] = (await outlet().check?.()) ?? [];
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ state: 'bad', id: 'publish.wechat' });
    expect(finding?.what.zh).toMatch(/IP 白名单里 203\.0\.113\.7/);
    expect(finding?.next?.zh).toMatch(/IP白名单，加上 203\.0\.113\.7/);
    expect(finding?.next?.en).toMatch(/IP Whitelist, and add 203\.0\.113\.7/);
    const told = await outlet().publish(accountText, 'publication-1');
    expect(told).toMatchObject({ outcome: 'failed', why: expect.stringContaining('40164') });
  });

  it.each<[string, Partial<WechatOptions>, string, RegExp]>([
    ['the secret is wrong', { appSecret: 'f'.repeat(32) }, 'publish.wechat', /PUBLISH_WECHAT_APP_SECRET/],
    ['the cover is gone', { cover: 'x'.repeat(40) }, 'publish.wechat.cover', /PUBLISH_WECHAT_COVER/],
  ])('is told by doctor what to do when %s', async (_what, change, id, next) => {
    const finding = ((await outlet(change).check?.()) ?? []).at(-1);
    expect(finding).toMatchObject({ state: 'bad', id });
    expect(finding?.next?.zh).toMatch(next);
  });
});
