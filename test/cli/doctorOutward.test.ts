import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Looked } from '../../src/cli/doctorChat.ts';
import { type Outward, outwardFindings } from '../../src/cli/doctorOutward.ts';
import { exampleFolder } from '../../src/config.ts';
import type { Outlet } from '../../src/ports/statements.ts';
import { folderWhere, settingsOf } from '../config/folder.ts';
import { collected } from '../support/collected.ts';
import { llmServer } from '../support/llmServer.ts';

const example = await settingsOf(exampleFolder);
const chain = { ...example, demo: false };
const nothing: Outward = { platforms: [], hook: false, outlets: [], llm: undefined };

let server: Awaited<ReturnType<typeof llmServer>>;
beforeAll(async () => {
  server = await llmServer(() => ({ says: { ok: true } }));
});
afterAll(() => server.stop());

async function found(outward: Partial<Outward>, settings = chain) {
  const all = await collected(outwardFindings({ ...nothing, ...outward }, settings));
  for (const { what, next } of all) expect(`${what.en}${next?.en}`).not.toMatch(/\p{Script=Han}/u);
  return all;
}

const states = (all: Awaited<ReturnType<typeof found>>) => all.map(({ id, state }) => `${id} ${state}`);

const slack: Looked = {
  name: 'slack',
  members: async () => ({ known: true, who: [] }),
  ring: async () => ({ outcome: 'failed', why: 'nobody is rung by a look' }),
};

it('says what there is not: of an example that is how it should be, elsewhere telephones are missed', async () => {
  expect(states(await found({}))).toEqual(['ring warn', 'publish ok', 'llm ok']);
  expect(states(await found({}, { ...chain, demo: true }))).toEqual(['ring ok', 'publish ok', 'llm ok']);
});

it('says nothing of telephones where no level calls anybody', async () => {
  const policy = 'language: zh\nring: {red: never, orange: never}\n';
  const quiet = await settingsOf(folderWhere('policy.yaml', 'language: zh\n', policy));
  expect(states(await found({}, quiet))).toEqual(['publish ok', 'llm ok']);
});

it('names who on call cannot be rung', async () => {
  const [ring] = await found({ platforms: [slack] });
  expect(ring).toMatchObject({
    id: 'ring',
    state: 'warn',
    what: { zh: expect.stringContaining('叫不响：工号 E001') },
  });
  expect(states(await found({ hook: true })).slice(0, 2)).toEqual(['ring ok', 'ring.hook ok']);
});

it('tells what each way out says of itself, and that one could not be looked at', async () => {
  const what = { zh: '官网连得上', en: 'The site is reached' };
  const way = (name: string, check: NonNullable<Outlet['check']>): Outlet => ({
    ...{ name, label: what, forms: [], check },
    publish: async () => ({ outcome: 'failed', why: 'nothing is published by a look' }),
  });
  const outlets = [
    way('site', async () => [{ state: 'ok', id: 'publish.site', what }]),
    way('wechat', () => Promise.reject(new TypeError('https://canary.invalid'))),
  ];
  const all = await found({ outlets });
  expect(states(all)).toEqual(['ring warn', 'publish.site ok', 'publish.wechat bad', 'llm ok']);
  expect(JSON.stringify(all)).not.toContain('canary');
});

it('tries the model, and tells what it was asked before and for how much', async () => {
  const llm = { key: 'k', model: 'm', baseUrl: server.baseUrl };
  expect(states(await found({ llm })).at(-1)).toBe('llm.model ok');
  const spent = async () => ({ calls: 12, tokens: 34_000, cost: 0.085 });
  expect((await found({ llm, spent })).at(-1)?.what).toEqual({
    zh: '30 天里问了大模型 12 次，34000 token，约 0.09',
    en: 'within 30 days the model was asked 12 times for 34000 tokens, about 0.09',
  });
});
