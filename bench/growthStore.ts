import assert from 'node:assert/strict';
import pg from 'pg';
import type { MentionId } from '../src/incident/incident.ts';
import { loadModel, modelFile } from '../src/model.ts';
import { sealKey } from '../src/store/keys.ts';
import type { FoundMention, Item } from '../src/triage/mention.ts';
import { mutesOf } from '../src/triage/mute.ts';
import { gathering, type Kit, makeKit, verdictOf } from '../src/triage/triage.ts';
import { type House, loud, openHouse } from '../test/support/house.ts';
import { startServer } from '../test/support/postgres.ts';
import { type Batch, batchOf, beginning } from './growthBatch.ts';
import { fill, type Size } from './growthFill.ts';
import { grown, median } from './measure.ts';
import type { Result } from './run.ts';

const few: Size = { mentions: 1000, incidents: 50 };
const sizes = [few, { ...few, mentions: 50 * few.mentions }, { ...few, incidents: 100 * few.incidents }];
const source = 'replay';
const turns = 36;
const warming = 8;
/** Of so many batches one is kept and decided, the others are asked about only: they leave the store as it is. */
const asksEach = 4;

/** One service on a database of its own. */
interface Stand {
  readonly house: House;
  readonly client: pg.Client;
  readonly kit: Kit;
}

/** Filled, with what it kept at first and where that went, by the source's own id. */
interface Filled extends Stand {
  readonly known: readonly FoundMention[];
  readonly homes: ReadonlyMap<string, Home>;
}

interface Home {
  readonly id: string;
  readonly incident: string | null;
  readonly quiet: string | null;
}

/** Milliseconds. */
interface Times {
  readonly asked: number[];
  readonly decided: number[];
}

/**
 * How much longer a batch takes where the store holds fifty times as many mentions to be like, or a hundred times as many
 * open incidents to join: as a whole, from kept to decided, which is what must stay; and asked about and gathered alone, to
 * see where it goes. Three services on one
 * server take turns, each with words of its own, so that none finds them read already.
 */
export async function storeGrows(): Promise<readonly Result[]> {
  const server = await startServer();
  const stands: Stand[] = [];
  try {
    const filled: Filled[] = [];
    for (const [at, size] of sizes.entries()) {
      await server.createDatabase(`grown${at}`);
      const stand = await standOn(`${server.url}grown${at}`);
      stands.push(stand);
      filled.push(await filledTo(size, stand));
    }
    const [before, mentions, incidents] = await measured(filled);
    assert.ok(before && mentions && incidents);
    const slower = (after: Times, part: keyof Times) =>
      median(after[part].map((each, at) => each / (before[part][at] ?? 0)));
    return [
      grown('fingerprints ×50: asked', slower(mentions, 'asked'), null),
      grown('fingerprints ×50: kept and decided', slower(mentions, 'decided'), 1.5),
      grown('open incidents ×100: asked', slower(incidents, 'asked'), null),
      grown('open incidents ×100: kept and decided', slower(incidents, 'decided'), 1.3),
    ];
  } finally {
    for (const { client, house } of stands) {
      await client.end();
      await house.stop();
    }
    await server.stop();
  }
}

/** The stands take turns, each turn begins with another; the first turns warm up. */
async function measured(stands: readonly Filled[]): Promise<readonly Times[]> {
  const all = stands.map((): Times => ({ asked: [], decided: [] }));
  for (let turn = 0; turn < warming + turns; turn += 1) {
    const part = turn % asksEach === 0 ? 'decided' : 'asked';
    const work = { asked, decided }[part];
    for (const at of stands.keys()) {
      const which = (turn + at) % stands.length;
      const stand = stands[which];
      assert.ok(stand);
      const spent = await work(stand, batchOf(turn, which, stand.known));
      if (turn >= warming) all[which]?.[part].push(spent);
    }
  }
  return all;
}

async function standOn(databaseUrl: string): Promise<Stand> {
  const house = await openHouse({ databaseUrl });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { model } = await loadModel(modelFile, loud);
  const { org, policy } = house.settings();
  return { house, client, kit: makeKit(org, policy, model) };
}

async function filledTo(size: Size, stand: Stand): Promise<Filled> {
  const { house, client } = stand;
  const known = beginning();
  await house.intake.keep(source, known);
  await house.quiet();
  const homes = await homesIn(client, known);
  await fill(client, sealKey(house.data), size);
  return { ...stand, known, homes };
}

/** Asks the store what is like a batch and which matters are open, and gathers it; milliseconds. */
async function asked({ house, kit, homes }: Filled, { found, reposts }: Batch): Promise<number> {
  const now = new Date();
  const items = found.map((each): Item => {
    const mention = { ...each, id: each.externalId as MentionId, source, foundAt: now, update: false };
    return { mention, verdict: verdictOf(mention, kit) };
  });
  const since = new Date(now.getTime() - kit.policy.joinWindowMs);
  const { mentions } = house.store;
  const { gather, strangers } = gathering({ now, policy: kit.policy, mutes: mutesOf([]) });
  const began = performance.now();
  const alike = await mentions.alike(
    strangers(items).map(({ verdict }) => verdict),
    since,
  );
  await mentions.openMatters([...new Set(alike.flatMap(({ incident }) => incident ?? []))], since);
  const outcomes = gather(items, alike);
  const spent = performance.now() - began;
  const went = outcomes.map((each): readonly [string, Home] => {
    const incident = each.outcome === 'joins' ? each.incident : null;
    const { mention: id, quiet = null } = each.verdict;
    return [id, { id, incident, quiet }];
  });
  assertFound(reposts, homes, new Map(went));
  return spent;
}

/** Has a batch kept and decided; milliseconds. */
async function decided({ house, client, homes }: Filled, { found, reposts }: Batch): Promise<number> {
  const began = performance.now();
  await house.intake.keep(source, found);
  await house.intake.decideAll();
  const spent = performance.now() - began;
  assertFound(reposts, homes, await homesIn(client, found));
  await house.quiet();
  return spent;
}

/** In which incident each of these is, or with which others it is kept quietly. */
async function homesIn(client: pg.Client, found: readonly FoundMention[]): Promise<Map<string, Home>> {
  const { rows } = await client.query<Home & { readonly externalId: string }>(
    'SELECT external_id AS "externalId", id, incident, quiet FROM mention WHERE external_id = ANY($1)',
    [found.map(({ externalId }) => externalId)],
  );
  return new Map(rows.map(({ externalId, ...home }) => [externalId, home]));
}

/** Whatever else there is: who passes on a matter joins it, and who passes on what hurts nobody is seldom alone with it. */
function assertFound(
  reposts: ReadonlyMap<string, string>,
  homes: ReadonlyMap<string, Home>,
  went: ReadonlyMap<string, Home>,
): void {
  let [joined, quiet, alone] = [0, 0, 0];
  for (const [repost, original] of reposts) {
    const [home, first] = [went.get(repost), homes.get(original)];
    assert.ok(home && first);
    assert.equal(home.incident, first.incident, `${repost} is not where ${original} is`);
    if (home.incident !== null) joined += 1;
    else if (home.quiet !== null && home.quiet !== home.id) quiet += 1;
    else alone += 1;
  }
  assert.ok(joined > 0 && alone <= quiet / 10, `${joined} joined, ${quiet} kept together, ${alone} alone`);
}
