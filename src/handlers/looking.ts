import { historyLines } from '../bot/cards/history.ts';
import { sourceLines } from '../bot/cards/saying.ts';
import type { Answer } from '../bot/message.ts';
import type { IncidentView } from '../incident/view.ts';
import type { Desk, Doing } from './desk.ts';
import { opening } from './opening.ts';
import { refused } from './refused.ts';

const most = 8;

/**
 * Looking changes nothing, and looking at what was said leaves a trace (查看原文，留痕). The words are the masked ones; with a
 * reason, they are opened for who may.
 */
export async function looking(
  desk: Desk,
  doing: Doing,
  view: IncidentView,
  what: 'view' | 'history',
  values: Readonly<Record<string, string>>,
): Promise<Answer> {
  const reason = values.reason?.trim() ?? '';
  if (what === 'view' && reason !== '') {
    if (!desk.groups.platform(doing.platform)?.can.private)
      return refused(desk, doing, { reason: 'notPrivate' });
    return opening(desk, doing, view, { reason, mention: values.mention });
  }
  const { person, role } = doing;
  const voice = { ...desk.settings(), now: desk.now() };
  const { id } = view.incident;
  if (what === 'history') {
    const entries = await desk.reads.timeline([role.unit], id);
    return { tone: 'ok', text: [view.code, ...historyLines(entries, view, role, voice)].join('\n') };
  }
  const mentions = await desk.reads.mentionsOf([role.unit], id, most);
  await desk.audit.note({
    actor: `person:${person.id}`,
    action: 'viewed',
    subject: id,
    detail: { mentions: mentions.map((mention) => mention.id), unit: role.unit, duty: role.duty },
    at: voice.now,
  });
  return { tone: 'ok', text: [view.code, ...sourceLines(mentions, role, voice)].join('\n') };
}
