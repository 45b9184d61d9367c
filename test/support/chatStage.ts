import { plain } from '../../src/bot/message.ts';
import type { IncidentId, Known, Level, UnitPath } from '../../src/incident/incident.ts';
import type { IncidentView } from '../../src/incident/view.ts';
import { makePacer } from '../../src/jobs/pacing.ts';
import type { RingNeeds } from '../../src/jobs/ringing.ts';
import { worker } from '../../src/jobs/work.ts';
import type { Ring } from '../../src/policy/effect.ts';
import type { ChannelKey, Org } from '../../src/policy/org.ts';
import type { Allowance, Can, Delivery, Platform, Settings } from '../../src/ports.ts';
import { makeOwnPaces } from '../../src/store/paces.ts';
import { liMin, matter, org, people, viewOf, voice, xuhui } from '../bot/cards/sample.ts';
import { memoryCards } from './memoryCards.ts';
import { memoryRungs } from './memoryRungs.ts';
import { stagedOutbox } from './stagedOutbox.ts';
import type { VirtualClock } from './virtualClock.ts';

/** What a platform of the stage does with our calls: as a vendor counts them, not as we keep to it. */
export interface Vendor {
  readonly name: string;
  readonly can: Can;
  /** What we are told to keep to. */
  readonly allowance: readonly Allowance[];
  /** What the vendor really refuses beyond; the same where nothing is said. */
  readonly refuses?: readonly Allowance[];
  readonly takesMs: number;
}

/** One call that reached the vendor. */
export interface Call {
  readonly at: number;
  readonly channel: string;
  readonly what: 'send' | 'update';
  readonly words: string;
  readonly refused: boolean;
  /** It came while the vendor had told us to wait. */
  readonly unasked: boolean;
}

/** The delivery of cards as in the service, on a virtual clock, with nothing behind it but memory. */
export function chatStage(clock: VirtualClock, vendor: Vendor) {
  const key = `${vendor.name}:g1` as ChannelKey;
  const group = { key, platform: vendor.name, id: 'g1', unit: xuhui, duty: 'monitor' };
  const home = org.units.get(xuhui);
  if (!home) throw new Error('the sample has no 徐汇');
  const units = new Map(org.units).set(xuhui, { ...home, channels: [group] });
  const staged: Org = { ...org, units, channels: new Map([[key, group]]) };
  const settings: Settings = {
    ...{
      org: staged,
      people,
      policy: voice.policy,
      sources: [],
      contacts: [],
      hash: '',
      demo: false,
      folder: '',
    },
  };
  const views = new Map<IncidentId, IncidentView>();
  const { platform, calls } = counting(clock, vendor);
  const outbox = stagedOutbox(clock);
  const never = (): never => {
    throw new Error('no clocks, no sources and no telephones on this stage');
  };
  const needs: RingNeeds = {
    ...{ settings: () => settings, now: clock.now, sleep: clock.sleep, outbox },
    reads: {
      incident: async (_scope, id) => views.get(id),
      byCode: async () => undefined,
      list: async () => [],
      timeline: async () => [],
      mentionsOf: async () => [],
    },
    cards: memoryCards(clock.now),
    pacer: makePacer(makeOwnPaces(), clock.now),
    platform: (name) => (name === platform.name ? platform : undefined),
    log: { warn: () => {} },
    ...{
      rungs: memoryRungs(),
      groups: never as never,
      hook: undefined,
      rings: [],
      outlets: [],
      stopSwitch: { state: async () => undefined },
    },
  };
  const nobody = never as never;
  const unused = { door: nobody, groups: nobody, statements: nobody, page: nobody, newId: nobody };
  const work = worker(
    { ...needs, door: nobody, rooms: nobody },
    { ...unused, reads: needs.reads },
    never as never,
    never as never,
    never as never,
  );
  outbox.work((job, attempt) => work(job, attempt));

  function tell(id: IncidentId, ring: Ring): Promise<void> {
    const effect = {
      type: 'tell',
      incident: id,
      unit: xuhui as UnitPath,
      duties: ['monitor'],
      ring,
    } as const;
    return outbox.put([{ queue: 'spread', effect, key: `${id} ${ring} ${views.get(id)?.version}` }]);
  }

  return {
    calls,
    /** A new incident is told to the group. */
    open(code: string, level: Level): Promise<void> {
      const id = `incident-${code}` as IncidentId;
      const incident: Known = {
        ...matter,
        id,
        level,
        stage: 'open',
        since: clock.now(),
        openedAt: clock.now(),
      };
      views.set(id, viewOf(incident, { code, mentionCount: 1, version: 1 }));
      return tell(id, 'opened');
    },
    /** More mentions join: nothing but numbers. */
    join(code: string, count: number): Promise<void> {
      const id = `incident-${code}` as IncidentId;
      const view = views.get(id);
      if (!view) throw new Error(`no incident ${code}`);
      views.set(id, { ...view, mentionCount: view.mentionCount + count, version: view.version + 1 });
      return outbox.put([
        { queue: 'spread', effect: { type: 'refresh', incident: id }, key: `refresh ${id}` },
      ]);
    },
    /** It becomes graver. */
    rise(code: string, level: Level): Promise<void> {
      const id = `incident-${code}` as IncidentId;
      const view = views.get(id);
      if (!view) throw new Error(`no incident ${code}`);
      views.set(id, { ...view, incident: { ...view.incident, level }, version: view.version + 1 });
      return tell(id, 'levelRise');
    },
    /** Somebody takes it, elsewhere. */
    claim(code: string): Promise<void> {
      const id = `incident-${code}` as IncidentId;
      const view = views.get(id);
      if (!view) throw new Error(`no incident ${code}`);
      const taken = { stage: 'owned', owner: liMin, ownerUnit: xuhui, claimedAt: clock.now() } as const;
      views.set(id, { ...view, incident: { ...matter, id, ...taken }, version: view.version + 1 });
      return outbox.put([
        { queue: 'spread', effect: { type: 'refresh', incident: id }, key: `refresh ${id}` },
      ]);
    },
  };
}

/** A vendor with nothing but its limits: sliding windows, and an order to wait that it holds us to. */
function counting(
  clock: VirtualClock,
  vendor: Vendor,
): { readonly platform: Platform; readonly calls: Call[] } {
  const calls: Call[] = [];
  const refuses = vendor.refuses ?? vendor.allowance;
  const closedUntil = new Map<string, number>();
  let refs = 0;

  async function called(
    what: Call['what'],
    channel: string,
    message: Parameters<Platform['send']>[1],
  ): Promise<Delivery> {
    const at = clock.now().getTime();
    const over = refuses.find(
      (each) => (each.of ?? what) === what && inWindow(each, channel, at) >= each.calls + (each.burst ?? 0),
    );
    const unasked = [vendor.name, channel].some((key) => (closedUntil.get(key) ?? 0) > at);
    const refused = unasked || over !== undefined;
    calls.push({ at, channel, what, words: plain(message), refused, unasked });
    await clock.sleep(vendor.takesMs);
    refs += 1;
    if (!refused) return { outcome: 'sent', ref: `m${refs}` };
    const { scope, inMs } = over ?? { scope: 'group', inMs: 1_000 };
    closedUntil.set(scope === 'app' ? vendor.name : channel, at + inMs);
    return { outcome: 'retry', afterMs: inMs, why: 'too many requests', scope };
  }

  function inWindow({ scope, of, inMs }: Allowance, channel: string, at: number): number {
    const from = calls.findLastIndex((call) => call.at <= at - inMs) + 1;
    const counts = (call: Call): boolean =>
      !call.refused && (of ?? call.what) === call.what && (scope === 'app' || call.channel === channel);
    return calls.slice(from).filter(counts).length;
  }

  const platform: Platform = {
    ...{ name: vendor.name, can: vendor.can, allowance: vendor.allowance, routes: [] },
    start: async () => {},
    stop: async () => {},
    send: (channel, message) => called('send', channel, message),
    async update(channel, ref, message) {
      const delivery = await called('update', channel, message);
      return delivery.outcome === 'sent' ? { outcome: 'sent', ref } : delivery;
    },
    members: async () => ({ known: false, why: 'nobody asked' }),
  };
  return { platform, calls };
}
