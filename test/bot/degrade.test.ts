import { describe, expect, it } from 'vitest';
import { alertCard } from '../../src/bot/cards/alert.ts';
import { pressIds } from '../../src/bot/cards/presses.ts';
import { degrade } from '../../src/bot/degrade.ts';
import { type Card, type Message, plain } from '../../src/bot/message.ts';
import { understand } from '../../src/handlers/phrasebook.ts';
import type { Command } from '../../src/incident/language.ts';
import { offered } from '../../src/policy/offered.ts';
import { branchSeat, english, hqSeat, opened, org, viewOf, voice } from './cards/sample.ts';

const ctx = { ...voice, offered: offered(opened, branchSeat, org, voice.policy) };
const card = alertCard(viewOf(opened), branchSeat, ctx);

function added(message: Message, to: Card): readonly string[] {
  return plain(message).split('\n').slice(plain(to).split('\n').length);
}

describe('where a platform has', () => {
  it('buttons and forms, a message stays as it is', () => {
    expect(degrade(card, { buttons: true, form: true })).toBe(card);
  });

  it('no buttons, each becomes what to type', () => {
    const typed = degrade(card, { buttons: false, form: false });
    expect(added(typed, card)).toEqual([
      '回复 P128 1 认领',
      '回复 P128 2 排除 + 排除理由',
      '回复 P128 3 补充事实 + 事实',
      '回复 P128 4 上报区域',
      '回复 P128 8 非我院',
      '回复 P128 9 改性质 + 性质',
      '回复 P128 21 合并 + 并入哪一件',
      '回复 P128 22 拆分 + 各条的 # 号（见查看原文）',
      '回复 P128 13 稍后 30 分钟',
      '回复 P128 23 备注 + 备注',
      '回复 P128 18 查看原文',
      '回复 P128 19 历史',
    ]);
    expect(typed).toMatchObject({ actions: [] });
  });

  it('buttons but no forms, those that ask for words are typed', () => {
    const typed = degrade(card, { buttons: true, form: false });
    expect(added(typed, card)).toHaveLength(6);
    const kept = typed.kind === 'card' ? typed.actions : [];
    expect(kept.map(({ id }) => id)).toEqual(['claim', 'escalate', 'notOurs', 'snooze', 'view', 'history']);
    expect(kept.some(({ form }) => form)).toBe(false);
  });

  it('no buttons, a danger button still says what it will do', () => {
    const closing = alertCard(viewOf(opened), hqSeat, { ...voice, offered: ['close'] });
    expect(plain(degrade(closing, { buttons: false, form: false }))).toContain(
      '回复 P128 7 关闭 + 处置小结（P128 在徐汇院区、华东区域、总部的卡片都将变为已关闭',
    );
  });

  it('no way back, nothing is to be typed there', () => {
    const mute = degrade(card, { buttons: false, form: false, oneWay: true });
    expect(mute).toMatchObject({ actions: [] });
    expect(added(mute, card)).toEqual([]);
  });

  it('English, the words are English', () => {
    const inEnglish = alertCard(viewOf(opened), branchSeat, { ...ctx, policy: english });
    const typed = degrade(inEnglish, { buttons: false, form: false }, 'en');
    expect(plain(typed)).toContain('Reply P128 2 Dismiss + Why it is dismissed');
  });

  it('nothing, a notice stays as it is', () => {
    const notice: Message = { kind: 'notice', tone: 'calm', spans: [{ text: '信源已恢复' }] };
    expect(degrade(notice, { buttons: false, form: false })).toBe(notice);
  });
});

it('what a card tells people to type is what the bot understands', () => {
  const everything = pressIds.filter(
    (id): id is Extract<typeof id, Command['type']> => !['view', 'history', 'facts'].includes(id),
  );
  for (const [language, policy] of [
    ['zh', voice.policy],
    ['en', english],
  ] as const) {
    const full = alertCard(viewOf(opened), branchSeat, { ...voice, policy, offered: everything });
    const typed = added(degrade(full, { buttons: false, form: false }, language), full);
    expect(typed).toHaveLength(full.actions.length);
    for (const [index, line] of typed.entries()) {
      const words = line.replace(/^(回复|Reply) /u, '').replace(/( \+|（| \().*$/u, '');
      expect(understand(words), words).toMatchObject({
        kind: 'press',
        code: 'P128',
        action: full.actions[index]?.id,
      });
    }
  }
});
