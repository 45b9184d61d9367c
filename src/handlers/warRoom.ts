import { doneAnswer, refusalAnswer } from '../bot/cards/answer.ts';
import type { Answer } from '../bot/message.ts';
import type { IncidentId } from '../incident/incident.ts';
import type { Command } from '../incident/language.ts';
import type { Refusal } from '../incident/refusal.ts';
import { subjectIn } from '../incident/statement.ts';
import type { IncidentView } from '../incident/view.ts';
import { accountsOf } from '../policy/org.ts';
import { dutiesLike } from '../policy/rights.ts';
import { channelsOf } from '../policy/tree.ts';
import type { Inbound } from '../ports.ts';
import { channelKey, standingAtHq } from './authority.ts';
import type { Asked, Desk, Doing } from './desk.ts';
import { execute } from './execute.ts';
import { understand } from './phrasebook.ts';
import { refused } from './refused.ts';
import { groupAt } from './rooms.ts';

/** 启动响应: decided here, and the group is made by a job; where no platform makes one, the answer says how by hand. */
export function starting(desk: Desk, doing: Doing, view: IncidentView): Promise<Answer> {
  const on = makerFor(desk, doing.platform);
  const incident = view.incident.id;
  return asked(desk, doing, view, { type: 'startResponse', incident, ...(on !== undefined && { on }) });
}

/** The platform of where it was pressed, in whichever of its ways can; else that of the command group. */
function makerFor(desk: Desk, platform: string): string | undefined {
  const { org, policy } = desk.settings();
  const command = channelsOf(org, org.root, dutiesLike(['command'], policy));
  const names = [platform, ...command.map((group) => group.platform)];
  const ways = names.flatMap((name) => [name, accountsOf(name), `${accountsOf(name)}-chat`]);
  return ways.find((name) => desk.groups.platform(name)?.makeGroup !== undefined);
}

/**
 * `绑定 P128` in a group that is nobody's yet, by who is in headquarters' command group now: the second of the two
 * confirmations, after 启动响应 (SECURITY T10). Undefined: that is not what was said.
 */
export async function bindingRoom(desk: Desk, platform: string, inbound: Asked): Promise<Answer | undefined> {
  const phrase = understand(inbound.text);
  if (phrase.kind !== 'bindRoom') return undefined;
  const who = await standingAtHq(desk.groups, desk.settings(), inbound.by, true);
  if (!who.ok) return undefined;
  const doing = { person: who.person, role: who.role, byFile: who.byFile, platform, inbound };
  const view = await desk.reads.byCode([who.role.unit], phrase.code);
  if (!view) return refused(desk, doing, { reason: 'notFound' });
  const channel = channelKey(platform, inbound.channel);
  return asked(desk, doing, view, { type: 'bindRoom', incident: view.incident.id, channel });
}

async function asked(desk: Desk, doing: Doing, view: IncidentView, command: Command): Promise<Answer> {
  const { person, role, platform, inbound } = doing;
  const decision = await execute(desk.door, {
    id: `${platform}:${inbound.key}`,
    actor: { kind: 'person', id: person.id },
    ...{ role, command, texts: [] },
  });
  const voice = { ...desk.settings(), now: desk.now(), seat: role, view, kin: view.kin };
  return decision.ok ? doneAnswer(decision.events, voice) : refusalAnswer(decision.refusal, voice);
}

/** Why this is not for the group of one incident; undefined: it is about that one, or no such group. */
export async function outsideRoom(
  desk: Desk,
  platform: string,
  inbound: Inbound,
): Promise<Refusal | undefined> {
  const room = groupAt(desk.settings(), channelKey(platform, inbound.channel))?.incident;
  if (room === undefined) return undefined;
  const { org } = desk.settings();
  const view = await desk.reads.incident([org.root], room);
  if (!view) return { reason: 'notFound' };
  return isAbout(room, view.code, inbound) ? undefined : { reason: 'otherRoom', code: view.code };
}

function isAbout(room: IncidentId, code: string, inbound: Inbound): boolean {
  if (inbound.kind === 'press') {
    const { incident, statement } = subjectIn(inbound.subject);
    return incident === room && statement === undefined;
  }
  if (inbound.kind !== 'ask') return false;
  const phrase = understand(inbound.text);
  if (phrase.kind === 'help' || phrase.kind === 'unknown') return true;
  return (phrase.kind === 'press' || phrase.kind === 'status') && phrase.code === code;
}
