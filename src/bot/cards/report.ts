import type { Words } from '../../policy/policy.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Voice } from './context.ts';

const words: Readonly<Record<'kept' | 'again' | 'empty', Words>> = {
  kept: {
    zh: '已收到上报，证据已固定{evidence}。卡片会出现在本群。',
    en: 'Your report is kept{evidence}. Its card will appear in this group.',
  },
  again: {
    zh: '这一条已上报过，没有重复登记。',
    en: 'This has been reported already; nothing was entered twice.',
  },
  empty: {
    zh: '没有可上报的内容。请写：上报 链接，或把听到的原话打出来，也可以附图。',
    en: 'There is nothing to report yet. Write: report LINK, or type what was said; a picture may go with it.',
  },
};

/** What the reporter is told: that it is kept, with the first characters of the hash of its evidence. */
export function reportAnswer(
  kept: 'kept' | 'again' | 'empty',
  ctx: Pick<Voice, 'policy'>,
  files: readonly string[] = [],
): Answer {
  const language = languageOf(ctx);
  const hashes = files.map((hash) => `#${hash.slice(0, 8)}`).join(' ');
  const evidence = hashes === '' ? '' : ` ${hashes}`;
  return { tone: kept === 'empty' ? 'refused' : 'ok', text: filled(words[kept], language, { evidence }) };
}
