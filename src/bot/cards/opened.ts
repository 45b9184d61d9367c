import type { OpenedMention } from '../../incident/view.ts';
import type { Words } from '../../policy/policy.ts';
import type { Openable } from '../../policy/rights.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Voice } from './context.ts';
import { oneLine } from './stranger.ts';

const longestTitle = 200;
const longestText = 2000;

const words = {
  head: {
    zh: '{code} 未脱敏内容，只有你能看到，已留痕（#{hash}）。请勿转发，不得用于联系或追究发布者。',
    en: '{code}, not masked: only you see this, and it is on record (#{hash}). Do not pass it on, nor use it against the author.',
  },
  author: { zh: '发布者：{author}', en: 'Author: {author}' },
  nobody: { zh: '发布者：来源没有给出', en: 'Author: the source names none' },
  once: {
    zh: '已办好。未脱敏的内容只显示一次，不留存；要再看请重新按或重新打一次。',
    en: 'Done. What is not masked is shown once and not kept; to see it again, press or type it once more.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** The sealed words, for the eyes of who asked; they are not kept with the answer. */
export function openedAnswer(
  code: string,
  { evidence, author, title = '', text = '' }: OpenedMention,
  part: Openable,
  ctx: Pick<Voice, 'policy'>,
): Answer {
  const language = languageOf(ctx);
  const named = author === undefined ? words.nobody : words.author;
  const said = part === 'words' ? [oneLine(title, longestTitle), oneLine(text, longestText)] : [];
  const lines = [
    filled(words.head, language, { code, hash: evidence.slice(0, 8) }),
    filled(named, language, { author: oneLine(author ?? '', 80) }),
    ...said.filter((line, at) => line !== '' && said.indexOf(line) === at),
  ];
  return { tone: 'ok', text: lines.join('\n'), unmasked: true };
}

/** What is kept of an answer, and said when the same press comes in again: never what was sealed. */
export function keptOf(answer: Answer, ctx: Pick<Voice, 'policy'>): Answer {
  return answer.unmasked ? { tone: 'ok', text: words.once[languageOf(ctx)] } : answer;
}
