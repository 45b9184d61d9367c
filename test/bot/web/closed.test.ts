import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, webHouse } from '../../support/webHouse.ts';

const everything = [
  'GET /',
  'GET /console/app.js',
  'GET /console/nothing.js',
  'GET /api/me',
  'GET /api/groups',
  'GET /api/groups/xuhui/messages',
  'GET /api/events',
  'GET /api/sources',
  'GET /api/incidents/incident-1/timeline?group=xuhui',
  'GET /api/incidents/incident-1/mentions?group=xuhui',
  'POST /api/press',
  'POST /api/say',
  'POST /api/read',
  'POST /api/identity',
  'GET /api/nothing',
];

describe('outside the example chain, until sign-in exists', () => {
  let house: House;
  beforeAll(async () => {
    house = await webHouse({ demo: false });
  });
  afterAll(() => house.stop());

  it.each(everything)('%s is closed to everybody', async (line) => {
    const [method, path] = line.split(' ');
    const response = await fetch(`${house.url}${path}`, {
      method: `${method}`,
      headers: { cookie: 'fenghuo_as=E001', 'content-type': 'application/json', origin: house.url },
      ...(method === 'POST' && { body: '{"person":"E001"}' }),
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).not.toContain('徐汇');
  });

  it('the page says that sign-in is not there yet, in both languages, and that the chat platforms work', async () => {
    const text = await (await fetch(house.url)).text();
    expect(text).toContain('这里还不能登录');
    expect(text).toContain('聊天平台');
    expect(text).toContain('Signing in is not possible here yet');
  });

  it('still says who is in a group, as a list in a file, which counts for no approval of red and orange', async () => {
    expect(await house.platform.members('xuhui')).toEqual({
      ...{ known: true, by: 'file' },
      who: ['web:demo:xuhui', 'web:demo:xuhui-2'],
    });
  });
});
