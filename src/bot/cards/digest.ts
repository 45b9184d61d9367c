import type { Policy, Words } from '../../policy/policy.ts';
import type { Answer } from '../message.ts';

export type DigestSaid = 'coming' | 'date' | 'elsewhere' | 'unbound';

const words: Readonly<Record<DigestSaid, Words>> = {
  coming: { zh: '正在整理，马上发到本群。', en: 'Being put together; it comes to this group in a moment.' },
  date: {
    zh: '没有这一天。写成 日报 11-20 或 日报 2026-11-20，不晚于今天；也可以写 日报、日报 昨天、周报 上周、月报 上月。',
    en: 'There is no such day. Write digest 11-20 or digest 2026-11-20, today at the latest; or digest, digest yesterday, weekly last week, monthly last month.',
  },
  elsewhere: {
    zh: '这个群只跟一件事，没有日报。请到本机构的群里输入 日报。',
    en: 'This group follows one matter and has no digest. Type digest in a group of your unit.',
  },
  unbound: {
    zh: '日报只发到登记过的工作群，私聊里没有。请到本机构的群里输入 日报。',
    en: 'Digests come to registered working groups alone, not to a private chat. Type digest in a group of your unit.',
  },
};

/** What becomes of a digest that somebody asked for. */
export function digestAnswer(said: DigestSaid, { language }: Pick<Policy, 'language'>): Answer {
  return { tone: said === 'coming' ? 'ok' : 'refused', text: words[said][language] };
}
