import type { Circumstances } from '../circumstances.ts';
import type { Incident } from '../incident.ts';
import type { Decision } from '../language.ts';
import { maybeRead, versionOf } from '../quorum.ts';
import type { Refusal } from '../refusal.ts';
import type { Publication } from '../statement.ts';
import { type Asked, accept, noLongerNeeded, onlyPersons, refuse, stamp } from './answer.ts';

/** A person has looked: it is public, or it is not. A draft that lay elsewhere is public at some link. */
export function settlePublication(
  command: Asked<'settlePublication'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  const { version: number, publication: id, published, link } = command;
  const version = versionOf(incident, number);
  const known = version?.publications.find((each) => each.id === id);
  if (!version || !known || version.hash !== command.hash) return refuse({ reason: 'noPublication' });
  if (isSettled(known)) return refuse(already(known));
  if (published && known.state === 'handedOver' && !link)
    return refuse({ reason: 'textMissing', field: 'link' });
  return accept({
    ...stamp(command, circumstances),
    ...{ type: 'publicationTold', version: number, hash: version.hash, publication: id, way: known.way },
    state: published ? 'published' : 'failed',
    ...(link && { link }),
  });
}

/** What the publisher heard; only of what it is still waiting for. */
export function tellPublication(
  command: Asked<'tellPublication'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const version = versionOf(incident, command.version);
  const known = version?.publications.find(({ id }) => id === command.publication);
  if (!version || !known) return refuse({ reason: 'noPublication' });
  if (known.state !== 'asked') return noLongerNeeded;
  const { publication, state, link, why } = command;
  return accept({
    ...stamp(command, circumstances),
    ...{ type: 'publicationTold', version: version.number, hash: version.hash, publication },
    ...{ way: known.way, state },
    ...(link && { link }),
    ...(why && { why }),
  });
}

/** The page was read again and says something else: each other text once, and once that it reads as approved again. */
export function tellChange(
  command: Asked<'tellChange'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  const version = versionOf(incident, command.version);
  const known = version?.publications.find(({ id }) => id === command.publication);
  if (!version || known?.state !== 'published') return noLongerNeeded;
  const { publication, gone, restored, stands, difference } = command;
  const isTold = restored ? !known.changedAt : known.changedAt && known.stands === stands;
  if (isTold) return noLongerNeeded;
  const named = { version: version.number, hash: version.hash };
  return accept({
    ...stamp(command, circumstances),
    ...{ type: 'pageChanged', ...named, publication, gone },
    ...(restored && { restored }),
    ...(stands !== undefined && { stands }),
    ...(difference && { difference }),
  });
}

/** One of our own accounts speaks about it before any approved text is out (REQ-P6, P7). */
export function tellUnapproved(
  command: Asked<'tellUnapproved'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (incident.stage !== 'open' && incident.stage !== 'owned') return noLongerNeeded;
  if (incident.versions?.some(({ publications }) => publications.some(maybeRead))) return noLongerNeeded;
  const { mention } = command;
  return accept({ ...stamp(command, circumstances), type: 'spokeUnapproved', mention });
}

/** A draft that lies elsewhere stays 已移交 until its words were found where it is said to be public. */
export function unverified({ state }: Publication, found: Asked<'register'>['found']): Refusal | undefined {
  const stands = found === 'same' || found === 'differs';
  return state !== 'handedOver' || stands
    ? undefined
    : { reason: 'linkUnverified', read: found === 'notFound' };
}

/** Nothing more can be said of it by a person. */
export function isSettled({ state }: Publication): boolean {
  return state === 'published' || state === 'failed' || state === 'stopped' || state === 'asked';
}

/** Why nothing more is said of it. */
export function already({ state, way }: Publication): Refusal {
  return state === 'asked' ? { reason: 'underway' } : { reason: 'publishedAlready', way };
}
