import { alertCard, movedAwayCard } from '../bot/cards/alert.ts';
import { degrade } from '../bot/degrade.ts';
import type { Card } from '../bot/message.ts';
import type { IncidentId } from '../incident/incident.ts';
import type { IncidentView } from '../incident/view.ts';
import { offered } from '../policy/offered.ts';
import type { Channel, ChannelKey } from '../policy/org.ts';
import { channelsOf } from '../policy/tree.ts';
import type { Cards, Delivery, Job, JobResult, Now, Outbox, Platform, Reads, Settings } from '../ports.ts';
import { afterDelivery } from './backoff.ts';

export interface DeliverNeeds {
  readonly settings: () => Settings;
  readonly reads: Reads;
  readonly cards: Cards;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly platform: (name: string) => Platform | undefined;
  readonly now: Now;
  readonly log: { readonly warn: (fields: object, message: string) => void };
}

const done: JobResult = { done: true };

/** From an intent to the groups it concerns: which they are is the org's truth of now, not of when it was meant. */
export async function spread(
  needs: DeliverNeeds,
  job: Extract<Job, { queue: 'spread' }>,
): Promise<JobResult> {
  const { effect } = job;
  const shown = await needs.cards.of(effect.incident);
  if (effect.type === 'refresh') {
    await needs.outbox.put(shown.map(({ channel }) => cardJob(effect.incident, channel)));
    return done;
  }
  const groups = channelsOf(needs.settings().org, effect.unit, effect.duties);
  const ring = {
    about: 'incident',
    incident: effect.incident,
    ring: effect.ring,
    unit: effect.unit,
  } as const;
  await needs.outbox.put(
    groups.flatMap((group): readonly Job[] => {
      const known = shown.some(({ channel, ref }) => channel === group.key && ref !== undefined);
      const card = cardJob(effect.incident, group.key);
      if (!known) return [card];
      return [card, { queue: 'notice', key: `${job.key}:${group.key}`, channel: group.key, notice: ring }];
    }),
  );
  return done;
}

/** One card of one incident in one group: rendered now, so that it shows the truth of now (DESIGN section 3). */
export async function deliverCard(
  needs: DeliverNeeds,
  { incident, channel }: Extract<Job, { queue: 'card' }>,
  attempt: number,
): Promise<JobResult> {
  const group = needs.settings().org.channels.get(channel);
  const platform = group && needs.platform(group.platform);
  if (!group || !platform) return done;
  const card = await render(needs, incident, group);
  if (!card) return done;
  const place = await needs.cards.reserve(incident, channel);
  const message = degrade(card, platform.can, needs.settings().policy.language);
  const delivery =
    place.ref === undefined
      ? await platform.send(group.id, message, place.key)
      : await platform.update(group.id, place.ref, message);
  if (delivery.outcome === 'sent') {
    await needs.cards.shown(incident, channel, delivery.ref, card.rev, needs.now());
  }
  return told(needs, delivery, attempt, { incident, channel });
}

async function render(needs: DeliverNeeds, incident: IncidentId, group: Channel): Promise<Card | undefined> {
  const { org, people, policy } = needs.settings();
  const seat = { unit: group.unit, duty: group.duty };
  const view = await needs.reads.incident([group.unit], incident);
  const now = needs.now();
  if (view) {
    return alertCard(view, seat, {
      org,
      people,
      policy,
      now,
      offered: offered(view.incident, seat, org, policy),
    });
  }
  const left = await needs.reads.incident([org.root], incident);
  return left && goneCard(left, seat, needs.settings());
}

function goneCard(view: IncidentView, seat: Pick<Channel, 'unit' | 'duty'>, { org, policy }: Settings): Card {
  return movedAwayCard(view.code, { org, policy, seat, subject: view.incident.id, rev: view.version });
}

/** What a platform could not take is logged by its next step; it is never repeated without end (SECURITY F19). */
export function told(needs: DeliverNeeds, delivery: Delivery, attempt: number, what: object): JobResult {
  if (delivery.outcome === 'failed')
    needs.log.warn({ ...what, why: delivery.why }, 'a message was not taken');
  return afterDelivery(delivery, attempt);
}

function cardJob(incident: IncidentId, channel: ChannelKey): Job {
  return { queue: 'card', incident, channel };
}
