import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { envFrom } from '../../src/config/env.ts';
import { exampleFolder, readSettings } from '../../src/config.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { scenarioSteps } from '../../src/sources/scenario.ts';
import { folderWith, problemsOf, settingsOf } from './folder.ts';

const starter = join(exampleFolder, '../starter');

it('loads the example chain without a problem: one headquarters, two regions, six branches', async () => {
  const { org, demo } = await settingsOf(exampleFolder);
  const kinds = [...org.units.values()].map(({ kind }) => kind);
  expect(['hq', 'region', 'branch'].map((kind) => kinds.filter((each) => each === kind).length)).toEqual([
    1, 2, 6,
  ]);
  expect(demo).toBe(true);
});

it('gives every group of the example somebody, and every unit with groups a person on call', async () => {
  const { org, people } = await settingsOf(exampleFolder);
  const all = [...people.byId.values()];
  const empty = [...org.channels.keys()].filter((key) => !all.some(({ roster }) => roster.includes(key)));
  expect(empty).toEqual([]);
  const tiers = [...org.units.values()].filter(({ kind }) => kind !== 'department');
  const uncalled = tiers.filter(({ path }) => !all.some(({ unit, onCall }) => unit === path && onCall));
  expect(uncalled.map(({ path }) => path)).toEqual([]);
});

it('names no telephone that rings and no address that exists', async () => {
  const { people } = await settingsOf(exampleFolder);
  for (const { phone, email } of people.byId.values()) {
    expect(phone).toMatch(/-5555 0\d{3}$/);
    expect(email).toMatch(/@demo\.invalid$/);
  }
});

it('tells a story of three to four minutes whose first post comes within three seconds', () => {
  const story = scenarioSteps(readFileSync(join(exampleFolder, 'scenario.yaml'), 'utf8'));
  if (!story.ok) throw new Error(JSON.stringify(story.problems));
  const seconds = story.steps.reduce((sum, { afterMs }) => sum + afterMs, 0) / 1000;
  expect(story.steps[0]?.afterMs).toBeLessThanOrEqual(3000);
  expect(seconds).toBeGreaterThan(180);
  expect(seconds).toBeLessThan(260);
});

it('starts a chain of one’s own from a config without a problem', async () => {
  const { org, demo } = await settingsOf(starter);
  expect([...org.units.values()].map(({ name }) => name)).toEqual([
    '某某医疗集团',
    '东部区域',
    '第一院区',
    '第二院区',
  ]);
  expect(demo).toBe(false);
});

it('does not take a copy of the example for the example', async () => {
  const copy = folderWith({
    'org.csv': readFileSync(join(exampleFolder, 'org.csv')),
    'people.csv': readFileSync(join(exampleFolder, 'people.csv')),
  });
  expect((await settingsOf(copy)).demo).toBe(false);
});

it.each([
  ['UTF-8 with a byte order mark', '\ufeff'],
  ['lines that end as Windows ends them', ''],
])('reads %s', async (_what, start) => {
  const org = `${start}${readFileSync(join(exampleFolder, 'org.csv'), 'utf8').replaceAll('\n', '\r\n')}`;
  expect(await problemsOf(folderWith({ 'org.csv': org, 'people.csv': 'employee_no,name,unit\n' }))).toEqual(
    [],
  );
});

it('reads what a Chinese spreadsheet saves: GB18030 under Chinese column names', async () => {
  const text = '路径,类型,名称,别名\nhq,总部,某集团,某集团公司\nhq/a,分院,甲院区,甲医院\n';
  const { org } = await settingsOf(
    folderWith({ 'org.csv': iconv.encode(text, 'gb18030'), 'people.csv': 'employee_no,name,unit\n' }),
  );
  expect([...org.units.values()].map(({ name, kind }) => [name, kind])).toEqual([
    ['某集团', 'hq'],
    ['甲院区', 'branch'],
  ]);
});

it('does not start from a folder that is not there, and says how to make one', async () => {
  const read = await readSettings('/nowhere/at/all');
  expect(read.ok ? [] : read.problems.map(({ right }) => right)).toEqual([
    '建一个（fenghuo init 文件夹），或用 FENGHUO_CONFIG 指到已有的文件夹',
  ]);
});

it('takes the defaults where there is neither policy nor sources', async () => {
  const { policy, sources } = await settingsOf(
    folderWith({ 'policy.yaml': undefined, 'sources.yaml': undefined }),
  );
  expect(policy).toEqual(defaultPolicy);
  expect(sources).toEqual([]);
});

it('does not pass over a policy under a wrong name', async () => {
  const folder = folderWith({ 'policy.yaml': undefined });
  writeFileSync(join(folder, 'policy.yml'), 'undo: 30s\n');
  expect((await problemsOf(folder)).map(({ file, wrong }) => `${file} ${wrong}`)).toEqual([
    'policy.yml 文件名应为 policy.yaml',
  ]);
});

it.each([
  ['a missing table', { 'people.csv': undefined }, ['people.csv']],
  ['an empty table', { 'people.csv': '' }, ['people.csv']],
])('with %s, names that alone', async (_what, texts, files) => {
  expect((await problemsOf(folderWith(texts))).map(({ file }) => file)).toEqual(files);
});

it('names in its sample of variables only those that are read, and all of what speaks to the outside', () => {
  const sample = readFileSync(join(starter, 'env.example'), 'utf8');
  const named = [...sample.matchAll(/^(?:# )?([A-Z][A-Z_]+?)(?:_FILE)?=/gm)].map(([, name]) => name ?? '');
  const asked = new Set<string>();
  // One of each platform, so that all that belongs to it is asked for.
  const given = { SLACK_BOT_TOKEN: 'xoxb-1', FEISHU_APP_ID: 'x', WECOM_BOT_ID: 'x', WECHATY_TOKEN: 'x' };
  const variables = new Proxy<Record<string, string>>(given, {
    get(all, name) {
      asked.add(String(name));
      return Reflect.get(all, name);
    },
  });
  envFrom(variables, starter, exampleFolder, 'zh');
  const platform = [...asked].filter((name) =>
    /^(SLACK|FEISHU|WECOM|WECHATY|RING|PUBLISH|OPENAI)_/.test(name),
  );
  expect(named.filter((name) => !asked.has(name) && name !== 'VENDOR_SECRET')).toEqual([]);
  expect(platform.filter((name) => !name.endsWith('_FILE') && !named.includes(name))).toEqual([]);
});
