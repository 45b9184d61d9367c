import { describe, expect, it } from 'vitest';
import { mask, maskedSpans } from '../../src/triage/mask.ts';

describe('names in news', () => {
  it.each`
    text                                          | shown
    ${'出席的有陈建军、郭建设、刘晓波'}           | ${'出席的有陈某某、郭某某、刘某某'}
    ${'副行长苏宁否认此事'}                       | ${'副行长苏某否认此事'}
    ${'专家安然认为不可信'}                       | ${'专家安某认为不可信'}
    ${'相传隋文帝到过这里'}                       | ${'相传隋某某到过这里'}
    ${'风清扬武功盖世'}                           | ${'风某某武功盖世'}
    ${'滨崎步和小栗旬同台'}                       | ${'滨某某和小某某同台'}
    ${'随着Moon和Grubby出局'}                     | ${'随着M***和G*****出局'}
    ${'虽然BillRoper离开，paulsmith没有'}         | ${'虽然B********离开，p********没有'}
    ${'Morhaime说游戏会延期'}                     | ${'M*******说游戏会延期'}
    ${'前锋Saganowski，中场Panda.Lyn'}            | ${'前锋S*********，中场P****.***'}
    ${'Kotick）的讲话，（StuartWelch1928-2008）'} | ${'K*****）的讲话，（S**********1928-2008）'}
    ${'黄家驹与阿Paul主演'}                       | ${'黄某某与阿****主演'}
    ${'副部长安东诺夫表示'}                       | ${'副部长安某某某表示'}
  `('$text → $shown', ({ text, shown }) => {
    expect(mask(text)).toBe(shown);
  });

  it.each([
    '费耶诺德客场挑战特温特，威廉希尔看好奈梅亨',
    '奇瑞与凯越、伊兰特同场比较',
    '据韩国疾病管理厅消息，产妇凌晨在家晕倒',
    '护士小姐姐的高温天',
    '沈阳女护士支援衡水',
    '托珠单抗与单克隆抗体',
  ])('%s names nobody', (text) => {
    expect(mask(text)).toBe(text);
  });

  it('are seen more boldly than in talk', () => {
    expect(mask('楼建分别获得两个名次')).toBe('楼某分别获得两个名次');
    expect(mask('楼建分别获得两个名次吗')).toBe('楼建分别获得两个名次吗');
  });

  it.each(['罗生门', '佐汉', '玉娇'])('are seldom what 《%s》 is called', (title) => {
    expect(maskedSpans(`我看了${title}，很好`)).toHaveLength(1);
    expect(maskedSpans(`我看了《${title}》，很好`)).toEqual([]);
  });
});

describe('accounts', () => {
  it.each(['星座美文日记', '全球时尚精选', '剑网游戏官方站', '手机电影推荐'])('@%s is nobody', (name) => {
    expect(mask(`转自@${name} ：`)).toBe(`转自@${name} ：`);
  });

  it('of persons are hidden', () => {
    expect(mask('转自@单调暖色 ：')).toBe('转自@单某某某 ：');
  });
});
