import { type PlatformWorld, platformContract } from './platform.ts';
import { feishuBench } from './support/feishuBench.ts';
import { nodesOf, wordsIn } from './support/feishuCard.ts';
import { person } from './support/feishuPeople.ts';
import { tenant } from './support/feishuServer.ts';

const sending = 'POST /open-apis/im/v1/messages';
const listing = 'GET /open-apis/im/v1/chats/*/members';

/** Feishu as the official SDK sees it, against a server of ours that other people's clients keep honest. */
async function feishuWorld(mode: 'socket' | 'http'): Promise<PlatformWorld> {
  const bench = await feishuBench(mode);
  const { server, world, channel, people, at, platform } = bench;
  const identity = (id: string) => `feishu:${tenant}:${id}`;
  const userOf = (who: string) => who.split(':').at(-1) ?? '';
  const chat = () => world.chats.get(channel) ?? { members: people };

  return {
    platform,
    channel,
    nowhere: 'oc_00000000000000000000000000000000',
    people: [identity(people[0].id), identity(people[1].id)],
    again: () => bench.make(),
    async shown() {
      const all = [...world.messages.values()].filter(
        (each) => each.chat === channel && each.by === world.bot,
      );
      return all.map(({ id, content }) => ({ ref: id, words: wordsIn(JSON.parse(content)).join('\n') }));
    },
    async press(who, ref, action, values) {
      await at.press(userOf(who), ref, action);
      if (values) await at.submit(userOf(who), values);
    },
    async sendAsItStands(who, ref, action) {
      await at.press(userOf(who), ref, action);
      const form = nodesOf(at.cardOf(at.formOf(userOf(who))).body, []);
      const values = form
        .filter(({ tag }) => tag === 'input')
        .map(({ value }) => [String(value.name), String(value.default_value ?? '')] as const);
      await at.submit(userOf(who), Object.fromEntries(values));
      return values.flatMap(([, value]) => value || []);
    },
    pressAgain: () => at.pressAgain(),
    told: async (who) => at.told(userOf(who)),
    loseNextAnswer: () => server.fault(sending, { kind: 'after', how: 'reset' }),
    throttleNext: (seconds) =>
      server.fault(sending, {
        kind: 'code',
        code: 99991400,
        status: 429,
        headers: { 'x-ogw-ratelimit-reset': String(seconds) },
      }),
    async move(who, change) {
      const found = people.filter(({ id }) => id === userOf(who));
      const rest = chat().members.filter(({ id }) => id !== userOf(who));
      chat().members = change === 'joined' ? [...rest, ...found] : rest;
      const type = change === 'joined' ? 'added' : 'deleted';
      await at.carry(at.memberEvent(`im.chat.member.user.${type}_v1`, channel, found));
    },
    rung: async (who) =>
      [...world.messages.values()]
        .filter(({ urged }) => urged.some((each) => each.who === userOf(who)))
        .flatMap(({ content, urged }) => urged.map(() => wordsIn(JSON.parse(content)).join('\n'))),
    files: async (where) => filesIn(where),
    async outsider() {
      const stranger = person('外单位的人', 'tk_other');
      chat().members = [...chat().members, stranger];
      return `feishu:tk_other:${stranger.id}`;
    },
    breakMembers: () => server.fault(listing, { kind: 'answer', status: 500 }, 'always'),
    mend: () => server.mend(),
    close: () => bench.close(),
  };

  function filesIn(where: string) {
    const contents = [...world.messages.values()]
      .filter((each) => each.chat === where)
      .map(({ content }) => content);
    const keys = contents.flatMap((content) =>
      [...content.matchAll(/"(?:image|file)_key":"(\w+)"/g)].map((match) => match[1] ?? ''),
    );
    return keys.flatMap((key) => {
      const found = world.resources.get(key);
      return found ? [{ name: found.name, bytes: found.bytes.length }] : [];
    });
  }
}

platformContract('feishu', () => feishuWorld('socket'));
platformContract('feishu over HTTP', () => feishuWorld('http'));
