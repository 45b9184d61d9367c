import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/triage/fold.ts';
import { categories } from '../../src/triage/lexicon/categories.ts';
import { bucketsOf } from '../../src/triage/model/features.ts';
import { moods, opinionOf, stances } from '../../src/triage/model/model.ts';
import { kappa, nothing, settle } from '../../train/agreement.ts';
import { type Example, fit, type Plan } from '../../train/fit.ts';
import { hashOf, isHeldOut } from '../../train/held.ts';
import { readLabels } from '../../train/labels.ts';
import { packed } from '../../train/pack.ts';
import { phrases } from '../../train/phrases.ts';
import { readPlan } from '../../train/plan.ts';
import { categoryExamples, labelledTexts, stanceExamples } from '../../train/sets.ts';

const shipped = readFileSync(join(import.meta.dirname, '../../train/train.yaml'), 'utf8');

function plan(licence: string, use = 'train'): string {
  return `sets: [{ name: reviews, teaches: mood, use: ${use}, licence: ${licence} }]`;
}

describe('what may be trained on', () => {
  it.each([
    'academic only',
    'Academic use',
    'research only',
    'cite / research only',
    'CC BY-NC, non-commercial',
  ])('stops at a set that is "%s" and says its name', (licence) => {
    const problem = `reviews is "${licence}": it may be measured on, not trained on`;
    expect(readPlan(plan(`"${licence}"`))).toEqual({ ok: false, problems: [problem] });
  });

  it.each(['MIT', 'none stated', 'CC BY-SA'])('takes a set that is "%s"', (licence) => {
    expect(readPlan(plan(licence)).ok).toBe(true);
  });

  it('lets a set be named that is only measured on', () => {
    expect(readPlan(plan('academic only', 'measure'))).toEqual({ ok: true, sets: [] });
  });

  it('refuses a plan that is none', () => {
    expect(readPlan('sets: 3').ok).toBe(false);
    expect(readPlan('sets: [{ name: x, teaches: mood, use: train }]').ok).toBe(false);
  });

  it('trains on no hospital review, rumour or paraphrase in the shipped plan', () => {
    const read = readPlan(shipped);
    const names = read.ok ? read.sets.map(({ name }) => name) : [];
    expect(names).toContain('titles');
    expect(names.filter((name) => /hospital_reviews|rumour|paraphrase/.test(name))).toEqual([]);
  });
});

describe('phrases of our own', () => {
  it('are many, and each is praise or blame, never both', () => {
    const texts = phrases().map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(2000);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('are words that people say, not texts of somebody', () => {
    expect(phrases().filter(({ text }) => text.length > 16 || /[\d@#「」]/.test(text))).toEqual([]);
  });
});

describe('a label file', () => {
  const line = (more: object) => JSON.stringify({ text: '医院', relevant: true, negative: true, ...more });

  it('may hold what a person pressed, which names no category', () => {
    const read = readLabels(`${line({})}\n\n${line({ text: '诊所', category: 'service', level: 2 })}\n`, 'f');
    expect(read.ok && read.lines.map(({ category }) => category)).toEqual([undefined, 'service']);
  });

  it('is refused whole, with every line that is none', () => {
    const lines = [
      line({}),
      line({ category: 'gossip' }),
      '{',
      line({ text: undefined }),
      line({ level: 9 }),
    ];
    const read = readLabels(lines.join('\n'), 'labels.jsonl');
    const problems = read.ok ? [] : read.problems;
    expect(problems.map((each) => each.slice(0, 15))).toEqual(
      [2, 3, 4, 5].map((at) => `labels.jsonl:${at}:`),
    );
    expect(problems[0]).toContain('category');
  });

  it('is good as it is shipped, and knows each text once', () => {
    const path = join(import.meta.dirname, '../../eval/labels/titles.jsonl');
    const read = readLabels(readFileSync(path, 'utf8'), 'titles.jsonl');
    const hashes = read.ok ? read.lines.map(({ sha256 }) => sha256) : [];
    expect(new Set(hashes).size).toBe(5006);
  });
});

describe('two readers', () => {
  const harm = { relevant: true, negative: true, category: 'medical_safety', level: 4 } as const;
  const quarrel = { relevant: true, negative: true, category: 'dispute', level: 3 } as const;
  const news = { relevant: true, negative: false, category: 'neutral', level: 0 } as const;

  it.each`
    what                               | first      | second     | settled
    ${'agree'}                         | ${harm}    | ${harm}    | ${{ ...harm, agreed: true }}
    ${'find nothing'}                  | ${nothing} | ${nothing} | ${{ ...nothing, agreed: true }}
    ${'name other kinds'}              | ${harm}    | ${quarrel} | ${{ ...quarrel, level: 4, agreed: false }}
    ${'differ whether it is about us'} | ${harm}    | ${nothing} | ${{ ...harm, agreed: false }}
    ${'differ whether it hurts'}       | ${harm}    | ${news}    | ${{ ...news, agreed: false }}
  `('$what', ({ first, second, settled }) => {
    expect(settle(first, second)).toEqual(settled);
  });

  it.each`
    first           | second          | agreement
    ${[1, 1, 0, 0]} | ${[1, 1, 0, 0]} | ${1}
    ${[1, 1, 0, 0]} | ${[1, 0, 1, 0]} | ${0}
    ${[1, 1, 0, 0]} | ${[0, 0, 1, 1]} | ${-1}
    ${[1, 1, 1, 1]} | ${[1, 1, 1, 1]} | ${1}
  `('$first and $second agree by $agreement beyond chance', ({ first, second, agreement }) => {
    expect(kappa(first, second)).toBeCloseTo(agreement);
  });
});

describe('what is held out', () => {
  it('is about a tenth, always the same', () => {
    const texts = Array.from({ length: 2000 }, (_, at) => `text ${at}`);
    const held = texts.filter(isHeldOut);
    expect(held.length).toBeGreaterThan(140);
    expect(held.length).toBeLessThan(260);
    expect(texts.filter(isHeldOut)).toEqual(held);
  });

  it('names a text by its hash', () => {
    expect(hashOf('医')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('fitting', () => {
  const bits = 12;
  const small: Plan = {
    ...{ labels: moods.length, bits, cutBits: bits, evidence: 2 },
    ...{ epochs: 10, rate: 0.3, biasOf: 'a', seeds: [1] },
  };
  const example = (text: string, label: number, among = [0, 1, 2]): Example => {
    return { buckets: bucketsOf(fold(text).codes, bits), evidence: [], label, among, weight: 1, group: 'a' };
  };
  const shown: readonly (readonly [text: string, label: number])[] = [
    ['服务很差，再也不来', 0],
    ['态度恶劣，差评', 0],
    ['服务很好，下次再来', 1],
    ['态度亲切，好评', 1],
    ['今天周三', 2],
    ['明天开会', 2],
  ];
  const texts = shown.map(([text, label]) => example(text, label));

  it('learns what it is shown, and still knows it in bytes', () => {
    const fitted = fit(texts, small);
    const model = packed(fitted, fitted, fitted);
    const said = shown.map(([text]) => {
      const { mood, stance } = opinionOf(model, fold(text).codes, []);
      return [mood(), stance()].map((shares) => {
        const each = Object.values(shares);
        return each.indexOf(Math.max(...each));
      });
    });
    expect(said).toEqual(shown.map(([, label]) => [label, label]));
  });

  it('gives the same weights to the bit for the same texts and seeds, others for other seeds', () => {
    expect(fit(texts, small)).toEqual(fit(texts, small));
    expect(fit(texts, { ...small, seeds: [2] }).runs).not.toEqual(fit(texts, small).runs);
  });

  it('learns nothing of a label that a set does not know', () => {
    const two = texts.slice(0, 4).map((each) => ({ ...each, among: [0, 1] }));
    const { runs } = fit(two, small);
    expect(runs.filter((_, at) => at % moods.length === 2).every((weight) => weight === 0)).toBe(true);
  });
});

describe('what `export labels` writes', () => {
  const pressed = [
    { sha256: 'a'.repeat(64), text: '这家医院门口有棵树', relevant: false },
    { text: '医院护士把名单发到网上', relevant: true, negative: true, nature: 'privacy', level: 'red' },
    { text: '医院被指乱收费', relevant: true, negative: true, nature: 'fault' },
    { text: '医院说网上的话不是真的', relevant: true, nature: 'rumour' },
    { text: '医院食堂换了菜', relevant: true, level: 'blue' },
    { text: '丙', level: 'blue' },
  ];
  const read = readLabels(pressed.map((each) => JSON.stringify(each)).join('\n'), 'f');
  const lines = read.ok ? read.lines : [];
  const labelled = labelledTexts(import.meta.dirname, lines);
  const weighed = (examples: readonly Example[], answers: readonly string[]) =>
    examples.map(({ label, weight }) => `${answers[label]} ${weight}`);

  it('is read line by line: a level alone, which says neither what it is about nor whether it hurts, teaches nothing', () => {
    expect(lines.map(({ relevant, negative, level }) => [relevant, negative, level])).toEqual([
      [false, false, 0],
      [true, true, 4],
      [true, true, 0],
      [true, undefined, 0],
      [true, undefined, 1],
    ]);
  });

  it('teaches whose matter it is and whether it hurts; what may hurt or not is half of each', () => {
    expect(weighed(stanceExamples(labelled), stances)).toEqual([
      ...['aside 1', 'adverse 1', 'adverse 1'],
      ...['fair 0.5', 'adverse 0.5'],
      ...['fair 0.5', 'adverse 0.5'],
    ]);
  });

  it('teaches what kind of matter it is: a nature is each of its categories in equal parts', () => {
    expect(weighed(categoryExamples(labelled), categories)).toEqual([
      'privacy 1',
      ...['fee_fraud 0.25', 'ethics 0.25', 'labor 0.25', 'facility 0.25'],
      'rumor 1',
    ]);
  });
});
