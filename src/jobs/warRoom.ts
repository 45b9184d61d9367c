import { roomName, roomNotice, roomTold } from '../bot/cards/response.ts';
import { degrade } from '../bot/degrade.ts';
import type { Notice } from '../bot/message.ts';
import type { Groups } from '../handlers/authority.ts';
import { type Door, execute } from '../handlers/execute.ts';
import { groupAt, type RoomBook } from '../handlers/rooms.ts';
import type { Response } from '../incident/incident.ts';
import type { NoRoom } from '../incident/responseLanguage.ts';
import type { IncidentView } from '../incident/view.ts';
import { accountsOf, type Channel, type ChannelKey, type StandingDuty } from '../policy/org.ts';
import { dutiesLike } from '../policy/rights.ts';
import { channelsOf } from '../policy/tree.ts';
import type { Identity, Job, JobResult } from '../ports.ts';
import { type DeliverNeeds, told } from './deliver.ts';
import { ranks, waitTurn } from './turns.ts';

export interface RoomNeeds extends DeliverNeeds {
  readonly door: Door;
  readonly groups: Groups;
  readonly rooms: RoomBook;
}

type RoomJob = Extract<Job, { queue: 'room' }>;

const done: JobResult = { done: true };
/** Tried again so often before people are told to do it by hand. */
const patience = 6;
/** A group whose members cannot be told is asked again so often, then the others come without them. */
const rollPatience = 2;
/** Whose groups at headquarters come together (REQ-O14, O16). */
const gathered: readonly StandingDuty[] = ['command', 'office', 'analysis', 'release', 'review'];

/** One step of an incident's own group 响应群; each of them may come twice. */
export async function serveRoom(needs: RoomNeeds, job: RoomJob, attempt: number): Promise<JobResult> {
  const view = await needs.reads.incident([needs.settings().org.root], job.incident);
  const response = view?.incident.response;
  if (!view || !response) return done;
  switch (job.what) {
    case 'make':
      return response.room.is === 'asked' ? make(needs, view, response.room.on, attempt) : done;
    case 'open':
      return response.room.is === 'made' ? open(needs, job, view, response, attempt) : done;
    case 'tell': {
      const voice = { ...needs.settings(), now: needs.now() };
      return response.room.is === 'made'
        ? say(needs, job, view, response.room.channel, () => roomTold(view, voice), attempt)
        : done;
    }
  }
}

/** Under one key of the incident: whoever dies between making and telling finds the same group again. */
async function make(needs: RoomNeeds, view: IncidentView, on: string, attempt: number): Promise<JobResult> {
  const { makeGroup } = needs.platform(on) ?? {};
  if (!makeGroup) return tell(needs, view, { why: 'cannot' });
  const { people, unknown } = await peopleOn(needs, on);
  if (unknown && attempt < rollPatience) return again(attempt, 'who is at headquarters is not known');
  if (people.length === 0) return tell(needs, view, { why: 'nobody' });
  const name = roomName(view, needs.settings());
  const made = await makeGroup(name, people, `room:${view.incident.id}`);
  if (made.made) return tell(needs, view, { channel: `${on}:${made.channel}` });
  if (made.later && attempt + 1 < patience) return again(attempt, made.why);
  needs.log.warn({ incident: view.incident.id, on, why: made.why }, 'a response group was not made');
  return tell(needs, view, { why: made.unsure ? 'unsure' : 'refused' });
}

/** The accounts there of everybody who is in one of headquarters' groups now, wherever those are. */
async function peopleOn(
  { settings, groups }: RoomNeeds,
  on: string,
): Promise<{ readonly people: readonly Identity[]; readonly unknown: boolean }> {
  const { org, policy, people } = settings();
  const at = channelsOf(org, org.root, dutiesLike(gathered, policy));
  const members = await Promise.all(at.map(({ platform, id }) => groups.roll.members(platform, id, 30_000)));
  const persons = members.flatMap((each) =>
    each.known ? each.who.flatMap((who) => people.byIdentity.get(who) ?? []) : [],
  );
  const accounts = persons.flatMap(({ identities }) =>
    identities.filter((each) => each.startsWith(`${accountsOf(on)}:`)),
  );
  return { people: [...new Set(accounts)].sort(), unknown: members.some(({ known }) => !known) };
}

function again(attempt: number, why: string): JobResult {
  return { done: false, afterMs: 5_000 * 2 ** attempt, why };
}

async function tell(
  { door }: RoomNeeds,
  { incident }: IncidentView,
  room: { readonly channel: string } | { readonly why: NoRoom },
): Promise<JobResult> {
  const since = incident.response?.at.toISOString() ?? '';
  await execute(door, {
    id: `room:${incident.id}:${since}`,
    actor: { kind: 'machine', id: 'host' },
    command: { type: 'tellRoom', incident: incident.id, room },
    texts: [],
  });
  return done;
}

/** First what the group is for, then the card below it. */
async function open(
  needs: RoomNeeds,
  job: RoomJob,
  view: IncidentView,
  { by, at, room }: Response,
  attempt: number,
): Promise<JobResult> {
  if (room.is !== 'made') return done;
  const channel = room.channel as ChannelKey;
  await needs.rooms.keep(channel, job.incident);
  const voice = { ...needs.settings(), now: needs.now() };
  const first = (oneWay: boolean) => roomNotice(view, by, at, oneWay, voice);
  const said = await say(needs, job, view, channel, first, attempt);
  if (said.done) await needs.outbox.put([{ queue: 'card', incident: job.incident, channel }]);
  return said;
}

async function say(
  needs: RoomNeeds,
  job: RoomJob,
  { incident }: IncidentView,
  channel: string,
  words: (oneWay: boolean) => Notice,
  attempt: number,
): Promise<JobResult> {
  const group: Channel | undefined = groupAt(needs.settings(), channel as ChannelKey);
  const platform = group && needs.platform(group.platform);
  if (!group || !platform) return done;
  const ticket = { id: job.key, rank: ranks[incident.level], what: 'send' } as const;
  const turn = await waitTurn(needs, platform, group.id, ticket);
  if (turn > 0) return { done: false, afterMs: turn, why: 'others go first', early: true };
  const notice = degrade(words(platform.can.oneWay === true), platform.can, needs.settings().policy.language);
  const delivery = await platform.send(group.id, notice, job.key);
  await needs.pacer.heard(platform, group.id, delivery);
  return told(needs, delivery, attempt, { channel, what: job.what });
}
