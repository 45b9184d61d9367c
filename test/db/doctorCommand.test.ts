import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { dispatch } from '../../src/cli/dispatch.ts';
import { exampleFolder } from '../../src/config.ts';
import { folderWhere, folderWith } from '../config/folder.ts';

const Report = z.object({
  findings: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['ok', 'warn', 'bad']),
      what: z.string(),
      next: z.string().optional(),
    }),
  ),
  ok: z.number(),
  warn: z.number(),
  bad: z.number(),
});

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'fenghuo-doctor-'));
}

async function doctor(env: Readonly<Record<string, string>>, flags = '--json', cwd = emptyFolder()) {
  const out: string[] = [];
  const code = await dispatch(['doctor', ...flags.split(' ').filter((each) => each !== '')], {
    out: (line) => out.push(line),
    err: () => {},
    env: { FENGHUO_DATA: join(cwd, 'data'), FENGHUO_CONFIG: exampleFolder, ...env },
    cwd,
    now: () => new Date(),
    isTTY: false,
  });
  return { code, out, cwd };
}

async function report(env: Readonly<Record<string, string>>, flags = '--json', cwd?: string) {
  const { code, out } = await doctor(env, flags, cwd);
  const said = Report.parse(JSON.parse(out[0] ?? ''));
  const of = (id: string) => said.findings.find((each) => each.id === id);
  return { code, of, ...said };
}

it('finds the example ready for its first start, and touches nothing', async () => {
  const { code, out, cwd } = await doctor({}, '');
  expect(code).toBe(0);
  expect(out.filter((line) => !/^[✓!✗] /.test(line))).toEqual([
    expect.stringMatching(/^\d+ 项正常，1 项注意，0 项要修$/),
  ]);
  expect(out.join('\n')).toContain('✓ 示例配置没有问题：12 个机构、16 个群、26 人');
  expect(existsSync(join(cwd, 'data'))).toBe(false);
});

it('says all of it in English, too', async () => {
  const { out } = await doctor({ FENGHUO_CONFIG: folderWith(), VENDOR_SECRET: secret }, '--lang en');
  expect(out.join('\n')).not.toMatch(/\p{Script=Han}/u);
});

it('counts what it found, and ends with 1 when something is to be mended', async () => {
  const good = await report({});
  expect([good.code, good.bad]).toEqual([0, 0]);
  expect(good.ok + good.warn).toBe(good.findings.length);
  const poor = await report({ FENGHUO_CONFIG: folderWith(), VENDOR_SECRET: secret });
  expect(poor.code).toBe(1);
  // Nobody reviews in the small chain, and Pudong's group has nobody in it.
  expect(poor.of('approval.red')?.state).toBe('bad');
  expect(poor.of('web.channel.pudong.people')).toMatchObject({
    state: 'bad',
    next: expect.stringContaining('web:pudong'),
  });
  expect(poor.of('duty.branch.monitor')).toMatchObject({
    state: 'warn',
    what: expect.stringContaining('浦东院区'),
  });
  expect(poor.of('source.vendor.secret')?.state).toBe('ok');
});

it('names every problem of the variables, and none of their words', async () => {
  const { code, findings } = await report({ SLACK_BOT_TOKEN: 'canary', WECOM_BOT_ID: 'aibXYZ', PORT: 'x' });
  expect(code).toBe(1);
  expect(findings.map(({ id }) => id)).toEqual([
    ...['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'WECOM_CORP_ID', 'WECOM_BOT_SECRET', 'PORT'].map(
      (name) => `config.env.${name}`,
    ),
  ]);
  expect(JSON.stringify(findings)).not.toContain('canary');
});

it('names every problem of the folder with its line, then goes on with what needs no config', async () => {
  const folder = folderWhere('org.csv', 'web:pudong:monitor', 'web:pudong:monitr');
  const { code, of } = await report({ FENGHUO_CONFIG: folder, VENDOR_SECRET: secret }, '--json --lang en');
  expect(code).toBe(1);
  expect(of('config.org.csv.5.channels')).toMatchObject({
    what: 'org.csv:5:6 channels: unknown duty 「monitr」',
    next: expect.stringContaining('did you mean monitor?'),
  });
  expect(of('model')?.state).toBe('ok');
});

it('names a secret that is missing, and groups whose platform is not configured', async () => {
  const folder = folderWhere('org.csv', 'web:pudong:monitor', 'feishu:oc_a0553eda9014:monitor');
  const { findings } = await report({ FENGHUO_CONFIG: folder });
  expect(findings.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['config.env.FEISHU_APP_ID', 'config.env.VENDOR_SECRET']),
  );
});

const posix = it.skipIf(process.platform === 'win32');

posix('names a data folder that others can look into, and a key that others can read', async () => {
  const cwd = emptyFolder();
  mkdirSync(join(cwd, 'data'));
  chmodSync(join(cwd, 'data'), 0o755);
  writeFileSync(join(cwd, 'data/seal.key'), `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o644 });
  const { of } = await report({}, '--json', cwd);
  expect(of('data.folder')).toMatchObject({ state: 'warn', next: expect.stringContaining('chmod 700') });
  expect(of('seal.key')).toMatchObject({ state: 'warn', next: expect.stringContaining('chmod 600') });
});

it.each([
  ['that is none', { FENGHUO_SEAL_KEY: 'short' }, 'bad'],
  ['that is one', { FENGHUO_SEAL_KEY: Buffer.alloc(32, 7).toString('base64') }, 'ok'],
])('looks at a key %s', async (_what, env, state) => {
  expect((await report(env)).of('seal.key')?.state).toBe(state);
});

it('says that a database is away, and why', async () => {
  const { code, of } = await report({ DATABASE_URL: 'postgresql://127.0.0.1:1/none' });
  expect([code, of('database')?.state]).toEqual([1, 'bad']);
  expect(of('database')?.what).toContain('ECONNREFUSED');
});
