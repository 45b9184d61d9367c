import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { card } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { event, interaction, type Signed, signed } from './support/slackDriver.ts';
import { Json, signingSecret } from './support/slackServer.ts';

interface Mutant {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer>;
}

const signature = 'x-slack-signature';
const time = 'x-slack-request-timestamp';
const atOnce = 24;

/** Everything that can be done to a signed request by who does not know the secret: each is another request. */
function* mutantsOf(good: Signed, bits: readonly number[]): Generator<Mutant> {
  const body = Buffer.from(good.body);
  for (const other of bodiesOf(body, bits)) yield { headers: good.headers, body: other };
  for (const name of [signature, time]) yield* headersOf(good, name, body);
  const type = good.headers['content-type'] ?? '';
  const then = new Date(Number(good.headers[time]) * 1000);
  for (const secret of ['', ' ', 'guessed', `${signingSecret} `]) {
    yield { headers: signed(good.body, type, then, secret).headers, body };
  }
}

/** These bits of every byte the other way, every length, twice the same. */
function* bodiesOf(body: Buffer<ArrayBuffer>, bits: readonly number[]): Generator<Buffer<ArrayBuffer>> {
  for (let at = 0; at < body.length * bits.length; at += 1) {
    const flipped = Buffer.from(body);
    const byte = Math.floor(at / bits.length);
    flipped[byte] = (flipped[byte] ?? 0) ^ (1 << (bits[at % bits.length] ?? 0));
    yield flipped;
  }
  for (let cut = 0; cut < body.length; cut += 97) yield body.subarray(0, cut);
  yield Buffer.concat([body, body]);
}

/** One header gone, blank, longer, shorter, of another version, and with each of its characters another. */
function* headersOf({ headers }: Signed, name: string, body: Buffer<ArrayBuffer>): Generator<Mutant> {
  const { [name]: value = '', ...others } = headers;
  yield { headers: others, body };
  const each = [...value].map(
    (was, at) => value.slice(0, at) + (was === '1' ? '2' : '1') + value.slice(at + 1),
  );
  const wrong = ['', ' ', value.slice(0, -1), `${value}0`, `0${value}`, value.replace('v0', 'v1'), ...each];
  for (const one of wrong) if (one !== value) yield { headers: { ...headers, [name]: one }, body };
}

/** How many there were, and the statuses that they were answered with. */
async function tried(bench: SlackBench, mutants: Iterator<Mutant>) {
  const statuses = new Set<number>();
  let count = 0;
  async function worker(): Promise<void> {
    for (let next = mutants.next(); !next.done; next = mutants.next()) {
      const { headers, body } = next.value;
      const response = await fetch(bench.events, { method: 'POST', headers, body });
      await response.body?.cancel();
      statuses.add(response.status);
      count += 1;
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { count, statuses: [...statuses] };
}

describe('no mutant of a signed request gets in', () => {
  it('of any way in, whichever byte, header, time or secret is another', async () => {
    const bench = await slackBench();
    const [ann] = bench.server.users;
    const { channel } = bench.server;
    const ref = await bench.sent(channel, card, 'mutants');
    const { message: _message, ...press } = await bench.people.pressPayload(ann, channel, ref, 'claim');
    const genuine: Readonly<Record<string, Signed>> = {
      press: interaction(press),
      command: await bench.people.commandRequest(ann, channel, '上报 停电'),
      event: event(bench.people.mentionPayload(ann, channel, '<@U0FENGHUO> 上报 漏水')),
      shortcut: interaction(
        await bench.people.shortcutPayload(ann, channel, {
          type: 'message',
          user: ann,
          ts: '1.1',
          text: '看',
        }),
      ),
      home: event(bench.people.homeOpenedPayload(ann)),
    };
    let all = 0;
    for (const [what, good] of Object.entries(genuine)) {
      const { count, statuses } = await tried(bench, mutantsOf(good, [(what.length * 3) % 8]));
      expect(statuses, what).toEqual([401]);
      all += count;
    }
    expect(bench.heard).toEqual([]);
    expect(bench.server.seen('views.publish')).toEqual([]);
    for (const good of Object.values(genuine)) expect((await bench.post(good)).status).toBe(200);
    expect(bench.heard.map(({ kind }) => kind)).toEqual(['press', 'report', 'report', 'report']);
    process.stdout.write(`slack: ${all} mutants of ${Object.keys(genuine).length} ways in, 0 accepted\n`);
    expect(all).toBeGreaterThan(3500);
    await bench.close();
  });
});

const vectors = join(import.meta.dirname, '../../../shared/corpora/webhooks/vectors.json');
const Vectors = z.object({
  slack: z.array(
    z.object({ signing_secret: z.string(), timestamp: z.string(), body: z.string(), signature: z.string() }),
  ),
});

describe.skipIf(!existsSync(vectors))("Slack's published vector (skipped without ../shared/corpora)", () => {
  it('is accepted at its time, and no bit of it may be another', async () => {
    const [vector] = Vectors.parse(JSON.parse(readFileSync(vectors, 'utf8'))).slack;
    const { signing_secret, timestamp, body, signature: sign } = vector ?? expect.fail();
    let at = Number(timestamp) * 1000;
    const bench = await slackBench({ signingSecret: signing_secret, now: () => new Date(at) });
    const good = {
      headers: { 'content-type': 'application/x-www-form-urlencoded', [time]: timestamp, [signature]: sign },
      body,
    };
    const { count, statuses } = await tried(bench, mutantsOf(good, [0, 1, 2, 3, 4, 5, 6, 7]));
    expect(statuses).toEqual([401]);
    expect(count).toBeGreaterThan(2900);
    for (const skew of [-301, 301, -86_400, 7 * 3_600]) {
      at = (Number(timestamp) + skew) * 1000;
      expect((await bench.post(good)).status).toBe(401);
    }
    at = Number(timestamp) * 1000;
    expect((await bench.post(good)).status).toBe(200);
    // It is somebody else's workspace, so nothing is heard of it either.
    expect(bench.heard).toEqual([]);
    process.stdout.write(`slack: ${count} mutants of the published vector, 0 accepted\n`);
    await bench.close();
  });
});

it('a mutant is told from the request it was made of', () => {
  const good = signed('a=1', 'application/x-www-form-urlencoded');
  const all = [...mutantsOf(good, [0])].map(({ headers, body }) =>
    JSON.stringify(Json.parse({ headers, body: body.toString('hex') })),
  );
  const itself = JSON.stringify({ headers: good.headers, body: Buffer.from(good.body).toString('hex') });
  expect(all).not.toContain(itself);
});
