import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../src/bot/message.ts';
import { slackPlatform } from '../../src/bot/slack/index.ts';
import type { Inbound, Platform } from '../../src/ports.ts';
import { card } from './support/messages.ts';
import { slackPeople } from './support/slackDriver.ts';
import { botToken, Json, type SlackServer, slackServer } from './support/slackServer.ts';
import { socketServer } from './support/socketServer.ts';

let server: SlackServer;
let socket: Awaited<ReturnType<typeof socketServer>>;
let platform: Platform;
let people: ReturnType<typeof slackPeople>;
let ann: string;
let channel: string;
const heard: Inbound[] = [];
const calm: Answer = { tone: 'ok', text: '好的' };
let says: () => Promise<Answer> = async () => calm;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

beforeAll(async () => {
  server = await slackServer();
  socket = await socketServer();
  people = slackPeople(server);
  [ann] = server.users;
  channel = server.channel;
  const open = { status: 200, body: JSON.stringify({ ok: true, url: socket.url }) } as const;
  server.fault('apps.connections.open', { kind: 'answer', ...open }, 'always');
  platform = slackPlatform({
    mode: 'socket',
    botToken,
    appToken: 'xapp-1-test',
    apiUrl: server.api,
    now: () => new Date(),
    log: quiet,
  });
  await platform.start((inbound) => {
    heard.push(inbound);
    return says();
  });
});
beforeEach(() => {
  heard.length = 0;
  says = async () => calm;
});
afterAll(async () => {
  await platform.stop();
  await socket.close();
  await server.close();
});

const acked = (id: string) => socket.acked(id);
function ackOf(id: string) {
  const ack = socket.acks.find(({ envelope_id }) => envelope_id === id);
  if (!ack) throw new Error(`${id} is not acknowledged`);
  return ack;
}

describe('Socket Mode', () => {
  it('opens no path of its own on our port', () => {
    expect(platform.routes).toEqual([]);
  });

  it('takes a press, acknowledges it and tells the presser', async () => {
    const delivery = await platform.send(channel, card, 'socket');
    const ref = delivery.outcome === 'sent' ? delivery.ref : '';
    const before = server.seen('chat.postEphemeral').length;
    await acked(socket.deliver('interactive', await people.pressPayload(ann, channel, ref, 'claim')));
    expect(heard).toMatchObject([{ kind: 'press', action: 'claim', subject: card.subject, ref }]);
    await vi.waitFor(() => expect(server.seen('chat.postEphemeral')).toHaveLength(before + 1));
  });

  it('asks a form, shows its errors and takes it', async () => {
    const delivery = await platform.send(channel, card, 'socket');
    const ref = delivery.outcome === 'sent' ? delivery.ref : '';
    await acked(socket.deliver('interactive', await people.pressPayload(ann, channel, ref, 'dismiss')));
    const view = Json.parse(server.seen('views.open').at(-1)?.said.view);
    says = async () => ({ tone: 'refused', text: '', errors: { reason: '理由至少 4 字' } });
    const wrong = await acked(
      socket.deliver('interactive', people.submitPayload(ann, view, { reason: '短' })),
    );
    expect(wrong.payload).toEqual({ response_action: 'errors', errors: { reason: '理由至少 4 字' } });
    says = async () => calm;
    const right = await acked(
      socket.deliver('interactive', people.submitPayload(ann, view, { reason: '与我院无关' })),
    );
    expect(right.payload).toEqual({ response_action: 'clear' });
  });

  it('answers a command to the person alone', async () => {
    const { body } = await people.commandRequest(ann, channel, '上报 停电');
    const ack = await acked(socket.deliver('slash_commands', Object.fromEntries(new URLSearchParams(body))));
    expect(ack.payload).toMatchObject({ response_type: 'ephemeral', text: '好的' });
    expect(heard).toMatchObject([{ kind: 'report', text: '停电' }]);
  });

  it('acknowledges an event only when it is kept, and hears it once however often it comes', async () => {
    const payload = people.mentionPayload(ann, channel, '<@U0FENGHUO> 上报 漏水');
    says = () => Promise.reject(new Error('the database is away'));
    const first = socket.deliver('events_api', payload);
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(() => ackOf(first)).toThrow('not acknowledged');
    says = async () => calm;
    await acked(socket.deliver('events_api', payload));
    await acked(socket.deliver('events_api', payload));
    expect(heard).toHaveLength(2);
  });

  it('hears a press, a form and a command that are delivered again once, and answers them alike', async () => {
    const delivery = await platform.send(channel, card, 'socket again');
    const ref = delivery.outcome === 'sent' ? delivery.ref : '';
    await acked(socket.deliver('interactive', await people.pressPayload(ann, channel, ref, 'dismiss')));
    const view = Json.parse(server.seen('views.open').at(-1)?.said.view);
    const { body } = await people.commandRequest(ann, channel, '状态');
    const all = [
      ['interactive', await people.pressPayload(ann, channel, ref, 'claim')],
      ['interactive', people.submitPayload(ann, view, { reason: '与我院无关' })],
      ['slash_commands', Object.fromEntries(new URLSearchParams(body))],
    ] as const;
    for (const [type, payload] of all) {
      heard.length = 0;
      const first = await acked(socket.deliver(type, payload));
      const again = await acked(socket.deliver(type, payload));
      expect(again.payload).toEqual(first.payload);
      expect(heard).toHaveLength(1);
    }
  });

  it('survives frames that are no envelope', async () => {
    socket.deliver('events_api', {});
    socket.deliver('interactive', { type: 'block_actions' });
    const { body } = await people.commandRequest(ann, channel, '状态');
    await acked(socket.deliver('slash_commands', Object.fromEntries(new URLSearchParams(body))));
  });

  it('connects again when Slack asks for it', async () => {
    const before = socket.connections();
    socket.refresh();
    await vi.waitFor(() => expect(socket.connections()).toBe(before + 1), { timeout: 8000 });
  });

  it('connects again after the line broke and Slack was away for a while', async () => {
    const before = socket.connections();
    const tries = server.seen('apps.connections.open').length;
    server.fault('apps.connections.open', { kind: 'reset' });
    server.fault('apps.connections.open', { kind: 'answer', status: 503 });
    socket.breakLines();
    await vi.waitFor(() => expect(socket.connections()).toBe(before + 1), { timeout: 15_000 });
    expect(server.seen('apps.connections.open').length).toBe(tries + 3);
    const { body } = await people.commandRequest(ann, channel, '状态');
    await acked(socket.deliver('slash_commands', Object.fromEntries(new URLSearchParams(body))));
  });

  it('says that the app token is not accepted', async () => {
    const wrong = slackPlatform({
      mode: 'socket',
      botToken,
      appToken: 'xapp-wrong',
      apiUrl: server.api,
      now: () => new Date(),
      log: quiet,
    });
    server.fault('apps.connections.open', {
      kind: 'answer',
      status: 200,
      body: JSON.stringify({ ok: false, error: 'invalid_auth' }),
    });
    await expect(wrong.start(async () => calm)).rejects.toThrow('SLACK_APP_TOKEN（invalid_auth）');
  });
});
