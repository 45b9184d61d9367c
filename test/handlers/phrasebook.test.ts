import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPressId } from '../../src/bot/cards/presses.ts';
import { linksIn } from '../../src/handlers/links.ts';
import { understand } from '../../src/handlers/phrasebook.ts';
import { verbs } from '../../src/handlers/phraseVerbs.ts';
import { org, people } from '../bot/cards/sample.ts';

const names = { org, people };

it.each`
  typed                                                          | action                | values
  ${'P128 认领'}                                                 | ${'claim'}            | ${{}}
  ${'认领 P128'}                                                 | ${'claim'}            | ${{}}
  ${'认领P128'}                                                  | ${'claim'}            | ${{}}
  ${'P128认领'}                                                  | ${'claim'}            | ${{}}
  ${'p128 认领。'}                                               | ${'claim'}            | ${{}}
  ${'Ｐ１２８　认领'}                                            | ${'claim'}            | ${{}}
  ${'#P128：認領'}                                               | ${'claim'}            | ${{}}
  ${'P128 1'}                                                    | ${'claim'}            | ${{}}
  ${'P128 １ 认领'}                                              | ${'claim'}            | ${{}}
  ${'claim P128'}                                                | ${'claim'}            | ${{}}
  ${'P128 CLAIM'}                                                | ${'claim'}            | ${{}}
  ${'@烽火 P128 认领'}                                           | ${'claim'}            | ${{}}
  ${'/fenghuo P128 claim'}                                       | ${'claim'}            | ${{}}
  ${'P128 排除 三年前的旧帖，已答复'}                            | ${'dismiss'}          | ${{ reason: '三年前的旧帖，已答复' }}
  ${'P128 排除：理由：旧帖'}                                     | ${'dismiss'}          | ${{ reason: '旧帖' }}
  ${'P128 2 旧帖 ABC Ｄ'}                                        | ${'dismiss'}          | ${{ reason: '旧帖 ABC Ｄ' }}
  ${'P128 2 排除 旧帖'}                                          | ${'dismiss'}          | ${{ reason: '旧帖' }}
  ${'P128 排除'}                                                 | ${'dismiss'}          | ${{}}
  ${'dismiss P128 Old post'}                                     | ${'dismiss'}          | ${{ reason: 'Old post' }}
  ${'P128 上报 需要法务'}                                        | ${'escalate'}         | ${{ reason: '需要法务' }}
  ${'上报 P128 需要法务'}                                        | ${'escalate'}         | ${{ reason: '需要法务' }}
  ${'P128 上报区域'}                                             | ${'escalate'}         | ${{}}
  ${'P128 escalate to HQ'}                                       | ${'escalate'}         | ${{}}
  ${'P128 关闭 小结：已与家属沟通'}                              | ${'close'}            | ${{ note: '已与家属沟通' }}
  ${'P128 close Talked to the family'}                           | ${'close'}            | ${{ note: 'Talked to the family' }}
  ${'P128 备注 正在调阅病历'}                                    | ${'addNote'}          | ${{ text: '正在调阅病历' }}
  ${'P128 补充事实 术前已告知'}                                  | ${'addFact'}          | ${{ text: '术前已告知' }}
  ${'P128 3\n第一行\n第二行'}                                    | ${'addFact'}          | ${{ text: '第一行\n第二行' }}
  ${'P128 定级 Ⅰ级 特别重大 转发过万'}                           | ${'setLevel'}         | ${{ level: 'red', reason: '转发过万' }}
  ${'P128 定级 Ⅲ级 影响小'}                                      | ${'setLevel'}         | ${{ level: 'yellow', reason: '影响小' }}
  ${'P128 level orange growing fast'}                            | ${'setLevel'}         | ${{ level: 'orange', reason: 'growing fast' }}
  ${'P128 set level II growing'}                                 | ${'setLevel'}         | ${{ level: 'orange', reason: 'growing' }}
  ${'P128 定级 不知道'}                                          | ${'setLevel'}         | ${{ reason: '不知道' }}
  ${'P128 改性质 谣言 查无此人'}                                 | ${'setNature'}        | ${{ nature: 'rumour', reason: '查无此人' }}
  ${'P128 nature safety'}                                        | ${'setNature'}        | ${{ nature: 'safety' }}
  ${'P128 下发 徐汇院区 2小时内 核实记录'}                       | ${'direct'}           | ${{ to: 'hq/east/xuhui', minutes: '120', text: '核实记录' }}
  ${'P128 下发 30分钟 核实记录'}                                 | ${'direct'}           | ${{ minutes: '30', text: '核实记录' }}
  ${'P128 instruct 1 day check it'}                              | ${'direct'}           | ${{ minutes: '1440', text: 'check it' }}
  ${'P128 下发 徐汇院区外科 核实'}                               | ${'direct'}           | ${{ to: 'hq/east/xuhui/surgery', text: '核实' }}
  ${'P128 改归属 浦东院区 说的是浦东'}                           | ${'move'}             | ${{ to: 'hq/east/pudong', reason: '说的是浦东' }}
  ${'P128 转交 周敏'}                                            | ${'handOver'}         | ${{ person: '2001' }}
  ${'P128 转交 @周敏'}                                           | ${'handOver'}         | ${{ person: '2001' }}
  ${'P128 hand over to 2001'}                                    | ${'handOver'}         | ${{ person: '2001' }}
  ${'P128 转交 无此人'}                                          | ${'handOver'}         | ${{}}
  ${'P128 办结'}                                                 | ${'finishDirective'}  | ${{}}
  ${'P128 办结 已联系家属，病历已封存'}                          | ${'finishDirective'}  | ${{ note: '已联系家属，病历已封存' }}
  ${'P128 done family was called'}                               | ${'finishDirective'}  | ${{ note: 'family was called' }}
  ${'P128 并入 P8'}                                              | ${'merge'}            | ${{ into: 'P8' }}
  ${'P128 合并到P8：同一件事'}                                   | ${'merge'}            | ${{ into: 'P8', reason: '同一件事' }}
  ${'P128 并入 ｐ８ 理由：同一件事'}                             | ${'merge'}            | ${{ into: 'P8', reason: '同一件事' }}
  ${'P128 merge into p8 same post'}                              | ${'merge'}            | ${{ into: 'P8', reason: 'same post' }}
  ${'P128 并入'}                                                 | ${'merge'}            | ${{}}
  ${'P128 并入 那件'}                                            | ${'merge'}            | ${{ reason: '那件' }}
  ${'P128 拆分 #a41f09c2 07be 说的是浦东'}                       | ${'split'}            | ${{ mentions: '#a41f09c2 07be', reason: '说的是浦东' }}
  ${'P128 split a41f09c2'}                                       | ${'split'}            | ${{ mentions: 'a41f09c2' }}
  ${'P128 拆分'}                                                 | ${'split'}            | ${{}}
  ${'P128 取消认领'}                                             | ${'release'}          | ${{}}
  ${'P128 撤销'}                                                 | ${'undo'}             | ${{}}
  ${'P128 同意排除'}                                             | ${'confirmDismissal'} | ${{}}
  ${'P128 不同意 还要核实'}                                      | ${'rejectDismissal'}  | ${{ reason: '还要核实' }}
  ${'P128 重新打开 又有新帖'}                                    | ${'reopen'}           | ${{ reason: '又有新帖' }}
  ${'P128 非我院 应归浦东'}                                      | ${'notOurs'}          | ${{ reason: '应归浦东' }}
  ${'P128 稍后'}                                                 | ${'snooze'}           | ${{}}
  ${'P128 查看原文'}                                             | ${'view'}             | ${{}}
  ${'P128 查看原文 核实患者身份'}                                | ${'view'}             | ${{ reason: '核实患者身份' }}
  ${'P128 原文 #A41F9C02 理由：核实身份'}                        | ${'view'}             | ${{ mention: 'a41f9c02', reason: '核实身份' }}
  ${'P128 18 #a41f 核实患者身份'}                                | ${'view'}             | ${{ reason: '#a41f 核实患者身份' }}
  ${'P128 历史'}                                                 | ${'history'}          | ${{}}
  ${'P128 正在核实 值班医生几点到场'}                            | ${'addFact'}          | ${{ text: '值班医生几点到场', open: 'open' }}
  ${'P128 3 正在核实 几点到场'}                                  | ${'addFact'}          | ${{ text: '几点到场', open: 'open' }}
  ${'P128 checking When the doctor came'}                        | ${'addFact'}          | ${{ text: 'When the doctor came', open: 'open' }}
  ${'@烽火 事实 P128 术前已告知'}                                | ${'addFact'}          | ${{ text: '术前已告知' }}
  ${'P128 事实 术前已告知'}                                      | ${'addFact'}          | ${{ text: '术前已告知' }}
  ${'P128 事实'}                                                 | ${'facts'}            | ${{}}
  ${'事实 P128'}                                                 | ${'facts'}            | ${{}}
  ${'P128 facts'}                                                | ${'facts'}            | ${{}}
  ${'P128 24 事实'}                                              | ${'facts'}            | ${{}}
  ${'P128 补充事实 有签字 来源：外科 证据：https://a.example/1'} | ${'addFact'}          | ${{ text: '有签字', source: '外科', evidence: 'https://a.example/1' }}
  ${'P128 add fact Signed; source: surgery'}                     | ${'addFact'}          | ${{ text: 'Signed', source: 'surgery' }}
  ${'P128 确认事实 2'}                                           | ${'confirmFact'}      | ${{ fact: 'F2' }}
  ${'P128 确认事实 Ｆ２'}                                        | ${'confirmFact'}      | ${{ fact: 'F2' }}
  ${'P128 confirm fact #2'}                                      | ${'confirmFact'}      | ${{ fact: 'F2' }}
  ${'P128 25 2'}                                                 | ${'confirmFact'}      | ${{ fact: 'F2' }}
  ${'P128 存疑 2 时间对不上'}                                    | ${'disputeFact'}      | ${{ fact: 'F2', reason: '时间对不上' }}
  ${'P128 存疑 F2：3点的记录没有'}                               | ${'disputeFact'}      | ${{ fact: 'F2', reason: '3点的记录没有' }}
  ${'P128 存疑 3点的记录没有'}                                   | ${'disputeFact'}      | ${{ reason: '3点的记录没有' }}
  ${'P128 撤回事实 2 写错了'}                                    | ${'withdrawFact'}     | ${{ fact: 'F2', reason: '写错了' }}
  ${'P128 拟声明 微博 官网'}                                     | ${'draft'}            | ${{ forms: 'weibo site' }}
  ${'P128 拟声明 官网长文、微博≤140字'}                          | ${'draft'}            | ${{ forms: 'site weibo' }}
  ${'P128 拟声明'}                                               | ${'draft'}            | ${{}}
  ${'拟声明 P128'}                                               | ${'draft'}            | ${{}}
  ${'P128 draft statement website'}                              | ${'draft'}            | ${{ forms: 'site' }}
`('$typed presses $action', ({ typed, action, values }) => {
  expect(understand(typed, names)).toEqual({ kind: 'press', code: 'P128', action, values });
});

it.each`
  typed                                      | phrase
  ${'帮助'}                                  | ${{ kind: 'help' }}
  ${'HELP'}                                  | ${{ kind: 'help' }}
  ${'？'}                                    | ${{ kind: 'help' }}
  ${'待办'}                                  | ${{ kind: 'status' }}
  ${'状态。'}                                | ${{ kind: 'status' }}
  ${'todo'}                                  | ${{ kind: 'status' }}
  ${'P128'}                                  | ${{ kind: 'status', code: 'P128' }}
  ${'上报 https://weibo.example/1 家属发帖'} | ${{ kind: 'report', text: 'https://weibo.example/1 家属发帖', links: ['https://weibo.example/1'] }}
  ${'上报：电话投诉，称等了三小时'}          | ${{ kind: 'report', text: '电话投诉，称等了三小时', links: [] }}
  ${'上报家属在门诊拉横幅'}                  | ${{ kind: 'report', text: '家属在门诊拉横幅', links: [] }}
  ${'report A caller says ＡＢＣ'}           | ${{ kind: 'report', text: 'A caller says ＡＢＣ', links: [] }}
  ${'上报 Peter 在门诊吵闹'}                 | ${{ kind: 'report', text: 'Peter 在门诊吵闹', links: [] }}
  ${'上报'}                                  | ${{ kind: 'unknown', near: '上报 …' }}
  ${'认领'}                                  | ${{ kind: 'unknown', near: 'P… 认领' }}
  ${'P128 认令'}                             | ${{ kind: 'unknown', near: 'P128 认领' }}
  ${'P128 cliam'}                            | ${{ kind: 'unknown', near: 'P128 claim' }}
  ${'P128 99'}                               | ${{ kind: 'unknown', near: 'P128 认领' }}
  ${'代办'}                                  | ${{ kind: 'unknown', near: '待办' }}
  ${'statuss'}                               | ${{ kind: 'unknown', near: 'status' }}
  ${'今天天气很好'}                          | ${{ kind: 'unknown' }}
  ${'reporter called'}                       | ${{ kind: 'unknown', near: 'report' }}
  ${''}                                      | ${{ kind: 'unknown' }}
  ${'待我审批'}                              | ${{ kind: 'approvals' }}
  ${'待审批。'}                              | ${{ kind: 'approvals' }}
  ${'Waiting for my approval'}               | ${{ kind: 'approvals' }}
  ${'停止一切发布'}                          | ${{ kind: 'stop' }}
  ${'停止发布 事实有误，先停'}               | ${{ kind: 'stop', reason: '事实有误，先停' }}
  ${'@烽火 停止一切发布！'}                  | ${{ kind: 'stop' }}
  ${'stop all publishing: Facts are wrong'}  | ${{ kind: 'stop', reason: 'Facts are wrong' }}
  ${'解除停止发布'}                          | ${{ kind: 'liftStop' }}
  ${'解除停止一切发布。'}                    | ${{ kind: 'liftStop' }}
  ${'Lift stop'}                             | ${{ kind: 'liftStop' }}
  ${'代理 周敏 到 11-23 18:00'}              | ${{ kind: 'delegate', name: '周敏', until: '11-23 18:00' }}
  ${'代理 @周敏 至 2026-11-23 18:00'}        | ${{ kind: 'delegate', name: '周敏', until: '2026-11-23 18:00' }}
  ${'delegate to 2001 until 21:30'}          | ${{ kind: 'delegate', name: '2001', until: '21:30' }}
  ${'取消代理 周敏'}                         | ${{ kind: 'undelegate', name: '周敏' }}
  ${'end delegation of 2001'}                | ${{ kind: 'undelegate', name: '2001' }}
  ${'通讯录'}                                | ${{ kind: 'contacts' }}
  ${'通讯录 媒体'}                           | ${{ kind: 'contacts', about: 'media' }}
  ${'通讯录 监管 上海'}                      | ${{ kind: 'contacts', about: 'regulator', words: '上海' }}
  ${'contacts police'}                       | ${{ kind: 'contacts', about: 'police' }}
  ${'代理商来投诉'}                          | ${{ kind: 'unknown' }}
`('$typed means $phrase.kind', ({ typed, phrase }) => {
  expect(understand(typed, names)).toEqual(phrase);
});

describe('every button', () => {
  const spoken = Object.entries(verbs).flatMap(([action, words]) =>
    words.map((word) => [word, action] as const),
  );
  it.each(spoken)('%s is %s', (word, action) => {
    expect(isPressId(action)).toBe(true);
    expect(understand(`P7 ${word}`)).toMatchObject({ kind: 'press', code: 'P7', action });
    // Said first, the stop is the house's own, and the incident its reason.
    const first =
      action === 'stopPublishing' ? { kind: 'stop', reason: 'P7' } : { kind: 'press', code: 'P7', action };
    expect(understand(`${word.toUpperCase()} P7`)).toMatchObject(first);
  });
});

describe('a name that two people have', () => {
  it('hands over to neither', () => {
    const twin = [...people.byId.values()].map((person) => [person.id, { ...person, name: '同名' }] as const);
    const twins = { org, people: { ...people, byId: new Map(twin) } };
    expect(understand('P128 转交 同名', twins)).toMatchObject({ action: 'handOver', values: {} });
  });
});

describe('links in what people type', () => {
  it.each`
    text                                                 | links
    ${'看 https://a.example/x?y=1。然后'}                | ${['https://a.example/x?y=1']}
    ${'（https://a.example/x）'}                         | ${['https://a.example/x']}
    ${'see https://a.example/x, please.'}                | ${['https://a.example/x']}
    ${'https://a.example/wiki/X_(y)'}                    | ${['https://a.example/wiki/X_(y)']}
    ${'<https://a.example/x|a>'}                         | ${['https://a.example/x']}
    ${'https://a.example/ https://a.example/'}           | ${['https://a.example/']}
    ${'HTTPS://A.example/x'}                             | ${['HTTPS://A.example/x']}
    ${'javascript:alert(1) ftp://a.example file:///etc'} | ${[]}
    ${'https://bank.example@evil.example/'}              | ${[]}
    ${'https:// http://'}                                | ${[]}
    ${'没有链接'}                                        | ${[]}
  `('$text', ({ text, links }) => {
    expect(linksIn(text)).toEqual(links);
  });

  it('are at most ten', () => {
    const many = Array.from({ length: 30 }, (_, index) => `https://a.example/${index}`).join(' ');
    expect(linksIn(many)).toHaveLength(10);
  });
});

describe('whatever is typed', () => {
  const corpus = join(import.meta.dirname, '../../../shared/corpora/strings/blns.json');

  it('is answered, not thrown at', () => {
    const typed = fc.string({ unit: 'binary', maxLength: 200 });
    const property = fc.property(typed, (text) => {
      expect(understand(text, names).kind).toBeTypeOf('string');
      expect(understand(`P1 ${text}`, names)).not.toMatchObject({ kind: 'report' });
    });
    fc.assert(property, { seed: 128, numRuns: 200 });
  }, 30_000);

  it('never becomes a press without a code', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => !/[pPｐＰ]/u.test(text));
    fc.assert(
      fc.property(typed, (text) => understand(text, names).kind !== 'press'),
      { seed: 128, numRuns: 200 },
    );
  }, 30_000);

  it.skipIf(!existsSync(corpus))(
    'is safe for the list of naughty strings, and a report keeps every character',
    () => {
      const list: unknown = JSON.parse(readFileSync(corpus, 'utf8'));
      const strings = Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
      for (const text of strings) {
        expect(understand(text, names).kind).not.toBe('press');
        const words = `原话 ${text}`.trim();
        expect(understand(`上报 ${words}`, names)).toMatchObject({ kind: 'report', text: words });
      }
    },
    30_000,
  );

  it('is read in time however long it is', () => {
    for (const long of [
      'P128 '.repeat(40_000),
      'https://'.repeat(40_000),
      `上报 ${'('.repeat(200_000)}`,
      ' '.repeat(200_000),
      `x${' '.repeat(200_000)}x`,
      `上报${' '.repeat(200_000)}x`,
      `P1 定级 ${' .'.repeat(100_000)}`,
      `P1 补充事实 ${' 来源:'.repeat(50_000)}`,
      `P1 拟声明 ${'微'.repeat(200_000)}`,
      `P1-v1 aaaa 发布 ${'1-1 '.repeat(50_000)}`,
      `代理 ${' 到'.repeat(100_000)}`,
    ]) {
      const start = performance.now();
      understand(long, names);
      expect(performance.now() - start).toBeLessThan(20_000);
    }
  }, 30_000);
});
