import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** One press of 认领, asked with one key until it is answered. */
export interface Press {
  readonly key: string;
  readonly subject: string;
  answer: 'none' | 'ok' | 'refused';
}

/** A monitor who claims whatever card turns up in the group, and asks again when the page heard no answer. */
export interface Presser {
  readonly person: string;
  readonly identity: string;
  readonly presses: readonly Press[];
  pressAt(url: string, go: AbortSignal): Promise<void>;
}

const Cards = z.object({
  messages: z.array(
    z.object({
      message: z.object({
        kind: z.string(),
        subject: z.string().optional(),
        actions: z.array(z.object({ id: z.string() })).optional(),
      }),
    }),
  ),
});
const Told = z.object({ tone: z.enum(['ok', 'refused', 'trouble']) });

export function presser(person: string, identity: string, group: string): Presser {
  const presses: Press[] = [];
  const cookie = `fenghuo_as=${person}`;

  async function claimable(url: string): Promise<string | undefined> {
    const page = await fetch(`${url}/api/groups/${group}/messages`, { headers: { cookie } });
    const { messages } = Cards.parse(await page.json());
    const open = messages.flatMap(({ message: { subject, actions } }) =>
      subject !== undefined && actions?.some(({ id }) => id === 'claim') ? [subject] : [],
    );
    return open.find((subject) => !presses.some((press) => press.subject === subject));
  }

  async function ask(url: string, press: Press): Promise<void> {
    const response = await fetch(`${url}/api/press`, {
      method: 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      body: JSON.stringify({ key: press.key, as: person, group, subject: press.subject, action: 'claim' }),
    });
    const told = Told.safeParse(await response.json());
    if (told.success && told.data.tone !== 'trouble') press.answer = told.data.tone;
  }

  async function once(url: string): Promise<void> {
    const unheard = presses.find(({ answer }) => answer === 'none');
    if (unheard) await ask(url, unheard);
    const subject = await claimable(url);
    if (subject === undefined) return;
    const press: Press = { key: randomUUID(), subject, answer: 'none' };
    presses.push(press);
    await ask(url, press);
  }

  return {
    person,
    identity,
    presses,
    async pressAt(url, go) {
      while (!go.aborted) {
        const heard = await once(url).then(
          () => true,
          () => false,
        );
        if (!heard) return;
        await sleep(100);
      }
    },
  };
}
