import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeModel } from '../src/triage/model/file.ts';
import { crossValidated, partings } from './crossValidate.ts';
import { matterHeads, moodHead } from './heads.ts';
import { type LabelLine, readLabels } from './labels.ts';
import { type NamedSet, readPlan } from './plan.ts';
import { labelledTexts, moodExamples } from './sets.ts';

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
  train(
    plan.sets,
    labels.flatMap((read) => (read.ok ? read.lines : [])),
  );
} else {
  for (const problem of problems) console.error(`not trained: ${problem}`);
  process.exitCode = 1;
}

function train(sets: readonly NamedSet[], lines: readonly LabelLine[]): void {
  const titles = sets.some(({ teaches }) => teaches === 'stance') ? labelledTexts(values.data, lines) : [];
  const feelings = moodExamples(values.data, sets);
  const mood = moodHead(feelings);
  const parting = partings[values.check ?? ''];
  if (parting) console.log(crossValidated(titles, parting, mood));
  const bytes = writeModel({ mood, ...matterHeads(titles) });
  writeFileSync(values.out, bytes);
  console.log(`${values.out}: ${bytes.length} bytes`);
  console.log(`learned from ${feelings.length} feelings and ${titles.length} of ${lines.length} labels`);
}
