import type { TemplateCard } from '@wecom/aibot-node-sdk';
import type { Attachment, Delivery, Identity, Keepsakes, Now } from '../../ports.ts';
import type { Answer, Card, Message, Notice } from '../message.ts';
import { plainAnswer } from './answers.ts';
import type { Api, Json } from './api.ts';
import { templateCard } from './card.ts';
import { partOf } from './directory.ts';
import { digest, type onceFor } from './kept.ts';
import { overLimits } from './limits.ts';
import type { Log } from './log.ts';
import { type Look, markdown, userOf } from './outbound.ts';
import { fileName, mediaOf, notAFile } from './send.ts';
import { cutBytes, harmless } from './text.ts';

export interface AppSpeaking {
  readonly api: Api;
  readonly agentId: number;
  readonly keepsakes: Keepsakes;
  readonly sendOnce: ReturnType<typeof onceFor>;
  readonly look: Look;
  readonly now: Now;
  readonly log: Log;
}

/** WeCom compares what it is sent with all of the last four hours, so a retry must be the same to the byte. */
const compareFor = 4 * 60 * 60;
const codeForMs = 72 * 60 * 60_000;
const longestText = 2048;

/** Whom a message is for. */
type To = { readonly touser: string } | { readonly totag: string } | { readonly toparty: string };

function toOf(channel: string): To | undefined {
  const part = partOf(channel);
  if (!part) return undefined;
  return part.kind === 'tag' ? { totag: part.id } : { toparty: part.id };
}

const nobody: Delivery = {
  outcome: 'failed',
  why: '不是标签（tag-…）也不是部门（party-…）：核对 org.csv 里的编号',
};

/** What the app says to people. The name of a card is made of its key, so that saying it again is the same again. */
export function appSpeaker({ api, agentId, keepsakes, sendOnce, look, now, log }: AppSpeaking) {
  /** The same bytes again for a name whose fate is not known, over a restart too. */
  async function sameAgain(key: string, made: () => Json): Promise<Json> {
    const place = `wecom-app:body:${key}`;
    const before = await keepsakes.get(place).catch(() => undefined);
    if (before !== undefined) return JSON.parse(before);
    const body = made();
    await keepsakes
      .put(place, JSON.stringify(body), new Date(now().getTime() + compareFor * 1000))
      .catch(() => log.warn({}, 'wecom message not remembered before it was sent'));
    return body;
  }

  async function say(to: To, ref: string, made: () => Json): Promise<Delivery> {
    const body = await sameAgain(ref, () => ({
      ...to,
      agentid: agentId,
      ...made(),
      enable_duplicate_check: 1,
      duplicate_check_interval: compareFor,
    }));
    const answer = await api.post('message/send', body);
    const known = answer.ok || answer.trouble.outcome !== 'uncertain';
    if (known) await keepsakes.take(`wecom-app:body:${ref}`).catch(() => undefined);
    if (!answer.ok) return answer.trouble;
    const lost = [answer.body.invaliduser, answer.body.invalidtag, answer.body.invalidparty].some(Boolean);
    if (lost)
      return { outcome: 'failed', why: '收信的人、部门或标签有的不在应用的可见范围里：请在管理后台加上' };
    await keepCode(ref, answer.body.response_code);
    return { outcome: 'sent', ref };
  }

  async function keepCode(ref: string, code: unknown): Promise<void> {
    if (typeof code !== 'string' || code === '') return;
    await keepsakes
      .put(`wecom-app:code:${ref}`, code, new Date(now().getTime() + codeForMs))
      .catch(() => log.warn({}, 'wecom response code not remembered'));
  }

  /** Changes a card for all who have it; the code is good for one time, within 72 hours. */
  async function change(code: string, ref: string, card: Card, channel: string): Promise<boolean> {
    const shown = templateCard(card, ref, { ...look, channel });
    const answer = await api.post('message/update_template_card', {
      atall: 1,
      agentid: agentId,
      response_code: code,
      template_card: shown,
    });
    if (!answer.ok) log.warn({ why: answer.trouble.why }, 'wecom card not changed');
    return answer.ok;
  }

  function cardOf(card: Card, ref: string, channel: string): Json {
    const shown = templateCard(card, ref, { ...look, channel });
    const over = overLimits(shown);
    if (over.length > 0) log.error({ over }, 'wecom card over the limits, sent as words');
    const asCard = over.length === 0 && shown.card_type === 'button_interaction';
    return asCard ? { msgtype: 'template_card', template_card: shown } : words(card);
  }

  function words(message: Message): Json {
    return { msgtype: 'markdown', markdown: { content: markdown(message, look) } };
  }

  return {
    keepCode,
    change,
    send(channel: string, message: Message, key: string): Promise<Delivery> {
      const to = toOf(channel);
      const ref = refOf(channel, key);
      if (!to) return Promise.resolve(nobody);
      return sendOnce(channel, key, () =>
        say(to, ref, () => (message.kind === 'card' ? cardOf(message, ref, channel) : words(message))),
      );
    },
    /** The end of a matter takes the buttons off its card, once; what else changes is "gone" between two presses. */
    async update(channel: string, ref: string, message: Message): Promise<Delivery> {
      const over = message.kind === 'card' && message.done;
      const code = over ? await keepsakes.take(`wecom-app:code:${ref}`).catch(() => undefined) : undefined;
      const changed = over && code !== undefined && (await change(code, ref, message, channel));
      return changed ? { outcome: 'sent', ref } : { outcome: 'failed', why: 'gone' };
    },
    async attach(channel: string, file: Attachment, caption: string, key: string): Promise<Delivery> {
      const to = toOf(channel);
      const type = mediaOf(file);
      if (!to) return nobody;
      if (type === undefined) return notAFile;
      return sendOnce(channel, key, async () => {
        const media = await api.upload({ ...file, name: fileName(file.name) }, type);
        if (typeof media !== 'string') return media;
        const content = harmless(caption).trim();
        const inFront = { msgtype: 'text', text: { content: cutBytes(content, longestText) } };
        const said =
          content === '' ? undefined : await say(to, refOf(channel, `${key}#caption`), () => inFront);
        if (said && said.outcome !== 'sent') return said;
        return say(to, refOf(channel, key), () => ({ msgtype: type, [type]: { media_id: media } }));
      });
    },
    /** To one person, in the app's own chat, which rings like any message to them. */
    async ring(who: Identity, notice: Notice, key: string): Promise<Delivery> {
      const user = userOf(who, look.corp);
      if (user === undefined) return { outcome: 'failed', why: '不是本企业的人：核对 people.csv 里的账号' };
      return sendOnce(who, key, () => say({ touser: user }, refOf(who, key), () => words(notice)));
    },
    /** The answer to what somebody did, for their eyes alone; what is unmasked may not be passed on. */
    async tell(user: string, answer: Answer): Promise<void> {
      const content = cutBytes(plainAnswer(answer, look.words), longestText);
      const text = { msgtype: 'text', text: { content }, ...(answer.unmasked ? { safe: 1 } : {}) };
      const said = await api.post('message/send', { touser: user, agentid: agentId, ...text });
      if (!said.ok) log.warn({ why: said.trouble.why }, 'wecom answer not shown');
    },
    /** Asks a person once more whether they mean it; who else has the card is not asked. */
    async question(user: string, card: TemplateCard): Promise<void> {
      const body = { touser: user, agentid: agentId, msgtype: 'template_card', template_card: card };
      const said = await api.post('message/send', body);
      if (!said.ok) log.warn({ why: said.trouble.why }, 'wecom question not asked');
    },
    async replace(code: string, user: string, card: TemplateCard): Promise<void> {
      const body = { userids: [user], agentid: agentId, response_code: code, template_card: card };
      const said = await api.post('message/update_template_card', body);
      if (!said.ok) log.warn({ why: said.trouble.why }, 'wecom card not changed');
    },
  };
}

export type AppSpeaker = ReturnType<typeof appSpeaker>;

function refOf(channel: string, key: string): string {
  return `fh_${digest(channel, key)}`;
}
