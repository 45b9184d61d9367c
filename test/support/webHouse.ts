import { historyRow } from '../../src/bot/cards/history.ts';
import type { Answer, Message } from '../../src/bot/message.ts';
import { webPlatform } from '../../src/bot/web/index.ts';
import type { Look } from '../../src/bot/web/options.ts';
import { exampleFolder, readSettings } from '../../src/config.ts';
import { listen } from '../../src/http.ts';
import type { IncidentId, PersonId } from '../../src/incident/incident.ts';
import type { IncidentView, MentionView, TimelineEntry } from '../../src/incident/view.ts';
import type { Inbound, Platform, Reads, Settings, SourceHealth } from '../../src/ports.ts';
import { memoryBoard } from './memoryBoard.ts';

/** One incident as the store would give it, for the history beside the cards. */
export interface Story {
  readonly view: IncidentView;
  readonly entries: readonly TimelineEntry[];
  readonly mentions: readonly MentionView[];
}

export interface House {
  readonly url: string;
  readonly settings: Settings;
  readonly platform: Platform;
  readonly board: ReturnType<typeof memoryBoard>;
  /** What came in, oldest first. */
  readonly heard: Inbound[];
  readonly looks: Look[];
  readonly stories: Story[];
  readonly sources: SourceHealth[];
  /** What is answered from now on. */
  answer: (inbound: Inbound) => Promise<Answer>;
  post(channel: string, message: Message): Promise<string>;
  stop(): Promise<void>;
}

export interface HouseOptions {
  readonly demo?: boolean;
  readonly now?: () => Date;
  readonly port?: number;
  readonly settings?: Settings;
}

/** The console on a real port, with the example chain's people and a board that forgets behind it. */
export async function webHouse({
  demo = true,
  now = () => new Date(),
  port = 0,
  settings,
}: HouseOptions = {}): Promise<House> {
  const chain = settings ?? (await exampleSettings());
  const board = memoryBoard();
  const heard: Inbound[] = [];
  const looks: Look[] = [];
  const stories: Story[] = [];
  const sources: SourceHealth[] = [];
  let key = 0;
  const platform = webPlatform({
    board,
    now,
    demo,
    reads: readsOf(stories),
    org: () => chain.org,
    people: () => chain.people,
    policy: () => chain.policy,
    sourceHealth: async () => sources,
    historyRow: (entry, view, seat) => historyRow(entry, view, seat, { ...chain, now: now() }),
    viewed: async (look) => void looks.push(look),
    log: { error: () => undefined },
  });
  const http = await listen({
    host: '127.0.0.1',
    port,
    routes: platform.routes,
    log: { error: () => undefined },
  });
  const house: House = {
    url: `http://127.0.0.1:${http.port}`,
    settings: chain,
    platform,
    board,
    heard,
    looks,
    stories,
    sources,
    answer: async () => ({ tone: 'ok', text: '好的' }),
    async post(channel, message) {
      key += 1;
      const delivery = await platform.send(channel, message, `post-${key}`);
      if (delivery.outcome !== 'sent') throw new Error(delivery.why);
      return delivery.ref;
    },
    async stop() {
      await platform.stop();
      await http.close();
    },
  };
  await platform.start(async (inbound) => {
    heard.push(inbound);
    return house.answer(inbound);
  });
  return house;
}

async function exampleSettings(): Promise<Settings> {
  const read = await readSettings(exampleFolder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.settings;
}

export function person(id: string): PersonId {
  return id as PersonId;
}

/** Sees what stands in the subtree of the scope, as row-level security would. */
function readsOf(stories: readonly Story[]): Reads {
  const find = (scope: readonly string[], id: IncidentId): Story | undefined =>
    stories.find(
      ({ view: { incident } }) =>
        incident.id === id && scope.some((unit) => `${incident.unit}/`.startsWith(`${unit}/`)),
    );
  return {
    incident: async (scope, id) => find(scope, id)?.view,
    byCode: async () => undefined,
    list: async () => [],
    timeline: async (scope, id) => find(scope, id)?.entries ?? [],
    mentionsOf: async (scope, id, limit) => find(scope, id)?.mentions.slice(0, limit) ?? [],
  };
}
