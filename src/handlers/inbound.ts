import { refusalAnswer, troubleAnswer } from '../bot/cards/answer.ts';
import { digestAnswer } from '../bot/cards/digest.ts';
import { keptOf } from '../bot/cards/opened.ts';
import type { Answer } from '../bot/message.ts';
import type { Refusal } from '../incident/refusal.ts';
import { subjectIn, topicIn } from '../incident/statement.ts';
import type { Person } from '../policy/org.ts';
import type { Inbound, Inbox } from '../ports.ts';
import { asking } from './asking.ts';
import { channelKey, standing } from './authority.ts';
import { bindingStranger } from './binding.ts';
import type { Desk, Doing, Press } from './desk.ts';
import { keepable } from './keepable.ts';
import { concernsPublic, understand } from './phrasebook.ts';
import { pressing } from './pressing.ts';
import { recognised } from './recognising.ts';
import { reporting } from './reporting.ts';
import { groupAt } from './rooms.ts';
import { cardIn, faceHash } from './showing.ts';
import { bindingRoom, outsideRoom } from './warRoom.ts';
import { besideItsText } from './wholeText.ts';

const patience = 5;
const nothingToSay: Answer = { tone: 'ok', text: '' };

/**
 * One thing a person did in a group, from start to finish: persisted, then worked, then answered; a second delivery of
 * it is answered as the first was (SECURITY section 5, "Inbound").
 */
export async function receive(desk: Desk, inbox: Inbox, platform: string, came: Inbound): Promise<Answer> {
  const { policy } = desk.settings();
  const inbound = keepable(came);
  try {
    const { fresh, answer } = await inbox.accept(platform, inbound);
    if (!fresh) return answer ?? troubleAnswer('busy', { policy });
  } catch (error) {
    desk.log.error({ error, platform }, 'an inbound could not be kept');
    return troubleAnswer('database', { policy });
  }
  try {
    return await finish(desk, inbox, platform, inbound);
  } catch (error) {
    desk.log.error(
      { error, platform, kind: inbound.kind },
      'an inbound could not be worked; it stays in the inbox',
    );
    return troubleAnswer('unexpected', { policy });
  }
}

/** What was accepted before a crash and never finished is done now; what kills us five times is set aside and told. */
export async function recover(desk: Desk, inbox: Inbox, olderThan: Date): Promise<number> {
  const waiting = await inbox.unfinished(olderThan);
  for (const { platform, inbound, attempts } of waiting) {
    if (attempts > patience) {
      await inbox.giveUp(platform, inbound.key, 'worked on five times and never finished');
      await desk.tellOffice({ about: 'poison', what: inbound.kind }, `poison:${platform}:${inbound.key}`);
      continue;
    }
    try {
      await finish(desk, inbox, platform, inbound);
    } catch (error) {
      desk.log.error({ error, platform, kind: inbound.kind, attempts }, 'an inbound still cannot be worked');
    }
  }
  return waiting.length;
}

async function finish(desk: Desk, inbox: Inbox, platform: string, inbound: Inbound): Promise<Answer> {
  const answer = await work(desk, platform, inbound);
  await inbox.finish(platform, inbound.key, keptOf(answer, desk.settings()));
  return inbound.kind === 'press' && !answer.form ? redrawn(desk, platform, inbound, answer) : answer;
}

/** The truth of now goes along with the answer where it can take the pressed card's place: also with a no. */
async function redrawn(
  desk: Desk,
  platform: string,
  { subject, channel, ref }: Press,
  answer: Answer,
): Promise<Answer> {
  const key = channelKey(platform, channel);
  const { policy } = desk.settings();
  const group = groupAt(desk.settings(), key);
  const can = desk.groups.platform(platform)?.can;
  if (!group || ref === undefined || !can?.redraw) return answer;
  const topic = await desk.cards.at(key, ref);
  if (topic === undefined || topic !== topicIn(subject)) return answer;
  const { incident, statement } = subjectIn(topic);
  const card = await cardIn(desk, incident, group, statement);
  const shown = card && (await besideItsText(desk.cards, card, can.letters, key, policy.language));
  if (!shown) return answer;
  await desk.cards.shown(topic, key, ref, card.rev, desk.now(), faceHash(card));
  return { ...answer, card: shown };
}

async function work(desk: Desk, platform: string, inbound: Inbound): Promise<Answer> {
  switch (inbound.kind) {
    case 'member':
      desk.groups.roll.forget(platform, inbound.channel);
      return nothingToSay;
    case 'press':
      return standingThere(desk, platform, inbound, pressing);
    case 'report':
      return standingThere(desk, platform, inbound, reporting);
    case 'ask':
      return standingThere(desk, platform, inbound, asking);
  }
}

/** Nothing is done for anyone before the platform has said that they are in this group now. */
async function standingThere<What extends Inbound>(
  desk: Desk,
  platform: string,
  inbound: What,
  handle: (desk: Desk, doing: Doing<What>) => Promise<Answer>,
): Promise<Answer> {
  const ask = () => standing(desk.groups, platform, inbound.channel, inbound.by, asksNow(inbound));
  const first = await ask();
  const unknown = !first.ok && first.refusal.reason === 'personUnknown';
  const who = unknown && (await recognised(desk, platform, inbound.by)) ? await ask() : first;
  const stranger = !who.ok && who.refusal.reason === 'personUnknown' && inbound.kind === 'ask';
  const bound = stranger && (await bindingStranger(desk, inbound));
  if (bound) return bound;
  const nowhere = !who.ok && who.refusal.reason === 'notFound' && inbound.kind === 'ask';
  const room = nowhere && (await bindingRoom(desk, platform, inbound));
  if (room) return room;
  if (!who.ok) return denied(desk, platform, inbound, who.refusal, who.person);
  const { person, role, byFile } = who;
  const outside = await outsideRoom(desk, platform, inbound);
  if (outside) return denied(desk, platform, inbound, outside, person);
  return handle(desk, { person, role, byFile, platform, inbound });
}

/** What makes words public, or may stop them, asks who is in the group at that very moment (SECURITY T5). */
function asksNow(inbound: Inbound): boolean {
  if (inbound.kind === 'press')
    return inbound.action === 'stopPublishing' || subjectIn(inbound.subject).statement !== undefined;
  return inbound.kind === 'ask' && concernsPublic(understand(inbound.text));
}

/** Every no is audited, also to one who is nobody here. */
async function denied(
  desk: Desk,
  platform: string,
  inbound: Inbound,
  refusal: Refusal,
  person: Person | undefined,
): Promise<Answer> {
  const now = desk.now();
  await desk.audit.note({
    actor: person ? `person:${person.id}` : 'nobody',
    action: `refused.${inbound.kind === 'press' ? inbound.action : inbound.kind}`,
    subject: inbound.kind === 'press' ? inbound.subject : channelKey(platform, inbound.channel),
    detail: { reason: refusal.reason, channel: channelKey(platform, inbound.channel) },
    at: now,
  });
  const settings = desk.settings();
  if (refusal.reason === 'notFound' && inbound.kind === 'ask' && understand(inbound.text).kind === 'digest')
    return digestAnswer('unbound', settings.policy);
  return refusalAnswer(refusal, { ...settings, now });
}
