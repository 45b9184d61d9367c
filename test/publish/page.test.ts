import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type PageOptions, pageReader } from '../../src/publish/page.ts';
import { decodeText } from '../../src/sources/charset.ts';
import { plainText } from '../../src/sources/plainText.ts';

type Got = Awaited<ReturnType<PageOptions['fetch']>>;
const html =
  '<html><head><title>情况说明 - 官网</title></head><body><h1>情况说明</h1><p>门诊正常。</p></body></html>';

function read(got: Partial<Extract<Got, { ok: true }>> | { ok: false; why: string }) {
  const whole: Got =
    got.ok === false
      ? { ok: false, why: 'why' in got ? got.why : '' }
      : { ok: true, status: 200, headers: { 'content-type': 'text/html' }, bytes: Buffer.from(html), ...got };
  return pageReader({ fetch: async () => whole, decode: decodeText, plain: plainText })('https://a.example/');
}

describe('a page at a public address', () => {
  it('is read as a reader sees it, without the title of its window', async () => {
    expect(await read({})).toEqual({ read: true, text: '情况说明\n门诊正常。' });
  });

  it.each([
    ['as its answer says', 'text/html; charset=gbk', html],
    ['as it says itself', 'text/html', html.replace('<head>', '<head><meta charset="gb2312">')],
  ])('is read in the charset of older sites, %s', async (_how, type, page) => {
    const there = await read({ headers: { 'content-type': type }, bytes: iconv.encode(page, 'gb18030') });
    expect(there).toEqual({ read: true, text: '情况说明\n门诊正常。' });
  });

  it.each<[string, Parameters<typeof read>[0], boolean]>([
    ['gone for good', { status: 404 }, true],
    ['taken down', { status: 410 }, true],
    ['out of order', { status: 502 }, false],
    ['closed to us', { status: 403 }, false],
    ['sent elsewhere without saying where', { status: 302 }, false],
    ['not reached', { ok: false, why: '没有答完' }, false],
    ['a document', { headers: { 'content-type': 'application/pdf' } }, false],
    [
      'too long to be held against anything',
      { bytes: Buffer.from('<p>门诊正常。</p>'.repeat(60_000)) },
      false,
    ],
    ['asking who we are', { bytes: Buffer.from('<p>当前环境异常，完成验证后即可继续访问。</p>') }, false],
  ])('is not read when it is %s', async (_what, got, gone) => {
    const page = await read(got);
    expect(page).toMatchObject({ read: false, gone });
    expect(page.read ? '' : page.why).not.toBe('');
  });

  it('is read when it only speaks of such proofs somewhere', async () => {
    const long = `<p>登录需要验证码。</p><p>${'门诊正常开放。'.repeat(100)}</p>`;
    expect(await read({ bytes: Buffer.from(long) })).toMatchObject({ read: true });
  });
});
