import type { Form } from '../../incident/statement.ts';
import type { Finding } from '../finding.ts';
import { weiboLength } from '../text.ts';
import { weiboLimit } from '../weibo.ts';
import { known } from './cover.ts';
import type { Ground } from './ground.ts';
import { mismatchesIn } from './mismatch.ts';

export function lengthOf({ original, basis }: Ground): readonly Finding[] {
  const count = weiboLength(original.trim());
  if (basis.form !== 'weibo' || count <= weiboLimit) return [];
  let from = 0;
  for (const sign of original) {
    if (weiboLength(original.slice(0, from + sign.length)) > weiboLimit) break;
    from += sign.length;
  }
  return [
    {
      check: 'length',
      from,
      to: original.length,
      words: original.slice(from),
      instead: `${count}/${weiboLimit}`,
    },
  ];
}

interface Wanted {
  readonly name: string;
  readonly forms: readonly Form[];
  readonly sign: RegExp;
}

const long: readonly Form[] = ['site', 'account'];
const spoken: readonly Form[] = ['site', 'account', 'weibo', 'reporter'];

/** The structure 事实-态度-措施-后续, and who says it, when, and where one can ask. */
const wanted: readonly Wanted[] = [
  {
    name: '态度',
    forms: spoken,
    sign: /重视|歉|遗憾|痛心|慰问|谴责|关切|关注|理解|感谢|负责|尊重|坚持|郑重|不实|澄清|支持|愿意|接受/u,
  },
  {
    name: '措施',
    forms: long,
    sign: /已(?!知)|成立|启动|采取|整改|改进|暂停|加强|排查|报告|报警|配合|措施|安排|核实|调查|处理|联系/u,
  },
  {
    name: '后续',
    forms: spoken,
    sign: /后续|进展|结果|将|会(?!议|诊)|继续|持续|进一步|随时|欢迎|监督|热线|电话|另行|以.{0,12}为准/u,
  },
];
const unit = /医院|院区|集团|分院|门诊部|诊所|中心|公司/u;
const date =
  /(?:\d{4}|[二〇零一三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/u;
const contact =
  /\d{3,4}-?\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4}|@[\w-]+\.|https?:\/\/|热线|电话|邮箱|信箱|公众号|微信|窗口|办公室|接待/u;

/** Parts of the structure that a text lacks; the name of the part is in `instead`. */
export function missingIn({ original, basis, sentences, facts }: Ground): readonly Finding[] {
  const { form } = basis;
  const absent = wanted
    .filter(({ forms, sign }) => forms.includes(form) && !sign.test(original))
    .map(({ name }) => name);
  if (spoken.includes(form) && !saysAFact({ original, basis, sentences, facts })) absent.unshift('事实');
  if (long.includes(form)) {
    const end = original.trim().split('\n').slice(-3).join('\n').slice(-60);
    if (!unit.test(end) && !basis.unitNames.some((name) => end.includes(name))) absent.push('落款');
    if (!date.test(end)) absent.push('日期');
    if (!contact.test(original)) absent.push('联系方式');
  }
  const at = original.length;
  return absent.map((name) => ({ check: 'missing' as const, from: at, to: at, words: '', instead: name }));
}

function saysAFact({
  sentences,
  facts,
}: Pick<Ground, 'original' | 'basis' | 'sentences' | 'facts'>): boolean {
  return (
    facts.length === 0 ||
    sentences.some(({ text }) => facts.some((fact) => sharedPairs(text, fact.text) >= 4))
  );
}

function sharedPairs(text: string, fact: string): number {
  let shared = 0;
  for (let at = 0; at + 1 < text.length; at++) if (fact.includes(text.slice(at, at + 2))) shared += 1;
  return shared;
}

/** Numbers, dates, names and places that the same statement gives otherwise for another audience. */
export function contradictionsIn(ground: Ground): readonly Finding[] {
  return ground.basis.siblings.flatMap(({ form, text }) => {
    const facts = text
      .split(/[。！？!?\n]+/u)
      .filter((each) => each.trim() !== '')
      .map((each) => known(each));
    return mismatchesIn({ ...ground, facts }).map(({ from, to, words, instead = '' }) => ({
      check: 'channels' as const,
      from,
      to,
      words,
      instead: `${form}: ${instead}`,
    }));
  });
}
