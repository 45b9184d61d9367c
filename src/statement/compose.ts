import { kinds } from './manner.ts';
import { about, dayOf, longOnly, manner, openSaid, type Said, type Scene, saying, told } from './scene.ts';

/** 事实-态度-措施-后续 of a first or a further statement; the title and the signature come around it. */
export function statementBody(scene: Scene): readonly Said[] {
  return [...noticed(scene), ...factsSaid(scene), ...attitude(scene), ...measures(scene), ...followUp(scene)];
}

/** 关于…的说明, in a microblog only the unit's; a rumour that the facts answer is cleared up. */
export function titleFor({ brief, bare, manner: { title }, fill, known }: Scene): string {
  const clears = brief.nature === 'rumour' && brief.purpose === 'statement' && !bare;
  const kind = clears && known.verdict !== 'fault' ? '澄清说明' : kinds[brief.purpose];
  if (brief.form !== 'weibo') return fill(`${title}的${kind}`);
  return fill(`{unit}${kind === '说明' ? '情况说明' : kind}`);
}

/** Who says it and when. */
export function signature({ name, brief }: Scene): readonly Said[] {
  return [manner('signature', name), manner('signature', dayOf(brief.now, brief.zone))];
}

/** All confirmed facts that tell what is so, then what is still open. */
export function factsSaid(scene: Scene): readonly Said[] {
  return [...told(scene.known.told, '目前已核实的情况如下：', '经核实，'), ...openSaid(scene)];
}

/** What the reader may hold us to: an apology only for what an inquiry found, neither yes nor no before it. */
export function attitude(scene: Scene): readonly Said[] {
  const { tone, known, manner: own, bare, fill } = scene;
  if (known.verdict === 'fault') {
    const accepted =
      tone.cluster === 'preventable'
        ? '对调查指出的问题，{we}诚恳接受，并向受到影响的人郑重致歉。'
        : '对调查指出的问题，{we}诚恳接受。';
    return [about('attitude', fill(accepted), known.results, 3)];
  }
  const judged =
    known.verdict === 'none' ? '责任以调查结论为准，在此之前{we}不作推断。' : '有关判断以上述调查结果为准。';
  const [first = '', ...more] = bare ? own.early : own.later;
  if (tone.cluster === 'preventable') {
    return [
      manner('attitude', fill('{we}理解大家的担忧，对查明的问题不回避、不推诿。'), 3),
      manner('attitude', fill(judged), 6),
    ];
  }
  const said = scene.brief.nature === 'safety' ? [first, judged] : [first, ...more];
  return said.map((text, index) => manner('attitude', fill(text), 3 + 3 * index));
}

/** What was done, by the facts; else who looks into it, or what the reader can do. */
export function measures({ known, early, manner: own, fill }: Scene): readonly Said[] {
  if (known.done.length > 0) return known.done.map((fact) => saying('measure', fact));
  if (early) return [manner('measure', '核实工作由【责任部门】负责。', longOnly)];
  return own.measure.map((text) => manner('measure', fill(text), 7));
}

/** When more will be said: by the facts, else by an owner and a day that a person fills in, else no promise at all. */
export function followUp({ known, early, fill }: Scene): readonly Said[] {
  const facts = [...known.planned, ...known.contacts].map((fact) => saying('followUp', fact, 3));
  if (known.planned.length > 0) return facts;
  const next = early
    ? '核实进展由【责任部门】于【日期】前通过{we}的官方渠道公布。'
    : '后续信息以{we}官方渠道发布的信息为准。';
  return [...facts, manner('followUp', fill(next), early ? 4 : 8)];
}

function noticed({ manner: own, fill, bare, open }: Scene): readonly Said[] {
  const seen = fill(`{we}已关注到${own.about}`);
  if (!bare) return [manner('fact', `${seen}，现将有关情况说明如下。`, longOnly)];
  return [
    manner('fact', `${seen}，${open.length > 0 ? '正在核实。' : '正在核实有关情况，目前尚无结论。'}`, 1),
  ];
}
