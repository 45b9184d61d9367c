import { expect, it } from 'vitest';
import type { FactId } from '../../src/incident/statement.ts';
import { inspect } from '../../src/statement/inspect.ts';

const facts = [
  '2026年4月2日10时，徐汇院区3号楼水管破裂，2楼走廊积水',
  '维修工11时20分关闭阀门，12时恢复供水',
  '上海市徐汇区卫生健康委员会4月3日到院检查',
  '后勤主任程砚秋负责更换老旧水管，6月30日前完成',
  '网传“徐汇院区2楼病房被淹”的说法不实',
].map((text, at) => ({ id: `F${at + 1}` as FactId, text }));

function foundIn(text: string): readonly string[] {
  const basis = { form: 'reporter' as const, facts, open: [], unitNames: ['徐汇院区'] };
  const named = inspect(text, { ...basis, inquiryDone: false, siblings: [] }).map(({ check }) => check);
  return [...new Set(named)].filter((check) => check !== 'missing').sort();
}

it.each`
  text                                          | checks             | why
  ${'水管破了，2楼走廊积了水。'}                | ${[]}              | ${'told in plainer words'}
  ${'阀门在11时20分关上了。'}                   | ${[]}              | ${'told the other way about'}
  ${'网上说病房被淹，不是真的。'}               | ${[]}              | ${'what is untrue is denied'}
  ${'每一位患者的安全，都是我们的头等大事。'}   | ${[]}              | ${'holds at all times'}
  ${'请绕行2楼走廊，并留意地面湿滑。'}          | ${[]}              | ${'what is asked goes on'}
  ${'走廊里有三名老人滑倒。'}                   | ${['unsupported']} | ${'somebody whom no fact knows'}
  ${'破裂的水管由厂家免费更换，质保十年。'}     | ${['unsupported']} | ${'a deed and a number of its own'}
  ${'维修工已连夜更换全院水管。'}               | ${['unsupported']} | ${'done, where the fact only foresees'}
  ${'浦东新区卫生健康委员会4月3日到院检查。'}   | ${['mismatch']}    | ${"another district's"}
  ${'上海市卫生健康委员会4月3日到院检查。'}     | ${['mismatch']}    | ${"the city's, not the district's"}
  ${'后勤主任程砚冬负责更换老旧水管。'}         | ${['mismatch']}    | ${'one letter of a name'}
  ${'在两个院区的支援下，走廊积水已清理完毕。'} | ${['unsupported']} | ${'a number of units is no name of one'}
`('$text $why', ({ text, checks }: { readonly text: string; readonly checks: readonly string[] }) => {
  expect(foundIn(text)).toEqual(checks);
});

const rounds = [
  '11月12日，大堂一台冷气机损坏',
  '11月13日晚修妥，共用时一天',
  '当日286份报告由检验科核对，仅一对互换',
  '医院11月21日加高围网1.2米',
  '停车首小时5元，之后每小时3元',
  '检验科主任容锦负责更换条码打印机，9时35分完成',
  '10月29日退还2600元',
].map((text, at) => ({ id: `R${at + 1}` as FactId, text }));

it.each`
  text                                            | checks          | why
  ${'十二号坏、十三号晚修好。'}                   | ${[]}           | ${'two days in one breath'}
  ${'大堂一台冷气机11月13日损坏。'}               | ${['mismatch']} | ${"the other fact's day"}
  ${'其余二百多份报告已由检验科核对。'}           | ${[]}           | ${'as people round'}
  ${'当日三百多份报告由检验科核对。'}             | ${['mismatch']} | ${'rounded to another hundred'}
  ${'围网加高了一米二。'}                         | ${[]}           | ${'a metre and two tenths'}
  ${'围网加高了一米五。'}                         | ${['mismatch']} | ${'another height'}
  ${'停车头一个小时5元。'}                        | ${[]}           | ${'the first hour is no number of hours'}
  ${'条码打印机由容锦主任负责更换。'}             | ${[]}           | ${'what stands before a name is not of it'}
  ${'容锦主任负责的打印机，九点过三十五分换好。'} | ${[]}           | ${'a time as it is spoken'}
  ${'上月二十九日已退还2600元。'}                 | ${[]}           | ${'the day of a month that is not named'}
  ${'上月十九日，大堂一台冷气机损坏。'}           | ${['mismatch']} | ${'another day of it'}
`('$text $why', ({ text, checks }: { readonly text: string; readonly checks: readonly string[] }) => {
  const basis = { form: 'reporter' as const, facts: rounds, open: [], unitNames: ['徐汇院区'] };
  const named = inspect(text, { ...basis, inquiryDone: false, siblings: [] }).map(({ check }) => check);
  expect([...new Set(named)].filter((check) => check === 'mismatch')).toEqual(checks);
});
