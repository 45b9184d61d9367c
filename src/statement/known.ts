import type { KnownFact } from './draft.ts';
import { plain } from './text.ts';

/** What an inquiry has said so far: nothing, that something was wrong, that nothing was, or something else. */
export type Verdict = 'none' | 'fault' | 'clear' | 'reached';

/** Confirmed facts by the part of the text that they belong to, each in the order given, one line, with an end mark. */
export interface Known {
  readonly told: readonly KnownFact[];
  readonly done: readonly KnownFact[];
  readonly planned: readonly KnownFact[];
  readonly contacts: readonly KnownFact[];
  /** Those of `told` that are an inquiry's result. */
  readonly results: readonly KnownFact[];
  readonly verdict: Verdict;
}

const act =
  '成立|启动|联系|沟通|报告|上报|暂停|停止|停职|整改|排查|安排|协调|退还|退回|封存|开通|约谈|组织|委托|配合|调整|增派|增加|增设|下架|更换|改正|培训|加强|慰问|看望|道歉|致歉';
const done = new RegExp(`(?:已|已经|正在|立即|即刻|同步|第一时间)(?!被).{0,14}(?:${act})`, 'u');
const planned =
  /(?:将|拟|计划|预计).{0,40}(?:公布|通报|完成|答复|反馈|发布|说明|恢复|开放|落实)|(?:月|日|时|周[一二三四五六日])前.{0,12}(?:公布|完成|答复|反馈)/u;
const contact =
  /(?:电话|热线|邮箱|信箱)(?:[是为：:]|\s)*[\d(（+]|[\w.-]+@[\w-]+\.|(?:窗口|办公室).{0,6}(?:受理|接待)/u;

const result =
  /(?:调查|核查|复核|鉴定|检查|抽检|检测|尸检)(?:组|机构|专家|小组)?(?:的)?(?:结果|结论|认定|查明|显示|表明|确认|发现|认为)|经(?:\S{0,12})?(?:调查|核查|查实|查明|鉴定|认定)/u;
const notYet =
  /(?:尚未|还未|未|尚无|没有|正在|等待|待|暂无|启动|开展|进行|配合|委托|申请).{0,8}(?:调查|核查|复核|鉴定|检查|结果|结论)|(?:结果|结论).{0,4}(?:尚未|还未|未出|未公布|待定|没有出)/u;
const cleared = /不属实|不存在|未发现|没有发现|不构成|符合(?:规范|规定|诊疗|要求|标准)|并非|不实|无关/u;
const blamed =
  /(?:存在|有).{0,14}(?:不足|不到位|不规范|不及时|不当|过失|过错|违规|失误|疏漏|疏忽|问题|缺陷|漏洞)|负有.{0,6}责任|承担.{0,6}责任|违反|违规|情况属实|基本属实|反映属实/u;

/** Sorts what is confirmed; a fact without a word that can be read is left out. */
export function knownFrom(facts: readonly KnownFact[]): Known {
  const lines = facts.flatMap((fact) => lineOf(fact));
  const results = lines.filter(({ text }) => result.test(opening(text)) && !notYet.test(opening(text)));
  const kinds = lines.map((fact) => ({
    fact,
    kind: results.includes(fact) ? 'told' : kindOf(opening(fact.text)),
  }));
  const those = (kind: string) => kinds.filter((each) => each.kind === kind).map(({ fact }) => fact);
  return {
    told: those('told'),
    done: those('done'),
    planned: those('planned'),
    contacts: those('contacts'),
    results,
    verdict: verdictOf(results),
  };
}

/** All of it, in the order of the parts. */
export function allOf({ told, done, planned, contacts }: Known): readonly KnownFact[] {
  return [...told, ...done, ...planned, ...contacts];
}

/** A fact's or an open question's words as one sentence without its end mark; nothing where no word is left. */
export function lineOf(fact: KnownFact): readonly KnownFact[] {
  const text = plain(fact.text).replace(/(?<![。；;，,、.\s])[。；;，,、.\s]+$/u, '');
  return text === '' ? [] : [{ ...fact, text }];
}

/** The sentence that a line makes. */
export function ended(line: string): string {
  return /[！？!?…][”’」』"）)]*$/u.test(line) ? line : `${line}。`;
}

/** What a fact is shows in its first letters; a very long one is not read to its end for it. */
function opening(text: string): string {
  return text.slice(0, 300);
}

function kindOf(text: string): 'contacts' | 'planned' | 'done' | 'told' {
  if (contact.test(text)) return 'contacts';
  if (planned.test(text)) return 'planned';
  return done.test(text) ? 'done' : 'told';
}

function verdictOf(results: readonly KnownFact[]): Verdict {
  if (results.length === 0) return 'none';
  const said = results.map(({ text }) => opening(text).replace(new RegExp(cleared, 'gu'), ''));
  if (said.some((text) => blamed.test(text))) return 'fault';
  return results.some(({ text }) => cleared.test(opening(text))) ? 'clear' : 'reached';
}
