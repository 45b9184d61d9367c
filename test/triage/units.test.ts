import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../src/triage/units.ts';
import { item, org, path } from './chain.ts';

describe('which of our units a text is about', () => {
  it.each`
    text                            | units                                  | because
    ${'示例医院徐汇院区手术出错'}   | ${['hq/east/xuhui']}                   | ${'its full name'}
    ${'徐匯院區急診態度差'}         | ${['hq/east/xuhui']}                   | ${'its alias, in traditional script'}
    ${'徐 汇 区的路上'}             | ${[]}                                  | ${'a district is no branch'}
    ${'昨天在徐汇吃饭'}             | ${[]}                                  | ${'two letters alone prove nothing'}
    ${'示例医疗徐汇那家态度差'}     | ${['hq/east/xuhui']}                   | ${'two letters beside the chain’s name'}
    ${'徐汇分院态度差'}             | ${['hq/east/xuhui']}                   | ${'two letters with 分院 after them'}
    ${'王示例医生在徐汇看诊'}       | ${['hq/east/xuhui']}                   | ${'two letters beside our doctor’s name'}
    ${'王示例医生态度差'}           | ${[]}                                  | ${'a doctor’s name alone proves nothing'}
    ${'示例医疗的王示例医生态度差'} | ${['hq/east/xuhui']}                   | ${'a doctor’s name beside the chain’s'}
    ${'示例医疗在上海的分号'}       | ${['hq']}                              | ${'a city that two branches share'}
    ${'示例一院误诊'}               | ${[]}                                  | ${'two branches share the alias and nothing tells them apart'}
    ${'广州示例一院误诊'}           | ${['hq/south/tianhe']}                 | ${'the city tells which of two'}
    ${'爱与和平'}                   | ${[]}                                  | ${'a branch named like a common word'}
    ${'深圳和平看牙'}               | ${['hq/south/heping']}                 | ${'… with its city'}
    ${'示例医疗集团被曝'}           | ${['hq']}                              | ${'the chain’s name alone is HQ’s'}
    ${'华东区域多家'}               | ${['hq/east']}                         | ${'a region’s name'}
    ${'徐汇院区和浦东院区'}         | ${['hq/east/pudong', 'hq/east/xuhui']} | ${'two branches'}
    ${'徐汇院区急诊科'}             | ${['hq/east/xuhui']}                   | ${'a department without groups is its branch'}
    ${'浦东儿科中心'}               | ${['hq/east/pudong/children']}         | ${'a department with groups of its own'}
    ${'浦东院区的浦东儿科中心'}     | ${['hq/east/pudong/children']}         | ${'the part, not the whole'}
    ${'示例医疗急诊科等了很久'}     | ${['hq']}                              | ${'every branch has an emergency department'}
    ${'徐汇门诊态度差'}             | ${['hq/east/xuhui']}                   | ${'two letters with a hospital word after them'}
    ${'徐汇那家医院误诊'}           | ${['hq/east/xuhui']}                   | ${'… and no more than 那家 between'}
    ${'徐汇区某小区停水，医院停诊'} | ${[]}                                  | ${'a district, and a hospital elsewhere'}
    ${'示例医疗和徐汇区政府签约'}   | ${['hq']}                              | ${'a district beside the chain’s name'}
    ${'和平路的口腔医院'}           | ${[]}                                  | ${'a road of the same name'}
    ${'深圳和平驾校'}               | ${[]}                                  | ${'somebody else’s, in its city'}
    ${'深圳和平里的骨科'}           | ${[]}                                  | ${'a phrase the unit excludes, in its city'}
    ${`深圳${'长'.repeat(90)}和平`} | ${[]}                                  | ${'the city too far off'}
    ${'李同名医生态度差'}           | ${[]}                                  | ${'a doctor of two branches'}
    ${'示例医疗李同名医生态度差'}   | ${['hq']}                              | ${'… beside the chain’s name'}
    ${'徐汇的李同名医生态度差'}     | ${['hq/east/xuhui']}                   | ${'… beside a short name of one of them'}
    ${'中心医院误诊'}               | ${[]}                                  | ${'a name every city has'}
    ${'广州中心医院误诊'}           | ${['hq/south/tianhe']}                 | ${'… with its city'}
    ${'某市人民医院误诊'}           | ${[]}                                  | ${'somebody else’s hospital'}
  `('$because: $text', ({ text, units }) => {
    expect(item(text).verdict.units).toEqual(units);
  });
});

describe('who owns it', () => {
  it.each`
    units                                    | owner              | because
    ${['hq/east/xuhui']}                     | ${'hq/east/xuhui'} | ${'one branch: its own'}
    ${['hq/east/pudong', 'hq/east/xuhui']}   | ${'hq/east'}       | ${'two branches of a region: the region'}
    ${['hq/east/pudong', 'hq/south/tianhe']} | ${'hq'}            | ${'branches of two regions: HQ'}
    ${[]}                                    | ${'hq'}            | ${'nobody named: HQ'}
  `('$because', ({ units, owner }) => {
    expect(ownerOf(units.map(path), org)).toBe(owner);
  });

  it('is the unit in whose group a person reported it, whatever it names', () => {
    const { verdict } = item('浦东院区误诊', { kind: 'report', reportedFor: path('hq/east/xuhui') });
    expect(verdict).toMatchObject({ units: ['hq/east/xuhui'], unit: 'hq/east/xuhui', relevant: true });
  });
});
