import type { Form, Purpose } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Settings } from '../../ports.ts';
import type { Brief } from '../../statement/draft.ts';
import { factsOf } from './text.ts';

/** All that a writer is told of an incident: masked, confirmed, and nothing else (SECURITY T16, T17). */
export function briefOf(
  view: IncidentView,
  { form, purpose, about }: { readonly form: Form; readonly purpose: Purpose; readonly about?: number },
  { org }: Pick<Settings, 'org'>,
  now: Date,
): Brief {
  const { incident, texts, quote, first } = view;
  const unit = org.units.get(incident.unit);
  const said = quote ?? first;
  const earlier = incident.versions?.find(({ number }) => number === about);
  const out = earlier?.publications.find(({ state }) => state === 'published') ?? earlier?.publications[0];
  return {
    ...{ form, purpose, nature: incident.nature, level: incident.level, now },
    incident: incident.id,
    chain: org.units.get(org.root)?.name ?? '',
    unit: unit?.name ?? '',
    matter: (said?.title || said?.text || '').slice(0, 80),
    facts: factsOf(view, 'confirmed'),
    open: factsOf(view, 'open'),
    zone: unit?.zone ?? 'Asia/Shanghai',
    ...(earlier && { before: { text: texts.get(earlier.text) ?? '', at: out?.at ?? earlier.at } }),
  };
}
