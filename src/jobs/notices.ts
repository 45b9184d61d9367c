import { configNotice, incidentNotice, poisonNotice, sourceNotice } from '../bot/cards/notice.ts';
import { degrade } from '../bot/degrade.ts';
import type { Notice } from '../bot/message.ts';
import type { PersonId } from '../incident/incident.ts';
import type { Channel } from '../policy/org.ts';
import type { Job, JobResult, NoticeIntent } from '../ports.ts';
import { type DeliverNeeds, told } from './deliver.ts';

/** A message that rings phones: its words are made now, and it is sent once under its key where the platform can tell. */
export async function deliverNotice(
  needs: DeliverNeeds,
  job: Extract<Job, { queue: 'notice' }>,
  attempt: number,
): Promise<JobResult> {
  const group = needs.settings().org.channels.get(job.channel);
  const platform = group && needs.platform(group.platform);
  if (!group || !platform) return { done: true };
  const notice = await words(needs, job.notice, group);
  if (!notice) return { done: true };
  const delivery = await platform.send(
    group.id,
    degrade(notice, platform.can, needs.settings().policy.language),
    job.key,
  );
  return told(needs, delivery, attempt, { channel: job.channel, about: job.notice.about });
}

async function words(
  { settings, reads, now }: DeliverNeeds,
  intent: NoticeIntent,
  group: Channel,
): Promise<Notice | undefined> {
  const voice = { ...settings(), now: now() };
  switch (intent.about) {
    case 'incident': {
      const view = await reads.incident([group.unit], intent.incident);
      const identityOf = (person: PersonId): string | undefined =>
        voice.people.byId.get(person)?.identities.find((each) => each.startsWith(`${group.platform}:`));
      return view && incidentNotice(view, intent.ring, group.unit, { ...voice, identityOf });
    }
    case 'source':
      return sourceNotice({ ...intent, since: new Date(intent.since) }, voice);
    case 'config':
      return configNotice(intent, voice);
    case 'poison':
      return poisonNotice(intent, voice);
  }
}
