import { graver, type Level, type Nature } from '../incident/incident.ts';
import type { IncidentEvent } from '../incident/language.ts';
import type { UnitKind } from '../policy/org.ts';

/** What a person's press says of the mentions of its incident; what they did not say is absent. */
export interface Label {
  readonly said: 'dismissed' | 'notOurs' | 'level' | 'nature';
  readonly relevant?: boolean;
  readonly negative?: boolean;
  readonly nature?: Nature;
  readonly level?: Level;
}

/** A label to keep, by people of what kind of unit, or the dismissal that was taken back. */
export type Lesson = (Label & { readonly by: UnitKind }) | { readonly said: 'takenBack' };

/**
 * What triage may learn from what happened: only what a person said counts. A final dismissal says that it is no matter
 * of ours; what was not ours there may still be ours elsewhere, so 非我院 says nothing of the words.
 */
export function lessonOf(event: IncidentEvent, by: UnitKind): Lesson | undefined {
  if (event.by.kind !== 'person') return undefined;
  switch (event.type) {
    case 'dismissed':
      return { said: 'dismissed', relevant: false, by };
    case 'moved':
      return event.why === 'notOurs' ? { said: 'notOurs', by } : undefined;
    case 'levelChanged':
      return { said: 'level', level: event.to, ...ofLevel(event.to), by };
    case 'natureChanged':
      return { said: 'nature', nature: event.to, ...ofNature(event.to), by };
    case 'reopened':
      return { said: 'takenBack' };
    case 'undone':
      return event.what === 'dismissal' ? { said: 'takenBack' } : undefined;
    default:
      return undefined;
  }
}

function ofLevel(level: Level): Pick<Label, 'relevant' | 'negative'> {
  return graver(level, 'blue') ? { relevant: true, negative: true } : { relevant: true };
}

/** What is said to be untrue or something else may hurt or not. */
function ofNature(nature: Nature): Pick<Label, 'relevant' | 'negative'> {
  if (nature === 'other' || nature === 'rumour') return { relevant: true };
  return { relevant: true, negative: nature !== 'praise' };
}
