import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WecomCrypto } from '@wecom/aibot-node-sdk';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { opened, sealedOf, signedOf, verified } from '../../src/bot/wecom/verify.ts';
import { flatXml } from '../../src/bot/wecom/xml.ts';
import { card } from './support/messages.ts';
import { app } from './support/wecomApiServer.ts';
import { type WecomAppBench, wecomAppBench } from './support/wecomAppBench.ts';
import {
  type Delivered,
  delivered,
  enveloped,
  post,
  pressXml,
  sealing,
  wordsXml,
} from './support/wecomCallback.ts';

let bench: WecomAppBench;
let press: string;
let echo: Delivered;

beforeAll(async () => {
  bench = await wecomAppBench();
  await bench.platform.start(bench.on);
  const task = await bench.sent('tag-12', card, 'door');
  const { key, code } = bench.server.pressed(task, 'claim');
  press = pressXml('limin', task, key, code);
  const { query, body } = delivered('1616140317555161061');
  echo = { query: { ...query, echostr: /<Encrypt><!\[CDATA\[(.*?)]]>/.exec(body)?.[1] ?? '' }, body: '' };
});
beforeEach(() => {
  bench.heard.length = 0;
});
afterAll(() => bench.close());

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const without = ({ query, body }: Delivered, name: string): Delivered => {
  const { [name]: _gone, ...rest } = query;
  return { query: rest, body };
};
const withQuery = ({ query, body }: Delivered, more: Record<string, string>): Delivered => ({
  query: { ...query, ...more },
  body,
});
const greet = async ({ query }: Delivered) => {
  const response = await fetch(`${bench.callback}?${new URLSearchParams(query)}`);
  return { status: response.status, text: await response.text() };
};

describe('what does not come from WeCom is refused before it is opened', () => {
  const other = { ...sealing, token: 'guessed' };
  it.each<[string, (good: Delivered) => Delivered]>([
    ['no signature', (good) => without(good, 'msg_signature')],
    ['no time', (good) => without(good, 'timestamp')],
    ['no nonce', (good) => without(good, 'nonce')],
    ['a blank signature', (good) => withQuery(good, { msg_signature: '' })],
    [
      'half a signature',
      (good) => withQuery(good, { msg_signature: good.query.msg_signature?.slice(0, 20) ?? '' }),
    ],
    ['another time', (good) => withQuery(good, { timestamp: `${Number(good.query.timestamp) + 1}` })],
    ['a time that is none', (good) => withQuery(good, { timestamp: 'NaN' })],
    ['another nonce', (good) => withQuery(good, { nonce: '0' })],
    ['601 seconds ago', () => delivered(press, later(-602))],
    ['601 seconds ahead', () => delivered(press, later(602))],
    ['ten years ahead', () => delivered(press, later(315_360_000))],
    ['a signature of another token', () => delivered(press, new Date(), other)],
    ['words sealed for another company', () => resealed({ corpId: 'ww0000000000000000' })],
    ['words sealed with a wrong AES key', () => resealed({ aesKey: 'k'.repeat(43) })],
    [
      'an envelope of another company',
      (good) => ({ ...good, body: good.body.replace(app.corp, 'ww0000000000000000') }),
    ],
    [
      'an envelope of another app',
      (good) => ({ ...good, body: good.body.replace(`${app.agentId}`, '1000003') }),
    ],
    ['two sealed words', ({ query, body }) => ({ query, body: body.replace('</xml>', `${body.slice(5)}`) })],
    ['one field more', ({ query, body }) => ({ query, body: body.replace('</xml>', '<A>1</A></xml>') })],
    ['a document type', ({ query, body }) => ({ query, body: `<!DOCTYPE xml>${body}` })],
    ['the words in the open', (good) => ({ ...good, body: press })],
    ['garbage that was signed', () => signedGarbage()],
    ['nothing at all', ({ query }) => ({ query, body: '' })],
  ])('%s', async (_what, forge) => {
    const answer = await post(bench.callback, forge(delivered(press)));
    expect(answer).toEqual({ status: 401, text: '' });
    expect(bench.heard).toEqual([]);
  });

  it('refuses every one of 5,000 mutants, and takes what they were made of', async () => {
    const goods = [delivered(press), delivered(wordsXml('limin', '患者投诉 P128 认领'))];
    const forged = [
      ...goods.flatMap((good) => [...mutants(good)].map((each) => () => post(bench.callback, each))),
      ...[...mutants(echo)].map((each) => () => greet(each)),
    ];
    expect(forged.length).toBeGreaterThanOrEqual(5000);
    const statuses = new Map<number, number>();
    for (let at = 0; at < forged.length; at += 24) {
      const answers = await Promise.all(forged.slice(at, at + 24).map((knock) => knock()));
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()]).toEqual([401]);
    expect(bench.heard).toEqual([]);
    for (const good of goods) expect((await post(bench.callback, good)).status).toBe(200);
    expect(bench.heard).toHaveLength(2);
  });

  it('is not even read when it has more than a mebibyte', async () => {
    const { query } = delivered(press);
    const answer = await post(bench.callback, { query, body: 'x'.repeat(1024 * 1024 + 1) });
    expect(answer.status).toBe(413);
  });

  it('answers 400 to signed words that cannot be read, and hears nothing', async () => {
    for (const words of [
      '',
      'hello',
      '{"a":1}',
      '<xml><A></xml>',
      '<!DOCTYPE a [<!ENTITY b "c">]><xml></xml>',
    ]) {
      expect((await post(bench.callback, delivered(words))).status).toBe(400);
    }
    expect(bench.heard).toEqual([]);
  });

  it('passes over signed words of nobody, of another company and of another app', async () => {
    const strange = [
      '<xml></xml>',
      press.replace(app.corp, 'ww0000000000000000'),
      press.replace(`<AgentID>${app.agentId}`, '<AgentID>7'),
      press.replace('template_card_event', 'click'),
      press.replace(/<EventKey>.*<\/EventKey>/, '<EventKey>claim</EventKey>'),
    ];
    for (const words of strange) expect((await post(bench.callback, delivered(words))).status).toBe(200);
    expect(bench.heard).toEqual([]);
  });
});

describe('the address', () => {
  it('is tried by WeCom and answers at once with what was sealed', async () => {
    expect(await greet(echo)).toEqual({ status: 200, text: '1616140317555161061' });
  });

  it('answers nothing to an echo that is not there', async () => {
    expect((await greet(without(echo, 'echostr'))).status).toBe(401);
  });

  it('says 503 before the service has started, so that WeCom comes again', async () => {
    const early = await wecomAppBench();
    expect((await post(early.callback, delivered(press))).status).toBe(503);
    await early.close();
  });

  it('is not made with a token or an AES key that is missing or misshapen', async () => {
    for (const callback of [
      { ...sealing, token: ' ' },
      { ...sealing, aesKey: sealing.aesKey.slice(1) },
    ])
      await expect(wecomAppBench({ callback })).rejects.toThrow(/WECOM_(TOKEN|AES_KEY)/);
  });
});

const vectors = join(import.meta.dirname, '../../../shared/corpora/webhooks/vectors.json');
const Vectors = z.object({
  wecom: z.array(
    z.object({
      kind: z.string(),
      token: z.string(),
      encoding_aes_key: z.string(),
      receive_id: z.string(),
      timestamp: z.string(),
      nonce: z.string(),
      encrypt: z.string(),
      msg_signature: z.string(),
      plaintext: z.string().optional(),
      plaintext_contains: z.string().optional(),
    }),
  ),
});

describe.skipIf(!existsSync(vectors))("WeCom's published vectors (skipped without ../shared/corpora)", () => {
  it.each(existsSync(vectors) ? Vectors.parse(JSON.parse(readFileSync(vectors, 'utf8'))).wecom : [])(
    '$kind at $timestamp is accepted at its time, and no byte of it may differ',
    (vector) => {
      const { token, encoding_aes_key: aesKey, receive_id: corpId, timestamp, nonce } = vector;
      const keys = { token, aesKey, corpId };
      const then = new Date(Number(timestamp) * 1000);
      const read = (query: Record<string, string>, body: string, now = then, given = keys) => {
        const signed = signedOf(`/wecom/callback?${new URLSearchParams(query)}`, now);
        const sealed = sealedOf(body, given, 218);
        return signed && sealed && verified(signed, sealed, given) ? opened(sealed, given) : undefined;
      };
      const query = { msg_signature: vector.msg_signature, timestamp, nonce };
      const body = enveloped(vector.encrypt, corpId, 218);
      expect(read(query, body)).toContain(vector.plaintext ?? vector.plaintext_contains);
      expect(read(query, body, new Date())).toBeUndefined();
      expect(read(query, body, then, { ...keys, token: '' })).toBeUndefined();
      expect(read(query, body, then, { ...keys, corpId: 'ww0000000000000000' })).toBeUndefined();
      for (const forged of mutants({ query, body })) expect(read(forged.query, forged.body)).toBeUndefined();
    },
  );
});

describe('the two cryptos of WeCom', () => {
  it('open what the other sealed, and sign alike', () => {
    const both = new WecomCrypto(sealing.token, sealing.aesKey, sealing.corpId);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (words) => {
        const theirs = both.encrypt(words, '1', '2');
        expect(opened(theirs.encrypt, sealing)).toBe(words.toWellFormed());
        const ours = encrypt(sealing.aesKey, words, sealing.corpId);
        expect(both.decrypt(ours)).toBe(words.toWellFormed());
        expect(both.verifySignature(getSignature(sealing.token, '1', '2', ours), '1', '2', ours)).toBe(true);
      }),
    );
  });

  it('with a wrong AES key the one that we use gives out garbage: it is never taken for words', () => {
    const sealed = encrypt(sealing.aesKey, press, sealing.corpId);
    const wrong = { ...sealing, aesKey: 'k'.repeat(43) };
    expect(() => decrypt(wrong.aesKey, sealed)).not.toThrow();
    expect(opened(sealed, wrong)).toBeUndefined();
    expect(opened('AAAA', sealing)).toBeUndefined();
  });
});

describe('the XML of a callback', () => {
  it.each<[string, string, Record<string, string> | undefined]>([
    [
      'CDATA and plain words',
      '<xml><A><![CDATA[1 < 2 & 3]]></A>\n<B>2</B></xml>',
      { A: '1 < 2 & 3', B: '2' },
    ],
    ['an element within one', '<xml><A><B>1</B></A><C>2</C></xml>', { C: '2' }],
    ['nothing', '<xml></xml>', {}],
    [
      'an element that looks like XML in CDATA',
      '<xml><A><![CDATA[</A><B>1</B>]]></A></xml>',
      { A: '</A><B>1</B>' },
    ],
    ['an entity', '<xml><A>&lt;</A></xml>', undefined],
    ['an attribute', '<xml><A b="c">1</A></xml>', undefined],
    ['a name twice', '<xml><A>1</A><A>2</A></xml>', undefined],
    ['a name that hides the first', '<xml><A><B>1</B></A><A>2</A></xml>', undefined],
    ['a declaration', '<?xml version="1.0"?><xml></xml>', undefined],
    [
      'a document type',
      '<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/passwd">]><xml><A>1</A></xml>',
      undefined,
    ],
    ['a comment', '<xml><!-- --></xml>', undefined],
    ['words between', '<xml>a<A>1</A></xml>', undefined],
    ['CDATA without an end', '<xml><A><![CDATA[1</A></xml>', undefined],
    ['an element without an end', '<xml><A>1</xml>', undefined],
    ['a name of the prototype', '<xml><constructor>1</constructor></xml>', { constructor: '1' }],
  ])('%s', (_what, text, fields) => {
    const read = flatXml(text);
    expect(read && Object.fromEntries(read)).toEqual(fields);
  });

  it('is read in a time that grows with its length and no faster', () => {
    for (const evil of ['<A>', '<A><![CDATA[', '<![CDATA[', '<', ' ', '<A>1</B>'])
      expect(flatXml(`<xml>${evil.repeat(100_000)}</xml>`)).toEqual(evil === ' ' ? new Map() : undefined);
  });
});

/** Every character of the address and of the body changed in two ways or left out, and each parameter left out or doubled. */
function* mutants(good: Delivered): Generator<Delivered> {
  for (const name of Object.keys(good.query)) {
    yield without(good, name);
    const value = good.query[name] ?? '';
    for (const other of changed(value)) yield withQuery(good, { [name]: other });
  }
  for (const body of changed(good.body)) yield { query: good.query, body };
}

function* changed(words: string): Generator<string> {
  for (let at = 0; at < words.length; at += 1) {
    const code = words.charCodeAt(at);
    const rest = words.slice(at + 1);
    for (const other of [code ^ 1, code ^ 4]) yield words.slice(0, at) + String.fromCharCode(other) + rest;
    const blank = /\s/.test(words[at] ?? '');
    if (!blank) yield words.slice(0, at) + rest;
  }
}

/** Signed with our token, but sealed with something else. */
function resealed(other: Partial<typeof sealing>): Delivered {
  const { aesKey, corpId } = { ...sealing, ...other };
  return signedBody(encrypt(aesKey, press, corpId));
}

function signedGarbage(): Delivered {
  return signedBody(Buffer.alloc(96, 7).toString('base64'));
}

function signedBody(sealed: string): Delivered {
  const [timestamp, nonce] = [`${Math.floor(Date.now() / 1000)}`, '42'];
  const msg_signature = getSignature(sealing.token, timestamp, nonce, sealed);
  return { query: { msg_signature, timestamp, nonce }, body: enveloped(sealed) };
}
