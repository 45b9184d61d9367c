import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from './log.ts';
import { type ModelProblem, readModel } from './triage/model/file.ts';
import type { Model } from './triage/model/model.ts';

/** The weights that are shipped; `npm run train` makes them anew. */
export const modelFile = join(import.meta.dirname, '../models/triage.bin');

/** The model, or by name why there is none: then the lexicon judges alone and the service runs. */
export interface Loaded {
  readonly model: Model | undefined;
  readonly state: 'ready' | 'notThere' | ModelProblem;
}

/** Reads the model once, at start. A file that cannot serve is refused by its name in the log, never half used. */
export async function loadModel(path: string, log: Pick<Log, 'info' | 'warn'>): Promise<Loaded> {
  const bytes = await readFile(path).catch(() => undefined);
  const read = bytes ? readModel(bytes) : ({ ok: false, problem: 'notThere' } as const);
  if (read.ok) {
    log.info({ path, bytes: bytes?.length }, 'the model is ready');
    return { model: read.model, state: 'ready' };
  }
  log.warn({ path, problem: read.problem }, 'the model file was refused; the lexicon judges alone');
  return { model: undefined, state: read.problem };
}
