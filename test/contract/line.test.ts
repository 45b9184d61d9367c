import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { degrade } from '../../src/bot/degrade.ts';
import { type PlatformWorld, platformContract } from './platform.ts';
import { keepsakesOf } from './support/keepsakes.ts';
import { linePlatform } from './support/linePlatform.ts';
import { LineWire } from './support/lineWire.ts';
import { card } from './support/messages.ts';

/** The sixth platform of docs/platforms/adding.md: what it takes to add one, held to the same battery. */
async function lineWorld(): Promise<PlatformWorld> {
  const wire = new LineWire();
  wire.room('xuhui', ['limin', 'zhouyu']);
  const keepsakes = keepsakesOf();
  const make = () => linePlatform(wire, keepsakes, () => new Date());
  const platform = make();
  const typed = degrade(card, platform.can);
  const ours = (who: string): string => who.split(':').at(-1) ?? '';
  return {
    platform,
    channel: 'xuhui',
    nowhere: 'elsewhere',
    people: ['line:net:limin', 'line:net:zhouyu'],
    again: make,
    shown: async () =>
      wire.lines.filter(({ by }) => by === 'fenghuo').map(({ id, text }) => ({ ref: id, words: text })),
    async press(who, _ref, action, values = {}) {
      const label = card.actions.find(({ id }) => id === action)?.label ?? action;
      const lines = typed.kind === 'card' ? typed.lines.flatMap(({ spans }) => spans) : [];
      const told = lines
        .map((span) => ('text' in span ? span.text : ''))
        .find((text) => text.startsWith('回复') && text.includes(label));
      const number = /P128 (\d+)/u.exec(told ?? '')?.[1];
      if (number === undefined) throw new Error(`the card does not say how to type ${label}`);
      wire.say('xuhui', ours(who), [`P128 ${number}`, ...Object.values(values)].join(' '));
    },
    async pressAgain() {
      const last = wire.lines.findLast(({ by }) => by !== 'fenghuo');
      if (last) wire.again(last);
    },
    told: async (who) => wire.whispered(ours(who)),
    breakMembers: () => {
      wire.away = true;
    },
    mend: () => {
      wire.away = false;
    },
    close: async () => {},
  };
}

platformContract('line (the example of a sixth)', lineWorld);

describe('the page on adding a platform', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/platforms/adding.md'), 'utf8');
  const code = readFileSync(join(import.meta.dirname, 'support/linePlatform.ts'), 'utf8');

  it('shows the code that passes the battery, and no other', () => {
    expect(page).toContain(code.trim());
    expect(code.trim().split('\n').length).toBeLessThanOrEqual(70);
  });
});
