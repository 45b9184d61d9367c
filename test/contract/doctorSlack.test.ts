import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dispatch } from '../../src/cli/dispatch.ts';
import { lookAlone } from '../../src/cli/doctorAlone.ts';
import { readEnv } from '../../src/config.ts';
import type { Finding } from '../../src/ports.ts';
import { folderWith } from '../config/folder.ts';
import { collected } from '../support/collected.ts';
import { type SlackChain, slackChain } from './support/slackChain.ts';
import {
  bot,
  botToken,
  type SlackServer,
  scopes,
  signingSecret,
  slackServer,
} from './support/slackServer.ts';

const Report = z.object({
  findings: z.array(
    z.object({ id: z.string(), state: z.string(), what: z.string(), next: z.string().optional() }),
  ),
  ok: z.number(),
  warn: z.number(),
  bad: z.number(),
});

describe('a service on Slack, looked at by the command line', () => {
  let chain: SlackChain;
  beforeAll(async () => {
    chain = await slackChain((text) => text);
  });
  afterAll(() => chain?.close());

  /** The command knows where the data is, and nothing of tokens: the service has them. */
  async function doctor(...flags: readonly string[]) {
    const out: string[] = [];
    const code = await dispatch(['doctor', ...flags], {
      out: (line) => out.push(line),
      err: () => {},
      env: { FENGHUO_DATA: dirname(chain.running.settings().folder) },
      cwd: '/',
      now: () => new Date(),
      isTTY: false,
    });
    return { code, out };
  }

  async function report() {
    const { code, out } = await doctor('--json');
    const read = Report.parse(JSON.parse(out[0] ?? ''));
    return { code, ...read, of: (id: string) => read.findings.find((each) => each.id === id) };
  }

  const group = (name: string) => `slack.channel.${chain.channel(name)}`;

  it('is well: token, scopes, every group and its people, duties and approvals', async () => {
    const { code, findings, bad, of } = await report();
    expect(findings.filter(({ state }) => state === 'bad')).toEqual([]);
    expect([code, bad]).toEqual([0, 0]);
    for (const id of ['service', 'config', 'data.lock', 'database.write', 'slack.token', group('xuhui')]) {
      expect(of(id), id).toMatchObject({ state: 'ok' });
    }
    expect(of(`${group('xuhui')}.people`)).toMatchObject({
      state: 'ok',
      what: expect.stringContaining('认得 2 人'),
    });
    expect(of('approval.red')).toMatchObject({ state: 'ok' });
    expect(findings.filter(({ id }) => id.endsWith('.people'))).toHaveLength(16);
  });

  it('is not, where somebody is in a group whom people.csv does not know, and where the bot is not', async () => {
    const { server } = chain;
    const invited = { channel: chain.channel('pudong'), users: server.user('limin') };
    expect(await server.call('conversations.invite', invited, 'xoxp-pudong')).toMatchObject({ ok: true });
    const removed = { channel: chain.channel('hq-review'), user: bot.user };
    expect(await server.call('conversations.kick', removed, 'xoxp-legal')).toMatchObject({ ok: true });
    const { code, of } = await report();
    expect(code).toBe(1);
    expect(of(`${group('pudong')}.people`)).toMatchObject({
      state: 'warn',
      what: expect.stringContaining(`认得 2 人，不认得 slack:${server.team}:${server.user('limin')}`),
    });
    expect(of(group('hq-review'))).toMatchObject({ state: 'bad', next: expect.stringContaining('/invite') });
    expect(of('approval.red')?.state).not.toBe('ok');
  });

  it('says so line by line, and in English', async () => {
    const { code, out } = await doctor('--lang', 'en');
    expect(code).toBe(1);
    expect(out[0]).toBe('✓ the service runs; it looks at what follows');
    expect(out.at(-1)).toMatch(/^\d+ ok, \d+ to look at, \d+ to mend$/);
    expect(out.join('\n')).not.toMatch(/\p{Script=Han}/u);
    // Each line says whose it is.
    const review = chain.channel('hq-review');
    expect(out.filter((line) => line.includes(review)).map((line) => line.slice(0, 10))).toEqual([
      '✗ slack · ',
    ]);
    expect(out.some((line) => line.startsWith(`✓ group slack:${chain.channel('xuhui')} (`))).toBe(true);
  });

  it('sends nothing to anybody', () => {
    expect(chain.server.seen('chat.postMessage')).toEqual([]);
    expect(chain.server.seen('chat.postEphemeral')).toEqual([]);
  });
});

describe('Slack, looked at where no service runs', () => {
  let server: SlackServer;
  beforeAll(async () => {
    server = await slackServer(
      ['chenyi'],
      scopes.filter((scope) => scope !== 'files:write'),
    );
  });
  afterAll(() => server?.close());

  async function alone(channels: string): Promise<readonly Finding[]> {
    const folder = folderWith({
      'org.csv': `path,kind,name,channels\nhq,hq,示例集团,${channels}\n`,
      'people.csv': `employee_no,name,unit,identities,on_call\nE1,陈一,hq,slack:${server.team}:${server.user('chenyi')},是\n`,
      'sources.yaml': 'sources: []\n',
    });
    const env = readEnv({
      ...{ FENGHUO_CONFIG: folder, FENGHUO_DATA: `${folder}/data` },
      ...{ SLACK_MODE: 'http', SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret },
    });
    if (!env.ok) throw new Error(JSON.stringify(env.problems));
    return await collected(lookAlone(env.value, () => new Date(), { slackApi: server.api }));
  }

  it('names a scope that is missing, and a group without the bot, each with its step', async () => {
    const inside = await server.group('command', [server.user('chenyi')]);
    const Made = z.object({ channel: z.object({ id: z.string() }) });
    const without = Made.parse(await server.call('conversations.create', { name: 'review' })).channel.id;
    const found = await alone(`slack:${inside}:command;slack:${without}:review`);
    const of = (id: string) => found.find((each) => each.id === id);
    expect(found[0]).toMatchObject({ id: 'service', state: 'warn' });
    expect(of('slack.token')).toMatchObject({ state: 'ok' });
    expect(of('slack.scope.files:write')).toMatchObject({ state: 'bad', next: { zh: expect.any(String) } });
    expect(of(`slack.channel.${inside}.people`)).toMatchObject({ state: 'ok' });
    expect(of(`slack.channel.${without}`)).toMatchObject({
      state: 'bad',
      next: { zh: expect.stringContaining('/invite') },
    });
    // Whoever commands is there, and nobody else to write; red needs a person who reviews, too.
    expect(of('approval.blue')).toMatchObject({ state: 'bad' });
    expect(of('approval.red')?.state).not.toBe('ok');
    expect(server.seen('chat.postMessage')).toEqual([]);
  });

  it('names a token that Slack does not accept, and is done with the groups', async () => {
    const body = JSON.stringify({ ok: false, error: 'token_revoked' });
    server.fault('auth.test', { kind: 'answer', status: 200, body }, 'always');
    const found = await alone('slack:C024BE91L:command');
    server.mend();
    expect(
      found.filter(({ id }) => id.startsWith('slack.')).map(({ id, state }) => `${state} ${id}`),
    ).toEqual(['bad slack.token']);
  });

  it('goes on without platforms that cannot be built, and says why', async () => {
    const env = readEnv({
      FENGHUO_CONFIG: folderWith({ 'sources.yaml': 'sources: []\n' }),
      FENGHUO_DATA: '/nowhere',
    });
    if (!env.ok) throw new Error(JSON.stringify(env.problems));
    const slack = { mode: 'http', botToken: '' } as const;
    const found = await collected(lookAlone({ ...env.value, slack }, () => new Date()));
    expect(found.at(-1)).toMatchObject({
      id: 'platforms',
      state: 'bad',
      what: { zh: expect.stringContaining('SLACK_BOT_TOKEN') },
    });
    expect(found.find(({ id }) => id === 'web.channel.command.people')).toMatchObject({ state: 'ok' });
  });
});
