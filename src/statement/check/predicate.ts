import { type Known, shareOf, weightOf, weightsOf } from './cover.ts';
import { coverOf, type Ground } from './ground.ts';
import { heardOf } from './heard.ts';

/** What is said to be done must stand in the facts itself, however much of the rest does. */
const leastTold = 0.15;
const leastSame = 0.5;

/** 已, 曾, 均为 … and what stands behind: that is the news of a clause. */
const how =
  '(?:被|经|由[^,]{2,8}?|向[^,]{2,12}?|与[^,]{2,8}?|对[^,]{2,12}?|从[^,]{2,8}?|于[^,]{1,10}[日时分]|在[^,]{2,8}|当面|全额|依法|依规|全部|全数|及时|第一时间|立即|按规定|按时|正式|主动|顺利|同步|书面|悉数|一并|另|再|即|决定|着手|开始|予以|处以|给予|达成|作出|取得|实施|得到|受到|进行|再次|先后|陆续|共|自行)*';
const done = new RegExp(
  `(?:已经|已|业已)(?![经将把]|另?(?:行)?(?:评估|研究|考虑|研议))${how}([^,\\0的了]{2})`,
  'u',
);
const equals = /(?:皆|均|都|全)(?:为|是|系)([^,\0]{3,})/u;
/** What came to light must be told too: 出现发热, 结果为…. */
const shows =
  /(?<!未|没有|是否)(?:出现|发现|存在|诊断为|确诊为|(?:结果|结论|原因)(?:为|是))(?:了)?([^,\0的]{2,6})(?:症状|现象|情况)?$/u;
const leastShown = 0.21;
/** What is joined by 也 has a subject of its own: the fact must speak of that too. */
const also = /^\s*([^,\0]{3,8}?)(?:也|亦|同时|一并|也一并)(?=[^,]{2,})/u;
const leastSubject = 0.7;
/** It will surely be so: nothing can say that. */
const surely =
  /(?:不会|绝不|决不|绝不会|不可能|永不|再也不|百分之百|保证|必定|必将)[^,]{0,8}(?:再发生|再有|再出现|重演|发生|出现|有任何)/u;

/** Whether a clause says something is sure to be or not to be: 今后绝不会再发生. */
export function isGuarantee(words: string): boolean {
  return surely.test(words) && !/如|若|避免|防止|确保|杜绝/u.test(words);
}

const planned = /(?:将|拟|会)(?:再|另|进一步|陆续|逐步|尽快)*([^,\0的了]{2})/u;

/** Whether a clause tells of something that no fact does: its numbers are its own then, none that a fact has otherwise. */
export function isItsOwn(words: string, ground: Ground): boolean {
  const [plan, object] = [planned.exec(words)?.[1], shows.exec(words)?.[1]];
  return (
    (plan !== undefined && isUntold(plan, ground.facts, leastTold)) ||
    (object !== undefined && isUntold(object, ground.facts, leastShown))
  );
}

/** Whether the very thing that a clause reports is in no fact, though its other words are. */
export function isNewsAtItsHeart(words: string, ground: Ground, fact: Known | undefined): boolean {
  const deed = done.exec(words);
  if (deed !== null && isUntoldIn(words, deed, ground.facts)) return true;
  const object = shows.exec(words)?.[1];
  if (object !== undefined && isUntold(object, ground.facts, leastShown)) return true;
  const being = equals.exec(words)?.[1];
  if (being !== undefined && isUntold(being, ground.facts, leastSame)) return true;
  const subject = also.exec(words)?.[1];
  return subject !== undefined && fact !== undefined && shareIn(subject, [fact]) < leastSubject;
}

const says = /(?:已经|已|曾|均|都|将|会|可|被|由|为|系|是|有)(?:于[^,]{1,10}?[日时分号])?([^,\0的了]{2,4})/u;

/** How much of what follows 已, 被, 是 … some fact has in the same letters or in a word that says the same; undefined where nothing follows. */
export function heartOf(words: string, facts: readonly Known[]): number | undefined {
  const match = says.exec(words);
  if (match === null) return undefined;
  const [, heart = ''] = match;
  const to = match.index + match[0].length;
  const from = to - heart.length;
  const weights = weightsOf(words).map((weight, at) => Number(weight >= 1 && at >= from && at < to));
  return shareOf(weights, heardOf(words, facts).allLiterally);
}

/** Heard in its clause, so that 握手 is a part of 握手言和. */
function isUntoldIn(
  words: string,
  { index, 0: all, 1: deed = '' }: RegExpExecArray,
  facts: readonly Known[],
) {
  const [from, to] = [index + all.length - deed.length, index + all.length];
  const weights = weightsOf(words).map((weight, at) => (at >= from && at < to ? weight : 0));
  return weightOf(weights) >= 1 && coverOf(words, weights, facts).best < leastTold;
}

function isUntold(heart: string, facts: readonly Known[], least: number): boolean {
  const weights = weightsOf(heart);
  return weightOf(weights) >= 1 && coverOf(heart, weights, facts).best < least;
}

function shareIn(words: string, facts: readonly Known[]): number {
  const weights = weightsOf(words);
  return weightOf(weights) < 2 ? 1 : coverOf(words, weights, facts).best;
}
