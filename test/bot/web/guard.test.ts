import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, type House, webHouse } from '../../support/webHouse.ts';

let house: House;
beforeAll(async () => {
  house = await webHouse();
});
afterAll(() => house.stop());

/** fetch() will not lie about its Host; a stranger's name server would. */
function asHost(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${house.url}/api/groups`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

const press = {
  key: '0198a000-0000-7000-8000-000000000001',
  group: 'xuhui',
  subject: 'i',
  action: 'claim',
  as: 'E111',
};

describe('a stranger’s page cannot use the console', () => {
  it.each`
    from                                                                   | status
    ${{}}                                                                  | ${403}
    ${{ origin: 'https://evil.example' }}                                  | ${403}
    ${{ origin: 'null' }}                                                  | ${403}
    ${{ 'sec-fetch-site': 'cross-site' }}                                  | ${403}
    ${{ 'sec-fetch-site': 'same-site' }}                                   | ${403}
    ${{ 'sec-fetch-site': 'none' }}                                        | ${403}
    ${{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }} | ${403}
    ${{ 'sec-fetch-site': 'same-origin' }}                                 | ${200}
  `('a press that says it comes from $from is answered $status', async ({ from, status }) => {
    const response = await fetch(`${house.url}/api/press`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...from },
      body: JSON.stringify(press),
    });
    expect(response.status).toBe(status);
  });

  it('takes a press from its own page', async () => {
    expect((await call(house, 'POST', '/api/press', { body: press })).status).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'takes no %s, which a form of another page could send',
    async (type) => {
      const response = await fetch(`${house.url}/api/press`, {
        method: 'POST',
        headers: { 'content-type': type, origin: house.url },
        body: JSON.stringify(press),
      });
      expect(response.status).toBe(415);
    },
  );

  it('reads nothing out to another site', async () => {
    const response = await fetch(`${house.url}/api/groups`, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(403);
  });

  it.each([
    'evil.example',
    'evil.example:4040',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.168.1.5',
  ])('does not answer to the name %s', async (host) => {
    expect(await asHost(host)).toBe(403);
  });

  it.each(['localhost:4040', '127.0.0.1', '[::1]:4040'])('answers to the name %s', async (host) => {
    expect(await asHost(host)).toBe(200);
  });
});

describe('what the browser is told', () => {
  it.each(['/', '/console/app.js', '/console/style.css', '/api/me', '/api/nothing'])('%s', async (path) => {
    const { headers } = await fetch(`${house.url}${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
  });

  it('the page has no script and no style of its own, only files', async () => {
    const text = await (await fetch(house.url)).text();
    expect(text).not.toMatch(/<script(?![^>]*src=)|<style|\son\w+=|style=/);
  });

  it.each([
    '/console/../../../package.json',
    '/console/%2e%2e/config.ts',
    '/console/tsconfig.json',
    '/console/',
  ])('%s leads to no file', async (path) => {
    expect((await fetch(`${house.url}${path}`)).status).toBe(404);
  });

  it('the cookie of a chosen identity is out of reach of scripts and other sites', async () => {
    const response = await call(house, 'POST', '/api/identity', { body: { person: 'E101' } });
    expect(response.cookie).toMatch(/^fenghuo_as=E101; .*HttpOnly.*SameSite=Strict/);
  });
});
