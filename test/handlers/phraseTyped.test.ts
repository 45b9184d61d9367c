import { describe, expect, it } from 'vitest';
import { alertCard } from '../../src/bot/cards/alert.ts';
import { isPressId, type PressId, pressIds, pressNumbers } from '../../src/bot/cards/presses.ts';
import { bareAnswer } from '../../src/bot/cards/typed.ts';
import { degrade } from '../../src/bot/degrade.ts';
import type { Action } from '../../src/bot/message.ts';
import { understand } from '../../src/handlers/phrasebook.ts';
import { verbs } from '../../src/handlers/phraseVerbs.ts';
import type { Command } from '../../src/incident/language.ts';
import { english, hqSeat, opened, org, people, viewOf, voice } from '../bot/cards/sample.ts';

const names = { org, people };

describe('a button typed by its number or its name', () => {
  it.each([
    'P128 1',
    'p128　1',
    'Ｐ１２８　１',
    'ｐ１２８ １。',
    'P128，1',
    'P128:1',
    'P128：１',
    'P128、1',
    'P128-1',
    'P128－1',
    'P128+1',
    'P128 1认领',
    'P128 1.认领',
    'P128 1、认领',
    'P128 01',
    '1 P128',
    '１、P128',
    '#P128 1',
    '＃Ｐ１２８ 1',
    'P128\u20051',
    'P128\u200b1\u200b',
    '\u2066P128 1\u2069'.replaceAll(/[\u2066\u2069]/g, ' '),
    'P128 认领',
    'P128认领',
    'p128　认领！',
    'Ｐ１２８认领',
    'P128-认领',
    '认领 P128',
    '认领P128',
    '认领：Ｐ１２８',
    '認領 p128',
    'P128claim',
    'P128 Claim',
    'ＣＬＡＩＭ Ｐ１２８',
    'claim #p128',
    '@烽火 P128 认领',
    '@烽火\u2005P128 认领',
    '＠烽火 P128 1',
    '@烽火P128 1',
    '@烽火Ｐ１２８认领',
    '@烽火 @李敏 P128 1',
    '@烽火 回复 P128 1 认领',
    '回复 P128 1 认领',
    '回复：P128 1',
    '回复P128 1',
    'Reply P128 1 Claim',
    'reply: p128 claim',
    '/fenghuo p128 1',
  ])('%j claims P128', (typed) => {
    expect(understand(typed, names)).toEqual({ kind: 'press', code: 'P128', action: 'claim', values: {} });
  });

  it.each(pressIds)('the number of %s is its own, with and without its name', (action) => {
    const number = pressNumbers[action];
    const [verb = ''] = verbs[action];
    for (const typed of [`P7 ${number}`, `P7-${number}`, `P7 ${number} ${verb}`, `${number} P7`]) {
      expect(understand(typed, names), typed).toMatchObject({ kind: 'press', code: 'P7', action });
    }
  });

  it('has no number twice, and none that a place on a card could change', () => {
    const numbers = Object.values(pressNumbers);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(pressNumbers).toMatchObject({
      claim: 1,
      dismiss: 2,
      addFact: 3,
      escalate: 4,
      close: 7,
      split: 22,
    });
  });
});

describe('words behind the number', () => {
  it.each<[string, string, object]>([
    ['P128 3 正在调阅病历', 'addFact', { text: '正在调阅病历' }],
    ['P128 3，正在调阅病历', 'addFact', { text: '正在调阅病历' }],
    ['P128　３　正在调阅病历', 'addFact', { text: '正在调阅病历' }],
    ['3 P128 正在调阅病历', 'addFact', { text: '正在调阅病历' }],
    ['P128 2 + 与我院无关', 'dismiss', { reason: '与我院无关' }],
    ['P128 2 排除 + 与我院无关', 'dismiss', { reason: '与我院无关' }],
    ['P128 2 排除 + 排除理由：与我院无关', 'dismiss', { reason: '与我院无关' }],
    ['P128 2 排除 + 排除理由 与我院无关', 'dismiss', { reason: '与我院无关' }],
    ['回复 P128 2 排除 + 排除理由', 'dismiss', {}],
    ['P128 2 关闭的帖子，与我院无关', 'dismiss', { reason: '关闭的帖子，与我院无关' }],
    ['P128 2 理由充分：与我院无关', 'dismiss', { reason: '理由充分：与我院无关' }],
    ['P128 7 关闭 + 处置小结（P128 在徐汇院区的卡片都将变为已关闭。）', 'close', {}],
    ['P128 7 关闭 + 处置小结（P128 的卡片将关闭。）已与家属沟通', 'close', { note: '已与家属沟通' }],
    ['P128 6 Ⅱ级 重大 媒体来电', 'setLevel', { level: 'orange', reason: '媒体来电' }],
    ['P128 6 定级 + Ⅱ级 重大 + 媒体来电', 'setLevel', { level: 'orange', reason: '媒体来电' }],
    ['P128 5 徐汇院区 核实记录 2小时内', 'direct', { to: 'hq/east/xuhui', text: '核实记录', minutes: '120' }],
    [
      'P128 5 下发 + 徐汇院区 + 核实记录 + ２小时',
      'direct',
      { to: 'hq/east/xuhui', text: '核实记录', minutes: '120' },
    ],
    ['P128 5 3天内 核实记录', 'direct', { text: '核实记录', minutes: '4320' }],
    ['P128 5 核实2小时内的记录', 'direct', { text: '核实2小时内的记录' }],
    ['P128 11 @周敏', 'handOver', { person: '2001' }],
    ['P128 21 + P8 + 同一件事', 'merge', { into: 'P8', reason: '同一件事' }],
    ['P128 15 同意排除', 'confirmDismissal', {}],
    ['P128 15 同意', 'confirmDismissal', {}],
  ])('%s', (typed, action, values) => {
    expect(understand(typed, names)).toEqual({ kind: 'press', code: 'P128', action, values });
  });

  it.each([
    ['a date is no button', 'P128 3月5日家属又来', 'P128 补充事实'],
    ['a span is no button', 'P128 2小时内处理', 'P128 排除'],
    ['a count is no button', 'P128 7 个人在门口', 'P128 关闭'],
    ['nor a decimal', 'P128 1.5万转发', 'P128 认领'],
    ['nor a number in groups', 'P128 1,200次转发', 'P128 认领'],
    ['nor one that words follow at once', 'P128 2旧帖已答复', 'P128 排除'],
    ['a number and another verb are neither', 'P128 1 排除 旧帖已答复', 'P128 排除'],
    ['nor are they where words are read', 'P128 2 认领。', 'P128 认领'],
    ['a code needs its letter', '128 认领', 'P128 认领'],
    ['a number that is no button is asked about', 'P128 99', 'P128 认领'],
  ])('%s: %s', (_rule, typed, near) => {
    expect(understand(typed, names)).toEqual({ kind: 'unknown', near });
  });
});

describe('a number alone', () => {
  it.each(['1', '１', ' 1 ', '1。', '+1', '＋1', '1！', '@烽火 1'])('%j says not of what', (typed) => {
    expect(understand(typed, names)).toEqual({ kind: 'bare', number: '1' });
  });

  it.each(['2 旧帖，已答复', '3、正在调阅病历'])('%j neither, with words', (typed) => {
    expect(understand(typed, names)).toMatchObject({ kind: 'bare' });
  });

  it.each(['0', '45', '128', '3月5日', '1.5万', '7788'])('%j is no button', (typed) => {
    expect(understand(typed, names)).toEqual({ kind: 'unknown' });
  });

  it('is answered with how to write it and what is open here', () => {
    const { text } = bareAnswer('1', ['P131', 'P128'], voice);
    expect(text).toContain('P131 1');
    expect(text).toContain('P131、P128');
    const many = Array.from({ length: 30 }, (_, index) => `P${index}`);
    expect(bareAnswer('2', many, voice).text).toContain('P9…');
    expect(bareAnswer('2', [], voice).text).toContain('P128 2');
    expect(bareAnswer('2', many, { policy: english }).text).not.toMatch(/\p{Script=Han}/u);
  });
});

/** What somebody writes into each field that a card asks for. */
const written: Readonly<Record<string, string>> = {
  reason: '与我院无关',
  note: '已与家属沟通',
  text: '核实术后记录',
  level: 'Ⅰ级 特别重大',
  nature: '医疗安全',
  to: '徐汇院区',
  minutes: '2小时',
  person: '周敏',
  into: 'P8',
  fact: '2',
};
const read: Readonly<Record<string, string>> = {
  ...{ level: 'red', nature: 'safety', to: 'hq/east/xuhui', minutes: '120', person: '2001', fact: 'F2' },
};

describe.each(['zh', 'en'] as const)(
  'each line that a card prints, filled in as it asks (%s)',
  (language) => {
    const policy = language === 'zh' ? voice.policy : english;
    const everything = pressIds.filter(
      (id): id is Extract<typeof id, Command['type']> => !['view', 'history', 'split', 'facts'].includes(id),
    );
    const card = alertCard(viewOf(opened), hqSeat, { ...voice, policy, offered: everything });
    const typed = degrade(card, { buttons: false, form: false }, language);
    const lines = typed.kind === 'card' ? typed.lines.slice(card.lines.length) : [];
    const printed = card.actions.map((action, index) => {
      const [span] = lines[index]?.spans ?? [];
      return [action, span && 'text' in span ? span.text : ''] as const;
    });
    const asked = ({ form = [] }: Action) =>
      form.filter(({ required, name }) => required && written[name] !== undefined).map(({ name }) => name);

    it.each(printed)('$id', (action, line) => {
      const id: PressId | undefined = isPressId(action.id) ? action.id : undefined;
      const head = line.replace(/ \+.*$|[（(].*$/u, '');
      const fields = asked(action);
      const values = Object.fromEntries(fields.map((name) => [name, read[name] ?? written[name]]));
      const words = fields.map((name) => written[name]);
      for (const each of [
        [head, ...words].join(' '),
        [head, ...words].join(' + '),
        [head, ...words].join('，'),
      ]) {
        expect(understand(each, names), each).toEqual({ kind: 'press', code: 'P128', action: id, values });
      }
      const asPrinted = understand(line, names);
      expect(asPrinted, line).toEqual({ kind: 'press', code: 'P128', action: id, values: {} });
    });
  },
);
