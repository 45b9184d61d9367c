import type { SendMsgBody } from '@wecom/aibot-node-sdk';
import type { Attachment, Delivery } from '../../ports.ts';
import type { Card, Message } from '../message.ts';
import { needsBody, templateCard } from './card.ts';
import type { onceFor } from './kept.ts';
import { overLimits } from './limits.ts';
import type { Link } from './link.ts';
import { newTask } from './listen.ts';
import type { Log } from './log.ts';
import { type Look, markdown } from './outbound.ts';
import { cut, harmless, visible } from './text.ts';

export interface Speaking {
  readonly link: () => Link;
  readonly sendOnce: ReturnType<typeof onceFor>;
  readonly look: Look;
  readonly log: Log;
}

/**
 * A message into a group. What WeCom's acknowledgement leaves out is made by us: the name of the card is the ref. A
 * document is said whole before the card with its buttons, and not again when only the card has to be said again.
 */
export function sender({ link, sendOnce, look, log }: Speaking) {
  async function say(channel: string, ref: string, body: SendMsgBody): Promise<Delivery> {
    return (await link().say(channel, body)) ?? { outcome: 'sent', ref };
  }
  const words = (channel: string, message: Message) =>
    say(channel, newTask(), { msgtype: 'markdown', markdown: { content: markdown(message, look) } });

  async function cardOrWords(channel: string, card: Card, key: string): Promise<Delivery> {
    const ref = newTask();
    const shown = templateCard(card, ref, look);
    const over = overLimits(shown);
    if (over.length > 0) log.error({ over }, 'wecom card over the limits, sent as words');
    if (over.length > 0 || shown.card_type !== 'button_interaction') return words(channel, card);
    const before = needsBody(card)
      ? await sendOnce(channel, `${key}#body`, () => words(channel, card))
      : undefined;
    if (before && before.outcome !== 'sent') return before;
    return say(channel, ref, { msgtype: 'template_card', template_card: shown });
  }

  return (channel: string, message: Message, key: string): Promise<Delivery> =>
    sendOnce(channel, key, () =>
      message.kind === 'notice' ? words(channel, message) : cardOrWords(channel, message, key),
    );
}

/** A file into a group, what is said of it in front of it: WeCom's files carry no words. */
export function attacher({ link, sendOnce }: Speaking) {
  async function say(channel: string, body: SendMsgBody): Promise<Delivery> {
    return (await link().say(channel, body)) ?? { outcome: 'sent', ref: newTask() };
  }

  async function captioned(channel: string, caption: string, key: string): Promise<Delivery | undefined> {
    const content = cut(harmless(caption).trim(), 1000);
    if (content === '') return undefined;
    const words = () => say(channel, { msgtype: 'markdown', markdown: { content } });
    const delivery = await sendOnce(channel, `${key}#caption`, words);
    return delivery.outcome === 'sent' ? undefined : delivery;
  }

  return async (channel: string, file: Attachment, caption: string, key: string): Promise<Delivery> => {
    const type = mediaOf(file);
    if (type === undefined) return notAFile;
    return sendOnce(channel, key, async () => {
      const media = await link().upload({ ...file, name: fileName(file.name) }, type);
      if (typeof media !== 'string') return media;
      const trouble = await captioned(channel, caption, key);
      return trouble ?? say(channel, { msgtype: type, [type]: { media_id: media } });
    });
  };
}

export const notAFile: Delivery = {
  outcome: 'failed',
  why: '文件太大或太小：企业微信收 6 字节到 20 MB 的文件',
};

const mebibyte = 1024 * 1024;

/** Pictures up to 2 MB are shown, everything else up to 20 MB is a file; undefined for what WeCom takes as neither. */
export function mediaOf({ mime, bytes }: Attachment): 'image' | 'file' | undefined {
  if (bytes.length <= 5 || bytes.length > 20 * mebibyte) return undefined;
  const picture = mime === 'image/png' || mime === 'image/jpeg';
  return picture && bytes.length <= 2 * mebibyte ? 'image' : 'file';
}

/** A stranger's name for a file, without what could be read as a path or hide its ending. */
export function fileName(name: string): string {
  const bare = visible(name)
    .replace(/[\\/:*?"<>|\n\r]/g, '_')
    .trim();
  const [, stem = bare, ending = ''] = /^(.*?)(\.\w{1,8})?$/su.exec(bare) ?? [];
  return `${cut(stem, 60) || 'file'}${ending}`;
}
