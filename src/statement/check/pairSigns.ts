import { type Known, shareOf, weightOf } from './cover.ts';
import { entitiesIn } from './entities.ts';
import type { Said } from './ground.ts';
import { heardOf } from './heard.ts';
import { agrees, type Quantity } from './quantities.ts';
import { remembered } from './remembered.ts';

type Signs = Readonly<Record<string, number>>;

/** Whether those facts that have the name, the day or the number of a clause are those that say the rest of it. */
export function pairSignsOf(
  words: string,
  weights: readonly number[],
  facts: readonly Known[],
  quantities: readonly Quantity[],
): Signs {
  const { literally } = heardOf(words, facts);
  const rest = (from: number, to: number) => {
    const others = weights.map((weight, at) => (at >= from && at < to ? 0 : weight));
    return literally.map((said) => shareOf(others, said));
  };
  const signs: Record<string, number> = {};
  const note = (name: string, from: number, to: number, having: readonly number[]) => {
    if (having.length === 0) signs[`${name} new`] = 1;
    else {
      const shares = rest(from, to);
      const apart = Math.max(0, ...shares) - Math.max(0, ...having.map((at) => shares[at] ?? 0));
      signs[`${name} apart`] = Math.max(signs[`${name} apart`] ?? 0, apart);
      signs[`${name} with`] = Math.max(signs[`${name} with`] ?? 0, ...having.map((at) => shares[at] ?? 0));
    }
  };
  for (const each of quantities) {
    const kind = each.kind === 'date' || each.kind === 'time' ? 'day' : 'number';
    const having = facts.flatMap((fact, at) =>
      fact.quantities.some((other) => other.kind === each.kind && agrees(each, other)) ? [at] : [],
    );
    note(kind, each.from, each.to, having);
  }
  for (const { name, from, to } of entitiesIn(words)) {
    const having = facts.flatMap(({ text }, at) => (text.includes(name) ? [at] : []));
    note('name', from, to, having);
  }
  return { ...signs, ...halves(words, weights, literally) };
}

const splits = /(?:已|均|都|将|会|被|由|于|也|亦|没|不|未|无|曾|正|在|对|向|为|是|有|经|因|可|把|给|从|自)/u;

/** Who and what: a fact that has both halves, or one that has this and another that has that. */
function halves(words: string, weights: readonly number[], literally: readonly ArrayLike<number>[]): Signs {
  const found = splits.exec(words.slice(2));
  const at = found === null ? Math.ceil(words.length * 0.4) : found.index + 2;
  const part = (from: number, to: number) =>
    weights.map((weight, place) => (place >= from && place < to ? weight : 0));
  const [first, second] = [part(0, at), part(at, words.length)];
  if (weightOf(first) < 1 || weightOf(second) < 1) return {};
  const whos = literally.map((said) => shareOf(first, said));
  const whats = literally.map((said) => shareOf(second, said));
  const both = Math.max(0, ...whos.map((share, fact) => Math.min(share, whats[fact] ?? 0)));
  const [who, what] = [Math.max(0, ...whos), Math.max(0, ...whats)];
  return { halved: 1, who, what, both, halvesApart: Math.min(who, what) - both };
}

const shapes: readonly (readonly [name: string, sign: RegExp])[] = [
  [
    'othersSay',
    /(?:患者|病人|家属|家长|本人|对方|双方|网友|居民|群众|专家|顾客|其|他|她|供应商|厂家|公司|当事人|律师|记者|媒体)[^,]{0,8}(?:表示|称|说|认可|满意|理解|谅解|同意|感谢|送来|道歉|接受|承认|撤回|放弃|点赞|肯定|配合)/u,
  ],
  ['past', /曾|此前|以前|去年|前年|今年\d|往年|过去|历来|近\d年|近[一二三四五]年|上[个一]?[月周]|多年/u],
  ['plans', /将|拟|计划|预计|打算|准备|会(?=[^议诊员])|决定|即将|有望/u],
  ['ours', /我们|我院|本院|本公司|我司|本集团|院区|集团|医院/u],
  ['vague', /尽快|努力|进一步|不断|持续|继续|认真|切实|全力|积极|力争|争取|更加/u],
  [
    'law',
    /任何(?:单位|个人|人|组织)|不得|不是法外之地|依照|根据.{2,12}法|按照.{2,12}(?:法|条例|规定)|规定(?:,|$)|应当/u,
  ],
  [
    'maxim',
    /不是[^,]{1,10}(?:小事|儿戏|终点|借口|理由|一张纸|走过场|万能|多余)|再[^,]{1,6}也|比[^,]{1,10}(?:更|重要|还)|没有[^,]{1,6}就没有|每一[^,]{1,8}(?:都|背后|里)|(?:人心|生命|健康|安全|信任|教训|制度|规矩)[^,]{0,6}(?:是|比|在|不)/u,
  ],
  ['praises', /清清楚楚|万无一失|一流|领先|先进|专业|优质|良好|出色|过硬|完善|健全|严格|规范|得当|妥当/u],
  ['rate', /%|百分之|成(?=以上|左右|的)|倍|率/u],
  ['all', /全部|所有|全体|均|都|全院|各|每|任何|一律|无一/u],
  ['cause', /因为|由于|原因|系因|因(?!此|为)|导致|造成|引起|所致|致使|起因|源于/u],
  ['result', /结果|合格|正常|阴性|阳性|达标|认定|结论|排除|显示|表明|未发现|未见|没有发现/u],
  ['money', /元|费|赔偿|补偿|奖|罚|薪|补贴|款/u],
  [
    'joined',
    /(?:并|同时|还|另外|此外|且|也)(?=[^,]{0,10}(?:已|了|将|向|对|为|安排|组织|启动|成立|开展|聘|请))/u,
  ],
  ['only', /只|仅|唯一|而已|不过/u],
  ['denying', /[不没未无非]/u],
  ['perfect', /已|了(?!解)|过(?!程|敏|错)|完毕|完成/u],
  ['aims', /为了?(?:方便|避免|防止|确保|保障|让|使)|以(?:便|免|期)/u],
  ['quotes', /["“”「」]/u],
  ['first', /我(?!院|们|国|市|省|区)/u],
  ['contact', /电话|热线|邮箱|信箱|地址|窗口|拨打|扫码|公众号|官网/u],
];

const shapesIn = remembered(
  (text): ReadonlySet<string> => new Set(shapes.flatMap(([name, sign]) => (sign.test(text) ? [name] : []))),
);

/** What kind of a sentence it is by its shape, and which of its shapes the nearest fact has not. */
export function shapesOf(
  words: string,
  sentence: Said,
  facts: readonly Known[],
  weights: readonly number[],
): Signs {
  const { literally } = heardOf(words, facts);
  const shares = literally.map((said) => shareOf(weights, said));
  const most = Math.max(0, ...shares);
  const nearest = facts.filter((_, at) => most > 0 && shares[at] === most);
  const signs: Record<string, number> = {};
  for (const name of shapesIn(words)) {
    signs[`shape ${name}`] = 1;
    if (!nearest.some(({ text }) => shapesIn(text).has(name))) signs[`shape ${name} new`] = most;
  }
  return {
    ...signs,
    clauses: Math.min(sentence.clauses.length, 5),
    length: Math.min(words.length, 40) / 40,
    answer: Number(/^\s*答/u.test(sentence.text)),
  };
}
