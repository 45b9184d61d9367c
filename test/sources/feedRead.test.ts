import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/sources/feedRead.ts';
import { feedReader } from '../../src/sources/feedReader.ts';

const now = new Date('2026-01-01T12:00:00Z');

function read(content: string | Uint8Array, contentType = '') {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const answer = readFeed({ bytes, contentType, url: 'https://news.example/feeds/all.xml', now });
  if (!answer.ok) throw new Error(answer.why);
  return answer.found;
}

function refusal(content: string): string {
  const answer = readFeed({
    bytes: Buffer.from(content),
    contentType: '',
    url: 'https://news.example/',
    now,
  });
  return answer.ok ? 'read' : answer.why;
}

const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>新闻</title>${items}</channel></rss>`;

describe('a feed item becomes a mention', () => {
  it.each`
    format         | content
    ${'RSS 2.0'}   | ${rss('<item><guid>1</guid><title>排队</title><link>/a</link><description>&lt;p&gt;三小时&lt;/p&gt;</description><author>甲</author><pubDate>Wed, 31 Dec 2025 20:00:00 +0800</pubDate></item>')}
    ${'RSS 0.91'}  | ${'<rss version="0.91"><channel><title>新闻</title><item><title>排队</title><link>https://news.example/a</link><description>三小时</description></item></channel></rss>'}
    ${'RSS 1.0'}   | ${'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>新闻</title></channel><item rdf:about="1"><title>排队</title><link>https://news.example/a</link><description>三小时</description><dc:creator>甲</dc:creator><dc:date>2025-12-31T20:00:00+08:00</dc:date></item></rdf:RDF>'}
    ${'Atom'}      | ${'<feed xmlns="http://www.w3.org/2005/Atom"><title>新闻</title><entry><id>1</id><title>排队</title><link href="a"/><link rel="alternate" href="/a"/><content type="html">&lt;p&gt;三小时&lt;/p&gt;</content><author><name>甲</name></author><updated>2025-12-31T12:00:00Z</updated></entry></feed>'}
    ${'JSON Feed'} | ${JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: '新闻', items: [{ id: 1, url: 'https://news.example/a', title: '排队', content_html: '<p>三小时</p>', authors: [{ name: '甲' }], date_published: '2025-12-31T12:00:00Z' }] })}
  `('from $format', ({ content }) => {
    expect(read(content)).toMatchObject([{ kind: 'article', title: '排队', text: '三小时', site: '新闻' }]);
    expect(read(content)[0]?.url).toMatch(/^https:\/\/news\.example\/(feeds\/)?a$/);
  });

  it('with its author and its time', () => {
    const [mention] = read(
      rss(
        '<item><title>t</title><author>甲</author><pubDate>Wed, 31 Dec 2025 20:00:00 +0800</pubDate></item>',
      ),
    );
    expect([mention?.author, mention?.publishedAt]).toEqual(['甲', new Date('2025-12-31T12:00:00Z')]);
  });

  it.each`
    written                            | read
    ${'Wed, 31 Dec 2025 20:00:00 CST'} | ${'2025-12-31T12:00:00.000Z'}
    ${'2025-12-31 20:00:00'}           | ${'2025-12-31T12:00:00.000Z'}
    ${'Thu, 01 Jan 1970 00:00:00 GMT'} | ${undefined}
    ${'Fri, 01 Jan 2100 00:00:00 GMT'} | ${undefined}
    ${'yesterday'}                     | ${undefined}
  `('the date $written is $read', ({ written, read: right }) => {
    const [mention] = read(rss(`<item><title>t</title><pubDate>${written}</pubDate></item>`));
    expect(mention?.publishedAt?.toISOString()).toBe(right);
  });

  it('a comment keeps what it is about', () => {
    const [mention] = read(
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><entry><id>2</id><title>回复</title><thr:in-reply-to ref="1" href="https://news.example/1"/></entry></feed>',
    );
    expect(mention).toMatchObject({ kind: 'comment', parentUrl: 'https://news.example/1' });
  });

  it('an address that is no web page is left out', () => {
    expect(read(rss('<item><title>t</title><link>javascript:alert(1)</link></item>'))[0]).not.toHaveProperty(
      'url',
    );
  });
});

describe('an item is known again', () => {
  const ids = (items: string) => read(rss(items)).map(({ externalId }) => externalId);

  it('by its guid', () => {
    expect(ids('<item><guid>g1</guid><title>a</title><link>https://x.example/1</link></item>')).toEqual([
      'g1',
    ]);
  });

  it('without one by its address, less what campaigns add', () => {
    expect(
      ids('<item><title>a</title><link>https://x.example/1?id=2&amp;utm_source=rss#top</link></item>'),
    ).toEqual(['https://x.example/1?id=2']);
  });

  it('without either by its words', () => {
    const item = '<item><title>甲</title></item>';
    expect(ids(item)).toEqual(ids(item));
    expect(ids(item)).not.toEqual(ids('<item><title>乙</title></item>'));
  });

  it('a guid that several items share names none of them', () => {
    expect(
      ids(
        '<item><guid>0</guid><title>a</title><link>https://x.example/1</link></item><item><guid>0</guid><title>b</title><link>https://x.example/2</link></item>',
      ),
    ).toEqual(['https://x.example/1', 'https://x.example/2']);
  });

  it('the same item twice is one mention', () => {
    const item = '<item><title>a</title><link>https://x.example/1</link></item>';
    expect(ids(item + item)).toHaveLength(1);
  });
});

describe('Chinese in every encoding', () => {
  const simplified = rss('<item><title>徐汇院区急诊排队三个小时没有人管，患者的家属很生气</title></item>');
  const traditional = rss(
    '<item><title>醫院急診排隊三個小時沒有人管，患者的家屬很生氣，這是怎麼回事</title></item>',
  );
  const declared = (xml: string, charset: string) =>
    xml.replace('<?xml version="1.0"?>', `<?xml version="1.0" encoding="${charset}"?>`);
  const titleOf = (bytes: Uint8Array, type?: string) => read(bytes, type)[0]?.title;

  it.each`
    how                         | bytes                                                      | type                           | text
    ${'UTF-8'}                  | ${Buffer.from(simplified)}                                 | ${''}                          | ${'徐汇'}
    ${'UTF-8 called GBK'}       | ${Buffer.from(declared(simplified, 'GBK'))}                | ${''}                          | ${'徐汇'}
    ${'GBK said in the XML'}    | ${iconv.encode(declared(simplified, 'gb2312'), 'gb18030')} | ${''}                          | ${'徐汇'}
    ${'GBK said in the header'} | ${iconv.encode(simplified, 'gb18030')}                     | ${'text/xml; charset="gbk"'}   | ${'徐汇'}
    ${'GBK called UTF-8'}       | ${iconv.encode(declared(simplified, 'UTF-8'), 'gb18030')}  | ${'text/xml; charset=utf-8'}   | ${'徐汇'}
    ${'GBK said nowhere'}       | ${iconv.encode(simplified, 'gb18030')}                     | ${''}                          | ${'徐汇'}
    ${'Big5 said in the XML'}   | ${iconv.encode(declared(traditional, 'Big5'), 'big5')}     | ${''}                          | ${'醫院'}
    ${'Big5 said nowhere'}      | ${iconv.encode(traditional, 'big5')}                       | ${''}                          | ${'醫院'}
    ${'UTF-16 with a mark'}     | ${iconv.encode(simplified, 'utf16', { addBOM: true })}     | ${''}                          | ${'徐汇'}
    ${'UTF-16 without'}         | ${iconv.encode(simplified, 'utf16le')}                     | ${''}                          | ${'徐汇'}
    ${'a charset nobody knows'} | ${Buffer.from(declared(simplified, 'klingon'))}            | ${'text/xml; charset=klingon'} | ${'徐汇'}
  `('$how', ({ bytes, type, text }) => {
    expect(titleOf(bytes, type)).toContain(text);
  });

  it('characters beyond GBK survive', () => {
    expect(
      titleOf(iconv.encode(rss('<item><title>患者𠮷某在㐂院区，医院的说法</title></item>'), 'gb18030')),
    ).toBe('患者𠮷某在㐂院区，医院的说法');
  });
});

describe('what is not taken', () => {
  it.each`
    what                 | content                                                                    | because
    ${'a document type'} | ${'<?xml version="1.0"?><!-- x --><!DOCTYPE rss [<!ENTITY a "b">]><rss/>'} | ${/DOCTYPE.*refused/}
    ${'a web page'}      | ${'\n<!doctype HTML><html><body>404</body></html>'}                        | ${/a web page, not a feed/}
    ${'nothing'}         | ${' \n'}                                                                   | ${/empty/}
    ${'other JSON'}      | ${'{"a":1}'}                                                               | ${/not a readable feed/}
    ${'half a feed'}     | ${'<?xml version="1.0"?><rss version="2.0"><channel><item><titl'}          | ${/not a readable feed/}
    ${'an open comment'} | ${'<!-- <rss>'}                                                            | ${/not a readable feed/}
  `('$what is refused with its reason', ({ content, because }) => {
    expect(refusal(content)).toMatch(because);
  });

  it('a document type quoted inside an item is only words', () => {
    expect(
      read(
        rss(
          '<item><title>t</title><description><![CDATA[<!DOCTYPE html><p>三小时</p>]]></description></item>',
        ),
      )[0]?.text,
    ).toBe('三小时');
  });

  it('an item without words is left out, and a feed without items is well', () => {
    expect([read(rss('<item><guid>1</guid></item>')), read(rss(''))]).toEqual([[], []]);
  });
});

describe('a feed that takes too much', () => {
  it('loses its thread, and the feed waiting behind it is read in a new one', async () => {
    const reader = feedReader(1_500);
    const feed = (content: string) => ({
      bytes: Buffer.from(content),
      contentType: '',
      url: 'https://x.example/',
      now,
    });
    const [bad, good] = await Promise.all([
      reader.read(feed(rss('<item><title>a</title></item>'.repeat(700_000)))),
      reader.read(feed(rss('<item><title>排队</title></item>'))),
    ]);
    await reader.close();
    expect(bad).toMatchObject({ ok: false, why: expect.stringContaining('too much to parse') });
    expect(good).toMatchObject({ ok: true, found: [{ title: '排队' }] });
  }, 60_000);
});
