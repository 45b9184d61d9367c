import { expect, it } from 'vitest';
import { dutyFindings } from '../../src/cli/doctorDuties.ts';
import { groupFinding } from '../../src/cli/doctorGroups.ts';
import { tenantFindings } from '../../src/cli/doctorTenants.ts';
import { envFrom } from '../../src/config/env.ts';
import { exampleFolder } from '../../src/config.ts';
import type { Channel, ChannelKey } from '../../src/policy/org.ts';
import type { Members, Settings } from '../../src/ports.ts';
import { folderWith, good, settingsOf } from '../config/folder.ts';

const chain = await settingsOf(exampleFolder);

function channel(key: string, { org }: Settings = chain): Channel {
  return org.channels.get(key as ChannelKey) ?? expect.fail(`no ${key}`);
}

function group(members: Members) {
  return groupFinding(channel('web:xuhui'), members, chain);
}

const two = ['web:demo:xuhui', 'web:demo:xuhui-2'];
const strangers = Array.from({ length: 7 }, (_, at) => `web:demo:stranger-${at}`);

it.each<[string, Members, string, string]>([
  ['everybody is known', { known: true, who: two }, 'ok', '成员 2 人，people.csv 认得 2 人'],
  [
    'somebody is not',
    { known: true, who: [...two, 'web:demo:x'] },
    'warn',
    '3 人，people.csv 认得 2 人，不认得 web:demo:x',
  ],
  ['nobody is', { known: true, who: ['web:demo:x'] }, 'bad', '认得 0 人'],
  ['many are not', { known: true, who: strangers }, 'bad', 'stranger-4 等 7 个'],
  ['it is empty', { known: true, who: [] }, 'bad', '没有本单位的人'],
  ['nobody can say', { known: false, why: 'missing_scope' }, 'bad', '问不到谁在群里（missing_scope）'],
])('says of a group where %s', (_what, members, state, words) => {
  const found = group(members);
  expect(found).toMatchObject({ id: 'web.channel.xuhui.people', state });
  expect(found.what.zh).toContain('群 web:xuhui（徐汇院区，监测）');
  expect(found.what.zh).toContain(words);
  expect(found.what.en).not.toMatch(/\p{Script=Han}/u);
  expect(found.next === undefined).toBe(state === 'ok');
});

/** Everybody where people.csv puts them; `changed` says otherwise of some groups. */
function duties(changed: Readonly<Record<string, Members>> = {}, settings = chain) {
  const all = [...settings.people.byId.values()];
  const seen = new Map(
    [...settings.org.channels.keys()].map((key): [ChannelKey, Members] => {
      const inside = all.filter(({ roster }) => roster.includes(key));
      return [key, changed[key] ?? { known: true, who: inside.flatMap(({ identities }) => identities) }];
    }),
  );
  return dutyFindings(settings, seen);
}

const of = (id: string, found = duties()) => found.find((each) => each.id === id) ?? expect.fail(`no ${id}`);
const empty: Members = { known: true, who: [] };
const lost: Members = { known: false, why: 'away' };

it('finds nothing to mend in the example', () => {
  expect(duties().map(({ state }) => state)).toEqual(Array(duties().length).fill('ok'));
  expect(duties().map(({ id }) => id)).toEqual([
    ...[
      'duty.hq.command',
      'duty.hq.analysis',
      'duty.hq.office',
      'duty.region.coordination',
      'duty.branch.monitor',
    ],
    ...[
      'approval.red',
      'approval.orange',
      'approval.yellow',
      'approval.blue',
      'people.onCall',
      'people.accounts',
    ],
  ]);
});

it('names the units where nobody holds a duty', () => {
  const found = of('duty.branch.monitor', duties({ 'web:suzhou': empty, 'web:zhuhai': empty }));
  expect(found).toMatchObject({
    state: 'warn',
    what: {
      zh: '没有人承担“监测”：分院 6 个中的 2 个，苏州院区、珠海院区',
      en: 'nobody holds the duty monitoring in 2 of 6 branches: hq/east/suzhou, hq/south/zhuhai',
    },
  });
});

it('does not call a duty idle whose group could not be asked', () => {
  expect(of('duty.branch.monitor', duties({ 'web:suzhou': lost }))).toMatchObject({
    state: 'warn',
    what: { zh: '有人承担“监测”：分院 5 个，另有 1 个问不到' },
  });
});

const deputy = 'web:demo:deputy-commander';
it.each<[string, Readonly<Record<string, Members>>, Readonly<Record<'red' | 'blue', string>>]>([
  ['two persons are there', {}, { red: 'ok', blue: 'ok' }],
  ['nobody reviews', { 'web:hq-review': empty }, { red: 'bad', blue: 'ok' }],
  [
    'one person is both',
    { 'web:hq-command': { known: true, who: [deputy] }, 'web:hq-review': { known: true, who: [deputy] } },
    { red: 'bad', blue: 'ok' },
  ],
  [
    'one of both is another, too',
    {
      'web:hq-command': { known: true, who: [deputy] },
      'web:hq-review': { known: true, who: [deputy, 'web:demo:legal'] },
    },
    { red: 'ok', blue: 'ok' },
  ],
  [
    'only a file says who commands',
    { 'web:hq-command': { known: true, who: [deputy], by: 'file' } },
    { red: 'bad', blue: 'ok' },
  ],
  [
    'the directory says it',
    { 'web:hq-command': { known: true, who: [deputy], by: 'directory' } },
    { red: 'ok', blue: 'ok' },
  ],
  ['nobody can say who reviews', { 'web:hq-review': lost }, { red: 'warn', blue: 'ok' }],
  [
    'the only commander is the only one who writes',
    { 'web:hq-command': { known: true, who: [deputy] }, 'web:hq-release': empty },
    { red: 'bad', blue: 'bad' },
  ],
  [
    'the only commander writes, or somebody who cannot be asked',
    { 'web:hq-command': { known: true, who: [deputy] }, 'web:hq-release': lost },
    { red: 'warn', blue: 'warn' },
  ],
])('says whether a statement can be approved where %s', (_what, changed, states) => {
  for (const [level, state] of Object.entries(states)) {
    expect(of(`approval.${level}`, duties(changed))).toMatchObject({ state });
  }
});

it('names units without anybody on call, and who on call has no account where the chain talks', async () => {
  const people = good['people.csv'].replace('web:t:one', 'slack:T1:U1');
  const small = await settingsOf(folderWith({ 'people.csv': people }));
  expect(of('people.onCall', duties({}, small))).toMatchObject({
    state: 'warn',
    what: { en: expect.stringContaining('hq/east, hq/east/xuhui, hq/east/pudong') },
  });
  expect(of('people.accounts', duties({}, small))).toMatchObject({
    state: 'warn',
    what: { zh: expect.stringContaining('工号 E1') },
  });
});

it('names people whose accounts are of another company, by their employee numbers', async () => {
  const wecom = { WECOM_CORP_ID: 'ww5823bf96d3bd56c7', WECOM_ROBOTS: 'east=693a91f6' };
  const env = envFrom(wecom, '/', exampleFolder, 'zh');
  const people = good['people.csv'].replace('slack:T1:U2', 'wecom:ww0000000000000000:chener');
  const settings = await settingsOf(folderWith({ 'people.csv': people }));
  if (!env.ok) throw new Error(JSON.stringify(env.problems));
  const found = tenantFindings(env.value, settings);
  expect(found).toMatchObject([{ id: 'people.tenant.wecom', state: 'warn' }]);
  expect(found[0]?.what.zh).toContain('工号 E2');
  expect(JSON.stringify(found)).not.toContain('chener');
});
