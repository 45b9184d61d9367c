import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudonyms } from '../../src/llm/pseudonyms.ts';
import { mask } from '../../src/triage/mask.ts';

describe('masked words under numbers', () => {
  it.each([
    ['two telephones are two', '打【电话】，再打【电话】', '打【电话1】，再打【电话2】'],
    ['one patient is one', '【患者】的家属找【患者】', '【患者1】的家属找【患者1】'],
    ['who is called the same is the same', '家属张某某来了，张某某走了', '家属【人员1】来了，【人员1】走了'],
    ['who hides already is hidden too', '家属王女士来了', '家属【人员1】来了'],
    ['a number of theirs is none of ours', '【患者7】与【患者】', '【患者1】与【患者2】'],
    ['a headline’s bracket is one as well', '【通报】情况', '【通报1】情况'],
    ['a bracket that is open stays so', '情况【通报', '情况【通报'],
  ])('%s', (_what, masked, put) => {
    const names = pseudonyms();
    expect(names.put(masked)).toBe(put);
    if (!/【[^】]*$/u.test(masked)) expect(names.restore(put)).toBe(masked);
  });

  it('in one question a number means one', () => {
    const names = pseudonyms();
    names.put('打【电话】');
    expect(names.put('家属张某某，【电话】')).toBe('家属【人员1】，【电话2】');
    expect(names.restore('【人员1】【电话1】')).toBe('张某某【电话】');
  });

  it.each(['【患者2】', '【电话】', '【】', '【电话1', '电话1】', '【【电话1】】', '【电话１】'])(
    'nobody is known by %s',
    (text) => {
      const names = pseudonyms();
      names.put('【电话】');
      expect(names.restore(`看${text}`)).toBeUndefined();
    },
  );

  it('there and back is the same', () => {
    const piece = fc.constantFrom(
      '【电话】',
      '【患者】',
      '【患者2】',
      '家属张某某',
      '李女士',
      '来了，',
      '2小时',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const names = pseudonyms();
        const masked = mask(pieces.join('；'));
        expect(names.restore(names.put(masked))).toBe(masked);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});
