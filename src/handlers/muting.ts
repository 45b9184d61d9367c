import { mutedAnswer, muteHowAnswer, muteListAnswer, unmutedAnswer } from '../bot/cards/mute.ts';
import type { Answer } from '../bot/message.ts';
import { dutiesThatMute, mayMute } from '../policy/rights.ts';
import { wrongWithMute } from '../triage/mute.ts';
import type { Asked, Desk, Doing } from './desk.ts';
import type { MutePhrase } from './mutePhrase.ts';
import { endOf } from './muteUntil.ts';
import { refused } from './refused.ts';

const shortestReason = 4;
type Here = Parameters<typeof muteListAnswer>[1];

/** HQ says what shall not alarm, until when and why; anybody else is told who may. */
export async function muting(desk: Desk, doing: Doing<Asked>, phrase: MutePhrase): Promise<Answer> {
  const { org, people, policy } = desk.settings();
  const { person, role } = doing;
  if (!mayMute(role, org, policy)) {
    const needs = dutiesThatMute(policy);
    return refused(desk, doing, { reason: 'notPermitted', needs, nearest: org.root });
  }
  const now = desk.now();
  const voice = { org, people, policy, now, seat: role };
  switch (phrase.kind) {
    case 'muteHow':
      return muteHowAnswer('how', voice);
    case 'mutes':
      return listed(desk, doing, voice);
    case 'unmute': {
      const lifted = await desk.mutes.lift(phrase.id, { by: person.id, role, at: now });
      return unmutedAnswer(lifted, phrase.id, voice);
    }
    case 'mute':
      return mute(desk, doing, phrase, now);
  }
}

/** Names of accounts are in it: that they were looked at is on record. */
async function listed(desk: Desk, { person, role }: Doing<Asked>, voice: Here): Promise<Answer> {
  const mutes = await desk.mutes.list(voice.now);
  await desk.audit.note({
    actor: `person:${person.id}`,
    action: 'viewed',
    subject: 'mutes',
    detail: { mutes: mutes.map(({ id }) => id), unit: role.unit, duty: role.duty },
    at: voice.now,
  });
  return muteListAnswer(mutes, voice);
}

async function mute(
  desk: Desk,
  { person, role, platform, inbound }: Doing<Asked>,
  { what, value, until, reason }: Extract<MutePhrase, { kind: 'mute' }>,
  now: Date,
): Promise<Answer> {
  const { org, people, policy } = desk.settings();
  const voice = { org, people, policy, now, seat: role };
  const end = endOf(until, now, org.units.get(role.unit)?.zone ?? 'UTC');
  const wrong = wrongWithMute(what, value, org);
  if (wrong) return muteHowAnswer(wrong, voice);
  if (!end) return muteHowAnswer('date', voice);
  if ([...reason].length < shortestReason) return muteHowAnswer('reason', voice);
  const key = `${platform}:${inbound.key}`;
  const id = await desk.mutes.add({
    ...{ key, kind: what, value, reason, until: end, by: person.id, role, at: now },
  });
  const made = (await desk.mutes.list(now)).find((each) => each.id === id);
  return made ? mutedAnswer(made, voice) : muteHowAnswer('date', voice);
}
