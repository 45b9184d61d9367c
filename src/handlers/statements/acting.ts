import { doneAnswer, refusalAnswer } from '../../bot/cards/answer.ts';
import { isVersionPressId, type VersionPressId } from '../../bot/cards/presses.ts';
import {
  differenceAnswer,
  sentencesAnswer,
  toneAnswer,
  unreadAnswer,
} from '../../bot/cards/statementDiff.ts';
import { versionFormOf } from '../../bot/cards/statementForms.ts';
import type { Answer } from '../../bot/message.ts';
import type { Decision, IncidentEvent } from '../../incident/language.ts';
import { versionOf } from '../../incident/quorum.ts';
import { type Form, subjectIn, type Version } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import { difference } from '../../statement/diff.ts';
import { draftFrom } from '../../statement/write.ts';
import type { Desk, Doing, Press } from '../desk.ts';
import { refused } from '../refused.ts';
import { briefOf } from './brief.ts';
import { firstDrafts, formsIn } from './drafting.ts';
import { onStop } from './house.ts';
import { type Done, pressOn } from './pressing.ts';
import { usingReply } from './replies.ts';

type Values = Readonly<Record<string, string>>;

/**
 * A press on the card of a statement: it names the very version that the card showed, and counts for no other. A form holds the
 * text, and what is to be said is headquarters' alone until it is said.
 */
export async function pressingOn(
  desk: Desk,
  doing: Doing<Press>,
  view: IncidentView,
  number: number,
): Promise<Answer> {
  const { action, values, subject } = doing.inbound;
  const version = versionOf(view.incident, number);
  if (!version || version.statement !== subjectIn(subject).statement || !isVersionPressId(action))
    return refused(desk, doing, { reason: 'notFound' });
  if (Object.keys(values).length === 0 && doing.role.unit === desk.settings().org.root) {
    const form = versionFormOf(action, { ...voiceOf(desk, doing, view), view, version });
    if (form) return { tone: 'ok', text: form.title, form: { ...form, action, subject } };
  }
  return actOn(desk, doing, view, version, action, values);
}

/** One action on one version, by button or by words. */
export async function actOn(
  desk: Desk,
  doing: Doing,
  view: IncidentView,
  version: Version,
  action: VersionPressId,
  values: Values,
): Promise<Answer> {
  const voice = voiceOf(desk, doing, view);
  if (action === 'difference') {
    const before = version.base === undefined ? undefined : versionOf(view.incident, version.base);
    const words = (each: Version | undefined) => (each && view.texts.get(each.text)) ?? '';
    if (!before || doing.role.unit !== voice.org.root) return refused(desk, doing, { reason: 'notFound' });
    return differenceAnswer(difference(words(before), words(version)), { ...voice, view, version });
  }
  if (action === 'stopAll' || action === 'liftStop') return onStop(desk, doing, action, values.reason);
  if (action === 'useReply') return usingReply(desk, doing, view, version, values);
  // Nothing typed behind it: its sentences with their numbers, to be changed one by one.
  if (action === 'edit' && Object.keys(values).length === 0 && doing.role.unit === voice.org.root)
    return sentencesAnswer({ ...voice, view, version });
  const decision = await pressOn(desk, doing, view, version, action, values);
  if (action === 'correct') improve(desk, view, decision);
  return told(desk, doing, view, decision);
}

/** A language model, where there is one, goes over each first text in its own time. */
function improve(desk: Desk, { incident }: IncidentView, decision: Decision): void {
  if (!decision.ok) return;
  for (const event of decision.events)
    if (event.type === 'drafted') desk.improve?.(incident.id, event.version);
}

/** First texts for the audiences that were chosen; a language model, where there is one, goes over them afterwards. */
export async function drafting(
  desk: Desk,
  doing: Doing,
  view: IncidentView,
  values: Values,
): Promise<Answer> {
  const { person, role, platform, inbound } = doing;
  const { id } = view.incident;
  const asking = {
    ...{ key: `${platform}:${inbound.key}`, role },
    actor: { kind: 'person', id: person.id },
  } as const;
  const read = () => desk.reads.incident([role.unit], id);
  const wanted = { forms: formsIn(values.forms), purpose: 'statement' } as const;
  const decision = await firstDrafts({ door: desk.door, newId: desk.newId }, asking, read, wanted);
  improve(desk, view, decision);
  const answer = told(desk, doing, view, decision);
  return decision.ok ? toneAnswer(answer, toneFor(desk, view, wanted.forms), desk.settings()) : answer;
}

/** How much the public holds us to blame, which decides the manner of the draft: said to whoever goes on writing. */
function toneFor(desk: Desk, view: IncidentView, [form = 'site']: readonly Form[]) {
  return draftFrom(briefOf(view, { form, purpose: 'statement' }, desk.settings(), desk.now())).tone;
}

function told(desk: Desk, doing: Doing, view: IncidentView, decision: Decision | Done): Answer {
  const voice = voiceOf(desk, doing, view);
  if (!decision.ok) return refusalAnswer(decision.refusal, voice);
  const drafts = decision.events.filter(({ type }) => type === 'drafted');
  const answer = drafts.length > 1 ? allDone(drafts, voice) : doneAnswer(decision.events, voice);
  return 'unread' in decision ? unreadAnswer(answer, voice) : answer;
}

/** Several texts at once, each by its name. */
function allDone(events: readonly IncidentEvent[], voice: Parameters<typeof doneAnswer>[1]): Answer {
  const lines = events.map((event) => doneAnswer([event], voice).text);
  return { tone: 'ok', text: lines.join('\n') };
}

function voiceOf(desk: Desk, { role: seat }: Doing, view: IncidentView) {
  const { org, people, policy } = desk.settings();
  return { org, people, policy, now: desk.now(), seat, view, kin: view.kin, ways: desk.outlets };
}
