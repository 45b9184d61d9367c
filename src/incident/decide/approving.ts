import type { Circumstances } from '../circumstances.ts';
import type { Incident } from '../incident.ts';
import type { Decision } from '../language.ts';
import { countedOf, versionOf, waiting } from '../quorum.ts';
import type { Refusal } from '../refusal.ts';
import type { Submission, Version } from '../statement.ts';
import { type Asked, accept, noLongerNeeded, onlyPersons, refuse, stamp } from './answer.ts';
import { unconfirmed } from './facts.ts';
import { asSubmitted } from './meant.ts';

/**
 * One person's yes to this exact text: never an author's or that of whoever handed it in, nor of who stands in for one of
 * them; never twice, never by a list in a file where that is too weak, never after its time, never where who stands in has not
 * been shown it (SECURITY T5-T7). A warning is overruled by the first who says yes, with a reason.
 */
export function approve(
  command: Asked<'approve'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const { actor, now, speech } = circumstances;
  if (actor.kind !== 'person' || !speech?.duty) return onlyPersons;
  const found = asSubmitted(command, incident);
  if ('ok' in found) return found;
  const { version, submission } = found;
  const why =
    mayNot(version, submission, circumstances) ??
    unconfirmed(incident, version.facts) ??
    unexplained(version, submission, command) ??
    (speech.unseen ? ({ reason: 'textUnseen' } as const) : undefined);
  if (why) return refuse(why);

  const { duty, behalf } = speech;
  const given = { by: actor.id, duty, at: now, ...(speech.byFile && { byFile: true as const }) };
  const approvals = [...submission.approvals.filter(({ by }) => by !== actor.id), given];
  const last = waiting({ ...submission, approvals }, speech).length === 0;
  const { version: number, hash, reason } = command;
  return accept({
    ...stamp(command, circumstances),
    ...{ type: 'approved', version: number, hash, duty },
    ...(behalf && { behalf }),
    ...(speech.byFile && { byFile: true as const }),
    ...(reason && { overruled: reason }),
    ...(last && { until: usableUntil(submission, now, speech.approvalMs) }),
  });
}

/** However often a yes is taken back and given again, nobody's lasts longer than one wait and one use. */
function usableUntil({ at }: Submission, now: Date, approvalMs: number): Date {
  return new Date(Math.min(now.getTime() + approvalMs, at.getTime() + 2 * approvalMs));
}

function mayNot(
  { authors }: Version,
  submission: Submission,
  { actor, now, speech }: Circumstances,
): Refusal | undefined {
  if (actor.kind !== 'person' || !speech?.duty) return { reason: 'notPermitted', needs: [] };
  const { until } = submission;
  const voices = [actor.id, ...(speech.behalf ? [speech.behalf] : [])];
  if (voices.some((each) => each === submission.by || authors.includes(each))) return { reason: 'isAuthor' };
  const before = countedOf(submission.approvals, speech.liveOnly).find(({ by, behalf }) =>
    voices.some((each) => each === by || each === behalf),
  );
  if (before) return { reason: 'approvedAlready', at: before.at };
  if (until.getTime() <= now.getTime()) return { reason: 'approvalExpired', at: until };
  if (speech.byFile && speech.liveOnly) return { reason: 'rosterTooWeak' };
  const waits = waiting(submission, speech);
  return waits.includes(speech.duty) ? undefined : { reason: 'dutyFilled', waits };
}

function unexplained(
  { marks }: Version,
  { approvals }: Submission,
  { reason }: Asked<'approve'>,
): Refusal | undefined {
  const checks = [...new Set(marks.filter(({ blocking }) => !blocking).map(({ check }) => check))];
  const explained = reason !== undefined || approvals.some(({ overruled }) => overruled);
  return checks.length > 0 && !explained ? { reason: 'warned', checks } : undefined;
}

/** A yes may be taken back until it is on its way out; what was to be published at a later minute is called off. */
export function unapprove(
  command: Asked<'unapprove'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const { actor } = circumstances;
  if (actor.kind !== 'person') return onlyPersons;
  const found = asSubmitted(command, incident);
  if ('ok' in found) return found;
  if (!found.submission.approvals.some(({ by }) => by === actor.id)) return refuse({ reason: 'notApproved' });
  const { version, hash } = command;
  const named = { ...stamp(command, circumstances), version, hash };
  const calledOff = found.version.scheduled ? [{ ...named, type: 'calledOff' } as const] : [];
  return accept({ ...named, type: 'unapproved' }, ...calledOff);
}

/** A no ends the version: what is right is a new text. */
export function sendBack(
  command: Asked<'reject'> | Asked<'askChanges'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  const found = asSubmitted(command, incident);
  if ('ok' in found) return found;
  const { version, hash, reason } = command;
  if (!reason) return refuse({ reason: 'textMissing', field: 'reason' });
  const how = command.type === 'reject' ? 'rejected' : 'changesAsked';
  return accept({ ...stamp(command, circumstances), type: 'versionEnded', version, hash, how, reason });
}

/** The timer's: its time is over, and it was neither published nor set for a later minute. */
export function approvalLate(
  command: Asked<'approvalLate'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const version = versionOf(incident, command.version);
  const found = version && asSubmitted({ version: version.number, hash: version.hash }, incident);
  if (!found || 'ok' in found || found.version.scheduled) return noLongerNeeded;
  if (found.submission.until.getTime() > circumstances.now.getTime()) return noLongerNeeded;
  const { number, hash } = found.version;
  const happened = stamp(command, circumstances);
  return accept({ ...happened, type: 'versionEnded', version: number, hash, how: 'expired' });
}

/** The timer's: whom it still waits for is asked again. */
export function approvalWaits(
  command: Asked<'approvalWaits'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const version = versionOf(incident, command.version);
  const found = version && asSubmitted({ version: version.number, hash: version.hash }, incident);
  if (!found || 'ok' in found) return noLongerNeeded;
  const { submission } = found;
  const { now, speech } = circumstances;
  const waits = waiting(submission, speech ?? { needs: [], liveOnly: false });
  if (waits.length === 0 || submission.until.getTime() <= now.getTime()) return noLongerNeeded;
  const { number, hash } = found.version;
  const { step } = command;
  return accept({
    ...stamp(command, circumstances),
    ...{ type: 'approvalReminded', version: number, hash, step },
  });
}
