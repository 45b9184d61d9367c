import type { webApi } from '@slack/bolt';
import type { Members } from '../../ports.ts';
import type { Accounts } from './accounts.ts';
import { paged } from './paged.ts';
import { harmlessTrouble, type PlainTrouble, refusedBy } from './trouble.ts';

export interface Channels {
  /** Undefined when we may speak and take presses there; else why not (SECURITY T10). */
  problem(channel: string): Promise<PlainTrouble | undefined>;
  members(channel: string): Promise<Members>;
  /** Slack's ids of everybody in it, bots and guests too. @throws the Web API's error */
  everyone(channel: string): Promise<readonly string[]>;
  /** Something about it changed: look again before the next word. */
  forget(channel: string): void;
}

const goodFor = 60_000;
const pages = 100;

type Info = NonNullable<webApi.ConversationsInfoResponse['channel']>;

/** Why we do not work in a group as it is now, as a code that has a next step; undefined when we do. */
export function closedBecause(info: Info | undefined): string | undefined {
  const outside =
    info?.is_ext_shared ||
    info?.is_pending_ext_shared ||
    info?.is_org_shared ||
    (info?.pending_connected_team_ids ?? []).length > 0;
  if (outside) return 'externally_shared';
  if (info?.is_archived) return 'is_archived';
  return info?.is_member === false ? 'not_in_channel' : undefined;
}

/** What we know of channels: asked of Slack, remembered for a minute, never guessed. */
export function channelsOf(client: webApi.WebClient, accounts: Accounts, now: () => Date): Channels {
  const inside = new Map<string, number>();

  async function problem(channel: string) {
    const seen = inside.get(channel);
    if (seen !== undefined && now().getTime() - seen < goodFor) return undefined;
    try {
      const { channel: info } = await client.conversations.info({ channel });
      const closed = closedBecause(info);
      if (closed !== undefined) return refusedBy(closed);
      inside.set(channel, now().getTime());
      return undefined;
    } catch (error) {
      return harmlessTrouble(error);
    }
  }

  async function everyone(channel: string): Promise<readonly string[]> {
    const all: string[] = [];
    let more: string | undefined;
    const list = (from: object) => client.conversations.members({ channel, limit: 200, ...from });
    for await (const { members, response_metadata } of paged(pages, list)) {
      all.push(...(members ?? []));
      more = response_metadata?.next_cursor;
    }
    if (more) throw new Error('the member list does not end');
    return all;
  }

  return {
    problem,
    everyone,
    forget: (channel) => void inside.delete(channel),
    async members(channel) {
      try {
        const trouble = await problem(channel);
        if (trouble) return { known: false, why: trouble.why };
        const ids = await everyone(channel);
        if (ids.length === 0) return { known: false, why: 'Slack 给出了空的成员名单（empty list）' };
        return { known: true, who: await accounts.ours(ids) };
      } catch (error) {
        return { known: false, why: harmlessTrouble(error).why };
      }
    },
  };
}
