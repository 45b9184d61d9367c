import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Identity } from '../../ports.ts';

/** Who we are on Feishu: the company, and our own bot. */
export interface Me {
  /** `tenant_key` of the company that the app belongs to. */
  readonly tenant: string;
  /** Our bot's own open_id. */
  readonly bot: string;
}

export interface Accounts {
  /** Asked of Feishu once; an answer is kept, an error is not. @throws FeishuError */
  me(): Promise<Me>;
}

export function identityOf(tenant: string, openId: string): Identity {
  return `feishu:${tenant}:${openId}`;
}

/** The open_id in an identity of our own company; undefined for every other. */
export function openIdOf(identity: Identity, tenant: string): string | undefined {
  const [platform, where, openId = '', ...rest] = identity.split(':');
  const ours = platform === 'feishu' && where === tenant && rest.length === 0;
  return ours && /^ou_[\w-]{1,64}$/.test(openId) ? openId : undefined;
}

export const BotInfo = z.object({
  bot: z.object({ open_id: z.string().min(1), activate_status: z.number().optional() }),
});
const TenantInfo = z.object({ data: z.object({ tenant: z.object({ tenant_key: z.string().min(1) }) }) });

/** `named` is the company that the administrator named; without it Feishu is asked, which takes a right of its own. */
export function accountsOf(client: Client, named: string | undefined): Accounts {
  let mine: Promise<Me> | undefined;

  async function ask(): Promise<Me> {
    const { bot } = BotInfo.parse(await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' }));
    return { tenant: named ?? (await ownTenant()), bot: bot.open_id };
  }

  async function ownTenant(): Promise<string> {
    const answer = await client.request({ method: 'GET', url: '/open-apis/tenant/v2/tenant/query' });
    return TenantInfo.parse(answer).data.tenant.tenant_key;
  }

  return {
    me() {
      mine ??= ask().catch((error: unknown) => {
        mine = undefined;
        throw error;
      });
      return mine;
    },
  };
}
