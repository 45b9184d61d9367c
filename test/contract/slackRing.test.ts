import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepsakesOf } from './support/keepsakes.ts';
import { notice } from './support/messages.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';
import type { Fault, Json } from './support/slackServer.ts';

let bench: SlackBench;
let ann: string;

beforeAll(async () => {
  bench = await slackBench({ answerWithinMs: 2500, keepsakes: keepsakesOf() });
  [ann] = bench.server.users;
});
beforeEach(() => bench.server.mend());
afterAll(() => bench.close());

const ring = (who: string, key: string, by = bench.platform) =>
  by.ring?.(who, notice, 'phone', key) ?? expect.fail();
const me = () => `slack:T000000001:${ann}`;
const posted = () => bench.server.seen('chat.postMessage');
const refused = (error: string): Fault => ({ kind: 'rewrite', change: () => ({ ok: false, error }) });

describe('one person is rung', () => {
  it('by a direct message that mentions them, its words for the notification first', async () => {
    const delivery = await ring(me(), 'ring');
    const { sent, said } = posted().at(-1) ?? expect.fail();
    expect(delivery).toEqual({ outcome: 'sent', ref: `${String(sent.channel)}:${String(said.ts)}` });
    expect(sent.channel).toMatch(/^D/);
    expect(JSON.stringify(sent.blocks)).toContain(`"user_id":"${ann}"`);
    expect(sent.text).toMatch(/^◆ P128 无人认领/);
  });

  it('once, though the answer was lost and the process was another', async () => {
    bench.server.fault('chat.postMessage', { kind: 'after', how: 'reset' });
    expect((await ring(me(), 'lost')).outcome).toBe('uncertain');
    const before = posted().length;
    expect((await ring(me(), 'lost', bench.make())).outcome).toBe('sent');
    expect(posted()).toHaveLength(before);
  });

  it('and nobody of another workspace, no guest, nobody unknown', async () => {
    const before = posted().length;
    const guest: Json = { id: 'U0GUEST', team_id: 'T000000001', is_ultra_restricted: true };
    bench.server.fault('users.info', { kind: 'rewrite', change: () => ({ ok: true, user: guest }) });
    for (const who of [
      'slack:T000000001:U0GUEST',
      'slack:T9:U1',
      'slack:T000000001:U0NONE',
      'web:demo:ann',
    ]) {
      expect(await ring(who, `not ${who}`)).toEqual({
        outcome: 'failed',
        why: expect.stringContaining('not of this workspace'),
      });
    }
    expect(posted()).toHaveLength(before);
  });

  it('later, when Slack asks to wait, and says whom that is about', async () => {
    const slow: Fault = { kind: 'answer', status: 429, headers: { 'retry-after': '7' } };
    bench.server.fault('chat.postMessage', slow);
    expect(await ring(me(), 'slow')).toMatchObject({ outcome: 'retry', afterMs: 7000, scope: 'group' });
    const fresh = bench.make();
    bench.server.fault('conversations.open', slow);
    expect(await ring(me(), 'slow', fresh)).toMatchObject({ outcome: 'retry', afterMs: 7000, scope: 'app' });
  });

  it('not, with the next step, where the app may not write to people', async () => {
    bench.server.fault('chat.postMessage', refused('messages_tab_disabled'));
    const delivery = await ring(me(), 'off');
    expect(delivery).toEqual({ outcome: 'failed', why: expect.stringContaining('Messages Tab') });
  });
});

it('nobody is told when it was read: Slack does not say', () => {
  expect(bench.platform.readAt).toBeUndefined();
});
