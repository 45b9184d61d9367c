import type { webApi } from '@slack/bolt';
import type { Identity } from '../../ports.ts';

/** Who we are on Slack: the workspace, our user and bot id. */
export interface Me {
  readonly team: string;
  readonly user: string;
  readonly bot: string;
  /** What the token may do, as far as Slack says. */
  readonly scopes: readonly string[] | undefined;
}

export interface Accounts {
  /** Asked of Slack once; an answer is kept, an error is not. @throws the Web API's error */
  me(): Promise<Me>;
  /** Of these user ids, the people of our own workspace as identities: no bots, no guests from other companies. */
  ours(users: readonly string[]): Promise<readonly Identity[]>;
}

export function identityOf(team: string, user: string): Identity {
  return `slack:${team}:${user}`;
}

const goodFor = 60 * 60_000;
const pages = 100;

type User = NonNullable<webApi.UsersInfoResponse['user']>;

/** `expected` is the workspace the administrator named: a token of another one is refused. */
export function accountsOf(
  client: webApi.WebClient,
  now: () => Date,
  expected: string | undefined,
): Accounts {
  let mine: Me | undefined;
  let known = new Map<string, boolean>();
  let since = 0;

  async function me(): Promise<Me> {
    if (mine) return mine;
    const answer = await client.auth.test();
    const { team_id: team, user_id: user, bot_id: bot } = answer;
    if (!team || !user) throw new Error('auth.test named no workspace');
    if (expected !== undefined && team !== expected) {
      throw new Error(`SLACK_BOT_TOKEN belongs to workspace ${team}, but ${expected} is configured`);
    }
    mine = { team, user, bot: bot ?? '', scopes: answer.response_metadata?.scopes };
    return mine;
  }

  function note(
    user: Pick<User, 'id' | 'team_id' | 'is_bot' | 'is_stranger' | 'deleted'>,
    team: string,
  ): void {
    const person = !user.is_bot && !user.is_stranger && !user.deleted && user.id !== 'USLACKBOT';
    if (user.id) known.set(user.id, person && user.team_id === team);
  }

  /** One sweep of the workspace costs less than asking for each member of a group. */
  async function sweep(team: string): Promise<void> {
    let cursor: string | undefined;
    for (let page = 0; page < pages; page += 1) {
      const { members, response_metadata } = await client.users.list({
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      for (const user of members ?? []) note(user, team);
      cursor = response_metadata?.next_cursor;
      if (!cursor) return;
    }
  }

  async function learn(users: readonly string[], team: string): Promise<void> {
    if (now().getTime() - since > goodFor) {
      known = new Map();
      since = now().getTime();
    }
    const missing = () => users.filter((user) => !known.has(user));
    if (missing().length > 5) await sweep(team);
    for (const user of missing()) {
      const answer = await client.users.info({ user });
      if (answer.user) note(answer.user, team);
    }
  }

  return {
    me,
    async ours(users) {
      const { team } = await me();
      await learn(users, team);
      return users.filter((user) => known.get(user)).map((user) => identityOf(team, user));
    },
  };
}
