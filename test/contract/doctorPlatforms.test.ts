import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neededScopes } from '../../src/bot/feishu/rights.ts';
import { wecomBot } from '../../src/bot/wecom/bot.ts';
import { lookAlone } from '../../src/cli/doctorAlone.ts';
import type { Looked } from '../../src/cli/doctorChat.ts';
import { diagnose } from '../../src/cli/doctorRun.ts';
import { checkBinding, readEnv } from '../../src/config.ts';
import type { Finding, Members } from '../../src/ports.ts';
import { folderWith, settingsOf } from '../config/folder.ts';
import { collected } from '../support/collected.ts';
import { feishuBench } from './support/feishuBench.ts';
import { app } from './support/feishuServer.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { app as company, wecomApiServer } from './support/wecomApiServer.ts';
import { bot, wecomBotServer } from './support/wecomBotServer.ts';
import { sealing } from './support/wecomCallback.ts';

/** One headquarters with these groups and one person, and what the doctor says of its platform. */
async function looked(
  platform: Looked,
  {
    channels,
    account,
    env,
  }: { readonly channels: string; readonly account: string; readonly env: Record<string, string> },
): Promise<readonly Finding[]> {
  const folder = folderWith({
    'org.csv': `path,kind,name,channels\nhq,hq,示例集团,${channels}\n`,
    'people.csv': `employee_no,name,unit,identities,on_call\nE1,李敏,hq,${account},是\n`,
    'sources.yaml': 'sources: []\n',
  });
  const read = readEnv({ FENGHUO_CONFIG: folder, FENGHUO_DATA: `${folder}/data`, ...env });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const look = () => Promise.resolve({ state: 'none' } as const);
  const settings = await settingsOf(folder);
  return await collected(
    diagnose({ env: read.value, settings, platforms: [platform], look, now: () => new Date() }),
  );
}

const states = (found: readonly Finding[]) => Object.fromEntries(found.map(({ id, state }) => [id, state]));

describe('the doctor on Feishu', () => {
  type Bench = Awaited<ReturnType<typeof feishuBench>>;
  let bench: Bench;
  beforeAll(async () => {
    bench = await feishuBench('http');
  });
  afterAll(() => bench.close());

  const look = () => {
    const [limin] = bench.people;
    return looked(bench.make(), {
      channels: `feishu:${bench.channel}:command;feishu:oc_nowhere0000:review`,
      account: `feishu:${limin.tenant}:${limin.id}`,
      env: { FEISHU_APP_ID: app.id, FEISHU_APP_SECRET: app.secret },
    });
  };

  it('names a right that is missing, a group that is not there, and a stranger', async () => {
    bench.world.scopes = Object.keys(neededScopes).filter((scope) => scope !== 'im:message.urgent');
    const found = await look();
    expect(states(found)).toMatchObject({
      'feishu.token': 'ok',
      'feishu.scope.im:message.urgent': 'bad',
      'feishu.scope.im:chat.members:read': 'ok',
      [`feishu.channel.${bench.channel}.people`]: 'warn',
      'feishu.channel.oc_nowhere0000': 'bad',
      // Whoever commands is there, and nobody else to write what they approve.
      'approval.blue': 'bad',
      'approval.red': 'warn',
    });
    const [, stranger] = bench.people;
    expect(JSON.stringify(found)).toContain(stranger.id);
  });

  it('asks about no group with credentials that Feishu does not accept', async () => {
    const wrong = await looked(bench.make({ appSecret: 'wrong' }), {
      channels: `feishu:${bench.channel}:command`,
      account: 'feishu:tk5ab2f3:ou_1',
      env: { FEISHU_APP_ID: app.id, FEISHU_APP_SECRET: 'wrong' },
    });
    expect(states(wrong)).toMatchObject({ 'feishu.token': 'bad', 'approval.blue': 'warn' });
    expect(Object.keys(states(wrong))).not.toContain(`feishu.channel.${bench.channel}.people`);
  });
});

describe('the doctor on a bot of WeCom', () => {
  const chat = 'wrjgzQAAcommand';
  let server: Awaited<ReturnType<typeof wecomBotServer>>;
  beforeAll(async () => {
    server = await wecomBotServer([chat]);
  });
  afterAll(() => server.close());

  const account = `wecom:${bot.corp}:limin`;
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

  function look(members: Members) {
    const platform = wecomBot({
      ...{ corpId: bot.corp, botId: bot.id, botSecret: bot.secret, wsUrl: server.url },
      ...{ keepsakes: keepsakesOf(), roster: async () => members, now: () => new Date(), log: quiet },
    });
    const env = { WECOM_CORP_ID: bot.corp, WECOM_BOT_ID: bot.id, WECOM_BOT_SECRET: bot.secret };
    return looked(platform, { channels: `wecom:${chat}:command`, account, env });
  }

  it('knows who is in a group from its roster, and counts one from a file for nothing grave', async () => {
    const chief = states(await look({ known: true, who: [account], by: 'file' }));
    // A chain of one: whoever would approve would have written it.
    expect(chief).toMatchObject({ 'approval.blue': 'bad', 'approval.red': 'bad' });
    expect(states(await look({ known: true, who: [account], by: 'directory' }))).toMatchObject({
      'approval.blue': 'bad',
    });
  });

  it('opens no connection, which would end that of the running service', async () => {
    const before = server.said.length;
    await look({ known: true, who: [account], by: 'directory' });
    expect(server.said).toHaveLength(before);
  });
});

describe('the doctor on all of WeCom, from org.csv to the directory', () => {
  let api: Awaited<ReturnType<typeof wecomApiServer>>;
  beforeAll(async () => {
    api = await wecomApiServer({
      tags: { 12: { users: ['limin', 'gone'], parties: [3] } },
      parties: { 3: ['wangwei'] },
      robots: ['693a91f6-east'],
    });
  });
  afterAll(() => api.close());

  const account = (user: string) => `wecom:${company.corp}:${user}`;

  async function look(channels: string): Promise<readonly Finding[]> {
    const folder = folderWith({
      'org.csv': `path,kind,name,channels\nhq,hq,示例集团,${channels}\n`,
      'people.csv': `employee_no,name,unit,identities\nE1,李敏,hq,${account('limin')}\nE2,王伟,hq,${account('wangwei')}\n`,
      'sources.yaml': 'sources: []\n',
    });
    const env = readEnv({
      ...{ FENGHUO_CONFIG: folder, FENGHUO_DATA: `${folder}/data`, WECOM_CORP_ID: company.corp },
      ...{ WECOM_BOT_ID: bot.id, WECOM_BOT_SECRET: bot.secret, WECOM_ROBOTS: 'east=693a91f6-east' },
      ...{ WECOM_AGENT_ID: `${company.agentId}`, WECOM_AGENT_SECRET: company.secret },
      ...{ WECOM_TOKEN: sealing.token, WECOM_AES_KEY: sealing.aesKey },
    });
    if (!env.ok) throw new Error(JSON.stringify(env.problems));
    const problems = checkBinding(env.value, await settingsOf(folder));
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return await collected(
      lookAlone(env.value, () => new Date(), { wecomApi: api.api, wecomSocket: 'ws://127.0.0.1:9' }),
    );
  }

  it('asks the directory who is in a group, through the tag behind its duty', async () => {
    const found = await look('wecom:wrjgzQAAcommand:command@tag-12;wecom-robot:east:office@party-3');
    const of = (id: string) => found.find((each) => each.id === id);
    expect(of('wecom.channel.wrjgzQAAcommand.people')).toMatchObject({
      state: 'warn',
      what: { zh: expect.stringContaining(`成员 3 人，people.csv 认得 2 人，不认得 ${account('gone')}`) },
    });
    expect(of('wecom-robot.channel.east.people')).toMatchObject({ state: 'ok' });
    expect(of('approval.yellow')).toMatchObject({ state: 'ok' });
  });

  it('names a tag that is not there, and who is then not known', async () => {
    const found = await look('wecom:wrjgzQAAcommand:command@tag-99');
    const bad = found.filter(({ id, state }) => id.startsWith('wecom.channel.') && state === 'bad');
    expect(bad).toMatchObject([{ what: { en: expect.stringMatching(/not known \(40068\)$/u) } }]);
    expect(states(found)['approval.blue']).toBe('warn');
  });

  it('names why the app is not let in, in both languages', async () => {
    api.fault('agent/get', 60020);
    const found = await look('wecom-app:tag-12:command');
    expect(found.find(({ id }) => id === 'wecom-app.token')).toMatchObject({
      state: 'bad',
      what: { zh: expect.stringContaining('企业可信IP'), en: expect.stringMatching(/ \(60020\)$/u) },
    });
  });

  it('sends nothing to anybody', () => {
    expect(api.sent).toEqual([]);
  });
});
