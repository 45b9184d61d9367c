import { groupAt } from '../handlers/rooms.ts';
import type { ShowingNeeds } from '../handlers/showing.ts';
import type { StandingIn } from '../handlers/statements/standIn.ts';
import { topicOf } from '../incident/statement.ts';
import type { Channel, ChannelKey } from '../policy/org.ts';
import { channelsOf } from '../policy/tree.ts';
import type { Cards, Delivery, Job, JobResult, Now, Outbox, Platform, Reads, Settings } from '../ports.ts';
import { afterDelivery } from './backoff.ts';
import type { Pacer } from './pacing.ts';

export interface DeliverNeeds {
  readonly settings: () => Settings;
  readonly reads: Reads;
  readonly cards: Cards;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly platform: (name: string) => Platform | undefined;
  /** Ways out for words to the public. */
  readonly outlets: ShowingNeeds['outlets'];
  readonly stopSwitch: ShowingNeeds['stopSwitch'];
  readonly standingIn?: StandingIn;
  readonly pacer: Pacer;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: Now;
  readonly log: { readonly warn: (fields: object, message: string) => void };
}

type SpreadJob = Extract<Job, { queue: 'spread' }>;

const done: JobResult = { done: true };

/** From an intent to the groups it concerns: which they are is the org's truth of now, not of when it was meant. */
export async function spread(needs: DeliverNeeds, job: SpreadJob): Promise<JobResult> {
  const { effect } = job;
  const { incident, statement } = effect;
  const shown = await needs.cards.of(topicOf(incident, statement));
  if (effect.type === 'refresh') {
    await needs.outbox.put(shown.map(({ channel }) => cardJob(needs, effect, channel, true)));
    return done;
  }
  const asked = channelsOf(needs.settings().org, effect.unit, effect.duties);
  const groups = [...asked, ...(await delegatesGroups(needs, effect, asked))];
  const ring = {
    about: 'incident',
    incident: effect.incident,
    ring: effect.ring,
    unit: effect.unit,
    ...(statement && { statement }),
  } as const;
  await needs.outbox.put(
    groups.flatMap((group): readonly (Job & { readonly at?: Date })[] => {
      const known = shown.some(({ channel, ref }) => channel === group.key && ref !== undefined);
      const card = cardJob(needs, effect, group.key, known);
      if (!known) return [card];
      return [card, { queue: 'notice', key: `${job.key}:${group.key}`, channel: group.key, notice: ring }];
    }),
  );
  return done;
}

/** Where an approval is asked for, the groups in which somebody stands in for who is asked 代理: they have card and buttons too. */
async function delegatesGroups(
  { settings, standingIn }: DeliverNeeds,
  { ring, duties, statement }: Extract<SpreadJob['effect'], { type: 'tell' }>,
  asked: readonly Channel[],
): Promise<readonly Channel[]> {
  const isAsked = statement !== undefined && (ring === 'approvalAsked' || ring === 'approvalWaits');
  if (!isAsked || !standingIn) return [];
  const { org } = settings();
  const others = [...org.channels.values()].filter(
    ({ unit, key }) => unit === org.root && !asked.some((each) => each.key === key),
  );
  const lent = await Promise.all(others.map((group) => standingIn(group)));
  return others.filter((_group, at) => lent[at]?.some((duty) => duties.includes(duty)));
}

/** What a platform could not take is logged by its next step; it is never repeated without end (SECURITY F19). */
export function told(needs: DeliverNeeds, delivery: Delivery, attempt: number, what: object): JobResult {
  if (delivery.outcome === 'failed')
    needs.log.warn({ ...what, why: delivery.why }, 'a message was not taken');
  return afterDelivery(delivery, attempt);
}

/** Where a card cannot be changed, what rings says what has changed; only what did not ring is then said in a line. */
const letRingMs = 3_000;

function cardJob(
  { settings, platform, now }: DeliverNeeds,
  { incident, statement }: Pick<SpreadJob['effect'], 'incident' | 'statement'>,
  channel: ChannelKey,
  known: boolean,
): Job & { readonly at?: Date } {
  const group = groupAt(settings(), channel);
  const changes = group === undefined || (platform(group.platform)?.can.update ?? true);
  const job = { queue: 'card', incident, channel, ...(statement && { statement }) } as const;
  return changes || !known ? job : { ...job, at: new Date(now().getTime() + letRingMs) };
}
