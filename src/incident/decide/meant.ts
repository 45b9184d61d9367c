import type { Incident, Known } from '../incident.ts';
import type { Decision } from '../language.ts';
import { isOut, latestOf, versionOf } from '../quorum.ts';
import type { Submission, Version } from '../statement.ts';
import type { Named } from '../statementLanguage.ts';
import { refuse, wrongStage } from './answer.ts';

type No = Extract<Decision, { ok: false }>;
type Meant = { readonly incident: Known; readonly version: Version };

/** The text that a press names, when it is the one of now: by number and by hash (SECURITY T6). */
export function meant({ version: number, hash }: Named, incident: Incident): Meant | No {
  if (incident.stage === 'none' || incident.stage === 'merged' || incident.stage === 'dismissed')
    return no(wrongStage(incident));
  const version = versionOf(incident, number);
  if (!version) return no(refuse({ reason: 'notFound' }));
  const current = latestOf(incident, version)?.number ?? number;
  if (version.hash !== hash || current !== number) return no(refuse({ reason: 'textChanged', current }));
  if (version.end) return no(refuse({ reason: 'versionOver', how: version.end.how }));
  return { incident, version };
}

/** The same, handed in and not yet on its way out. */
export function asSubmitted(
  named: Named,
  incident: Incident,
): (Meant & { readonly submission: Submission }) | No {
  const found = meant(named, incident);
  if ('ok' in found) return found;
  const { submission, publications } = found.version;
  if (publications.some(isOut)) return no(refuse({ reason: 'underway' }));
  if (!submission) return no(refuse({ reason: 'notSubmitted' }));
  return { ...found, submission };
}

function no(decision: Decision): No {
  if (decision.ok) throw new Error('a refusal was expected');
  return decision;
}
