import type { Words } from '../../policy/policy.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Voice } from './context.ts';

const words = {
  code: {
    zh: '你的绑定码：{code}，十分钟内有效，只能用一次，不要给别人。请用要绑定的账号，在任一有烽火的群里 @烽火 发：绑定 {code}',
    en: 'Your code: {code}, good for ten minutes and once; give it to nobody. From the account to be bound, in any group with Fenghuo, send: bind {code}',
  },
  bound: {
    zh: '已绑定：这个账号现在是{name}。同一个人无论用哪个账号，都只算一个人。',
    en: 'Bound: this account is {name} now. Whichever account a person uses, they count as one.',
  },
  wrong: {
    zh: '绑定码不对或已过期。请用已绑定的账号在群里发「绑定」，取一个新的。',
    en: 'That code is wrong or no longer good. From an account that is known, send “bind” for a new one.',
  },
  tooMany: {
    zh: '试得太多了，十分钟后再来。',
    en: 'Too many tries; please come back in ten minutes.',
  },
  notPrivate: {
    zh: '绑定码不能发在大家都看得到的群里。请在飞书、Slack 或控制台里发「绑定」取码，再到这里发：绑定 码',
    en: 'A code is not shown where all can read it. Ask for one on Feishu, Slack or in the console, then send here: bind CODE',
  },
  gone: { zh: '已解绑：这个账号不再代表你。', en: 'Unbound: this account no longer stands for you.' },
  fixed: {
    zh: '这个账号写在人员名单（people.csv）里，请管理员改名单。',
    en: 'This account stands in the list of people (people.csv); ask an administrator to change it.',
  },
} as const satisfies Readonly<Record<string, Words>>;

const tones = {
  code: 'ok',
  bound: 'ok',
  gone: 'ok',
  wrong: 'refused',
  tooMany: 'refused',
  notPrivate: 'refused',
  fixed: 'refused',
} as const satisfies Readonly<Record<keyof typeof words, Answer['tone']>>;

/** What is said to who binds an account to themselves, or would. A code is for the eyes of who asked. */
export function bindAnswer(
  what: keyof typeof words,
  ctx: Pick<Voice, 'policy'>,
  values: { readonly code?: string; readonly name?: string } = {},
): Answer {
  const text = filled(words[what], languageOf(ctx), { code: '', name: '', ...values });
  return { tone: tones[what], text, ...(what === 'code' && { unmasked: true }) };
}
