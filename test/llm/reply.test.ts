import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidIn } from '../../src/llm/completion.ts';
import { opinionIn } from '../../src/llm/reply.ts';
import { adverse } from '../support/llmServer.ts';

const text = '某院术后感染，家属说打了一天电话也没人管 【电话】';
const said = (change: object): string => JSON.stringify({ ...adverse, ...change });

describe('an opinion is found', () => {
  it.each([
    ['bare', said({})],
    ['with blanks around', `\n\n  ${said({})}\n`],
    ['in a fenced block', `\`\`\`json\n${said({})}\n\`\`\``],
    ['with words before and after', `好的，结果如下：${said({})} 以上。`],
    ['after the model’s thoughts', `<think>先看 {"relevant": false} 再说</think>\n${said({})}`],
    ['with more fields than we asked for', said({ reason: '…', dismiss: true, level: 'red' })],
  ])('%s', (_how, content) => {
    expect(opinionIn(content, text)).toEqual({
      stance: 'adverse',
      category: 'medical_safety',
      confidence: 0.93,
      words: [],
    });
  });

  it.each([
    ['adverse', { negative: true, category: 'rumor' }],
    ['fair', { negative: false, category: 'positive' }],
    ['fair', { negative: false, category: 'rumor' }],
    ['aside', { relevant: false, negative: false, category: 'none' }],
  ])('%s: %j', (stance, change) => {
    expect(opinionIn(said(change), text)?.stance).toBe(stance);
  });

  it('what is about something else has no category, whatever was said', () => {
    const aside = said({ relevant: false, negative: false, category: 'neutral' });
    expect(opinionIn(aside, text)).toMatchObject({ stance: 'aside', category: 'none' });
  });
});

describe('no opinion', () => {
  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['plain words', '这条是负面的'],
    ['two opinions', JSON.stringify([adverse, adverse])],
    ['half of it', said({}).slice(0, 40)],
    ['null', 'null'],
    ['other quotes', said({}).replaceAll('"', "'")],
    ['a field missing', JSON.stringify({ relevant: true, negative: true, category: 'service' })],
    ['yes for true', said({ relevant: 'yes' })],
    ['1 for true', said({ negative: 1 })],
    ['a category of its own', said({ category: 'malpractice' })],
    ['a category in Chinese', said({ category: '医疗安全' })],
    ['a confidence in percent', said({ confidence: 93 })],
    ['a negative confidence', said({ confidence: -0.1 })],
    ['NaN', said({}).replace('0.93', 'NaN')],
    ['a confidence in words', said({ confidence: '高' })],
    ['negative and not relevant', said({ relevant: false, category: 'none' })],
    ['negative praise', said({ category: 'positive' })],
    ['relevant to nothing', said({ negative: false, category: 'none' })],
    ['not negative and yet harm', said({ negative: false, category: 'medical_safety' })],
    ['far too much', said({ words: ['长'.repeat(9_000)] })],
    ['a prototype', '{"__proto__": {"relevant": true}}'],
  ])('%s', (_what, content) => {
    expect(opinionIn(content, text)).toBeUndefined();
  });

  it('whatever a model says', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (content) => {
        expect(opinionIn(content, text)).toBeUndefined();
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });
});

describe('the words it points at', () => {
  const pointed = (words: unknown): readonly string[] | undefined => opinionIn(said({ words }), text)?.words;

  it('stand in the text as they are', () => {
    expect(pointed(['术后感染', ' 没人管 ', '医院推卸责任'])).toEqual(['术后感染', '没人管']);
  });

  it.each([
    ['no words at all', '术后感染'],
    ['numbers', [1, null, {}]],
    ['a letter alone', ['院']],
    ['the whole text', [text]],
  ])('%s: none', (_what, words) => {
    expect(pointed(words)).toEqual([]);
  });

  it('are three at most', () => {
    expect(pointed(['某院', '术后', '感染', '家属'])).toHaveLength(3);
  });

  it.each(['https://a.example/x', '@all 快看', '<!channel>', 'www.a.example', '看\u202e这里'])(
    'never what could be pressed, call anybody or turn letters round: %j',
    (trap) => {
      expect(opinionIn(said({ words: [trap] }), `${text}${trap}`)?.words).toEqual([]);
    },
  );
});

describe('a provider’s answer', () => {
  const choice = (more: object = {}, message: object = {}) => ({
    choices: [{ finish_reason: 'stop', message: { content: said({}), ...message }, ...more }],
  });

  it('costs what the provider counts', () => {
    expect(saidIn({ ...choice(), usage: { total_tokens: 512 } })).toEqual({ tokens: 512, content: said({}) });
  });

  it.each([
    ['no usage', undefined],
    ['usage of its own kind', { total: 3 }],
    ['a negative usage', { total_tokens: -5 }],
    ['half a token', { total_tokens: 0.5 }],
  ])('%s: the cost is unknown, the answer is heard', (_what, usage) => {
    expect(saidIn({ ...choice(), usage })).toEqual({ content: said({}) });
  });

  it.each([
    ['nonsense', 'a page', '<html></html>'],
    ['nonsense', 'no choices', { choices: [] }],
    ['nonsense', 'an error with status 200', { error: { message: 'x' } }],
    ['nonsense', 'an answer that was cut', choice({ finish_reason: 'length' })],
    ['nonsense', 'two choices', { choices: [...choice().choices, ...choice().choices] }],
    ['nonsense', 'a call of a tool', choice({}, { tool_calls: [{ id: 'c' }] })],
    ['refused', 'a refusal', choice({}, { refusal: 'I cannot help with that.' })],
    ['refused', 'a filter', choice({ finish_reason: 'content_filter' })],
  ])('%s: %s', (why, _what, body) => {
    expect(saidIn(body)).toEqual({ why });
  });

  it('that is empty says nothing', () => {
    expect(saidIn(choice({}, { content: null }))).toEqual({ content: '' });
  });
});
