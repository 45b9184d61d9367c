import { maskedSpans } from '../triage/mask.ts';
import { inFigures } from './numerals.ts';
import { slots } from './pseudonyms.ts';

/** What a text says that can be held against its facts to the letter. */
export interface Claims {
  /** Numbers with what they count; those that stand together are one: `11月|20日|`. */
  readonly numbers: readonly string[];
  /** Latin words and codes, addresses, what stands in brackets, names, places. */
  readonly words: readonly string[];
}

const unit =
  '[万亿]*(?:个月|小时|分钟|年|月|日|号|时|点|分|秒|岁|天|周|元|%|‰|°|℃|人次|名|位|例|人|次|个|起|家|台|间|张|份|项|件|床|支|盒|层|楼|倍|成|级)?';
const part = new RegExp(`\\d+(?:[.,:/-]\\d+)*${unit}`, 'gu');
const phrase = new RegExp(`(?:\\d+(?:[.,:/-]\\d+)*${unit})+`, 'gu');
/** Words, codes and addresses of the net, with the digits among them. */
const code = /[a-z0-9][a-z0-9._~:/?&+=%-]*/giu;
const foreign = /(?:(?![0-9]|\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
const place = new RegExp(
  [
    '北京|上海|天津|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾',
    '石家庄|太原|呼和浩特|沈阳|大连|长春|哈尔滨|南京|苏州|杭州|宁波|合肥|福州|厦门|南昌|济南|青岛|郑州|武汉|长沙|广州|深圳|南宁|海口|成都|贵阳|昆明|拉萨|西安|兰州|西宁|银川|乌鲁木齐',
    '[\\u4e00-\\u9fff]{1,3}(?<![本全我该各超城上都在社地院病辖校园小分战误时特禁])(?:[省市县镇乡](?![民场值级内])|街道|大道|大厦)',
  ].join('|'),
  'gu',
);

/** `own`: what we call ourselves, which every sentence may say. Width is normalised first, Chinese numbers are read as ours. */
export function claimsIn(text: string, own: readonly string[]): Claims {
  const slotted = withoutOwn(plain(text), own);
  const bare = slotted.replace(slots, ' ');
  const named = maskedSpans(bare).map(({ start, end }) => bare.slice(start, end));
  const codes = Array.from(bare.matchAll(code), ([run]) => run.replace(/[._~:/?&+=-]+$/u, ''));
  const words = codes.filter((run) => /[a-z]/i.test(run));
  const uncoded = bare.replace(code, (run) => (/[a-z]/i.test(run) ? ' ' : run));
  return {
    numbers: Array.from(inFigures(uncoded).matchAll(phrase), ([run]) => partsOf(run)),
    words: [
      ...Array.from(slotted.matchAll(slots), ([slot]) => slot),
      ...named,
      ...words,
      ...Array.from(uncoded.matchAll(foreign), ([run]) => run),
      ...Array.from(uncoded.matchAll(place), ([run]) => run),
    ],
  };
}

/** Whether nothing is claimed that the facts do not claim as well. */
export function areSupported(claims: Claims, facts: Claims, factText: string): boolean {
  const given = facts.numbers.map((run) => `|${run}`);
  const words = new Set(facts.words);
  const told = plain(factText);
  return (
    claims.numbers.every((run) => given.some((each) => each.includes(`|${run}`))) &&
    claims.words.every((word) => words.has(word) || (/^\p{Script=Han}+$/u.test(word) && told.includes(word)))
  );
}

/** In one width, without the blanks that some set between letters and figures. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/(?<=\d)\s+(?=\p{Script=Han})|(?<=\p{Script=Han})\s+(?=\d)/gu, '');
}

/** Without our own names, which say nothing about the matter. */
export function withoutOwn(text: string, own: readonly string[]): string {
  const names = own.map(plain).filter((name) => name !== '');
  return names
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, '本院'), text);
}

/** 3名 and 3人, 20号 and 20日, 3点 and 3时 are the same said otherwise. */
function partsOf(run: string): string {
  const parts = run.match(part) ?? [];
  return parts
    .map(
      (each) =>
        `${each
          .replace(/[名位例]/gu, '人')
          .replace('号', '日')
          .replace('点', '时')}|`,
    )
    .join('');
}
