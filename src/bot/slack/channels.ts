import type { webApi } from '@slack/bolt';
import type { Members } from '../../ports.ts';
import type { Accounts } from './accounts.ts';
import { harmlessTrouble, type Trouble } from './trouble.ts';

export interface Channels {
  /** Undefined when we may speak and take presses there; else why not (SECURITY T10). */
  problem(channel: string): Promise<Exclude<Trouble, { outcome: 'uncertain' }> | undefined>;
  members(channel: string): Promise<Members>;
  /** Something about it changed: look again before the next word. */
  forget(channel: string): void;
}

const sharedOutside = '这个群与外部单位共享，烽火不在此群工作：请换成本单位内部的群（externally shared）';

const goodFor = 60_000;
const pages = 100;

/** What we know of channels: asked of Slack, remembered for a minute, never guessed. */
export function channelsOf(client: webApi.WebClient, accounts: Accounts, now: () => Date): Channels {
  const inside = new Map<string, number>();

  async function problem(channel: string) {
    const seen = inside.get(channel);
    if (seen !== undefined && now().getTime() - seen < goodFor) return undefined;
    try {
      const { channel: info } = await client.conversations.info({ channel });
      const outside = info?.is_ext_shared || info?.is_pending_ext_shared || info?.is_org_shared;
      if (outside) return { outcome: 'failed', why: sharedOutside } as const;
      inside.set(channel, now().getTime());
      return undefined;
    } catch (error) {
      return harmlessTrouble(error);
    }
  }

  async function everyone(channel: string): Promise<readonly string[]> {
    const all: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < pages; page += 1) {
      const { members, response_metadata } = await client.conversations.members({
        channel,
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      all.push(...(members ?? []));
      cursor = response_metadata?.next_cursor;
      if (!cursor) return all;
    }
    throw new Error('the member list does not end');
  }

  return {
    problem,
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
