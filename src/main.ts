import { setTimeout as patiently } from 'node:timers/promises';
import { diagnose } from './cli/doctorRun.ts';
import { doctorHere } from './cli/doctorServe.ts';
import { reading } from './cli/exportPages.ts';
import { simulateHere } from './cli/simulate.ts';
import { serveCommands } from './cli/socket.ts';
import type { Env } from './config/env.ts';
import type { Elsewhere } from './config/kind.ts';
import { secretsOf } from './config/secrets.ts';
import { watchSettings } from './config/watch.ts';
import { checkBinding, readSettings } from './config.ts';
import { digestWork } from './digests.ts';
import { openSecondOpinions } from './handlers/advising.ts';
import type { Groups } from './handlers/authority.ts';
import { openBindingBook } from './handlers/bindings.ts';
import { bounding } from './handlers/bounding.ts';
import { counting } from './handlers/counting.ts';
import type { Desk } from './handlers/desk.ts';
import { receive, recover } from './handlers/inbound.ts';
import { makeIntake } from './handlers/intake.ts';
import { reconfigured } from './handlers/reconfigured.ts';
import { makeRoll } from './handlers/roll.ts';
import { openRoomBook } from './handlers/rooms.ts';
import { standingIn } from './handlers/statements/standIn.ts';
import { listening } from './handlers/statements/unapproved.ts';
import { waitingFor } from './handlers/waiting.ts';
import { healthRoutes } from './health.ts';
import { listen } from './http.ts';
import { startAnchoring } from './jobs/anchoring.ts';
import { startForgetting } from './jobs/forgetting.ts';
import { makePacer } from './jobs/pacing.ts';
import { makePolling } from './jobs/poll.ts';
import { inSlices } from './jobs/slices.ts';
import { startSourceWatch, tellOffice } from './jobs/sourceWatch.ts';
import { worker } from './jobs/work.ts';
import type { Log } from './log.ts';
import { loadModel, modelFile } from './model.ts';
import { allPlatforms, ringHookOf } from './platforms.ts';
import type { Identity, Platform, Problem, Settings } from './ports.ts';
import { registerSources } from './pulls.ts';
import { run } from './run.ts';
import type { fetchGuarded } from './sources/fetch.ts';
import { webhookRoute } from './sources/webhook.ts';
import { askedModel, languageModelAt, waysOut, writingBy } from './speech.ts';
import { sealKey } from './store/keys.ts';
import { type OpenStore, openStore } from './store/open.ts';
import { mask, maskForHq, masks } from './triage/mask.ts';
import { readying } from './triage/reading.ts';

export interface Running {
  readonly port: number;
  readonly url: string;
  readonly store: OpenStore;
  readonly settings: () => Settings;
  readonly platforms: readonly Platform[];
  readonly intake: ReturnType<typeof makeIntake>;
  /** Stops taking, finishes what is at work, gives the data folder back. */
  stop(): Promise<void>;
}

export type Started =
  | { readonly ok: true; readonly running: Running }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Time, dice, ids and where the vendors stand come from outside, so that a story can be replayed to the minute. */
export interface World extends Elsewhere {
  /** How a public page is fetched, when not from the net. */
  readonly fetchPage?: typeof fetchGuarded;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly dice: () => number;
  readonly log: Log;
}

/** Builds everything and starts it. The two registries, platforms.ts and pulls.ts, are read here. */
export async function start(env: Env, world: World, readFolder = readSettings): Promise<Started> {
  const read = await readFolder(env.config);
  if (!read.ok) return read;
  const problems = checkBinding(env, read.settings);
  if (problems.length > 0) return { ok: false, problems };

  const store = await openStore({
    dataDir: env.data,
    sealKey: sealKey(env.data, env.sealKey),
    mask,
    masks,
    maskOwn: maskForHq,
    ...world,
    ...(env.databaseUrl !== undefined && { databaseUrl: env.databaseUrl }),
  });
  try {
    return { ok: true, running: await open(env, world, store, read.settings) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function open(env: Env, world: World, store: OpenStore, first: Settings): Promise<Running> {
  const { now, newId, dice, log } = world;
  const { reads, cards, outbox, sourceStates, evidence, inbox, mentions, mutes, openings } = store;
  const { statements, stopSwitch, delegations } = store;
  const unwritten = (error: unknown) => log.error({ error }, 'a refusal has no row in the audit');
  const bounded = bounding(store.audit, unwritten);
  const { ledger, audit, figures } = counting(store.ledger, bounded);
  let current = first;
  let secrets = await secretsOf(env, first);
  const codes = store.keepsakes('binding');
  const bindings = await openBindingBook({ bindings: store.bindings, codes, now, newId });
  const rooms = await openRoomBook(store.rooms, now);
  const settings = (): Settings => rooms.over(bindings.over(current));

  const { outlets, page } = waysOut(env, world);
  const door = { ledger, settings, now, ways: outlets };
  const { model, state: modelState } = await loadModel(modelFile, log);
  // With thousands of branches it takes a second: whoever asks meanwhile whether we live is answered.
  await inSlices(readying(first.org));
  const kept = { mentions, mutes, sourceStates, outbox };
  const judging = { door, ...kept, settings, model, now, newId, log };
  const llm = askedModel(env, { ...store, now, newId, log });
  const opinions = llm && openSecondOpinions(await languageModelAt(llm), judging);
  const ownWords = listening({ door, reads, statements, settings });
  const intake = makeIntake({ ...judging, hear: opinions?.hear, listen: ownWords });
  const waiting = (name: string, who: Identity) =>
    waitingFor({ settings, reads, groups, outlets, stopSwitch, now }, name, who);
  const platforms = await allPlatforms(env, { ...world, ...store, settings, waiting, keep: intake.keep });
  const platform = (name: string): Platform | undefined => platforms.find((each) => each.name === name);
  const roll = makeRoll(platform, now);
  const org = () => current.org;
  const groups: Groups = { org, people: () => settings().people, platform, roll, settings };
  const officeHears: Desk['tellOffice'] = (notice, key) => outbox.put(tellOffice(current, notice, key));
  const tellHq: Desk['tellHq'] = (notice, key) =>
    outbox.put(tellOffice(current, notice, key, ['command', 'release', 'office']));
  const lent = standingIn({ delegations, groups, settings, now });
  const writing = await writingBy(llm, { ...store, door, settings, now, newId, log });
  const { decideAll } = intake;
  const desk: Desk = {
    ...{ door, reads, cards, audit, evidence, mutes, openings, bindings, intake },
    ...{ decideAll, groups, settings, now, newId, log },
    ...{ statements, stopSwitch, delegations, outlets, page, tellHq, tellOffice: officeHears },
    standingIn: lent,
    ...(writing && { improve: writing.improve }),
    digest: (job) => outbox.put([{ queue: 'digest', ...job }]),
    show: (incident, statement, channel) => outbox.put([{ queue: 'card', incident, statement, channel }]),
  };

  const pullOf = registerSources();
  const polling = makePolling({ settings, outbox, sourceStates, intake, pullOf, now, dice, log });
  const pacer = makePacer(store.paces, now);
  const deliver = {
    ...{ settings, reads, cards, outbox, outlets, stopSwitch, platform },
    ...{ pacer, sleep: patiently, now, log, standingIn: lent },
  };
  const rings = platforms.flatMap(({ name, ring }) => (ring ? name : []));
  const reaching = { ...deliver, door, rooms, groups };
  const ringing = { ...reaching, rungs: store.rungs, rings, hook: ringHookOf(env, now) };
  const timers = { door, reads, groups, statements, page, newId };
  const publishing = { door, reads, statements, outlets, newId, log };
  const digests = digestWork({ ...deliver, ...store });
  await outbox.work(worker(ringing, timers, polling, publishing, digests), (job, why) =>
    officeHears({ about: 'poison', what: `${job.queue}: ${why}` }, `poison:${job.queue}:${newId()}`),
  );

  const secretOf = (name: string): readonly string[] => secrets.get(name) ?? [];
  const http = await listen({
    host: env.host,
    port: env.port,
    ...(current.demo && { onlyHosts: ['127.0.0.1', 'localhost', '[::1]'] }),
    log,
    refused: ({ actor, what, reason }) => {
      const no = { actor, action: 'refused.request', subject: what, detail: { reason }, at: now() };
      audit.note(no).catch(unwritten);
    },
    routes: [
      ...healthRoutes({
        ready: async () => ({ ...(await store.ready()), model: modelState }),
        depth: () => outbox.depth(),
        figures: () => [...figures(), ...(opinions?.figures() ?? []), ...(writing?.figures() ?? [])],
        metricsToken: env.metricsToken,
      }),
      webhookRoute({ sources: () => current.sources, secretOf, intake, now, log }),
      ...platforms.flatMap((each) => each.routes),
    ],
  });
  for (const each of platforms) await each.start((inbound) => receive(desk, inbox, each.name, inbound));

  const ticking = polling.ticking();
  const watching = startSourceWatch({ settings, sourceStates, outbox, now, since: now(), log });
  const endDigests = digests.start();
  const forgetting = startForgetting({ ...store, settings, now, log });
  const recovering = setInterval(() => {
    const stale = new Date(now().getTime() - 15_000);
    Promise.all([recover(desk, inbox, stale), decideAll(), bindings.refresh(), rooms.refresh()]).catch(
      (error: unknown) => {
        log.error({ error }, 'what waited could not be worked');
      },
    );
  }, 5_000);
  const told = reconfigured({ audit, tellOffice: officeHears, tellHq, newId, now, log });
  await told.found(first);
  const anchoring = startAnchoring({ ...store, now, log });
  const unwatch = watchSettings(first, {
    check: (changed) => checkBinding(env, changed),
    onGood: async (changed, diff) => {
      secrets = await secretsOf(env, changed);
      await inSlices(readying(changed.org));
      current = changed;
      roll.forgetAll();
      await told.inForce(changed, diff);
    },
    onBad: told.refused,
    onTrouble: (error) => log.error({ error }, 'the config folder could not be looked at'),
  });
  decideAll().catch((error: unknown) => log.error({ error }, 'what waited could not be decided'));
  const hangUp = await serveCommands(env.data, {
    'policy simulate': (args) => simulateHere(store.history, { before: settings(), model }, args),
    ...reading(store, now),
    doctor: doctorHere(() => diagnose({ env, settings: settings(), platforms, outlets, llm, ...store, now })),
  });

  async function stop(): Promise<void> {
    unwatch();
    clearInterval(recovering);
    await Promise.all([ticking.stop(), watching.stop(), forgetting.stop(), anchoring.stop()]);
    await Promise.all([hangUp(), http.close()]);
    await Promise.all(platforms.map((each) => each.stop()));
    await Promise.all([intake.stop(), opinions?.stop(), writing?.stop()]);
    await outbox.stop();
    await Promise.all([bounded.settle(), endDigests()]);
    await store.close();
  }

  const url = `http://${env.host.includes(':') ? `[${env.host}]` : env.host}:${http.port}`;
  return { port: http.port, url, store, settings, platforms, intake, stop };
}

if (import.meta.main) process.exitCode = await run(start);
