import type { Circumstances, Speech } from '../circumstances.ts';
import type { Incident, PersonId } from '../incident.ts';
import type { Decision } from '../language.ts';
import { graceMs, isOut, versionOf, waiting } from '../quorum.ts';
import type { Refusal } from '../refusal.ts';
import { byHand, type Version } from '../statement.ts';
import type { StatementEvent } from '../statementLanguage.ts';
import { type Asked, accept, noLongerNeeded, onlyPersons, refuse, stamp } from './answer.ts';
import { unconfirmed } from './facts.ts';
import { meant } from './meant.ts';
import { already, isSettled, unverified } from './published.ts';

type Ways = Asked<'publish'>['ways'];
const furthestMs = 30 * 24 * 3_600_000;

/** Out, by these ways, now or at a later minute: only what has its quorum, its facts, and no stop switch against it. */
export function publish(
  command: Asked<'publish'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const { actor, now, speech } = circumstances;
  if (actor.kind !== 'person' || !speech) return onlyPersons;
  const found = meant(command, incident);
  if ('ok' in found) return found;
  const { version } = found;
  const { at: due, ways } = command;
  const why =
    expired(version, now) ?? notReady(version, incident, speech) ?? notThatWay(version, ways, speech);
  if (why) return refuse(why);
  if (!due) return accept(...leaving(command, version, ways, actor.id, circumstances));
  const ahead = due.getTime() - now.getTime();
  if (ahead <= 0 || ahead > furthestMs) return refuse({ reason: 'timeWrong' });
  const { version: number, hash } = command;
  const names = ways.map(({ way }) => way);
  return accept({
    ...stamp(command, circumstances),
    ...{ type: 'scheduled', version: number, hash, due, ways: names },
  });
}

/** The minute has come: everything is looked at once more; what does not hold is called off and told. */
export function publishDue(
  command: Asked<'publishDue'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const { now, speech } = circumstances;
  const version = versionOf(incident, command.version);
  const { scheduled } = version ?? {};
  if (!version || !scheduled || !speech || version.end) return noLongerNeeded;
  if (scheduled.at.getTime() > now.getTime()) return noLongerNeeded;
  const found = meant({ version: version.number, hash: version.hash }, incident);
  const ways = command.ways.filter(({ way }) => scheduled.ways.includes(way));
  const why =
    'ok' in found
      ? found.refusal
      : (missed(scheduled, now) ?? notReady(version, incident, speech) ?? notThatWay(version, ways, speech));
  if (!why) return accept(...leaving(command, version, ways, scheduled.by, circumstances));
  const { number, hash } = version;
  const happened = stamp(command, circumstances);
  return accept({ ...happened, type: 'calledOff', version: number, hash, why: why.reason });
}

export function callOff(
  command: Asked<'callOff'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  const found = meant(command, incident);
  if ('ok' in found) return found;
  if (!found.version.scheduled) return refuse({ reason: 'notScheduled' });
  const { version, hash } = command;
  return accept({ ...stamp(command, circumstances), type: 'calledOff', version, hash });
}

/** What people published, with the link; or a draft of ours that they let out. */
export function register(
  command: Asked<'register'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const { actor, now, speech } = circumstances;
  if (actor.kind !== 'person' || !speech) return onlyPersons;
  const found = meant(command, incident);
  if ('ok' in found) return found;
  const { version } = found;
  const { publication: id, link, found: stands } = command;
  if (!link) return refuse({ reason: 'textMissing', field: 'link' });
  const known = version.publications.find((each) => each.id === id);
  const told = (way: string): StatementEvent => ({
    ...stamp(command, circumstances),
    ...{ type: 'publicationTold', version: version.number, hash: version.hash, publication: id },
    ...{ way, state: 'published', link, same: stands === 'same' || stands === 'unread' },
    ...(command.stands !== undefined && { stands: command.stands }),
    ...(command.difference && { difference: command.difference }),
  });
  if (known) {
    const no = isSettled(known) ? already(known) : unverified(known, stands);
    return no ? refuse(no) : accept(told(known.way));
  }
  const ways = [{ way: byHand, publication: id }];
  const why =
    expired(version, now) ??
    notReady(version, incident, speech) ??
    notThatWay(version, ways, withHand(speech));
  if (why) return refuse(why);
  return accept(...leaving(command, version, ways, actor.id, circumstances), told(byHand));
}

function leaving(
  command: Parameters<typeof stamp>[0],
  { number, hash }: Version,
  ways: Ways,
  pressedBy: PersonId,
  circumstances: Circumstances,
): readonly StatementEvent[] {
  const happened = stamp(command, circumstances);
  return ways.map(({ way, publication }) => ({
    ...happened,
    ...{ type: 'publishing', version: number, hash, publication, way, pressedBy },
  }));
}

/** Whoever presses now needs approvals of now: what was set for later is good for its own minute only. */
function expired({ submission }: Version, now: Date): Refusal | undefined {
  if (!submission || submission.until.getTime() > now.getTime()) return undefined;
  return { reason: 'approvalExpired', at: submission.until };
}

/** Its minute was long ago: the house was down, and the words may not fit any more. */
function missed({ at }: NonNullable<Version['scheduled']>, now: Date): Refusal | undefined {
  const until = new Date(at.getTime() + graceMs);
  return until.getTime() <= now.getTime() ? { reason: 'approvalExpired', at: until } : undefined;
}

/** Why this text may not go out at all. */
function notReady(
  { submission, facts, marks }: Version,
  incident: Incident,
  speech: Speech,
): Refusal | undefined {
  if (!submission) return { reason: 'notSubmitted' };
  const waits = waiting(submission, speech);
  if (waits.length > 0) return { reason: 'quorumMissing', waits };
  const blocking = marks.filter(({ blocking }) => blocking).map(({ check }) => check);
  if (blocking.length > 0) return { reason: 'blocked', checks: blocking };
  if (speech.stopped) return { reason: 'stopped', ...speech.stopped };
  return unconfirmed(incident, facts);
}

/** Why it may not go out by one of these ways. */
function notThatWay({ form, publications }: Version, ways: Ways, speech: Speech): Refusal | undefined {
  if (ways.length === 0) return { reason: 'noWay' };
  for (const { way } of ways) {
    const outlet = speech.ways.find(({ name }) => name === way);
    if (!outlet?.forms.includes(form)) return { reason: 'noWay' };
    if (publications.some((each) => each.way === way && isOut(each)))
      return { reason: 'publishedAlready', way };
  }
  return twice(publications, ways);
}

/** One way named twice would be two publications; one name for two would make them one. */
function twice(publications: Version['publications'], ways: Ways): Refusal | undefined {
  const names = ways.map(({ way }) => way);
  const ids = [...publications.map(({ id }) => id), ...ways.map(({ publication }) => publication)];
  const [way = ''] = names;
  const distinct = new Set(names).size === names.length && new Set(ids).size === ids.length;
  return distinct ? undefined : { reason: 'publishedAlready', way };
}

function withHand(speech: Speech): Speech {
  const forms = ['site', 'account', 'weibo', 'reporter', 'replies'] as const;
  return { ...speech, ways: [...speech.ways, { name: byHand, forms }] };
}
