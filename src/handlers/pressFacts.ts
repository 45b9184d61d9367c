import type { IncidentId, TextId } from '../incident/incident.ts';
import type { FactId } from '../incident/statement.ts';
import type { IncidentView } from '../incident/view.ts';
import type { NewId, NewText } from '../ports.ts';
import type { Pressed } from './press.ts';

type Values = Readonly<Record<string, string>>;

interface FactContext {
  readonly view: IncidentView;
  readonly newId: NewId;
}

/** A fact with who says so and what shows it, or a thing that is still being looked into. */
export function factAdded(values: Values, { view, newId }: FactContext): Pressed {
  const texts: NewText[] = [];
  const named = (field: 'text' | 'source' | 'evidence'): TextId | undefined => {
    const words = values[field]?.trim() ?? '';
    if (words === '') return undefined;
    const id = newId() as TextId;
    texts.push({ id, kind: 'fact', words });
    return id;
  };
  const [text, source, evidence] = [named('text'), named('source'), named('evidence')];
  return {
    command: {
      ...{ type: 'addFact', incident: incidentOf(view), fact: newId() as FactId },
      ...(text && { text }),
      ...(source && { source }),
      ...(evidence && { evidence }),
      ...(values.open === 'open' && { open: true }),
    },
    texts,
  };
}

/** A fact confirmed, doubted or taken back; it is named by its id or by its number in the list. */
export function factMoved(
  type: 'confirmFact' | 'disputeFact' | 'withdrawFact',
  values: Values,
  { view, newId }: FactContext,
): Pressed {
  const incident = incidentOf(view);
  const fact = factNamed(values.fact ?? '', view);
  if (type === 'confirmFact') return { command: { type, incident, fact }, texts: [] };
  const words = values.reason?.trim() ?? '';
  if (words === '') return { command: { type, incident, fact }, texts: [] };
  const reason = newId() as TextId;
  return {
    command: { type, incident, fact, reason },
    texts: [{ id: reason, kind: 'reason', words }],
  };
}

function factNamed(name: string, { incident }: IncidentView): FactId {
  const facts = incident.facts ?? [];
  const place = /^#?[Ff]?(\d{1,4})$/u.exec(name.trim().normalize('NFKC'))?.[1];
  const known = place === undefined ? undefined : facts[Number(place) - 1];
  return known?.id ?? (name as FactId);
}

function incidentOf({ incident }: IncidentView): IncidentId {
  return incident.id;
}
