import type { Client } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { Listed } from '../../policy/org.ts';
import type { Identity } from '../../ports.ts';
import { type Accounts, openIdOf } from './accounts.ts';
import type { Log } from './log.ts';
import { codeOf } from './trouble.ts';

const Found = z.object({
  data: z.object({
    user: z.object({
      enterprise_email: z.string().optional(),
      employee_no: z.string().optional(),
      status: z.object({ is_resigned: z.boolean().optional(), is_frozen: z.boolean().optional() }).optional(),
    }),
  }),
});

interface Asking {
  readonly client: Client;
  readonly accounts: Accounts;
  readonly log: Log;
}

/**
 * The company's own address and the employee number of one of our people, as far as the app may read them. Never `email`: a
 * contact that nobody proved to be theirs, so whoever writes a commander's there would be taken for the commander.
 */
export function listing({ client, accounts, log }: Asking) {
  return async function listed(who: Identity): Promise<Listed | undefined> {
    try {
      const { tenant } = await accounts.me();
      const user_id = openIdOf(who, tenant);
      if (user_id === undefined) return undefined;
      const answer = await client.contact.v3.user.get({
        path: { user_id },
        params: { user_id_type: 'open_id' },
      });
      const { enterprise_email, employee_no, status } = Found.parse(answer).data.user;
      if (status?.is_resigned || status?.is_frozen) return undefined;
      const emails = enterprise_email ? [enterprise_email] : [];
      return { emails, ...(employee_no ? { employeeNo: employee_no } : {}) };
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'feishu does not say whose account it is');
      return undefined;
    }
  };
}
