import { afterEach, describe, expect, it } from 'vitest';
import { tryModel } from '../../src/llm/tryModel.ts';
import { type Behaviour, llmServer, type Says } from '../support/llmServer.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function tried(behave: Behaviour, withinMs = 20_000) {
  const { baseUrl, stop, asked } = await llmServer(behave);
  ends.push(stop);
  return { asked, finding: await tryModel({ key: 'sk-canary-1', baseUrl, model: 'm-1' }, withinMs) };
}

const yes = { says: { ok: true } };

describe('a model that answers', () => {
  it.each<[string, string | undefined]>([
    ['it knows JSON schemas', 'json_schema'],
    ['plain JSON is used', 'json_object'],
    ['only what it is told', undefined],
  ])('%s', async (en, format) => {
    const { finding } = await tried((asked) => (asked.format === format ? yes : { status: 400 }));
    expect(finding).toMatchObject({ state: 'ok', id: 'llm.model' });
    expect(finding.what.en).toMatch(/^the model m-1 answered in \d+\.\d s; /u);
    expect(finding.what.en).toContain(en);
    expect(finding.next).toBeUndefined();
  });

  it('is asked nothing of ours', async () => {
    const { asked } = await tried(() => yes);
    expect(asked[0]?.body.messages).toMatchObject([{}, { content: '{"ping":1}' }]);
    expect(asked[0]?.bytes).not.toContain('sk-canary');
  });
});

describe('one that does not', () => {
  it.each<[string, Says, string, string]>([
    ['401', { status: 401 }, 'the key is wrong', 'OPENAI_API_KEY'],
    ['403', { status: 403 }, 'the key is wrong', 'OPENAI_API_KEY'],
    ['402', { status: 402 }, 'no money', 'top up'],
    ['no quota', { status: 429, raw: '{"error":{"code":"insufficient_quota"}}' }, 'no money', 'top up'],
    ['404', { status: 404 }, 'no such address or model', 'OPENAI_MODEL'],
    ['400', { status: 400 }, 'no such question (400)', 'OPENAI_MODEL'],
    ['429', { status: 429 }, 'too many', 'try again'],
    ['503', { status: 503 }, 'trouble itself (503)', 'later'],
    ['a torn wire', 'hangUp', 'no connection', 'OPENAI_BASE_URL'],
    ['silence', 'hang', 'in time', 'OPENAI_MODEL'],
    ['a refusal', { says: null, refusal: 'no' }, 'refuses', 'OPENAI_MODEL'],
    ['words', { says: '好的' }, 'no JSON', '/v1'],
    ['a page', { status: 200, raw: '<html>', headers: { 'content-type': 'text/html' } }, 'no JSON', '/v1'],
  ])('%s', async (_what, says, why, next) => {
    const { finding } = await tried(() => says, says === 'hang' ? 200 : 20_000);
    expect(finding).toMatchObject({ state: 'bad', id: 'llm.model' });
    expect(finding.what.en).toContain(why);
    expect(finding.next?.en).toContain(next);
    expect(JSON.stringify(finding)).not.toMatch(/sk-canary|echo/u);
  });
});
