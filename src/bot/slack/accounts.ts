import type { webApi } from '@slack/bolt';
import type { Identity } from '../../ports.ts';
import { paged } from './paged.ts';
import { codeOf } from './trouble.ts';

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
  /** Asked now. @throws the Web API's error */
  ask(): Promise<Me>;
  /** Of these user ids, our own people as identities: no bots, nobody of another company, no guests. */
  ours(users: readonly string[]): Promise<readonly Identity[]>;
}

/** The token is one of another workspace than the administrator named. */
export class WrongWorkspace extends Error {
  override readonly name = 'WrongWorkspace';
}

export function identityOf(team: string, user: string): Identity {
  return `slack:${team}:${user}`;
}

/** Slack's id of a person, when the account is one of this workspace. */
export function userOf(identity: Identity, team: string): string | undefined {
  const [platform, where, user = ''] = identity.split(':');
  return platform === 'slack' && where === team && /^[UW][A-Z0-9]+$/.test(user) ? user : undefined;
}

/** Whether somebody is a guest changes seldom; who is in a group is asked at every press. */
const goodFor = 15 * 60_000;
const pages = 100;
const unseen = new Set(['user_not_found', 'user_not_visible']);

type User = Pick<
  NonNullable<webApi.UsersInfoResponse['user']>,
  'id' | 'team_id' | 'is_bot' | 'is_stranger' | 'is_restricted' | 'is_ultra_restricted' | 'deleted'
>;

/** A guest account is how a workspace lets in people who are not its own, so it carries no duty either. */
function isOurs(user: User, team: string): boolean {
  const stranger = user.is_bot || user.is_stranger || user.is_restricted || user.is_ultra_restricted;
  return !stranger && !user.deleted && user.id !== 'USLACKBOT' && user.team_id === team;
}

/** `expected` is the workspace the administrator named: a token of another one is refused. */
export function accountsOf(
  client: webApi.WebClient,
  now: () => Date,
  expected: string | undefined,
): Accounts {
  let mine: Me | undefined;
  let known = new Map<string, boolean>();
  let since = 0;
  let sweeping: Promise<void> | undefined;

  async function ask(): Promise<Me> {
    const answer = await client.auth.test();
    const { team_id: team, user_id: user, bot_id: bot } = answer;
    if (!team || !user) throw new Error('auth.test named no workspace');
    if (expected !== undefined && team !== expected) {
      throw new WrongWorkspace(`SLACK_BOT_TOKEN belongs to workspace ${team}, but ${expected} is configured`);
    }
    mine = { team, user, bot: bot ?? '', scopes: answer.response_metadata?.scopes };
    return mine;
  }

  const me = async (): Promise<Me> => mine ?? ask();

  function note(user: User, team: string): void {
    if (user.id) known.set(user.id, isOurs(user, team));
  }

  /** One sweep of the workspace costs less than asking for each member of a group; all who need it share it. */
  function sweep(team: string): Promise<void> {
    sweeping ??= readAll(team).finally(() => {
      sweeping = undefined;
    });
    return sweeping;
  }

  async function readAll(team: string): Promise<void> {
    const list = (from: object) => client.users.list({ limit: 500, ...from });
    for await (const { members } of paged(pages, list)) for (const user of members ?? []) note(user, team);
  }

  async function learn(users: readonly string[], team: string): Promise<void> {
    if (now().getTime() - since > goodFor) {
      known = new Map();
      since = now().getTime();
    }
    const missing = () => users.filter((user) => !known.has(user));
    // A sweep that Slack cuts short has still brought some; who is missing then is asked for one by one.
    if (missing().length > 5) await sweep(team).catch(() => undefined);
    for (const user of missing()) await look(user, team);
  }

  /** Whom Slack does not know, or may not show us, is nobody of ours; any other error leaves it open. */
  async function look(user: string, team: string): Promise<void> {
    try {
      const answer = await client.users.info({ user });
      if (answer.user) note(answer.user, team);
    } catch (error) {
      if (!unseen.has(codeOf(error) ?? '')) throw error;
      known.set(user, false);
    }
  }

  return {
    me,
    ask,
    async ours(users) {
      const { team } = await me();
      await learn(users, team);
      return users.filter((user) => known.get(user)).map((user) => identityOf(team, user));
    },
  };
}
