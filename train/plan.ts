import { parse } from 'yaml';
import { z } from 'zod';

const Labels = z.array(z.enum(['negative', 'positive', 'neutral']));
const Named = z.object({
  name: z.string(),
  teaches: z.string(),
  licence: z.string(),
  use: z.enum(['train', 'measure']),
  labels: Labels.default(['negative', 'positive']),
  weight: z.number().positive().default(1),
});

/** One set named in train.yaml. */
export type NamedSet = z.infer<typeof Named>;

export type PlanRead =
  | { readonly ok: true; readonly sets: readonly NamedSet[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Words of a licence under which a set may be measured on, never trained on. */
const measureOnly = /academic|research|non-?commercial/i;

/** The sets to train on, or why the run must not begin: every set that may not be trained on, by its name. */
export function readPlan(yaml: string): PlanRead {
  const read = z.object({ sets: z.array(Named) }).safeParse(parse(yaml));
  if (!read.success) return { ok: false, problems: [`train.yaml: ${z.prettifyError(read.error)}`] };
  const sets = read.data.sets.filter(({ use }) => use === 'train');
  const problems = sets
    .filter(({ licence }) => measureOnly.test(licence))
    .map(({ name, licence }) => `${name} is "${licence}": it may be measured on, not trained on`);
  return problems.length === 0 ? { ok: true, sets } : { ok: false, problems };
}
