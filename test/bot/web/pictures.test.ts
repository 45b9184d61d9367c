import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookOf } from '../../../src/bot/web/picture.ts';
import { palettePng } from '../../../src/reports/chart/png.ts';
import { call, type House, webHouse } from '../../support/webHouse.ts';

const png = palettePng(new Uint8Array(6 * 4 * 4).fill(255), 6, 4, 2);
/** The beginning of a photo: JFIF, a table, and the frame's head with its 5 by 3 pixels. */
const jpeg = Buffer.from(
  'ffd8 ffe0 0010 4a46494600010100000100010000 ffdb 0003 00 ffc2 000b 08 0003 0005 01 011100 ffda 0002 ffd9'.replaceAll(
    ' ',
    '',
  ),
  'hex',
);
const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
);
const trend = { name: '趋势.png', mime: 'image/png', bytes: png };
const caption = '华东区域 · 日报 11-21 周六\n新增 5 · 未结 3';

describe('what a picture is, by its bytes', () => {
  it.each`
    name                                   | bytes                              | look
    ${'PNG'}                               | ${png}                             | ${{ mime: 'image/png', width: 6, height: 4 }}
    ${'JPEG'}                              | ${jpeg}                            | ${{ mime: 'image/jpeg', width: 5, height: 3 }}
    ${'in the middle of other bytes'}      | ${inTheMiddle(png)}                | ${{ mime: 'image/png', width: 6, height: 4 }}
    ${'a PNG that ends in its head'}       | ${png.subarray(0, 20)}             | ${undefined}
    ${'a PNG without a pixel'}             | ${withoutPixels(png)}              | ${undefined}
    ${'a JPEG that ends before its frame'} | ${jpeg.subarray(0, 26)}            | ${undefined}
    ${'a JPEG of zeros'}                   | ${zerosAfter(jpeg.subarray(0, 2))} | ${undefined}
    ${'SVG'}                               | ${svg}                             | ${undefined}
    ${'nothing'}                           | ${new Uint8Array()}                | ${undefined}
  `('$name', ({ bytes, look }) => {
    expect(lookOf(bytes)).toEqual(look);
  });
});

describe('a picture in a group of the console', () => {
  let house: House;
  beforeEach(async () => {
    house = await webHouse();
  });
  afterEach(() => house.stop());

  const attach = (
    file: { name: string; mime: string; bytes: Uint8Array },
    key = 'digest-1',
    channel = 'xuhui',
  ) => house.platform.attach?.(channel, file, caption, key);
  const get = (path: string, as: string, headers = {}) =>
    fetch(`${house.url}${path}`, { headers: { cookie: `fenghuo_as=${as}`, ...headers } });

  it('is one message with its caption, however often it is sent with one key', async () => {
    const first = await attach(trend);
    expect(first).toMatchObject({ outcome: 'sent' });
    expect(await attach({ ...trend, bytes: jpeg })).toEqual(first);
    await attach(trend, 'digest-2');
    const messages = await house.board.read('xuhui', undefined, 10);
    expect(messages).toHaveLength(2);
    expect(messages[0]?.message).toEqual({
      ...{ kind: 'notice', tone: 'calm', spans: [{ text: caption }] },
      picture: { alt: '华东区域 · 日报 11-21 周六', width: 6, height: 4 },
    });
  });

  it('stands with all that is said of it as one message, however often it is sent with one key', async () => {
    const spans = [{ text: '华东区域 · 日报', weight: 'strong' } as const, { text: '\n新增 5' }];
    const tables = [{ caption: '每日', head: ['日期', '新增'], rows: [['11-21', '5']] }];
    const notice = { kind: 'notice', tone: 'calm', spans, tables } as const;
    const first = await house.platform.show?.('xuhui', trend, notice, 'digest-1');
    expect(await house.platform.show?.('xuhui', trend, notice, 'digest-1')).toEqual(first);
    const messages = await house.board.read('xuhui', undefined, 10);
    expect(messages.map(({ message }) => message)).toEqual([
      { ...notice, picture: { alt: '华东区域 · 日报', width: 6, height: 4 } },
    ]);
  });

  it('is not taken for a notice of the same key', async () => {
    await house.platform.send('xuhui', { kind: 'notice', tone: 'calm', spans: [] }, 'digest-1');
    await attach(trend);
    expect(await house.board.read('xuhui', undefined, 10)).toHaveLength(2);
  });

  it('comes back byte for byte, for this browser alone, and is asked about each time', async () => {
    await attach(trend);
    const response = await get('/api/groups/xuhui/pictures/1', 'E111');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    const etag = response.headers.get('etag') ?? '';
    const again = await get('/api/groups/xuhui/pictures/1', 'E112', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect((await get('/api/groups/xuhui/pictures/1', 'E121', { 'if-none-match': etag })).status).toBe(404);
  });

  it('has the type of its bytes, whatever it was called', async () => {
    await attach({ name: 'a.svg', mime: 'image/svg+xml', bytes: jpeg });
    const response = await get('/api/groups/xuhui/pictures/1', 'E111');
    expect(response.headers.get('content-type')).toBe('image/jpeg');
  });

  it('of a group one is not in looks like one that is not there', async () => {
    await attach(trend);
    await house.post('xuhui', { kind: 'notice', tone: 'calm', spans: [{ text: '没有图' }] });
    const absent = await call(house, 'GET', '/api/groups/xuhui/pictures/9', { as: 'E111' });
    expect(absent).toEqual({ status: 404, body: { trouble: 'notFound' }, cookie: undefined });
    const others = [
      ['/api/groups/xuhui/pictures/1', 'E121'],
      ['/api/groups/pudong/pictures/1', 'E121'],
      ['/api/groups/nowhere/pictures/1', 'E111'],
      ['/api/groups/xuhui/pictures/2', 'E111'],
      ['/api/groups/xuhui/pictures/1x', 'E111'],
      ['/api/groups/xuhui/pictures/', 'E111'],
    ] as const;
    for (const [path, as] of others) expect(await call(house, 'GET', path, { as })).toEqual(absent);
  });

  it.each`
    file                                                                        | why
    ${{ ...trend, bytes: svg }}                                                 | ${/neither PNG nor JPEG/}
    ${{ ...trend, bytes: Buffer.from('<html>') }}                               | ${/neither PNG nor JPEG/}
    ${{ ...trend, bytes: Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]) }} | ${/too large/}
  `('that is none is refused: $why', async ({ file, why }) => {
    expect(await attach(file)).toEqual({ outcome: 'failed', why: expect.stringMatching(why) });
    expect(await house.board.read('xuhui', undefined, 10)).toEqual([]);
  });

  it('into a group that is none of ours fails, and while the database is away it waits', async () => {
    expect(await attach(trend, 'k', 'nowhere')).toMatchObject({ outcome: 'failed' });
    house.board.broken = true;
    expect(await attach(trend)).toMatchObject({ outcome: 'retry' });
  });

  it('is named in the record of refusals by its kind, never by its number', () => {
    const route = house.platform.routes.find(({ path }) => path === '/api/*');
    const request = { method: 'GET', headers: { host: 'localhost' }, url: '/api/groups/xuhui/pictures/17' };
    expect(route?.asked?.(request as never)?.what).toBe('/api/groups/:id/pictures/:ref');
  });
});

function inTheMiddle(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.alloc(7), bytes, Buffer.alloc(3)]).subarray(7, 7 + bytes.length);
}

function withoutPixels(bytes: Uint8Array): Uint8Array {
  return Buffer.from(bytes).fill(0, 16, 20);
}

function zerosAfter(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Buffer.alloc(64)]);
}
