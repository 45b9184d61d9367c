import type { Client } from '@larksuiteoapi/node-sdk';
import type { Answer } from '../message.ts';
import { type CardJson, words } from './cardJson.ts';
import type { Log } from './log.ts';
import { hashOf } from './send.ts';
import { cut, visible } from './text.ts';
import { codeOf } from './trouble.ts';

/** What Feishu shows in answer to a press: a line for the presser alone, and the card as it stands now. */
export interface CardAnswer {
  readonly toast?: { readonly type: 'success' | 'warning' | 'error' | 'info'; readonly content: string };
  readonly card?: { readonly type: 'raw'; readonly data: CardJson };
}

/** One person in one group; `group` is absent where we talk with them alone. */
export interface Asker {
  readonly user: string;
  readonly group?: string;
  /** The delivery that is answered: Feishu sends one private message for it. */
  readonly key: string;
}

export interface Telling {
  readonly client: Client;
  readonly log: Log;
}

const longestToast = 100;
const toasts = { ok: 'success', refused: 'warning', trouble: 'error' } as const;

/** A line that goes by; undefined where the answer is too long for one, or must not stay anywhere. */
export function toastOf({ tone, text, unmasked }: Answer): CardAnswer['toast'] | undefined {
  const lines = visible(text).trim().split('\n');
  const line = lines.join(' ') || '好的';
  if (unmasked || line.length > longestToast || lines.length > 2) return undefined;
  return { type: toasts[tone], content: line };
}

/** An answer on a card of its own. */
export function answerCard({ text }: Pick<Answer, 'text'>): CardJson {
  const shown = cut(visible(text).trim() || '好的', 5000);
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: false },
    body: { elements: [words(shown)] },
  };
}

/**
 * Shows a card to one person: in the group as "visible to you only", which Feishu keeps nowhere, else in the private
 * chat with us. Where it was shown; undefined when neither could be.
 */
export async function showTo(
  { client, log }: Telling,
  asker: Asker,
  card: CardJson,
  inGroupOnly = false,
): Promise<'inGroup' | 'privately' | undefined> {
  if (asker.group !== undefined && (await inGroup({ client, log }, asker.group, asker.user, card)))
    return 'inGroup';
  if (inGroupOnly) return undefined;
  try {
    await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: {
        receive_id: asker.user,
        msg_type: 'interactive',
        content: JSON.stringify(card),
        uuid: hashOf(asker.user, asker.key, JSON.stringify(card)),
      },
    });
    return 'privately';
  } catch (error) {
    log.warn({ code: codeOf(error) }, 'feishu answer not shown');
    return undefined;
  }
}

async function inGroup({ client, log }: Telling, group: string, user: string, card: CardJson) {
  try {
    await client.request({
      method: 'POST',
      url: '/open-apis/ephemeral/v1/send',
      data: { chat_id: group, open_id: user, msg_type: 'interactive', card },
    });
    return true;
  } catch (error) {
    log.info({ code: codeOf(error) }, 'feishu shows nothing to one person in this group');
    return false;
  }
}

/** An answer to one person. What is unmasked is shown where it does not stay, or not at all. */
export async function tell(telling: Telling, asker: Asker, answer: Answer): Promise<void> {
  const shown = await showTo(telling, asker, answerCard(answer), answer.unmasked);
  if (!shown && answer.unmasked) await showTo(telling, asker, answerCard(elsewhere));
}

const elsewhere = {
  text: '这里不能只给你一人看：请到控制台查看原文。\nThis cannot be shown to you alone here: please read it in the console.',
};

/** The system's own trouble, before anything was kept. */
export const notKept: Answer = {
  tone: 'trouble',
  text: '没有保存：系统暂时不可用，请在一分钟后重试。\nNot saved: please try again in a minute.',
};
