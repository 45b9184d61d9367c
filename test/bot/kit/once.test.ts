import { describe, expect, it } from 'vitest';
import { once } from '../../../src/bot/kit/once.ts';

describe('work that is done once for a key', () => {
  it('joins a second asking to the first, also while it is at work', async () => {
    const run = once<number>(10);
    let times = 0;
    const work = async () => {
      times += 1;
      return times;
    };
    const both = await Promise.all([run('k', work), run('k', work)]);
    expect(both).toEqual([
      { value: 1, first: true },
      { value: 1, first: false },
    ]);
    expect(await run('k', work)).toEqual({ value: 1, first: false });
  });

  it('forgets what failed, what is not wanted and what is oldest', async () => {
    const run = once<number>(2, (value) => value > 0);
    await expect(run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect((await run('a', async () => 0)).first).toBe(true);
    expect((await run('a', async () => 1)).first).toBe(true);
    await run('b', async () => 1);
    await run('c', async () => 1);
    expect((await run('a', async () => 2)).value).toBe(2);
  });
});
