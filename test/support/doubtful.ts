import { loadModel, modelFile } from '../../src/model.ts';
import type { Settings } from '../../src/ports.ts';
import type { Verdict } from '../../src/triage/mention.ts';
import { makeKit, verdictOf } from '../../src/triage/triage.ts';
import { loud } from './house.ts';

const where = ['医院', '诊所', '门诊', '急诊'];
const who = ['产妇', '孕妇', '老人', '女童', '新生儿', '男子', '患者'];
const what = [
  '大出血',
  '昏迷',
  '窒息',
  '感染',
  '瘫痪',
  '失明',
  '烫伤',
  '摔伤',
  '猝死',
  '生产经过',
  '与护士争执',
];

/** Headlines of which a model may be unsure; which it is changes whenever it is trained anew. */
const perhaps = where.flatMap((place) =>
  who.flatMap((person) =>
    what.flatMap((harm) => [
      `${place} ${person} ${harm}`,
      `${person}${harm} ${place}`,
      `${person}${place}${harm}后续`,
    ]),
  ),
);

/**
 * Headlines that the shipped model is unsure of. `held` name nobody, so that they are heard quietly, and would be loud without
 * the doubt; `opened` name the unit.
 */
export async function doubtful(settings: Settings, unit: string) {
  const { model } = await loadModel(modelFile, loud);
  const kit = makeKit(settings.org, settings.policy, model);
  const post = (title: string) =>
    ({
      id: 'm' as never,
      source: 's',
      externalId: 'x',
      kind: 'post',
      title,
      foundAt: new Date(0),
      update: false,
    }) as const;
  const judged = (title: string, advised?: 'adverse'): Verdict => verdictOf(post(title), kit, advised);
  const held = perhaps.filter((title) => judged(title).doubtful && judged(title, 'adverse').level !== 'blue');
  const ours = perhaps.map((title) => `${unit}${title}`);
  const opened = ours.filter((title) => judged(title).doubtful && judged(title).units.length === 1);
  return { held, opened };
}
