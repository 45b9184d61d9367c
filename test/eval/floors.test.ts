import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { floorsOf, type Measured } from '../../eval/floors.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

const risk = {
  n: 200,
  relevantMacroF1: 0.78,
  negativeMacroF1: 0.75,
  categoryAccuracy: 0.65,
  levelWithin1: 0.85,
  level3Recall: 0.85,
};
const events = {
  pairAccuracy: 0.8,
  bcubedPrecision: 0.9,
  bcubedRecall: 0.8,
  bcubedF1: 0.82,
  notificationsLargestEvent: 10,
  firstAlertOnFirstRow: true,
};
const fallen = (measured: Measured) =>
  floorsOf(measured)
    .filter(({ ok }) => ok === false)
    .map(({ what }) => what);

describe('a figure and its floor', () => {
  it('is no fault where it stands at the floor, and is one below', () => {
    expect(fallen({ risk, events, praiseFlaggedNegative: 0.02 })).toEqual([]);
    expect(fallen({ risk: { ...risk, level3Recall: 0.849 } })).toEqual([
      'risk: level 3 and 4 found negative',
    ]);
    expect(fallen({ events: { ...events, firstAlertOnFirstRow: false } })).toHaveLength(1);
  });

  it('is no fault above where less is better only up to the floor', () => {
    expect(fallen({ praiseFlaggedNegative: 0.021 })).toEqual(['thank-you letters flagged negative']);
    expect(fallen({ events: { ...events, notificationsLargestEvent: 11 } })).toHaveLength(1);
  });

  it('is said of every source by itself, by its own kind', () => {
    const names = {
      weiboNER: { n: 1, recall: 0.86, spansPerName: 1 },
      papers: { n: 1, recall: 0.86, spansPerName: 2.1 },
    };
    const numbers = { plainRecall: 1, variantRecall: 1, precision: 1 };
    expect(fallen({ pii: { names, numbers } })).toEqual([
      'names masked, news-like (papers)',
      'spans a masked name (papers)',
    ]);
  });

  it('is neither where it was not measured, and says so', () => {
    const none = floorsOf({});
    expect(none.length).toBeGreaterThan(25);
    expect(none.filter(({ here, ok }) => here !== null || ok !== null)).toEqual([]);
  });
});

describe('npm run eval', () => {
  function evaluated(...words: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['eval/run.ts', '--data', folder, ...words],
      { cwd: root, encoding: 'utf8' },
    );
    return { code: status, out: stdout, talk: stderr };
  }
  const rows = (negative: 0 | 1) =>
    writeFileSync(
      join(folder, 'hospital_risk_heldout.jsonl'),
      [
        { text: '医院误诊致患者死亡', relevant: 1, negative, category: 'medical_safety', level: 4 },
        { text: '今天天气不错', relevant: 0, negative: 0, category: 'none', level: 0 },
      ]
        .map((row) => JSON.stringify(row))
        .join('\n'),
    );

  it('ends well where every floor is kept, with one JSON object', () => {
    rows(1);
    const { code, out } = evaluated('--only', 'risk', '--json');
    const Printed = z.object({
      risk: z.object({ n: z.number() }),
      floors: z.array(z.object({ ok: z.boolean() })),
    });
    expect(Printed.parse(JSON.parse(out)).floors.map(({ ok }) => ok)).toEqual(Array(5).fill(true));
    expect(code).toBe(0);
  });

  it('ends with 1 where one is not, and shows which', () => {
    rows(0);
    const { code, out } = evaluated('--only', 'risk');
    expect(code).toBe(1);
    expect(out).toMatch(/risk: negative, macro-F1.*false/);
  });

  it('knows its parts', () => {
    const { code, talk } = evaluated('--only', 'everything');
    expect(code).toBe(2);
    expect(talk).toContain('--only sentiment|risk');
  });
});
