import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EvidenceKind } from '../../../src/incident/statement.ts';
import { pdf } from '../../support/evidenceFiles.ts';
import { call, type House, webHouse } from '../../support/webHouse.ts';

const key = '0198a000-0000-7000-8000-00000000000';
const sent = { name: '值班记录.pdf', mime: 'application/pdf', base64: Buffer.from(pdf).toString('base64') };
const path = '/api/incidents/incident-128/files/0198a000-0000-7000-8000-0000000000f1';
let house: House;
beforeEach(async () => {
  house = await webHouse();
});
afterEach(() => house.stop());

function post(path: string, body: object) {
  const all = { key: `${key}1`, group: 'xuhui', as: 'E111', ...body };
  return call<{ trouble?: string; text?: string }>(house, 'POST', path, { as: 'E111', body: all });
}

describe('files that come with a fact', () => {
  const press = { subject: 'incident-128', action: 'addFact', values: { text: '急诊11月20日接诊' } };

  it('come in with the press, byte for byte, by their names alone', async () => {
    await post('/api/press', { ...press, files: [{ ...sent, name: 'C:\\我的\\值班记录.pdf' }] });
    const [inbound] = house.heard;
    const [file] = inbound?.kind === 'press' ? (inbound.files ?? []) : [];
    expect(file?.name).toBe('值班记录.pdf');
    expect(Buffer.from(file?.bytes ?? []).equals(pdf)).toBe(true);
  });

  it('of ten megabytes come in whole, and more than the door is wide does not', async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024 - pdf.length, 7)]);
    await post('/api/press', { ...press, files: [{ ...sent, base64: large.toString('base64') }] });
    const [inbound] = house.heard;
    expect(inbound?.kind === 'press' && inbound.files?.[0]?.bytes?.length).toBe(10 * 1024 * 1024);
    const larger = Buffer.alloc(11 * 1024 * 1024, 7).toString('base64');
    expect((await post('/api/press', { ...press, files: [{ ...sent, base64: larger }] })).status).toBe(413);
    expect(house.heard).toHaveLength(1);
  });

  it.each([
    ['more than the house can refuse in words', Array.from({ length: 7 }, () => sent)],
    ['what is no base64', [{ ...sent, base64: '%PDF' }]],
    ['a name as long as a book', [{ ...sent, name: 'x'.repeat(301) }]],
  ])('are not taken: %s', async (_what, files) => {
    expect((await post('/api/press', { ...press, files })).body).toEqual({ trouble: 'notUnderstood' });
    expect(house.heard).toEqual([]);
  });

  it.each([
    ['P128 补充事实 急诊接诊', 'ask'],
    ['P128 正在核实 术前是否告知', 'ask'],
    ['p128 add fact seen on Nov 20', 'ask'],
    ['P128 3 急诊接诊', 'ask'],
    ['P128 30 分钟前的截图', 'report'],
    ['P128 的截图', 'report'],
    ['上报 截图', 'report'],
    ['', 'report'],
  ])('typed along with %j are part of that %s', async (text, kind) => {
    await post('/api/say', { text, files: [sent] });
    expect(house.heard).toMatchObject([{ kind, files: [{ name: '值班记录.pdf' }] }]);
  });
});

describe('a file that is opened', () => {
  async function opened(name: string, kind: EvidenceKind = 'pdf') {
    house.openFile = async () => ({ name, kind, bytes: pdf });
    return fetch(`${house.url}${path}`, {
      method: 'POST',
      headers: { origin: house.url, cookie: 'fenghuo_as=E111', 'content-type': 'application/json' },
      body: JSON.stringify({ group: 'xuhui', as: 'E111', reason: '核对接诊时间' }),
    });
  }

  it('is handed over to be kept: never shown, guessed at or stored on the way', async () => {
    const response = await opened('值班记录.pdf');
    const header = (name: string) => response.headers.get(name);
    expect(header('content-type')).toBe('application/octet-stream');
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('content-disposition')).toBe(
      `attachment; filename="evidence.pdf"; filename*=UTF-8''${encodeURIComponent('值班记录.pdf')}`,
    );
    expect(header('cache-control')).toBe('no-store');
    expect(header('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(header('content-length')).toBe(`${pdf.length}`);
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true);
  });

  it.each([
    ['照片.JPEG', 'jpg', '照片.JPEG'],
    ['照片.png', 'jpg', '照片.png.jpg'],
    ['run.html', 'txt', 'run.html.txt'],
    ['../..\\a"b;c.txt', 'txt', '__.._a_b;c.txt'],
    ['.htaccess', 'txt', '_htaccess.txt'],
    ["it's (1)*.txt", 'txt', "it's (1)_.txt"],
    ['记录\r\nset-cookie: a=b.txt', 'txt', '记录_set-cookie_ a=b.txt'],
  ] as const)('called %j, being %s, is saved as %j', async (name, kind, saved) => {
    const response = await opened(name, kind);
    const spelled = /^attachment; filename="evidence\.[a-z]+"; filename\*=UTF-8''([\w.%~-]+)$/.exec(
      response.headers.get('content-disposition') ?? '',
    );
    expect(decodeURIComponent(spelled?.[1] ?? '')).toBe(saved);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('is asked of the house as who one is, where one is, and why', async () => {
    const asked: unknown[] = [];
    house.openFile = async ({ person, seat, incident, file, reason }) => {
      asked.push({ person: person.id, ...seat, incident, file, reason });
      return { tone: 'refused', text: '没有\u202E找到' };
    };
    const { status, body } = await post(path, { reason: '核对接诊时间' });
    expect({ status, text: body.text }).toEqual({ status: 200, text: '没有[U+202E]找到' });
    expect(asked).toEqual([
      {
        ...{ person: 'E111', unit: 'hq/east/xuhui', duty: 'monitor', reason: '核对接诊时间' },
        ...{ incident: 'incident-128', file: '0198a000-0000-7000-8000-0000000000f1' },
      },
    ]);
  });

  it.each([
    ['in a group one is not in', { group: 'hq-command' }, 404],
    ['as somebody else', { as: 'E112' }, 409],
    ['without a reason at all', { reason: undefined }, 400],
    ['with a reason as long as a book', { reason: '长'.repeat(501) }, 400],
  ])('is not asked for %s', async (_how, more, status) => {
    house.openFile = () => Promise.reject(new Error('was asked'));
    expect((await post(path, { reason: '核对接诊时间', ...more })).status).toBe(status);
  });

  it('is never had by an address that a picture or a link could name', async () => {
    const { status } = await call(house, 'GET', `${path}?group=xuhui&reason=because`, { as: 'E111' });
    expect(status).toBe(404);
  });
});
