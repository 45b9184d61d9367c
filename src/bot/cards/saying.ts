import type { MentionView } from '../../incident/view.ts';
import type { Words } from '../../policy/policy.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Seat, type Voice, zoneOf } from './context.ts';
import { clockTime } from './numbers.ts';
import { oneLine } from './stranger.ts';

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

/** Files came along with what takes none: nobody may believe that they were kept. */
export function filesNotKept(answer: Answer, ctx: Pick<Voice, 'policy'>): Answer {
  return { ...answer, text: `${answer.text}\n${notKept[languageOf(ctx)]}` };
}

const notKept: Words = {
  zh: '一起发来的文件没有留存。要作证据，请发「P… 补充事实 内容」并带上文件；要上报，请发「上报」并带上文件。',
  en: 'The files that came along were not kept. As evidence, send them with “P… add fact TEXT”; as a report, with “report”.',
};

/** What could not be understood, with what they may have meant, ready to be typed. */
export function unknownAnswer(near: string | undefined, ctx: Pick<Voice, 'policy'>): Answer {
  const language = languageOf(ctx);
  const text = near === undefined ? unknown.bare[language] : filled(unknown.near, language, { near });
  return { tone: 'refused', text };
}

const unknown: Readonly<Record<'bare' | 'near', Words>> = {
  bare: {
    zh: '没有看懂。输入「帮助」看能打什么。',
    en: 'Not understood. Type “help” to see what can be typed.',
  },
  near: {
    zh: '没有看懂。是不是「{near}」？输入「帮助」看能打什么。',
    en: 'Not understood. Did you mean “{near}”? Type “help” to see what can be typed.',
  },
};

/** What was said, masked, with where and the hash of its evidence. */
export function sourceLines(mentions: readonly MentionView[], seat: Seat, voice: Voice): readonly string[] {
  const zone = zoneOf(voice, seat.unit);
  return mentions.map(({ site, title, text, url, foundAt, evidence }) => {
    const said = [title, text]
      .filter((words, at, all) => words !== '' && all.indexOf(words) === at)
      .map(oneLineOf);
    const where = [site, clockTime(foundAt, voice.now, zone), `#${evidence.slice(0, 8)}`, url ?? ''];
    return `${said.join(' ')}（${where.filter((each) => each !== '').join(' · ')}）`;
  });
}

function oneLineOf(words: string): string {
  return oneLine(words, 200);
}
