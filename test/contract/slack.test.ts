import { z } from 'zod';
import { slackPlatform } from '../../src/bot/slack/index.ts';
import type { Platform } from '../../src/ports.ts';
import { type PlatformWorld, platformContract } from './platform.ts';
import { hostOf } from './support/host.ts';
import { interaction, post, type Signed, slackPeople } from './support/slackDriver.ts';
import { botToken, Json, signingSecret, slackServer } from './support/slackServer.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Slack over HTTP: real Bolt against a Slack server that others wrote, presses signed as Slack signs them. */
async function slackWorld(): Promise<PlatformWorld> {
  const server = await slackServer();
  const people = slackPeople(server);
  const make = (): Platform =>
    slackPlatform({
      mode: 'http',
      botToken,
      signingSecret,
      apiUrl: server.api,
      now: () => new Date(),
      log: quiet,
    });
  const platform = make();
  const host = await hostOf(() => platform);
  const events = `${host.url}/slack/events`;
  const [first, second] = server.users;
  const userOf = (who: string) => who.split(':').at(-1) ?? '';
  let latest: Signed | undefined;
  const told = new Map<string, number>();

  async function deliver(payload: Json): Promise<void> {
    latest = interaction(payload);
    const { status } = await post(events, latest);
    if (status !== 200) throw new Error(`Slack was answered ${status}`);
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
        .filter(({ user, subtype }) => user === 'U0FENGHUO' && subtype === undefined)
        .map(({ ts, blocks, attachments }) => ({
          ref: String(ts),
          words: textsOf([blocks, attachments]).join('\n'),
        }));
    },
    async press(who, ref, action, values) {
      const opened = server.seen('views.open').length;
      await deliver(await people.pressPayload(userOf(who), server.channel, ref, action));
      const view = server.seen('views.open').slice(opened).at(0)?.said.view;
      if (values && !view) throw new Error('no form was opened');
      if (values) await deliver(people.submitPayload(userOf(who), Json.parse(view), values));
    },
    async pressAgain() {
      if (latest) await post(events, latest);
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
    breakMembers: () => server.fault('conversations.members', { kind: 'answer', status: 500 }, 'always'),
    mend: () => server.mend(),
    async close() {
      await host.close();
      await server.close();
    },
  };
}

/** Every string that a person reads in blocks. */
function textsOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  const object = z.record(z.string(), z.unknown()).safeParse(node);
  if (!object.success) return [];
  return Object.entries(object.data).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsOf(value),
  );
}

platformContract('slack', slackWorld);
