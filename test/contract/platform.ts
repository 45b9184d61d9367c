import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
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
  /**
   * `who` presses the action of the message `ref`, and then enters `values` if a form is asked; where there are no
   * buttons or forms, types what the message says to type.
   */
  press(who: Identity, ref: string, action: string, values?: Readonly<Record<string, string>>): Promise<void>;
  /** `who` opens the form behind the action and sends it in as it stands: what stood in each of its boxes. Absent: no forms. */
  readonly sendAsItStands?: (who: Identity, ref: string, action: string) => Promise<readonly string[]>;
  /** Why nothing that people do there reaches us, where that is so. */
  readonly oneWay?: string;
  /** The same delivery of the latest press once more, as platforms do when we were slow. */
  pressAgain(): Promise<void>;
  /** What `who` alone was told since the last asking, oldest first. */
  told(who: Identity): Promise<readonly string[]>;
  /** The next message reaches the platform, but its answer never reaches us. Absent where that cannot happen. */
  readonly loseNextAnswer?: () => void;
  /** Why a message whose answer was lost may stand there twice, where the vendor gives no way to tell. */
  readonly mayDouble?: string;
  /** The platform refuses the next call for `seconds`: we have said too much. Absent where nobody counts. */
  readonly throttleNext?: (seconds: number) => void;
  /** `who` comes into the group or leaves it, and the platform says so. Absent where it does not. */
  readonly move?: (who: Identity, change: 'joined' | 'left') => Promise<void>;
  /** What was rung at `who`, oldest first. */
  readonly rung?: (who: Identity) => Promise<readonly string[]>;
  /** Files in a group, oldest first. */
  readonly files?: (channel: string) => Promise<readonly { readonly name: string; readonly bytes: number }[]>;
  /** Somebody of another company who has come into the group. Absent where that cannot be. */
  readonly outsider?: () => Promise<Identity>;
  /** The platform cannot say who is in the group, until `mend`. */
  readonly breakMembers: () => void;
  readonly mend: () => void;
  close(): Promise<void>;
}

/** A PNG of one pixel. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Longer than one box of any platform: paragraphs with blank lines between, and signs that markup begins with. */
const longText = Array.from({ length: 60 }, (_, index) =>
  [
    `第 ${index + 1} 段：`,
    '患者家属于11月20日提出投诉，徐汇院区当日受理。'.repeat(2),
    '<b>*x* @所有人 & `y`</b>',
  ].join(''),
).join('\n\n');

/** What every chat platform must do, whichever it is. */
export function platformContract(name: string, make: () => Promise<PlatformWorld>): void {
  describe(`a chat platform: ${name}`, () => {
    let world: PlatformWorld;
    let heard: Inbound[] = [];
    let answer: Answer | ((inbound: Inbound) => Answer) = { tone: 'ok', text: '已认领' };

    beforeAll(async () => {
      world = await make();
      await world.platform.start(async (inbound) => {
        heard.push(inbound);
        return typeof answer === 'function' ? answer(inbound) : answer;
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

    it('waits as long as it is told to, and says whom that is about', async ({ skip }) => {
      if (!world.throttleNext) skip('nobody counts how much is said here');
      world.throttleNext?.(7);
      const delivery = await world.platform.send(world.channel, card, 'throttled');
      if (delivery.outcome !== 'retry') throw new Error(`not told to wait: ${delivery.outcome}`);
      expect(delivery.afterMs).toBeGreaterThanOrEqual(7000);
      expect(['app', 'group']).toContain(delivery.scope);
      world.mend();
      await sent('throttled');
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
      if (world.mayDouble) skip(world.mayDouble);
      world.loseNextAnswer?.();
      const before = (await world.shown()).length;
      const lost = await world.platform.send(world.channel, card, 'lost');
      expect(lost.outcome).toBe('uncertain');
      await sent('lost');
      expect(await world.shown()).toHaveLength(before + 1);
    });

    it('shows the new state in the same message', async ({ skip }) => {
      if (!world.platform.can.update) skip('no message of this platform can be changed by us');
      const ref = await sent('update');
      const before = (await world.shown()).length;
      expect(await world.platform.update(world.channel, ref, claimed)).toEqual({ outcome: 'sent', ref });
      expect(await wordsOf(ref)).toContain('处置中（李敏）');
      expect(await wordsOf(ref)).not.toContain('待认领');
      expect(await world.shown()).toHaveLength(before);
    });

    it('says of a message it cannot change that it is gone', async ({ skip }) => {
      if (world.platform.can.update) skip('messages of this platform can be changed');
      const before = (await world.shown()).length;
      const ref = await sent('unchanging');
      const delivery = await world.platform.update(world.channel, ref, claimed);
      expect(delivery).toEqual({ outcome: 'failed', why: 'gone' });
      expect(await world.shown()).toHaveLength(before + 1);
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

    it('says by what it can do whether anything comes back from its groups', () => {
      expect(world.platform.can.oneWay ?? false).toBe(world.oneWay !== undefined);
    });

    it('brings a press with who, where and what, and shows the answer to the presser alone', async ({
      skip,
    }) => {
      if (world.oneWay) skip(world.oneWay);
      const [presser, other] = world.people;
      const ref = await sent('press');
      await world.press(presser, ref, 'claim');
      expect(heard).toHaveLength(1);
      expect(heard[0]).toMatchObject(
        world.platform.can.buttons
          ? {
              kind: 'press',
              by: presser,
              channel: world.channel,
              action: 'claim',
              subject: card.subject,
              rev: card.rev,
            }
          : { kind: 'ask', by: presser, channel: world.channel, text: expect.stringContaining(card.code) },
      );
      expect(await toldSoon(presser)).toEqual([expect.stringContaining('已认领')]);
      expect(await world.told(other)).toEqual([]);
    });

    it('gives what is unmasked to the presser alone, or says where to read it', async ({ skip }) => {
      if (world.oneWay) skip(world.oneWay);
      answer = { tone: 'ok', text: '原文：张三 13900001111', unmasked: true };
      const [presser] = world.people;
      const before = (await world.shown()).length;
      await world.press(presser, await sent('unmasked'), 'claim');
      const [said = ''] = await toldSoon(presser);
      if (world.platform.can.private) expect(said).toContain('13900001111');
      else expect(said).toContain('控制台');
      const standing = (await world.shown()).slice(before).map(({ words }) => words);
      expect(standing.join()).not.toContain('13900001111');
    });

    it('brings what is under 更多 like any other press', async ({ skip }) => {
      if (world.oneWay) skip(world.oneWay);
      await world.press(world.people[0], await sent('more'), 'snooze');
      expect(await toldSoon(world.people[0])).toHaveLength(1);
      expect(heard).toMatchObject([
        world.platform.can.buttons
          ? { kind: 'press', action: 'snooze', subject: card.subject }
          : { kind: 'ask', text: expect.stringContaining(card.code) },
      ]);
    });

    it('hears and answers a redelivered press once', async ({ skip }) => {
      if (world.oneWay) skip(world.oneWay);
      await world.press(world.people[0], await sent('redelivered'), 'claim');
      expect(await toldSoon(world.people[0])).toHaveLength(1);
      await world.pressAgain();
      await world.press(world.people[1], await sent('redelivered'), 'claim');
      expect(await toldSoon(world.people[1])).toHaveLength(1);
      expect(heard.filter(({ by }) => by === world.people[0])).toHaveLength(1);
      expect(await world.told(world.people[0])).toEqual([]);
    });

    it('asks the form of an action before the press counts', async ({ skip }) => {
      if (world.oneWay) skip(world.oneWay);
      answer = { tone: 'ok', text: '已排除' };
      await world.press(world.people[1], await sent('form'), 'dismiss', { reason: '与我院无关' });
      expect(heard).toMatchObject([
        world.platform.can.form
          ? { kind: 'press', by: world.people[1], action: 'dismiss', values: { reason: '与我院无关' } }
          : { kind: 'ask', by: world.people[1], text: expect.stringMatching(/^P\d+ \S+ 与我院无关$/) },
      ]);
      expect(await toldSoon(world.people[1])).toEqual([expect.stringContaining('已排除')]);
    });

    it('brings back a long text letter by letter, through as many boxes as it takes', async ({ skip }) => {
      if (!world.sendAsItStands) return skip('this platform has no forms');
      const fields = [
        { name: 'text', label: '全文', input: 'text', required: true, value: longText } as const,
      ];
      const asks = (inbound: Inbound): boolean => inbound.kind === 'press' && !('text' in inbound.values);
      const form = { title: '修改 P128-v3', action: 'edit', subject: card.subject, fields };
      answer = (inbound) =>
        asks(inbound) ? { tone: 'ok', text: form.title, form } : { tone: 'ok', text: '已保存为新版本' };
      const boxes = await world.sendAsItStands(world.people[0], await sent('boxes'), 'claim');
      expect(boxes.join('\n')).toBe(longText);
      expect(heard.at(-1)).toMatchObject({ kind: 'press', action: 'edit', values: { text: longText } });
      expect((await toldSoon(world.people[0])).at(-1)).toContain('已保存为新版本');
    });

    it('tells who comes and who goes', async ({ skip }) => {
      if (!world.move) skip('this platform does not say who comes and goes');
      const [, who] = world.people;
      await world.move?.(who, 'left');
      await vi.waitFor(() => expect(heard).toMatchObject([{ kind: 'member', change: 'left', who }]));
      const left = await world.platform.members(world.channel);
      expect(left.known && left.who).not.toContain(who);
      await world.move?.(who, 'joined');
      await vi.waitFor(() => expect(heard).toMatchObject([{}, { kind: 'member', change: 'joined', who }]));
      const back = await world.platform.members(world.channel);
      expect(back.known && back.who).toContain(who);
    });

    it('counts nobody of another company among the members', async ({ skip }) => {
      if (!world.outsider) skip('nobody of another company can come in here');
      const outsider = await world.outsider?.();
      const members = await world.platform.members(world.channel);
      if (members.known) expect(members.who).not.toContain(outsider);
    });

    it('puts a picture and a file into the group, each once for a key', async ({ skip }) => {
      const { attach } = world.platform;
      if (!attach || !world.files) return skip('this platform takes no files from us');
      const picture = { name: '趋势.png', mime: 'image/png', bytes: onePixel };
      const note = { name: '证据.txt', mime: 'text/plain', bytes: new TextEncoder().encode('证据') };
      const before = (await world.files(world.channel)).length;
      expect((await attach(world.channel, picture, '近14天', 'picture')).outcome).toBe('sent');
      expect((await attach(world.channel, picture, '近14天', 'picture')).outcome).toBe('sent');
      expect((await attach(world.channel, note, '', 'file')).outcome).toBe('sent');
      const files = (await world.files(world.channel)).slice(before);
      expect(files).toHaveLength(2);
      expect(files.map(({ bytes }) => bytes)).toEqual([onePixel.length, note.bytes.length]);
      expect((await attach(world.nowhere, note, '', 'nowhere')).outcome).toBe('failed');
    });

    it('makes a group for an incident once, with the people asked for', async ({ skip }) => {
      const { makeGroup } = world.platform;
      if (!makeGroup) return skip('this platform lets us make no groups');
      const made = await makeGroup('P128 徐汇院区 指挥', world.people, 'group');
      if (!made.made) throw new Error(made.why);
      expect(await makeGroup('P128 徐汇院区 指挥', world.people, 'group')).toEqual(made);
      const members = await world.platform.members(made.channel);
      expect(members.known && [...members.who].sort()).toEqual([...world.people].sort());
      expect((await world.platform.send(made.channel, notice, 'in the new group')).outcome).toBe('sent');
    });

    it('rings one person, once for a key, and nobody else', async ({ skip }) => {
      const { ring } = world.platform;
      if (!ring || !world.rung) return skip('this platform cannot ring one person');
      const [who, other] = world.people;
      const first = await ring(who, notice, 'app', 'ring');
      expect(first.outcome).toBe('sent');
      expect(await ring(who, notice, 'app', 'ring')).toEqual(first);
      expect(await world.rung(who)).toEqual([expect.stringContaining('无人认领')]);
      expect(await world.rung(other)).toEqual([]);
    });

    it('says for the administrator what is well and what is to be mended, with the next step', async () => {
      const { check } = world.platform;
      if (!check) throw new Error('every platform can be looked at by the administrator');
      const found = await check([world.channel, world.nowhere]);
      expect(found.filter(({ id }) => id.includes(world.channel)).map(({ state }) => state)).not.toContain(
        'bad',
      );
      const lost = found.filter(({ id, state }) => id.includes(world.nowhere) && state === 'bad');
      expect(lost.length).toBeGreaterThan(0);
      for (const { what, next } of lost) {
        expect(what.zh).toMatch(/\p{Script=Han}/u);
        expect(what.en).not.toMatch(/\p{Script=Han}/u);
        expect(next?.zh).toBeTruthy();
      }
    });

    it('shows a refusal with what would make it a yes', async ({ skip }) => {
      if (world.oneWay) skip(world.oneWay);
      answer = { tone: 'refused', text: '这一步需要区域协调员。' };
      await world.press(world.people[0], await sent('refused'), 'escalate');
      expect(await toldSoon(world.people[0])).toEqual([expect.stringContaining('区域协调员')]);
    });
  });
}
