import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neededScopes } from '../../src/bot/feishu/check.ts';
import { wecomBot } from '../../src/bot/wecom/bot.ts';
import type { Looked } from '../../src/cli/doctorChat.ts';
import { diagnose } from '../../src/cli/doctorRun.ts';
import { readEnv } from '../../src/config.ts';
import type { Finding, Members } from '../../src/ports.ts';
import { folderWith, settingsOf } from '../config/folder.ts';
import { collected } from '../support/collected.ts';
import { feishuBench } from './support/feishuBench.ts';
import { app } from './support/feishuServer.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { bot, wecomBotServer } from './support/wecomBotServer.ts';

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
    bench.world.scopes = neededScopes.filter((scope) => scope !== 'im:message.urgent');
    const found = await look();
    expect(states(found)).toMatchObject({
      'feishu.token': 'ok',
      'feishu.scopes': 'bad',
      [`feishu.channel.${bench.channel}.people`]: 'warn',
      'feishu.channel.oc_nowhere0000': 'bad',
      'approval.blue': 'ok',
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
    expect(chief).toMatchObject({ 'approval.blue': 'ok', 'approval.red': 'bad' });
    expect(states(await look({ known: true, who: [account], by: 'directory' }))).toMatchObject({
      'approval.blue': 'ok',
    });
  });

  it('opens no connection, which would end that of the running service', async () => {
    const before = server.said.length;
    await look({ known: true, who: [account], by: 'directory' });
    expect(server.said).toHaveLength(before);
  });
});
