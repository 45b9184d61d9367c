import { expect, it } from 'vitest';
import type { Desk, Doing, Press } from '../../src/handlers/desk.ts';
import { pressing } from '../../src/handlers/pressing.ts';
import { subjectOf, topicIn } from '../../src/incident/statement.ts';
import type { ChannelKey } from '../../src/policy/org.ts';
import { now, opened, voice, wangFang } from '../bot/cards/sample.ts';
import { commandSeat, drafted, seen } from '../bot/cards/statementSample.ts';
import { memoryCards } from '../support/memoryCards.ts';

const subject = subjectOf(opened.id, drafted);
const key = 'chat:g1' as ChannelKey;

/** A press of 修改, which opens its form, on a message of a group in which the card is `on-it`. */
async function pressedOn(ref: string | undefined, lasts: boolean) {
  const cards = memoryCards(() => now);
  await cards.reserve(topicIn(subject), key);
  await cards.shown(topicIn(subject), key, 'on-it', 1, now);
  await cards.reserve(opened.id, key);
  await cards.shown(opened.id, key, 'another', 1, now);
  const noes: unknown[] = [];
  const desk = {
    ...{ cards, outlets: [], now: () => now, settings: () => ({ ...voice }) },
    reads: { incident: async () => seen(drafted) },
    groups: { platform: () => ({ can: { update: lasts } }) },
    audit: { note: async (entry: { readonly detail: object }) => void noes.push(entry.detail) },
  } as never as Desk;
  const inbound: Press = {
    ...{
      kind: 'press',
      key: 'k',
      at: now,
      by: 'chat:t:u',
      channel: 'g1',
      subject,
      action: 'edit',
      values: {},
    },
    ...(ref !== undefined && { ref }),
  };
  const person = voice.people.byId.get(wangFang) ?? expect.fail();
  const doing: Doing<Press> = { person, role: commandSeat, platform: 'chat', inbound };
  const { form, tone } = await pressing(desk, doing);
  return { tone, form: form !== undefined, noes };
}

const works = { tone: 'ok', form: true, noes: [] };
const refused = {
  ...{ tone: 'refused', form: false },
  noes: [{ reason: 'notFound', unit: commandSeat.unit, duty: commandSeat.duty }],
};

it.each([
  ['its own card', 'on-it', true, works],
  ['no message at all: in somebody’s home', undefined, true, works],
  ['the card of another topic', 'another', true, refused],
  ['a message that is no card there: it was forwarded', 'forwarded', true, refused],
  ['its own card, where cards cannot change', 'on-it', false, works],
  ['an earlier card of it, where cards cannot change', 'earlier', false, works],
  ['the card of another topic, where cards cannot change', 'another', false, refused],
] as const)('a press on a statement, on %s', async (_what, ref, lasts, answered) => {
  expect(await pressedOn(ref, lasts)).toEqual(answered);
});
