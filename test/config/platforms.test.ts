import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffSettings } from '../../src/config/diff.ts';
import { envFrom } from '../../src/config/env.ts';
import type { Variables } from '../../src/config/variables.ts';
import { checkBinding, exampleFolder } from '../../src/config.ts';
import type { ChannelKey } from '../../src/policy/org.ts';
import { folderWith, good, problemsOf, settingsOf } from './folder.ts';

const nowhere = mkdtempSync(join(tmpdir(), 'fenghuo-env-'));
const canary = 'canary4711canary4711';
const aesKey = 'a'.repeat(43);

const feishu = { FEISHU_APP_ID: 'cli_a1b2c3d4e5f60718', FEISHU_APP_SECRET: 's' };
const corp = { WECOM_CORP_ID: 'ww5823bf96d3bd56c7' };
const bot = { ...corp, WECOM_BOT_ID: 'aibXYZ', WECOM_BOT_SECRET: 's' };
const app = { ...corp, WECOM_AGENT_ID: '1000002', WECOM_AGENT_SECRET: 's' };
const callback = { WECOM_TOKEN: 'QDG6eK', WECOM_AES_KEY: aesKey };

function read(variables: Variables) {
  return envFrom(variables, nowhere, exampleFolder, 'zh');
}

function value(variables: Variables) {
  const env = read(variables);
  if (!env.ok) throw new Error(JSON.stringify(env.problems));
  return env.value;
}

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'fenghuo-secret-')), 'secret');
  writeFileSync(path, text);
  return path;
}

describe('the environment of a platform', () => {
  it('is not there when nothing of it is set, whatever else is', () => {
    const { feishu, wecom, wechaty } = value({ FEISHU_MODE: 'http', WECHATY_WATCH: 'a@chatroom' });
    expect([feishu, wecom, wechaty]).toEqual([undefined, undefined, undefined]);
  });

  it('of Feishu is an app id and its secret; both keys of callbacks over HTTP', () => {
    expect(value(feishu).feishu).toEqual({
      ...{ mode: 'socket', domain: 'feishu', appId: 'cli_a1b2c3d4e5f60718', appSecret: 's' },
    });
    const http = {
      FEISHU_MODE: 'http',
      FEISHU_ENCRYPT_KEY: 'k',
      FEISHU_VERIFICATION_TOKEN_FILE: fileWith('v\n'),
    };
    expect(
      value({ ...feishu, ...http, FEISHU_DOMAIN: 'lark', FEISHU_TENANT: '2ed263bf32cf1651' }).feishu,
    ).toEqual({
      ...{ mode: 'http', domain: 'lark', appId: 'cli_a1b2c3d4e5f60718', appSecret: 's' },
      ...{ encryptKey: 'k', verificationToken: 'v', tenant: '2ed263bf32cf1651' },
    });
  });

  it('of WeCom is any of its three ways, or all', () => {
    const robots = {
      WECOM_ROBOTS_FILE: fileWith(`east=693a91f6-7xxx-4bc4\nhq=${robotUrl('abcd-1234-efgh')}\n`),
    };
    expect(value(bot).wecom).toEqual({
      ...{ corpId: corp.WECOM_CORP_ID, bot: { id: 'aibXYZ', secret: 's' }, robots: new Map() },
    });
    const name = { WECOM_BOT_NAME: '烽火 值班' };
    expect(value({ ...bot, ...name, ...app, ...callback, ...robots }).wecom).toEqual({
      corpId: corp.WECOM_CORP_ID,
      bot: { id: 'aibXYZ', secret: 's', name: '烽火 值班' },
      app: { agentId: 1_000_002, secret: 's', callback: { token: 'QDG6eK', aesKey } },
      robots: new Map([
        ['east', '693a91f6-7xxx-4bc4'],
        ['hq', 'abcd-1234-efgh'],
      ]),
    });
  });

  it('of wechaty is a token, or a puppet that needs none', () => {
    expect(value({ WECHATY_TOKEN: 't' }).wechaty).toEqual({
      ...{ puppet: 'wechaty-puppet-service', token: 't', watch: [] },
    });
    const where = { WECHATY_ENDPOINT: '10.0.0.8:9001', WECHATY_LOGIN: 'wxid_bot' };
    const more = { ...where, WECHATY_WATCH: 'a@chatroom；患者 交流群; b@chatroom' };
    expect(value({ WECHATY_PUPPET: 'wechaty-puppet-mock', ...more }).wechaty).toEqual({
      ...{
        puppet: 'wechaty-puppet-mock',
        endpoint: '10.0.0.8:9001',
        login: 'wxid_bot',
        watch: ['a@chatroom', '患者 交流群', 'b@chatroom'],
      },
    });
  });

  it.each<[string, Variables, readonly string[]]>([
    ['Feishu without its app', { FEISHU_ENCRYPT_KEY: 'k' }, ['FEISHU_APP_ID', 'FEISHU_APP_SECRET']],
    ['an app id of another kind', { ...feishu, FEISHU_APP_ID: 'a1b2c3d4e5f60718' }, ['FEISHU_APP_ID']],
    [
      'Feishu over HTTP without its keys',
      { ...feishu, FEISHU_MODE: 'http' },
      ['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'],
    ],
    [
      'Feishu over HTTP with a token alone',
      { ...feishu, FEISHU_MODE: 'http', FEISHU_VERIFICATION_TOKEN: 'v' },
      ['FEISHU_ENCRYPT_KEY'],
    ],
    ['a domain Feishu does not have', { ...feishu, FEISHU_DOMAIN: 'feishu.cn' }, ['FEISHU_DOMAIN']],
    ['a tenant in words', { ...feishu, FEISHU_TENANT: '某某集团' }, ['FEISHU_TENANT']],
    ['WeCom with a company alone', corp, ['WECOM_BOT_ID']],
    ['an AI bot without company', { WECOM_BOT_ID: 'aibXYZ', WECOM_BOT_SECRET: 's' }, ['WECOM_CORP_ID']],
    ['an AI bot without secret', { ...corp, WECOM_BOT_ID: 'aibXYZ' }, ['WECOM_BOT_SECRET']],
    ['the secret of an AI bot alone', { ...corp, WECOM_BOT_SECRET: 's' }, ['WECOM_BOT_ID']],
    ['an app without secret', { ...corp, WECOM_AGENT_ID: '1000002' }, ['WECOM_AGENT_SECRET']],
    ['an app named by words', { ...app, WECOM_AGENT_ID: '烽火' }, ['WECOM_AGENT_ID']],
    ['callbacks without their key', { ...app, WECOM_TOKEN: 'QDG6eK' }, ['WECOM_AES_KEY']],
    ['a key of another length', { ...app, ...callback, WECOM_AES_KEY: 'short' }, ['WECOM_AES_KEY']],
    ['callbacks without their app', { ...corp, ...callback }, ['WECOM_AGENT_ID', 'WECOM_AGENT_SECRET']],
    ['a robot without name', { ...corp, WECOM_ROBOTS: '693a91f6-7xxx-4bc4' }, ['WECOM_ROBOTS']],
    ['a robot twice', { ...corp, WECOM_ROBOTS: 'east=693a91f6-1 east=693a91f6-2' }, ['WECOM_ROBOTS']],
    [
      'a robot at another address',
      { ...corp, WECOM_ROBOTS: 'east=https://evil.example/send?key=693a91f6' },
      ['WECOM_ROBOTS'],
    ],
    ['a puppet service without token', { WECHATY_PUPPET: 'wechaty-puppet-service' }, ['WECHATY_TOKEN']],
    ['a module that is no puppet', { WECHATY_PUPPET: '../evil', WECHATY_TOKEN: 't' }, ['WECHATY_PUPPET']],
    ['an endpoint without port', { WECHATY_TOKEN: 't', WECHATY_ENDPOINT: 'puppet' }, ['WECHATY_ENDPOINT']],
  ])('refuses %s', (_what, variables, fields) => {
    const env = read(variables);
    expect(env.ok ? [] : env.problems.map(({ field }) => field)).toEqual(fields);
  });

  it('is never quoted in a problem, and says it in both languages', () => {
    const wrong = {
      ...{
        FEISHU_APP_ID: canary,
        FEISHU_ENCRYPT_KEY: canary,
        WECOM_BOT_SECRET: canary,
        WECOM_AES_KEY: canary,
      },
      ...{ WECOM_ROBOTS: `EAST=${canary}`, WECHATY_TOKEN: canary, WECHATY_PUPPET: canary },
    };
    for (const language of ['zh', 'en'] as const) {
      const env = envFrom(wrong, nowhere, exampleFolder, language);
      const problems = env.ok ? [] : env.problems;
      expect(problems.length).toBeGreaterThanOrEqual(8);
      expect(JSON.stringify(problems)).not.toContain(canary);
      const chinese = problems.filter(({ wrong, right }) => /\p{Script=Han}/u.test(`${wrong}${right}`));
      expect(chinese).toHaveLength(language === 'zh' ? problems.length : 0);
    }
  });
});

/** The good chain with Pudong's group on another platform, and its people as given. */
function chain(channel: string, people: string = good['people.csv']): string {
  return folderWith({
    'org.csv': good['org.csv'].replace('web:pudong:monitor', channel),
    'people.csv': people,
    'sources.yaml': 'sources: []\n',
  });
}

describe('a group on a platform', () => {
  it.each([
    ['slack:C024BE91L:monitor', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    ['feishu:oc_a0553eda9014c201e6969b478895c230:monitor', feishu, 'FEISHU_APP_ID'],
    ['wecom:wrkSFfCgAALFgnrSsWU38puiv4yvExuw:monitor', bot, 'WECOM_BOT_ID'],
    ['wecom-app:tag-12:monitor', { ...app, ...callback }, 'WECOM_TOKEN'],
    ['wecom-app:party-3:monitor', { ...app, ...callback }, 'WECOM_TOKEN'],
    ['wecom-chat:appchat-xuhui2026:monitor', app, 'WECOM_AGENT_ID'],
    ['wecom-robot:east:monitor', { ...corp, WECOM_ROBOTS: 'east=693a91f6' }, 'WECOM_ROBOTS'],
    ['wechaty:19876543210@chatroom:monitor', { WECHATY_TOKEN: 't' }, 'WECHATY_TOKEN'],
    ['wecom:wrkSFfCgAALF:monitor@tag-12', { ...bot, ...app }, 'WECOM_AGENT_ID'],
  ])('%s is taken, and needs its credentials', async (channel, variables, field) => {
    const settings = await settingsOf(chain(channel));
    expect(checkBinding(value(variables), settings)).toEqual([]);
    const fields = checkBinding(value({}), settings).map((problem) => problem.field);
    expect(fields).toContain(field);
    const platforms = [...settings.org.channels.values()].map(({ platform }) => platform);
    expect(platforms).toContain(channel.split(':')[0]);
  });

  it('of an app needs callbacks where cards are pressed, and none where they are only sent', async () => {
    const pressed = await settingsOf(chain('wecom-app:tag-12:monitor'));
    expect(checkBinding(value(app), pressed).map(({ field }) => field)).toEqual(['WECOM_TOKEN']);
    const sent = await settingsOf(chain('wecom-chat:appchat-x:monitor'));
    expect(checkBinding(value(app), sent)).toEqual([]);
  });

  it('of a robot is one that the environment names, or the nearest is offered', async () => {
    const settings = await settingsOf(chain('wecom-robot:esat:monitor'));
    const problems = checkBinding(value({ ...corp, WECOM_ROBOTS: 'east=693a91f6' }), settings);
    expect(problems).toMatchObject([
      { field: 'WECOM_ROBOTS', right: expect.stringContaining('是否想写 east？') },
    ]);
  });

  it.each([
    'feishu:general:monitor',
    'feishu:ou_84aad35d084aa403:monitor',
    'wecom:群:monitor',
    'wecom-app:12:monitor',
    'wecom-chat:xuhui:monitor',
    'wecom-robot:East:monitor',
    'wechaty:a b@chatroom:monitor',
  ])('%s is no group id', async (channel) => {
    const problems = await problemsOf(chain(channel));
    expect(problems).toMatchObject([{ file: 'org.csv', line: 5, field: 'channels' }]);
    expect(problems[0]?.right).toContain('平台的固定群号');
  });
});

describe('a roster behind a duty', () => {
  it.each([
    ['tag-12', { kind: 'tag', id: '12' }],
    ['party-3', { kind: 'department', id: '3' }],
    ['appchat-wrx_1', { kind: 'appchat', id: 'wrx_1' }],
  ])('@%s says who is in the group', async (written, roster) => {
    for (const platform of ['wecom:wrkSFfCgAA', 'wecom-robot:east']) {
      const { org } = await settingsOf(chain(`${platform}:monitor@${written}`));
      expect(org.channels.get(platform as ChannelKey)).toMatchObject({ duty: 'monitor', roster });
    }
  });

  it.each([
    ['wecom:wrkSFfCgAA:monitor@tag', '名单 「tag」 写法不对', '@tag-标签号'],
    ['wecom:wrkSFfCgAA:monitor@', '名单 「」 写法不对', '@tag-标签号'],
    ['wecom:wrkSFfCgAA:monitor@tag-1@tag-2', '名单 「tag-1@tag-2」 写法不对', '@tag-标签号'],
    ['wecom:wrkSFfCgAA:monitr@tag-1', '不认识的职责 「monitr」', 'monitor'],
    ['slack:C024BE91L:monitor@tag-1', 'slack 的群自己知道谁在群里', '删去 @'],
    ['wecom-chat:appchat-x:monitor@tag-1', 'wecom-chat 的群自己知道谁在群里', '删去 @'],
    ['web:pudong:monitor@tag-1', 'web 的成员以 people.csv 为准', '删去 @'],
  ])('refuses %s', async (channel, wrong, right) => {
    const problems = await problemsOf(chain(channel));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.wrong).toContain(wrong);
    expect(problems[0]?.right).toContain(right);
  });

  it('leaves wechaty its ids with an @ in them', async () => {
    const { org } = await settingsOf(chain('wechaty:19876543210@chatroom:monitor'));
    expect(org.channels.get('wechaty:19876543210@chatroom' as ChannelKey)).toMatchObject({ duty: 'monitor' });
  });

  it('stands in the audit when it changes', async () => {
    const [before, after] = await Promise.all(
      ['wecom:wrkSFfCgAA:monitor', 'wecom:wrkSFfCgAA:monitor@tag-12'].map((each) => settingsOf(chain(each))),
    );
    expect(before && after && diffSettings(before, after)).toEqual([
      {
        what: 'channel',
        id: 'wecom:wrkSFfCgAA',
        change: 'changed',
        field: 'roster',
        before: '',
        after: 'tag-12',
      },
    ]);
  });
});

describe('people of people.csv', () => {
  const listed = (roster: string, account: string) =>
    `employee_no,name,unit,identities,roster\nE1,陈一,hq,${account},${roster}\n`;
  const account = 'wecom:ww5823bf96d3bd56c7:chenyi';

  it('sit in groups that cannot say it themselves', async () => {
    const { people } = await settingsOf(
      chain('wecom:wrkSFfCgAA:monitor', listed('wecom:wrkSFfCgAA', account)),
    );
    expect([...people.byId.values()].map(({ roster }) => roster)).toEqual([['wecom:wrkSFfCgAA']]);
  });

  it.each([
    ['wecom:wrkSFfCgAA:monitor@tag-12', 'wecom:wrkSFfCgAA', '以 tag-12 为准', '加进 tag-12'],
    ['feishu:oc_a0553eda9014:monitor', 'feishu:oc_a0553eda9014', '成员以平台为准', '拉人入群'],
  ])('are not listed for %s, which says it itself', async (channel, roster, wrong, right) => {
    const problems = await problemsOf(chain(channel, listed(roster, account)));
    expect(problems).toMatchObject([{ file: 'people.csv', line: 2, field: 'roster' }]);
    expect(problems[0]?.wrong).toContain(wrong);
    expect(problems[0]?.right).toContain(right);
  });

  it.each([
    'slack:T024BE7LD:U023BECGF',
    'feishu:2ed263bf32cf1651:ou_84aad35d084aa403a838cf73ee18467',
    account,
    'wechaty:wxid_bot:wxid_zhangsan',
  ])('have the account %s', async (identity) => {
    const { people } = await settingsOf(chain('web:pudong:monitor', listed('', identity)));
    expect(people.byIdentity.get(identity)?.id).toBe('E1');
  });

  it.each([
    'slack:acme:U0OTHERS1',
    'slack:T024BE7LD:chenyi',
    'feishu:2ed263bf32cf1651:oc_a0553eda9014',
    'feishu:2ed263bf32cf1651:on_84aad35d',
    'wecom:某某集团:chenyi',
    'wecom:ww5823bf96d3bd56c7:陈一',
    'wecom-app:ww5823bf96d3bd56c7:chenyi',
  ])('do not have the account %s, which nobody repeats', async (identity) => {
    const problems = await problemsOf(chain('web:pudong:monitor', listed('', identity)));
    expect(problems).toMatchObject([{ file: 'people.csv', line: 2, field: 'identities' }]);
    expect(JSON.stringify(problems)).not.toContain(identity.split(':')[2]);
  });
});

function robotUrl(key: string): string {
  return `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`;
}
