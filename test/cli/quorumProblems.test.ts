import { expect, it } from 'vitest';
import { quorumProblems } from '../../src/cli/quorumProblems.ts';
import { exampleFolder } from '../../src/config.ts';
import { folderWith, settingsOf } from '../config/folder.ts';

const head = 'path,kind,name,aliases,keywords,channels,zone,parent\n';
const heads = 'employee_no,name,unit,phone,email,identities,deputy,on_call,roster\n';

/** A headquarters with these groups, and these people in them: `E1=web:t:one=web:command`. */
async function problems(channels: string, people: readonly string[]) {
  const rows = people.map((each) => {
    const [id = '', identities = '', roster = ''] = each.split('=');
    return `${id},某人,hq,,,${identities},,,${roster}\n`;
  });
  const settings = await settingsOf(
    folderWith({
      'org.csv': `${head}hq,hq,示例集团,示例医疗,,${channels},Asia/Shanghai,\n`,
      'people.csv': `${heads}${rows.join('')}`,
      'policy.yaml': 'language: zh\n',
      'contacts.csv': undefined,
    }),
  );
  return quorumProblems(settings, 'zh').map(({ field, wrong }) => `${field} ${wrong}`);
}

const web = 'web:command:command;web:review:review;web:release:release';
const feishu = 'feishu:oc_command:command;feishu:oc_review:review;feishu:oc_release:release';
const robots = 'wecom-robot:command:command;wecom-robot:review:review;web:release:release';
const ou = (id: string) => `feishu:tenant:ou_${id}`;
const ww = (id: string) => `wecom:ww5823bf96d3bd56c7:${id}`;

it('finds nothing wrong with the example', async () => {
  expect(quorumProblems(await settingsOf(exampleFolder), 'zh')).toEqual([]);
});

it.each<[string, string, readonly string[], readonly string[]]>([
  ['two others than the writer', web, ['E1==web:command', 'E2==web:review', 'E3==web:release'], []],
  [
    'no group that reviews',
    'web:command:command;web:release:release',
    ['E1==web:command', 'E3==web:release'],
    ['red 总部没有“法务医务审核”的群', 'orange 总部没有“法务医务审核”的群'],
  ],
  [
    'nobody reviews',
    web,
    ['E1==web:command', 'E3==web:release'],
    ['red 总部的 指挥部、法务医务审核 要各有一人', 'orange 总部的 指挥部、法务医务审核 要各有一人'],
  ],
  [
    'one person is both',
    web,
    ['E1==web:command;web:review', 'E3==web:release'],
    ['red 总部的 指挥部、法务医务审核 要各有一人', 'orange 总部的 指挥部、法务医务审核 要各有一人'],
  ],
  [
    'the only commander is the only writer',
    web,
    ['E1==web:command', 'E2==web:review'],
    [
      'red 能拟稿的人就是仅有的审批人',
      'orange 能拟稿的人就是仅有的审批人',
      'yellow 能拟稿的人就是仅有的审批人',
      'blue 能拟稿的人就是仅有的审批人',
    ],
  ],
  [
    'a list in a file, which is too weak for red and orange',
    robots,
    [`E1=${ww('a')}=wecom-robot:command`, `E2=${ww('b')}=wecom-robot:review`, 'E3==web:release'],
    ['red 总部的 指挥部、法务医务审核 要各有一人', 'orange 总部的 指挥部、法务医务审核 要各有一人'],
  ],
  [
    'accounts where the platform says who is in',
    feishu,
    [`E1=${ou('a')}`, `E2=${ou('b')}`, `E3=${ou('c')}`],
    [],
  ],
  [
    'too few accounts there',
    feishu,
    [`E1=${ou('a')}`, 'E2=slack:T1:U2'],
    [
      'red 总部的 指挥部、法务医务审核 要各有一人',
      'orange 总部的 指挥部、法务医务审核 要各有一人',
      'yellow 能拟稿的人就是仅有的审批人',
      'blue 能拟稿的人就是仅有的审批人',
    ],
  ],
])('says of %s what cannot be met', async (_what, channels, people, expected) => {
  const found = await problems(channels, people);
  expect(found.map((each) => each.replace(/^levels\.(\w+)\.approvals .*没有人能批：/, '$1 '))).toEqual(
    expected.map((each) => expect.stringContaining(each)),
  );
});
