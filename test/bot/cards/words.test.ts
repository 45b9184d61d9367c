import { describe, expect, it } from 'vitest';
import * as actionWords from '../../../src/bot/cards/actionWords.ts';
import * as answerPhrases from '../../../src/bot/cards/answerPhrases.ts';
import * as ask from '../../../src/bot/cards/ask.ts';
import { clockWords } from '../../../src/bot/cards/clocks.ts';
import * as history from '../../../src/bot/cards/historyWords.ts';
import * as noticeWords from '../../../src/bot/cards/noticeWords.ts';
import { cardPhrases } from '../../../src/bot/cards/phrases.ts';
import { pressIds, pressNumbers } from '../../../src/bot/cards/presses.ts';
import * as statementDone from '../../../src/bot/cards/statementDone.ts';
import * as statementHistory from '../../../src/bot/cards/statementHistory.ts';
import * as statementRefusals from '../../../src/bot/cards/statementRefusals.ts';
import * as statementWords from '../../../src/bot/cards/statementWords.ts';
import * as words from '../../../src/bot/cards/words.ts';
import { natures } from '../../../src/incident/incident.ts';
import { reasonCodes } from '../../../src/incident/language.ts';
import { defaultPolicy } from '../../../src/policy/defaults.ts';
import { rings } from '../../../src/policy/effect.ts';

/** Every pair {zh, en} anywhere in a table, with the way to it. */
function pairs(table: unknown, path: string): readonly (readonly [string, string, string])[] {
  if (typeof table !== 'object' || table === null) return [];
  if ('zh' in table && 'en' in table && typeof table.zh === 'string' && typeof table.en === 'string') {
    return [[path, table.zh, table.en]];
  }
  return Object.entries(table).flatMap(([key, value]) => pairs(value, `${path}.${key}`));
}

/** The sentences, each with X in its gaps. */
const sentences = Object.keys(cardPhrases.zh).map((key) => {
  const spoken = ([cardPhrases.zh, cardPhrases.en] as const).map((phrases) => {
    const entry = Object.entries(phrases).find(([name]) => name === key)?.[1];
    return typeof entry === 'function' ? entry('X', 'X', 'X', 'X') : entry;
  });
  return [`phrases.${key}`, String(spoken[0]), String(spoken[1])] as const;
});

const all = [
  ...pairs(words, 'words'),
  ...pairs(actionWords, 'actions'),
  ...pairs(answerPhrases, 'answers'),
  ...pairs(noticeWords, 'notices'),
  ...pairs(history, 'history'),
  ...pairs(ask, 'ask'),
  ...pairs(statementWords, 'statement'),
  ...pairs(statementDone, 'done'),
  ...pairs(statementHistory, 'told'),
  ...pairs(statementRefusals, 'no'),
  ...pairs(clockWords, 'clocks'),
  ...pairs(defaultPolicy, 'policy'),
  ...sentences,
];

describe.each(all)('%s', (_path, zh, en) => {
  it('is said in Chinese and in English', () => {
    expect(zh.trim()).not.toBe('');
    expect(en.trim()).not.toBe('');
    expect(zh).not.toContain('undefined');
    expect(en).not.toMatch(/[\u4e00-\u9fff]|undefined/u);
  });

  it('is calm: no exclamation mark, no emoji, no 您 inside', () => {
    expect(zh + en).not.toMatch(/[!！您]|\p{Extended_Pictographic}/u);
  });

  it('fills the same gaps in both languages', () => {
    const gaps = (text: string) => [...new Set(text.match(/\{\w+\}/gu) ?? [])].sort();
    expect(gaps(zh)).toEqual(gaps(en));
  });
});

describe('the tables', () => {
  it('know every nature, reason and ring', () => {
    expect(Object.keys(words.natureWords).sort()).toEqual([...natures].sort());
    expect(Object.keys(words.reasonWords).sort()).toEqual([...reasonCodes].sort());
    expect(Object.keys(noticeWords.ringWords).sort()).toEqual([...rings].sort());
  });

  it('were read at all', () => {
    expect(all.length).toBeGreaterThan(150);
  });

  it('never give one number to two buttons', () => {
    expect(new Set(Object.values(pressNumbers)).size).toBe(pressIds.length);
  });
});
