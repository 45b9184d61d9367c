import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { askedOnce, inOneGo, oneAfterAnother } from '../../src/store/together.ts';

/** A door that opens when told. */
function door() {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve, bar: reject };
}

describe('a question that several ask', () => {
  it('is put once while it waits, and anew once it has been put', async () => {
    const alike = askedOnce<number>();
    const [free, answered] = [door(), door()];
    let asked = 0;
    const ask = async (put: () => void) => {
      const number = ++asked;
      await free.passed;
      put();
      await answered.passed;
      return number;
    };
    const waiting = [alike('P1', ask), alike('P1', ask)];
    const other = alike('P2', ask);
    free.open();
    await setImmediate();
    const later = alike('P1', ask);
    answered.open();
    expect(await Promise.all([...waiting, other, later])).toEqual([1, 1, 2, 3]);
  });

  it('that fails fails for all who asked, and for nobody after', async () => {
    const alike = askedOnce<number>();
    const broken = () => Promise.reject(new Error('away'));
    const both = await Promise.allSettled([alike('P1', broken), alike('P1', broken)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await alike('P1', () => Promise.resolve(7))).toBe(7);
  });
});

describe('what several write in one go', () => {
  it('goes together as long as the first waits; each hears what became of its own', async () => {
    const written: (readonly number[])[] = [];
    let free = door();
    const write = inOneGo(async (all: () => readonly number[]) => {
      await free.passed;
      const items = [...all()];
      written.push(items);
      return items.map((item) => item * 10);
    });
    const first = [write(1), write(2)];
    await setImmediate();
    const third = write(3);
    free.open();
    expect(await Promise.all([...first, third])).toEqual([10, 20, 30]);
    free = door();
    const next = write(4);
    free.open();
    expect(await next).toBe(40);
    expect(written).toEqual([[1, 2, 3], [4]]);
  });

  it('goes no more than so many together', async () => {
    const written: number[] = [];
    const write = inOneGo(async (all: () => readonly number[]) => {
      await setImmediate();
      const items = all();
      written.push(items.length);
      return items;
    }, 3);
    expect(await Promise.all([1, 2, 3, 4, 5, 6, 7].map(write))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(written).toEqual([3, 3, 1]);
  });

  it('is written by itself where one of them breaks it', async () => {
    const write = inOneGo(async (all: () => readonly number[]) => {
      const items = all();
      if (items.includes(13)) throw new Error('unlucky');
      return items.map((item) => item * 10);
    });
    const all = await Promise.allSettled([write(1), write(13), write(2)]);
    expect(all.map((each) => (each.status === 'fulfilled' ? each.value : 'broken'))).toEqual([
      10,
      'broken',
      20,
    ]);
  });
});

describe('what goes one after another', () => {
  it('gathers while the one before is under way, and goes on after a failure', async () => {
    const sent: (readonly string[])[] = [];
    const back = door();
    const send = oneAfterAnother(async (items: readonly string[]) => {
      sent.push([...items]);
      if (sent.length === 1) await back.passed;
    });
    const first = send('a');
    await setImmediate();
    const rest = [send('b'), send('c')];
    await setImmediate();
    expect(sent).toEqual([['a']]);
    back.bar(new Error('torn'));
    await expect(first).rejects.toThrow('torn');
    await Promise.all(rest);
    expect(sent).toEqual([['a'], ['b', 'c']]);
  });
});
