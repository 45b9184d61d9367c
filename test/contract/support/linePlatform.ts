import { plain } from '../../../src/bot/message.ts';
import type { Delivery, Keepsakes, Members, Now, Platform } from '../../../src/ports.ts';
import type { LineWire } from './lineWire.ts';

const week = 7 * 86_400_000;
const nowhere = { zh: '没有这个群', en: 'there is no such room' };
const makeIt = { zh: '核对 org.csv 里的群号', en: 'check the id in org.csv' };

/** A platform that can say lines and nothing else: what it cannot do the house does another way. */
export function linePlatform(wire: LineWire, keepsakes: Keepsakes, now: Now): Platform {
  const identity = (who: string): string => `line:net:${who}`;
  const heard = new Set<string>();
  const underWay = new Map<string, Promise<Delivery>>();

  function members(room: string): Promise<Members> {
    try {
      return Promise.resolve({ known: true, who: wire.people(room).map(identity) });
    } catch (error) {
      return Promise.resolve({ known: false, why: String(error) });
    }
  }

  async function sendOnce(room: string, words: string, key: string): Promise<Delivery> {
    const there = await members(room);
    if (!there.known) return { outcome: 'failed', why: there.why };
    const ref = (await keepsakes.get(key)) ?? wire.say(room, 'fenghuo', words);
    await keepsakes.put(key, ref, new Date(now().getTime() + week));
    return { outcome: 'sent', ref };
  }

  return {
    name: 'line',
    can: { buttons: false, update: false, form: false, members: true, private: true },
    allowance: [{ scope: 'group', calls: 60, inMs: 60_000 }],
    routes: [],
    members,
    start: async (on) =>
      wire.listen(({ id, room, by, text }) => {
        if (heard.has(id)) return;
        heard.add(id);
        void on({ kind: 'ask', key: id, at: now(), by: identity(by), channel: room, text }).then((answer) =>
          wire.whisper(by, answer.text),
        );
      }),
    stop: async () => wire.listen(() => {}),
    send(room, message, key) {
      const sending = underWay.get(key) ?? sendOnce(room, plain(message), `sent:${key}`);
      underWay.set(key, sending);
      return sending.finally(() => underWay.delete(key));
    },
    update: () => Promise.resolve({ outcome: 'failed', why: 'gone' }),
    async check(rooms) {
      const known = await Promise.all(rooms.map(members));
      return rooms.map((room, at) => ({
        id: `line.channel.${room}`,
        state: known[at]?.known ? 'ok' : 'bad',
        what: known[at]?.known ? { zh: `${room} 正常`, en: `${room} is well` } : nowhere,
        ...(known[at]?.known ? {} : { next: makeIt }),
      }));
    },
  };
}
