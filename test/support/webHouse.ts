import { factRows } from '../../src/bot/cards/facts.ts';
import { historyRow } from '../../src/bot/cards/history.ts';
import type { Answer, Message } from '../../src/bot/message.ts';
import { webPlatform } from '../../src/bot/web/index.ts';
import type { Look, WebOptions } from '../../src/bot/web/options.ts';
import { exampleFolder, readSettings } from '../../src/config.ts';
import { listen } from '../../src/http.ts';
import type { IncidentId, MentionId, PersonId, UnitPath } from '../../src/incident/incident.ts';
import type { IncidentView, MentionView, TimelineEntry } from '../../src/incident/view.ts';
import type { SourceHealth } from '../../src/ports/sources.ts';
import type { Inbound, Platform, Reads, Settings } from '../../src/ports.ts';
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
  readonly options: WebOptions;
  readonly board: ReturnType<typeof memoryBoard>;
  /** While `lost`, org.csv names no group at all. */
  readonly groups: { lost: boolean };
  /** What came in, oldest first. */
  readonly heard: Inbound[];
  readonly looks: Look[];
  readonly stories: Story[];
  readonly sources: SourceHealth[];
  /** What is answered from now on. */
  answer: (inbound: Inbound) => Promise<Answer>;
  /** What comes of a file that is asked for. */
  openFile: WebOptions['openFile'];
  post(channel: string, message: Message): Promise<string>;
  /** An incident of this unit with this history. */
  tell(id: string, unit: UnitPath, entries: readonly TimelineEntry[]): void;
  incident(id: string): IncidentId;
  mention(id: string): MentionId;
  stop(): Promise<void>;
}

export interface HouseOptions {
  readonly demo?: boolean;
  readonly now?: () => Date;
  readonly port?: number;
  readonly settings?: Settings;
  /** False when the test starts the platform itself. */
  readonly started?: boolean;
}

/** The console on a real port, with the example chain's people and a board that forgets behind it. */
export async function webHouse({
  demo = true,
  now = () => new Date(),
  port = 0,
  settings,
  started = true,
}: HouseOptions = {}): Promise<House> {
  const chain = settings ?? (await exampleSettings());
  const board = memoryBoard();
  const heard: Inbound[] = [];
  const looks: Look[] = [];
  const stories: Story[] = [];
  const sources: SourceHealth[] = [];
  const groups = { lost: false };
  let key = 0;
  const options: WebOptions = {
    board,
    now,
    demo,
    reads: readsOf(stories),
    org: () => (groups.lost ? { ...chain.org, channels: new Map() } : chain.org),
    people: () => chain.people,
    policy: () => chain.policy,
    sourceHealth: async () => sources,
    historyRow: (entry, view, seat) => historyRow(entry, view, seat, { ...chain, now: now() }),
    factRows: (view, seat) => factRows(view, seat, { ...chain, now: now() }),
    openFile: (asked) => house.openFile(asked),
    viewed: async (look) => void looks.push(look),
    log: { error: () => undefined },
  };
  const platform = webPlatform(options);
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
    options,
    board,
    groups,
    heard,
    looks,
    stories,
    sources,
    answer: async () => ({ tone: 'ok', text: '好的' }),
    openFile: async () => ({ tone: 'refused', text: '没有找到' }),
    async post(channel, message) {
      key += 1;
      const delivery = await platform.send(channel, message, `post-${key}`);
      if (delivery.outcome !== 'sent') throw new Error(delivery.why);
      return delivery.ref;
    },
    incident: (id) => id as IncidentId,
    mention: (id) => id as MentionId,
    tell: (id, unit, entries) =>
      void stories.push({ view: viewOf(id as IncidentId, unit), entries, mentions: [] }),
    async stop() {
      await platform.stop();
      await http.close();
    },
  };
  const hear = async (inbound: Inbound): Promise<Answer> => {
    heard.push(inbound);
    return house.answer(inbound);
  };
  if (started) await platform.start(hear);
  return house;
}

async function exampleSettings(): Promise<Settings> {
  const read = await readSettings(exampleFolder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.settings;
}

/** What came back: the status, the parsed body, and the cookie that was set. */
export interface Reply<Body> {
  readonly status: number;
  readonly body: Body;
  readonly cookie: string | undefined;
}

/** Asks the console as its own page would, as this person. */
export async function call<Body = unknown>(
  house: House,
  method: 'GET' | 'POST',
  path: string,
  { as, body }: { readonly as?: string; readonly body?: unknown } = {},
): Promise<Reply<Body>> {
  const response = await fetch(`${house.url}${path}`, {
    method,
    headers: {
      origin: house.url,
      ...(as !== undefined && { cookie: `fenghuo_as=${as}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const cookie = response.headers.get('set-cookie') ?? undefined;
  return { status: response.status, body: (await response.json()) as Body, cookie };
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

function viewOf(id: IncidentId, unit: UnitPath): IncidentView {
  const openedAt = new Date('2026-01-01T03:00:00Z');
  return {
    incident: {
      id,
      unit,
      stage: 'open',
      since: openedAt,
      openedAt,
      nature: 'safety',
      level: 'orange',
      levelSince: { orange: openedAt },
      levelBy: { kind: 'machine', id: 'triage' },
      called: [unit],
      escalations: [],
      directives: [],
      notes: [],
    },
    version: 1,
    code: 'P128',
    drill: false,
    reasons: ['harm'],
    mentionCount: 1,
    recentCount: 0,
    sites: ['微博'],
    reach: 0,
    kin: new Map(),
    texts: new Map(),
    rung: [],
  };
}
