import type { Words } from '../../policy/policy.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Voice } from './context.ts';

const mostNamed = 10;

/** A number alone is any matter's: how it is written, and which matters are open in this group. */
export function bareAnswer(number: string, codes: readonly string[], ctx: Pick<Voice, 'policy'>): Answer {
  const language = languageOf(ctx);
  const [first = 'P128'] = codes;
  const rest = codes.length > mostNamed ? '…' : '';
  const named = codes.slice(0, mostNamed).join(language === 'zh' ? '、' : ', ');
  const lines = [
    filled(words.bare, language, { number, example: `${first} ${number}` }),
    codes.length === 0
      ? words.noneOpen[language]
      : filled(words.open, language, { codes: `${named}${rest}` }),
  ];
  return { tone: 'refused', text: lines.join('\n') };
}

/** 同意 or 驳回 without what it is about: both ways to say it. */
export function approvalHowAnswer(code: string | undefined, ctx: Pick<Voice, 'policy'>): Answer {
  return { tone: 'refused', text: filled(words.approvalHow, languageOf(ctx), { code: code ?? 'P128' }) };
}

/** A version that is not the one that waits; whether there ever was one is told nobody. */
export function notWaitingWords(
  { code, version, hash }: { readonly code: string; readonly version: number; readonly hash: string },
  ctx: Pick<Voice, 'policy'>,
): string {
  const named = `${code}-v${version} ${hash.slice(0, 8)}`;
  return filled(words.notWaiting, languageOf(ctx), { named });
}

const words = {
  bare: {
    zh: '只写「{number}」分不清是哪一件，没有做任何事。请连编号一起写，如：{example}',
    en: '“{number}” alone does not say which matter; nothing was done. Write its code too, such as: {example}',
  },
  open: { zh: '本群未结：{codes}', en: 'Open in this group: {codes}' },
  noneOpen: { zh: '本群没有未结的事。', en: 'Nothing is open in this group.' },
  approvalHow: {
    zh: [
      '没有做任何事：对声明的操作要写明是哪一版。',
      '排除申请：{code} 同意排除，或 {code} 不同意 理由',
      '声明审批：{code}-v3 a41f 同意，或 {code}-v3 a41f 驳回 理由（版本号和校验码照声明卡片上的写，校验码至少 4 位；提交、发布、修改等同此写法）',
    ].join('\n'),
    en: [
      'Nothing was done: what is pressed on a statement says which version it means.',
      'A dismissal that waits: {code} confirm dismissal, or {code} reject dismissal REASON',
      'A statement: {code}-v3 a41f approve, or {code}-v3 a41f reject REASON (version and check characters as its card shows them, at least 4; submit, publish, edit and so on alike)',
    ].join('\n'),
  },
  notWaiting: {
    zh: '没有做任何事：{named} 不是现在的声明版本。请照最新的声明卡片写版本号和校验码。',
    en: 'Nothing was done: {named} is no statement version of now. Take version and check characters from the latest card.',
  },
} as const satisfies Readonly<Record<string, Words>>;
