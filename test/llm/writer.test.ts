import { afterEach, describe, expect, it } from 'vitest';
import { machineWriter } from '../../src/llm/writer.ts';
import type { Written } from '../../src/ports/statements.ts';
import type { Brief } from '../../src/statement/draft.ts';
import { draftFrom } from '../../src/statement/write.ts';
import type { Behaviour, Says } from '../support/llmServer.ts';
import { brief, fact, good, type Said, with_, writing } from './writing.ts';

const ends: (() => Promise<void>)[] = [];

async function against(behave: Behaviour) {
  const house = await writing(behave);
  ends.push(house.stop);
  return house;
}

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const patient = 20_000;
const textsOf = (written: Written) =>
  written.written ? written.draft.sentences.map(({ text }) => text) : [written.why];

describe('a draft', () => {
  it('says its facts by their own ids, in masked words, and is signed by us on the unit’s day', async () => {
    const { writer } = await against(() => ({ says: good }));
    const written = await writer.write(brief, patient);
    expect(written).toMatchObject({
      written: true,
      tokens: 760,
      draft: { tone: draftFrom(brief).tone, form: 'site' },
    });
    expect(textsOf(written)).toEqual([
      '关于急诊科等候有关情况的说明',
      ...good.sentences.map(({ text }) => text.replace('【人员1】', '张某某')),
      '示例医疗集团示例医院徐汇院区',
      '2026年11月23日',
    ]);
    expect(written.written && written.draft.sentences.map(({ facts }) => facts[0])).toEqual([
      ...[undefined, undefined, 'f-one', undefined, 'f-two', 'f-three'],
      ...['f-open', undefined, undefined, undefined],
    ]);
  });

  it('is asked for by a schema, with the matter as data in a message of its own and no tools', async () => {
    const { writer, asked } = await against(() => ({ says: good }));
    await writer.write(brief, patient);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      format: 'json_schema',
      body: {
        ...{ model: 'm-1', temperature: 0, max_tokens: 4_000 },
        messages: [{ role: 'system' }, { role: 'user' }],
        response_format: { json_schema: { name: 'draft', strict: true } },
      },
    });
    expect(Object.keys(asked[0]?.body ?? {})).not.toContain('tools');
    expect(asked[0]?.bytes).not.toMatch(/f-one|张某某|【电话】|2026-11-22/u);
    expect(asked[0]?.bytes).toMatch(/【人员1】.*【电话1】/u);
  });

  it('says itself to the one who keeps it, without the key', async () => {
    const { writer, kept } = await against(() => ({ says: good }));
    await writer.write(brief, patient);
    expect(kept).toMatchObject([
      { task: 'draft', model: 'm-1', tokens: 760, outcome: 'written', answer: JSON.stringify(good) },
    ]);
    expect(kept[0]?.prompt).toContain('2026年11月20日14时30分');
    expect(JSON.stringify(kept)).not.toContain('sk-canary');
  });

  it('is kept masked where the model made somebody up', async () => {
    const { writer, kept } = await against(() => ({ says: '患者张伟丽的电话是13812345678' }));
    await writer.write(brief, patient);
    expect(kept[0]).toMatchObject({ outcome: 'nonsense', answer: expect.stringContaining('【电话】') });
    expect(kept[0]?.answer).not.toMatch(/伟丽|138/u);
  });

  it('stands whatever becomes of its record', async () => {
    const { model } = await against(() => ({ says: good }));
    const record = () => {
      throw new Error('full');
    };
    const writer = machineWriter({ ...model, record });
    expect(await writer.write(brief, patient)).toMatchObject({ written: true });
  });

  it.each<[string, Partial<Said>, string]>([
    [
      'a number otherwise written',
      { text: '１１月２０日，家属等候两小时后发生争执。' },
      '11月20日，家属等候两小时后发生争执。',
    ],
    [
      'a sentence without its stop',
      { text: '11月20日家属在急诊科发生争执' },
      '11月20日家属在急诊科发生争执。',
    ],
    [
      'a word of Latin letters in its fact',
      { facts: ['F3'], text: 'CT室延长开放至22时。' },
      'CT室延长开放至22时。',
    ],
    [
      'one of ours',
      { part: 'attitude', facts: [], text: '示例医院徐汇院区高度重视。' },
      '示例医院徐汇院区高度重视。',
    ],
  ])('may hold %s', async (_what, said, text) => {
    const { writer } = await against(() => ({ says: with_(said) }));
    expect(textsOf(await writer.write(brief, patient))).toContain(text);
  });

  it.each([
    ['in a fenced block', `\`\`\`json\n${JSON.stringify(good)}\n\`\`\``],
    ['after the model’s thoughts', `<think>先写 {"title": 1}</think>${JSON.stringify(good)}`],
  ])('is found %s', async (_how, says) => {
    const { writer } = await against(() => ({ says }));
    expect(await writer.write(brief, patient)).toMatchObject({ written: true });
  });

  it('is asked for in a plainer form where the provider knows no schema', async () => {
    const { writer, asked } = await against(({ format }) =>
      format === undefined ? { says: good } : { status: 400 },
    );
    expect(await writer.write(brief, patient)).toMatchObject({ written: true });
    expect(await writer.write(brief, patient)).toMatchObject({ written: true });
    expect(asked.map(({ format }) => format)).toEqual(['json_schema', 'json_object', undefined, undefined]);
  });

  it('leaves out one sentence of manner that says too much, and is none with two', async () => {
    const loose = { part: 'attitude', facts: [], text: '感谢上海市民的理解。' };
    const one = with_(loose);
    const { writer } = await against((_asked, count) => ({
      says: count === 1 ? one : { ...one, sentences: [...one.sentences, loose] },
    }));
    const written = await writer.write(brief, patient);
    expect(textsOf(written).join('')).not.toContain('上海');
    expect(written).toMatchObject({ written: true });
    expect(await writer.write(brief, patient)).toMatchObject({ why: 'nonsense' });
  });
});

describe('for another audience', () => {
  const short = { ...good, title: '情况说明', sentences: good.sentences.slice(1, 3) };

  it('a microblog has 140 letters with its title, and no signature', async () => {
    const long = {
      ...short,
      sentences: [...short.sentences, ...good.sentences.slice(1), ...short.sentences],
    };
    const { writer } = await against((_asked, count) => ({ says: count === 1 ? short : long }));
    const written = await writer.write({ ...brief, form: 'weibo' }, patient);
    expect(textsOf(written)).toEqual(['情况说明', ...short.sentences.map(({ text }) => text)]);
    expect(await writer.write({ ...brief, form: 'weibo' }, patient)).toMatchObject({ why: 'nonsense' });
  });

  it('replies are questions and answers under the template’s title', async () => {
    const sentences = [
      { part: 'address', text: '为什么等了这么久？', facts: [] },
      ...good.sentences.slice(1, 3),
    ];
    const { writer } = await against(() => ({ says: { title: '', sentences } }));
    const written = await writer.write({ ...brief, form: 'replies' }, patient);
    expect(textsOf(written).slice(1)).toEqual(sentences.map(({ text }) => text));
  });
});

describe('what would still be masked does not leave', () => {
  const raw = '患者张伟丽，电话 13812345678';
  it.each<[string, Partial<Brief>]>([
    ['a fact', { facts: [fact('f', raw)] }],
    ['who says so', { facts: [fact('f', '等候2小时', raw)] }],
    ['what is open', { open: [fact('f', raw)] }],
    ['the matter', { matter: raw }],
    ['what was said before', { before: { text: raw, at: brief.now } }],
    ['digits that no mask knows', { matter: '编号1300000000013' }],
    ['a number in our own name', { unit: '示例医院 13812345678' }],
  ])('%s', async (_what, change) => {
    const { writer, asked, kept } = await against(() => ({ says: good }));
    expect(await writer.write({ ...brief, ...change }, patient)).toEqual({
      ...{ written: false, why: 'unmasked', tokens: 0 },
    });
    expect([asked, kept]).toEqual([[], []]);
  });

  it('our own names are no person’s', async () => {
    const { writer } = await against(() => ({ says: good }));
    expect(await writer.write({ ...brief, unit: '李惠利医院' }, patient)).toMatchObject({ written: true });
  });
});

/** What a server does, and what comes of it. Nothing of these becomes a draft. */
const bad: readonly (readonly [string, Says, object])[] = [
  ['down: a torn wire', 'hangUp', { why: 'away', tokens: 0 }],
  ['slow', 'hang', { why: 'late' }],
  ['401', { status: 401 }, { why: 'refused' }],
  ['403', { status: 403 }, { why: 'refused' }],
  ['404', { status: 404 }, { why: 'refused' }],
  ['400 to every form', { status: 400 }, { why: 'refused' }],
  ['429 with a wish', { status: 429, headers: { 'retry-after': '7' } }, { why: 'limited', restMs: 7_000 }],
  ['429 without', { status: 429 }, { why: 'limited' }],
  ['no money', { status: 429, raw: '{"error":{"code":"insufficient_quota"}}' }, { why: 'refused' }],
  ['500', { status: 500 }, { why: 'away' }],
  ['a gateway’s page', { status: 502, raw: '<html>' }, { why: 'away' }],
  ['sent elsewhere', { status: 307, headers: { location: 'http://127.0.0.1:9/' } }, { why: 'away' }],
  ['a torn body', 'torn', { why: 'away' }],
  ['half a JSON', { status: 200, raw: '{"choices":[' }, { why: 'nonsense' }],
  ['HTML', { status: 200, raw: '<html>', headers: { 'content-type': 'text/html' } }, { why: 'nonsense' }],
  ['no body', { status: 200, raw: '' }, { why: 'nonsense' }],
  ['no choices', { status: 200, raw: '{"choices":[]}' }, { why: 'nonsense' }],
  ['two choices', choices(good, good), { why: 'nonsense' }],
  ['an endless body', 'endless', { why: 'nonsense' }],
  ['a refusal', { says: null, refusal: 'no' }, { why: 'refused', tokens: 760 }],
  ['a refusal in words', { says: '抱歉，我不能协助写这类内容。' }, { why: 'nonsense' }],
  ['a filter', { says: good, finish: 'content_filter' }, { why: 'refused' }],
  ['cut at its length', { says: good, finish: 'length' }, { why: 'nonsense' }],
  ['a call of a tool', called(null), { why: 'nonsense' }],
  ['a call of a tool beside a draft', called(JSON.stringify(good)), { why: 'nonsense' }],
  ['nothing', { says: '' }, { why: 'nonsense', tokens: 760 }],
  ['thoughts alone', { says: '<think>用户要我写一份说明，先看事实……' }, { why: 'nonsense' }],
  ['words, no JSON', { says: '关于急诊科等候有关情况的说明：……' }, { why: 'nonsense' }],
  ['half an answer', { says: JSON.stringify(good).slice(0, 300) }, { why: 'nonsense' }],
  ['a list', { says: [good, good] }, { why: 'nonsense' }],
  ['a field more', { says: { ...good, publish: true } }, { why: 'nonsense' }],
  [
    'a field more in a sentence',
    { says: with_({ ...{ approved: true }, text: '等候2小时。' }) },
    { why: 'nonsense' },
  ],
  ['a field less', { says: { sentences: good.sentences } }, { why: 'nonsense' }],
  ['a title of another type', { says: { ...good, title: 7 } }, { why: 'nonsense' }],
  ['sentences as one text', { says: { ...good, sentences: '等候2小时。' } }, { why: 'nonsense' }],
  ['NaN', { says: JSON.stringify(good).replace('["F1"]', 'NaN') }, { why: 'nonsense' }],
  ['no sentences', { says: { ...good, sentences: [] } }, { why: 'nonsense' }],
  ['41 sentences', { says: { ...good, sentences: Array(41).fill(good.sentences[2]) } }, { why: 'nonsense' }],
  ['manner alone', { says: { ...good, sentences: good.sentences.slice(2, 3) } }, { why: 'nonsense' }],
  ['huge', { says: with_({ text: '等候'.repeat(9_000) }) }, { why: 'nonsense' }],
  ['far too deep', { says: `${'['.repeat(1e5)}${']'.repeat(1e5)}` }, { why: 'nonsense' }],
  ['deep in a field', { says: `{"title":${'{"a":'.repeat(4e3)}1${'}'.repeat(4e3)}}` }, { why: 'nonsense' }],
  ['a prototype', { says: '{"__proto__":{"title":"说明","sentences":[]}}' }, { why: 'nonsense' }],
  [
    'a signature of its own',
    { says: with_({ part: 'signature', text: '示例医疗集团', facts: [] }) },
    { why: 'nonsense' },
  ],
];

function choices(...said: readonly object[]): Says {
  const raw = {
    choices: said.map((each) => ({ finish_reason: 'stop', message: { content: JSON.stringify(each) } })),
  };
  return { status: 200, raw: JSON.stringify(raw) };
}

function called(content: string | null): Says {
  const tool_calls = [{ id: 'c', type: 'function', function: { name: 'publish', arguments: '{}' } }];
  const raw = { choices: [{ finish_reason: 'tool_calls', message: { content, tool_calls } }] };
  return { status: 200, raw: JSON.stringify(raw) };
}

describe('no answer is an answer', () => {
  it.each(bad)('%s', async (_what, behaviour, expected) => {
    const { writer, kept } = await against(() => behaviour);
    const written = await writer.write(brief, behaviour === 'hang' ? 200 : patient);
    expect(written).toMatchObject({ written: false, ...expected });
    expect(kept.map(({ outcome }) => outcome)).toEqual([written.written ? 'written' : written.why]);
  });

  it('nobody there', async () => {
    const { writer, stop } = await against(() => ({ says: good }));
    ends.length = 0;
    await stop();
    expect(await writer.write(brief, patient)).toMatchObject({ why: 'away', tokens: 0 });
  });

  it('when the service stops, it waits for nobody', async () => {
    const { writer } = await against(() => 'hang');
    const stopping = new AbortController();
    const written = writer.write(brief, 60_000, stopping.signal);
    setTimeout(() => stopping.abort(), 50);
    expect(await written).toEqual({ written: false, why: 'stopped', tokens: 0 });
  });

  it('beyond the deadline it counts as if it had been answered', async () => {
    const { writer } = await against(() => 'hang');
    expect((await writer.write(brief, 100)).tokens).toBeGreaterThan(4_000);
  });
});
