import type { Outcome, Outlet } from '../ports/statements.ts';
import type { ApprovedText } from '../ports.ts';
import { paragraphs } from './paragraphs.ts';
import { type WechatApiOptions, wechatApi } from './wechatApi.ts';
import { wechatFindings } from './wechatCheck.ts';

export interface WechatOptions extends WechatApiOptions {
  /** The permanent media_id of the cover: WeChat takes no article without one. */
  readonly cover: string;
}

/**
 * Puts an approved text among the drafts of the WeChat official account 公众号: handed over, not public; a person
 * publishes it there. WeChat knows no key, so the same asked twice of one run is given the first answer and sent once.
 */
export function wechatOutlet(options: WechatOptions): Outlet {
  const api = wechatApi(options);
  const asked = new Map<string, Promise<Outcome>>();

  async function handOver(text: ApprovedText): Promise<Outcome> {
    const unfit = unfitIn(text);
    if (unfit !== undefined) return failed(unfit);
    const told = await api.call('POST', 'draft/add', { articles: [articleOf(text, options.cover)] });
    if (told.what === 'undone') return failed(told.why);
    if (told.what === 'unknown') return { outcome: 'uncertain', why: told.why };
    const { media_id: ref } = told.body;
    if (typeof ref === 'string' && /^[\x21-\x7e]{1,200}$/.test(ref)) return { outcome: 'handedOver', ref };
    return { outcome: 'uncertain', why: '公众号没有给出草稿编号（no media_id）' };
  }

  return {
    name: 'wechat',
    label: { zh: '公众号', en: 'WeChat official account' },
    forms: ['account'],
    publish(text, key) {
      const before = asked.get(key);
      if (before) return before;
      const outcome = handOver(text);
      asked.set(key, outcome);
      return outcome;
    },
    check: () => wechatFindings(api, options.cover),
  };
}

/** Why it cannot be an article. Lengths are WeChat's to judge: it cuts nothing off, and its limits change. */
function unfitIn({ form, title, body }: ApprovedText): string | undefined {
  if (form !== 'account') return '公众号只收公众号文（only the account form goes there）';
  if (title.trim() === '' || body.trim() === '')
    return '公众号的文章要有标题和正文（title and text are needed）';
  // A half of a character would be sent as \udXXX, which WeChat shows as it is written.
  return `${title}${body}`.isWellFormed() ? undefined : '文字里有坏字符（a broken character）';
}

/** Comments are closed: what is said under it would be said under an approved text. */
function articleOf({ title, body }: ApprovedText, cover: string) {
  return {
    article_type: 'news',
    title,
    content: paragraphs(body),
    thumb_media_id: cover,
    need_open_comment: 0,
    only_fans_can_comment: 0,
  };
}

function failed(why: string): Outcome {
  return { outcome: 'failed', why };
}
