import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newIncident } from '../../support/cardFixtures.ts';
import { call, type House, webHouse } from '../../support/webHouse.ts';

const noon = new Date('2026-01-01T04:00:00Z');
const key = '0198a000-0000-7000-8000-00000000000';
let house: House;
beforeEach(async () => {
  house = await webHouse({ now: () => noon });
});
afterEach(() => house.stop());

const claim = {
  key: `${key}1`,
  group: 'xuhui',
  as: 'E111',
  subject: 'incident-128',
  action: 'claim',
  rev: 3,
};

function press(body: object, as = 'E111') {
  return call<{ tone?: string; text?: string; trouble?: string }>(house, 'POST', '/api/press', {
    as,
    body: { as, ...body },
  });
}

function say(body: object) {
  return call<{ trouble?: string }>(house, 'POST', '/api/say', {
    as: 'E111',
    body: { key: `${key}5`, group: 'xuhui', as: 'E111', ...body },
  });
}

describe('a press', () => {
  it('comes in with who, where and what', async () => {
    const { body } = await press({ ...claim, values: { reason: '与本院无关' } });
    expect(body).toEqual({ tone: 'ok', text: '好的' });
    expect(house.heard).toEqual([
      {
        kind: 'press',
        key: `web:demo:xuhui/${key}1`,
        at: noon,
        by: 'web:demo:xuhui',
        channel: 'xuhui',
        subject: 'incident-128',
        action: 'claim',
        rev: 3,
        values: { reason: '与本院无关' },
      },
    ]);
  });

  it('asked again with its key happens once and is answered the same', async () => {
    const answers = await Promise.all([press(claim), press(claim)]);
    answers.push(await press(claim));
    expect(house.heard).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.text))).toEqual(new Set(['好的']));
  });

  it('after trouble can be asked again with its key', async () => {
    house.answer = async () => ({ tone: 'trouble', text: '没有保存' });
    await press(claim);
    house.answer = async () => ({ tone: 'ok', text: '已认领' });
    expect((await press(claim)).body.text).toBe('已认领');
  });

  it('that was answered with what is masked elsewhere is not remembered: the inbox knows it and says so', async () => {
    house.answer = async () => ({ tone: 'ok', text: '13812345678', unmasked: true });
    expect((await press(claim)).body.text).toBe('13812345678');
    house.answer = async () => ({ tone: 'ok', text: '只显示一次' });
    expect((await press(claim)).body.text).toBe('只显示一次');
  });

  it('of two people with one key is two presses: nobody is told what another was answered', async () => {
    house.answer = async ({ by }) => ({ tone: 'ok', text: by });
    expect((await press(claim, 'E111')).body.text).toBe('web:demo:xuhui');
    expect((await press({ ...claim, as: 'E112' }, 'E112')).body.text).toBe('web:demo:xuhui-2');
  });

  it('in a group one is not in looks like one in a group that is not there', async () => {
    const forbidden = await press({ ...claim, group: 'pudong' });
    const absent = await press({ ...claim, group: 'nowhere' });
    expect(forbidden).toEqual(absent);
    expect(forbidden.status).toBe(404);
    expect(house.heard).toEqual([]);
  });

  it('by a page that believes to be somebody else is not taken', async () => {
    const { status, body } = await press({ ...claim, as: 'E101' });
    expect([status, body.trouble]).toEqual([409, 'identityChanged']);
    expect(house.heard).toEqual([]);
  });

  it.each([
    ['no key', { ...claim, key: undefined }],
    ['a key that is none', { ...claim, key: 'again' }],
    ['a revision that is none', { ...claim, rev: 1.5 }],
    ['values that are no words', { ...claim, values: { reason: { $gt: '' } } }],
    ['no object at all', ['claim']],
  ])('with %s is not understood', async (_what, body) => {
    const { status } = await call(house, 'POST', '/api/press', { as: 'E111', body });
    expect(status).toBe(400);
  });

  it('says that the service is not there when it is not', async () => {
    house.answer = () => Promise.reject(new Error('the database is away'));
    const { status, body } = await press(claim);
    expect([status, body.trouble]).toEqual([503, 'unavailable']);
    expect(JSON.stringify(body)).not.toContain('database');
  });
});

describe('a typed line', () => {
  it.each`
    text                                    | kind        | words                                  | links
    ${'上报 https://a.example/1，家属发帖'} | ${'report'} | ${'https://a.example/1，家属发帖'}     | ${['https://a.example/1']}
    ${'上报：有人来电投诉'}                 | ${'report'} | ${'有人来电投诉'}                      | ${[]}
    ${'report https://a.example/1.'}        | ${'report'} | ${'https://a.example/1.'}              | ${['https://a.example/1']}
    ${'https://a.example/1（已截图）'}      | ${'report'} | ${'https://a.example/1（已截图）'}     | ${['https://a.example/1']}
    ${'P128 认领'}                          | ${'ask'}    | ${'P128 认领'}                         | ${undefined}
    ${'p128 补充事实 https://a.example/1'}  | ${'ask'}    | ${'p128 补充事实 https://a.example/1'} | ${undefined}
    ${'上报P128'}                           | ${'ask'}    | ${'上报P128'}                          | ${undefined}
    ${'帮助'}                               | ${'ask'}    | ${'帮助'}                              | ${undefined}
  `('$text is a $kind', async ({ text, kind, words, links }) => {
    await say({ text });
    expect(house.heard).toMatchObject([{ kind, text: words, by: 'web:demo:xuhui', channel: 'xuhui' }]);
    const [heard] = house.heard;
    expect(heard?.kind === 'report' ? heard.links : undefined).toEqual(links);
  });

  it('with a picture is a report that keeps its bytes', async () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
    await say({
      text: '',
      files: [{ name: '../../截图.png', mime: 'image/png', base64: bytes.toString('base64') }],
    });
    expect(house.heard).toMatchObject([
      { kind: 'report', files: [{ name: '截图.png', mime: 'image/png', bytes }] },
    ]);
  });

  it('takes files of 5 MiB together and not a byte more', async () => {
    const file = (size: number) => ({
      name: 'a',
      mime: 'image/png',
      base64: Buffer.alloc(size).toString('base64'),
    });
    const mib = 1024 * 1024;
    expect((await say({ files: [file(3 * mib), file(2 * mib)] })).status).toBe(200);
    expect((await say({ key: `${key}6`, files: [file(3 * mib), file(2 * mib + 1)] })).body.trouble).toBe(
      'tooLarge',
    );
    expect((await say({ key: `${key}7`, files: [file(8 * mib)] })).status).toBe(413);
    expect(house.heard).toHaveLength(1);
  });
});

describe('a page that listens', () => {
  it('hears which of its groups changed and of no other', async () => {
    const response = await fetch(`${house.url}/api/events`, { headers: { cookie: 'fenghuo_as=E111' } });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await house.post('pudong', newIncident(noon));
    await house.post('xuhui', newIncident(noon));
    let heard = '';
    while (!heard.includes('changed')) heard += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    expect(heard).toContain('data: {"groups":["xuhui"]}');
    expect(heard).not.toContain('pudong');
  });

  it('sees a stranger’s hidden characters for what they are', async () => {
    await house.post('xuhui', { ...newIncident(noon), title: '报告\u202Egpj.exe\u200B👩\u200D⚕️\u3164' });
    const { body } = await call<{ messages: readonly { message: { title: string } }[] }>(
      house,
      'GET',
      '/api/groups/xuhui/messages',
    );
    expect(body.messages[0]?.message.title).toBe('报告[U+202E]gpj.exe👩\u200D⚕️[U+3164]');
  });
});
