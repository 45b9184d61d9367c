import { plain } from '../../src/bot/message.ts';
import type { Groups } from '../../src/handlers/authority.ts';
import { makeRoll } from '../../src/handlers/roll.ts';
import { evolve } from '../../src/incident/evolve.ts';
import { type Incident, type IncidentId, nothingYet, type PersonId } from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import type { IncidentView } from '../../src/incident/view.ts';
import { makePacer } from '../../src/jobs/pacing.ts';
import type { RingNeeds } from '../../src/jobs/ringing.ts';
import { worker } from '../../src/jobs/work.ts';
import type { Effect } from '../../src/policy/effect.ts';
import type { People, Person } from '../../src/policy/org.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { react } from '../../src/policy/react.ts';
import type { Allowance, Delivery, Job, Platform, RingHook, Settings } from '../../src/ports.ts';
import { makeOwnPaces } from '../../src/store/paces.ts';
import { viewOf } from '../bot/cards/sample.ts';
import { org } from './demoOrg.ts';
import { memoryCards } from './memoryCards.ts';
import { memoryRungs } from './memoryRungs.ts';
import { stagedOutbox } from './stagedOutbox.ts';
import { noon } from './story.ts';
import type { VirtualClock } from './virtualClock.ts';

/** One phone that rang, or was to. */
export interface Ringed {
  readonly at: Date;
  readonly way: string;
  readonly who: string;
  readonly how: string;
  readonly key: string;
  readonly text: string;
}

export interface RingStageOptions {
  readonly people: readonly Person[];
  readonly policy: Policy;
  readonly drill?: boolean;
  /** Absent: nobody dials. */
  readonly hook?: boolean;
  /** What a way answers; absent: it rang. */
  readonly answer?: (way: string, rung: Ringed) => Delivery | undefined;
  readonly allowance?: readonly Allowance[];
  /** Feishu never answers who has read. */
  readonly deafReads?: boolean;
}

/** Groups on Slack, persons on Feishu (which says who has read) and Slack (which does not), and a telephone. */
export function ringStage(clock: VirtualClock, options: RingStageOptions) {
  const { drill = false, answer = () => undefined, allowance = [] } = options;
  const ringed: Ringed[] = [];
  const shown = new Map<string, string>();
  const readTimes = new Map<string, Date>();
  const logged: object[] = [];
  const jobs: Job[] = [];
  let history: readonly IncidentEvent[] = [];
  let state: Incident = nothingYet;

  const people: People = {
    byId: new Map(options.people.map((each) => [each.id, each])),
    byIdentity: new Map(options.people.flatMap((each) => each.identities.map((who) => [who, each]))),
  };
  const rungs = memoryRungs();
  const settings: Settings = {
    ...{ org, people, policy: options.policy, sources: [], contacts: [], hash: '', demo: false, folder: '' },
  };

  function rang(way: string, who: string, how: string, text: string, key: string): Promise<Delivery> {
    const rung = { at: clock.now(), way, who, how, key, text };
    ringed.push(rung);
    return Promise.resolve(answer(way, rung) ?? { outcome: 'sent', ref: `ref ${key}` });
  }

  const able = { buttons: true, update: true, form: true, members: true, private: true } as const;
  function platformOf(name: string, more: Partial<Platform>): Platform {
    return {
      ...{ name, can: able, allowance, routes: [], start: async () => {}, stop: async () => {} },
      async send(channel, message) {
        shown.set(channel, plain(message));
        return { outcome: 'sent', ref: channel };
      },
      async update(channel, ref, message) {
        shown.set(channel, plain(message));
        return { outcome: 'sent', ref };
      },
      members: async (channel) => ({
        known: true,
        who: options.people.flatMap(({ identities, roster }) =>
          roster.some((key) => key === `${name}:${channel}`)
            ? identities.filter((each) => each.startsWith(name))
            : [],
        ),
      }),
      ring: (who, notice, how, key) => rang(name, who.split(':').at(-1) ?? '', how, plain(notice), key),
      ...more,
    };
  }
  const platforms: readonly Platform[] = [
    platformOf('slack', {}),
    platformOf('wecom-app', {}),
    platformOf('feishu', {
      readAt: (who) =>
        options.deafReads
          ? new Promise(() => {})
          : Promise.resolve(readTimes.get(who.split(':').at(-1) ?? '')),
    }),
  ];
  const hook: RingHook = {
    ring: ({ employeeNo }, { how, text }, key) => rang('hook', employeeNo, how, text, key),
  };

  const platform = (name: string): Platform | undefined => platforms.find((each) => each.name === name);
  const outbox = stagedOutbox(clock);
  const groups: Groups = {
    org: () => org,
    people: () => people,
    platform,
    roll: makeRoll(platform, clock.now),
  };
  const put: typeof outbox.put = (more) => {
    jobs.push(...more);
    return outbox.put(more);
  };
  const needs: RingNeeds = {
    ...{
      settings: () => settings,
      now: clock.now,
      sleep: clock.sleep,
      outbox: { put },
      platform,
      groups,
      rungs,
    },
    reads: {
      incident: async () => view(),
      byCode: async () => undefined,
      list: async () => [],
      timeline: async () => [],
      mentionsOf: async () => [],
    },
    cards: memoryCards(clock.now),
    pacer: makePacer(makeOwnPaces(), clock.now),
    log: { warn: (fields, message) => logged.push({ ...fields, message }) },
    hook: options.hook ? hook : undefined,
    rings: platforms.map(({ name }) => name),
    outlets: [],
    stopSwitch: { state: async () => undefined },
  };
  const never = (): never => {
    throw new Error('no clocks and no sources on this stage');
  };
  const nobody = never as never;
  const unused = { door: nobody, statements: nobody, page: nobody, newId: nobody };
  const work = worker(
    { ...needs, door: nobody, rooms: nobody },
    { ...unused, reads: needs.reads, groups },
    nobody,
    nobody,
    nobody,
  );
  outbox.work((job, attempt) =>
    job.queue === 'clock' ? Promise.resolve({ done: true }) : work(job, attempt),
  );

  function view(): IncidentView | undefined {
    if (state.stage === 'none') return undefined;
    const rung = rungs.all().filter(({ outcome }) => outcome !== undefined);
    return viewOf(state, { code: 'P1', drill, version: history.length, rung });
  }

  function jobOf(effect: Effect, key: string): (Job & { readonly at?: Date })[] {
    if (effect.type === 'timer' || effect.type === 'publish' || effect.type === 'room') return [];
    if (effect.type !== 'ring') return [{ queue: 'spread', effect, key }];
    return [{ queue: 'ring', incident: effect.incident, due: effect.at.toISOString(), key }];
  }

  return {
    ringed,
    logged,
    jobs,
    rungs: rungs.all,
    /** The words of the card in that group, as they stand now. */
    card: (channel: string) => shown.get(channel) ?? '',
    /** At the time of the event: it happens, and all that follows. */
    tell(event: IncidentEvent): void {
      clock.at(event.at, () => {
        history = [...history, event];
        state = evolve(state, event);
        const effects = react(event, state, settings);
        void put(effects.flatMap((effect, index) => jobOf(effect, `${history.length}:${index}`)));
      });
    },
    /** From then on Feishu says that this person has read. */
    reads(who: PersonId, at: Date): void {
      clock.at(at, () => readTimes.set(who, at));
    },
    /** A job that comes once more, as after a crash. */
    again: (job: Job) => work(job, 1),
    lookNow: (incident: IncidentId) =>
      work({ queue: 'ring', incident, due: clock.now().toISOString(), key: 'again' }, 0),
    /** `+3 li sms hook`, minutes after noon. */
    told: (): readonly string[] =>
      ringed.map(
        ({ at, who, how, way }) => `+${(at.getTime() - noon.getTime()) / 60_000} ${who} ${how} ${way}`,
      ),
  };
}
