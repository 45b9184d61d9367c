import { describe, expect, it } from 'vitest';
import { mask } from '../../src/triage/mask.ts';
import { topicsIn } from '../../src/triage/topics.ts';

describe('the departments that a text speaks of', () => {
  it.each`
    text                                        | found
    ${'小儿科排队三小时'}                       | ${'儿科'}
    ${'急诊没人管，急诊室的灯都是坏的'}         | ${'急诊科'}
    ${'产房门口吵起来了'}                       | ${'产科'}
    ${'妇产科的护士'}                           | ${'妇产科'}
    ${'心内科等了一天'}                         | ${'心内科'}
    ${'心血管内科和内科'}                       | ${'心内科 内科'}
    ${'普外科、小儿外科、外科'}                 | ${'普外科 小儿外科 外科'}
    ${'牙科的椅子'}                             | ${'口腔科'}
    ${'被送进ICU'}                              | ${'重症医学科'}
    ${'NICU 不让探视'}                          | ${'新生儿科'}
    ${'血透室的机器'}                           | ${'血液净化中心'}
    ${'產房與掛號處'}                           | ${'产科 挂号处'}
    ${'保安推人'}                               | ${'保卫科'}
    ${'B超室关门'}                              | ${'超声科'}
    ${'The emergency room, then the pharmacy'}  | ${'急诊科 药剂科'}
    ${'两小时后又回急诊科，再去儿科，再回急诊'} | ${'急诊科 儿科'}
    ${'胸腔科、血肿科、大肠直肠科'}             | ${'呼吸科 血液科 肛肠科'}
  `('$text: $found', ({ text, found }) => {
    expect(topicsIn(text).departments.join(' ')).toBe(found);
  });

  it.each([
    '医用外科口罩又涨价了',
    '爱尔眼科发布声明',
    '本市眼科医院开业',
    '一本外科学',
    '中国中医科学院',
    '首都医科大学',
    '这也太小儿科了',
    '产房传喜讯',
    '街角的大药房',
    'It was difficult, he was a particular man',
    '这家医院的科室很多',
    '',
  ])('are none in %j', (text) => {
    expect(topicsIn(text).departments).toEqual([]);
  });
});

describe('the people that a text names with what they do', () => {
  it.each`
    text                            | keys
    ${'感谢王主任'}                 | ${'王主任'}
    ${'王副主任医师'}               | ${'王主任'}
    ${'张大夫和张医师'}             | ${'张医生'}
    ${'投诉刘护士长'}               | ${'刘护士长'}
    ${'王建国主任态度差'}           | ${'王建国'}
    ${'护士长王芳骂人'}             | ${'王芳'}
    ${'王建国医生后来王建国主任说'} | ${'王建国'}
    ${'儿科的欧阳主任'}             | ${'欧阳主任'}
    ${'王某某主任'}                 | ${'王主任'}
    ${'陶姓医生'}                   | ${'陶医生'}
    ${'Dr. Wang and Nurse Li'}      | ${'Dr Wang,Nurse Li'}
    ${'Doctor Wang, Dr Wang'}       | ${'Dr Wang'}
  `('$text: $keys', ({ text, keys }) => {
    expect(
      topicsIn(text)
        .doctors.map(({ key }) => key)
        .join(','),
    ).toBe(keys);
  });

  it('are named as they stand', () => {
    expect(topicsIn('先是护士长王芳，后来李大夫').doctors.map(({ name }) => name)).toEqual([
      '护士长王芳',
      '李大夫',
    ]);
  });

  it('are a surname and a title in what a branch may read', () => {
    expect(topicsIn(mask('徐汇院区王建国主任回应')).doctors).toEqual([{ key: '王主任', name: '王某某主任' }]);
  });

  it.each([
    '值班医生不在',
    '谢谢医生，感谢主任',
    '相关医生被停职',
    '其余医生都走了',
    '任何医生都行',
    '等了90分钟医生才来',
    '向医生咨询',
    '实习医生',
    '班主任来了',
    '患者张伟等了很久',
    'the doctor was rude, nurse said',
  ])('are none in %j', (text) => {
    expect(topicsIn(text).doctors).toEqual([]);
  });
});

describe('what a text says was paid for', () => {
  it.each`
    text                            | found
    ${'停车费太贵'}                 | ${'停车费'}
    ${'停车一小时20元'}             | ${'停车费'}
    ${'停车收了我三百块钱'}         | ${'停车费'}
    ${'掛號費'}                     | ${'挂号费'}
    ${'挂号费50元，停车费30元'}     | ${'挂号费 停车费'}
    ${'CT600元'}                    | ${'检查费'}
    ${'做个核磁收了我800块'}        | ${'检查费'}
    ${'住院花了20万'}               | ${'住院费'}
    ${'住院押金不退'}               | ${'押金'}
    ${'护工一天￥260'}              | ${'护工费'}
    ${'黄牛卖号'}                   | ${'加号费'}
    ${'这是乱收费'}                 | ${'乱收费'}
    ${'救护车超标收费'}             | ${'救护车费'}
    ${'医生收红包'}                 | ${'红包'}
    ${'The parking fee is 30 yuan'} | ${'停车费'}
  `('$text: $found', ({ text, found }) => {
    expect(topicsIn(text).fees.join(' ')).toBe(found);
  });

  it.each([
    '停车场满了',
    '做了核磁，元旦放假',
    '住院一周。午饭30元',
    '2026元旦手术停诊',
    '挂号收费处在一楼',
    '免费义诊',
    '浪费时间',
  ])('is nothing in %j', (text) => {
    expect(topicsIn(text).fees).toEqual([]);
  });
});
