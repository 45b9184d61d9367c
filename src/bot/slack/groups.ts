import type { webApi } from '@slack/bolt';
import type { Delivery, Identity, MadeGroup } from '../../ports.ts';
import { once } from '../kit/once.ts';
import { type Me, userOf } from './accounts.ts';
import { invitation } from './invite.ts';
import { paged } from './paged.ts';
import { sha256 } from './payload.ts';
import { known, type Speaking } from './send.ts';
import { cut, visible } from './text.ts';
import { codeOf, harmlessTrouble, refusedBy } from './trouble.ts';

const pages = 50;
const badNames = new Set(['invalid_name', 'invalid_name_specials', 'invalid_name_punctuation']);

/** A private group of ours for an incident, and people into a group. */
export function groupMaker(speaking: Speaking) {
  const { client, accounts, traces, log } = speaking;
  const invite = invitation(speaking);
  const run = once<MadeGroup>(500, ({ made }) => made);

  async function makeOnce(name: string, people: readonly Identity[], key: string): Promise<MadeGroup> {
    const me = await known(accounts);
    if ('outcome' in me) return notMade(me);
    const what = `group:${key}`;
    const trace = await traces.of(what);
    if (trace.is === 'done') return { made: true, channel: trace.ref };
    const users = people.flatMap((who) => userOf(who, me.team) ?? []);
    if (users.length === 0) return { made: false, why: '没有一个人在这个工作区（nobody of this workspace）' };
    const channel = await created(client, me, name, key);
    if (typeof channel !== 'string') return notMade(channel);
    await client.conversations
      .setPurpose({ channel, purpose: cut(visible(name), 250) })
      .catch((error) => log.warn({ code: codeOf(error) }, 'slack group without its purpose'));
    const { trouble, refused } = await invite(channel, users);
    if (trouble) return notMade(trouble);
    if (refused.length > 0)
      log.warn({ refused: refused.length }, 'slack group made without some of its people');
    await traces.done(what, channel);
    return { made: true, channel };
  }

  return {
    makeGroup: async (name: string, people: readonly Identity[], key: string): Promise<MadeGroup> =>
      (await run(key, () => makeOnce(name, people, key))).value,

    async addPeople(channel: string, people: readonly Identity[]): Promise<Delivery> {
      const me = await known(accounts);
      if ('outcome' in me) return me;
      const closed = await speaking.channels.problem(channel);
      if (closed) return closed;
      const users = people.flatMap((who) => userOf(who, me.team) ?? []);
      const { trouble, refused } = await invite(channel, users);
      const [first] = refused;
      const strangers = people.length - users.length;
      if (trouble) return trouble;
      if (first !== undefined) return refusedBy(first);
      return strangers === 0
        ? { outcome: 'sent', ref: channel }
        : { outcome: 'failed', why: `${strangers} 人不在这个工作区（not of this workspace）` };
    },
  };
}

/**
 * A new group by a name that is the key's own, or the one we made by it before: Slack has no key for creating, but no
 * name twice. Its documents promise small Latin letters only, so Chinese is asked for first and done without if refused.
 */
async function created(
  client: webApi.WebClient,
  me: Me,
  name: string,
  key: string,
): Promise<string | Delivery> {
  let refused: Delivery = refusedBy('invalid_name');
  for (const each of [legalName(name, key, /[^\p{L}\p{N}]+/gu), legalName(name, key, /[^a-z0-9]+/g)]) {
    try {
      const { channel } = await client.conversations.create({ name: each, is_private: true });
      if (channel?.id) return channel.id;
    } catch (error) {
      const code = codeOf(error) ?? '';
      if (code === 'name_taken') return await ours(client, me, each);
      refused = harmlessTrouble(error);
      if (!badNames.has(code)) return refused;
    }
  }
  return refused;
}

/** At most 80 characters, small, and with the key's own eight at the end. */
function legalName(name: string, key: string, bad: RegExp): string {
  const words = visible(name).normalize('NFKC').toLowerCase().replace(bad, '-').replace(/^-+/, '');
  const short = [...words].slice(0, 71).join('').replace(/-+$/, '');
  return `${short === '' ? 'fenghuo' : short}-${sha256(key).slice(0, 8)}`;
}

/** The private group of that name that we made. */
async function ours(client: webApi.WebClient, me: Me, name: string): Promise<string | Delivery> {
  try {
    const found = await named(client, name);
    if (!found?.id || found.creator !== me.user) return refusedBy('name_taken');
    return found.is_archived ? refusedBy('is_archived') : found.id;
  } catch (error) {
    return harmlessTrouble(error);
  }
}

async function named(client: webApi.WebClient, name: string) {
  const list = (from: object) => client.conversations.list({ types: 'private_channel', limit: 200, ...from });
  for await (const { channels } of paged(pages, list)) {
    const found = channels?.find((each) => each.name === name || each.name_normalized === name);
    if (found) return found;
  }
  return undefined;
}

function notMade(delivery: Delivery): MadeGroup {
  const why = 'why' in delivery ? delivery.why : '';
  return { made: false, why, ...(delivery.outcome !== 'failed' && { later: true }) };
}
