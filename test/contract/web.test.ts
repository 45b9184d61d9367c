import { z } from 'zod';
import { plain } from '../../src/bot/message.ts';
import { webPlatform } from '../../src/bot/web/index.ts';
import type { Identity } from '../../src/ports.ts';
import { call, webHouse } from '../support/webHouse.ts';
import { type PlatformWorld, platformContract } from './platform.ts';

const channel = 'xuhui';

/** The console over HTTP, pressed as its page presses. */
async function webWorld(): Promise<PlatformWorld> {
  const house = await webHouse({ started: false });
  const told = new Map<Identity, string[]>();
  let latest: (() => Promise<unknown>) | undefined;
  let key = 0;

  const employee = (who: Identity): string => house.settings.people.byIdentity.get(who)?.id ?? '';
  return {
    platform: house.platform,
    channel,
    nowhere: 'nowhere',
    people: ['web:demo:xuhui', 'web:demo:xuhui-2'],
    again: () => webPlatform(house.options),
    async shown() {
      const messages = await house.board.read(channel, undefined, 1000);
      return messages.map(({ ref, message }) => ({ ref, words: plain(message) }));
    },
    async press(who, ref, action, values = {}) {
      key += 1;
      const card = (await house.board.read(channel, undefined, 1000)).find(
        (each) => each.ref === ref,
      )?.message;
      if (card?.kind !== 'card') throw new Error(`no card ${ref}`);
      const body = {
        key: `0198a000-0000-7000-8000-${`${key}`.padStart(12, '0')}`,
        group: channel,
        as: employee(who),
        ...{ subject: card.subject, rev: card.rev, action, values },
      };
      latest = () => call(house, 'POST', '/api/press', { as: employee(who), body });
      const { text } = z.object({ body: z.object({ text: z.string() }) }).parse(await latest()).body;
      told.set(who, [...(told.get(who) ?? []), text]);
    },
    // What comes back is the answer that the page lost the first time: it is no second word to the person.
    async pressAgain() {
      await latest?.();
    },
    async told(who) {
      const words = told.get(who) ?? [];
      told.delete(who);
      return words;
    },
    breakMembers: () => {
      house.groups.lost = true;
    },
    mend: () => {
      house.groups.lost = false;
    },
    close: () => house.stop(),
  };
}

platformContract('web', webWorld);
