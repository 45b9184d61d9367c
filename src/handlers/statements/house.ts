import { approvalsAnswer, approvalsFor } from '../../bot/cards/approvals.ts';
import { delegationAnswer, stopAnswer } from '../../bot/cards/stop.ts';
import type { Answer } from '../../bot/message.ts';
import type { TextId } from '../../incident/incident.ts';
import { commands } from '../../policy/speech.ts';
import type { Asked, Desk, Doing } from '../desk.ts';
import type { HousePhrase } from '../phraseHouse.ts';
import { refused } from '../refused.ts';
import { groupOf, standIn } from './standIn.ts';
import { timeIn } from './times.ts';

const most = 200;
const longestMs = 14 * 24 * 3_600_000;

/** What is the whole house's: the stop switch, who stands in for whom, what waits for approval. */
export async function house(desk: Desk, doing: Doing<Asked>, phrase: HousePhrase): Promise<Answer> {
  return phrase.kind === 'approvals' ? approvals(desk, doing) : commanding(desk, doing, phrase);
}

/** The stop switch by the button of a card: it is the house's, not that text's. */
export function onStop(
  desk: Desk,
  doing: Doing,
  action: 'stopAll' | 'liftStop',
  reason: string | undefined,
): Promise<Answer> {
  if (action === 'liftStop') return commanding(desk, doing, { kind: 'liftStop' });
  return commanding(desk, doing, { kind: 'stop', ...(reason && { reason }) });
}

/** What only the command group may, or may undo. */
async function commanding(
  desk: Desk,
  doing: Doing,
  phrase: Exclude<HousePhrase, { kind: 'approvals' }>,
): Promise<Answer> {
  const { org, policy } = desk.settings();
  const { role, byFile = false } = doing;
  if (role.unit !== org.root || !commands(role.duty, policy))
    return refused(desk, doing, { reason: 'notPermitted', needs: ['command'], nearest: org.root });
  if (byFile && phrase.kind !== 'stop') return refused(desk, doing, { reason: 'rosterTooWeak' });
  switch (phrase.kind) {
    case 'stop':
      return stopping(desk, doing, phrase.reason ?? '');
    case 'liftStop':
      return lifting(desk, doing);
    case 'delegate':
    case 'undelegate':
      return delegating(desk, doing, phrase);
  }
}

async function stopping(desk: Desk, { person, role }: Doing, words: string): Promise<Answer> {
  const at = desk.now();
  const reason = words === '' ? undefined : ({ id: desk.newId() as TextId, kind: 'reason', words } as const);
  const stopped = await desk.stopSwitch.stop({ by: person.id, role, at, ...(reason && { reason }) });
  await desk.tellHq({ about: 'stop', state: 'stopped', by: person.id }, `stop:${stopped.at.toISOString()}`);
  return stopAnswer(stopped, { ...desk.settings(), now: at, seat: role });
}

async function lifting(desk: Desk, { person, role }: Doing): Promise<Answer> {
  const at = desk.now();
  const { lifted, by } = await desk.stopSwitch.lift({ by: person.id, role, at });
  if (lifted && by.length > 0)
    await desk.tellHq({ about: 'stop', state: 'lifted', by: person.id }, `lift:${at.toISOString()}`);
  const left = lifted ? undefined : await desk.stopSwitch.state();
  return stopAnswer(left, { ...desk.settings(), now: at, seat: role });
}

/** A named person may act for the command group until then; who gives it is named with every approval of theirs. */
async function delegating(
  desk: Desk,
  doing: Doing,
  phrase: Extract<HousePhrase, { kind: 'delegate' | 'undelegate' }>,
): Promise<Answer> {
  const { org, policy, people } = desk.settings();
  const { role, person, platform, inbound } = doing;
  const now = desk.now();
  const voice = { org, people, policy, now, seat: role };
  const named = [...people.byId.values()].filter(
    ({ name, id }) => name === phrase.name || id === phrase.name,
  );
  const [who] = named;
  if (!who || named.length > 1) {
    await refused(desk, doing, { reason: 'personUnknown' });
    return delegationAnswer(who ? 'several' : 'nobody', phrase.name, voice);
  }
  if (phrase.kind === 'undelegate') {
    const ended = await desk.delegations.end(who.id, { by: person.id, role, at: now });
    if (!ended) await refused(desk, doing, { reason: 'notFound' });
    return delegationAnswer(ended ? 'ended' : 'none', who.name, voice);
  }
  const until = timeIn(phrase.until, now, org.units.get(role.unit)?.zone ?? 'UTC');
  if (!until || until <= now || until.getTime() - now.getTime() > longestMs) {
    await refused(desk, doing, { reason: 'timeWrong' });
    return delegationAnswer('time', who.name, voice);
  }
  const id = `${platform}:${inbound.key}`;
  const { duty } = role;
  await desk.delegations.give({ id, person: who.id, duty, behalf: person.id, at: now, until }, role);
  return delegationAnswer('given', who.name, voice, until);
}

/**
 * What waits for this person's yes, gravest first, with whose it still needs. Who stands in 代理 has the texts brought to their group:
 * nobody asks it for approval, and nobody says yes to what they have not read.
 */
async function approvals(desk: Desk, doing: Doing<Asked>): Promise<Answer> {
  const { org, policy, people } = desk.settings();
  const { role, person } = doing;
  const given = await standIn(desk, doing);
  const waiting = await desk.statements.waiting(most);
  const views = await Promise.all(waiting.map((id) => desk.reads.incident([role.unit], id)));
  const voices = [person.id, ...(given ? [given.behalf] : [])];
  const seat = { unit: role.unit, duty: given?.duty ?? role.duty };
  const ctx = { org, people, policy, now: desk.now(), voices };
  const seen = views.flatMap((view) => view ?? []);
  if (given)
    for (const { incident, statement } of approvalsFor(seen, seat, ctx))
      await desk.show(incident, statement, groupOf(doing));
  return approvalsAnswer(seen, seat, ctx);
}
