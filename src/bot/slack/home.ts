import type { webApi } from '@slack/bolt';
import type { Identity } from '../../ports.ts';
import type { Accounts } from './accounts.ts';
import type { Forms } from './forms.ts';
import { homeSaying, homeView, type Waiting } from './homeView.ts';
import type { Log } from './log.ts';
import { codeOf } from './trouble.ts';

export interface Homing {
  readonly client: webApi.WebClient;
  readonly accounts: Accounts;
  readonly forms: Forms;
  /** What waits for a person, most urgent first; without it the home only teaches. */
  readonly waiting: ((who: Identity) => Promise<readonly Waiting[]>) | undefined;
  readonly log: Log;
}

/** Draws somebody's App Home anew. What goes wrong is said there, or logged: the groups hold the same cards. */
export type Home = (user: string) => Promise<void>;

export function homeOf({ client, accounts, forms, waiting, log }: Homing): Home {
  async function viewFor(user: string) {
    const [who] = await accounts.ours([user]);
    if (who === undefined) return homeSaying(stranger);
    const items = (await waiting?.(who)) ?? [];
    for (const { channel, card } of items) forms.remember(channel, card);
    return homeView(items);
  }

  return async function draw(user) {
    const view = await viewFor(user).catch(() => {
      log.warn({}, 'slack home not read');
      return homeSaying(trouble);
    });
    await client.views
      .publish({ user_id: user, view })
      .catch((error) => log.warn({ code: codeOf(error) }, 'slack home not shown'));
  };
}

const stranger = '烽火只为本工作区的正式成员工作。\nFenghuo works for full members of this workspace only.';
const trouble =
  '暂时读不到等你处理的事，请稍后再打开这里；工作群里的卡片照常有效。\nThis cannot be read now; the cards in the groups work as usual.';
