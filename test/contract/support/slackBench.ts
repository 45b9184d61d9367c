import type { Answer } from '../../../src/bot/message.ts';
import { slackPlatform } from '../../../src/bot/slack/index.ts';
import type { Inbound, Platform } from '../../../src/ports.ts';
import { hostOf } from './host.ts';
import { type Answered, post, type Signed, slackPeople } from './slackDriver.ts';
import { botToken, scopes, signingSecret, slackServer } from './slackServer.ts';

/** Slack over HTTP with one group, two people, and a house that says what the test wants it to say. */
export async function slackBench(
  more: Partial<Parameters<typeof slackPlatform>[0]> = {},
  granted: readonly string[] = scopes,
) {
  const server = await slackServer([], granted);
  const heard: Inbound[] = [];
  const logged: { readonly fields: object; readonly message: string }[] = [];
  const write = (fields: object, message: string) => void logged.push({ fields, message });
  const house: { says: (inbound: Inbound) => Promise<Answer> } = {
    says: async () => ({ tone: 'ok', text: '好的' }),
  };
  const make = (other: typeof more = {}): Platform =>
    slackPlatform({
      mode: 'http',
      botToken,
      signingSecret,
      apiUrl: server.api,
      now: () => new Date(),
      log: { info: write, warn: write, error: write },
      ...more,
      ...other,
    });
  const platform = make();
  const host = await hostOf(() => platform);
  await platform.start((inbound) => {
    heard.push(inbound);
    return house.says(inbound);
  });
  const events = `${host.url}/slack/events`;

  return {
    server,
    platform,
    make,
    heard,
    logged,
    house,
    events,
    people: slackPeople(server),
    post: (request: Signed): Promise<Answered> => post(events, request),
    /** What somebody alone was shown so far. */
    told(user: string): readonly unknown[] {
      const answers = server.seen('chat.postEphemeral');
      return answers.filter(({ sent }) => sent.user === user).map(({ sent }) => sent);
    },
    /** As the outbox: a card that stands, by its ref. */
    async sent(...args: Parameters<Platform['send']>): Promise<string> {
      const delivery = await platform.send(...args);
      if (delivery.outcome !== 'sent') throw new Error(`not sent: ${delivery.why}`);
      return delivery.ref;
    },
    async close() {
      await platform.stop();
      await host.close();
      await server.close();
    },
  };
}

export type SlackBench = Awaited<ReturnType<typeof slackBench>>;
