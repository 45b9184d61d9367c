import type { Known } from './cover.ts';
import { type Ground, relatedTo } from './ground.ts';
import { undenying } from './negation.ts';

const untrue = /不实|不属实|不符|谣言|虚假|未查实|查无实据|不成立|不真实|失实|伪造|编造|捏造|造假|假的/u;
const true_ = /(?<![不未])属实|(?<!不)真实存在|确有其事|(?<!未)查实|(?<!不)成立(?!了|专|调|工|联)/u;
const done = /已(?!将于)|完毕|完成了|结束了/u;
const ongoing =
  /正在|尚未|仍在|还在|尚在|拟|计划|预计|将于|前完成|前公布|前办结|待(?:定|查|核)|进行中|中\s*$|中[,)|]/u;

/** In which ways it says the opposite of its fact, or that something is done which the fact says is not. */
export function turnsOf(words: string, fact: Known, ground: Ground): readonly Turn[] {
  if (/^\s*(?:而非|而不是)/u.test(words)) return [];
  const clause = nearest(words, fact);
  if (isNormal(words) && isNormal(clause)) return [];
  const denied = isDenied(words, fact) && denies(words) !== denies(fact.text);
  const untruth =
    (untrue.test(words) && true_.test(fact.text)) || (true_.test(words) && untrue.test(fact.text));
  const others = () => relatedTo(words, ground.facts).some(({ known }) => done.test(known.text));
  const due =
    done.test(words) && !done.test(fact.text) && ongoing.test(fact.text) && !ongoing.test(words) && !others();
  const turns = {
    denied,
    untruth,
    opposite: isOpposite(words, fact.text),
    rank: isOtherRank(words, fact.text),
    due,
    fulfilled:
      fulfils.test(words) &&
      deadline.test(fact.text) &&
      !fact.text.includes('已') &&
      !/\d[日号月]/u.test(words),
  };
  return names.filter((name) => turns[name]);
}

/** 已完成, where the fact says by when it is to be done. */
const fulfils =
  /已经?(?:全部|全面|顺利|按期|提前|如期)?(?:完成|办结|竣工|完工|公布|启用|上线|到位|提交|答复)/u;
const deadline = /[日月底末内]之?前(?:[^,|]{0,6})(?:完成|办结|竣工|完工|公布|启用|上线|到位|提交|答复)/u;

const names = ['denied', 'untruth', 'opposite', 'rank', 'due', 'fulfilled'] as const;
type Turn = (typeof names)[number];

const over = /已|了(?!解)|过(?!程|敏|错)|完毕|完成|均/u;
const due =
  /要求|将|拟|可(?!能)|[日天时]内|前(?:完成|公布|检测|公开|办结)|尚未|正在|待|计划|预计|委托|核定中|起\d/u;

/** Tells as done what the nearest words of the fact only foresee. */
export function isEarly(words: string, fact: Known): boolean {
  const clause = nearest(words, fact);
  return over.test(words) && !due.test(words) && due.test(clause) && !/已|了/u.test(clause);
}

/** One denies, the other does not; what a fact calls untrue may be denied. */
export function isDenied(words: string, fact: Known): boolean {
  if (untrue.test(fact.text)) return false;
  const clause = nearest(words, fact);
  return denies(words) !== denies(clause) && !(isNormal(words) && isNormal(clause));
}

/** 没有异常 is 正常, 不受影响 is 照常. */
function isNormal(words: string): boolean {
  return /(?<!不)正常|照常|如常|照旧|[不未]受(?:任何|到)?影响|没(?:有)?受?影响|(?:没有|无|未见|未发现|并无)(?:明显|任何)?(?:异常|大碍)/u.test(
    words,
  );
}

const opposites = [
  ['阳性', '阴性'],
  ['主要', '次要'],
  ['上升', '下降'],
  ['增加', '减少'],
  ['同意', '拒绝'],
  ['成功', '失败'],
  ['开放', '关闭'],
  ['有效', '无效'],
  ['部分', '全部'],
  ['自愿', '强制'],
] as const;

/** One says the one, the other only the other. */
function isOpposite(words: string, fact: string): boolean {
  const only = (text: string, one: string, other: string) => text.includes(one) && !text.includes(other);
  return opposites.some(
    ([a, b]) => (only(words, a, b) && only(fact, b, a)) || (only(words, b, a) && only(fact, a, b)),
  );
}

/** Of each row a clause and its fact may say only the same: 记过 is not 记大过, the left wrist not the right. */
const ranks: readonly RegExp[] = [
  /严重警告|警告|记大过|记过|降级|撤职|开除|诫勉|通报批评|停职/gu,
  /轻微伤|轻伤|重伤|轻度|中度|重度|轻微|危重/gu,
  /[左右](?=[前上下]?[腕腿眼手脚侧耳肺肾膝肩臂髋乳踝足肘颈肢])/gu,
  /[一二三四][级类]|[ⅰⅱⅲⅳ]级/gu,
];

function ranksIn(text: string, sign: RegExp): readonly string[] {
  return text.match(sign) ?? [];
}

function isOtherRank(words: string, fact: string): boolean {
  return ranks.some((sign) => {
    const [said, told] = [ranksIn(words, sign), ranksIn(fact, sign)];
    return said.length > 0 && told.length > 0 && !said.some((each) => told.includes(each));
  });
}

function denies(words: string): boolean {
  return /[不未没无非]/u.test(words.replace(undenying, ''));
}

function nearest(words: string, { clauses }: Known): string {
  const shared = (clause: string) => Array.from(words).filter((letter) => clause.includes(letter)).length;
  return clauses.reduce((best, clause) => (shared(clause) > shared(best) ? clause : best), clauses[0] ?? '');
}
