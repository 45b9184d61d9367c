import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome, Outlet } from '../../src/ports/statements.ts';
import type { ApprovedText } from '../../src/ports.ts';
import { type WireFault, wireFaults } from './support/outletWire.ts';

/** An outlet with the place it publishes to, which the battery may look into and break. */
export interface OutletWorld {
  readonly outlet: Outlet;
  readonly text: ApprovedText;
  /** All words of each text that stands there now. */
  done(): readonly string[];
  /** How often it was asked to publish. */
  asked(): number;
  /** What happens to the next question to publish. */
  next(fault: WireFault): void;
  /** How often anything signed went where it was redirected to. */
  strayed(): number;
  /** Nobody is there any more. */
  leave(): Promise<void>;
  /** What may be in no reason. */
  readonly secrets: () => readonly string[];
  close(): Promise<void>;
}

/** Milliseconds to wait for an answer: that comes on a busy machine too, and that never comes. */
const [patient, hasty] = [30_000, 1_000];
const silent: ReadonlySet<WireFault> = new Set(['no answer comes', 'the answer never ends']);

/** What every outlet must do, whichever it is: at most once for a key, an outcome for everything, silence about secrets. */
export function outletContract(name: string, make: (withinMs: number) => Promise<OutletWorld>): void {
  describe(`an outlet: ${name}`, () => {
    let world: OutletWorld;
    let told: Outcome[] = [];
    beforeEach(() => enter(patient));
    afterEach(async () => {
      const words = JSON.stringify(told);
      await world.close();
      for (const secret of world.secrets()) expect(words).not.toContain(secret);
    });

    async function enter(withinMs: number): Promise<void> {
      [world, told] = [await make(withinMs), []];
    }

    async function again(withinMs: number): Promise<void> {
      await world.close();
      await enter(withinMs);
    }

    async function publish(key = 'publication-1', text = world.text): Promise<Outcome> {
      const outcome = await world.outlet.publish(text, key);
      told.push(outcome);
      return outcome;
    }

    it('publishes every word once and says where', async () => {
      expect(['published', 'handedOver']).toContain((await publish()).outcome);
      expect(world.done()).toHaveLength(1);
      const words = world.done()[0] ?? '';
      for (const line of [world.text.title, ...world.text.body.split('\n')]) expect(words).toContain(line);
      expect(world.asked()).toBe(1);
    });

    it.each(wireFaults)('asks once and claims nothing when %s', async (fault) => {
      if (silent.has(fault)) await again(hasty);
      world.next(fault);
      expect((await publish()).outcome).toBe('uncertain');
      expect(world.asked()).toBe(1);
      expect(world.done().length).toBeLessThanOrEqual(1);
      expect(world.strayed()).toBe(0);
    });

    it.each(wireFaults)(
      'has it there once when %s and the same publication is asked again',
      async (fault) => {
        if (silent.has(fault)) await again(hasty);
        world.next(fault);
        await publish();
        await publish();
        expect(world.done().length).toBeLessThanOrEqual(1);
      },
    );

    it('has it there once when one publication is asked three times at once', async () => {
      const outcomes = await Promise.all([publish(), publish(), publish()]);
      expect(world.done()).toHaveLength(1);
      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toHaveLength(1);
    });

    it('takes two publications for two', async () => {
      await publish('publication-1');
      await publish('publication-2');
      expect(world.done()).toHaveLength(2);
    });

    it('has failed for certain when nobody is there', async () => {
      await world.leave();
      expect((await publish()).outcome).toBe('failed');
      expect(world.done()).toEqual([]);
    });

    it('does not ask for what it does not take', async () => {
      const forms = (['site', 'account', 'weibo', 'reporter', 'replies'] as const).filter(
        (form) => !world.outlet.forms.includes(form),
      );
      for (const form of forms) {
        const outcome = await publish(`publication-${form}`, { ...world.text, form });
        expect(outcome.outcome).toBe('failed');
      }
      expect(world.asked()).toBe(0);
    });
  });
}
