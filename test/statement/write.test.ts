import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levels, natures } from '../../src/incident/incident.ts';
import { type FactId, forms, purposes } from '../../src/incident/statement.ts';
import { blanksIn } from '../../src/statement/blanks.ts';
import type { Brief, KnownFact } from '../../src/statement/draft.ts';
import { canonical, textOf, weiboLength } from '../../src/statement/text.ts';
import { draftFrom } from '../../src/statement/write.ts';

const said = [
  '11月21日徐汇院区急诊候诊时间最长为3小时40分钟',
  '徐汇院区已于11月22日增派2名急诊医师。',
  '医务部将于11月25日前公布候诊改进安排',
  '意见反映电话021-12345678，每天8时至20时有人接听',
  '当日急诊共接诊312人次',
];
const facts = (count: number): readonly KnownFact[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `f${index}` as FactId,
    text: said[index] ?? `第${index}项记录的时间是11月21日${index % 24}时`,
  }));
const open = [{ id: 'o1' as FactId, text: '候诊期间分诊记录是否完整' }];

const calm: Brief = {
  form: 'site',
  purpose: 'statement',
  nature: 'complaint',
  level: 'orange',
  chain: '示例医疗集团',
  unit: '徐汇院区',
  matter: '家属称徐汇院区急诊候诊6小时',
  facts: [],
  open: [],
  now: new Date('2026-11-22T16:30:00Z'),
  zone: 'Asia/Shanghai',
};
const before = {
  text: '关于徐汇院区就医服务的说明\n\n当日急诊共接诊3120人次。',
  at: new Date('2026-11-21T02:05:00Z'),
};

/** One row for each nature, form and purpose; in it, none to many facts, with and without something open. */
const rows = natures.flatMap((nature) =>
  forms.flatMap((form) =>
    purposes.map((purpose) => {
      const about = { ...calm, nature, form, purpose, ...(purpose === 'statement' ? {} : { before }) };
      const briefs = [0, 1, 5, 30].flatMap((count) =>
        [[], open].map((still): Brief => ({ ...about, facts: facts(count), open: still })),
      );
      return { nature, form, purpose, briefs };
    }),
  ),
);
const every = rows.flatMap(({ briefs }) => briefs);
const mannerOf = (brief: Brief) =>
  draftFrom(brief).sentences.filter((sentence) => sentence.facts.length === 0);
const textFrom = (brief: Brief) => textOf(draftFrom(brief));

/** Words that a statement of ours never says by itself (SECURITY, checks). */
const never =
  /绝无|绝不|绝对|百分之百|100%|完全不|从未|永远|任何|一切|所有|医闹|造谣|别有用心|恶意|谣言|患者|病人|家属|第一时间|高度重视|undefined|\{|\}|。。|，。|！/u;

describe.each(rows)('$nature · $form · $purpose', ({ form, purpose, briefs }) => {
  it('is a text as it would be kept, for its form and purpose', () => {
    for (const brief of briefs) {
      const text = textFrom(brief);
      expect(canonical(text)).toEqual({ ok: true, text });
      expect(draftFrom(brief)).toMatchObject({ form, purpose });
    }
  });

  it('names only facts that there are, and says each one that it names', () => {
    for (const brief of briefs) {
      const words = new Map(
        [...brief.facts, ...brief.open].map(({ id, text }) => [id, text.replace(/。$/u, '')]),
      );
      for (const sentence of draftFrom(brief).sentences.filter(({ text }) => !text.startsWith('对调查'))) {
        for (const id of sentence.facts) expect(sentence.text).toContain(words.get(id) ?? 'no such fact');
      }
    }
  });

  it('says nothing by itself that a statement must not say', () => {
    for (const { text } of briefs.flatMap(mannerOf)) expect(text).not.toMatch(never);
  });

  it('says no number by itself but the day that it bears and the day that it speaks of', () => {
    for (const { text } of briefs.flatMap(mannerOf)) {
      expect(text.replace(/2026年11月2[123]日(10时05分)?/u, '')).not.toMatch(/\d/u);
    }
  });

  it('promises nothing by itself without an owner and a day', () => {
    const promise = /于.{0,12}前|将于|将在|尽快|及时/u;
    for (const { text } of briefs.flatMap(mannerOf).filter((sentence) => promise.test(sentence.text))) {
      expect(text).toMatch(/【责任部门】.*【日期】/u);
    }
  });
});

const long = rows.filter(({ form }) => form === 'site' || form === 'account' || form === 'reporter');
it.each(long)('$nature · $form · $purpose has its parts and every fact', ({ briefs }) => {
  for (const brief of briefs) {
    const { sentences } = draftFrom(brief);
    const parts = new Set(sentences.map(({ part }) => part));
    for (const part of ['title', 'fact', 'attitude', 'measure', 'followUp', 'signature'] as const) {
      expect(parts).toContain(part);
    }
    const told = new Set(sentences.flatMap((sentence) => sentence.facts));
    expect([...brief.facts, ...brief.open].filter(({ id }) => !told.has(id))).toEqual([]);
    expect(textFrom(brief)).toContain('示例医疗集团徐汇院区\n2026年11月23日');
  }
});

describe('a microblog', () => {
  it('is one line of at most 140 letters, whatever there is to say', () => {
    for (const brief of every.filter(({ form }) => form === 'weibo')) {
      const text = textFrom(brief);
      expect(weiboLength(text)).toBeLessThanOrEqual(140);
      expect(text).toMatch(/^【徐汇院区(?:情况|澄清|更正|撤回)说明】[^\n]+。$/u);
    }
  });

  it('says where to read on when a fact finds no room', () => {
    expect(textFrom({ ...calm, form: 'weibo', facts: facts(30) })).toContain('全文：【链接】。');
    expect(textFrom({ ...calm, form: 'weibo', facts: facts(1) })).not.toContain('【链接】');
  });
});

describe('blanks', () => {
  it('waits for a person while something is open, and for nobody once a rumour is answered', () => {
    const rumour: Brief = { ...calm, nature: 'rumour', facts: facts(1) };
    expect(blanksIn(textFrom(rumour))).toEqual([]);
    expect(blanksIn(textFrom({ ...rumour, open })).map(({ words }) => words)).toEqual([
      '【责任部门】',
      '【责任部门】',
      '【日期】',
    ]);
  });

  it('leaves no blank where the facts name the owner and the day', () => {
    expect(blanksIn(textFrom({ ...calm, facts: facts(5), open }))).toEqual([]);
  });
});

describe('a correction', () => {
  const corrected: Brief = { ...calm, purpose: 'correction', before, facts: facts(5) };

  it.each(['site', 'account', 'reporter', 'weibo'] as const)(
    'for %s says when, what was wrong and what is right',
    (form) => {
      const text = textFrom({ ...corrected, form });
      expect(text).toContain('2026年11月21日10时05分');
      expect(text).toContain('原文“当日急诊共接诊3120人次”有误，应为：当日急诊共接诊312人次。');
    },
  );

  it('says what stands', () => {
    const standing = facts(1)[0]?.text ?? '';
    const text = textFrom({
      ...corrected,
      before: { ...before, text: `标题\n\n${standing}。` },
      facts: facts(1),
    });
    expect(text).toContain(`以下情况没有变化：${standing}。`);
  });

  it('leaves to a person what it cannot find', () => {
    const text = textFrom({ ...corrected, facts: [] });
    expect(text).toContain('原文中“【有误的原文】”的表述有误，正确情况正在核实。');
  });

  it('has blanks for what is not known of the first', () => {
    const { before: _gone, ...unknown } = corrected;
    expect(textFrom(unknown)).toContain('【首次发布时间】，我们发布的说明内容有误，现予更正。');
  });
});

it('a withdrawal says what is taken back, when it was published, and asks a person why', () => {
  const text = textFrom({ ...calm, purpose: 'withdrawal', before });
  expect(text).toContain('2026年11月21日10时05分，我们发布了《关于徐汇院区就医服务的说明》，现予撤回。');
  expect(text).toContain('撤回原因：【撤回原因】。');
});

it('questions and answers alternate, and each question has its answer', () => {
  for (const brief of every.filter(({ form }) => form === 'replies')) {
    const blocks = textFrom(brief).split('\n\n').slice(1);
    for (const block of blocks) expect(block).toMatch(/^问：[^\n]+？\n答：[^\n]+$/u);
    expect(blocks.length).toBeGreaterThanOrEqual(4);
  }
});

describe('words of others', () => {
  const naughty: readonly string[] = JSON.parse(
    readFileSync(new URL('naughty.json', import.meta.url), 'utf8'),
  );

  it.each(naughty)('%j stay data in every form', (words) => {
    for (const form of forms) {
      const brief: Brief = {
        ...calm,
        form,
        facts: [{ id: 'n' as FactId, text: words }, ...facts(2)],
        open,
        unit: words,
      };
      const text = textFrom(brief);
      expect(canonical(text)).toEqual({ ok: true, text });
      if (form === 'weibo') expect(weiboLength(text)).toBeLessThanOrEqual(140);
    }
  });

  it('never make a microblog too long, nor cut a fact', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...natures),
        fc.constantFrom(...purposes),
        fc.constantFrom(...levels),
        fc.array(words, { maxLength: 8 }),
        words,
        words,
        (nature, purpose, level, texts, unit, chain) => {
          const given = texts.map((text, index) => ({ id: `f${index}` as FactId, text }));
          const draft = draftFrom({
            ...calm,
            form: 'weibo',
            nature,
            purpose,
            level,
            facts: given,
            unit,
            chain,
            before,
          });
          const text = textOf(draft);
          expect(weiboLength(text)).toBeLessThanOrEqual(140);
          expect(draft.sentences.some(({ part }) => part === 'fact')).toBe(true);
          const whole = textFrom({ ...calm, nature, purpose, level, facts: given, unit, chain, before });
          for (const each of draft.sentences.filter(({ facts: ids }) => ids.length > 0)) {
            expect(whole).toContain(each.text.replace(/^(?:经核实，|.*：)/u, ''));
          }
        },
      ),
    );
  });
});
