import { describe, expect, it } from 'vitest';
import type { MentionId } from '../../src/incident/incident.ts';
import { fold } from '../../src/triage/fold.ts';
import { type Category, categories, natureOf } from '../../src/triage/lexicon/categories.ts';
import { verdictOf } from '../../src/triage/triage.ts';
import { item, kit, path, post } from './chain.ts';
import { nastyTexts } from './nasty.ts';

describe('what a text is and how grave', () => {
  it.each`
    text                                | relevant | negative | nature         | level
    ${'徐汇院区术后患者死亡，家属质疑'} | ${true}  | ${true}  | ${'safety'}    | ${'red'}
    ${'一医院误诊致女子重伤'}           | ${true}  | ${true}  | ${'safety'}    | ${'orange'}
    ${'徐汇院区泄露患者隐私'}           | ${true}  | ${true}  | ${'privacy'}   | ${'orange'}
    ${'医生被砍伤正在抢救'}             | ${true}  | ${true}  | ${'violence'}  | ${'orange'}
    ${'某民营医院涉嫌骗保被立案'}       | ${true}  | ${true}  | ${'fault'}     | ${'orange'}
    ${'徐汇院区护士态度差，投诉无人理'} | ${true}  | ${true}  | ${'complaint'} | ${'yellow'}
    ${'徐汇院区等太久，差评'}           | ${true}  | ${true}  | ${'complaint'} | ${'blue'}
    ${'感谢徐汇院区医生，细心又耐心'}   | ${true}  | ${false} | ${'praise'}    | ${'blue'}
    ${'警方辟谣：徐汇院区丢孩子系谣言'} | ${true}  | ${false} | ${'rumour'}    | ${'blue'}
    ${'医生提醒：这种头痛要当心误诊'}   | ${false} | ${false} | ${'other'}     | ${'blue'}
    ${'印度一医院发生火灾多人死亡'}     | ${false} | ${false} | ${'other'}     | ${'blue'}
    ${'新剧剧照里的医生被砍伤'}         | ${false} | ${false} | ${'other'}     | ${'blue'}
    ${'给猫看病的宠物医院误诊'}         | ${false} | ${false} | ${'other'}     | ${'blue'}
    ${'某医院招聘护士，诚聘英才'}       | ${false} | ${false} | ${'other'}     | ${'blue'}
    ${'今天天气不错'}                   | ${false} | ${false} | ${'other'}     | ${'blue'}
  `('$text', ({ text, relevant, negative, nature, level }) => {
    expect(item(text).verdict).toMatchObject({ relevant, negative, nature, level });
  });

  it('gives all its reasons, those that made the level first', () => {
    const { reasons } = item('徐汇院区误诊致婴儿死亡，卫健委介入，央视报道，家属索赔').verdict;
    expect(reasons).toEqual(['death', 'harm', 'minor', 'dispute', 'media', 'official']);
  });

  it('hears a person’s report whatever its words', () => {
    const { verdict } = item('请看一下这个帖子', { kind: 'report' });
    expect(verdict.relevant).toBe(true);
    expect(verdict.reasons).toContain('report');
  });

  it('grows graver with its reach', () => {
    expect(item('徐汇院区等太久，差评', { reach: { reads: 20_000 } }).verdict.level).toBe('yellow');
    expect(item('徐汇院区等太久，差评', { reach: { shares: 200_000 } }).verdict.level).toBe('orange');
  });

  it('maps every category of the rubric to a nature', () => {
    expect(Object.keys(natureOf).sort()).toEqual(([...categories] satisfies Category[]).sort());
  });

  it('counts the title once where the text repeats it', () => {
    const once = verdictOf(post('徐汇院区误诊'), kit);
    const twice = verdictOf(post('徐汇院区误诊', { text: '徐汇院区误诊' }), kit);
    expect(twice.exact).toBe(once.exact);
  });

  it('writes over nothing that was folded before, and leaves room for what is folded after', () => {
    const before = fold('徐汇院区误诊，家属质疑');
    const { told } = verdictOf(post('今天①天气不错'), kit);
    const after = fold('静安院区的护士细心');
    verdictOf(post('等了三个小时，差评'), kit);
    expect([before.text, after.text]).toEqual(['徐汇院区误诊,家属质疑', '静安院区的护士细心']);
    expect(told).toBe('今天1天气不错');
  });

  it.skipIf(nastyTexts.length === 0)('never throws on the naughty list', () => {
    for (const [index, text] of nastyTexts.entries()) {
      const verdict = verdictOf(post(text, { id: String(index) as MentionId, text }), kit);
      expect(verdict.unit).toBe('hq');
    }
  });

  it.each`
    kind                  | text
    ${'nothing'}          | ${''}
    ${'one letter, 2 MB'} | ${'医'.repeat(700_000)}
    ${'emoji'}            | ${'😀🏥👩‍⚕️'.repeat(1000)}
    ${'bidi'}             | ${'\u202e\u2066徐汇\u2069'.repeat(100)}
  `('takes $kind', ({ text }) => {
    expect(verdictOf(post(text), kit).unit).toMatch(/^hq/);
  });
});

describe('who speaks for us', () => {
  const site = { ...kit, ours: new Map([['xuhui-site', path('hq/east/xuhui')]]) };

  it.each`
    author                        | source          | kind         | speaker                      | because
    ${'示例医院徐汇院区官方微博'} | ${'s'}          | ${'post'}    | ${'hq/east/xuhui'}           | ${'the account has its name'}
    ${'示例一院'}                 | ${'s'}          | ${'post'}    | ${'hq'}                      | ${'two branches are called so'}
    ${'示例醫院徐匯院區 官方'}    | ${'s'}          | ${'comment'} | ${'hq/east/xuhui'}           | ${'it answers under a post'}
    ${'浦东儿科中心'}             | ${'s'}          | ${'post'}    | ${'hq/east/pudong/children'} | ${'a department with a group of its own'}
    ${'宣传科小王'}               | ${'xuhui-site'} | ${'article'} | ${'hq/east/xuhui'}           | ${'it stands on our site'}
    ${'热心市民'}                 | ${'xuhui-site'} | ${'comment'} | ${undefined}                 | ${'strangers comment there'}
    ${'热心市民'}                 | ${'s'}          | ${'post'}    | ${undefined}                 | ${'it is anybody'}
    ${'示例医院徐汇院区官方微博'} | ${'s'}          | ${'report'}  | ${undefined}                 | ${'a colleague reports it'}
  `('$author in $source ($kind): $speaker, for $because', ({ author, source, kind, speaker }) => {
    const said = verdictOf(post('我院急诊科有患者死亡', { author, source, kind }), site);
    expect(said.speaker).toBe(speaker);
    if (speaker) expect(said).toMatchObject({ negative: false, units: [speaker] });
  });
});
