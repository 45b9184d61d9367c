import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Attachment } from '../../src/ports.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import type { Fault, Json } from './support/slackServer.ts';

let bench: SlackBench;
let channel: string;
const note: Attachment = { name: '证据.txt', mime: 'text/plain', bytes: new TextEncoder().encode('证据') };

beforeAll(async () => {
  bench = await slackBench({ answerWithinMs: 2500, keepsakes: keepsakesOf() });
  channel = bench.server.channel;
});
beforeEach(() => bench.server.mend());
afterAll(() => bench.close());

const attach = (key: string, file = note, caption = '', by = bench.platform) =>
  by.attach?.(channel, file, caption, key) ?? expect.fail();
const Files = z.array(z.object({ name: z.string(), size: z.number() })).default([]);
async function standing(): Promise<number> {
  return (await bench.server.messages(channel)).flatMap(({ files }) => Files.parse(files)).length;
}

describe('a file whose fate is unknown is looked for before it is shared again', () => {
  it.each<[string, Fault, number]>([
    ['Slack shared it and the line broke', { kind: 'after', how: 'reset' }, 1],
    ['Slack shared it and fell silent', { kind: 'after', how: 'hang' }, 1],
    ['Slack shared it and said 500', { kind: 'after', how: 'error' }, 1],
    ['Slack said 503 and did not share it', { kind: 'answer', status: 503 }, 0],
  ])('%s', async (what, fault, taken) => {
    const before = await standing();
    bench.server.fault('files.completeUploadExternal', fault);
    expect((await attach(what)).outcome).toBe('uncertain');
    expect(await standing()).toBe(before + taken);
    expect((await attach(what, note, '', bench.make())).outcome).toBe('sent');
    expect(await standing()).toBe(before + 1);
  });

  it('is left alone while Slack may still be sharing it, and shared anew when it plainly was not', async () => {
    const before = await standing();
    bench.server.fault('files.completeUploadExternal', { kind: 'answer', status: 503 });
    await attach('slow');
    const age = (seconds: number): Fault => ({
      kind: 'rewrite',
      change: (): Json => ({
        ok: true,
        file: { id: 'F1', created: Date.now() / 1000 - seconds, shares: {} },
      }),
    });
    bench.server.fault('files.info', age(20));
    expect(await attach('slow')).toMatchObject({ outcome: 'retry' });
    bench.server.fault('files.info', age(300));
    expect((await attach('slow')).outcome).toBe('sent');
    expect(await standing()).toBe(before + 1);
  });

  it('is not shared when the look itself fails', async () => {
    const before = await standing();
    bench.server.fault('files.completeUploadExternal', { kind: 'after', how: 'reset' });
    await attach('blind');
    bench.server.fault('files.info', { kind: 'answer', status: 500 });
    expect((await attach('blind')).outcome).toBe('retry');
    expect(await standing()).toBe(before + 1);
  });
});

describe('a file', () => {
  it('is put nowhere but at Slack', async () => {
    const before = await standing();
    bench.server.fault('files.getUploadURLExternal', {
      kind: 'rewrite',
      change: (answer) => ({ ...answer, upload_url: 'http://127.0.0.1:9/upload' }),
    });
    expect((await attach('elsewhere')).outcome).toBe('retry');
    expect(await standing()).toBe(before);
  });

  it('has a caption whose words mention nobody, and a name that is a name', async () => {
    const named = { ...note, name: '../a/\u202eb\n.txt' };
    expect((await attach('caption', named, '<!channel> & <@U1>')).outcome).toBe('sent');
    const { sent } = bench.server.seen('files.completeUploadExternal').at(-1) ?? expect.fail();
    expect(sent.initial_comment).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
    expect(sent.files).toMatchObject([{ title: '.._a_b_.txt' }]);
  });

  it('without a byte in it is not offered to Slack', async () => {
    const empty = await attach('empty', { ...note, bytes: new Uint8Array() });
    expect(empty).toEqual({ outcome: 'failed', why: expect.stringContaining('empty') });
  });

  it('waits as long as Slack asks, the whole app', async () => {
    const slow: Fault = { kind: 'answer', status: 429, headers: { 'retry-after': '7' } };
    for (const method of ['files.getUploadURLExternal', 'files.completeUploadExternal']) {
      bench.server.fault(method, slow);
      expect(await attach('wait')).toMatchObject({ outcome: 'retry', afterMs: 7000, scope: 'app' });
    }
  });
});
