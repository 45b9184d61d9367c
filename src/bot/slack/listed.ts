import type { webApi } from '@slack/bolt';
import type { Listed } from '../../policy/org.ts';
import type { Identity } from '../../ports.ts';
import { type Accounts, userOf } from './accounts.ts';
import type { Log } from './log.ts';
import { codeOf } from './trouble.ts';

interface Asking {
  readonly client: webApi.WebClient;
  readonly accounts: Accounts;
  readonly log: Log;
}

/** The e-mail address that Slack has confirmed of one of our own people: no guest, no bot, nobody of another company. */
export function listing({ client, accounts, log }: Asking) {
  return async function listed(who: Identity): Promise<Listed | undefined> {
    try {
      const { team } = await accounts.me();
      const user = userOf(who, team);
      if (user === undefined || (await accounts.ours([user])).length === 0) return undefined;
      const { user: found } = await client.users.info({ user });
      const unconfirmed = found?.is_email_confirmed === false;
      const email = unconfirmed ? undefined : found?.profile?.email;
      return email === undefined ? undefined : { emails: [email] };
    } catch (error) {
      log.warn({ code: codeOf(error) }, 'slack does not say whose account it is');
      return undefined;
    }
  };
}
