import { describe, expect, it } from 'vitest';
import { wecomApp } from '../../src/bot/wecom/app.ts';
import { wecomBot } from '../../src/bot/wecom/bot.ts';
import type { Members } from '../../src/ports.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { card } from './support/messages.ts';
import { app, wecomApiServer } from './support/wecomApiServer.ts';
import { company } from './support/wecomAppBench.ts';
import { sealing } from './support/wecomCallback.ts';

const common = {
  corpId: app.corp,
  keepsakes: keepsakesOf(),
  now: () => new Date(),
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
};
const who = [`wecom:${app.corp}:limin`];
const rosters: Readonly<Record<string, Members>> = {
  wrTag: { known: true, who, by: 'directory' },
  wrFile: { known: true, who, by: 'file' },
};
const bot = wecomBot({
  ...common,
  botId: 'aib-1',
  botSecret: 's',
  wsUrl: 'ws://127.0.0.1:9',
  roster: async (channel) => rosters[channel] ?? Promise.reject(new Error('the directory is away')),
});

describe('a bot that was not started', () => {
  it('is looked at without being connected, which would cut off the service that runs', async () => {
    const found = await bot.check?.(['wrTag', 'wrFile', 'wrX']);
    expect(found?.map(({ state }) => state)).toEqual(['warn', 'ok', 'warn', 'bad']);
  });

  it('does not know who is in a group whose roster fails', async () => {
    expect((await bot.members('wrX')).known).toBe(false);
  });

  it('sends nothing, and asks to be asked again', async () => {
    expect((await bot.send('wrTag', card, 'k')).outcome).toBe('retry');
  });
});

describe('an app without the secrets of its callback', () => {
  it('has no path that anybody could knock at, and the administrator is told that nobody can press', async () => {
    const server = await wecomApiServer(company);
    const own = { agentId: app.agentId, agentSecret: app.secret, channels: () => [], apiUrl: server.api };
    const mute = wecomApp({ ...common, ...own });
    expect(mute.routes).toEqual([]);
    expect(await mute.check?.([])).toMatchObject([
      { state: 'ok' },
      { id: 'wecom-app.callback', state: 'bad' },
    ]);
    const whole = wecomApp({ ...common, ...own, callback: sealing });
    expect(whole.routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /wecom/callback',
      'POST /wecom/callback',
    ]);
    await server.close();
  });
});
