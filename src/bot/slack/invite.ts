import type { Speaking } from './send.ts';
import { codeOf, harmlessTrouble, type PlainTrouble } from './trouble.ts';

/** Who could not be brought in, as Slack's codes, or why nobody could. */
export interface Invited {
  readonly trouble?: PlainTrouble;
  readonly refused: readonly string[];
}

/** What Slack says of one person and not of the whole call. */
const personal = new Set([
  'already_in_channel',
  'cant_invite',
  'cant_invite_self',
  'user_is_restricted',
  'user_is_ultra_restricted',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'ura_max_channels',
  'failed_for_some_users',
]);
const atOnce = 100;

/**
 * Brings people into a group who are not in it yet. Slack refuses all of a list for one of it, so a list that is refused
 * is asked for in halves: one account that is gone keeps nobody else out.
 */
export function invitation({ client, channels }: Speaking) {
  async function some(channel: string, users: readonly string[]): Promise<readonly string[]> {
    const code = await asked(channel, users);
    if (code === undefined) return [];
    if (users.length === 1) return code === 'already_in_channel' ? [] : [code];
    const half = Math.ceil(users.length / 2);
    return [...(await some(channel, users.slice(0, half))), ...(await some(channel, users.slice(half)))];
  }

  /** Slack's code when it refuses for one of them. */
  async function asked(channel: string, users: readonly string[]): Promise<string | undefined> {
    try {
      await client.conversations.invite({ channel, users: users.join(',') });
      return undefined;
    } catch (error) {
      const code = codeOf(error) ?? '';
      if (!personal.has(code)) throw error;
      return code;
    }
  }

  return async function invite(channel: string, users: readonly string[]): Promise<Invited> {
    try {
      const inside = new Set(await channels.everyone(channel));
      const missing = [...new Set(users)].filter((user) => !inside.has(user));
      const refused: string[] = [];
      for (let from = 0; from < missing.length; from += atOnce) {
        refused.push(...(await some(channel, missing.slice(from, from + atOnce))));
      }
      return { refused };
    } catch (error) {
      return { trouble: harmlessTrouble(error), refused: [] };
    }
  };
}
