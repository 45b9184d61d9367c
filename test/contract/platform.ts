import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/bot/message.ts';
import type { Identity, Inbound, Platform } from '../../src/ports.ts';
import { card, claimed, notice } from './support/messages.ts';

/**
 * A platform with a world around it that the battery may look into and break. `make` gives it not yet started, with
 * one group, `channel`, in which `people` are (at least two) and in which the bot may speak.
 */
export interface PlatformWorld {
  readonly platform: Platform;
  readonly channel: string;
  /** A channel id of the right shape that does not exist. */
  readonly nowhere: string;
  /** The people in `channel`, as the platform names them to us. */
  readonly people: readonly [Identity, Identity, ...Identity[]];
  /** The same world seen by a second run of the service: nothing remembered in memory. Not yet started. */
  again(): Platform;
  /** All words of each message that stands in the channel now, oldest first. */
  shown(): Promise<readonly { readonly ref: string; readonly words: string }[]>;
  /** `who` presses the action of the message `ref`, and then enters `values` if a form is asked. */
  press(who: Identity, ref: string, action: string, values?: Readonly<Record<string, string>>): Promise<void>;
  /** The same delivery of the latest press once more, as platforms do when we were slow. */
  pressAgain(): Promise<void>;
  /** What `who` alone was told since the last asking, oldest first. */
  told(who: Identity): Promise<readonly string[]>;
  /** The next message reaches the platform, but its answer never reaches us. Absent where that cannot happen. */
  readonly loseNextAnswer?: () => void;
  /** The platform cannot say who is in the group, until `mend`. */
  readonly breakMembers: () => void;
  readonly mend: () => void;
  close(): Promise<void>;
}

/** What every chat platform must do, whichever it is. */
export function platformContract(name: string, make: () => Promise<PlatformWorld>): void {
  describe(`a chat platform: ${name}`, () => {
    let world: PlatformWorld;
    let heard: Inbound[] = [];
    let answer: Answer = { tone: 'ok', text: '已认领' };

    beforeAll(async () => {
      world = await make();
      await world.platform.start(async (inbound) => {
        heard.push(inbound);
        return answer;
      });
    });
    beforeEach(async () => {
      heard = [];
      answer = { tone: 'ok', text: '已认领' };
      world.mend();
      for (const who of world.people) await world.told(who);
    });
    afterAll(async () => {
      await world.platform.stop();
      await world.close();
    });

    async function wordsOf(ref: string): Promise<string> {
      return (await world.shown()).find((each) => each.ref === ref)?.words ?? '';
    }
    async function sent(key: string): Promise<string> {
      const delivery = await world.platform.send(world.channel, card, key);
      if (delivery.outcome !== 'sent') throw new Error(`not sent: ${delivery.why}`);
      return delivery.ref;
    }

    /** An answer may come a moment after the press was taken. */
    async function toldSoon(who: Identity): Promise<readonly string[]> {
      for (let waited = 0; waited < 3000; waited += 20) {
        const told = await world.told(who);
        if (told.length > 0) return told;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return [];
    }

    it('sends a card into the group with its title, state and reasons', async () => {
      const words = await wordsOf(await sent('card'));
      expect(words).toContain(card.title);
      expect(words).toContain('待认领');
      expect(words).toContain('涉及未成年人');
    });

    it('sends a notice into the group', async () => {
      const delivery = await world.platform.send(world.channel, notice, 'notice');
      expect(delivery.outcome).toBe('sent');
      expect((await world.shown()).at(-1)?.words).toContain('无人认领');
    });

    it('sends once for a key, however often it is asked', async () => {
      const before = (await world.shown()).length;
      const first = await sent('twice');
      const both = await Promise.all([sent('twice'), sent('twice')]);
      expect(both).toEqual([first, first]);
      expect(await world.shown()).toHaveLength(before + 1);
    });

    it('finds after a restart what was sent before it, and does not double it', async () => {
      const ref = await sent('restart');
      const before = (await world.shown()).length;
      const delivery = await world.again().send(world.channel, card, 'restart');
      expect(delivery).toEqual({ outcome: 'sent', ref });
      expect(await world.shown()).toHaveLength(before);
    });

    it('does not double a message whose answer was lost', async ({ skip }) => {
      if (!world.loseNextAnswer) skip('no answer of this platform can be lost: it is in our own process');
      world.loseNextAnswer?.();
      const before = (await world.shown()).length;
      const lost = await world.platform.send(world.channel, card, 'lost');
      expect(lost.outcome).toBe('uncertain');
      await sent('lost');
      expect(await world.shown()).toHaveLength(before + 1);
    });

    it('shows the new state in the same message', async () => {
      const ref = await sent('update');
      const before = (await world.shown()).length;
      expect(await world.platform.update(world.channel, ref, claimed)).toEqual({ outcome: 'sent', ref });
      expect(await wordsOf(ref)).toContain('处置中（李敏）');
      expect(await wordsOf(ref)).not.toContain('待认领');
      expect(await world.shown()).toHaveLength(before);
    });

    it('says that a message is gone rather than trying for ever', async () => {
      const delivery = await world.platform.update(world.channel, '1.000001', claimed);
      expect(delivery).toEqual({ outcome: 'failed', why: 'gone' });
    });

    it('says what to do when the group does not exist', async () => {
      const delivery = await world.platform.send(world.nowhere, card, 'nowhere');
      expect(delivery.outcome).toBe('failed');
    });

    it('names the people of the group and no bot', async () => {
      const members = await world.platform.members(world.channel);
      expect(members.known && [...members.who].sort()).toEqual([...world.people].sort());
    });

    it('says that it does not know who is in a group it cannot ask about', async () => {
      world.breakMembers();
      expect((await world.platform.members(world.channel)).known).toBe(false);
      world.mend();
      expect((await world.platform.members(world.nowhere)).known).toBe(false);
    });

    it('brings a press with who, where and what, and shows the answer to the presser alone', async () => {
      const [presser, other] = world.people;
      const ref = await sent('press');
      await world.press(presser, ref, 'claim');
      expect(heard).toHaveLength(1);
      expect(heard[0]).toMatchObject({
        kind: 'press',
        by: presser,
        channel: world.channel,
        action: 'claim',
        subject: card.subject,
        rev: card.rev,
      });
      expect(await toldSoon(presser)).toEqual([expect.stringContaining('已认领')]);
      expect(await world.told(other)).toEqual([]);
    });

    it('brings what is under 更多 like any other press', async () => {
      await world.press(world.people[0], await sent('more'), 'snooze');
      expect(await toldSoon(world.people[0])).toHaveLength(1);
      expect(heard).toMatchObject([{ kind: 'press', action: 'snooze', subject: card.subject }]);
    });

    it('hears and answers a redelivered press once', async () => {
      await world.press(world.people[0], await sent('redelivered'), 'claim');
      expect(await toldSoon(world.people[0])).toHaveLength(1);
      await world.pressAgain();
      await world.press(world.people[1], await sent('redelivered'), 'claim');
      expect(await toldSoon(world.people[1])).toHaveLength(1);
      expect(heard.filter(({ by }) => by === world.people[0])).toHaveLength(1);
      expect(await world.told(world.people[0])).toEqual([]);
    });

    it('asks the form of an action before the press counts', async () => {
      answer = { tone: 'ok', text: '已排除' };
      await world.press(world.people[1], await sent('form'), 'dismiss', { reason: '与我院无关' });
      expect(heard).toMatchObject([
        { kind: 'press', by: world.people[1], action: 'dismiss', values: { reason: '与我院无关' } },
      ]);
      expect(await toldSoon(world.people[1])).toEqual([expect.stringContaining('已排除')]);
    });

    it('shows a refusal with what would make it a yes', async () => {
      answer = { tone: 'refused', text: '这一步需要区域协调员。' };
      await world.press(world.people[0], await sent('refused'), 'escalate');
      expect(await toldSoon(world.people[0])).toEqual([expect.stringContaining('区域协调员')]);
    });
  });
}
