import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Answer, Card } from '../../src/bot/message.ts';
import { card } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import { interaction } from './support/slackDriver.ts';
import { type Fault, Json, responsePath } from './support/slackServer.ts';

let bench: SlackBench;
let channel: string;
let ann: string;
let count = 0;

beforeAll(async () => {
  bench = await slackBench({ answerWithinMs: 2500 });
  channel = bench.server.channel;
  [ann] = bench.server.users;
});
beforeEach(() => bench.server.mend());
afterAll(() => bench.close());

/** The card as of that version, so that it can be told from its neighbours. */
const version = (rev: number): Card => ({ ...card, rev, state: `第 ${rev} 版` });

async function stood(ref: string): Promise<string> {
  const message = (await bench.server.messages(channel)).find(({ ts }) => ts === ref);
  return /第 (\d+) 版/.exec(JSON.stringify(message?.blocks))?.[1] ?? '';
}
async function fresh(): Promise<string> {
  count += 1;
  return bench.sent(channel, version(3), `redraw ${count}`);
}
async function press(ref: string, action = 'claim') {
  return bench.post(interaction(await bench.people.pressPayload(ann, channel, ref, action)));
}
const shows = (rev: number): Answer => ({ tone: 'ok', text: '已认领', card: version(rev) });

describe('the card that was pressed', () => {
  it('shows its new state at once, with nothing asked of the queue, and its key stays', async () => {
    const ref = await fresh();
    bench.house.says = async () => shows(4);
    await press(ref);
    await vi.waitFor(async () => expect(await stood(ref)).toBe('4'));
    expect(await bench.make().send(channel, card, `redraw ${count}`)).toEqual({ outcome: 'sent', ref });
  });

  it('shows it after its form was sent in, too', async () => {
    const ref = await fresh();
    bench.house.says = async () => shows(5);
    await press(ref, 'dismiss');
    const view = Json.parse(bench.server.seen('views.open').at(-1)?.said.view);
    await bench.post(interaction(bench.people.submitPayload(ann, view, { reason: '与我院无关' })));
    await vi.waitFor(async () => expect(await stood(ref)).toBe('5'));
  });

  it('shows it also when the answer is no: somebody else was first', async () => {
    const ref = await fresh();
    bench.house.says = async () => ({ tone: 'refused', text: '李敏已认领', card: version(6) });
    await press(ref);
    await vi.waitFor(async () => expect(await stood(ref)).toBe('6'));
  });

  it('is not drawn twice by a redelivery', async () => {
    const ref = await fresh();
    bench.house.says = async () => shows(4);
    const request = interaction(await bench.people.pressPayload(ann, channel, ref, 'claim'));
    await bench.post(request);
    await vi.waitFor(async () => expect(await stood(ref)).toBe('4'));
    const before = bench.server.seen('chat.update').length;
    await bench.post(request);
    expect(bench.server.seen('chat.update')).toHaveLength(before);
  });

  it.each<[string, Fault]>([
    ['counts our changes', { kind: 'answer', status: 429, headers: { 'retry-after': '60' } }],
    ['does not answer', { kind: 'answer', status: 503 }],
  ])("is shown by the press's own address where Slack %s", async (_what, fault) => {
    const ref = await fresh();
    bench.house.says = async () => shows(7);
    bench.server.fault('chat.update', fault);
    const before = bench.server.seen(responsePath).length;
    await press(ref);
    await vi.waitFor(() => expect(bench.server.seen(responsePath)).toHaveLength(before + 1));
    const { sent } = bench.server.seen(responsePath).at(-1) ?? expect.fail();
    expect(sent).toMatchObject({ replace_original: true });
    expect(JSON.stringify(sent.blocks)).toContain('第 7 版');
    expect(z.array(z.unknown()).parse(sent.attachments)).toHaveLength(1);
  });

  it('is shown when Slack lets us again, where a form has no such address', async () => {
    const ref = await fresh();
    bench.house.says = async () => shows(8);
    await press(ref, 'dismiss');
    const view = Json.parse(bench.server.seen('views.open').at(-1)?.said.view);
    bench.server.fault('chat.update', { kind: 'answer', status: 429, headers: { 'retry-after': '1' } });
    await bench.post(interaction(bench.people.submitPayload(ann, view, { reason: '与我院无关' })));
    await vi.waitFor(async () => expect(await stood(ref)).toBe('8'), { timeout: 5000 });
  });
});

describe('what people see never goes back', () => {
  it('a card that the outbox rendered before the press does not cover what the press showed', async () => {
    const ref = await fresh();
    bench.house.says = async () => shows(6);
    const late = bench.platform.update(channel, ref, version(4));
    await press(ref);
    await late;
    expect(await bench.platform.update(channel, ref, version(5))).toEqual({ outcome: 'sent', ref });
    await vi.waitFor(async () => expect(await stood(ref)).toBe('6'));
    await bench.platform.update(channel, ref, version(7));
    expect(await stood(ref)).toBe('7');
  });

  it('the same version may be drawn again: its clocks run', async () => {
    const ref = await fresh();
    await bench.platform.update(channel, ref, version(4));
    await bench.platform.update(channel, ref, { ...version(4), title: '同一版' });
    const message = (await bench.server.messages(channel)).find(({ ts }) => ts === ref);
    expect(JSON.stringify(message)).toContain('同一版');
  });

  it('in whatever order versions come, at once, the newest stands', async () => {
    const revs = fc.uniqueArray(fc.integer({ min: 4, max: 40 }), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(revs, async (all) => {
        const ref = await fresh();
        await Promise.all(all.map((rev) => bench.platform.update(channel, ref, version(rev))));
        expect(Number(await stood(ref))).toBe(Math.max(...all));
      }),
      { numRuns: 20 },
    );
  });
});
