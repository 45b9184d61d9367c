import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clue, makeKnown, recall, remember, sameMatter } from '../../src/triage/matter.ts';
import { tell } from '../../src/triage/tell.ts';
import { noon } from './chain.ts';

const day = 24 * 3_600_000;

function clue(words: string, days = 0, more: Partial<Clue> = {}): Clue {
  return { units: '', told: tell(words), at: new Date(noon.getTime() + days * day), ...more };
}

/** The matter that words found `days` later belong to, when these were said of it. */
function found(said: readonly string[], words: string, days = 0, more: Partial<Clue> = {}) {
  const known = makeKnown<string>();
  for (const each of said) remember(known, clue(each, 0, more), 'it');
  return recall(known, clue(words, days, more));
}

describe('two texts are of one matter', () => {
  it.each`
    a                                 | b                                 | because
    ${'示例二院通报柳望舒医生停职'}   | ${'柳望舒妈妈最新发声'}           | ${'they name one person'}
    ${'柳望舒论文被指多处雷同'}       | ${'柳某舒已离开科室'}             | ${'the second holds back the middle of the name'}
    ${'柳望舒论文被指多处雷同'}       | ${'柳小姐父母何以跨界指导'}       | ${'the second keeps the surname only'}
    ${'救护车跨省转运收费3.7万'}      | ${'官方再回应救护车收费3万7'}     | ${'they name one sum, written in two ways'}
    ${'幼儿园多名幼儿铊中毒'}         | ${'铊中毒检测数据两地相差近十倍'} | ${'they name one rare thing'}
    ${'医院回应用Klomipar致多人过敏'} | ${'klomipar生产商道歉'}           | ${'they name one product'}
  `('$a / $b: $because', ({ a, b }) => {
    expect(sameMatter(a, b)).toBe(true);
    expect(sameMatter(b, a)).toBe(true);
  });

  it.each`
    a                                 | b                                   | because
    ${'卫健委回应男孩术后昏迷'}       | ${'卫健委回应医院员工私下处理垃圾'} | ${'the office is the same'}
    ${'律师解读医生手术期间离岗'}     | ${'律师解读三岁男孩手术'}           | ${'somebody explains both'}
    ${'女子去世母亲最新发声'}         | ${'男童术后母亲最新发声'}           | ${'somebody grieves in both'}
    ${'官方通报医院收费问题调查结果'} | ${'官方通报学校食堂问题调查结果'}   | ${'both are reported in the same words'}
    ${'30岁男子就医排队3小时'}        | ${'30岁女子就医排队3小时'}          | ${'the numbers are everybody’s'}
  `('$a / $b are not: $because', ({ a, b }) => {
    expect(found([a], b)).toBeUndefined();
    expect(found([b], a)).toBeUndefined();
  });
});

describe('time', () => {
  const said = ['示例二院医生铊毒事件'];

  it.each`
    words                       | days  | outcome      | because
    ${'铊毒调查组进驻'}         | ${1}  | ${'it'}      | ${'one rare word is enough while it is fresh'}
    ${'铊毒如何急救'}           | ${13} | ${undefined} | ${'after two weeks anybody may have it'}
    ${'示例二院铊毒事件新进展'} | ${13} | ${'it'}      | ${'more words outlast the time'}
  `('$words after $days days: $outcome, for $because', ({ words, days, outcome }) => {
    expect(found(said, words, days)).toBe(outcome);
  });
});

describe('what many say of late', () => {
  const words = '打击代孕应成为全社会共识';

  it('is a word the matter is known by, though the word alone is not rare enough', () => {
    const once = ['某地一公司被指代孕'];
    const often = [
      '某地一公司被指代孕',
      '代孕实验室暗访',
      '代孕中介落网',
      '代孕链条曝光',
      '起底代孕公司',
      '代孕操刀人身份',
    ];
    expect(found(once, words)).toBeUndefined();
    expect(found(often, words)).toBe('it');
  });
});

describe('units and natures', () => {
  const said = ['三岁男童扁桃体术后昏迷'];

  it('are never crossed, however like the words', () => {
    const known = makeKnown<string>();
    for (const each of said) remember(known, clue(each, 0, { units: 'hq/east/xuhui' }), 'it');
    for (const units of ['', 'hq/east', 'hq/east/pudong', 'hq/east/pudong hq/east/xuhui']) {
      expect(recall(known, clue(said[0] ?? '', 0, { units }))).toBeUndefined();
    }
  });

  it('keep violence apart from a complaint, and let what never hurt follow either', () => {
    const known = makeKnown<string>();
    remember(known, clue('扁桃体术后男童家属投诉', 0, { nature: 'complaint' }), 'it');
    expect(recall(known, clue('扁桃体术后男童家属殴打医生', 0, { nature: 'violence' }))).toBeUndefined();
    expect(recall(known, clue('扁桃体术后男童父亲发声'))).toBe('it');
  });
});

describe('the nearest matter', () => {
  it('is found among thousands that share its common words', () => {
    const known = makeKnown<number>();
    const letters = '甘乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥';
    for (let at = 0; at < 4000; at++) {
      const name = `${letters[at % 22]}${letters[Math.floor(at / 22) % 22]}${letters[Math.floor(at / 484)]}`;
      remember(known, clue(`医院回应${name}村诊所误诊患者`), at);
    }
    remember(known, clue('医院回应柳望舒误诊患者'), 9999);
    expect(recall(known, clue('柳望舒家属称医院未道歉'))).toBe(9999);
  });
});

describe('any text', () => {
  it('tells the same folded or not, and finds itself or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const known = makeKnown<string>();
        remember(known, clue(text), 'it');
        expect(['it', undefined]).toContain(recall(known, clue(text)));
        expect(sameMatter(text, text.toUpperCase())).toBe(sameMatter(text.toUpperCase(), text));
      }),
    );
  });

  it.each(['', '。', '某', '9'.repeat(5000), '😀'.repeat(3000), '\u202e\u200b', 'a'.repeat(5000)])(
    '%# has an answer',
    (text) => {
      expect(sameMatter(text, '柳望舒事件')).toBe(false);
    },
  );
});
