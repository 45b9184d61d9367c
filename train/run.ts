import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeModel } from '../src/triage/model/file.ts';
import type { Fitted } from './fit.ts';
import { matterOf, moodOf } from './heads.ts';
import { type LabelLine, readLabels } from './labels.ts';
import { packed } from './pack.ts';
import { type NamedSet, readPlan } from './plan.ts';
import { type Labelled, labelledTexts, moodExamples } from './sets.ts';

/**
 * Makes models/triage.bin from the sets of train.yaml: the same sets give the same bytes. `--with-feedback` adds a
 * chain's own label lines from `--feedback`; `--check parts|years` says how well what is learned from titles holds on
 * titles not seen.
 */
const here = import.meta.dirname;
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    plan: { type: 'string', default: join(here, 'train.yaml') },
    labels: { type: 'string', default: join(here, '../eval/labels/titles.jsonl') },
    feedback: { type: 'string', default: 'config/feedback.jsonl' },
    'with-feedback': { type: 'boolean', default: false },
    out: { type: 'string', default: join(here, '../models/triage.bin') },
    check: { type: 'string' },
  },
});

const plan = readPlan(readFileSync(values.plan, 'utf8'));
const files = [values.labels, ...(values['with-feedback'] ? [values.feedback] : [])];
const labels = files.map((file) => readLabels(readFileSync(file, 'utf8'), file));
const problems = [plan, ...labels].flatMap((read) => (read.ok ? [] : read.problems));
if (plan.ok && problems.length === 0) {
  await train(
    plan.sets,
    labels.flatMap((read) => (read.ok ? read.lines : [])),
  );
} else {
  for (const problem of problems) console.error(`not trained: ${problem}`);
  process.exitCode = 1;
}

async function train(sets: readonly NamedSet[], lines: readonly LabelLine[]): Promise<void> {
  const titles = sets.some(({ teaches }) => teaches === 'stance') ? labelledTexts(values.data, lines) : [];
  const feelings = moodExamples(values.data, sets);
  const mood = moodOf(feelings);
  if (values.check !== undefined) await check(values.check, titles, mood);
  const { stance, category } = matterOf(titles);
  const bytes = writeModel(packed(mood, stance, category));
  writeFileSync(values.out, bytes);
  console.log(`${values.out}: ${bytes.length} bytes`);
  console.log(`learned from ${feelings.length} feelings and ${titles.length} of ${lines.length} labels`);
}

/** What measures wants a shipped model that can be read; what makes one must do without. */
async function check(how: string, titles: readonly Labelled[], mood: Fitted): Promise<void> {
  const { crossValidated, partings } = await import('./crossValidate.ts');
  const parting = partings[how];
  if (parting) console.log(crossValidated(titles, parting, mood));
}
