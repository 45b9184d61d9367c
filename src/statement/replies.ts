import { followUp, measures } from './compose.ts';
import { ended } from './known.ts';
import { about, beforeOf, manner, type Said, type Scene, saying } from './scene.ts';

/**
 * 口径问答: what people ask under our posts and the answer to each, from facts and open questions alone. A question is an
 * `address`; its answer follows until the next one.
 */
export function questionsBody(scene: Scene): readonly Said[] {
  const amended = scene.brief.purpose === 'statement' ? [] : amendedPair(scene);
  return [
    ...amended,
    ...whatHappened(scene),
    ...whatIsOpen(scene),
    ...own(scene),
    ...whatIsDone(scene),
    ...person(scene),
    ...where(scene),
  ];
}

function pair(question: string, answer: readonly Said[]): readonly Said[] {
  return [
    manner('address', `问：${question}`),
    ...answer.map((said, index) => (index === 0 ? { ...said, text: `答：${said.text}` } : said)),
  ];
}

/** Nobody reads more than this many facts in one comment. */
const mostInOne = 3;

function whatHappened({ known, manner: { asked }, fill }: Scene): readonly Said[] {
  const facts = [...known.results, ...known.told.filter((fact) => !known.results.includes(fact))];
  if (facts.length === 0) {
    return pair(asked, [manner('fact', fill('{we}正在核实有关情况，目前尚无结论。'))]);
  }
  const rest = facts.slice(mostInOne).map((fact) => saying('fact', fact));
  return [
    ...pair(
      asked,
      facts.slice(0, mostInOne).map((fact) => saying('fact', fact)),
    ),
    ...(rest.length > 0 ? pair('还核实了哪些情况？', rest) : []),
  ];
}

function whatIsOpen({ open }: Scene): readonly Said[] {
  if (open.length === 0) return [];
  const list = ended(open.map(({ text }) => text).join('；'));
  return pair('还有什么没有查清？', [about('fact', `正在核实、尚无结论的是：${list}`, open)]);
}

function own({ manner: { also }, bare, known, fill }: Scene): readonly Said[] {
  if (!also) return [];
  const answer =
    bare || (known.verdict === 'none' && also.early.includes('调查结论')) ? also.early : also.later;
  return pair(also.question, [manner('attitude', fill(answer))]);
}

function whatIsDone(scene: Scene): readonly Said[] {
  const next = followUp({ ...scene, known: { ...scene.known, contacts: [] } });
  const doing = scene.known.done.length > 0 ? '你们做了什么？' : '谁在核实？';
  return [
    ...(scene.known.done.length > 0 || scene.early ? pair(doing, measures(scene)) : []),
    ...pair('后面的情况在哪里看？', next),
  ];
}

function person({ fill }: Scene): readonly Said[] {
  return pair('当事人是谁，现在怎么样？', [
    manner('attitude', fill('涉及个人的信息受法律保护，{we}不便提供，也不对他人是否就诊作出说明。')),
    manner('attitude', '请您不要传播他人的姓名、照片和病历。'),
  ]);
}

function where({ known }: Scene): readonly Said[] {
  const contacts = known.contacts.map((fact) => saying('followUp', fact));
  const desk = manner('followUp', '请联系【受理部门】【联系电话】。');
  return pair('我想反映情况，找谁？', contacts.length > 0 ? contacts : [desk]);
}

function amendedPair({ brief, fill, we }: Scene): readonly Said[] {
  const { when, title } = beforeOf(brief);
  const text = title === '' ? '说明' : `《${title}》`;
  if (brief.purpose === 'withdrawal') {
    return [
      ...pair('原来的说明为什么不见了？', [
        manner('fact', `${when}，${we}发布的${text}已经撤回，原因是：【撤回原因】。`),
        manner('attitude', fill('由此给您带来的不便，{we}诚恳致歉。')),
      ]),
    ];
  }
  return pair('为什么更正？', [
    manner('fact', `${when}，${we}发布的${text}中“【有误的原文】”的表述有误，现予更正。`),
    manner('attitude', fill('发布信息应当准确，这一次{we}没有做到，诚恳致歉。')),
  ]);
}
