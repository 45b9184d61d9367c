import type { Words } from '../../policy/policy.ts';
import type { Question } from '../../statement/questions.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Voice } from './context.ts';
import { oneLine } from './stranger.ts';

/** One approved answer, with the version that it stands in. */
export interface ApprovedAnswer extends Question {
  /** `P128-v3` */
  readonly name: string;
}

/** The approved questions by number, to choose one. */
export function repliesAnswer(
  code: string,
  all: readonly ApprovedAnswer[],
  ctx: Pick<Voice, 'policy'>,
): Answer {
  const language = languageOf(ctx);
  if (all.length === 0) return { tone: 'ok', text: filled(words.none, language, { code }) };
  const names = [...new Set(all.map(({ name }) => name))].join(' ');
  const lines = all.map(({ number, question }) => `${number} ${oneLine(question, 60)}`);
  const text = [filled(words.head, language, { names, total: `${all.length}` }), ...lines];
  return { tone: 'ok', text: [...text, filled(words.how, language, { code })].join('\n') };
}

/** One answer to copy, letter by letter as it was approved: it stands alone, last. */
export function replyAnswer(
  { name, number, question, answer }: ApprovedAnswer,
  ctx: Pick<Voice, 'policy'>,
): Answer {
  const head = filled(words.copy, languageOf(ctx), {
    name,
    number: `${number}`,
    question: oneLine(question, 60),
  });
  return { tone: 'ok', text: `${head}\n\n${answer}` };
}

/** What is in no approved set is given out by nobody: how it comes to be. */
export function noReplyAnswer(
  code: string,
  all: readonly ApprovedAnswer[],
  ctx: Pick<Voice, 'policy'>,
): Answer {
  const [first] = all;
  const name = first?.name ?? `${code}-v…`;
  return { tone: 'refused', text: filled(words.outside, languageOf(ctx), { code, name }) };
}

const words = {
  head: { zh: '已批准的口径 {total} 条（{names}）：', en: 'Approved answers: {total} ({names})' },
  how: {
    zh: '取用请打：{code} 口径 3（后面可附评论链接），只能原样复制；没有的要另行审批。',
    en: 'To use one, type: {code} answers 3 (a link to the comment may follow). Copy it as it is; others need their own approval.',
  },
  none: {
    zh: '{code} 还没有已批准的口径。请打：{code} 拟声明 评论回复口径，批准后在这里取用。',
    en: '{code} has no approved answers yet. Type: {code} draft replies; once approved they are found here.',
  },
  copy: {
    zh: '{name} 口径 {number}：{question}\n已登记取用。请原样复制下面全文，一字不改：',
    en: '{name} answer {number}: {question}\nIts use is logged. Copy all of what follows, and change nothing:',
  },
  outside: {
    zh: '这一条不在已批准的口径里，不能发。要发，请另行审批：{code} 拟声明 评论回复口径，或在 {name} 的卡片上按「修改」加进去，提交并批准后再取用。',
    en: 'That is not among the approved answers and may not be given. It needs its own approval: {code} draft replies, or edit {name}, submit it, and use it once approved.',
  },
} as const satisfies Readonly<Record<string, Words>>;
