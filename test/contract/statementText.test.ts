import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncidentId } from '../../src/incident/incident.ts';
import type { IncidentView } from '../../src/incident/view.ts';
import { deliverCard } from '../../src/jobs/cards.ts';
import type { DeliverNeeds } from '../../src/jobs/deliver.ts';
import type { ChannelKey, Org } from '../../src/policy/org.ts';
import type { Cards, Platform, Settings } from '../../src/ports.ts';
import { canonical } from '../../src/statement/text.ts';
import { hq, org } from '../bot/cards/sample.ts';
import { outlets, s3, seen, speaking, submitted, words } from '../bot/cards/statementSample.ts';
import { memoryCards } from '../support/memoryCards.ts';
import { type TextWorld, textWorlds } from './support/textWorlds.ts';

const now = new Date('2026-11-21T01:14:20Z');
const hash8 = submitted.hash.slice(0, 8);

/** Hostile strings of others that a text may hold: what cannot be seen is refused before it is a text. */
const blns = join(import.meta.dirname, '../../../shared/corpora/strings/blns.json');
const naughty: readonly string[] = (
  existsSync(blns)
    ? (JSON.parse(readFileSync(blns, 'utf8')) as readonly string[])
    : ['<!channel> *x* @所有人']
).filter((each) => each.length < 200 && canonical(each).ok && !each.includes('\n'));

/** Paragraphs of our own words and naughty ones, so many letters of them; `salt` makes another text. */
function textOf(letters: number, salt: number): string {
  const lines: string[] = ['关于徐汇院区有关情况的说明', ''];
  for (let index = salt; lines.join('\n').length < letters; index += 1)
    lines.push(
      `患者家属于11月20日提出投诉${index}，${naughty[index % naughty.length]}。`,
      '　　正在核实。',
      '',
    );
  const cut = lines.join('\n').slice(0, letters).toWellFormed().replaceAll('\uFFFD', '。');
  const spelled = canonical(cut);
  return spelled.ok ? spelled.text : expect.fail('no text');
}

/** One group of the command at headquarters on that platform, with what stands behind a card. */
function stage(world: TextWorld, cards: Cards, platform: Platform = world.platform) {
  const key = `${platform.name}:${world.channel}` as ChannelKey;
  const group = { key, platform: platform.name, id: world.channel, unit: hq, duty: 'command' };
  const home = org.units.get(hq) ?? expect.fail('no headquarters');
  const staged: Org = {
    ...org,
    units: new Map(org.units).set(hq, { ...home, channels: [group] }),
    channels: new Map([[key, group]]),
  };
  const settings: Settings = {
    ...{ org: staged, people: speaking.people, policy: speaking.policy },
    ...{ sources: [], contacts: [], hash: '', demo: false, folder: '' },
  };
  let view: IncidentView | undefined;
  const needs: DeliverNeeds = {
    ...{ settings: () => settings, now: () => now, sleep: async () => undefined },
    reads: {
      incident: async () => view,
      byCode: async () => undefined,
      list: async () => [],
      timeline: async () => [],
      mentionsOf: async () => [],
    },
    outbox: { put: async () => undefined },
    cards,
    pacer: { turn: async () => 0, heard: async () => undefined },
    platform: () => platform,
    outlets,
    stopSwitch: { state: async () => undefined },
    log: { warn: () => undefined },
  };
  return async (matter: string, text: string, version: number) => {
    const next = { ...submitted, number: version };
    const incident = matter as IncidentId;
    const before = seen(next, { texts: new Map([...words, [next.text, text]]), version });
    view = { ...before, incident: { ...before.incident, id: incident } };
    const job = { queue: 'card', incident, channel: key, statement: s3 } as const;
    return deliverCard(needs, job, 0);
  };
}

const squashed = (text: string) => text.replace(/\s+/gu, '');
/** The first words in which two texts differ, blanks aside; empty when they do not. */
function difference(one: string, other: string): string {
  const [a, b] = [squashed(one), squashed(other)];
  const letters = [...b];
  const at = [...a].findIndex((letter, index) => letter !== letters[index]);
  if (a === b) return '';
  return `${a.slice(Math.max(at - 5, 0), at + 20)} ≠ ${b.slice(Math.max(at - 5, 0), at + 20)} (${a.length}, ${b.length})`;
}

const head = /^[^\n]*\n?[^\n]*全文 \d+\/\d+(?:（接上条同一段）)?\**\s*(?:（[^（）]*照原文）)?/u;

describe.each(Object.entries(textWorlds))('a text that is to be approved, on %s', (_name, make) => {
  let world: TextWorld;
  const cards = memoryCards(() => now);
  beforeAll(async () => {
    world = await make();
  });
  afterAll(() => world?.close());

  /** What stands there since, as a person reads it. */
  async function since(before: number): Promise<readonly string[]> {
    return (await world.shown()).slice(before);
  }

  it.each([80, 600, 2000, 6000])(
    'of %i letters is there to the letter before anybody can say yes',
    async (letters) => {
      const version = 1000 + letters;
      const text = textOf(letters, letters);
      const { letters: room } = world.platform.can;
      const before = (await world.shown()).length;
      const show = stage(world, cards);
      expect(await show(`m-${letters}`, text, version)).toEqual({ done: true });
      const stands = await since(before);
      const card = stands.at(-1) ?? '';
      const parts = stands.slice(0, -1);
      if (room && text.length > room.card) {
        for (const part of parts) expect(part).toMatch(new RegExp(`P128-v${version} ${hash8} 全文 \\d`, 'u'));
        const read = parts.map((part) => part.replace(head, '')).join('');
        expect(difference(read, world.written(text))).toBe('');
        expect(squashed(card)).toContain(squashed(`另发 ${parts.length} 条`));
      } else {
        expect(parts).toEqual([]);
        expect(squashed(card).includes(squashed(text)), 'the text is on the card').toBe(true);
      }
      if (!world.platform.can.oneWay) expect(card).toContain('同意');
      const paragraph = text.split('\n').find((line) => line.startsWith('　　')) ?? '';
      expect(stands.join('\n').includes(world.written(paragraph)), 'its paragraphs').toBe(true);

      await show(`m-${letters}`, text, version);
      expect(await since(before), 'once for a version').toHaveLength(stands.length);
    },
  );

  it('that is changed is said again, with a card below it where the old one cannot change', async () => {
    const before = (await world.shown()).length;
    const show = stage(world, cards);
    await show('m-changed', textOf(7000, 1), 31);
    const first = await since(before);
    await show('m-changed', textOf(7000, 40), 32);
    const fresh = (await since(before)).slice(first.length);
    expect(fresh.some((each) => each.includes(`P128-v32 ${hash8} 全文 1/`))).toBe(true);
    const last = world.platform.can.update
      ? (await world.shown()).find((each) => each.includes('全文另发') && each.includes('v32'))
      : fresh.at(-1);
    expect(squashed(last ?? '')).toContain(squashed('另发'));
    expect((last ?? '').includes('全文 1/')).toBe(false);
  });

  it('that the group cannot take is not approved there; one that is on its way comes first', async () => {
    const before = (await world.shown()).length;
    const refusing = (delivery: Awaited<ReturnType<Platform['send']>>): Platform => ({
      ...world.platform,
      send: async (channel, message, key) =>
        message.kind === 'notice' ? delivery : world.platform.send(channel, message, key),
    });
    const wait = stage(world, cards, refusing({ outcome: 'retry', afterMs: 1000, why: 'busy' }));
    expect(await wait('m-refused', textOf(7000, 2), 41)).toMatchObject({ done: false });
    expect(await since(before)).toEqual([]);

    const never = stage(world, cards, refusing({ outcome: 'failed', why: 'too long' }));
    await never('m-refused', textOf(7000, 2), 41);
    const [card = ''] = await since(before);
    expect(squashed(card)).toMatch(/全?文?没能发到这里/u);
    expect(card.split('\n').filter((line) => /^(?:同意|回复 .* 同意)/u.test(line))).toEqual([]);
  });
});
