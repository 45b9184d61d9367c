import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dispatch } from '../../src/cli/dispatch.ts';
import { folderWhere, folderWith } from '../config/folder.ts';

const program = join(import.meta.dirname, '../../src/cli.ts');

function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'fenghuo-cli-'));
}

/** What the command says and how it ends, without a process of its own. */
async function fenghuo(line: string, env: Readonly<Record<string, string>> = {}, cwd = emptyFolder()) {
  const said: Record<'out' | 'err', string[]> = { out: [], err: [] };
  const code = await dispatch(line === '' ? [] : line.split(' '), {
    out: (text) => said.out.push(text),
    err: (text) => said.err.push(text),
    env,
    cwd,
    now: () => new Date(0),
    isTTY: false,
  });
  return { code, out: said.out.join('\n'), err: said.err.join('\n'), cwd };
}

it.each([
  ['--help', 0],
  ['org --help', 0],
  ['org check --help', 0],
  ['policy check --help', 0],
  ['policy simulate --help', 0],
  ['audit verify --help', 0],
  ['export labels --help', 0],
  ['export exchanges --help', 0],
  ['export exchanges --reason 看', 2],
  ['init --help', 0],
  ['start --help', 0],
  ['doctor --help', 0],
  ['replay --help', 0],
  ['', 2],
  ['org', 2],
  ['org chekc', 2],
  ['doctor --color', 2],
  ['doctor now', 2],
  ['org check --color', 2],
  ['export labels --with-text', 2],
  ['export labels --with-text --reason 训练', 2],
  ['export labels --reason 训练模型用', 2],
  ['org check a b', 2],
  ['policy check --lang fr', 2],
])('ends `fenghuo %s` with %i: help is a result, wrong use is talk', async (line, code) => {
  const ran = await fenghuo(line);
  expect([ran.code, ran.out === '', ran.err === '']).toEqual([code, code !== 0, code === 0]);
});

it('lists no command that does not exist yet', async () => {
  const { out } = await fenghuo('--help');
  expect(out).not.toMatch(/backup|restore|drill/);
});

it('finds nothing wrong with a good config', async () => {
  const ran = await fenghuo(`org check ${folderWith()}`);
  expect([ran.code, ran.out]).toEqual([
    0,
    '✓ 没有问题 no problems · units 5 · channels 5 · people 2 · contacts 2',
  ]);
});

it('prints what is wrong with a bad one, for people and for programs', async () => {
  const folder = folderWhere('policy.yaml', 'claim: 4m', 'claim: 0m');
  const people = await fenghuo(`policy check ${folder}`);
  expect(people.code).toBe(1);
  expect(people.out).toContain('policy.yaml:4:5 levels.red.claim\n  ✗ 时长 「0m」 不对\n  → 写大于零');
  const programs = await fenghuo(`policy check ${folder} --json --lang en`);
  expect(programs.code).toBe(1);
  expect(JSON.parse(programs.out)).toMatchObject({
    ok: false,
    problems: [{ file: 'policy.yaml', line: 4, wrong: '「0m」 is not a duration' }],
  });
});

it('refuses approvals that nobody could give', async () => {
  const ran = await fenghuo(`policy check ${folderWith()} --lang en`);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain('policy.yaml levels.red.approvals\n  ✗ ');
  expect(ran.out).toContain('headquarters has no group for legal and medical review');
});

it('leaves the other files’ problems to the other check, and says so', async () => {
  const ran = await fenghuo(`org check ${folderWhere('policy.yaml', 'claim: 4m', 'claim: 0m')}`);
  expect(ran.code).toBe(0);
  expect(ran.err).toContain('fenghuo policy check');
});

it('checks the folder that FENGHUO_CONFIG names', async () => {
  const ran = await fenghuo('org check --json', { FENGHUO_CONFIG: folderWith() });
  expect(JSON.parse(ran.out)).toMatchObject({ ok: true, units: 5 });
});

it('begins a config that checks, and never writes over one', async () => {
  const first = await fenghuo('init mine');
  const mine = join(first.cwd, 'mine');
  expect(first.code).toBe(0);
  expect(readdirSync(mine).sort()).toEqual([
    'contacts.csv',
    'org.csv',
    'people.csv',
    'policy.yaml',
    'sources.yaml',
  ]);
  expect((await fenghuo(`org check ${mine}`)).code).toBe(0);
  expect((await fenghuo(`policy check ${mine}`)).code).toBe(0);
  expect((await fenghuo('init mine', {}, first.cwd)).code).toBe(1);
});

it('does not make a database only to verify that there is none', async () => {
  const data = join(emptyFolder(), 'data');
  const ran = await fenghuo('audit verify --json', { FENGHUO_DATA: data });
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.out)).toMatchObject({ ok: false });
  expect(readdirSync(join(data, '..'))).toEqual([]);
});

it('is a program of its own: run by its name, result on stdout, talk on stderr, exit code as said', () => {
  expect(statSync(program).mode & 0o111).toBe(0o111);
  const folder = folderWhere('org.csv', 'hq/east,region', 'hq/east,regoin');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'org', 'check', '--json'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, FENGHUO_CONFIG: folder },
  });
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, problems: [{ line: 3, field: 'kind' }] });
  expect(stderr.trim()).toBe(folder);
}, 30_000);

it('says of each group that cannot say it itself who is in it', async () => {
  const channels = 'web:pudong:monitor;wecom:wrkSFfCgAA:monitor@tag-12;wecom-robot:east:monitor';
  const folder = folderWhere('org.csv', 'web:pudong:monitor', channels);
  const zh = await fenghuo(`org check ${folder}`);
  expect(zh.out.split('\n').slice(1)).toEqual([
    'wecom:wrkSFfCgAA 的成员：通讯录标签 12',
    'wecom-robot:east 的成员：people.csv 的 roster 列，0 人，不能审批红、橙的声明',
  ]);
  const en = await fenghuo(`org check ${folder} --json --lang en`);
  expect(JSON.parse(en.out).rosters).toEqual([
    'members of wecom:wrkSFfCgAA: directory tag 12',
    'members of wecom-robot:east: the roster column of people.csv, 0, who cannot approve red and orange statements',
  ]);
});
