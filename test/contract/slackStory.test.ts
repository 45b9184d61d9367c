import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quiet } from '../support/house.ts';
import { type SlackChain, type Stood, slackChain } from './support/slackChain.ts';
import type { Json } from './support/slackServer.ts';

const [monitor, second, outsider] = ['xuhui', 'xuhui-2', 'xuhui-emergency'];
const [coordinator, commander] = ['east', 'commander'];
const [branch, region, command, analysis, office] = [
  'xuhui',
  'east',
  'hq-command',
  'hq-analysis',
  'hq-office',
];
const told = [branch, region, command, analysis, office];
/** Whose matter it is not: other branches, another region, the writers at HQ. */
const uninvolved = ['pudong', 'suzhou', 'south', 'tianhe', 'xuhui-pediatrics', 'hq-release', 'hq-review'];
const soon = { timeout: 30_000, interval: 100 };

/** Unclaimed for five seconds calls the next tier; whoever has it at a graver level then has time. */
const hasty = (text: string) =>
  text
    .replace('claim: 90s', 'claim: 5s')
    .replace('claim: 60s', 'claim: 30m')
    .replace('claim: 40s', 'claim: 30m');

let chain: SlackChain;
beforeAll(async () => {
  chain = await slackChain(hasty);
});
afterAll(() => chain?.close());

/** The one card of an incident in a group, when there is one and no second. */
async function card(group: string, code = 'P1'): Promise<Stood> {
  const cards = await chain.cards(group, code);
  expect(cards, `cards of ${code} in ${group}`).toHaveLength(1);
  return cards[0] ?? expect.fail();
}

async function notices(group: string): Promise<readonly Stood[]> {
  return (await chain.messages(group)).filter(({ isCard }) => !isCard);
}

async function everyCardSays(words: string): Promise<void> {
  for (const group of told) await expect.poll(async () => (await card(group)).words, soon).toContain(words);
}

describe('a chain of its own, on Slack', () => {
  it('has no identity switch: the console is shut on every page, and health answers', async () => {
    const status = async (path: string) => (await fetch(`${chain.running.url}${path}`)).status;
    expect(chain.running.settings().demo).toBe(false);
    for (const page of ['/', '/console/app.js', '/api/look', '/api/identity'])
      expect(await status(page)).toBe(403);
    for (const page of ['/healthz', '/readyz']) expect(await status(page)).toBe(200);
  });
});

describe('one post, from the branch to its close', () => {
  it('lights one card in the group of the branch, without the phone number in the post', async () => {
    expect(await chain.push([post])).toMatchObject({ status: 202, accepted: 1, rejected: [] });
    await expect.poll(() => chain.messages(branch), soon).toHaveLength(1);
    const { words, buttons } = await card(branch);
    expect(words).toContain('待认领');
    expect(words).toContain('Ⅲ级');
    expect(words).not.toContain('13812345678');
    expect(buttons).toContain('claim');
  });

  it('calls the region when nobody claims, its duty person by name, and then HQ', async () => {
    await expect.poll(() => notices(region), soon).toHaveLength(1);
    const [call] = await notices(region);
    expect(call?.words).toContain('无人认领，请华东区域认领');
    expect(call?.mentions).toEqual([chain.user(coordinator)]);

    await expect.poll(() => chain.cards(command, 'P1'), soon).toHaveLength(1);
    const inHq = await card(command);
    expect(inHq.words).toContain('自动上报示例医疗集团');
    expect(inHq.words).toContain('值班 陈望舒');
  });

  it('shows a level that HQ raises on every card in place, and rings each group once', async () => {
    await everyCardSays('自动上报示例医疗集团');
    await quiet(chain.running);
    const before = await everyGroup();
    const answer = await chain.fill(commander, command, 'P1', 'setLevel', {
      level: 'orange',
      reason: '媒体已来电询问',
    });
    expect(answer).toEqual({ status: 200, text: JSON.stringify({ response_action: 'clear' }) });
    await everyCardSays('Ⅱ级');
    await quiet(chain.running);
    for (const group of told) {
      const old = before.get(group) ?? [];
      const now = await chain.messages(group);
      expect(now.map(({ ts }) => ts).slice(0, -1)).toEqual(old.map(({ ts }) => ts));
      expect(now.at(-1)?.words).toContain('等级升为Ⅱ级');
    }
    await expect.poll(() => chain.told(commander).at(-1), soon).toContain('已定为Ⅱ级');
  });

  it('brings what HQ orders to the branch and onto the cards', async () => {
    const order = { to: 'hq/east/xuhui', text: '两小时内联系家属并回报', minutes: '120' };
    await chain.fill(commander, command, 'P1', 'direct', order);
    await everyCardSays(order.text);
    await expect.poll(async () => (await notices(branch)).at(-1)?.words, soon).toContain('上级下发要求');
    await expect.poll(() => chain.told(commander).at(-1), soon).toContain('已下发徐汇院区');
  });

  it('refuses somebody who was taken out of the group, says kindly what would make it a yes, and records it', async () => {
    const inside = { channel: chain.channel(branch), users: chain.user(outsider) };
    expect(await chain.server.call('conversations.invite', inside, `xoxp-${monitor}`)).toMatchObject({
      ok: true,
    });
    const press = await chain.pressOf(outsider, branch, 'P1', 'claim');
    const outside = { channel: chain.channel(branch), user: chain.user(outsider) };
    expect(await chain.server.call('conversations.kick', outside, `xoxp-${monitor}`)).toMatchObject({
      ok: true,
    });

    const { rows } = await chain.running.store.audit.verify();
    expect((await chain.deliver(press)).status).toBe(200);
    await expect.poll(() => chain.toldOutside().at(-1), soon).toMatch(/不在这个群里.*请群里的人把你加进来/);
    expect(chain.told(outsider)).toEqual([]);
    expect((await card(branch)).words).toContain('待认领');
    expect(await chain.running.store.audit.verify()).toMatchObject({ ok: true, rows: rows + 1 });
  });

  it('is claimed by the monitor for every tier to see; who comes second is told who was first', async () => {
    const presses = [
      await chain.pressOf(monitor, branch, 'P1', 'claim'),
      await chain.pressOf(second, branch, 'P1', 'claim'),
    ] as const;
    await chain.deliver(presses[0]);
    await expect.poll(() => chain.told(monitor), soon).toEqual([expect.stringContaining('已认领')]);
    await chain.deliver(presses[1]);
    await expect.poll(() => chain.told(second), soon).toEqual([expect.stringMatching(/顾小满 .*已认领/)]);
    await everyCardSays('处置中（顾小满）');
  });

  it('answers /fenghuo 待办 to the asker alone', async () => {
    const before = await chain.messages(branch);
    const answer = await chain.type(second, branch, '待办');
    expect(answer).toMatchObject({ response_type: 'ephemeral' });
    expect(answer.text).toMatch(/待办 1 件.*P1 · Ⅱ级 · 处置中（顾小满）/s);
    expect(await chain.messages(branch)).toHaveLength(before.length);
  });

  it('is closed by HQ on every card, of which each group still has one', async () => {
    await chain.fill(commander, command, 'P1', 'close', { note: '家属已接受答复，分诊流程已整改' });
    await everyCardSays('已关闭');
    await quiet(chain.running);
    for (const group of told) expect((await card(group)).buttons).not.toContain('claim');
    for (const group of uninvolved) expect(await chain.messages(group), group).toEqual([]);
    expect(await chain.running.store.audit.verify()).toMatchObject({ ok: true });
  });
});

describe('a burst of 200 reposts', () => {
  it('is one card in each group and at most one new message there for each rise in level', async () => {
    expect(await chain.push([queue])).toMatchObject({ accepted: 1 });
    await expect.poll(() => chain.cards('pudong', 'P2'), soon).toHaveLength(1);
    await chain.press('pudong', 'pudong', 'P2', 'claim');
    const drawn = chain.server.seen('chat.update').length;
    for (let first = 1; first <= 200; first += 20) {
      const some = Array.from({ length: 20 }, (_, index) => repost(first + index));
      expect(await chain.push(some)).toMatchObject({ accepted: 20, duplicate: 0, rejected: [] });
    }
    const hearing = ['pudong', region, command, analysis, office];
    for (const group of hearing)
      await expect.poll(async () => (await card(group, 'P2')).words, soon).toContain('201 条');
    await quiet(chain.running);

    const { rises, calls } = await whatRang('P2');
    expect(rises).toBe(1);
    for (const group of hearing) {
      const rung = (await chain.messages(group)).filter(({ words }) => words.includes('P2 · '));
      const risen = rung.filter(({ words }) => words.includes('等级升为'));
      if (group === 'pudong' || group === region) expect(risen, `rises told in ${group}`).toHaveLength(rises);
      expect(rung.length, `messages in ${group}`).toBeLessThanOrEqual(1 + rises + calls);
    }
    const redrawn = chain.server.seen('chat.update').length - drawn;
    process.stdout.write(`200 reposts: ${redrawn} updates in ${hearing.length} groups\n`);
    expect(redrawn).toBeLessThan(200);
  });
});

describe('the record, as it lies on the disk', () => {
  it('names every step of the story in its order, and who was refused, where and why', async () => {
    const rows = await chain.audit();
    const matter = rows.find(({ action }) => action === 'open')?.subject;
    const all = rows.filter(({ subject }) => subject === matter);
    const story = all.filter(({ action }) => action !== 'rung');
    expect(story.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'machine:triage open',
      'machine:timer callNext',
      'machine:timer callNext',
      'person:E001 setLevel',
      'person:E001 direct',
      'person:E113 refused.claim',
      'person:E111 claim',
      'person:E112 refused.claim',
      'person:E001 close',
    ]);
    const rung = all.filter(({ action }) => action === 'rung');
    expect(new Set(rung.map(({ actor }) => actor))).toEqual(new Set(['machine:timer']));
    const alone = chain.server.seen('chat.postMessage').filter(({ sent }) => /^D/.test(String(sent.channel)));
    expect(alone.filter(({ sent }) => JSON.stringify(sent.blocks).includes('P1'))).toHaveLength(rung.length);
    const refusal = story.find(({ action }) => action === 'refused.claim');
    expect(refusal?.detail).toEqual({ reason: 'notMember', channel: `slack:${chain.channel(branch)}` });
  });
});

/** How often the level rose, and how often the clock called another tier. */
async function whatRang(code: string): Promise<{ readonly rises: number; readonly calls: number }> {
  const { reads } = chain.running.store;
  const { root } = chain.running.settings().org;
  const view = (await reads.byCode([root], code)) ?? expect.fail();
  const events = await reads.timeline([root], view.incident.id);
  const of = (type: string) => events.filter((each) => each.type === type).length;
  return { rises: of('levelChanged'), calls: of('escalated') };
}

async function everyGroup(): Promise<ReadonlyMap<string, readonly Stood[]>> {
  return new Map(await Promise.all(told.map(async (group) => [group, await chain.messages(group)] as const)));
}

/** In the vendor's own words, which sources.yaml maps to ours. */
const post: Json = {
  doc_id: 'weibo-1',
  media: { type: 'post', name: '微博' },
  link: 'https://weibo.demo.invalid/s/1',
  headline: '徐汇院区门诊排队三小时，投诉没人管',
  content: '昨天在示例医院徐汇院区门诊排队三小时，分诊护士态度恶劣，打电话投诉没人管，我的电话13812345678。',
  publish_time: new Date().toISOString(),
  stat: { read: 900, comment: 12, forward: 3 },
};

const queue: Json = {
  ...post,
  doc_id: 'weibo-2',
  link: 'https://weibo.demo.invalid/s/2',
  headline: '浦东院区门诊排队两小时，投诉没人管',
  content: '上周在示例医院浦东院区门诊排队两小时，导诊护士态度恶劣，打电话投诉没人管。',
  publish_time: new Date().toISOString(),
};

function repost(count: number): Json {
  const link = `https://weibo.demo.invalid/r/${count}`;
  return { ...queue, doc_id: `repost-${count}`, link, stat: { read: 300, comment: 1, forward: 1 } };
}
