import { createServer } from 'node:http';
import { expect } from 'vitest';
import { z } from 'zod';
import { slackPlatform } from '../../../src/bot/slack/index.ts';
import type { Platform } from '../../../src/ports.ts';
import { served } from '../../support/served.ts';
import type { PlatformWorld } from '../platform.ts';
import { hostOf } from './host.ts';
import { keepsakesOf } from './keepsakes.ts';
import { interaction, post, slackPeople } from './slackDriver.ts';
import {
  bot,
  botToken,
  Json,
  listening,
  type SlackServer,
  signingSecret,
  slackServer,
} from './slackServer.ts';
import { socketServer } from './socketServer.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** How Slack reaches us: what people do, and the events that the server signs. */
interface Way {
  readonly options: Pick<Parameters<typeof slackPlatform>[0], 'mode' | 'appToken' | 'signingSecret'>;
  /** Once the platform is there. */
  ready(platform: Platform): Promise<void>;
  deliver(payload: Json): Promise<void>;
  close(): Promise<void>;
}

/** Signed requests to our one port. */
async function overHttp(server: SlackServer): Promise<Way> {
  let platform: Platform | undefined;
  const host = await hostOf(() => platform ?? expect.fail('nobody is there yet'));
  const url = `${host.url}/slack/events`;
  return {
    options: { mode: 'http', signingSecret },
    async ready(made) {
      platform = made;
      server.eventsTo(url);
    },
    async deliver(payload) {
      const { status } = await post(url, interaction(payload));
      if (status !== 200) throw new Error(`Slack was answered ${status}`);
    },
    close: () => host.close(),
  };
}

/** Envelopes over a line that we opened; the server's signed events are put into envelopes here. */
async function overSocket(server: SlackServer): Promise<Way> {
  const socket = await socketServer();
  const body = JSON.stringify({ ok: true, url: socket.url });
  const open = () => server.fault('apps.connections.open', { kind: 'answer', status: 200, body }, 'always');
  open();
  const bridge = createServer(
    served(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      socket.deliver('events_api', Json.parse(JSON.parse(Buffer.concat(chunks).toString('utf8'))));
      response.writeHead(200).end();
    }),
  );
  server.eventsTo(`http://127.0.0.1:${await listening(bridge)}`);
  return {
    options: { mode: 'socket', appToken: 'xapp-1-test' },
    ready: async () => undefined,
    async deliver(payload) {
      open();
      await socket.acked(socket.deliver('interactive', payload));
    },
    async close() {
      bridge.closeAllConnections();
      await new Promise((resolve) => bridge.close(resolve));
      await socket.close();
    },
  };
}

const Boxes = z.array(
  z.object({ block_id: z.string(), element: z.object({ initial_value: z.string().optional() }) }),
);

/** A real Bolt against a Slack server that others wrote, with a group and two people. */
export async function slackWorld(mode: 'http' | 'socket'): Promise<PlatformWorld> {
  const server = await slackServer();
  const people = slackPeople(server);
  const way = await (mode === 'http' ? overHttp(server) : overSocket(server));
  const keepsakes = keepsakesOf();
  const make = (): Platform =>
    slackPlatform({
      ...way.options,
      botToken,
      keepsakes,
      apiUrl: server.api,
      now: () => new Date(),
      log: quiet,
    });
  const platform = make();
  await way.ready(platform);
  const [first, second] = server.users;
  const userOf = (who: string) => who.split(':').at(-1) ?? '';
  let latest: Json | undefined;
  const told = new Map<string, number>();

  async function deliver(payload: Json): Promise<void> {
    latest = payload;
    await way.deliver(payload);
  }

  return {
    platform,
    channel: server.channel,
    nowhere: 'C0NOWHERE',
    people: [`slack:${server.team}:${first}`, `slack:${server.team}:${second}`],
    again: make,
    async shown() {
      const messages = await server.messages();
      return messages
        .filter(({ user, subtype }) => user === bot.user && subtype === undefined)
        .map((each) => ({ ref: String(each.ts), words: wordsOf(each) }));
    },
    async press(who, ref, action, values) {
      const opened = server.seen('views.open').length;
      await deliver(await people.pressPayload(userOf(who), server.channel, ref, action));
      const view = server.seen('views.open').slice(opened).at(0)?.said.view;
      if (values && !view) throw new Error('no form was opened');
      if (values) await deliver(people.submitPayload(userOf(who), Json.parse(view), values));
    },
    async sendAsItStands(who, ref, action) {
      const opened = server.seen('views.open').length;
      await deliver(await people.pressPayload(userOf(who), server.channel, ref, action));
      const view = Json.parse(server.seen('views.open').slice(opened).at(0)?.said.view);
      const boxes = Boxes.parse(view.blocks);
      const values = boxes.map(({ block_id, element }) => [block_id, element.initial_value ?? ''] as const);
      await deliver(people.submitPayload(userOf(who), view, Object.fromEntries(values)));
      return values.flatMap(([, value]) => value || []);
    },
    async pressAgain() {
      if (latest) await way.deliver(latest);
    },
    async told(who) {
      const all = server
        .seen('chat.postEphemeral')
        .filter(({ sent, said }) => said.ok && sent.user === userOf(who))
        .map(({ sent }) => textsOf(sent.blocks).join('\n'));
      const fresh = all.slice(told.get(who) ?? 0);
      told.set(who, all.length);
      return fresh;
    },
    loseNextAnswer: () => server.fault('chat.postMessage', { kind: 'after', how: 'reset' }),
    throttleNext: (seconds) =>
      server.fault('chat.postMessage', {
        kind: 'answer',
        status: 429,
        headers: { 'retry-after': String(seconds) },
      }),
    async move(who, change) {
      const [method, named] =
        change === 'left' ? ['conversations.kick', 'user'] : ['conversations.invite', 'users'];
      await server.call(method, { channel: server.channel, [named]: userOf(who) }, 'xoxp-limin');
    },
    async rung(who) {
      const opened = await server.call('conversations.open', { users: userOf(who) }, botToken);
      const { id } = z.object({ id: z.string() }).parse(opened.channel);
      return (await server.messages(id)).map(wordsOf);
    },
    async files(channel) {
      const Files = z.array(z.object({ name: z.string(), size: z.number() })).default([]);
      const all = (await server.messages(channel)).flatMap(({ files }) => Files.parse(files));
      return all.map(({ name, size }) => ({ name, bytes: size }));
    },
    async outsider() {
      const id = 'U0OUTSIDE';
      const add = (answer: Json) => ({
        ...answer,
        members: [...z.array(z.string()).parse(answer.members), id],
      });
      const user = { id, team_id: 'T9', is_stranger: true };
      server.fault('conversations.members', { kind: 'rewrite', change: add }, 'always');
      server.fault('users.info', { kind: 'rewrite', change: () => ({ ok: true, user }) }, 'always');
      return `slack:${server.team}:${id}`;
    },
    breakMembers: () => server.fault('conversations.members', { kind: 'answer', status: 500 }, 'always'),
    mend: () => server.mend(),
    async close() {
      await way.close();
      await server.close();
    },
  };
}

const wordsOf = ({ blocks, attachments }: Json) => textsOf([blocks, attachments]).join('\n');

/** Every string that a person reads in blocks. */
function textsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  const object = z.record(z.string(), z.unknown()).safeParse(node);
  if (!object.success) return [];
  return Object.entries(object.data).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsOf(value),
  );
}
