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
  const Said = z.object({
    text: z.string(),
    form: z
      .object({
        action: z.string(),
        fields: z.array(z.object({ name: z.string(), value: z.string().optional() })),
      })
      .optional(),
  });

  async function pressed(
    who: Identity,
    ref: string,
    action: string,
    values: Readonly<Record<string, string>>,
  ) {
    key += 1;
    const card = (await house.board.read(channel, undefined, 1000)).find((each) => each.ref === ref)?.message;
    if (card?.kind !== 'card') throw new Error(`no card ${ref}`);
    const body = {
      key: `0198a000-0000-7000-8000-${`${key}`.padStart(12, '0')}`,
      group: channel,
      as: employee(who),
      ...{ subject: card.subject, rev: card.rev, action, values },
    };
    latest = () => call(house, 'POST', '/api/press', { as: employee(who), body });
    return z.object({ body: Said }).parse(await latest()).body;
  }

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
      const { text } = await pressed(who, ref, action, values);
      told.set(who, [...(told.get(who) ?? []), text]);
    },
    async sendAsItStands(who, ref, action) {
      const { form } = await pressed(who, ref, action, {});
      const fields = form?.fields ?? [];
      const said = await pressed(
        who,
        ref,
        form?.action ?? action,
        Object.fromEntries(fields.map(({ name, value = '' }) => [name, value])),
      );
      told.set(who, [...(told.get(who) ?? []), said.text]);
      return fields.map(({ value = '' }) => value);
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
