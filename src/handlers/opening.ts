import { refusalAnswer } from '../bot/cards/answer.ts';
import { openedAnswer } from '../bot/cards/opened.ts';
import type { Answer } from '../bot/message.ts';
import type { TextId } from '../incident/incident.ts';
import type { IncidentView } from '../incident/view.ts';
import { mayOpen } from '../policy/rights.ts';
import type { Desk, Doing } from './desk.ts';
import { refused } from './refused.ts';

const shortestReason = 4;

/**
 * What is sealed, opened for the one who asks with a reason, where policy lets this group: the words with the author's
 * handle, or the handle alone. It is answered to them only, and each opening is audited (REQ-P5).
 */
export async function opening(
  desk: Desk,
  doing: Doing,
  view: IncidentView,
  { reason, mention = '' }: { readonly reason: string; readonly mention: string | undefined },
): Promise<Answer> {
  const { person, role } = doing;
  const settings = desk.settings();
  const { org, policy } = settings;
  const voice = { ...settings, now: desk.now(), seat: role };
  const part = mayOpen(role, view.incident, org, policy);
  if (!part) {
    const needs = policy.mayOpen.words;
    return refused(desk, doing, { reason: 'notPermitted', needs, nearest: org.root });
  }
  if ([...reason].length < shortestReason) {
    return refusalAnswer({ reason: 'textMissing', field: 'reason' }, voice);
  }
  const opened = await desk.openings.open({
    ...{ incident: view.incident.id, mention: mention || shownOf(view), part },
    ...{ by: person.id, role, reason: { id: desk.newId() as TextId, words: reason }, at: voice.now },
  });
  return opened ? openedAnswer(view.code, opened, part, voice) : refused(desk, doing, { reason: 'notFound' });
}

/** Unless another is named: the one the card quotes. */
function shownOf({ quote, first }: IncidentView): string {
  return quote?.id ?? first?.id ?? '';
}
