import { constantFrom, integer, sample, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, maskedSpans, maskForHq, masks } from '../../src/triage/mask.ts';

describe('names of private persons', () => {
  it.each`
    text                                      | shown
    ${'患者张伟术后高烧三天'}                 | ${'患者张某术后高烧三天'}
    ${'家属陈美玲表示不满'}                   | ${'家属陈某某表示不满'}
    ${'记者采访了王小明和李红梅。'}           | ${'记者采访了王某某和李某某。'}
    ${'欧阳娜娜的母亲说'}                     | ${'欧阳某某的母亲说'}
    ${'我叫赵新民，今年六十岁'}               | ${'我叫赵某某，今年六十岁'}
    ${'患者張偉術後高燒'}                     | ${'患者張某術後高燒'}
    ${'患者张\u200b伟术后高烧'}               | ${'患者张某术后高烧'}
    ${'约翰·史密斯先生在这里看病'}            | ${'约某·某某某先生在这里看病'}
    ${'隔壁床的小王一直在哭'}                 | ${'隔壁床的小某一直在哭'}
    ${'林郑月娥见记者'}                       | ${'林某某某见记者'}
    ${'彼得森受伤，小卢卡斯不参加比赛'}       | ${'彼某某受伤，小某某某不参加比赛'}
    ${'约翰·C·雷利和J·史密斯出席'}            | ${'约某·*·某某和J·某某某出席'}
    ${'科恩（Greg Cohen）表示'}               | ${'科某（**** *****）表示'}
    ${'设计师KenRolston离职'}                 | ${'设计师K*********离职'}
    ${'Grubby夺得冠军'}                       | ${'G*****夺得冠军'}
    ${'选手Lyn和Moon晋级'}                    | ${'选手L**和M***晋级'}
    ${'安东尼奥-孔蒂率队训练'}                | ${'安某某某-某某率队训练'}
    ${'传闻Eminem也来，随着faker的复出'}      | ${'传闻E*****也来，随着f****的复出'}
    ${'萨加诺夫斯基（marek'}                  | ${'萨某某某某某（m****'}
    ${'迪丽热巴佟大为出庭'}                   | ${'迪某某某佟某某出庭'}
    ${'病友骆张龙说'}                         | ${'病友骆某某说'}
    ${'记者区君君、胡允则报道'}               | ${'记者区某某、胡某某报道'}
    ${'瞿广慈和茅于轼都在'}                   | ${'瞿某某和茅某某都在'}
    ${'导演扎克施耐德表示'}                   | ${'导演扎某某某某表示'}
    ${'一位叫Robert Smith的病人'}             | ${'一位叫R***** *****的病人'}
    ${'转发@张静杰 的求助'}                   | ${'转发@张某某 的求助'}
    ${'患者李晓林先生投诉'}                   | ${'患者李某某先生投诉'}
    ${'王伟赵小姐'}                           | ${'王某赵小姐'}
    ${'联系人：张静杰15219141887'}            | ${'联系人：张某某【电话】'}
    ${'常福臣救人。福臣是好人，常福臣平安。'} | ${'常某某救人。某某是好人，常某某平安。'}
  `('$text → $shown', ({ text, shown }) => {
    expect(mask(text)).toBe(shown);
  });

  it.each(['李女士带着孩子来看病', '王某称被误诊', '嫌疑人于某某已被控制'])('%s hides itself', (text) => {
    expect(mask(text)).toBe(text);
    expect(maskedSpans(text)).toHaveLength(1);
  });
});

describe('what is no name', () => {
  it.each([
    '今天很高兴，于是马上去办出院，方便得很。',
    '王府井的金融街有一家医院',
    '急诊排队四个小时，黄金时间都过去了',
    '武汉、温州、安康、海南、黄石的医院都去过',
    '卫健委介入调查，院方致歉并退款',
    '徐汇院区和福田院区的护士站',
    '护士态度恶劣，医生说话很冲，检查费花了一千多',
    '韩国医生集体辞职',
    '管一管吧，查无此人',
    '患者ECMO撤机，家属WiFi连不上',
    '郑州女护士在寿光支援',
    '邵逸夫医院的特许导盲犬',
    '从头到尾越来越好，连学姐都自拍合照',
    '用iPhone下载Android版，再看ICU的CT片',
    'I will go to see Peter Pan with him tomorrow',
    '',
    '。，！',
  ])('%s', (text) => {
    expect(mask(text)).toBe(text);
  });
});

describe('names in public duty', () => {
  it.each`
    text                         | hq                          | branch
    ${'沈知行医生细致耐心'}      | ${'沈知行医生细致耐心'}     | ${'沈某某医生细致耐心'}
    ${'李晓林医生很耐心'}        | ${'李晓林医生很耐心'}       | ${'李某某医生很耐心'}
    ${'院长张伟致歉'}            | ${'院长张伟致歉'}           | ${'院长张某致歉'}
    ${'发言人范丽青表示'}        | ${'发言人范丽青表示'}       | ${'发言人范某某表示'}
    ${'患者张伟投诉王建国主任'}  | ${'患者张某投诉王建国主任'} | ${'患者张某投诉王某某主任'}
    ${'打13800138000找张伟院长'} | ${'打【电话】找张伟院长'}   | ${'打【电话】找张某院长'}
  `('$text', ({ text, hq, branch }) => {
    expect(maskForHq(text)).toBe(hq);
    expect(mask(text)).toBe(branch);
  });

  it('are those of our own doctors too', () => {
    expect(maskForHq('柳望舒态度很好，患者张伟说', new Set(['柳望舒']))).toBe('柳望舒态度很好，患者张某说');
  });
});

describe('masking names', () => {
  const letters = [
    ...'张王李赵欧阳小阿老伟芳娜敏静丽强某的说患者家属医生先生和在，。：·@ 约翰史密斯高兴a1【】电话',
  ];
  const mixed = string({ unit: constantFrom(...letters), maxLength: 60 });

  it('changes nothing the second time', () => {
    for (const text of sample(mixed, { seed: 11, numRuns: 2000 })) {
      expect(mask(mask(text)), text).toBe(mask(text));
    }
  });

  it('says at once what either audience reads', () => {
    const said = string({
      unit: constantFrom('院长', '记者', '患者', '张伟', '王芳', '医生', '说', '，'),
      maxLength: 12,
    });
    const read = sample(said, { seed: 13, numRuns: 500 }).map((text) => ({
      text,
      ...masks(text, new Set(['王芳'])),
    }));
    for (const { text, branch, hq } of read) {
      expect(branch, text).toBe(mask(text));
      expect(hq, text).toBe(maskForHq(text, new Set(['王芳'])));
    }
    expect(read.some(({ branch, hq }) => branch !== hq)).toBe(true);
  });

  it('reports spans in order, apart, and on whole characters', () => {
    const pictured = string({ unit: constantFrom(...letters, '😀', '𠮷', '👨‍👩‍👧'), maxLength: 60 });
    for (const text of sample(pictured, { seed: 12, numRuns: 1000 })) {
      let last = 0;
      for (const { start, end } of maskedSpans(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(0, start).isWellFormed() && text.slice(start, end).isWellFormed()).toBe(true);
        last = end;
      }
    }
  });

  it.each(['张', '约·', '小王'])('takes 200 kB of %s', (piece) => {
    const text = piece.repeat(200_000 / Buffer.byteLength(piece));
    expect(mask(text).length).toBeGreaterThan(0);
  });

  it('leaves nothing of a given name after a patient', () => {
    const surname = constantFrom(...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭');
    const given = constantFrom(
      '伟',
      '建国',
      '秀英',
      '子涵',
      '志强',
      '丽华',
      '欣怡',
      '宇轩',
      '桂兰',
      '海燕',
      '晓东',
      '文博',
    );
    for (const [one, other, age] of sample(tuple(surname, given, integer({ min: 1, max: 99 })), {
      seed: 5,
      numRuns: 200,
    })) {
      const text = `患者${one}${other}，${age}岁，昨天在医院就诊`;
      expect(mask(text), text).toBe(`患者${one}${'某'.repeat(other.length)}，${age}岁，昨天在医院就诊`);
    }
  });
});
