import type { Message } from '../bot/message.ts';
import type { PersonId } from '../incident/incident.ts';
import type { Attachment } from '../ports.ts';

/** The web console's rooms: what was said in them, kept. */
export interface Board {
  /** `picture` comes with it and is kept for 400 days: then `forget` lets go of it, and says of how many. */
  put(channel: string, key: string, message: Message, at: Date, picture?: BoardPicture): Promise<string>;
  replace(channel: string, ref: string, message: Message, at: Date): Promise<boolean>;
  read(channel: string, before: string | undefined, limit: number): Promise<readonly BoardMessage[]>;
  picture(channel: string, ref: string): Promise<BoardPicture | undefined>;
  unread(person: PersonId, channels: readonly string[]): Promise<ReadonlyMap<string, number>>;
  markRead(person: PersonId, channel: string, ref: string): Promise<void>;
  /** Called with the channel whenever something in it changed, on any replica. Returns how to stop. */
  watch(on: (channel: string) => void): Promise<() => Promise<void>>;
  forget(at: Date): Promise<number>;
}

export type BoardPicture = Omit<Attachment, 'name'>;

export interface BoardMessage {
  readonly ref: string;
  readonly at: Date;
  readonly changedAt: Date;
  readonly message: Message;
}
