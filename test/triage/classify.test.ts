import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nowhere } from '../../eval/nowhere.ts';
import { modelFile } from '../../src/model.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { fold } from '../../src/triage/fold.ts';
import { categories } from '../../src/triage/lexicon/categories.ts';
import { evidenceNames } from '../../src/triage/model/evidence.ts';
import { readModel } from '../../src/triage/model/file.ts';
import { type Head, type Model, moods, type Stance, stances } from '../../src/triage/model/model.ts';
import { isHeadline } from '../../src/triage/model/settle.ts';
import { moodOf, read } from '../../src/triage/reading.ts';
import { makeKit, verdictOf } from '../../src/triage/triage.ts';
import { item, org, post } from './chain.ts';
import { nastyTexts } from './nasty.ts';

const shipped = readModel(readFileSync(modelFile));
const model = shipped.ok ? shipped.model : undefined;
const kit = makeKit(org, defaultPolicy, model);

/** A model that says the same of every text. */
function sayingAlways(shares: Readonly<Record<Stance, number>>): Model {
  const head = (bias: readonly number[]): Head => {
    const evidence = new Float32Array(bias.length * evidenceNames.length);
    return { scale: 1, evidence, bias: Float32Array.from(bias) };
  };
  const table = Int32Array.of(0x8080_8080, 0x8080_8080);
  return {
    feelings: table,
    matters: [table, table, table, table],
    mood: head(moods.map(() => 0)),
    stance: head(stances.map((each) => Math.log(shares[each]))),
    category: head(categories.map(() => 0)),
  };
}

function verdict(text: string, author?: string) {
  return verdictOf(post(text, author === undefined ? {} : { author }), kit);
}

describe('with its model', () => {
  it.each`
    text                                                                | relevant | negative | nature         | level
    ${'医院回应产妇剖宫产后死亡'}                                       | ${true}  | ${true}  | ${'safety'}    | ${'red'}
    ${'女子做完手术左腿没了知觉医院称正常'}                             | ${true}  | ${true}  | ${'safety'}    | ${'yellow'}
    ${'某三甲医院主任收红包被停职'}                                     | ${true}  | ${true}  | ${'fault'}     | ${'orange'}
    ${'救护车半路加价家属被扔高速'}                                     | ${true}  | ${true}  | ${'fault'}     | ${'orange'}
    ${'女子做完手术左腿没了知觉，医院称正常。'}                         | ${true}  | ${true}  | ${'safety'}    | ${'yellow'}
    ${'护士值班时遭家属殴打'}                                           | ${true}  | ${true}  | ${'violence'}  | ${'orange'}
    ${'徐汇院区的医生让我签了字就不管了，我爸现在还在ICU'}              | ${true}  | ${true}  | ${'complaint'} | ${'blue'}
    ${'我妈在徐汇院区等了五个小时，护士翻白眼，态度恶劣，再也不来了'}   | ${true}  | ${true}  | ${'complaint'} | ${'blue'}
    ${'昨天带孩子去浦东院区，医生特别耐心，谢谢护士姐姐，孩子一点没哭'} | ${true}  | ${false} | ${'praise'}    | ${'blue'}
    ${'医生地铁上救人后悄悄离开'}                                       | ${true}  | ${false} | ${'praise'}    | ${'blue'}
    ${'医院新建儿童门诊楼启用'}                                         | ${true}  | ${false} | ${'other'}     | ${'blue'}
    ${'医生提醒夏天少喝冰水'}                                           | ${false} | ${false} | ${'other'}     | ${'blue'}
    ${'电视剧急诊科大结局'}                                             | ${false} | ${false} | ${'other'}     | ${'blue'}
    ${'韩国医生集体辞职'}                                               | ${false} | ${false} | ${'other'}     | ${'blue'}
  `('$text', ({ text, relevant, negative, nature, level }) => {
    expect(verdict(text)).toMatchObject({ relevant, negative, nature, level });
  });

  it('asks no model of a text in which nothing speaks of medicine or of us', () => {
    expect(verdict('演唱会退票引争议，歌迷集体维权')).toMatchObject({ relevant: false, negative: false });
  });

  it('gives as reasons only what stands in the text', () => {
    expect(verdict('医院回应产妇剖宫产后死亡').reasons).toEqual(['death']);
    expect(verdict('徐汇院区的医生让我签了字就不管了，我爸现在还在ICU').reasons).toEqual([]);
  });

  it('hears what it doubts quietly where it names none of ours, and as it is where it does', () => {
    const doubting = makeKit(org, defaultPolicy, sayingAlways({ aside: 0.3, fair: 0.3, adverse: 0.4 }));
    const level = (text: string) => verdictOf(post(text), doubting).level;
    expect(level('一医院误诊致女子重伤')).toBe('blue');
    expect(level('徐汇院区误诊致女子重伤')).toBe('orange');
  });

  it.skipIf(nastyTexts.length === 0)('never throws on the naughty list', () => {
    for (const text of nastyTexts) expect(verdict(text).unit).toBe('hq');
  });

  it.each`
    kind                  | text
    ${'nothing'}          | ${''}
    ${'one letter, 2 MB'} | ${'医'.repeat(700_000)}
    ${'emoji'}            | ${'😀🏥👩‍⚕️'.repeat(1000)}
    ${'bidi'}             | ${'\u202e\u2066徐汇\u2069'.repeat(100)}
  `('takes $kind', ({ text }) => {
    expect(verdict(text).unit).toMatch(/^hq/);
  });
});

describe('what never alarms', () => {
  it.each`
    kind                           | text                                                      | author
    ${'a vacancy'}                 | ${'示例医院徐汇院区招聘护士，五险一金，简历投递至人事科'} | ${undefined}
    ${'a vacancy'}                 | ${'示例医院徐汇院区诚聘急诊科医生'}                       | ${undefined}
    ${'an advertisement'}          | ${'徐汇院区医美限时优惠，私信预约享体验价'}               | ${undefined}
    ${'an advertisement'}          | ${'浦东院区口腔科种牙特惠，预约热线'}                     | ${undefined}
    ${'paid placement'}            | ${'【广告】告别整形失败！徐汇院区皮肤科探店，品牌合作'}   | ${'美丽日记'}
    ${'our own account'}           | ${'徐汇院区发布停诊通知，门诊改造期间请绕行'}             | ${'示例医院徐汇院区'}
    ${'our own account'}           | ${'警惕误诊！徐汇院区专家讲解手术死亡风险'}               | ${'示例医院徐汇院区官方微博'}
    ${'our own account, its name'} | ${'关于网传徐汇院区手术致人死亡的情况说明'}               | ${'示例醫院徐匯院區 官方'}
  `('$kind: $text', ({ text, author }) => {
    expect(verdict(text, author)).toMatchObject({ negative: false, level: 'blue', reasons: [] });
  });

  it.each`
    what                                      | text                                              | author
    ${'a bargain that ended badly'}           | ${'徐汇院区团购的祛斑项目做完毁容了，投诉没人理'} | ${undefined}
    ${'a vacancy that was given away'}        | ${'徐汇院区招聘考试被指内定，考生举报'}           | ${undefined}
    ${'one whose name only begins like ours'} | ${'徐汇院区手术死了人，还骗家属'}                 | ${'徐汇院区受害人'}
    ${'one who is called like a short alias'} | ${'徐汇院区手术死了人，还骗家属'}                 | ${'徐汇'}
  `('but $what does', ({ text, author }) => {
    expect(verdict(text, author).negative).toBe(true);
  });

  it('hears a report from a group whoever wrote the post', () => {
    const { verdict: reported } = item('徐汇院区手术死了人', { kind: 'report', author: '示例医院徐汇院区' });
    expect(reported).toMatchObject({ relevant: true, negative: true });
  });
});

describe('how a text speaks', () => {
  it.each`
    text                          | headline
    ${'医院回应产妇剖宫产后死亡'} | ${true}
    ${'我在医院等了三个小时'}     | ${false}
    ${'态度超差，真的超烂的'}     | ${false}
    ${'医'.repeat(41)}            | ${false}
  `('$text', ({ text, headline }) => {
    expect(isHeadline(fold(text).codes)).toBe(headline);
  });

  it.each`
    text                            | mood
    ${'质量太差了，后悔买'}         | ${'negative'}
    ${'味道很好，送餐也快，好评'}   | ${'positive'}
    ${'護理師很親切，謝謝你們'}     | ${'positive'}
    ${'等了三小時，態度超差，氣死'} | ${'negative'}
  `('$text is $mood', ({ text, mood }) => {
    const shares = model ? moodOf(read(text, makeKit(nowhere, defaultPolicy).reader), model) : undefined;
    const each = Object.entries(shares ?? {});
    expect(each.sort((a, b) => b[1] - a[1])[0]?.[0]).toBe(mood);
  });

  it.each`
    text                                            | likely
    ${'网传徐汇院区丢孩子，求扩散，不转不是中国人'} | ${true}
    ${'紧急通知！千万别去医院，细思极恐，速转'}     | ${true}
    ${'新京报记者从卫健委获悉，涉事医院已停业'}     | ${false}
    ${'医院新建儿童门诊楼启用'}                     | ${false}
  `('$text reads like hearsay: $likely', ({ text, likely }) => {
    expect(read(text, kit.reader, { model }).hearsay > 0.5).toBe(likely);
  });
});
