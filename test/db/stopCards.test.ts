import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/attackStage.ts';
import type { Target } from '../support/attackTexts.ts';

/** Texts that wait for a yes or have it, when all publishing is stopped and goes on. */
describe('the cards that are there when all publishing is stopped', () => {
  let stage: Stage;
  let waits: Target;
  let approved: Target;
  beforeAll(async () => {
    stage = await openStage();
    [waits, approved] = [await stage.text('submitted'), await stage.text('approved')];
    await stage.house().quiet();
  });
  afterAll(() => stage?.close());

  async function card({ subject }: Target, group: string): Promise<string> {
    const said = await stage.house().store.board.read(group, undefined, 100);
    const cards = said.filter(({ message }) => message.kind === 'card');
    return JSON.stringify(cards.find((each) => JSON.stringify(each).includes(subject)) ?? 'none');
  }
  const all = () =>
    Promise.all(
      ['hq-command', 'hq-release'].flatMap((group) => [waits, approved].map((text) => card(text, group))),
    );
  const saying = async () => (await all()).map((each) => each.includes('停止发布中'));

  it('say so, each of them, and say it no more when two have lifted it', async () => {
    expect(await all()).not.toContain('"none"');
    expect(await saying()).toEqual([false, false, false, false]);
    await stage.say('commander', 'hq-command', '停止一切发布 等待通报');
    await expect.poll(saying).toEqual([true, true, true, true]);
    await stage.say('commander', 'hq-command', '解除停止发布');
    await stage.say('deputy-commander', 'hq-command', '解除停止发布');
    await expect.poll(saying).toEqual([false, false, false, false]);
  });

  it('are where the command stops everything by a button, and two of it lift that; nobody else does', async () => {
    const press = (who: string, group: string, action: string) =>
      stage.press(who, group, approved.subject, action);
    const stopped = async () => (await stage.house().store.stopSwitch.state()) !== undefined;
    for (const [who, group] of [
      ['release', 'hq-release'],
      ['legal', 'hq-review'],
    ] as const)
      expect(await press(who, group, 'stopAll')).toMatchObject({ tone: 'refused' });
    expect(await stopped()).toBe(false);
    expect(await press('commander', 'hq-command', 'stopAll')).toMatchObject({ tone: 'ok' });
    expect(await stopped()).toBe(true);
    await expect.poll(() => card(approved, 'hq-command')).toContain('liftStop');
    await press('commander', 'hq-command', 'liftStop');
    await press('commander', 'hq-command', 'liftStop');
    expect(await stopped()).toBe(true);
    expect(await press('deputy-commander', 'hq-command', 'liftStop')).toMatchObject({ tone: 'ok' });
    expect(await stopped()).toBe(false);
  });

  it('and on the card of any incident; typed beside its code too', async () => {
    const stopped = async () => (await stage.house().store.stopSwitch.state()) !== undefined;
    const lift = async () => {
      for (const who of ['commander', 'deputy-commander']) await stage.say(who, 'hq-command', '解除停止发布');
    };
    const press = (who: string, group: string) =>
      stage.press(who, group, approved.incident, 'stopPublishing');
    expect(await press('release', 'hq-release')).toMatchObject({ tone: 'refused' });
    expect(await stopped()).toBe(false);
    expect(await press('commander', 'hq-command')).toMatchObject({ tone: 'ok' });
    expect(await stopped()).toBe(true);
    await lift();
    expect(await stage.say('commander', 'hq-command', `${approved.code} 停止一切发布`)).toMatchObject({
      tone: 'ok',
    });
    expect(await stopped()).toBe(true);
    await lift();
    expect(await stopped()).toBe(false);
  });
});
