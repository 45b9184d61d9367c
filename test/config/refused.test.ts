import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/ports.ts';
import type { File } from './folder.ts';
import { folderWhere, folderWith, problemsOf } from './folder.ts';

const files: readonly File[] = ['org.csv', 'people.csv', 'policy.yaml', 'sources.yaml', 'contacts.csv'];

/**
 * One mistake each, in an otherwise good chain: the rule, where it is found, what is written instead of what, the
 * words that say it is wrong and those that say what would be right.
 */
const mistakes = String.raw`
# the tree
a unit over itself | org.csv 5:8 parent | web:pudong:monitor,, -> web:pudong:monitor,,hq/east/pudong | 上级关系成了一个圈：hq/east/pudong → hq/east/pudong | 可删去 parent 列
two superiors | org.csv 4:8 parent | ,,hq/east\n -> ,,hq\n | 有两个上级：路径说是 「hq/east」，parent 列说是 「hq」 | 使两者一致
an unknown superior | org.csv 5:1 path | hq/east/pudong, -> hq/eats/pudong, | 上级 「hq/eats」 不在表里 | 是否想写 hq/east？
one path twice | org.csv 5:1 path | hq/east/pudong, -> hq/east/xuhui, | 与第 4 行重复 | 一个路径
a second headquarters | org.csv 5:2 kind | hq/east/pudong,branch -> hq2,hq | 总部只能有一个 | 第 2 行已是总部
a path of other letters | org.csv 5:1 path | hq/east/pudong, -> hq/East/浦东, | 写法不对 | 用小写字母
a branch under a branch | org.csv 6:2 kind | hq/east/xuhui/er,department -> hq/east/xuhui/er,branch | branch 之下不能放 branch | department
a misspelt kind | org.csv 3:2 kind | hq/east,region -> hq/east,regoin | 不认识的类型 「regoin」 | 是否想写 region？

# units
a unit without a name | org.csv 4:3 name | 徐汇院区,徐汇分院 -> ,徐汇分院 | 没有写名称 | 写机构全称
an alias of one letter | org.csv 4:4 aliases | 徐汇分院 -> 徐 | 太短（1 字） | 2 至 60 字
an alias of two branches | org.csv 5:4 aliases | 浦东分院 -> 徐汇分院 | 已是 hq/east/xuhui 的名称或别名 | 加上城市或院区区分
an excluded phrase without a name of the unit | org.csv 4:8 exclude | zone,parent -> zone,exclude | 排除词 「hq/east」 里没有 | 徐汇区政府
a zone that does not exist | org.csv 2:7 zone | Asia/Shanghai -> Asia/Shanghia | 没有 「Asia/Shanghia」 这个时区 | Asia/Shanghai
an offset for a zone | org.csv 2:7 zone | Asia/Shanghai -> +08:00 | 没有 「+08:00」 这个时区 | IANA
a channel bound twice | org.csv 5:6 channels | web:pudong:monitor -> web:xuhui:monitor | 群 「web:xuhui」 已绑定为 hq/east/xuhui 的 monitor | 另建一个群
an unknown duty | org.csv 5:6 channels | web:pudong:monitor -> web:pudong:monitr | 不认识的职责 「monitr」 | 是否想写 monitor？
a channel without duty | org.csv 5:6 channels | web:pudong:monitor -> web:pudong | 群 「web:pudong」 写法不对 | 平台:群号:职责
an unknown platform | org.csv 5:6 channels | web:pudong:monitor -> wbe:pudong:monitor | 没有 「wbe」 这个平台 | 是否想写 web？
a channel’s name for its id | org.csv 5:6 channels | web:pudong:monitor -> slack:#general:monitor | 不是 slack 的群号 | slack:C024BE91L:monitor

# tables
a misspelt column | org.csv 1:4 alliases | aliases,keywords -> alliases,keywords | 没有 「alliases」 这一列 | 是否想写 aliases？
a doubled column | people.csv 1:4 name | name,unit,phone -> name,unit,name | name 列出现了两次 | 只留一列
a cell too many | org.csv 5:9 | web:pudong:monitor,, -> web:pudong:monitor,,,x | 这一行有 9 格，首行只有 8 列 | 双引号
an invisible character | org.csv 5:3 name | 浦东院区 -> 浦东\u200b院区 | 第 3 个字符是看不见或损坏的字符 U+200B | 重新键入
an unclosed quote | org.csv 4 | 徐汇院区 -> "徐汇院区 | 引号没有收尾 | 双引号写成两个
a quote within a word | org.csv 4 | 徐汇院区 -> 徐汇"院区 | 引号用错了位置 | 双引号写成两个

# people
one employee number twice | people.csv 4:1 employee_no | E2,陈二 -> E2,陈三,hq\nE2,陈二 | 工号 「E2」 与第 3 行重复 | 每人一行
no employee number | people.csv 2:1 employee_no | E1,陈一 -> ,陈一 | 没有写工号 | 至多 40 位
no name | people.csv 3:2 name | E2,陈二 -> E2, | 没有写姓名 | 1 至 60 字
an unknown unit | people.csv 3:3 unit | hq/east/xuhui -> hq/east/xuhiu | 不认识的机构 「hq/east/xuhiu」 | 是否想写 hq/east/xuhui？
one account of two persons | people.csv 3:6 identities | web:t:two -> web:t:one | 这个账号已是工号 E1 的 | 一个账号只属于一人
an account without tenant | people.csv 3:6 identities | web:t:two -> two | 账号写法不对 | 平台:租户:账号
an account of no platform | people.csv 3:6 identities | web:t:two -> qq:t:two | 没有 「qq」 这个平台 | web
an unknown deputy | people.csv 2:7 deputy | ,E2,是 -> ,E9,是 | 代理人 「E9」 不在表里 | 另一位在表人员的工号
one’s own deputy | people.csv 2:7 deputy | ,E2,是 -> ,E1,是 | 代理人是本人 | 另一位
a roster of an unknown group | people.csv 3:9 roster | web:xuhui -> web:xuhiu | 没有 「web:xuhiu」 这个群 | 是否想写 web:xuhui？
a telephone that is none | people.csv 2:4 phone | 021-5555 0101 -> call me | 电话写法不对 | 数字
an address that is none | people.csv 2:5 email | e1@demo.invalid -> e1 at demo | 邮箱写法不对 | name@example.com
neither yes nor no | people.csv 2:8 on_call | ,是, -> ,maybe, | 看不懂 「maybe」 | 写 是 或 否

# the policy
a deadline of nothing | policy.yaml 4:5 levels.red.claim | claim: 4m -> claim: 0m | 时长 「0m」 不对 | 大于零
a negative deadline | policy.yaml 4:5 levels.red.claim | claim: 4m -> claim: -4m | 时长 「-4m」 不对 | 大于零
a deadline without unit | policy.yaml 4:5 levels.red.claim | claim: 4m -> claim: 4 | 时长 「4」 不对 | 90s、30m、2h
a second opinion that takes its time | policy.yaml 1:18 second_opinion.deadline | language: zh -> second_opinion: {deadline: 9s} | 时长太长 | 最长 8s
half a question a day | policy.yaml 1:18 second_opinion.daily_calls | language: zh -> second_opinion: {daily_calls: 0.5} | 「0.5」 不行 | 不小于 0 的整数
a ring too soon after the last | policy.yaml 1:8 ring.repeat | language: zh -> ring: {repeat: 10s} | 间隔太短 | 至少 30s
a ring that grows quieter | policy.yaml 1:13 ring.by.red | language: zh -> ring: {by: {red: [phone, app]}} | 没有一步比一步响 | 由轻到响
a ring by no way | policy.yaml 1:13 ring.by.red | language: zh -> ring: {by: {red: []}} | 呼叫方式是空的 | [app, sms, phone]
a ring at a time of its own | policy.yaml 1:8 ring.red | language: zh -> ring: {red: later} | 不能写 「later」 | at_once
a misspelt key | policy.yaml 4:5 levels.red.cliam | claim: 4m -> cliam: 4m | 没有 「cliam」 这个键 | 是否想写 claim？
an unknown level | policy.yaml 3:3 levels.rde | red: -> rde: | 没有 「rde」 这个键 | 是否想写 red？
an unknown duty that hears | policy.yaml 5:61 levels.red.hears.hq.0 | [command] -> [comand] | 不认识的职责 「comand」 | 是否想写 command？
a level nobody approves | policy.yaml 4:5 levels.red.approvals | claim: 4m -> approvals: [] | red 级这里一个职责也没有 | 至少写一个职责
an unknown language | policy.yaml 1:1 language | language: zh -> language: fr | 不能写 「fr」 | zh、en
a word for a list | policy.yaml 5:56 levels.red.hears.hq | [command] -> command | 这里不能是 「command」 | 一个列表
a doubled key | policy.yaml 5:5 |     claim: 4m ->     claim: 4m\n    claim: 5m | 这个键写了两次 | 只留一个
a new duty like none | policy.yaml 1:10 duties.press | language: zh -> duties: {press: {name: 新闻}} | 新职责 「press」 没有说等同于哪一项 | 加上 like
a standing duty like another | policy.yaml 1:28 duties.review.like | language: zh -> duties: {review: {name: 审, like: command}} | review 是固有职责 | 删去 like
a reason that is counted | policy.yaml 1:37 level_table.0.any_of.0 | language: zh -> level_table: [{level: red, any_of: [reach]}] | 不能写 「reach」 | death、harm
no growth at all | policy.yaml 1:1 rise_again | language: zh -> rise_again: 1 | 「1」 倍不行 | 写大于 1
a reason triage does not give | policy.yaml 1:37 level_table.0.any_of.0 | language: zh -> level_table: [{level: red, any_of: [deaht]}] | 不能写 「deaht」 | 是否想写 death？

# sources
an unknown kind of source | sources.yaml 6:5 sources.1.kind | kind: feed -> kind: fede | 不能写 「fede」 | 是否想写 feed？
an address that is not of the web | sources.yaml 7:5 sources.1.url | https://news -> ftp://news | 地址不对 | http 或 https
a password in an address | sources.yaml 7:5 sources.1.url | https://news -> https://me:secret@news | 地址不对 | 不带用户名和密码
two sources of one name | sources.yaml 5:5 sources.1.name | name: news -> name: vendor | 与第 1 个信源重复 | 每个信源一个名称
a name that is no address | sources.yaml 5:5 sources.1.name | name: news -> name: 晚报 | 写法不对 | 小写字母
an interval of a second | sources.yaml 8:5 sources.1.every | every: 60s -> every: 1s | 间隔太短 | 不短于 5s
the secret itself | sources.yaml 4:5 sources.0.secret_env | VENDOR_SECRET -> whsec_abc | 不是环境变量名 | 环境变量
a source of an unknown unit of ours | sources.yaml 8:5 sources.1.ours | every: 60s -> ours: hq/east/xuhiu | 不认识的机构 「hq/east/xuhiu」 | 是否想写 hq/east/xuhui？
a source without its secret | sources.yaml 2:5 sources.0.secret_env |     secret_env: VENDOR_SECRET\n ->  | 这一项没有写 | 一段文字

# the contact book
an unknown kind of house | contacts.csv 3:1 kind | police -> polise | 不认识的类别 「polise」 | 是否想写 police？
a contact of an unknown region | contacts.csv 3:2 region | police,hq -> police,hq/x | 不认识的机构 「hq/x」 | hq/east
a contact of no house | contacts.csv 2:3 organisation | ,,示例晚报 -> ,, | 没有写单位 | 1 至 200 字
a contact whom nobody can reach | contacts.csv 3:6 phone | 021-5555 0306 ->  | 电话和邮箱都没有写 | 至少写一样
a contact’s telephone that is none | contacts.csv 2:6 phone | 021-5555 0301 -> ask her | 电话写法不对 | 数字
a contact’s address that is none | contacts.csv 2:7 email | wen@news.invalid -> wen at news | 邮箱写法不对 | name@example.com
one contact twice | contacts.csv 4 | 0306,,\n -> 0306,,\npolice,hq,示例区公安分局,,,021-5555 0306,,\n | 与第 3 行完全相同 | 删去一行
a contact’s column that is none | contacts.csv 1:6 mobile | post,phone -> post,mobile | 没有 「mobile」 这一列 | kind、region
`;

describe.each(chapters(mistakes))('in %s', (_where, rows) => {
  it.each(rows)('refuses $rule', async ({ file, place, from, to, wrong, right }) => {
    const problems = await problemsOf(folderWhere(file, from, to));
    expect(problems.map(placeOf)).toEqual([`${file} ${place}`]);
    expect(problems[0]?.wrong).toContain(wrong);
    expect(problems[0]?.right).toContain(right);
  });
});

function chapters(text: string) {
  return text
    .split('# ')
    .slice(1)
    .map((chapter) => {
      const [title = '', ...lines] = chapter.trim().split('\n');
      return [title, lines.map(row)] as const;
    });
}

function row(line: string) {
  const [rule = '', where = '', change = '', wrong = '', right = ''] = line.split(' | ');
  const [from = '', to = ''] = change
    .split(' -> ')
    .map((text) => text.replaceAll('\\n', '\n').replaceAll('\\u200b', '\u200b'));
  const file = files.find((name) => where.startsWith(name));
  if (file === undefined) throw new Error(`no such file: ${where}`);
  return { rule, file, place: where.slice(file.length + 1), from, to, wrong, right };
}

function placeOf({ file, line, column, field }: Problem) {
  const place = [line, column].filter((part) => part !== undefined).join(':');
  return field === undefined ? `${file} ${place}` : `${file} ${place} ${field}`;
}

it('accepts the chain they were made from', async () => {
  expect(await problemsOf(folderWith())).toEqual([]);
});

it('names a cycle of several units at each of them', async () => {
  const problems = await problemsOf(
    folderWhere('org.csv', 'web:east:coordination,,', 'web:east:coordination,,hq/east/xuhui'),
  );
  expect(problems.map(({ line, wrong }) => [line, wrong])).toEqual([
    [3, '上级关系成了一个圈：hq/east → hq/east/xuhui → hq/east'],
    [4, '上级关系成了一个圈：hq/east/xuhui → hq/east → hq/east/xuhui'],
  ]);
});

it('names every problem of every file at once', async () => {
  const problems = await problemsOf(
    folderWith({
      'org.csv': 'path,kind,name,zone\nhq,hq,示例集团,Mars/Base\nhq/a,branhc,甲,\n',
      'people.csv': 'employee_no,name,unit\nE1,陈一,hq/b\nE1,陈二,hq\n',
      'policy.yaml': 'undo: 0s\nsnoze: 5m\n',
      'sources.yaml': 'sources: [{name: A, kind: csv, folder: x}]\n',
    }),
  );
  expect(problems.map(({ file, line, field }) => `${file}:${line} ${field}`)).toEqual([
    'org.csv:2 zone',
    'org.csv:3 kind',
    'org.csv:3 name',
    'people.csv:2 unit',
    'people.csv:3 employee_no',
    'policy.yaml:1 undo',
    'policy.yaml:2 snoze',
    'sources.yaml:1 sources.0.name',
  ]);
});

it('says it in English to who asks for it', async () => {
  const [problem] = await problemsOf(folderWhere('policy.yaml', 'claim: 4m', 'claim: 0m'), 'en');
  expect(problem?.wrong).toBe('「0m」 is not a duration');
  expect(problem?.right).toContain('above zero');
});

it('never repeats a person’s telephone, address or account in a problem', async () => {
  const people =
    'employee_no,name,unit,phone,email,identities\nE1,陈一,hq,tel 13800138000,chen@@x,web:13800138000\n';
  const problems = await problemsOf(folderWith({ 'people.csv': people }));
  expect(problems.map(({ field }) => field)).toEqual(['phone', 'email', 'identities']);
  expect(JSON.stringify(problems)).not.toMatch(/13800138000|chen@@x/);
});
