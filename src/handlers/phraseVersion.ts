import type { VersionPressId } from '../bot/cards/presses.ts';
import { linksIn } from './links.ts';
import { withoutLabel } from './phraseLabels.ts';

type Values = Readonly<Record<string, string>>;
type Read = (rest: string, word: string) => Values;

/** What stands behind a verb about a version, as the fields of its button's form. `word` is the verb as it was written. */
export function versionValues(action: VersionPressId, word: string, rest: string): Values {
  const exact = action === 'edit' && !/^[+＋]/u.test(rest);
  return reads[action](exact ? rest : withoutLabel(rest.replace(warning, '')), word);
}

/** What the card itself prints behind a button that asks once more: who copies the line has given no reason by it. */
const warning =
  /^\s*(?:（(?:(?:同意 )?P\d{1,9}-v\d{1,4} 校验|所有还没发出的声明)[^（）]{0,300}）|\((?:(?:Approve the|The) whole text of P|Every statement that has not)[^()]{0,300}\))/u;

const nothing: Read = () => ({});
const reason: Read = (rest) => (rest === '' ? {} : { reason: rest });

const reads: Readonly<Record<VersionPressId, Read>> = {
  approve: reason,
  reject: reason,
  askChanges: reason,
  edit: (rest) => edited(rest),
  submit: nothing,
  publish: (rest) => published(rest),
  register: (rest) => linked(rest),
  settlePublication: (rest) => ({ ...settled(rest), ...linked(rest) }),
  correct: corrected,
  unapprove: nothing,
  takeBack: nothing,
  callOff: nothing,
  difference: nothing,
  stopAll: reason,
  liftStop: nothing,
  useReply: (rest) => ({ ...chosen(rest), ...linked(rest) }),
};

/** `5 新句子`, `第5句 新句子`: one sentence anew; anything else is the whole text anew. */
function edited(rest: string): Values {
  const [said, number] = /^(?:第\s?)?[#＃]?([\d０-９]{1,3})\s?句?(?:[\s:：、，,]{1,9})/u.exec(rest) ?? [];
  if (said === undefined || number === undefined) return rest === '' ? {} : { text: rest };
  return { number: `${Number(number.normalize('NFKC'))}`, words: rest.slice(said.length).trim() };
}

const time = /(?:(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s{1,3}|(?<![\d:]))\d{1,2}[:：]\d{2}(?!\d)/u;

/** `官网 公众号 11-23 09:00`: by which ways, and when; names come back as they were written. */
function published(rest: string): Values {
  const plain = rest.slice(0, 400).normalize('NFKC');
  const [at] = time.exec(plain) ?? [];
  const named = (at === undefined ? plain : plain.replace(at, ' '))
    .replace(/^\s*(?:到|至|按|用|by|to)\s+/iu, '')
    .split(/[\s,，、+＋]+/u)
    .filter((word) => word !== '' && !/^(?:于|在|定时|at|and|和)$/iu.test(word));
  return {
    ...(named.length > 0 && { ways: named.join(' ') }),
    ...(at !== undefined && { at: at.replace('：', ':') }),
  };
}

function linked(rest: string): Values {
  const [link] = linksIn(rest);
  return link === undefined ? {} : { link };
}

/** 未发布 stands before 已发布: a no that holds a yes is a no. */
function settled(rest: string): Values {
  const folded = rest.toLowerCase();
  if (/没有|没发|未|看不到|not|^no(?![a-z])/u.test(folded)) return { published: 'no' };
  return /已|发布|發布|看得到|published|public|yes/u.test(folded) ? { published: 'yes' } : {};
}

/** What stands behind the verb says which; else the verb itself, unless it names both. */
function corrected(rest: string, word: string): Values {
  const said = [rest.toLowerCase(), /\/| or /u.test(word) ? '' : word];
  for (const each of said) {
    if (/^(?:撤回|withdraw)/u.test(each)) return { purpose: 'withdrawal' };
    if (/^(?:更正|correct)/u.test(each)) return { purpose: 'correction' };
  }
  return {};
}

function chosen(rest: string): Values {
  const number = /^\d{1,3}(?!\d)/u.exec(rest.normalize('NFKC').trim())?.[0];
  return number === undefined ? {} : { question: number };
}
