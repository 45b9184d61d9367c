import { stateNotice } from '../bot/cards/face.ts';
import { degrade } from '../bot/degrade.ts';
import type { Card } from '../bot/message.ts';
import { groupAt } from '../handlers/rooms.ts';
import { cardIn, faceHash } from '../handlers/showing.ts';
import { besideItsText } from '../handlers/wholeText.ts';
import { topicIn, topicOf } from '../incident/statement.ts';
import type { Channel } from '../policy/org.ts';
import type { Delivery, Job, JobResult, Platform, Reserved } from '../ports.ts';
import { type DeliverNeeds, told } from './deliver.ts';
import type { Ticket } from './pacing.ts';
import { ranks, waitTurn } from './turns.ts';
import { textFirst } from './wholeText.ts';

const done: JobResult = { done: true };
/** Numbers alone are shown again this often at most, where a platform counts our calls: 60 in ten minutes. */
const numbersEveryMs = 10_000;
/** Who would see its first card later than this hears of it by a roll-up. */
const firstWithinMs = 2_500;
/** So long what a roll-up says is gathered; and at most one in so much time. */
const rollUp = { afterMs: 1_000, everyMs: 4_000 };

type CardJob = Extract<Job, { queue: 'card' }>;

/** One card of one incident in one group: rendered now, so that it shows the truth of now (DESIGN section 3). */
export async function deliverCard(needs: DeliverNeeds, job: CardJob, attempt: number): Promise<JobResult> {
  const { incident, channel, statement } = job;
  const topic = topicOf(incident, statement);
  const group = groupAt(needs.settings(), channel);
  const platform = group && needs.platform(group.platform);
  if (!group || !platform) return done;
  const card = await cardIn(needs, incident, group, statement);
  if (!card) return done;
  const place = await needs.cards.reserve(topic, channel);
  const face = faceHash(card);
  const rest = tooSoon(place, face, platform, needs.now());
  if (rest === 'nothing new') return done;
  if (rest > 0) return { done: false, afterMs: rest, why: 'only numbers have changed', early: true };

  const text = await textFirst(needs, { platform, group, card, place }, attempt);
  if (text.is === 'later') return text.result;
  const turn = await waitTurn(needs, platform, group.id, ticketOf(job, card, text.place, face, platform));
  if (turn > 0) {
    if (place.ref === undefined && turn > firstWithinMs && !statement) await putRollUp(needs, job);
    return { done: false, afterMs: turn, why: 'others go first', early: true };
  }
  const delivery = await show(needs, { platform, group, card: text.card, place: text.place });
  await needs.pacer.heard(platform, group.id, delivery);
  if (delivery.outcome === 'sent')
    await needs.cards.shown(topic, channel, delivery.ref, card.rev, needs.now(), face);
  return told(needs, delivery, attempt, { incident, channel });
}

function ticketOf(
  { incident, statement, channel }: CardJob,
  card: Card,
  place: Reserved,
  face: string,
  { can }: Platform,
): Ticket {
  // People wait for each other's yes: a statement goes before the incidents of its level.
  const known = ranks[card.level] - (statement ? 0.5 : 0);
  const rank = place.face === face ? ranks.numbers : known;
  const what = place.ref === undefined || !can.update ? 'send' : 'update';
  return { id: `${topicOf(incident, statement)} ${channel}`, rank, what };
}

/** Milliseconds to leave a card alone that shows all but the latest numbers; where it cannot change, that is all it will show. */
function tooSoon(
  { ref, rev, face: known, shownAt }: Reserved,
  face: string,
  { can, allowance }: Platform,
  now: Date,
): number | 'nothing new' {
  if (ref === undefined || known !== face) return 0;
  if (!can.update && rev > 0) return 'nothing new';
  if (allowance.length === 0 || !shownAt) return 0;
  return Math.max(0, shownAt.getTime() + numbersEveryMs - now.getTime());
}

/** What has just rung in a group whose card cannot be changed need not be said once more. */
export async function noteSaid(
  needs: Pick<DeliverNeeds, 'reads' | 'settings' | 'now' | 'cards' | 'outlets' | 'stopSwitch' | 'platform'>,
  { incident, statement }: Pick<CardJob, 'incident' | 'statement'>,
  group: Channel,
): Promise<void> {
  const topic = topicOf(incident, statement);
  const card = await cardIn(needs, incident, group, statement);
  const place = await needs.cards.reserve(topic, group.key);
  if (!card || place.ref === undefined) return;
  const { letters } = needs.platform(group.platform)?.can ?? {};
  // A text that has not been said yet is not said by what rings.
  if (!(await besideItsText(needs.cards, card, letters, group.key, needs.settings().policy.language))) return;
  await needs.cards.shown(topic, group.key, place.ref, card.rev, needs.now(), faceHash(card));
}

interface Showing {
  readonly platform: Platform;
  readonly group: Channel;
  readonly card: Card;
  readonly place: Reserved;
}

async function show(needs: DeliverNeeds, { platform, group, card, place }: Showing): Promise<Delivery> {
  const message = degrade(card, platform.can, needs.settings().policy.language);
  if (place.ref === undefined) return platform.send(group.id, message, place.key);
  if (!platform.can.update) {
    // Once a matter is over, some can still take the buttons off its card.
    const off = card.done ? await platform.update(group.id, place.ref, message) : undefined;
    return off?.outcome === 'sent' ? off : say(platform, group, card, place);
  }
  const delivery = await platform.update(group.id, place.ref, message);
  if (delivery.outcome !== 'failed' || delivery.why !== 'gone' || card.done) return delivery;
  // Somebody deleted it, or it is too old to be changed: who is still at work gets another.
  const again = await needs.cards.renew(topicIn(card.subject), group.key, place.ref);
  return platform.send(group.id, message, again.key);
}

/** A card that cannot be changed stays as it is, and its buttons are checked against the state; what changed is said. */
async function say(platform: Platform, group: Channel, card: Card, place: Reserved): Promise<Delivery> {
  const delivery = await platform.send(group.id, stateNotice(card), `${place.key}:${card.rev}`);
  return delivery.outcome === 'sent' ? { outcome: 'sent', ref: place.ref ?? delivery.ref } : delivery;
}

function putRollUp({ outbox, now }: DeliverNeeds, { channel }: CardJob): Promise<void> {
  const at = now().getTime();
  const key = `rollUp:${channel}:${Math.floor(at / rollUp.everyMs)}`;
  const job: Job = { queue: 'notice', key, channel, notice: { about: 'rollUp' } };
  return outbox.put([{ ...job, at: new Date(at + rollUp.afterMs) }]);
}
