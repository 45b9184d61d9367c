import type { Form, Purpose } from '../incident/statement.ts';
import { correctionBody, withdrawalBody } from './amend.ts';
import { attitude, factsSaid, followUp, measures, signature, statementBody, titleFor } from './compose.ts';
import type { Brief, Draft, Sentence } from './draft.ts';
import { questionsBody } from './replies.ts';
import { longOnly, manner, type Said, type Scene, sceneOf } from './scene.ts';
import { fitted } from './weibo.ts';

/**
 * A first text from templates alone, so that there is one within a second whatever else is down: it says the confirmed facts
 * in their own words, names what is open as open, and leaves a blank where only a person can promise.
 */
export function draftFrom(brief: Brief): Draft {
  const scene = sceneOf(brief);
  const sentences = shapes[brief.form](scene);
  return { form: brief.form, purpose: brief.purpose, tone: scene.tone, sentences: sentences.map(unranked) };
}

const bodies: Readonly<Record<Purpose, (scene: Scene) => readonly Said[]>> = {
  statement: statementBody,
  correction: correctionBody,
  withdrawal: withdrawalBody,
};

const shapes: Readonly<Record<Form, (scene: Scene) => readonly Said[]>> = {
  site: (scene) => [title(scene), ...body(scene), ...signature(scene)],
  account: (scene) => [
    title(scene),
    manner('address', '各位网友：'),
    ...body(scene),
    manner('followUp', '感谢您的关注和监督。'),
    ...signature(scene),
  ],
  weibo: (scene) => fitted([title(scene), ...inOneLine(body(scene))]),
  reporter: (scene) => [
    manner('title', scene.fill(`${scene.manner.title}的答复`)),
    manner('address', '记者您好：'),
    ...(scene.brief.purpose === 'statement' ? answer(scene) : body(scene)),
    manner('followUp', '如需进一步了解，请联系【新闻联系人】【联系电话】。'),
    ...signature(scene),
  ],
  replies: (scene) => [
    manner('title', scene.fill(`${scene.manner.title}的口径问答`)),
    ...questionsBody(scene),
  ],
};

function title(scene: Scene): Said {
  return manner('title', titleFor(scene), 2);
}

function body(scene: Scene): readonly Said[] {
  return bodies[scene.brief.purpose](scene);
}

/** A reporter is told the same and no more: what may be quoted, what is not yet known, what we do not speak of. */
function answer(scene: Scene): readonly Said[] {
  const { early, fill, known, bare, open } = scene;
  const nothing = bare && open.length === 0;
  const judged = known.verdict === 'fault' || scene.brief.nature === 'safety';
  const unguessed = judged
    ? '请您不要引用未经核实的内容。'
    : '在核实清楚之前，{we}不作推测，也请您不要引用未经核实的内容。';
  return [
    manner('fact', fill('感谢您向{we}了解情况，现答复如下。')),
    ...(nothing ? [manner('fact', fill('{we}正在核实有关情况，目前尚无结论。'))] : factsSaid(scene)),
    ...(judged ? attitude(scene) : []),
    ...(early ? [manner('attitude', fill(unguessed))] : []),
    manner('attitude', fill('涉及个人的信息受法律保护，{we}不便提供，也不对他人是否就诊作出说明。')),
    ...measures(scene),
    ...followUp(scene),
  ];
}

/** A list's heading and numbers have no place in a microblog. */
function inOneLine(said: readonly Said[]): readonly Said[] {
  return said
    .filter(({ text, rank }) => rank < longOnly && !text.endsWith('：'))
    .map((each) => ({ ...each, text: each.text.replace(/^\d{1,3}\. /u, '') }));
}

function unranked({ part, text, facts }: Said): Sentence {
  return { part, text, facts };
}
