import { formOf } from '../bot/cards/actions.ts';
import { doneAnswer, refusalAnswer } from '../bot/cards/answer.ts';
import { factsAnswer } from '../bot/cards/facts.ts';
import { isPressId } from '../bot/cards/presses.ts';
import type { Answer } from '../bot/message.ts';
import type { MentionId } from '../incident/incident.ts';
import { subjectIn, topicIn } from '../incident/statement.ts';
import type { IncidentView, MentionView } from '../incident/view.ts';
import { contactsOf } from '../policy/contacts.ts';
import type { Role } from '../policy/org.ts';
import type { SentFile } from '../ports/evidence.ts';
import { channelKey } from './authority.ts';
import type { Desk, Doing, Press } from './desk.ts';
import { execute } from './execute.ts';
import { looking } from './looking.ts';
import { type PressContext, pressed } from './press.ts';
import { refused } from './refused.ts';
import { drafting, pressingOn } from './statements/acting.ts';
import { onStop } from './statements/house.ts';
import { starting } from './warRoom.ts';

/** A press of a card's button. The incident is looked up in the presser's own reach: what they may not see does not exist. */
export async function pressing(desk: Desk, doing: Doing<Press>): Promise<Answer> {
  const { incident, version: number } = subjectIn(doing.inbound.subject);
  const { org } = desk.settings();
  const view = await desk.reads.incident([doing.role.unit], incident);
  if (!view || !(await isOnItsCard(desk, doing)) || !org.units.has(doing.role.unit)) {
    return refused(desk, doing, { reason: 'notFound' });
  }
  const { action, values } = doing.inbound;
  if (number !== undefined) return pressingOn(desk, doing, view, number);
  return (await unasked(desk, doing, view)) ?? act(desk, doing, view, action, values);
}

/** A press that brings no answers to what its button asks first (an old card, another replica's): the question itself. */
async function unasked(
  desk: Desk,
  { role, inbound }: Doing<Press>,
  view: IncidentView,
): Promise<Answer | undefined> {
  const { action, subject, values } = inbound;
  if (Object.keys(values).length > 0 || !isPressId(action)) return undefined;
  const { org, people, policy } = desk.settings();
  const shown = action === 'split' && (await desk.reads.mentionsOf([role.unit], view.incident.id, listed));
  const ctx = { org, people, policy, now: desk.now(), view, seat: role };
  const form = formOf(action, { ...ctx, ...(shown && { mentions: shown }) });
  return form && { tone: 'ok', text: form.title, form: { ...form, action, subject } };
}

/** One action on one incident, by button or by words. */
export async function act(
  desk: Desk,
  doing: Doing,
  view: IncidentView,
  action: string,
  values: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { org, people, policy, contacts: book } = desk.settings();
  const seat = doing.role;
  const contacts = contactsOf(book, seat.unit);
  const now = desk.now();
  if (action === 'view' || action === 'history') return looking(desk, doing, view, action, values);
  const can = desk.groups.platform(doing.platform)?.can;
  if (action === 'facts') return factsAnswer(view, seat, { org, people, policy, now }, can?.files);
  if (action === 'startResponse') return starting(desk, doing, view);
  if (action === 'stopPublishing') return onStop(desk, doing, 'stopAll', values.reason);
  if (action === 'draft') return drafting(desk, doing, view, values);
  const named = await namedIn(desk, seat, view, action, values);
  const press =
    named &&
    pressed(action, values, {
      ...{ view, seat, org, people, contacts, now, newId: desk.newId, files: filesOf(doing.inbound) },
      ...named,
    });
  if (!press) return refused(desk, doing, { reason: 'notFound' });
  const decision = await execute(desk.door, {
    id: `${doing.platform}:${doing.inbound.key}`,
    actor: { kind: 'person', id: doing.person.id },
    role: seat,
    ...press,
  });
  const kin = new Map([...view.kin, ...(named.kin ?? [])]);
  const voice = { org, people, policy, now, seat, kin, view };
  return decision.ok ? doneAnswer(decision.events, voice) : refusalAnswer(decision.refusal, voice);
}

/** What came along with a press or with what was typed. */
function filesOf(inbound: Doing['inbound']): readonly SentFile[] {
  return inbound.kind === 'press' || inbound.kind === 'ask' ? (inbound.files ?? []) : [];
}

/** More would be no form; whoever types may name any of these. */
const listed = 100;
const typed = 1000;

type Named = Pick<PressContext, 'into' | 'mentions'> & Pick<Partial<IncidentView>, 'kin'>;

/** What a press calls by a name that only the store can resolve; undefined when there is no such thing in its reach. */
async function namedIn(
  desk: Desk,
  { unit }: Role,
  view: IncidentView,
  action: string,
  values: Readonly<Record<string, string>>,
): Promise<Named | undefined> {
  if (action === 'merge' && values.into?.trim()) {
    const other = await desk.reads.byCode([unit], values.into);
    return other && { into: other.incident.id, kin: new Map([[other.incident.id, other.code]]) };
  }
  if (action === 'split' && values.mentions?.trim()) {
    const there = await desk.reads.mentionsOf([unit], view.incident.id, typed);
    return {
      mentions: values.mentions
        .trim()
        .split(/\s+/u)
        .map((word) => mentionBy(word, there)),
    };
  }
  return {};
}

/** By its id, as a form says it, or by the first characters of the hash of its evidence, as 查看原文 shows it. */
function mentionBy(word: string, there: readonly MentionView[]): MentionId {
  const hash = word.replace(/^#/u, '').toLowerCase();
  const meant = there.find(
    ({ id, evidence }) => id === word || (hash.length >= 4 && evidence.startsWith(hash)),
  );
  return meant?.id ?? (word as MentionId);
}

/**
 * A card that was forwarded elsewhere is a picture, not a card (SECURITY T4): a message of which nothing is known in this group
 * is none of a statement. Where cards cannot change, the ones before the last one stand in the group as well.
 */
async function isOnItsCard(desk: Desk, { platform, inbound }: Doing<Press>): Promise<boolean> {
  if (inbound.ref === undefined) return true;
  const there = await desk.cards.at(channelKey(platform, inbound.channel), inbound.ref);
  const { statement } = subjectIn(inbound.subject);
  const lasts = desk.groups.platform(platform)?.can.update === true;
  if (there === undefined) return statement === undefined || !lasts;
  return there === topicIn(inbound.subject);
}
