import type { RespondFn, types, webApi } from '@slack/bolt';
import type { Answer } from '../message.ts';
import type { Log } from './log.ts';
import { cut, cutHarmless, visible } from './text.ts';
import { codeOf } from './trouble.ts';

/** What one person alone sees. Outside words stand in plain_text; `text` is escaped. */
export interface Private {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

export function privately(answer: Answer): Private {
  const text = cut(visible(answer.text).trim() || '好的', 3000);
  return {
    text: cutHarmless(text, 3000),
    blocks: [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }],
  };
}

/** The same where there is no group to say it in: over the App Home. */
export function answerView(answer: Answer): types.ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: '烽火', emoji: false },
    close: { type: 'plain_text', text: '好', emoji: false },
    blocks: privately(answer).blocks,
  };
}

export interface Telling {
  readonly client: webApi.WebClient;
  readonly log: Log;
}

/**
 * Shows an answer to the person who asked. Where the bot may not speak in the channel, the payload's own response
 * address is tried; an answer that cannot be shown is logged and lost, what it tells of has happened.
 */
export async function tell(
  { client, log }: Telling,
  to: { readonly channel: string; readonly user: string },
  answer: Answer,
  respond?: RespondFn,
): Promise<void> {
  const shown = privately(answer);
  try {
    await client.chat.postEphemeral({ ...to, ...shown });
  } catch (error) {
    try {
      if (!respond) throw error;
      await respond({ response_type: 'ephemeral', replace_original: false, ...shown });
    } catch {
      log.warn({ code: codeOf(error) }, 'slack answer not shown');
    }
  }
}

/** The system's own trouble, before anything was kept. */
export const notKept: Answer = {
  tone: 'trouble',
  text: '没有保存：系统暂时不可用，请在一分钟后重试。\nNot saved: please try again in a minute.',
};
