import { WecomCrypto } from '@wecom/aibot-node-sdk';
import { app } from './wecomApiServer.ts';

export const sealing = {
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: app.corp,
};

/** A request as WeCom makes it: what its address says, and its body. */
export interface Delivered {
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

let nonces = 0;

/** Sealed and signed by the crypto of WeCom's other package, not by the one that opens it. */
export function delivered(
  xml: string,
  at: Date = new Date(),
  { token, aesKey, corpId }: typeof sealing = sealing,
): Delivered {
  nonces += 1;
  const timestamp = `${Math.floor(at.getTime() / 1000)}`;
  const nonce = `13726${nonces}`;
  const crypto = new WecomCrypto(token, aesKey, corpId);
  const { encrypt, signature } = crypto.encrypt(xml, timestamp, nonce);
  return { query: { msg_signature: signature, timestamp, nonce }, body: enveloped(encrypt, corpId) };
}

export function enveloped(encrypt: string, corpId: string = app.corp, agentId: number = app.agentId): string {
  return `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName>\n<AgentID><![CDATA[${agentId}]]></AgentID>\n<Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;
}

let messages = 4_561_255_354_251_345_000;

/** Somebody wrote to the app. */
export function wordsXml(user: string, content: string): string {
  messages += 1024;
  return common(user, 'text', `<Content><![CDATA[${content}]]></Content>\n<MsgId>${messages}</MsgId>`);
}

/** Somebody pressed; `task` is the card, `code` changes it once. */
export function pressXml(user: string, task: string, key: string, code: string): string {
  const event = [
    '<Event><![CDATA[template_card_event]]></Event>',
    `<EventKey><![CDATA[${key}]]></EventKey>`,
    `<TaskId><![CDATA[${task}]]></TaskId>`,
    '<CardType><![CDATA[button_interaction]]></CardType>',
    `<ResponseCode><![CDATA[${code}]]></ResponseCode>`,
    '<SelectedItems><SelectedItem><QuestionKey><![CDATA[q]]></QuestionKey></SelectedItem></SelectedItems>',
  ];
  return common(user, 'event', event.join('\n'));
}

function common(user: string, type: string, rest: string): string {
  const time = Math.floor(Date.now() / 1000);
  return `<xml><ToUserName><![CDATA[${app.corp}]]></ToUserName>
<FromUserName><![CDATA[${user}]]></FromUserName>
<CreateTime>${time}</CreateTime>
<MsgType><![CDATA[${type}]]></MsgType>
${rest}
<AgentID>${app.agentId}</AgentID>
</xml>`;
}

export async function post(
  url: string,
  { query, body }: Delivered,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${url}?${new URLSearchParams(query)}`, { method: 'POST', body });
  return { status: response.status, text: await response.text() };
}
