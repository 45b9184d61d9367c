import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Notice, plain } from '../../src/bot/message.ts';
import type { IncidentId } from '../../src/incident/incident.ts';
import { digestChart } from '../../src/reports/chart/digestChart.ts';
import { chartDrawer } from '../../src/reports/chart/drawer.ts';
import { digestNotice, headOf } from '../../src/reports/digest/told.ts';
import { crisis, house } from '../reports/chart/digests.ts';
import { type FeishuBench, feishuBench } from './support/feishuBench.ts';
import { wordsIn } from './support/feishuCard.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { type SlackBench, slackBench } from './support/slackBench.ts';

/** The worst day of 2,000 branches, as it is told and as it is drawn. */
const settings = { ...house(2_000), people: { byId: new Map(), byIdentity: new Map() } };
const telling = { ...settings, now: crisis.period.to, titles: new Map<IncidentId, string>() };
const said: Notice = digestNotice(crisis, telling);
const caption = headOf(crisis, telling);
const Files = z.array(z.object({ size: z.number() })).default([]);
let png: Uint8Array;

beforeAll(async () => {
  const drawer = chartDrawer();
  const drawn = await drawer.draw(digestChart(crisis, settings));
  await drawer.close();
  if (!drawn.ok) throw new Error(drawn.why);
  png = drawn.png;
});

/** Each line of it, as far as it has words of its own. */
const lines = plain(said)
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');
const picture = () => ({ name: 'fenghuo-day-2026-11-21.png', mime: 'image/png', bytes: png });

describe('the digest of a crisis of 2,000 branches, on Slack', () => {
  let bench: SlackBench;
  beforeAll(async () => {
    bench = await slackBench({ keepsakes: keepsakesOf() });
  });
  afterAll(() => bench?.close());

  it('is a picture and then words, none of them cut, each once', async () => {
    const { server, platform } = bench;
    for (const _time of ['first', 'again']) {
      expect((await platform.attach?.(server.channel, picture(), caption, 'd:picture'))?.outcome).toBe(
        'sent',
      );
      expect((await platform.send(server.channel, said, 'd')).outcome).toBe('sent');
    }
    const messages = await server.messages(server.channel);
    expect(messages.flatMap(({ files }) => Files.parse(files))).toEqual([{ size: png.length }]);
    const asked = server.seen('chat.postMessage');
    expect(asked).toHaveLength(1);
    const shown = JSON.stringify(asked.at(0)?.sent);
    for (const line of lines) expect(shown).toContain(JSON.stringify(line).slice(1, -1));
  });
});

describe('the digest of a crisis of 2,000 branches, on Feishu', () => {
  let bench: FeishuBench;
  beforeAll(async () => {
    bench = await feishuBench('http');
  });
  afterAll(() => bench?.close());

  it('is a picture and then words, none of them cut, each once', async () => {
    const { platform, channel, world } = bench;
    for (const _time of ['first', 'again']) {
      expect((await platform.attach?.(channel, picture(), caption, 'd:picture'))?.outcome).toBe('sent');
      expect((await platform.send(channel, said, 'd')).outcome).toBe('sent');
    }
    const standing = [...world.messages.values()].filter(({ chat }) => chat === channel);
    expect(standing.map(({ type }) => type)).toEqual(['post', 'interactive']);
    const key = /"image_key":"(\w+)"/.exec(standing[0]?.content ?? '')?.[1] ?? '';
    expect(world.resources.get(key)?.bytes.length).toBe(png.length);
    const shown = wordsIn(JSON.parse(standing[1]?.content ?? '{}')).join('\n');
    for (const line of lines) expect(shown).toContain(line);
  });
});
