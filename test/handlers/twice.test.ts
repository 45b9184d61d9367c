import { expect, it } from 'vitest';
import { troubleAnswer } from '../../src/bot/cards/answer.ts';
import type { Answer } from '../../src/bot/message.ts';
import type { Desk } from '../../src/handlers/desk.ts';
import { receive } from '../../src/handlers/inbound.ts';
import type { Inbound, Inbox } from '../../src/ports.ts';
import { now, opened, voice } from '../bot/cards/sample.ts';

const done: Answer = { tone: 'ok', text: '已停止' };
const came = { key: 'k', at: now, by: 'chat:t:wang', channel: 'g1' };
const press: Inbound = { ...came, kind: 'press', subject: opened.id, action: 'stopPublishing', values: {} };

/** A house in which nobody may be asked anything; what the inbox says of a delivery that came before. */
function again(answer: Answer | undefined): Promise<Answer> {
  const desk = { settings: () => voice, log: { error: () => undefined } } as unknown as Desk;
  const inbox = { accept: async () => ({ fresh: false, answer }) } as unknown as Inbox;
  return receive(desk, inbox, 'chat', press);
}

it('what comes a second time is answered as the first time, and nothing is done', async () => {
  expect(await again(done)).toBe(done);
});

it('what comes again while it is being worked is told to wait, and nothing is done', async () => {
  expect(await again(undefined)).toEqual(troubleAnswer('busy', voice));
});
