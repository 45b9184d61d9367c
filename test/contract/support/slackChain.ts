import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { exampleFolder, readEnv, readSettings } from '../../../src/config.ts';
import { start } from '../../../src/main.ts';
import type { Settings } from '../../../src/ports.ts';
import { connect } from '../../../src/store/connect.ts';
import { loud } from '../../support/house.ts';
import { type Answered, interaction, post, slackPeople } from './slackDriver.ts';
import {
  bot,
  botToken,
  Json,
  responsePath,
  type SlackServer,
  signingSecret,
  slackServer,
} from './slackServer.ts';

/** One of our messages in a group, with what a person reads in it. */
export interface Stood {
  readonly ts: string;
  readonly isCard: boolean;
  readonly words: string;
  /** Slack's ids of the people it mentions. */
  readonly mentions: readonly string[];
  readonly buttons: readonly string[];
}

const vendorSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/**
 * The whole service on the example's units, people and rules, as a chain of its own whose groups are all on Slack:
 * every group of org.csv is a channel there, every person of people.csv an account, and who sat in a group sits in
 * its channel. `policy` changes policy.yaml, `people` people.csv.
 */
export async function slackChain(
  policy: (text: string) => string,
  people: (text: string, server: SlackServer) => string = (text) => text,
) {
  const example = await readSettings(exampleFolder);
  if (!example.ok) throw new Error(JSON.stringify(example.problems));
  const accounts = accountsOf(example.settings);
  const server = await slackServer([...accounts.values()]);
  const groups = new Map<string, string>();
  for (const { key, id } of example.settings.org.channels.values()) {
    const inside = [...example.settings.people.byId.values()].filter(({ roster }) => roster.includes(key));
    const users = inside.map((person) => server.user(accounts.get(person.id) ?? ''));
    groups.set(id, await server.group(`fenghuo-${id}`, users));
  }

  const data = mkdtempSync(join(tmpdir(), 'fenghuo-slack-'));
  const config = join(data, 'config');
  cpSync(exampleFolder, config, { recursive: true });
  rewrite(config, 'org.csv', (text) =>
    text.replace(/web:([\w-]+)/g, (_all, id) => `slack:${groups.get(id)}`),
  );
  rewrite(config, 'people.csv', (text) => people(movedPeople(text, server), server));
  rewrite(config, 'policy.yaml', policy);

  const env = readEnv({
    FENGHUO_CONFIG: config,
    FENGHUO_DATA: data,
    PORT: '0',
    SLACK_MODE: 'http',
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_TEAM: server.team,
    VENDOR_DEMO_SECRET: vendorSecret,
    REPLAY_SECRET: vendorSecret,
  });
  if (!env.ok) throw new Error(JSON.stringify(env.problems));
  const world = {
    now: () => new Date(),
    newId: randomUUID,
    dice: () => 0.5,
    log: loud,
    slackApi: server.api,
  };
  const started = await start(env.value, world);
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  const { running } = started;
  const events = `${running.url}/slack/events`;
  server.eventsTo(events);

  const persons = slackPeople(server);
  const channel = (group: string) => groups.get(group) ?? '';
  let pushes = 0;
  let stopped = false;

  async function stop(): Promise<void> {
    if (!stopped) await running.stop();
    stopped = true;
  }

  async function messages(group: string): Promise<readonly Stood[]> {
    const all = await server.messages(channel(group));
    return all.filter(({ user }) => user === bot.user).map(stood);
  }

  const cards = async (group: string, code: string) =>
    (await messages(group)).filter(({ isCard, words }) => isCard && words.includes(`${code} · `));

  /** What somebody's Slack sends when they press; made now, to be sent whenever. */
  async function pressOf(account: string, group: string, code: string, action: string): Promise<Json> {
    const [card] = await cards(group, code);
    return persons.pressPayload(server.user(account), channel(group), card?.ts ?? '', action);
  }

  const deliver = (payload: Json): Promise<Answered> => post(events, interaction(payload));

  return {
    running,
    server,
    channel,
    user: (account: string) => server.user(account),
    messages,
    cards,
    pressOf,
    deliver,
    press: async (account: string, group: string, code: string, action: string) =>
      deliver(await pressOf(account, group, code, action)),
    /** A press that opens a form, which is filled in and sent. */
    async fill(
      account: string,
      group: string,
      code: string,
      action: string,
      values: Readonly<Record<string, string>>,
    ): Promise<Answered> {
      const opened = server.seen('views.open').length;
      await deliver(await pressOf(account, group, code, action));
      const view = Json.parse(server.seen('views.open').slice(opened).at(0)?.said.view);
      return deliver(persons.submitPayload(server.user(account), view, values));
    },
    /** A slash command, and what its sender alone is shown. */
    async type(account: string, group: string, text: string): Promise<Json> {
      const request = await persons.commandRequest(server.user(account), channel(group), text);
      return Json.parse(JSON.parse((await post(events, request)).text));
    },
    /** All that somebody alone was shown beside their presses so far. */
    told(account: string): readonly string[] {
      return server
        .seen('chat.postEphemeral')
        .filter(({ sent, said }) => said.ok === true && sent.user === server.user(account))
        .map(({ sent }) => String(sent.text));
    },
    /** What was answered where a payload says it may be, because the group was closed to the asker. */
    toldOutside: () => server.seen(responsePath).map(({ sent }) => String(sent.text)),
    /** A vendor's push in the vendor's own JSON, signed by the foreign client. */
    async push(items: readonly Json[]): Promise<unknown> {
      pushes += 1;
      const id = `push-${pushes}`;
      const body = JSON.stringify({ data: { items } });
      const at = new Date();
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
        'webhook-signature': new Webhook(vendorSecret).sign(id, at, body),
      };
      const response = await fetch(`${running.url}/hooks/vendor-demo`, { method: 'POST', headers, body });
      return { status: response.status, ...Json.parse(await response.json()) };
    },
    /** The record as it lies on the disk: the service is stopped for it. */
    async audit() {
      await stop();
      const connection = await connect(undefined, data, new Date());
      const rows = await connection.prisma.auditRow.findMany({ orderBy: { seq: 'asc' } });
      await connection.close();
      return rows;
    },
    async close() {
      await stop();
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export type SlackChain = Awaited<ReturnType<typeof slackChain>>;

/** Everybody's account: the last part of the one that they have on the example's console. */
function accountsOf({ people }: Settings): ReadonlyMap<string, string> {
  return new Map(
    [...people.byId.values()].map(({ id, identities }) => [id, identities[0]?.split(':')[2] ?? '']),
  );
}

/** Accounts on Slack, and nobody listed in a group: Slack itself says who is in it. */
function movedPeople(text: string, server: SlackServer): string {
  return text
    .replace(/web:demo:([\w-]+)/g, (_all, name) => `slack:${server.team}:${server.user(name)}`)
    .replace(/(web:[\w-]+;?)+$/gm, '');
}

function rewrite(folder: string, file: string, change: (text: string) => string): void {
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
}

function stood(message: Json): Stood {
  const blocks = partsOf(message.blocks);
  const written = (parts: readonly Json[], key: string) =>
    parts.flatMap((part) => (typeof part[key] === 'string' ? [part[key]] : []));
  return {
    ts: String(message.ts),
    isCard: Array.isArray(message.attachments) && message.attachments.length > 0,
    words: written(blocks, 'text').join(''),
    mentions: written(blocks, 'user_id'),
    buttons: written(blocks, 'action_id'),
  };
}

/** Every object in a tree of blocks, in reading order. */
function partsOf(node: unknown): readonly Json[] {
  if (Array.isArray(node)) return node.flatMap(partsOf);
  const object = Json.safeParse(node);
  return object.success ? [object.data, ...Object.values(object.data).flatMap(partsOf)] : [];
}
