import type { DirectiveEvent } from './directiveLanguage.ts';
import type { Known, Live } from './incident.ts';
import { changed } from './parts.ts';

type Happening<Type extends DirectiveEvent['type']> = Extract<DirectiveEvent, { type: Type }>;

/** The instructions of an incident after what happened to one of them. */
export function evolveDirective(incident: Live, event: DirectiveEvent): Known {
  switch (event.type) {
    case 'directed':
      return directed(incident, event);
    case 'directiveMissed':
      return directiveMissed(incident, event);
    case 'directiveDone':
      return directiveDone(incident, event);
  }
}

function directed(incident: Live, event: Happening<'directed'>): Known {
  const { to, by, text, at, due, from } = event;
  if (by.kind !== 'person') throw new Error('only a person does this');
  const directive = { to, by: by.id, text, at, due, ...(from && { from }) };
  return changed(incident, { directives: [...incident.directives, directive] });
}

function directiveMissed(incident: Live, { to, givenAt, at }: Happening<'directiveMissed'>): Known {
  const directives = incident.directives.map((each) =>
    each.to === to && each.at.getTime() === givenAt.getTime() ? { ...each, missedAt: at } : each,
  );
  return changed(incident, { directives });
}

function directiveDone(incident: Live, event: Happening<'directiveDone'>): Known {
  const { to, givenAt, by, at, note } = event;
  if (by.kind !== 'person') throw new Error('only a person does this');
  const done = { by: by.id, at, note };
  const directives = incident.directives.map((each) =>
    each.to === to && each.at.getTime() === givenAt.getTime() ? { ...each, done } : each,
  );
  return changed(incident, { directives });
}
