import {
  configNotice,
  incidentNotice,
  poisonNotice,
  rollUpNotice,
  sourceNotice,
} from '../bot/cards/notice.ts';
import { statementNotice } from '../bot/cards/statementNotice.ts';
import { stopNotice } from '../bot/cards/stop.ts';
import { degrade } from '../bot/degrade.ts';
import type { Notice } from '../bot/message.ts';
import { type Groups, personsIn } from '../handlers/authority.ts';
import type { IncidentId, PersonId } from '../incident/incident.ts';
import { accountsOf, type Channel } from '../policy/org.ts';
import type { Job, JobResult, NoticeIntent } from '../ports.ts';
import { noteSaid } from './cards.ts';
import { type DeliverNeeds, told } from './deliver.ts';
import { ranks, waitTurn } from './turns.ts';

interface NoticeNeeds extends DeliverNeeds {
  readonly groups: Groups;
}

/** A message that rings phones: its words are made now, and it is sent once under its key where the platform can tell. */
export async function deliverNotice(
  needs: NoticeNeeds,
  job: Extract<Job, { queue: 'notice' }>,
  attempt: number,
): Promise<JobResult> {
  const group = needs.settings().org.channels.get(job.channel);
  const platform = group && needs.platform(group.platform);
  if (!group || !platform) return { done: true };
  const said = await words(needs, job.notice, group);
  if (!said) return { done: true };
  const { notice, speaksOf = [] } = said;
  const turn = await waitTurn(needs, platform, group.id, {
    id: job.key,
    rank: rankOf(job.notice, notice),
    what: 'send',
  });
  if (turn > 0) return { done: false, afterMs: turn, why: 'others go first', early: true };
  const delivery = await platform.send(
    group.id,
    degrade(notice, platform.can, needs.settings().policy.language),
    job.key,
  );
  await needs.pacer.heard(platform, group.id, delivery);
  if (delivery.outcome === 'sent' && speaksOf.length > 0)
    await needs.cards.heard(job.channel, speaksOf, needs.now());
  if (delivery.outcome === 'sent' && job.notice.about === 'incident' && !platform.can.update)
    await noteSaid(needs, job.notice, group);
  return told(needs, delivery, attempt, { channel: job.channel, about: job.notice.about });
}

function rankOf({ about }: NoticeIntent, { tone }: Notice): number {
  if (about === 'rollUp') return ranks.rollUp;
  return tone === 'calm' || tone === 'trouble' ? ranks.other : ranks[tone];
}

interface Said {
  readonly notice: Notice;
  /** Incidents whose first word in this group this is. */
  readonly speaksOf?: readonly IncidentId[];
}

async function words(needs: NoticeNeeds, intent: NoticeIntent, group: Channel): Promise<Said | undefined> {
  if (intent.about === 'rollUp') return rollUp(needs, group);
  const notice = await oneNotice(needs, intent, group);
  return notice && { notice };
}

/** All that wait to be shown here for the first time: each card follows when there is room. */
async function rollUp(
  { settings, reads, cards, now }: DeliverNeeds,
  group: Channel,
): Promise<Said | undefined> {
  const waiting = await cards.unheard(group.key);
  const views = await Promise.all(waiting.map((incident) => reads.incident([group.unit], incident)));
  const seen = views.filter((view) => view !== undefined);
  const notice = rollUpNotice(seen, group.unit, { ...settings(), now: now() });
  return notice && { notice, speaksOf: seen.map(({ incident }) => incident.id) };
}

async function oneNotice(
  { settings, reads, now, groups }: NoticeNeeds,
  intent: Exclude<NoticeIntent, { about: 'rollUp' }>,
  group: Channel,
): Promise<Notice | undefined> {
  const voice = { ...settings(), now: now() };
  switch (intent.about) {
    case 'incident': {
      const view = await reads.incident([group.unit], intent.incident);
      const identityOf = (person: PersonId): string | undefined =>
        voice.people.byId
          .get(person)
          ?.identities.find((each) => each.startsWith(`${accountsOf(group.platform)}:`));
      if (!view) return undefined;
      const waits = intent.ring === 'approvalWaits';
      const ctx = { ...voice, identityOf, ...(waits && { present: await personsIn(groups, group) }) };
      return intent.statement
        ? statementNotice(view, intent.statement, intent.ring, group.unit, ctx)
        : incidentNotice(view, intent.ring, group.unit, ctx);
    }
    case 'source':
      return sourceNotice({ ...intent, since: new Date(intent.since) }, voice);
    case 'config':
      return configNotice(intent, voice);
    case 'poison':
      return poisonNotice(intent, voice);
    case 'stop':
      return stopNotice(intent, { ...voice, seat: { unit: group.unit, duty: group.duty } });
  }
}
