import { expect } from 'vitest';
import type { UnitPath } from '../../../src/incident/incident.ts';
import type { IncidentView } from '../../../src/incident/view.ts';
import { openHouse } from '../../support/house.ts';
import { nodesOf, wordsIn } from './feishuCard.ts';
import { byLine, feishuPeople, person } from './feishuPeople.ts';
import { app as feishuApp, feishuServer, tenant } from './feishuServer.ts';
import { newId } from './feishuWorld.ts';
import { siteCms, siteSecret } from './siteCms.ts';
import { interaction, post, slackPeople } from './slackDriver.ts';
import { bot, botToken, Json, signingSecret, slackServer } from './slackServer.ts';

/** Who sits where: two of a branch, and of headquarters a writer, two commanders and a lawyer. */
const seats = {
  xuhui: ['xuhui', 'xuhui-2'],
  'hq-release': ['release'],
  'hq-command': ['commander', 'deputy-commander'],
  'hq-review': ['legal'],
} as const;
const duties = { xuhui: 'monitor', 'hq-release': 'release', 'hq-command': 'command', 'hq-review': 'review' };
export type Group = keyof typeof seats;
export type Account = (typeof seats)[Group][number];
const groups = ['xuhui', 'hq-release', 'hq-command', 'hq-review'] as const;

/** A group of the chain, or one that came to be later, by the platform's id of it. */
export type Place = Group | { readonly id: string };

/** What people do and see on one platform. */
export interface Chat {
  /** All that stands in a group, oldest first, as it is read. */
  shown(group: Place): Promise<readonly { readonly ref: string; readonly words: string }[]>;
  /** Who is in it, by name; ours is left out. */
  inside(group: Place): Promise<readonly Account[]>;
  /** Somebody is brought into it by hand. */
  bring(who: Account, group: Place): Promise<void>;
  type(who: Account, group: Place, text: string): Promise<void>;
  /** Presses what stands on a message, and fills in the form that it asks. */
  press(who: Account, group: Place, ref: string, action: string, values?: Json): Promise<void>;
  /** What stands in the boxes of a form that is opened so, one under the other. */
  prefilled(who: Account, group: Group, ref: string, action: string): Promise<string>;
  /** The latest answer that somebody alone was shown. */
  told(who: Account): string;
}

/**
 * The example chain with its groups on Slack and on Feishu at once, a site that takes what is signed, and a page of it that
 * can be changed. The house and both SDKs are real, the vendors' servers are not.
 */
export async function speechChain() {
  const accounts = Object.values(seats).flat();
  const [slack, feishu, cms] = await Promise.all([slackServer(accounts), feishuServer(), siteCms()]);
  const persons = new Map(accounts.map((name) => [name, person(name)]));
  const who = (name: Account) => persons.get(name) ?? expect.fail(name);
  const rooms = new Map<Group, { readonly slack: string; readonly feishu: string }>();
  for (const group of groups) {
    const inside = seats[group];
    const chat = newId('oc');
    const members = inside.map(who);
    feishu.world.chats.set(chat, { name: group, members, external: false, status: 'normal', bot: true });
    const users = inside.map((name) => slack.user(name));
    rooms.set(group, { slack: await slack.group(`fenghuo-${group}`, users), feishu: chat });
  }
  const room = (group: Place) => {
    if (typeof group === 'object') return { slack: group.id, feishu: group.id };
    return rooms.get(group) ?? expect.fail(group);
  };
  const site = { page: '' };
  const house = await openHouse({
    edit: {
      'org.csv': (text) =>
        groups.reduce((all, group) => {
          const bound = `web:${group}:${duties[group]}`;
          const more = `slack:${room(group).slack}:${duties[group]};feishu:${room(group).feishu}:${duties[group]}`;
          return all.replace(bound, `${bound};${more}`);
        }, text),
      'people.csv': (text) =>
        accounts.reduce((all, name) => {
          const identities = `slack:${slack.team}:${slack.user(name)};feishu:${tenant}:${who(name).id}`;
          return all.replace(`web:demo:${name},`, `web:demo:${name};${identities},`);
        }, text),
      'policy.yaml': (text) => `${text.replace(/claim: *\S+/g, 'claim: 2h')}\nstatements: {watch: 2s}\n`,
    },
    chats: {
      slack: { mode: 'http', botToken, signingSecret, team: slack.team },
      feishu: { mode: 'socket', appId: feishuApp.id, appSecret: feishuApp.secret, domain: 'feishu' },
    },
    elsewhere: { slackApi: slack.api, feishuApi: feishu.url },
    publish: { site: { url: cms.url, secret: siteSecret, hosts: [] } },
    fetchPage: async (url) => ({
      ...{ ok: true, status: 200, url, headers: { 'content-type': 'text/html; charset=utf-8' } },
      bytes: Buffer.from(site.page),
    }),
  });
  const events = `${house.url}/slack/events`;
  slack.eventsTo(events);
  const atSlack = slackPeople(slack);
  const atFeishu = feishuPeople(feishu, byLine(feishu));

  /** Presses on Slack; the view that it opened, if any. */
  async function slackPress(name: Account, group: Place, ref: string, action: string) {
    const opened = slack.seen('views.open').length;
    const payload = await atSlack.pressPayload(slack.user(name), room(group).slack, ref, action);
    await post(events, interaction(payload));
    return slack.seen('views.open').slice(opened).at(0)?.said.view;
  }

  const onSlack: Chat = {
    async shown(group) {
      const all = await slack.messages(room(group).slack);
      const ours = all.filter(({ user }) => user === bot.user);
      return ours.map(({ ts, blocks }) => ({ ref: String(ts), words: slackWords(blocks) }));
    },
    async inside(group) {
      const { members } = await slack.call('conversations.members', { channel: room(group).slack }, botToken);
      return accounts.filter((name) => Array.isArray(members) && members.includes(slack.user(name)));
    },
    async bring(name, group) {
      const users = slack.user(name);
      await slack.call('conversations.invite', { channel: room(group).slack, users }, botToken);
    },
    async type(name, group, text) {
      const request = await atSlack.commandRequest(slack.user(name), room(group).slack, text);
      typed.set(name, (await post(events, request)).text);
    },
    async press(name, group, ref, action, values) {
      typed.delete(name);
      const view = await slackPress(name, group, ref, action);
      if (!values) return;
      if (!view) throw new Error(`no form was opened: ${onSlack.told(name)}`);
      const filled = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
      const payload = atSlack.submitPayload(slack.user(name), Json.parse(view), filled);
      const { text } = await post(events, interaction(payload));
      if (text.includes('"errors"')) typed.set(name, text);
    },
    async prefilled(name, group, ref, action) {
      const { blocks } = Json.parse(await slackPress(name, group, ref, action));
      return slackWords(blocks, 'initial_value', '\n');
    },
    told(name) {
      const shown = slack.seen('chat.postEphemeral').filter(({ sent }) => sent.user === slack.user(name));
      return typed.get(name) ?? String(shown.at(-1)?.sent.text ?? '');
    },
  };
  const typed = new Map<Account, string>();

  const lines = new Map<Account, string>();
  const onFeishu: Chat = {
    shown: async (group) =>
      [...feishu.world.messages.values()]
        .filter(({ chat, by }) => chat === room(group).feishu && by === feishu.world.bot)
        .map(({ id, content }) => ({ ref: id, words: wordsIn(JSON.parse(content)).join('\n') })),
    inside: async (group) => {
      const there = feishu.world.chats.get(room(group).feishu)?.members ?? [];
      return accounts.filter((name) => there.some(({ id }) => id === who(name).id));
    },
    async bring(name, group) {
      const chat = feishu.world.chats.get(room(group).feishu) ?? expect.fail('no chat');
      feishu.world.chats.set(room(group).feishu, { ...chat, members: [...chat.members, who(name)] });
    },
    async type(name, group, text) {
      const said = { text: `@_user_1 ${text}` };
      await atFeishu.carry(atFeishu.messageEvent(who(name), room(group).feishu, 'text', said));
    },
    async press(name, _group, ref, action, values) {
      await atFeishu.press(who(name).id, ref, action);
      if (values) {
        const filled = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
        await atFeishu.submit(who(name).id, filled);
      }
    },
    async prefilled(name, _group, ref, action) {
      await atFeishu.press(who(name).id, ref, action);
      const nodes = nodesOf(atFeishu.cardOf(atFeishu.formOf(who(name).id)).body, []);
      return nodes
        .flatMap(({ value }) => (value.default_value ? [String(value.default_value)] : []))
        .join('\n');
    },
    told(name) {
      const said = atFeishu.told(who(name).id);
      if (said.length > 0) lines.set(name, said.join('\n'));
      return lines.get(name) ?? '';
    },
  };

  return {
    ...{ house, slack, feishu, cms, site, room, onSlack, onFeishu },
    async view(code: string): Promise<IncidentView> {
      return (await house.store.reads.byCode(['hq' as UnitPath], code)) ?? expect.fail(code);
    },
    /** A group that people made themselves, with our bot in it; its id. */
    async groupByHand(on: 'slack' | 'feishu', inside: readonly Account[]): Promise<string> {
      const name = `by-hand-${on}`;
      const users = inside.map((each) => slack.user(each));
      if (on === 'slack') return slack.group(name, users);
      const chat = newId('oc');
      const members = inside.map(who);
      feishu.world.chats.set(chat, { name, members, external: false, status: 'normal', bot: true });
      return chat;
    },
    /** A post that alarms; the code of its matter. */
    async matter(title: string): Promise<string> {
      const all = () => house.store.reads.list(['hq' as UnitPath], { limit: 20 });
      const before = (await all()).map(({ code }) => code);
      await house.intake.keep('s', [{ externalId: title, kind: 'post', site: '微博', title }]);
      await house.quiet();
      return (await all()).find(({ code }) => !before.includes(code))?.code ?? expect.fail('no incident');
    },
    async close(): Promise<void> {
      await house.stop();
      await Promise.all([slack.close(), feishu.close(), cms.close()]);
    },
  };
}

export type SpeechChain = Awaited<ReturnType<typeof speechChain>>;

/** Every string under that key, in reading order. */
function slackWords(node: unknown, key = 'text', between = ''): string {
  const words = (each: unknown): readonly string[] => {
    if (Array.isArray(each)) return each.flatMap(words);
    const { data } = Json.safeParse(each);
    return Object.entries(data ?? {}).flatMap(([name, value]) =>
      name === key && typeof value === 'string' ? [value] : words(value),
    );
  };
  return words(node).join(between);
}

/** The card of a statement in a group, by its matter, as it stands now. */
export async function statementIn(chat: Chat, group: Group, code: string) {
  const cards = (await chat.shown(group)).filter(({ words }) =>
    new RegExp(`${code}-v\\d+ · `, 'u').test(words),
  );
  return (
    cards.findLast(({ words }) => words.includes('校验')) ?? expect.fail(`no text of ${code} in ${group}`)
  );
}
