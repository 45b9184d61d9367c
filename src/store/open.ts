import { setTimeout } from 'node:timers/promises';
import type { Board } from '../ports/board.ts';
import type { Evidence, FactFiles } from '../ports/evidence.ts';
import type { SourceStates } from '../ports/sources.ts';
import type { Delegations, Statements, StopSwitch } from '../ports/statements.ts';
import type {
  Bindings,
  Cards,
  History,
  Inbox,
  Keepsakes,
  Ledger,
  Mentions,
  MuteBook,
  NewId,
  Now,
  Openings,
  Outbox,
  Paces,
  Reads,
  Rungs,
} from '../ports.ts';
import type { Digests } from '../reports/digest/kept.ts';
import type { QuietMentions } from '../reports/digest/quiet.ts';
import type { Masked } from '../triage/mask.ts';
import { type Chain, makeAudit } from './audit.ts';
import { makeBindings } from './bindings.ts';
import { makeBoard } from './board.ts';
import { makeCards } from './cards.ts';
import { type Connection, connect } from './connect.ts';
import { makeCourtesy } from './courtesy.ts';
import { makeDelegations } from './delegations.ts';
import { makeDigests } from './digests.ts';
import { makeEvidence } from './evidence.ts';
import { type Exchanges, makeExchanges } from './exchanges.ts';
import { makeFactFiles } from './factFiles.ts';
import { headsIn } from './heads.ts';
import { makeHistory } from './history.ts';
import { makeInbox } from './inbox.ts';
import { forgetKeepsakes, makeKeepsakes } from './keepsakes.ts';
import { type Labels, makeLabels } from './labels.ts';
import { makeLedger } from './ledger.ts';
import { type DatabaseLook, lookIn } from './look.ts';
import { freeOrphans, makeMentions } from './mentions.ts';
import { makeMutes } from './mutes.ts';
import { makeOpenings } from './openings.ts';
import { makeOutbox } from './outbox.ts';
import { makeOwnPaces, makePaces } from './paces.ts';
import { type Log, openQueues } from './queues.ts';
import { makeQuietMentions } from './quietMentions.ts';
import { makeReads } from './reads.ts';
import { makeRooms, type Rooms } from './rooms.ts';
import { makeRungs } from './rungs.ts';
import { makeWork, type Work } from './scope.ts';
import { makeSeal } from './seal.ts';
import { makeSourceStates } from './sourceStates.ts';
import { makeStatements } from './statements.ts';
import { makeStopSwitch } from './stopSwitch.ts';

export interface StoreOptions {
  /** Absent: the embedded database in `dataDir`, which this process then has alone. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** 32 bytes (see keys.ts). */
  readonly sealKey: Uint8Array;
  /** Covers phones, ids and the like; what it returns is kept in the clear. */
  readonly mask: (text: string) => string;
  /** The same for a branch and for HQ at once; absent: HQ reads no more. */
  readonly masks?: (text: string) => Masked;
  /** The same for what our own people write, who name colleagues with their duty; absent: no difference is made. */
  readonly maskOwn?: (text: string) => string;
  readonly now: Now;
  readonly newId: NewId;
  readonly log: Log;
}

export interface Store {
  readonly ledger: Ledger;
  readonly mentions: Mentions;
  readonly reads: Reads;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly cards: Cards;
  readonly board: Board;
  readonly sourceStates: SourceStates;
  readonly evidence: Evidence;
  readonly factFiles: FactFiles;
  readonly history: History;
  readonly audit: Chain;
  readonly labels: Labels;
  readonly mutes: MuteBook;
  readonly openings: Openings;
  readonly paces: Paces;
  readonly rungs: Rungs;
  readonly bindings: Bindings;
  readonly rooms: Rooms;
  readonly statements: Statements;
  readonly stopSwitch: StopSwitch;
  readonly delegations: Delegations;
  readonly exchanges: Exchanges;
  readonly digests: Digests;
  readonly quietMentions: QuietMentions;
  keepsakes(platform: string): Keepsakes;
  /** Lets go of keepsakes past their time; how many went. */
  forgetKeepsakes(at: Date): Promise<number>;
  /** Whether a row can be written now, and how long that took. */
  ready(): Promise<{ readonly ok: true; readonly ms: number } | { readonly ok: false; readonly why: string }>;
  /** What stands in the database, for `fenghuo doctor`. */
  look(): Promise<DatabaseLook>;
  /** Waits for the work at hand, then gives everything back, the folder's lock last. */
  close(): Promise<void>;
}

/** With what the data folder keeps beside the database. */
export interface OpenStore extends Store {
  readonly heads: ReturnType<typeof headsIn>;
}

/**
 * Everything that is kept. Migrates first.
 * @throws Locked when another process has the data folder, naming it; Error when a migration was edited.
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const connection = await connect(options.databaseUrl, options.dataDir, options.now());
  try {
    return { ...(await storeOn(connection, options)), heads: headsIn(options.dataDir) };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** The same on a connection that is open already; closing the store closes it. */
export async function storeOn(
  connection: Connection,
  {
    sealKey,
    mask,
    masks = alone(mask),
    maskOwn = mask,
    now,
    newId,
    log,
  }: Omit<StoreOptions, 'databaseUrl' | 'dataDir'>,
): Promise<Store> {
  const seal = makeSeal(sealKey);
  const work = makeWork(connection);
  if (connection.embedded) await freeOrphans(work);
  const courtesy = makeCourtesy();
  const outbox = makeOutbox(await openQueues(connection, log), work, courtesy, log);
  return {
    ledger: makeLedger({ work, seal, mask: maskOwn, now, outbox }),
    mentions: makeMentions({ work, seal, mask, masks, newId, now }),
    reads: makeReads(work, seal, now),
    inbox: makeInbox(work, seal, now, courtesy),
    outbox,
    cards: makeCards(work, newId, now),
    board: makeBoard(work, connection),
    sourceStates: makeSourceStates(work),
    evidence: makeEvidence(work, seal, now),
    factFiles: makeFactFiles({ work, seal, mask }),
    history: makeHistory(work, seal),
    audit: makeAudit(work),
    labels: makeLabels({ work, seal, mask, newId, now }),
    mutes: makeMutes({ work, seal, mask }),
    openings: makeOpenings({ work, seal, mask }),
    bindings: makeBindings(work),
    rooms: makeRooms(work),
    statements: makeStatements(work, seal),
    stopSwitch: makeStopSwitch({ work, seal, mask: maskOwn, toPut: outbox.toPut }),
    delegations: makeDelegations(work),
    digests: makeDigests(work),
    quietMentions: makeQuietMentions(work),
    exchanges: makeExchanges({ work, mask }),
    paces: connection.embedded ? makeOwnPaces() : makePaces(work),
    rungs: makeRungs(work, newId),
    keepsakes: (platform) => makeKeepsakes(work, platform, now),
    forgetKeepsakes: (at) => forgetKeepsakes(work, at),
    ready: () => ready(work),
    look: () => lookIn(connection.pool, connection.embedded),
    close: async () => {
      await outbox.stop();
      await connection.close();
    },
  };
}

function alone(mask: (text: string) => string): (text: string) => Masked {
  return (text) => {
    const branch = mask(text);
    return { branch, hq: branch };
  };
}

/** Longer than this is no answer for who asks whether we are ready. */
const patienceMs = 2_000;

/** Writes, because a database that only reads is of no use to us. */
async function ready(work: Work): ReturnType<Store['ready']> {
  const start = performance.now();
  const written = work.asWorker((tx) => tx.$executeRaw`UPDATE audit_head SET id = id WHERE id = 1`);
  const late = setTimeout(patienceMs, 'late', { ref: false });
  try {
    if ((await Promise.race([written, late])) !== 'late') return { ok: true, ms: performance.now() - start };
    written.catch(() => {});
    return { ok: false, why: `the database gave no answer for ${patienceMs} ms` };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
