import { createHash } from 'node:crypto';
import { z } from 'zod';

export const Json = z.record(z.string(), z.unknown());
export type Json = z.infer<typeof Json>;

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Json;
  readonly files: ReadonlyMap<string, { readonly name: string; readonly bytes: Buffer }>;
}

/** What Feishu answers; most refusals come with HTTP 400, some with 200. */
export interface Said {
  readonly code: number;
  readonly status?: number;
  readonly data?: Json;
  /** Fields beside `code`, where Feishu has no `data`. */
  readonly beside?: Json;
  readonly bytes?: Buffer;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly tenant: string;
}

export interface Chat {
  readonly name: string;
  members: readonly Person[];
  external: boolean;
  status: 'normal' | 'dissolved';
  bot: boolean;
  /** Of one person with the bot. */
  readonly alone?: string;
  /** A group of topics shows nothing to one person. */
  topics?: boolean;
}

export interface Message {
  readonly id: string;
  readonly chat: string;
  readonly type: string;
  content: string;
  readonly at: Date;
  readonly by: string;
  withdrawn: boolean;
  readonly urged: { readonly how: string; readonly who: string }[];
  readonly read: Map<string, Date>;
  readonly children?: readonly Message[];
}

export interface World {
  readonly now: () => Date;
  readonly tenant: string;
  readonly bot: string;
  readonly chats: Map<string, Chat>;
  readonly messages: Map<string, Message>;
  /** Cards that one person sees in a group; Feishu keeps them nowhere. */
  readonly ephemeral: { readonly id: string; readonly chat: string; readonly who: string; card: Json }[];
  readonly uuids: Map<string, { readonly id: string; readonly at: Date }>;
  readonly resources: Map<string, { readonly name: string; readonly bytes: Buffer }>;
  /** What the company's directory says of each open_id. */
  readonly directory: Map<string, Json>;
  /** Undefined: all that is needed. */
  scopes: readonly string[] | undefined;
  subscribed: readonly string[] | undefined;
}

let count = 0;

export function newId(prefix: string): string {
  count += 1;
  return `${prefix}_${createHash('md5').update(`${prefix}${count}`).digest('hex')}`;
}

/** Something that stands in a chat without our having said it; its id. */
export function placed(
  world: World,
  message: Pick<Message, 'chat' | 'type' | 'content' | 'by'> & Partial<Message>,
): Message {
  const whole: Message = {
    id: newId('om'),
    at: world.now(),
    withdrawn: false,
    urged: [],
    read: new Map(),
    ...message,
  };
  world.messages.set(whole.id, whole);
  return whole;
}

export function openId(name: string): string {
  return `ou_${createHash('md5').update(name).digest('hex')}`;
}
