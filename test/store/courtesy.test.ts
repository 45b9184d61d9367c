import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeCourtesy } from '../../src/store/courtesy.ts';

const passed = (waiting: Promise<void>) => Promise.race([waiting.then(() => true), pause(20, false)]);

describe('what nobody waits for', () => {
  it('waits for nobody where nobody waits', async () => {
    expect(await passed(makeCourtesy().letPass())).toBe(true);
  });

  it('lets all pass who wait', async () => {
    const { enter, leave, letPass } = makeCourtesy();
    enter('one');
    enter('other');
    const waiting = letPass();
    leave('one');
    expect(await passed(waiting)).toBe(false);
    leave('other');
    expect(await passed(waiting)).toBe(true);
  });

  it('does not wait for ever for one who never leaves', async () => {
    const { enter, letPass } = makeCourtesy();
    enter('lost');
    await letPass();
  });
});
