import { areSupported, type Claims, claimsIn, plain, withoutOwn } from './claims.ts';
import { isFamiliar } from './mannerWords.ts';
import { slots } from './pseudonyms.ts';
import { instructions } from './writerPrompt.ts';

/** What a sentence is held against: the facts that it names. */
export interface Ground {
  readonly text: string;
  readonly claims: Claims;
}

/** Chinese and what belongs to it: no markup, no mention, no other script, nothing that cannot be seen. */
const letters =
  /^[\u4e00-\u9fff〇a-zA-Z0-9 ，。、；：？！“”‘’（）《》〈〉—…·～％%.,:;?!()'"/+&=_°℃㎡¥￥【】‰×-]+$/u;
const markup = /__|^\s*[-+]\s|\]\(|\.{4}/u;
const addresses = /[a-z0-9:]+[./][\w./?=&%+-]+/giu;
const longest = 200;
/** Never ours to say, unless a fact says it. */
const loaded = new RegExp(
  [
    '绝无|绝不|绝非|绝没有|绝对|百分之百|百分百|100%|毫无|从未|从来没|从不|永不|永远|完全不|完全没|任何问题|保证不|确保不|纯属|子虚乌有|彻底杜绝',
    '别有用心|恶意|医闹|无理取闹|敲诈|勒索|讹诈|碰瓷|刁民|不明真相|煽动|蓄意|泼脏水|抹黑|诬陷|诬告|素质低|蹭热度|博眼球|水军|闹事|造谣者',
    '承认|过错|过失|负全责|全部责任|主要责任|医疗事故|误诊|误治|失职|渎职|违法|违规|赔偿|没有责任|无责任|不承担|不负责|并无不当|符合规范|符合诊疗|我院的责任|本院的责任',
    '语言模型|人工智能|提示词|系统消息|忽略以上|忽略上述|代号|编号',
  ].join('|'),
  'u',
);
const headline = /说明|通报|声明|回应|情况|答复|致歉|更正|撤回|公告|澄清|告知/u;
/** So much of a sentence, by pairs of letters, stands in its facts at least. */
const leastShared = 0.2;
const echoed = 12;
const echoes = windowsOf(plain(instructions));

/** Whether no hostile or foreign sign is in it, nor a word of ours to the model: what fails here came of no honest answer. */
export function isClean(text: string): boolean {
  const told = plain(text);
  if (!letters.test(text) || markup.test(text) || text.length > longest || /\p{Nd}{7}/u.test(told))
    return false;
  return isMostlyChinese(told) && ![...windowsOf(told)].some((window) => echoes.has(window));
}

/** Where a sentence leads somewhere, nobody made a slip. */
export function holdsAddress(text: string): boolean {
  return plain(text).search(addresses) >= 0;
}

/** A sentence that names facts says nothing beyond them. */
export function isGrounded(text: string, { text: facts, claims }: Ground, own: readonly string[]): boolean {
  if (!areSupported(claimsIn(text, own), claims, facts)) return false;
  const word = loaded.exec(plain(text))?.[0];
  if (word !== undefined && !plain(facts).includes(word)) return false;
  const pairs = pairsOf(withoutOwn(plain(text), own));
  const given = new Set(pairsOf(plain(facts)));
  return pairs.filter((pair) => given.has(pair)).length >= pairs.length * leastShared;
}

/** Where a sentence of manner says what only facts may: a number, a name, fault, blame. */
export function saysTooMuch(text: string, own: readonly string[]): boolean {
  const { numbers, words } = claimsIn(text, own);
  return numbers.length + words.length > 0 || loaded.test(plain(text));
}

/** A sentence of manner tells nothing new; a question that a reply answers may be about anything. */
export function isManner(text: string, facts: string, own: readonly string[], asks: boolean): boolean {
  if (saysTooMuch(text, own)) return false;
  const told = withoutOwn(plain(text), own);
  return (asks && told.endsWith('?')) || isFamiliar(told, plain(facts));
}

/** What is still being looked into is named as such, and no more of it is said than is asked. */
export function isStillAsked(text: string, ground: Ground, own: readonly string[]): boolean {
  return (
    /核实|核查|调查|了解/u.test(text) &&
    !/已核实|经查|查明|证实|属实|确认/u.test(text) &&
    isGrounded(text, ground, own)
  );
}

/** A headline names the matter by what is known of it. */
export function isTitle(text: string, { text: facts, claims }: Ground, own: readonly string[]): boolean {
  if (text.length > 40 || !headline.test(text) || loaded.test(plain(text))) return false;
  return areSupported(claimsIn(text, own), claims, facts);
}

function isMostlyChinese(text: string): boolean {
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.replace(addresses, '').match(/[a-z]/giu)?.length ?? 0;
  return chinese > 1 && chinese >= latin;
}

function pairsOf(text: string): readonly string[] {
  const runs = text.replace(slots, ' ').match(/\p{Script=Han}{2,}/gu) ?? [];
  return runs.flatMap((run) => Array.from(run.slice(1), (letter, at) => `${run[at]}${letter}`));
}

function windowsOf(text: string): ReadonlySet<string> {
  const dense = text.replace(/\s+/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, dense.length - echoed + 1) }, (_, at) => dense.slice(at, at + echoed)),
  );
}
