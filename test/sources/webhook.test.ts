import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceConfig } from '../../src/ports.ts';
import { webhookRoute } from '../../src/sources/webhook.ts';
import { corpus, describeWithCorpus } from './corpora.ts';
import { MemoryIntake } from './memoryIntake.ts';
import { type LocalServer, localServer } from './server.ts';

const secret = `whsec_${Buffer.from('a key of thirty-two bytes, yes!!').toString('base64')}`;
const oldSecret = `whsec_${Buffer.from('the key of last year, 24b').toString('base64')}`;

const vendor: SourceConfig = { kind: 'webhook', name: 'vendor', secretEnv: 'VENDOR', silentMs: 1 };
const foreign: SourceConfig = {
  kind: 'webhook',
  name: 'foreign',
  secretEnv: 'VENDOR',
  silentMs: 1,
  mapping: {
    mentions: 'data.items',
    id: 'doc_id',
    title: 'headline',
    text: 'body',
    kind: 'type',
    site: '=微博',
    publishedAt: 'pub',
    reads: 'stat.0',
    author: 'user.nick',
    url: 'link',
  },
};

let intake: MemoryIntake;
let server: LocalServer;
let now: Date;
let secrets: string[];
beforeEach(async () => {
  intake = new MemoryIntake();
  now = new Date();
  secrets = [secret];
  const route = webhookRoute({
    sources: () => [vendor, foreign],
    secretOf: () => secrets,
    intake,
    now: () => now,
    log: { warn: () => undefined },
  });
  server = await localServer((request, response) => void route.handle(request, response));
});
afterEach(() => server.close());

function signed(body: string, { at = now, by = secret, id = 'msg_1' } = {}): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign(id, at, body),
  };
}

/** What a vendor reads out of the answer. */
interface HookAnswer {
  accepted: number;
  updated: number;
  duplicate: number;
  rejected: { index: number; problem: string }[];
}

async function post(body: string, headers = signed(body), path = '/hooks/vendor') {
  const response = await fetch(server.url + path, { method: 'POST', body, headers });
  const answered: HookAnswer = JSON.parse(await response.text());
  return { status: response.status, body: answered };
}

const two = JSON.stringify({
  mentions: [
    { id: '1', title: '徐汇院区排队三小时', reach: { reads: 12 }, publishedAt: '2026-01-01T08:00:00+08:00' },
    { id: '2', text: '急诊没人管', url: 'https://weibo.example/2' },
  ],
});

describe('a vendor that signs as Standard Webhooks asks', () => {
  it('is told what became of every mention', async () => {
    expect(await post(two)).toEqual({
      status: 202,
      body: { accepted: 2, updated: 0, duplicate: 0, rejected: [] },
    });
  });

  it('may send the same again: nothing is counted twice', async () => {
    const headers = signed(two);
    await post(two, headers);
    expect((await post(two, headers)).body).toEqual({ accepted: 0, updated: 0, duplicate: 2, rejected: [] });
  });

  it('brings an update when the reach has grown', async () => {
    await post(two);
    const grown = two.replace('"reads":12', '"reads":120000');
    expect((await post(grown)).body).toMatchObject({ updated: 1, duplicate: 1 });
  });

  it('may change its key: the old and the new one both hold for a while', async () => {
    secrets = [secret, oldSecret];
    expect((await post(two, signed(two, { by: oldSecret }))).status).toBe(202);
  });

  it('may send several signatures, one of which is ours', async () => {
    const headers = signed(two);
    const both = `v1,AAAA v2,x ${headers['webhook-signature']}`;
    expect((await post(two, { ...headers, 'webhook-signature': both })).status).toBe(202);
  });

  it('loses no good mention to a bad one, and is told what would be right', async () => {
    const mixed = JSON.stringify({
      mentions: [
        { id: 'a', title: '好的一条' },
        { title: '没有编号' },
        { id: 'c' },
        'text',
        { id: 'e', title: 't', publishedAt: '2026-01-01 08:00' },
        { id: 2 ** 60, title: 't' },
        { id: 'g', title: 't', url: 'javascript:alert(1)', kind: 'report', reach: { reads: -1 } },
      ],
    });
    const { status, body } = await post(mixed);
    expect({
      status,
      accepted: body.accepted,
      wrong: body.rejected.map((each) => each.index),
    }).toEqual({
      status: 202,
      accepted: 1,
      wrong: [1, 2, 3, 4, 5, 6],
    });
    expect(body.rejected.map((each) => each.problem)).toEqual([
      expect.stringMatching(/^id 缺失/),
      expect.stringMatching(/title 和 text/),
      expect.stringMatching(/not an object/),
      expect.stringMatching(/RFC 3339.*2026-01-01T08:00:00\+08:00/),
      expect.stringMatching(/send it as a string/),
      expect.stringMatching(/kind .*post.*url .*https.*reads .*whole number/),
    ]);
  });
});

describe('a vendor with a JSON of its own', () => {
  it('fits by paths written in the configuration', async () => {
    const body = JSON.stringify({
      data: {
        items: [
          {
            doc_id: 7,
            headline: '<b>挂号&amp;缴费</b>',
            body: '<p>排队<p>三小时',
            type: 'weibo',
            pub: '2025-12-31 20:00:00',
            stat: ['1200'],
            user: { nick: '网友' },
            link: 'https://x.example/7',
          },
        ],
      },
    });
    now = new Date('2026-01-01T00:00:00Z');
    await post(body, signed(body), '/hooks/foreign');
    expect(intake.kept.get('7')).toEqual({
      externalId: '7',
      kind: 'post',
      title: '挂号&缴费',
      text: '排队\n三小时',
      site: '微博',
      author: '网友',
      url: 'https://x.example/7',
      publishedAt: new Date('2025-12-31T12:00:00Z'),
      reach: { reads: 1200 },
    });
  });
});

/** Bodies enough that some signature ends on a letter whose last bits say nothing; the letter after it says the same. */
const bodies = Array.from({ length: 200 }, (_each, at) =>
  JSON.stringify({ mentions: [{ id: `${at}`, title: '标题' }] }),
);
const beside: Readonly<Record<string, string>> = { A: 'B', Q: 'R', g: 'h', w: 'x' };

/** Every field holds each of these in turn, in a JSON of ours and in one of a vendor's own. */
describe('a field that holds what no field should', () => {
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  const odd = ['{"toString":1,"valueOf":1}', '{"__proto__":{"x":1}}', '[[]]', 'null', 'true', '1e999', deep];
  const ways = [
    [
      '/hooks/vendor',
      ['kind', 'url', 'parentUrl', 'title', 'text', 'author', 'site', 'publishedAt', 'reach', 'id'],
    ],
    ['/hooks/foreign', ['type', 'link', 'headline', 'body', 'user', 'pub', 'stat', 'doc_id']],
  ] as const;

  it.each(ways)('costs no good mention beside it: %s', async (path, fields) => {
    const [id, title] = path === '/hooks/vendor' ? ['id', 'title'] : ['doc_id', 'headline'];
    for (const field of fields) {
      for (const [at, value] of odd.entries()) {
        const name = `${field}-${at}`;
        const bad = `{"${id}":"bad-${name}","${title}":"甲","${field}":${value}}`;
        const good = `{"${id}":"good-${name}","${title}":"乙"}`;
        const list = `[${bad},${good},${value}]`;
        const body = path === '/hooks/vendor' ? `{"mentions":${list}}` : `{"data":{"items":${list}}}`;
        const answer = await post(body, signed(body, { id: name }), path);
        expect(answer.status, `${name} ${value.slice(0, 40)}`).toBe(202);
        expect(intake.kept.has(`good-${name}`), name).toBe(true);
      }
    }
  });
});

describe('what is not genuine is refused before it is read', () => {
  const refused = async (body: string, headers: Record<string, string>) => {
    const { status } = await post(body, headers);
    return { status, calls: intake.calls };
  };

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without %s', async (name) => {
    const { [name]: _gone, ...rest } = signed(two);
    expect(await refused(two, rest)).toEqual({ status: 401, calls: 0 });
  });

  it.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('with an empty %s', async (name) => {
    expect(await refused(two, { ...signed(two), [name]: '' })).toEqual({ status: 401, calls: 0 });
  });

  it('with a signature written otherwise, though it says the same bits', async () => {
    const body = bodies.find((each) => /[AQgw]=$/.test(signed(each)['webhook-signature'] ?? ''));
    if (body === undefined) throw new Error('no body whose signature ends on bits to spare');
    const headers = signed(body);
    const other = (headers['webhook-signature'] ?? '').replace(/(.)=$/, (_all, last) => `${beside[last]}=`);
    expect(other).not.toBe(headers['webhook-signature']);
    expect(await refused(body, { ...headers, 'webhook-signature': other })).toEqual({
      status: 401,
      calls: 0,
    });
  });

  it('with any byte of the signature changed', async () => {
    const headers = signed(two);
    const signature = headers['webhook-signature'] ?? '';
    const statuses = new Set<number>();
    for (let at = 0; at < signature.length; at++) {
      const other = signature[at] === 'A' ? 'B' : 'A';
      const changed = signature.slice(0, at) + other + signature.slice(at + 1);
      statuses.add((await post(two, { ...headers, 'webhook-signature': changed })).status);
    }
    expect([[...statuses], intake.calls]).toEqual([[401], 0]);
  });

  it('with a byte of the body changed, even one that JSON does not mind', async () => {
    expect(await refused(`${two} `, signed(two))).toEqual({ status: 401, calls: 0 });
  });

  it.each`
    seconds | status
    ${-301} | ${401}
    ${-300} | ${202}
    ${300}  | ${202}
    ${301}  | ${401}
  `('signed $seconds s from now: $status', async ({ seconds, status }) => {
    now = new Date(1_800_000_000_000);
    const headers = signed(two, { at: new Date(now.getTime() + seconds * 1000) });
    expect((await post(two, headers)).status).toBe(status);
  });

  it.each([[[]], [['']], [['whsec_']], [['whsec_c2hvcnQ=']], [['not base64!']]])(
    'with no usable secret: %j',
    async (none) => {
      const headers = signed(two);
      secrets = none;
      expect(await refused(two, headers)).toEqual({ status: 401, calls: 0 });
    },
  );

  it.each([
    ['an empty key', ''],
    ['a key so short that it can be guessed', 'c2hvcnQ='],
  ])('signed with %s, which is ours', async (_what, key) => {
    secrets = [key];
    const headers = signedBytes(Buffer.from(two), Buffer.from(key, 'base64'));
    expect(await refused(two, headers)).toEqual({ status: 401, calls: 0 });
  });
});

/** What a client library would not sign: other bytes than text, other keys than a secret. */
function signedBytes(bytes: Buffer, key: Buffer): Record<string, string> {
  const at = String(Math.floor(now.getTime() / 1000));
  const signature = createHmac('sha256', key).update(`m.${at}.`).update(bytes).digest('base64');
  return { 'webhook-id': 'm', 'webhook-timestamp': at, 'webhook-signature': `v1,${signature}` };
}

describe('what is wrong is answered as the contract says', () => {
  it.each`
    what                | body                                                   | status
    ${'not JSON'}       | ${'{"mentions":['}                                     | ${400}
    ${'nothing'}        | ${''}                                                  | ${400}
    ${'no list'}        | ${'{"items":[]}'}                                      | ${400}
    ${'a number'}       | ${'2432232314'}                                        | ${400}
    ${'an empty list'}  | ${'{"mentions":[]}'}                                   | ${202}
    ${'1,001 mentions'} | ${JSON.stringify({ mentions: Array(1001).fill({}) })}  | ${413}
    ${'100,000 deep'}   | ${`{"mentions":${'['.repeat(1e5)}${']'.repeat(1e5)}}`} | ${202}
  `('$what: $status', async ({ body, status }) => {
    expect((await post(body)).status).toBe(status);
  });

  it('an unknown source: 404', async () => {
    expect((await post(two, signed(two), '/hooks/nobody')).status).toBe(404);
  });

  it('not persisted: 503, and nothing is acknowledged', async () => {
    intake.down = true;
    expect(await post(two)).toMatchObject({
      status: 503,
      body: { problem: expect.stringContaining('nothing acknowledged') },
    });
  });

  it('bytes that are no UTF-8: 400', async () => {
    const body = Buffer.from('{"mentions":[{"id":"1","title":"\xff\xfe"}]}', 'latin1');
    const headers = signedBytes(body, Buffer.from(secret.slice('whsec_'.length), 'base64'));
    const response = await fetch(`${server.url}/hooks/vendor`, { method: 'POST', body, headers });
    expect(response.status).toBe(400);
  });

  it('more than 1 MiB, whether it says so or not: 413', async () => {
    const big = 'x'.repeat(1024 * 1024 + 1);
    const said = await rawPost(server.port, `content-length: ${big.length}\r\n`, '');
    const unsaid = await rawPost(
      server.port,
      'transfer-encoding: chunked\r\n',
      `${big.length.toString(16)}\r\n${big}\r\n`,
    );
    expect([said, unsaid, intake.calls]).toEqual([413, 413, 0]);
  });

  it('cut off in the middle: no effect', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write('POST /hooks/vendor HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{"mentions":[');
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on('close', () => resolve());
    });
    expect(intake.calls).toBe(0);
  });
});

/** A request as bytes, so that it can be one that no client library would send. */
function rawPost(port: number, headers: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`POST /hooks/vendor HTTP/1.1\r\nhost: x\r\n${headers}\r\n`);
      socket.write(body);
    });
    socket.once('data', (data) => {
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(data.toString())?.[1]));
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

describeWithCorpus('webhooks/vectors.json', 'the published vector of Standard Webhooks', () => {
  const [vector] = JSON.parse(readFileSync(corpus('webhooks/vectors.json'), 'utf8')).standard_webhooks;
  const headers = {
    'webhook-id': vector.id,
    'webhook-timestamp': vector.timestamp,
    'webhook-signature': vector.signature,
  };
  const send = (body: string) => {
    now = new Date(Number(vector.timestamp) * 1000);
    secrets = [vector.secret];
    return post(body, headers);
  };

  it('is genuine (and then is no list of mentions)', async () => {
    expect((await send(vector.body)).status).toBe(400);
  });

  it('is refused with any byte of its body changed', async () => {
    const statuses = new Set<number>();
    for (let at = 0; at < vector.body.length; at++) {
      statuses.add((await send(`${vector.body.slice(0, at)}~${vector.body.slice(at + 1)}`)).status);
    }
    expect([...statuses]).toEqual([401]);
  });
});

describeWithCorpus('strings/blns.json', 'naughty strings in every text field', () => {
  it('are kept or refused one by one, never a crash', async () => {
    const strings: string[] = JSON.parse(readFileSync(corpus('strings/blns.json'), 'utf8'));
    const mentions = strings.map((text, n) => ({
      id: `${n}-${text}`,
      title: text,
      text,
      author: text,
      site: text,
    }));
    const body = JSON.stringify({ mentions });
    const answer = await post(body);
    const answered =
      answer.body.accepted + answer.body.updated + answer.body.duplicate + answer.body.rejected.length;
    expect({ status: answer.status, answered }).toEqual({ status: 202, answered: strings.length });
    expect(
      [...intake.kept.values()].every(({ title }) => title?.isWellFormed() && !title.includes('\0')),
    ).toBe(true);
  });
});
