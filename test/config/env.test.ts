import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { envFrom } from '../../src/config/env.ts';
import type { Variables } from '../../src/config/variables.ts';
import { checkBinding, exampleFolder } from '../../src/config.ts';
import { folderWhere, folderWith, settingsOf } from './folder.ts';

const nowhere = mkdtempSync(join(tmpdir(), 'fenghuo-env-'));
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

function read(variables: Variables, cwd = nowhere) {
  return envFrom(variables, cwd, exampleFolder, 'zh');
}

function value(variables: Variables, cwd = nowhere) {
  const env = read(variables, cwd);
  if (!env.ok) throw new Error(JSON.stringify(env.problems));
  return env.value;
}

function fieldsOf(variables: Variables): readonly (string | undefined)[] {
  const env = read(variables);
  return env.ok ? [] : env.problems.map(({ field }) => field);
}

function fileWith(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'fenghuo-secret-')), 'secret');
  writeFileSync(file, text);
  return file;
}

it('needs nothing: the example chain, the embedded database, this machine only', () => {
  const { secret: _secret, ...env } = value({});
  expect(env).toEqual({ config: exampleFolder, data: join(nowhere, 'data'), host: '127.0.0.1', port: 4040 });
});

it('takes ./config before the example where there is one', () => {
  const folder = folderWith();
  expect(value({}, folder).config).toBe(exampleFolder);
  expect(value({ FENGHUO_CONFIG: folder }).config).toBe(folder);
});

it('takes a secret from the file that NAME_FILE names', () => {
  const env = value({
    METRICS_TOKEN_FILE: fileWith('m-token\n'),
    VENDOR_SECRET_FILE: fileWith(`${secret}\n`),
  });
  expect(env.metricsToken).toBe('m-token');
  expect(env.secret('VENDOR_SECRET')).toBe(secret);
  expect(env.secret('OTHER_SECRET')).toBeUndefined();
});

it.each<[string, Variables, readonly string[]]>([
  ['a console that is no address', { FENGHUO_URL: 'fenghuo' }, ['FENGHUO_URL']],
  ['a secret given twice', { METRICS_TOKEN: 'a', METRICS_TOKEN_FILE: fileWith('b') }, ['METRICS_TOKEN']],
  ['a secret file that is not there', { FENGHUO_SEAL_KEY_FILE: '/nowhere/key' }, ['FENGHUO_SEAL_KEY_FILE']],
  ['an empty secret file', { FENGHUO_SEAL_KEY_FILE: fileWith('\n') }, ['FENGHUO_SEAL_KEY_FILE']],
  ['a port beyond ports', { PORT: '70000' }, ['PORT']],
  ['a port in words', { PORT: 'http' }, ['PORT']],
  ['another database', { DATABASE_URL: 'mysql://x/y' }, ['DATABASE_URL']],
  ['Slack without its app token', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_APP_TOKEN']],
  ['a user token for Slack', { SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
  [
    'Slack over HTTP without signing secret',
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_MODE: 'http' },
    ['SLACK_SIGNING_SECRET'],
  ],
  [
    'a mode Slack does not have',
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_MODE: 'sokcet' },
    ['SLACK_MODE'],
  ],
  ['a key with a line in it', { OPENAI_API_KEY: 'sk-1\nsk-2' }, ['OPENAI_API_KEY']],
  ...[
    'api.example.com',
    'http://api.example.com/v1',
    'http://8.8.8.8/v1',
    'https://me:secret@api.example.com/v1',
    'https://api.example.com/v1?key=1',
    'ftp://localhost/v1',
  ].map((url): [string, Variables, readonly string[]] => [
    `a model at ${url}`,
    { OPENAI_API_KEY: 'sk-1', OPENAI_BASE_URL: url },
    ['OPENAI_BASE_URL'],
  ]),
  ...['2,5', '-1', '¥2', '1e9', '1234567'].map((price): [string, Variables, readonly string[]] => [
    `a price of ${price}`,
    { OPENAI_API_KEY: 'sk-1', OPENAI_PRICE_PER_MILLION: price },
    ['OPENAI_PRICE_PER_MILLION'],
  ]),
  [
    'all of it at once',
    { PORT: 'x', DATABASE_URL: 'y', SLACK_APP_TOKEN: 'z' },
    ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'PORT', 'DATABASE_URL'],
  ],
])('refuses %s', (_what, variables, fields) => {
  expect(fieldsOf(variables)).toEqual(fields);
});

it('quotes no secret in a problem', () => {
  const canary = 'canary-4711';
  const env = read({
    DATABASE_URL: `mysql://me:${canary}@db/x`,
    SLACK_BOT_TOKEN: canary,
    SLACK_APP_TOKEN: canary,
    METRICS_TOKEN: canary,
    METRICS_TOKEN_FILE: fileWith(canary),
  });
  expect(env.ok).toBe(false);
  expect(JSON.stringify(env)).not.toContain(canary);
});

it.each(['0.0.0.0', '::', '192.168.1.5', 'fenghuo.example.com'])(
  'keeps the example chain off %s',
  async (host) => {
    const problems = checkBinding(value({ HOST: host }), await settingsOf(exampleFolder));
    expect(problems.map(({ field }) => field)).toEqual(['HOST']);
  },
);

it.each(['127.0.0.1', '127.3.2.1', '::1', 'localhost'])('lets the example chain onto %s', async (host) => {
  expect(checkBinding(value({ HOST: host }), await settingsOf(exampleFolder))).toEqual([]);
});

it('lets a chain of one’s own onto any address, with the secrets its sources name', async () => {
  const settings = await settingsOf(folderWith());
  expect(checkBinding(value({ HOST: '0.0.0.0', VENDOR_SECRET: secret }), settings)).toEqual([]);
  expect(checkBinding(value({ HOST: '0.0.0.0', VENDOR_SECRET: `${secret} ${secret}` }), settings)).toEqual(
    [],
  );
});

it.each([[undefined], ['whsec_short'], ['plain words'], [`${secret} whsec_short`]])(
  'refuses the webhook secret %s',
  async (given) => {
    const problems = checkBinding(value({ VENDOR_SECRET: given }), await settingsOf(folderWith()));
    expect(problems.map(({ field }) => field)).toEqual(['VENDOR_SECRET']);
  },
);

it('does not start with Slack groups and no Slack token', async () => {
  const settings = await settingsOf(folderWhere('org.csv', 'web:pudong:monitor', 'slack:C024BE91L:monitor'));
  const problems = checkBinding(value({ VENDOR_SECRET: secret }), settings);
  expect(problems.map(({ field }) => field)).toEqual(['SLACK_BOT_TOKEN']);
});

describe('a second opinion', () => {
  it('is asked for only where there is a key', () => {
    expect(value({}).llm).toBeUndefined();
    expect(value({ OPENAI_BASE_URL: 'https://api.deepseek.com', OPENAI_MODEL: 'x' }).llm).toBeUndefined();
    expect(value({ OPENAI_API_KEY: 'sk-1' }).llm).toEqual({ key: 'sk-1', model: 'gpt-4.1-mini' });
    expect(value({ OPENAI_API_KEY_FILE: fileWith('sk-2\n') }).llm?.key).toBe('sk-2');
    const priced = { OPENAI_API_KEY: 'sk-1', OPENAI_PRICE_PER_MILLION: '2.5' };
    expect(value(priced).llm?.pricePerMillion).toBe(2.5);
  });

  it.each([
    ['https://api.deepseek.com', 'deepseek-chat'],
    ['https://dashscope.aliyuncs.com/compatible-mode/v1', 'qwen-plus'],
    ['http://localhost:11434/v1', 'default'],
    ['http://127.0.0.1:8000/v1', 'default'],
    ['http://[::1]:8000/v1', 'default'],
    ['http://10.1.2.3/v1', 'default'],
    ['http://172.16.0.9/v1', 'default'],
    ['http://vllm:8000/v1', 'default'],
    ['http://llm.hospital.internal/v1', 'default'],
    ['https://openai.com.example/v1', 'default'],
  ])('%s asks %s unless another model is named', (baseUrl, model) => {
    const asked = { OPENAI_API_KEY: 'any', OPENAI_BASE_URL: baseUrl };
    expect(value(asked).llm).toEqual({ key: 'any', baseUrl, model });
    expect(value({ ...asked, OPENAI_MODEL: 'mine' }).llm?.model).toBe('mine');
  });

  it('never quotes a password', () => {
    const env = read({ OPENAI_API_KEY: 'sk-1', OPENAI_BASE_URL: 'https://me:secret@a.example' });
    expect(JSON.stringify(env.ok ? [] : env.problems)).not.toContain('secret');
  });
});
