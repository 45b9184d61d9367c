import type { IncidentId } from '../../incident/incident.ts';
import type { IncidentView } from '../../incident/view.ts';
import { someIncident } from './historyWords.ts';
import type { Language } from './words.ts';

/** What another incident is called here: its code, or no more than that it is another where the reader may not see it. */
export function codeOf(id: IncidentId, kin: IncidentView['kin'] | undefined, language: Language): string {
  return kin?.get(id) ?? someIncident[language];
}
