import { describe, expect, it } from 'vitest';
import type { IncidentId, Level } from '../../src/incident/incident.ts';
import { type Concern, isStatementLike, type OwnWords, unapprovedAbout } from '../../src/triage/ownWords.ts';
import { read, told } from '../../src/triage/reading.ts';
import { kit, path } from './chain.ts';

const xuhui = path('hq/east/xuhui');
const [death, queue] = ['inc-death', 'inc-queue'] as [IncidentId, IncidentId];

function tells(words: string): string {
  return told(read(words, kit.reader));
}

/** What the public says at this hour: one grave matter of the branch, and none about what the others of the chain do. */
function concern(words: string, more: Partial<Concern> = {}): Concern {
  return { incident: death, unit: xuhui, level: 'orange', told: [tells(words)], out: false, ...more };
}

const infusion = concern('示例医院徐汇院区急诊科输液后七岁男童死亡，家属在门口拉横幅');

function said(words: string, more: Partial<OwnWords> = {}): OwnWords {
  return { words, told: tells(words), speaker: xuhui, units: [xuhui], ...more };
}

describe('a text of our own account that nobody approved', () => {
  it.each`
    words                                                                       | because
    ${'关于网传我院急诊科输液后患儿死亡的情况说明'}                             | ${'it says what it is and shares the words'}
    ${'情况通报\n11月20日，一名七岁男童在我院急诊科输液后死亡，我院深感痛心'}   | ${'only its text shares the words'}
    ${'徐汇院区回应男童输液事件：正在核查'}                                     | ${'it answers'}
    ${'致歉信\n我们对七岁男童的离世深表歉意'}                                   | ${'it apologises'}
    ${'情况說明：網傳我院輸液致男童死亡一事'}                                   | ${'in traditional letters too'}
    ${'声明\n近日网络流传的有关我院的视频内容不实，我院保留追究法律责任的权利'} | ${'it names nothing, and the branch has nothing graver'}
    ${'关于近日网络舆情的情况说明\n我院高度重视，已成立调查组'}                 | ${'the same, in the words of offices'}
    ${'Statement: we are aware of the online rumour about our hospital'}        | ${'in English'}
    ${'感谢信？不，是道歉信：致输液去世男童的家属'}                             | ${'a word of every day does not hide what has happened'}
  `('speaks of the open incident: $words, for $because', ({ words }) => {
    expect(unapprovedAbout(said(words), [infusion])).toBe(death);
  });

  it.each`
    words                                                   | because
    ${'科普｜孩子发烧要不要输液？急诊科医生告诉你'}         | ${'popular science'}
    ${'专家回应：七岁男童为什么容易过敏？健康讲座周三开讲'} | ${'popular science that answers'}
    ${'徐汇院区2026年急诊科医师招聘公告'}                   | ${'a vacancy'}
    ${'关于有人冒用我院名义招聘的严正声明'}                 | ${'a statement about something else'}
    ${'感谢信：谢谢急诊科的每一位医生护士'}                 | ${'thanks'}
    ${'患者家属送来锦旗，点赞急诊科'}                       | ${'thanks, of a family'}
    ${'关于国庆节门诊安排的说明'}                           | ${'opening hours'}
    ${'停电检修情况通报'}                                   | ${'a notice of the house'}
    ${'关于表彰优秀护士的通报'}                             | ${'a notice of praise'}
    ${'药品说明书怎么看'}                                   | ${'a leaflet'}
    ${'我院召开新闻发布会说明会，介绍新大楼'}               | ${'an event that explains'}
    ${'徐汇院区新大楼封顶'}                                 | ${'news of the house'}
    ${'设备采购情况说明：输液泵中标结果公示'}               | ${'a tender that shares a word'}
    ${'徐汇院区回应市民关切：停车场下月启用'}               | ${'an answer about parking'}
  `('does not: $words, for it is $because', ({ words }) => {
    expect(unapprovedAbout(said(words), [infusion])).toBeUndefined();
  });
});

describe('what it is alike to', () => {
  it('is spoken of, whatever the text calls itself', () => {
    expect(unapprovedAbout(said('孩子走得太突然，我们也很难过', { joins: queue }), [infusion])).toBe(queue);
  });

  it('and an everyday text that shares words with it by chance is not', () => {
    const words = '科普｜孩子发烧要不要输液？';
    expect(unapprovedAbout(said(words, { joins: death }), [infusion])).toBeUndefined();
  });
});

describe('which incident', () => {
  const vague = said('关于近日网络舆情的情况说明\n我院高度重视，已成立调查组');

  it.each`
    level       | heard
    ${'red'}    | ${true}
    ${'yellow'} | ${true}
    ${'blue'}   | ${false}
  `('of $level: heard $heard', ({ level, heard }: { level: Level; heard: boolean }) => {
    expect(unapprovedAbout(vague, [{ ...infusion, level }]) !== undefined).toBe(heard);
  });

  it('the gravest, where the words name none', () => {
    const lesser = concern('徐汇院区挂号排队三小时', { incident: queue, level: 'yellow' });
    expect(unapprovedAbout(vague, [lesser, infusion])).toBe(death);
  });

  it('the one that the words share, where they name one', () => {
    const lesser = concern('徐汇院区挂号系统瘫痪排队三小时', { incident: queue, level: 'yellow' });
    const words = '关于挂号系统瘫痪的情况说明';
    expect(unapprovedAbout(said(words), [infusion, lesser])).toBe(queue);
  });

  it('none of another branch', () => {
    const other = { ...infusion, unit: path('hq/east/pudong') };
    expect(unapprovedAbout(vague, [other])).toBeUndefined();
  });

  it('one of a branch, when its region or headquarters speaks', () => {
    const [hq, units] = [path('hq'), [xuhui]];
    const words = '关于示例医院徐汇院区网络舆情的情况说明，集团高度重视';
    expect(unapprovedAbout(said(words, { speaker: hq, units }), [infusion])).toBe(death);
  });

  it('none when headquarters speaks of another branch than the one that has it', () => {
    const [hq, units] = [path('hq'), [path('hq/east/pudong')]];
    const words = '关于示例医院浦东院区网络舆情的情况说明，集团高度重视';
    expect(unapprovedAbout(said(words, { speaker: hq, units }), [infusion])).toBeUndefined();
  });

  it('none about which an approved text is out, and then no other by words that name nothing', () => {
    const told = { ...infusion, out: true };
    const lesser = concern('徐汇院区挂号系统瘫痪排队三小时', { incident: queue, level: 'yellow' });
    expect(unapprovedAbout(said('关于我院急诊科输液后患儿死亡的情况说明'), [told, lesser])).toBeUndefined();
    expect(unapprovedAbout(vague, [told, lesser])).toBeUndefined();
  });
});

it.each`
  words                           | like
  ${'情况说明'}                   | ${true}
  ${'示例医院徐汇院区：致歉声明'} | ${true}
  ${'药品说明书'}                 | ${false}
  ${'今日天气'}                   | ${false}
  ${`${'长'.repeat(80)}情况说明`} | ${false}
`('$words is like a statement: $like', ({ words, like }) => {
  expect(isStatementLike(words)).toBe(like);
});
