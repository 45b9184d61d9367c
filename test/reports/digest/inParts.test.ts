import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Notice, plain } from '../../../src/bot/message.ts';
import { room as wechat } from '../../../src/bot/wechaty/limits.ts';
import { rendered } from '../../../src/bot/wechaty/outbound.ts';
import { longestMarkdown, room } from '../../../src/bot/wecom/limits.ts';
import { markdownOneWay } from '../../../src/bot/wecom/outbound.ts';
import { bytesOf, harmless } from '../../../src/bot/wecom/text.ts';
import { wordsIn } from '../../../src/bot/wecom/words.ts';
import { inParts } from '../../../src/reports/digest/inParts.ts';
import { digestNotice, tabled } from '../../../src/reports/digest/told.ts';
import { crisis, house, month, week } from '../chart/digests.ts';

const table = { caption: '每日', head: ['日期'], rows: [] };
const notice = (lines: readonly string[]): Notice => ({
  ...{ kind: 'notice', tone: 'calm', tables: [table] },
  spans: [
    { text: '徐汇院区 · 日报 11-21 周六', weight: 'strong' },
    ...lines.map((line) => ({ text: `\n${line}` })),
  ],
});

describe('a notice that is longer than one message holds', () => {
  it('is one where it fits, and where nothing is said of how much that is', () => {
    const short = notice(['新增 1']);
    expect(inParts(short, 560)).toEqual([short]);
    expect(inParts(notice(Array(90).fill('新增 1 · 未结 1')), undefined)).toHaveLength(1);
  });

  it('says its head in each, numbered, and has its tables with the first', () => {
    const parts = inParts(notice(Array(8).fill('九个字的一行一行字')), 60);
    expect(parts.map((part) => plain(part).split('\n')[0])).toEqual([
      '徐汇院区 · 日报 11-21 周六 · 1/3',
      '徐汇院区 · 日报 11-21 周六 · 2/3',
      '徐汇院区 · 日报 11-21 周六 · 3/3',
    ]);
    expect(parts.map(({ tables }) => tables?.length)).toEqual([1, undefined, undefined]);
  });

  it('loses no line, parts none, and no message is longer than it may be', () => {
    const line = fc.string({ minLength: 1, maxLength: 120 }).map((text) => text.replaceAll('\n', ' '));
    const most = 200;
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const parts = inParts(notice(lines), most);
        expect(parts.flatMap(({ spans }) => spans.slice(1))).toEqual(notice(lines).spans.slice(1));
        for (const part of parts) expect(plain(part).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe.each(['zh', 'en'] as const)(
  'where a message holds little, nothing of a digest is lost (%s)',
  (language) => {
    const people = { byId: new Map(), byIdentity: new Map() };
    const telling = { ...house(40, language), people, now: week.period.to, titles: new Map() };
    const told = [crisis, week, month].map((digest) => digestNotice(digest, telling));
    const all = [...told, ...told.map(tabled)];

    it.each(['app', 'bot'] as const)('on WeCom (%s)', (kind) => {
      for (const notice of all) {
        const look = { corp: 'c', words: wordsIn(language), most: longestMarkdown[kind] };
        const shown = inParts(notice, room[kind].message).map((part) => markdownOneWay(part, look));
        for (const text of shown) expect(bytesOf(text)).toBeLessThanOrEqual(look.most);
        for (const line of linesOf(notice)) expect(shown.join('\n')).toContain(harmless(line));
      }
    });

    it('on WeChat', () => {
      for (const notice of all) {
        const shown = inParts(notice, wechat.message).map((part) => rendered(part, undefined).text);
        for (const line of linesOf(notice)) expect(shown.join('\n')).toContain(line.replaceAll(/\s+/gu, ' '));
        expect(shown.join('\n')).not.toContain('请在控制台查看全文');
      }
    });
  },
);

/** All but the head. */
function linesOf(notice: Notice): readonly string[] {
  return plain(notice)
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
}
