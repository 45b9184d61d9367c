import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WecomOptions, wecomPlatforms } from '../../src/bot/wecom/index.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { card } from './support/messages.ts';
import { app, type WecomApiServer, wecomApiServer } from './support/wecomApiServer.ts';
import { company, robotKey } from './support/wecomAppBench.ts';
import { sealing } from './support/wecomCallback.ts';

let server: WecomApiServer;
beforeAll(async () => {
  server = await wecomApiServer(company);
  server.chats.set('x', ['limin', 'wangwei']);
});
afterAll(() => server.close());

const limin = `wecom:${app.corp}:limin`;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const rosters: Readonly<Record<string, string | readonly string[]>> = {
  'wecom:wrTag': 'tag-13',
  'wecom:wrChat': 'appchat-x',
  'wecom:wrFile': [limin, 'wecom:ww0000000000000000:stranger', 'slack:T1:U1'],
  'wecom:wrNobody': ['slack:T1:U1'],
  'wecom-robot:east': 'party-3',
};
const ways = {
  bot: { id: 'aib-1', secret: 's' },
  app: { agentId: app.agentId, secret: app.secret, callback: sealing },
  robots: new Map([['east', robotKey]]),
};

function platforms(more: Partial<WecomOptions>) {
  return wecomPlatforms({
    corpId: app.corp,
    robots: new Map(),
    rosterOf: (platform, channel) => rosters[`${platform}:${channel}`],
    appChannels: () => ['tag-12'],
    keepsakes: () => keepsakesOf(),
    apiUrl: server.api,
    wsUrl: 'ws://127.0.0.1:9',
    now: () => new Date(),
    log: quiet,
    ...more,
  });
}
const named = (name: string, more: Partial<WecomOptions> = ways) => {
  const found = platforms(more).find((platform) => platform.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

describe('the ways of WeCom', () => {
  it.each<[readonly string[], Partial<WecomOptions>]>([
    [['wecom', 'wecom-app', 'wecom-chat', 'wecom-robot'], ways],
    [['wecom'], { bot: ways.bot }],
    [['wecom-app', 'wecom-chat'], { app: ways.app }],
    [['wecom-robot'], { robots: ways.robots }],
    [[], {}],
  ])('%j', (names, more) => {
    expect(platforms(more).map(({ name }) => name)).toEqual(names);
  });

  it('have one path for callbacks, and none without its secrets', () => {
    const routes = platforms(ways).flatMap((platform) => platform.routes);
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /wecom/callback',
      'POST /wecom/callback',
    ]);
    const { callback: _none, ...app } = ways.app;
    expect(platforms({ app }).flatMap((platform) => platform.routes)).toEqual([]);
  });

  it('say that nobody can press without the secrets of the callback', async () => {
    const { callback: _none, ...app } = ways.app;
    const found = await named('wecom-app', { app }).check?.([]);
    expect(found).toMatchObject([{ state: 'ok' }, { id: 'wecom-app.callback', state: 'bad' }]);
  });
});

describe('who is in a group that cannot say it itself', () => {
  it.each([
    ['wrTag', { known: true, by: 'directory', who: expect.arrayContaining([limin]) }],
    ['wrChat', { known: true, who: [limin, `wecom:${app.corp}:wangwei`] }],
    ['wrFile', { known: true, by: 'file', who: [limin] }],
    ['wrNobody', { known: false }],
    ['wrUnbound', { known: false }],
  ])('%s', async (channel, members) => {
    expect(await named('wecom').members(channel)).toMatchObject(members);
  });

  it('is not known by the directory without an app to ask it', async () => {
    expect(await named('wecom', { bot: ways.bot }).members('wrTag')).toMatchObject({ known: false });
  });

  it('is known for a group robot too', async () => {
    expect(await named('wecom-robot').members('east')).toMatchObject({ known: true, by: 'directory' });
  });
});

describe('looked at without being started', () => {
  it('the bot is not connected, which would cut off the service that runs', async () => {
    const [connection, tag, file, unbound] = (await named('wecom').check?.(['wrTag', 'wrFile', 'wrX'])) ?? [];
    expect([connection?.state, tag?.state, file?.state, unbound?.state]).toEqual([
      'warn',
      'ok',
      'warn',
      'bad',
    ]);
  });

  it('nothing is sent by the bot, and it is asked again later', async () => {
    expect((await named('wecom').send('wrTag', card, 'k')).outcome).toBe('retry');
  });
});
