import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { MentionId } from '../src/incident/incident.ts';
import { modelFile } from '../src/model.ts';
import { defaultPolicy } from '../src/policy/defaults.ts';
import type { Mention } from '../src/triage/mention.ts';
import { readModel } from '../src/triage/model/file.ts';
import type { Model } from '../src/triage/model/model.ts';
import { makeKit } from '../src/triage/triage.ts';
import { nowhere } from './nowhere.ts';

/** The shipped model and a chain that names no unit of the real world. */
export const kit = makeKit(nowhere, defaultPolicy, shipped());

/** Measuring the lexicon in the model's name would be a lie: without the model there are no figures. */
function shipped(): Model {
  const read = readModel(readFileSync(modelFile));
  if (!read.ok) throw new Error(`${modelFile}: ${read.problem}; npm run train makes it anew`);
  return read.model;
}

/** A title as a post found at `at`. */
export function post(title: string, at: Date): Mention {
  const id = createHash('sha256').update(title).digest('hex');
  return {
    id: id as MentionId,
    source: 'eval',
    externalId: id,
    kind: 'post',
    title,
    foundAt: at,
    update: false,
  };
}
