import { z } from 'zod';
import type { Members } from '../../ports.ts';
import type { Api } from './api.ts';
import { identityOf, UserId } from './inbound.ts';

/** The chatid in `appchat-…`, a group that the app itself has made. */
export function chatOf(channel: string): string | undefined {
  return /^appchat-([0-9A-Za-z_-]{1,64})$/.exec(channel)?.[1];
}

/** Whom a tag or a department names: `tag-12`, `party-3`. */
export interface Part {
  readonly kind: 'tag' | 'party';
  readonly id: string;
}

export function partOf(channel: string): Part | undefined {
  const [, kind, id = ''] = /^(tag|party)-(\d{1,10})$/.exec(channel) ?? [];
  return kind === 'tag' || kind === 'party' ? { kind, id } : undefined;
}

const People = z.object({ userlist: z.array(z.object({ userid: UserId })) });
const Tag = People.extend({ partylist: z.array(z.number()).default([]) });
const Chat = z.object({ chat_info: z.object({ userlist: z.array(UserId) }) });

/** The userids, or why they are not known. */
type Users = readonly string[] | string;

/**
 * Who has a tag (`tag-12`), is in a department (`party-3`) or in a group that the app has made (`appchat-…`), asked of
 * WeCom each time; a tag may name whole departments. An error, a list that cannot be read and an empty one are all
 * "unknown".
 */
export function directoryOf(api: Api, corp: string) {
  async function asked<Shape>(
    method: string,
    query: Readonly<Record<string, string>>,
    shape: z.ZodType<Shape>,
    use: (data: Shape) => Users | Promise<Users>,
  ): Promise<Users> {
    const answer = await api.get(method, query);
    if (!answer.ok) return answer.trouble.why;
    const { data } = shape.safeParse(answer.body);
    return data === undefined ? '企业微信的名单读不懂（unreadable list）' : use(data);
  }

  const inParty = (id: string): Promise<Users> =>
    asked('user/simplelist', { department_id: id, fetch_child: '1' }, People, ({ userlist }) =>
      ids(userlist),
    );

  const withTag = (id: string): Promise<Users> =>
    asked('tag/get', { tagid: id }, Tag, async ({ userlist, partylist }) => {
      const users = [...ids(userlist)];
      for (const party of partylist) {
        const more = await inParty(`${party}`);
        if (typeof more === 'string') return more;
        users.push(...more);
      }
      return users;
    });

  const inChat = (id: string): Promise<Users> =>
    asked('appchat/get', { chatid: id }, Chat, ({ chat_info }) => chat_info.userlist);

  function usersOf(channel: string): Promise<Users> {
    const chat = chatOf(channel);
    if (chat !== undefined) return inChat(chat);
    const part = partOf(channel);
    if (!part) return Promise.resolve(`${channel} 不是标签（tag-…）、部门（party-…）或应用群（appchat-…）`);
    return part.kind === 'tag' ? withTag(part.id) : inParty(part.id);
  }

  return async function roster(channel: string): Promise<Members> {
    const users = await usersOf(channel);
    if (typeof users === 'string') return { known: false, why: users };
    if (users.length === 0) return { known: false, why: '企业微信给出了空的名单（empty list）' };
    const who = [...new Set(users)].map((user) => identityOf(corp, user));
    return chatOf(channel) === undefined ? { known: true, who, by: 'directory' } : { known: true, who };
  };
}

function ids(users: readonly { readonly userid: string }[]): readonly string[] {
  return users.map(({ userid }) => userid);
}
