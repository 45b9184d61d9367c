import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Members } from '../../ports.ts';
import { type Accounts, identityOf } from './accounts.ts';
import { type HarmlessTrouble, harmlessTrouble } from './trouble.ts';

export interface Channels {
  /** Undefined when we may speak and take presses there; else why not (SECURITY T10). */
  problem(channel: string): Promise<HarmlessTrouble | undefined>;
  members(channel: string): Promise<Members>;
  /** Something about it changed: look again before the next word. */
  forget(channel: string): void;
}

const sharedOutside = '这是外部群，烽火不在此群工作：请换成本单位内部的群（externally shared）';
const dissolved = '这个群已解散：在 org.csv 换一个群（dissolved）';

const goodFor = 60_000;
const pages = 200;

const ChatInfo = z.object({
  data: z.object({
    external: z.boolean().optional(),
    tenant_key: z.string().optional(),
    chat_status: z.string().optional(),
  }),
});
const MemberPage = z.object({
  data: z.object({
    items: z.array(z.object({ member_id: z.string().min(1), tenant_key: z.string().optional() })).default([]),
    page_token: z.string().optional(),
    has_more: z.boolean().default(false),
  }),
});
type Member = z.infer<typeof MemberPage>['data']['items'][number];

/** What we know of groups: asked of Feishu, remembered for a minute, never guessed. */
export function channelsOf(client: Client, accounts: Accounts, now: () => Date): Channels {
  const inside = new Map<string, number>();

  async function problem(channel: string): Promise<HarmlessTrouble | undefined> {
    const seen = inside.get(channel);
    if (seen !== undefined && now().getTime() - seen < goodFor) return undefined;
    try {
      const { tenant } = await accounts.me();
      const { data } = ChatInfo.parse(await client.im.v1.chat.get({ path: { chat_id: channel } }));
      const outside = data.external === true || (data.tenant_key ?? tenant) !== tenant;
      if (outside) return { outcome: 'failed', why: sharedOutside };
      if (data.chat_status?.startsWith('dissolved')) return { outcome: 'failed', why: dissolved };
      inside.set(channel, now().getTime());
      return undefined;
    } catch (error) {
      return harmlessTrouble(error);
    }
  }

  /** Page by page by ourselves: the SDK's iterator ends without a word where Feishu refuses a page. */
  async function everyone(channel: string): Promise<readonly Member[]> {
    const all: Member[] = [];
    let token: string | undefined;
    for (let page = 0; page < pages; page += 1) {
      const answer = await client.im.v1.chatMembers.get({
        path: { chat_id: channel },
        params: { member_id_type: 'open_id', page_size: 100, ...(token ? { page_token: token } : {}) },
      });
      const { items, has_more, page_token } = MemberPage.parse(answer).data;
      all.push(...items);
      if (!has_more) return all;
      if (!page_token || page_token === token) break;
      token = page_token;
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
        const { tenant, bot } = await accounts.me();
        const all = await everyone(channel);
        if (all.length === 0) return { known: false, why: '飞书给出了空的成员名单（empty list）' };
        const ours = all.filter(({ member_id, tenant_key }) => tenant_key === tenant && member_id !== bot);
        return { known: true, who: ours.map(({ member_id }) => identityOf(tenant, member_id)) };
      } catch (error) {
        return { known: false, why: harmlessTrouble(error).why };
      }
    },
  };
}
