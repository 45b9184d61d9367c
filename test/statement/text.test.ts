import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blanksIn } from '../../src/statement/blanks.ts';
import {
  bodyOf,
  canonical,
  plain,
  sentencesOf,
  textOf,
  titleOf,
  weiboLength,
} from '../../src/statement/text.ts';

const anything = fc.string({ unit: 'binary', maxLength: 300 });
/** Strings of what sentences are made of: the marks meet far oftener than among random letters. */
const written = fc
  .array(
    fc.constantFrom(
      ...'我院核实情况。！？；!?.…“”「」（）《》【】\n ，：1２3',
      'https://a.cn/x?y=1;z!',
      '3.5%',
      '一、',
      '（1）',
      'Dr. Li',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('sentences', () => {
  it.each<[string, readonly string[]]>([
    ['我院已关注。正在核实！会公布吗？', ['我院已关注。', '正在核实！', '会公布吗？']],
    ['门诊开放；急诊开放。', ['门诊开放；', '急诊开放。']],
    ['候诊3.5小时，占12.7%。其余正常。', ['候诊3.5小时，占12.7%。', '其余正常。']],
    ['详见https://a.cn/p?id=1;x=2!。谢谢。', ['详见https://a.cn/p?id=1;x=2!。', '谢谢。']],
    ['他说：“请稍等。医生马上来。”然后离开。', ['他说：“请稍等。医生马上来。”', '然后离开。']],
    ['网传“停诊了！”的说法不准确。', ['网传“停诊了！”的说法不准确。']],
    ['《谁在值班？》一文发布后，我们核实了情况。', ['《谁在值班？》一文发布后，我们核实了情况。']],
    ['（情况见附件。）以上。', ['（情况见附件。）以上。']],
    ['一、门诊开放。\n二、急诊开放。', ['一、门诊开放。', '二、急诊开放。']],
    ['1. 门诊开放。\n2. 急诊开放。', ['1. 门诊开放。', '2. 急诊开放。']],
    ['（1）门诊（2）急诊。', ['（1）门诊（2）急诊。']],
    ['标题没有句号\n\n正文。', ['标题没有句号', '正文。']],
    ['【徐汇院区情况说明】正在核实。', ['【徐汇院区情况说明】', '正在核实。']],
    ['【责任部门】负责核实。', ['【责任部门】负责核实。']],
    ['真的吗？！是的。。。', ['真的吗？！', '是的。。。']],
    ['还没有……请稍等。再等……\n好', ['还没有……请稍等。', '再等……', '好']],
    ['Dr. Li works here. So do we.', ['Dr. Li works here.', 'So do we.']],
    ['没有闭合的“引号。下一句。', ['没有闭合的“引号。', '下一句。']],
    ['', []],
    [' \n ', []],
  ])('%j', (text, expected) => {
    expect(sentencesOf(text).map((sentence) => sentence.text)).toEqual(expected);
  });

  it('stand where they say, in order, and leave only blanks out', () => {
    fc.assert(
      fc.property(fc.oneof(anything, written), (text) => {
        const spans = sentencesOf(text);
        let [at, left] = [0, ''];
        for (const { from, to, text: words } of spans) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(text.slice(from, to)).toBe(words);
          left += text.slice(at, from);
          at = to;
        }
        expect((left + text.slice(at)).trim()).toBe('');
      }),
    );
  });
});

describe('the one spelling of a text', () => {
  it.each<[string, string, string]>([
    ['line ends', 'a\r\nb\rc', 'a\nb\nc'],
    ['composed letters', 'e\u0301', '\u00e9'],
    ['blanks at the ends', '\n甲 \u3000\n乙\t\n\n', '甲\n乙'],
    ['other blanks', '甲\u00a0乙\u2003丙\t丁', '甲 乙 丙 丁'],
    ['an indent', '\u3000\u3000甲', '\u3000\u3000甲'],
  ])('%s', (_what, text, expected) => {
    expect(canonical(text)).toEqual({ ok: true, text: expected });
  });

  it.each<[string, number, string]>([
    ['甲\u202e乙', 1, 'bidi'],
    ['\u2066甲', 0, 'bidi'],
    ['甲乙\u200b', 2, 'zeroWidth'],
    ['甲\u2060', 1, 'zeroWidth'],
    ['\ufeff甲', 0, 'zeroWidth'],
    ['甲\u00ad', 1, 'zeroWidth'],
    ['甲\ufe0f', 1, 'zeroWidth'],
    ['甲\u3164', 1, 'zeroWidth'],
    ['甲\u{e0041}', 1, 'zeroWidth'],
    ['甲\0', 1, 'control'],
    ['甲\x1b[0m', 1, 'control'],
    ['甲\u2028乙', 1, 'control'],
    ['甲\ue000', 1, 'control'],
    ['甲\ud800', 1, 'control'],
  ])('%j is refused', (text, at, what) => {
    expect(canonical(text)).toEqual({ ok: false, at, what });
  });

  it('stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(anything, written), (text) => {
        const once = canonical(text);
        if (once.ok) expect(canonical(once.text)).toEqual(once);
      }),
    );
  });

  it('is what words of others have as data', () => {
    fc.assert(
      fc.property(anything, (words) => {
        expect(canonical(plain(words))).toEqual({ ok: true, text: plain(words) });
        expect(plain(words)).not.toMatch(/[\n\r]/u);
      }),
    );
  });
});

it.each([
  ['', 0],
  ['中文', 2],
  ['ab', 1],
  ['abc', 2],
  ['11月22日，', 5],
  ['😀', 2],
])('Weibo counts %j as %i', (text, length) => {
  expect(weiboLength(text)).toBe(length);
});

describe('a title and a body', () => {
  const sentences = [
    { part: 'title', text: '标题', facts: [] },
    { part: 'fact', text: '已关注。', facts: [] },
    { part: 'attitude', text: '请您放心等候。', facts: [] },
    { part: 'signature', text: '示例医疗集团', facts: [] },
    { part: 'signature', text: '2026年11月22日', facts: [] },
  ] as const;

  it('make the text of a long form', () => {
    const text = textOf({ form: 'site', sentences });
    expect(text).toBe('标题\n\n已关注。\n\n请您放心等候。\n\n示例医疗集团\n2026年11月22日');
    expect([titleOf(text, 'site'), bodyOf(text, 'site')]).toEqual(['标题', text.slice(4)]);
  });

  it('are one line in a microblog, which has no title line', () => {
    const text = textOf({ form: 'weibo', sentences: sentences.slice(0, 2) });
    expect(text).toBe('【标题】已关注。');
    expect([titleOf(text, 'weibo'), bodyOf(text, 'weibo')]).toEqual(['', text]);
  });

  it('set a list line by line under its heading', () => {
    const list = ['情况如下：', '1. 甲。', '2. 乙。'].map(
      (text) => ({ part: 'fact', text, facts: [] }) as const,
    );
    const text = textOf({ form: 'account', sentences: [...list, { part: 'fact', text: '丙。', facts: [] }] });
    expect(text).toBe('情况如下：\n1. 甲。\n2. 乙。\n\n丙。');
  });
});

describe('blanks', () => {
  it.each<[string, readonly string[]]>([
    ['由【责任部门】于【日期】前公布。', ['【责任部门】', '【日期】']],
    ['【徐汇院区情况说明】由【责任部门】公布。', ['【责任部门】']],
    ['【责任部门】负责。', ['【责任部门】']],
    ['请拨打【电话】。', ['【电话】']],
    ['没有空白。', []],
  ])('%j', (text, expected) => {
    const found = blanksIn(text);
    expect(found.map(({ words }) => words)).toEqual(expected);
    expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(expected);
  });
});
