import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import * as lark from '@larksuiteoapi/node-sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { feishuPlatform } from '../../src/bot/feishu/index.ts';
import { decrypted, verified } from '../../src/bot/feishu/verify.ts';
import { type FeishuBench, feishuBench } from './support/feishuBench.ts';
import { encrypted, eventOf, type Signed, signedBy, signedEvent } from './support/feishuPeople.ts';
import { app } from './support/feishuServer.ts';
import type { Json } from './support/feishuWorld.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { card } from './support/messages.ts';

let bench: FeishuBench;
let press: Json;
let good: Signed;

beforeAll(async () => {
  bench = await feishuBench('http');
  await bench.start();
  const ref = await bench.sent(bench.channel, card, 'door');
  press = pressOn(ref);
  good = signedEvent(press);
});
beforeEach(() => {
  bench.heard.length = 0;
});
afterAll(() => bench.close());

function pressOn(ref: string): Json {
  const value = { a: 'claim', s: card.subject, r: card.rev };
  return bench.at.pressEvent(bench.people[0].id, ref, bench.channel, { tag: 'button', value });
}

async function post(url: string, { headers, body }: Signed): Promise<{ status: number; text: string }> {
  const response = await fetch(url, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const json = { 'content-type': 'application/json' };

function withHeader({ headers, body }: Signed, name: string, value: string): Signed {
  return { headers: { ...headers, [name]: value }, body };
}

function without({ headers, body }: Signed, name: string): Signed {
  return { headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)), body };
}

describe('what does not come from Feishu is refused before it is read', () => {
  it.each<[string, (good: Signed) => Signed]>([
    ['no signature', (good) => without(good, 'x-lark-signature')],
    ['no time', (good) => without(good, 'x-lark-request-timestamp')],
    ['no nonce', (good) => without(good, 'x-lark-request-nonce')],
    ['none of them', ({ body }) => ({ headers: json, body })],
    ['a blank signature', (good) => withHeader(good, 'x-lark-signature', '')],
    ['half a signature', (good) => withHeader(good, 'x-lark-signature', 'a'.repeat(32))],
    ['another nonce', (good) => withHeader(good, 'x-lark-request-nonce', 'guess')],
    ['a time that is none', (good) => withHeader(good, 'x-lark-request-timestamp', 'NaN')],
    ['one more byte', (good) => ({ ...good, body: `${good.body} ` })],
    ['a signature of another key', ({ body }) => signedBy(body, new Date(), 'guessed')],
    ['a signature of an empty key', ({ body }) => signedBy(body, new Date(), '')],
    ['301 seconds ago', ({ body }) => signedBy(body, later(-302))],
    ['301 seconds ahead', ({ body }) => signedBy(body, later(302))],
    ['a body that is no JSON, unsigned', () => ({ headers: json, body: '{' })],
    ['a body that is no JSON, signed', () => signedBy('{')],
    ['a press in the open, signed', () => signedBy(JSON.stringify(press))],
    [
      'a press of another app',
      () => signedEvent({ ...press, header: { ...header(), app_id: 'cli_0000000000000000' } }),
    ],
  ])('%s', async (_what, forge) => {
    expect(await post(bench.events, forge(good))).toEqual({ status: 401, text: '' });
    expect(bench.heard).toEqual([]);
  });

  it('accepts a time of 299 seconds ago and ahead', async () => {
    for (const skew of [-299, 298]) {
      const event = eventOf('im.chat.updated_v1', { chat_id: bench.channel });
      expect((await post(bench.events, signedEvent(event, later(skew)))).status).toBe(200);
    }
  });

  it('answers 413 to more than a mebibyte, and to more than a little that is unsigned', async () => {
    expect((await post(bench.events, signedBy('x'.repeat(1024 * 1024 + 1)))).status).toBe(413);
    expect((await post(bench.events, { headers: json, body: 'x'.repeat(5000) })).status).toBe(413);
  });

  it('answers an event that we never asked for, and does nothing', async () => {
    const answer = await post(bench.events, signedEvent(eventOf('drive.file.edit_v1', { words: '无关' })));
    expect(answer).toEqual({ status: 200, text: '{}' });
    expect(bench.heard).toEqual([]);
  });
});

describe('more than 5,000 changes to three true requests', () => {
  const tried = { mutants: 0, accepted: 0 };
  const trueEvents = (): Readonly<Record<string, Json>> => ({
    'somebody coming in': bench.at.memberEvent('im.chat.member.user.added_v1', bench.channel, [
      bench.people[0],
    ]),
    'words said to us': bench.at.messageEvent(bench.people[0], bench.channel, 'text', {
      text: '@_user_1 待办',
    }),
  });

  it.each(['a press', 'somebody coming in', 'words said to us'])(
    '%s: every byte flipped, every length cut, every header changed',
    async (what) => {
      const event = trueEvents()[what] ?? press;
      const whole = signedEvent(event);
      const flips = Array.from(whole.body, (_char, at) => ({ ...whole, body: flipped(whole.body, at) }));
      const cuts = Array.from(whole.body, (_char, at) => ({ ...whole, body: whole.body.slice(0, at) }));
      const heads = ['x-lark-signature', 'x-lark-request-nonce', 'x-lark-request-timestamp'].flatMap(
        (name) => {
          const value = whole.headers[name] ?? '';
          return [
            without(whole, name),
            ...Array.from(value, (_char, at) => withHeader(whole, name, flipped(value, at))),
          ];
        },
      );
      const statuses = await inTurns(
        [...flips, ...cuts, ...heads],
        async (mutant) => (await post(bench.events, mutant)).status,
      );
      tried.mutants += statuses.length;
      tried.accepted += statuses.filter((status) => status !== 401).length;
      expect(new Set(statuses)).toEqual(new Set([401]));
      expect(bench.heard).toEqual([]);
    },
  );

  it('which makes more than 5,000, of which none was accepted', () => {
    expect(tried.mutants).toBeGreaterThan(5000);
    expect(tried.accepted).toBe(0);
  });
});

describe('the traps of the SDK (PLATFORMS section C), each by its number', () => {
  const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} };
  const options = {
    mode: 'http' as const,
    appId: app.id,
    appSecret: app.secret,
    keepsakes: keepsakesOf(),
    now: () => new Date(),
    log: quiet,
  };

  it('1 token-only set-up: the SDK runs a forged event, so we do not start without the encrypt key', async () => {
    const ran: unknown[] = [];
    const theirs = new lark.EventDispatcher({ verificationToken: app.token, logger: quiet });
    theirs.register({ 'im.chat.updated_v1': async (data: unknown) => void ran.push(data) });
    await theirs.invoke({
      schema: '2.0',
      header: { event_type: 'im.chat.updated_v1', token: 'wrong' },
      event: {},
      headers: {},
    });
    expect(ran).toHaveLength(1);
    expect(() => feishuPlatform({ ...options, verificationToken: app.token })).toThrow('FEISHU_ENCRYPT_KEY');
    expect(() => feishuPlatform({ ...options, encryptKey: ' ', verificationToken: app.token })).toThrow(
      'FEISHU_ENCRYPT_KEY',
    );
    expect(() => feishuPlatform({ ...options, encryptKey: app.encryptKey })).toThrow(
      'FEISHU_VERIFICATION_TOKEN',
    );
  });

  it('1 header.token: a well signed event with another token is refused', async () => {
    const wrong = { ...press, header: { ...header(), token: 'another' } };
    expect((await post(bench.events, signedEvent(wrong))).status).toBe(401);
    expect(bench.heard).toEqual([]);
  });

  it('2 re-serialised body: the signature counts over the bytes as they came, with blanks in them', async () => {
    const spaced = `{ "encrypt" :  "${encrypted(JSON.stringify(fresh()))}" }\n`;
    const theirs = new lark.EventDispatcher({ encryptKey: app.encryptKey, logger: quiet });
    const signed = signedBy(spaced);
    const data = Object.assign(Object.create({ headers: signed.headers }), JSON.parse(spaced));
    expect(await theirs.invoke(data)).toBeUndefined();
    expect((await post(bench.events, signed)).status).toBe(200);
    expect(bench.heard).toHaveLength(1);
  });

  it('2 replay: a signature of yesterday, of 2001 and of next year is refused with 401', async () => {
    for (const at of [later(-86_400), new Date('2001-01-01'), later(365 * 86_400)]) {
      expect((await post(bench.events, signedBy(good.body, at))).status).toBe(401);
    }
    expect(bench.heard).toEqual([]);
  });

  it('3 garbage encrypt: is refused, signed or not, and the process lives', async () => {
    for (const encrypt of [
      'AAAA',
      '',
      'A'.repeat(24),
      '💥',
      'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=',
    ]) {
      const body = JSON.stringify({ encrypt });
      expect((await post(bench.events, { headers: json, body })).status).toBe(401);
      expect((await post(bench.events, signedBy(body))).status).toBe(401);
    }
    expect((await post(bench.events, signedEvent(fresh()))).status).toBe(200);
  });

  it('4 UTF-8 split across chunks: words arrive whole however the body is cut', async () => {
    const event = bench.at.messageEvent(bench.people[0], bench.channel, 'text', {
      text: '@_user_1 上报 患者投诉',
    });
    expect(await inPieces(bench.events, signedEvent(event))).toBe(200);
    expect(bench.heard).toMatchObject([{ kind: 'report', text: '患者投诉' }]);
  });

  it('8 the same event twice: is heard once, and answered the same', async () => {
    const twice = fresh();
    const first = await post(bench.events, signedEvent(twice));
    const second = await post(bench.events, signedEvent(twice));
    expect(first.text).toContain('好的');
    expect(second).toEqual(first);
    expect(bench.heard).toHaveLength(1);
  });

  it('a forged card of schema 2.0: the SDK takes it with a token alone, we do not', async () => {
    const ran: unknown[] = [];
    const theirs = new lark.CardActionHandler(
      { verificationToken: app.token, logger: quiet },
      async (data: unknown) => void ran.push(data),
    );
    await theirs.invoke({ ...press, headers: {} });
    expect(ran).toHaveLength(1);
    expect((await post(bench.events, { headers: json, body: JSON.stringify(press) })).status).toBe(401);
    expect(bench.heard).toEqual([]);
  });

  it('words beside encrypt: change nothing of what stood encrypted', async () => {
    const event = fresh();
    const beside = {
      ...press,
      schema: '2.0',
      event: { ...Object(press.event), action: { tag: 'button', value: { a: 'close', s: 'x', r: 1 } } },
    };
    const body = JSON.stringify({ encrypt: encrypted(JSON.stringify(event)), ...beside });
    expect((await post(bench.events, signedBy(body))).status).toBe(200);
    expect(bench.heard).toMatchObject([{ action: 'claim' }]);
  });

  it('wrong AES key: well signed, but not encrypted for us', async () => {
    const body = JSON.stringify({ encrypt: encrypted(JSON.stringify(press), 'another key') });
    expect((await post(bench.events, signedBy(body))).status).toBe(401);
    expect(bench.heard).toEqual([]);
  });
});

describe('the check of our address, which Feishu does not sign', () => {
  const hello = { type: 'url_verification', token: app.token, challenge: 'ajls384kdjx98XX' };
  const sealed = (what: object, key?: string) =>
    JSON.stringify({ encrypt: encrypted(JSON.stringify(what), key) });

  it('is echoed when it is encrypted with our key and names our token', async () => {
    const answer = await post(bench.events, { headers: json, body: sealed(hello) });
    expect(JSON.parse(answer.text)).toEqual({ challenge: hello.challenge });
    const signed = await post(bench.events, signedBy(sealed(hello)));
    expect(JSON.parse(signed.text)).toEqual({ challenge: hello.challenge });
  });

  it('is echoed also when it names a time and a nonce, but no signature', async () => {
    const headers = { ...json, 'x-lark-request-timestamp': '1', 'x-lark-request-nonce': 'n' };
    expect((await post(bench.events, { headers, body: sealed(hello) })).status).toBe(200);
  });

  it.each<[string, () => string]>([
    ['in the open', () => JSON.stringify(hello)],
    ['with another token', () => sealed({ ...hello, token: 'guess' })],
    ['with another key', () => sealed(hello, 'guess')],
    ['with more in it', () => sealed({ ...hello, event: { type: 'message' } })],
    ['with a challenge that is no word', () => sealed({ ...hello, challenge: '<script>' })],
    ['a press in its place', () => sealed(press)],
    ['something beside it', () => `{"encrypt":"${encrypted(JSON.stringify(hello))}","a":1}`],
  ])('%s is refused', async (_what, body) => {
    expect(await post(bench.events, { headers: json, body: body() })).toEqual({ status: 401, text: '' });
    expect(bench.heard).toEqual([]);
  });

  it('has no other effect, whichever of its bytes is changed', async () => {
    const whole = sealed(hello);
    const mutants = Array.from(whole, (_char, at) => flipped(whole, at));
    const answers = await inTurns(mutants, (body) => post(bench.events, { headers: json, body }));
    for (const { status, text } of answers) {
      if (status !== 401)
        expect(
          z.strictObject({ challenge: z.string().regex(/^[\w-]+$/) }).parse(JSON.parse(text)),
        ).toBeDefined();
    }
    expect(bench.heard).toEqual([]);
  });
});

const vectors = join(import.meta.dirname, '../../../shared/corpora/webhooks/vectors.json');
const Vectors = z.object({
  feishu: z.array(z.object({ encrypt_key: z.string(), encrypt: z.string(), plaintext: z.string() })),
});

describe.skipIf(!existsSync(vectors))("Feishu's published vector (skipped without ../shared/corpora)", () => {
  it.each(existsSync(vectors) ? Vectors.parse(JSON.parse(readFileSync(vectors, 'utf8'))).feishu : [])(
    'is opened with its key, and with no other',
    ({ encrypt_key, encrypt, plaintext }) => {
      expect(decrypted(encrypt, encrypt_key)).toBe(plaintext);
      expect(decrypted(encrypt, `${encrypt_key} `)).not.toBe(plaintext);
      const bytes = Buffer.from(encrypt, 'base64');
      const opened = Array.from(bytes, (byte, at) => {
        const changed = Buffer.from(bytes);
        changed[at] = byte ^ 1;
        return decrypted(changed.toString('base64'), encrypt_key);
      });
      expect(opened).not.toContain(plaintext);
    },
  );

  it('is signed over time, nonce, key and raw body, as the rule beside it says', () => {
    const { headers, body } = signedBy('{"encrypt": "x"}', new Date(), 'test key');
    expect(verified(headers, Buffer.from(body), 'test key', new Date())).toBe(true);
    const empty = signedBy('{}', new Date(), '');
    expect(verified(empty.headers, Buffer.from(empty.body), '', new Date())).toBe(false);
  });
});

describe('a true delivery is not lost', () => {
  it('an event that was not kept is answered 503, and taken when it comes again', async () => {
    const event = bench.at.messageEvent(bench.people[0], bench.channel, 'text', {
      text: '@_user_1 上报 停电',
    });
    const { says } = bench.house;
    bench.house.says = () => Promise.reject(new Error('the database is away'));
    expect((await post(bench.events, signedEvent(event))).status).toBe(503);
    bench.house.says = says;
    expect((await post(bench.events, signedEvent(event))).status).toBe(200);
    expect(bench.heard).toMatchObject([{ kind: 'report' }, { kind: 'report', text: '停电' }]);
  });

  it('a press that was not kept is answered with what to do', async () => {
    const { says } = bench.house;
    bench.house.says = () => Promise.reject(new Error('the database is away'));
    const answer = await post(bench.events, signedEvent(fresh()));
    bench.house.says = says;
    expect(answer.text).toContain('没有保存');
  });
});

function header(): Json {
  return { ...Object(press.header) };
}

/** The press again, as another delivery. */
function fresh(): Json {
  return { ...press, header: { ...header(), event_id: `E${Math.random()}` } };
}

function flipped(text: string, at: number): string {
  const other = text[at] === '0' ? '1' : '0';
  return text.slice(0, at) + other + text.slice(at + 1);
}

async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += 16)
    results.push(...(await Promise.all(items.slice(at, at + 16).map(work))));
  return results;
}

/** A body that comes a few bytes at a time. */
function inPieces(url: string, { headers, body }: Signed): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on('error', reject);
    for (let at = 0; at < body.length; at += 7) sending.write(body.slice(at, at + 7));
    sending.end();
  });
}
