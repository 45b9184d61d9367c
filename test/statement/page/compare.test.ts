import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovedText } from '../../../src/ports.ts';
import { plainText } from '../../../src/sources/plainText.ts';
import { compare } from '../../../src/statement/page/compare.ts';
import { linesAt } from '../../../src/statement/page/nearest.ts';

const title = '关于网传“徐汇院区停诊3天”的情况说明';
const paragraphs = [
  '11月22日，有网民称示例医疗集团徐汇院区“停诊3天”。经核实，该信息不实。',
  '徐汇院区门诊、急诊正常开放，当日接诊1,286人次，体温37.5℃以上患者由发热门诊接诊。',
  '我们已向平台反映情况，并将于11月23日18时前公布核查结果。负责人：医务部李明主任。',
  '咨询电话：021-5550 0100。',
  '示例医疗集团',
  '2026年11月22日',
];
const approved: ApprovedText = {
  ...{ form: 'site', name: 'P128-v3', title, hash: 'ab'.repeat(32) },
  body: paragraphs.join('\n'),
};

/** A page of a hospital's site, with all that stands around a text there. */
function pageOf(lines: readonly string[], { heading = title, after = '' } = {}): string {
  const body = lines.map((line) => `<p style="text-indent:2em">${line}</p>`).join('\n');
  return `<body><nav><ul><li>首页</li><li>医院概况</li><li>新闻中心</li></ul></nav>
    <div class="crumb">当前位置：首页 > 新闻中心 > 正文</div>
    <h1>${heading}</h1><div class="meta">发布时间：2026-11-22 15:04 来源：院办公室 浏览次数：1286</div>
    <div class="article">${body}${after}</div>
    <div class="share">分享到：微信 微博</div><div>上一篇：我院举行义诊活动</div>
    <div class="side"><p>门诊时间：8:00-17:00。</p></div>
    <footer>版权所有 © 示例医疗集团 沪ICP备00000000号</footer></body>`;
}

function verdict(lines: readonly string[], rest: Parameters<typeof pageOf>[1] = {}) {
  return compare(approved, plainText(pageOf(lines, rest)));
}

/** Everything that was named as gone or new. */
function named(compared: ReturnType<typeof compare>): string {
  return compared.is === 'differs'
    ? compared.differences.map(({ kind, text }) => `${kind}:${text}`).join(' ')
    : '';
}

describe('what stands at a link is what was approved', () => {
  it.each<[string, readonly string[], Parameters<typeof pageOf>[1]]>([
    ['in the page of a site', paragraphs, {}],
    [
      'with full-width figures and letters',
      paragraphs.map((line) =>
        line.replace(/[0-9:,.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      ),
      {},
    ],
    [
      'with blanks in it and a first line that is set in',
      paragraphs.map((line) => `　　${line.replaceAll('，', '， ')}&nbsp;`),
      {},
    ],
    ['with straight quotation marks', paragraphs.map((line) => line.replace(/[“”]/g, '"')), {}],
    [
      'with letters that nobody sees',
      paragraphs.map((line) => [...line].join('\u200b').replace(/(?<=[\d.])\u200b/g, '')),
      {},
    ],
    ['in pieces of other colours', paragraphs.map((line) => line.replace('不实', '<b>不</b><i>实</i>')), {}],
    ['under a title with a rubric', paragraphs, { heading: `【公告】${title}` }],
    ['under a title with the site’s name', paragraphs, { heading: `${title} - 示例医疗集团` }],
    ['before a notice of the site', paragraphs, { after: '<p>版权所有，未经授权不得转载。</p>' }],
    ['before a line that is no sentence', paragraphs, { after: '<p>（院办公室）</p>' }],
  ])('%s', (_what, lines, rest) => {
    expect(verdict(lines, rest)).toMatchObject({ is: 'same' });
  });

  it('also when only the page around it has changed, under the same hash', () => {
    const [one, other] = [verdict(paragraphs), verdict(paragraphs, { after: '<p>阅读 2000</p>' })];
    expect(one).toEqual(other);
  });

  it('also without a title, where the form has none', () => {
    expect(compare({ ...approved, title: '' }, paragraphs.join('\n'))).toMatchObject({ is: 'same' });
  });
});

function changed(from: string, to: string): readonly string[] {
  const lines = paragraphs.map((line) => line.replace(from, to));
  expect(lines).not.toEqual(paragraphs);
  return lines;
}

describe('what stands at a link differs', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a number', changed('1,286', '1,268'), /gone:\S*1,?286.* new:\S*1,?268|286|268/],
    ['a point that is gone', changed('37.5', '375'), /37\.5.*375/],
    ['a raised figure', changed('37.5', '37⁵'), /37/],
    ['a date', changed('11月23日', '11月24日'), /gone:23 new:24/],
    ['a time', changed('18时', '20时'), /gone:18 new:20/],
    ['a name', changed('李明', '李朋'), /gone:\S*李明.* new:\S*李朋|明.*朋/],
    ['a telephone number', changed('5550 0100', '5550 0101'), /0100.*0101/],
    ['a blank that makes one number of two', changed('5550 0100', '55500100'), /55500100/],
    ['a word', changed('该信息不实', '该信息属实'), /不实.*属实|不.*属/],
    ['a word that is gone', changed('已向平台', '向平台'), /gone:已/],
    ['a mark', changed('该信息不实。', '该信息不实？'), /。.*？|\?/],
    ['a letter of another alphabet', changed('37.5℃', '37.5С'), /С/],
    ['a mark that turns the writing round', changed('37.5', '\u202e37.5'), /\u202e/],
    ['a paragraph that is gone', paragraphs.filter((_line, at) => at !== 1), /gone:.*徐汇院区门诊/],
    ['the last line gone', paragraphs.slice(0, -1), /gone:.*2026/],
    ['the first line gone', paragraphs.slice(1), /gone:.*11月22日|gone:.*11/],
    [
      'a sentence inside',
      changed('该信息不实。', '该信息不实。患者家属无理取闹。'),
      /new:.*患者家属无理取闹/,
    ],
    [
      'a paragraph between',
      paragraphs.toSpliced(2, 0, '该患者系因个人原因离院。'),
      /new:.*该患者系因个人原因离院/,
    ],
    [
      'a sentence after the last line',
      [...paragraphs, '涉事人员已被停职处理。'],
      /new:.*涉事人员已被停职处理/,
    ],
    ['a sentence before the first line', ['网民纯属造谣诽谤。', ...paragraphs], /new:.*网民纯属造谣诽谤/],
    ['words behind the last', changed('2026年11月22日', '2026年11月22日（已整改）'), /new:.*已整改/],
    [
      'lines in another order',
      [...paragraphs.slice(2, 4), ...paragraphs.slice(0, 2), ...paragraphs.slice(4)],
      /gone:|new:/,
    ],
  ])('%s', (_what, lines, words) => {
    const compared = verdict(lines);
    expect(compared.is).toBe('differs');
    expect(named(compared)).toMatch(words);
  });

  it.each([
    ['a number in the title', title.replace('3天', '5天'), /3.*5/],
    ['a word more in the title', title.replace('情况说明', '严正声明'), /严正声明|情况/],
    ['another title', '医院动态', /gone:关于网传/],
  ])('%s', (_what, heading, words) => {
    expect(named(verdict(paragraphs, { heading }))).toMatch(words);
  });

  it('shows a few of many changes, none of them long', () => {
    const compared = verdict(paragraphs.map((line) => line.replace(/[，。]/g, '、新的话新的话，')));
    expect(compared.is === 'differs' && compared.differences.length).toBeLessThanOrEqual(5);
    const long = verdict(paragraphs.toSpliced(1, 0, `${'很长的话'.repeat(60)}。`));
    for (const { text } of long.is === 'differs' ? long.differences : [])
      expect([...text].length).toBeLessThanOrEqual(61);
  });

  it('has another hash for another change', () => {
    const hashes = [changed('18时', '20时'), changed('18时', '22时'), paragraphs].map((lines) => {
      const compared = verdict(lines);
      return compared.is === 'notFound' ? '' : compared.hash;
    });
    expect(new Set(hashes)).toHaveLength(3);
  });
});

describe('what was approved does not stand at a link', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    [
      'another article',
      pageOf([
        '我院举行大型义诊活动，市民踊跃参加，现场秩序井然。',
        '活动持续三小时，专家解答了市民的问题。',
      ]),
    ],
    ['what WeChat shows in its place', '<p>该内容已被发布者删除</p>'],
  ])('%s', (_what, html) => {
    expect(compare(approved, plainText(html))).toEqual({ is: 'notFound' });
  });

  it('when nothing was approved', () => {
    expect(compare({ ...approved, body: '' }, plainText(pageOf(paragraphs)))).toEqual({ is: 'notFound' });
  });
});

it('finds every change of one visible letter, wherever it is', () => {
  const letters = [...approved.body.matchAll(/[^\s“”"]/gu)].map(({ index }) => index);
  fc.assert(
    fc.property(fc.constantFrom(...letters), fc.constantFrom('七', '8', 'x', '。', ''), (at, instead) => {
      const there = approved.body[at] ?? '';
      fc.pre(there !== instead);
      const body = approved.body.slice(0, at) + instead + approved.body.slice(at + 1);
      return verdict(body.split('\n')).is === 'differs';
    }),
    { numRuns: 200 },
  );
});

it('reads a page of 400,000 letters', () => {
  const side = Array.from(
    { length: 20_000 },
    (_none, at) => `<p>第${at}条：门诊通知，请周知并转告。</p>`,
  ).join('');
  expect(verdict([...paragraphs], { after: `<div>更多</div>${side}` })).toMatchObject({ is: 'same' });
});

it('the lines that a stretch touches are those that a plain look finds, on any page', () => {
  const page = fc.array(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 12 });
  fc.assert(
    fc.property(page, fc.nat(80), fc.nat(20), (lines, from, length) => {
      let at = 0;
      const spans = lines.map((line) => {
        const span = { from: at, to: at + line.length };
        at = span.to;
        return span;
      });
      const last = (holds: (start: number) => boolean) =>
        Math.max(
          0,
          spans.findLastIndex(({ from: start }) => holds(start)),
        );
      const to = from + length;
      const folded = { text: lines.join(''), lines: spans };
      expect(linesAt(folded, { from, to })).toEqual({
        first: last((start) => start <= from),
        last: last((start) => start < to),
      });
    }),
  );
});
