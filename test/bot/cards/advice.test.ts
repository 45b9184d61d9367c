import { describe, expect, it } from 'vitest';
import { alertCard } from '../../../src/bot/cards/alert.ts';
import { historyRow } from '../../../src/bot/cards/history.ts';
import type { Advice, Known, TextId } from '../../../src/incident/incident.ts';
import type { IncidentEvent } from '../../../src/incident/language.ts';
import { branchSeat, closed, english, now, opened, post, viewOf, voice } from './sample.ts';

const text = 'text-9' as TextId;
const texts = new Map([[text, '术后感染\n没人管']]);
const fair: Advice = { stance: 'fair', mention: post.id, at: now };

function linesOf(incident: Known, policy = voice.policy): readonly string[] {
  const ctx = { ...voice, policy, offered: [] };
  return alertCard(viewOf(incident, { texts }), branchSeat, ctx).lines.map(({ spans }) =>
    spans.map((span) => ('text' in span ? span.text : '')).join(''),
  );
}

describe('a second opinion on the card', () => {
  it.each([
    ['adverse', '第二意见：可能是负面「术后感染 没人管」（大模型，仅供参考）'],
    ['fair', '第二意见：可能不是负面「术后感染 没人管」（大模型，仅供参考）'],
    ['aside', '第二意见：可能与医院无关「术后感染 没人管」（大模型，仅供参考）'],
  ] as const)('%s is marked as a hint, in one line with the words it points at', (stance, line) => {
    expect(linesOf({ ...opened, advice: { ...fair, stance, text } })).toContain(line);
  });

  it('says so without words as well, and in English', () => {
    expect(linesOf({ ...opened, advice: fair })).toContain('第二意见：可能不是负面（大模型，仅供参考）');
    expect(linesOf({ ...opened, advice: { ...fair, text } }, english)).toContain(
      'Second opinion: it may not be against us, “术后感染 没人管” (a language model; a hint only)',
    );
  });

  it('changes no button and no badge, and is not shown where there is none or all is over', () => {
    const ctx = { ...voice, offered: ['claim', 'dismiss'] as const };
    const { lines: _, ...without } = alertCard(viewOf(opened), branchSeat, ctx);
    const { lines: __, ...beside } = alertCard(viewOf({ ...opened, advice: fair }), branchSeat, ctx);
    expect(beside).toEqual(without);
    expect(linesOf(opened).join()).not.toContain('第二意见');
    expect(linesOf({ ...closed, advice: fair }).join()).not.toContain('第二意见');
  });
});

it('a second opinion stands in the history with who said it and its words', () => {
  const by = { kind: 'machine', id: 'adviser' } as const;
  const event: IncidentEvent = {
    ...{ type: 'advised', incident: opened.id, by, at: now },
    ...{ mention: post.id, stance: 'aside', text },
  };
  const row = (policy = voice.policy) =>
    historyRow({ at: now, by, type: event.type, event }, viewOf(opened, { texts }), branchSeat, {
      ...voice,
      policy,
    });
  expect(row()).toEqual({
    who: '第二意见',
    what: '读了脱敏的原帖：可能与医院无关',
    note: '术后感染\n没人管',
  });
  expect(row(english)).toMatchObject({
    who: 'Second opinion',
    what: 'read the masked post: it may have nothing to do with a hospital',
  });
});
