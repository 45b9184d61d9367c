import { type DigestSaid, digestAnswer } from '../bot/cards/digest.ts';
import type { Answer } from '../bot/message.ts';
import type { Period } from '../reports/digest/digest.ts';
import { dateTyped, lastPeriod, periodOf, runningPeriod } from '../reports/digest/period.ts';
import { channelKey } from './authority.ts';
import type { Asked, Desk, Doing } from './desk.ts';
import type { DigestPhrase } from './phraseDigest.ts';
import { groupAt } from './rooms.ts';

/** Puts a digest of this group into this group, for what its unit may see: who asks sees no more than the group. */
export async function askedDigest(desk: Desk, doing: Doing<Asked>, phrase: DigestPhrase): Promise<Answer> {
  const settings = desk.settings();
  const now = desk.now();
  const channel = channelKey(doing.platform, doing.inbound.channel);
  const room = groupAt(settings, channel);
  const group = room?.incident === undefined ? room : undefined;
  const said = (how: DigestSaid): Answer => digestAnswer(how, settings.policy);
  if (!group) return said('elsewhere');
  const period = periodAsked(phrase, now, settings.org.units.get(group.unit)?.zone ?? 'UTC');
  if (!period) return said('date');
  const { form, first, last, running } = period;
  const key = `typed:${doing.platform}:${doing.inbound.key}`;
  const { table } = phrase;
  const upTo = running && { upTo: now.toISOString() };
  await desk.digest({ key, channel, form, first, last, ...upTo, ...(table && { table }) });
  return said('coming');
}

function periodAsked({ form, of }: DigestPhrase, now: Date, zone: string): Period | undefined {
  if (of === undefined) return runningPeriod(form, now, zone);
  if (of === 'last') return lastPeriod(form, now, zone);
  const day = dateTyped(of.date, now, zone);
  if (day === undefined) return undefined;
  const period = periodOf('day', day, day, zone);
  return period.to > now ? runningPeriod('day', now, zone) : period;
}
