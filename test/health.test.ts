import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HealthNeeds, healthRoutes } from '../src/health.ts';
import { type Http, listen } from '../src/http.ts';

const away = 'password authentication failed for user "fenghuo" at 10.1.2.3:5432';
let state: Awaited<ReturnType<HealthNeeds['ready']>> = { ok: true, model: 'ready' };
const none = { waiting: 0, oldestMs: 0 };
const depth = {
  ...{ card: none, clock: none, digest: none, notice: none, poll: none },
  ...{ publish: none, ring: none, room: none, spread: none },
};
const open: Http[] = [];
let url: string;
let guarded: string;

async function served(metricsToken: string | undefined): Promise<string> {
  const routes = healthRoutes({ ready: async () => state, depth: async () => depth, metricsToken });
  const http = await listen({ host: '127.0.0.1', port: 0, routes, log: { error: () => {} } });
  open.push(http);
  return `http://127.0.0.1:${http.port}`;
}

beforeAll(async () => {
  url = await served(undefined);
  guarded = await served('t0ken');
});
afterAll(() => Promise.all(open.map((each) => each.close())));

describe('what anybody may ask', () => {
  it('says whether we live and are ready, and nothing of the database', async () => {
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true });
    state = { ok: true, model: 'ready' };
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ok: true, model: 'ready' });
    state = { ok: false, why: away, model: 'ready' };
    const response = await fetch(`${url}/readyz`);
    expect([response.status, await response.json()]).toEqual([
      503,
      { ok: false, model: 'ready', why: 'database' },
    ]);
  });
});

describe('/metrics', () => {
  it('answers this machine, where no token is set', async () => {
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  it.each(['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Real-IP', 'Forwarded', 'Via'])(
    'answers nobody whom a proxy on this machine brings (%s)',
    async (header) => {
      const response = await fetch(`${url}/metrics`, { headers: { [header]: '203.0.113.7' } });
      expect([response.status, await response.json()]).toEqual([403, { ok: false }]);
    },
  );

  it.each([
    [undefined, 403],
    ['Bearer wrong', 403],
    ['Bearer t0keN', 403],
    ['t0ken', 403],
    ['Bearer t0ken', 200],
  ])('with a token: %j is %i, through a proxy as well', async (authorization, status) => {
    const headers = { 'x-forwarded-for': '203.0.113.7', ...(authorization && { authorization }) };
    expect((await fetch(`${guarded}/metrics`, { headers })).status).toBe(status);
  });
});
