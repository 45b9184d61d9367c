import { describe, expect, it } from 'vitest';
import type { Level } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import { levelOf, type Signals } from '../../src/policy/level.ts';

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

  it('says why in at most three reasons, those that made the level first', () => {
    const table = [{ level: 'orange', anyOf: ['media'], minReach: 100 }] as const;
    expect(levelOf(signals, table).reasons).toEqual(['media', 'reach', 'harm']);
    expect(levelOf(signals, []).reasons).toEqual(['harm', 'minor', 'dispute']);
    expect(levelOf(signals, [{ level: 'yellow', minTrend: 1, minUnits: 1 }]).reasons).toEqual([
      'trend',
      'manyUnits',
      'harm',
    ]);
  });
});
