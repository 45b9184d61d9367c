import { describe, expect, it } from 'vitest';
import type { Level } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { levelAfter, levelOf, type Signals, type Word } from '../../src/policy/level.ts';

const plain: Signals = { reasons: [], nature: 'complaint', reach: 0, trend: 0, units: 1 };

describe('the default levels', () => {
  it.each<[string, Partial<Signals>, Level]>([
    ['one person’s displeasure', { reasons: ['service'] }, 'blue'],
    [
      'praise, however much read',
      { nature: 'praise', reasons: ['praise'], reach: 5_000_000, trend: 500 },
      'blue',
    ],
    ['nothing in particular, however much read', { nature: 'other', reach: 5_000_000 }, 'blue'],
    ['a dispute', { reasons: ['dispute'] }, 'yellow'],
    ['a complaint that many read', { reach: 20_000 }, 'yellow'],
    ['a complaint that spreads', { trend: 12 }, 'yellow'],
    ['a complaint about two branches', { units: 2 }, 'yellow'],
    ['a rumour', { nature: 'rumour', reasons: ['rumour'] }, 'yellow'],
    ['an alleged injury', { nature: 'safety', reasons: ['harm'] }, 'orange'],
    ['a leak of patients’ data', { nature: 'privacy', reasons: ['privacyLeak'] }, 'orange'],
    ['fraud', { nature: 'fault', reasons: ['fraud'] }, 'orange'],
    ['a threat of violence', { nature: 'violence', reasons: ['violence'] }, 'orange'],
    ['a complaint that very many read', { reach: 200_000 }, 'orange'],
    ['a child, in a matter of safety', { nature: 'safety', reasons: ['minor'] }, 'orange'],
    ['a death', { nature: 'safety', reasons: ['death'] }, 'red'],
    ['harm to many', { nature: 'safety', reasons: ['massHarm'] }, 'red'],
    ['violence that hurt someone', { nature: 'violence', reasons: ['violence', 'harm'] }, 'red'],
    ['a crime that millions read', { nature: 'fault', reasons: ['crime'], reach: 2_000_000 }, 'red'],
  ])('%s', (_matter, signals, level) => {
    expect(levelOf({ ...plain, ...signals }, defaultPolicy.levelTable).level).toBe(level);
  });
});

describe('the table', () => {
  const signals: Signals = {
    reasons: ['dispute', 'media', 'harm', 'minor'],
    nature: 'safety',
    reach: 500,
    trend: 3,
    units: 2,
  };

  it('gives the gravest row all of whose conditions hold, wherever it stands', () => {
    const table = [
      { level: 'yellow', minUnits: 2 },
      { level: 'orange', minReach: 100, anyOf: ['media'] },
      { level: 'red', minReach: 100, anyOf: ['death'] },
    ] as const;
    expect(levelOf(signals, table).level).toBe('orange');
  });

  it('takes limits as reached when they are equalled', () => {
    expect(levelOf(signals, [{ level: 'red', minReach: 500, minTrend: 3, minUnits: 2 }]).level).toBe('red');
    expect(levelOf(signals, [{ level: 'red', minReach: 501 }]).level).toBe('blue');
    expect(levelOf(signals, [{ level: 'red', minTrend: 4 }]).level).toBe('blue');
    expect(levelOf(signals, [{ level: 'red', minUnits: 3 }]).level).toBe('blue');
    expect(levelOf(signals, [{ level: 'red', natures: ['rumour'] }]).level).toBe('blue');
  });

  it('is blue when no row holds', () => {
    expect(levelOf(plain, [])).toEqual({ level: 'blue', reasons: [] });
  });

  it('says why, those that made the level first', () => {
    const table = [{ level: 'orange', anyOf: ['media'], minReach: 100 }] as const;
    expect(levelOf(signals, table).reasons).toEqual(['media', 'reach', 'harm', 'minor', 'dispute']);
    expect(levelOf(signals, []).reasons).toEqual(['harm', 'minor', 'dispute', 'media']);
    expect(levelOf(signals, [{ level: 'yellow', minTrend: 1, minUnits: 1 }]).reasons).toEqual([
      ...['trend', 'manyUnits', 'harm', 'minor', 'dispute', 'media'],
    ]);
  });
});

describe('after a person has lowered a level', () => {
  const then: Signals = { ...plain, nature: 'safety', reasons: ['harm'], reach: 12_000, trend: 12 };
  const { nature: _nature, ...weighed } = then;
  const word: Word = { level: 'blue', weighed };

  it.each<[string, Partial<Signals>, Level]>([
    ['the same as then', {}, 'blue'],
    ['more of the same, not twice as much', { reach: 23_999, trend: 23 }, 'blue'],
    ['twice the reach', { reach: 24_000 }, 'yellow'],
    ['twice the pace', { trend: 24 }, 'yellow'],
    ['a second unit', { units: 2 }, 'yellow'],
    ['ten times the reach', { reach: 120_000 }, 'orange'],
    ['a word of the media', { reasons: ['harm', 'media'] }, 'yellow'],
    ['a child, in a matter of safety', { reasons: ['harm', 'minor'] }, 'orange'],
    ['a death', { reasons: ['harm', 'death'] }, 'red'],
    ['what is new and carries no row by itself', { reasons: ['harm', 'service'] }, 'blue'],
    ['a new nature alone', { nature: 'violence' }, 'blue'],
  ])('%s', (_matter, change, level) => {
    expect(levelAfter(word, { ...then, ...change }, defaultPolicy).level).toBe(level);
  });

  it('says first what is new', () => {
    const levelTable = [{ level: 'yellow', anyOf: ['harm', 'media'], minReach: 100 }] as const;
    const again = (change: Partial<Signals>) =>
      levelAfter(word, { ...then, ...change }, { levelTable, riseAgain: 2 }).reasons;
    expect(again({ reasons: ['harm', 'media'] })).toEqual(['media', 'harm', 'reach']);
    expect(again({ reach: 30_000 })).toEqual(['reach', 'harm']);
  });

  it('never falls further, and takes as much growth as policy says', () => {
    expect(levelAfter({ level: 'red', weighed }, plain, defaultPolicy).level).toBe('red');
    const slow = { ...defaultPolicy, riseAgain: 10 };
    expect(levelAfter(word, { ...then, reach: 90_000 }, slow).level).toBe('blue');
  });
});
