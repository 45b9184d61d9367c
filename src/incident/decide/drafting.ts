import type { Circumstances } from '../circumstances.ts';
import type { Incident, Known, PersonId } from '../incident.ts';
import type { Decision } from '../language.ts';
import { isOut, latestOf, versionOf } from '../quorum.ts';
import type { Version } from '../statement.ts';
import type { StatementEvent } from '../statementLanguage.ts';
import { type Asked, accept, noLongerNeeded, onlyPersons, refuse, stamp, wrongStage } from './answer.ts';
import { unconfirmed } from './facts.ts';
import { asSubmitted, meant } from './meant.ts';

/**
 * A new text. Whoever saw another one before is told; the text it replaces ends, and with it every yes it had (SECURITY
 * T6). Everybody who had a hand in it is an author for good.
 */
export function draft(command: Asked<'draft'>, incident: Incident, circumstances: Circumstances): Decision {
  if (incident.stage === 'none' || incident.stage === 'merged' || incident.stage === 'dismissed')
    return wrongStage(incident);
  const { text, number, base, about, statement, form, purpose, hash, facts, marks } = command;
  if (!text) return refuse({ reason: 'textMissing', field: 'text' });
  const before = base === undefined ? undefined : versionOf(incident, base);
  const wrong = misplaced(incident, command, before, circumstances) ?? overtaken(incident, command, before);
  if (wrong) return wrong;
  const lost = unconfirmed(incident, facts);
  if (lost) return refuse(lost);

  const happened = stamp(command, circumstances);
  const ended: StatementEvent[] =
    before && !before.end
      ? [{ ...happened, type: 'versionEnded', version: before.number, hash: before.hash, how: 'superseded' }]
      : [];
  return accept(...ended, {
    ...happened,
    ...{ type: 'drafted', version: number, hash, statement, form, purpose, text, facts, marks },
    authors: authorsOf(before, circumstances),
    ...(base !== undefined && { base }),
    ...(about !== undefined && { about }),
  });
}

/**
 * The next text of a statement names the one before, or its authors would be forgotten. A machine's text takes nobody's yes
 * away: whatever it would have mended, people have it in hand.
 */
function misplaced(
  { versions = [] }: Known,
  { base, statement }: Asked<'draft'>,
  before: Version | undefined,
  { actor }: Circumstances,
): Decision | undefined {
  const begun = versions.some((each) => each.statement === statement);
  if (base === undefined ? begun : before?.statement !== statement) return refuse({ reason: 'notFound' });
  return before?.submission && actor.kind === 'machine' ? noLongerNeeded : undefined;
}

function overtaken(
  incident: Known,
  { number, about, purpose }: Asked<'draft'>,
  before: Version | undefined,
): Decision | undefined {
  const latest = before && latestOf(incident, before);
  if (latest && latest.number !== before.number)
    return refuse({ reason: 'textChanged', current: latest.number });
  if (before?.publications.some(isOut)) return refuse({ reason: 'underway' });
  if (purpose !== 'statement') {
    const earlier = about === undefined ? undefined : versionOf(incident, about);
    if (!earlier?.publications.some(isOut)) return refuse({ reason: 'noPublication' });
  }
  const next = (incident.versions?.length ?? 0) + 1;
  return number === next ? undefined : refuse({ reason: 'textChanged', current: next - 1 });
}

function authorsOf(before: Version | undefined, { actor }: Circumstances): readonly PersonId[] {
  const own = actor.kind === 'person' ? [actor.id] : [];
  return [...new Set([...(before?.authors ?? []), ...own])];
}

/** Handed in for approval: what must be mended in the text is mended first. */
export function submit(command: Asked<'submit'>, incident: Incident, circumstances: Circumstances): Decision {
  const { actor, now, speech } = circumstances;
  if (actor.kind !== 'person' || !speech) return onlyPersons;
  const found = meant(command, incident);
  if ('ok' in found) return found;
  const { version } = found;
  if (version.submission) return refuse({ reason: 'submittedAlready' });
  const blocking = version.marks.filter(({ blocking }) => blocking).map(({ check }) => check);
  if (blocking.length > 0) return refuse({ reason: 'blocked', checks: [...new Set(blocking)] });
  const lost = unconfirmed(incident, version.facts);
  if (lost) return refuse(lost);
  const until = new Date(now.getTime() + speech.approvalMs);
  const { version: number, hash } = command;
  return accept({
    ...stamp(command, circumstances),
    ...{ type: 'submitted', version: number, hash, needs: speech.needs, until },
  });
}

/** The writers want it back: nobody's yes to it counts any more. */
export function takeBack(
  command: Asked<'takeBack'>,
  incident: Incident,
  circumstances: Circumstances,
): Decision {
  if (circumstances.actor.kind !== 'person') return onlyPersons;
  const found = asSubmitted(command, incident);
  if ('ok' in found) return found;
  const { version, hash } = command;
  return accept({ ...stamp(command, circumstances), type: 'versionEnded', version, hash, how: 'takenBack' });
}
