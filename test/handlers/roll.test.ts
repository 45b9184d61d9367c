import { describe, expect, it } from 'vitest';
import { makeRoll } from '../../src/handlers/roll.ts';
import type { Members, Platform } from '../../src/ports.ts';
import { after, noon } from '../support/story.ts';

const here: Members = { known: true, who: ['slack:T1:U1'] };
const nobodyKnows: Members = { known: false, why: 'rate limited' };

/** A platform that answers what is on the list, each when it is let go. */
function rollOver(answers: readonly Members[]) {
  let [asked, time] = [0, noon];
  const holds: (() => void)[] = [];
  const members = (): Promise<Members> => {
    const answer = answers[Math.min(asked, answers.length - 1)] ?? nobodyKnows;
    asked += 1;
    return new Promise((resolve) => void holds.push(() => resolve(answer)));
  };
  const platform = { members } as unknown as Platform;
  const roll = makeRoll(
    (name) => (name === 'slack' ? platform : undefined),
    () => time,
  );
  return {
    roll,
    asked: () => asked,
    at: (when: Date): void => {
      time = when;
    },
    letGo: (): void => {
      for (const go of holds.splice(0)) go();
    },
  };
}

const halfMinute = 30_000;

describe('who is in a group', () => {
  it('is asked once for all who press within half a minute, and anew after it', async () => {
    const { roll, asked, at, letGo } = rollOver([here]);
    const all = Array.from({ length: 500 }, () => roll.members('slack', 'C1', halfMinute));
    letGo();
    expect(new Set(await Promise.all(all))).toEqual(new Set([here]));
    expect(asked()).toBe(1);
    at(after(0.5));
    const again = roll.members('slack', 'C1', halfMinute);
    letGo();
    await again;
    expect(asked()).toBe(2);
  });

  it('is asked at that moment for who approves', async () => {
    const { roll, asked, letGo } = rollOver([here]);
    const presses = [roll.members('slack', 'C1', 0), roll.members('slack', 'C1', 0)];
    letGo();
    await Promise.all(presses);
    expect(asked()).toBe(2);
  });

  it('is forgotten when somebody comes or goes, also while it is being asked', async () => {
    const { roll, asked, letGo } = rollOver([here]);
    const before = roll.members('slack', 'C1', halfMinute);
    roll.forget('slack', 'C1');
    letGo();
    await before;
    const anew = roll.members('slack', 'C1', halfMinute);
    letGo();
    await anew;
    expect(asked()).toBe(2);
  });

  it('is not remembered when the platform did not know', async () => {
    const { roll, asked, letGo } = rollOver([nobodyKnows, here]);
    const unknown = roll.members('slack', 'C1', halfMinute);
    letGo();
    expect(await unknown).toEqual(nobodyKnows);
    const known = roll.members('slack', 'C1', halfMinute);
    letGo();
    expect(await known).toEqual(here);
    expect(asked()).toBe(2);
  });

  it('is not known where there is no such platform', async () => {
    const { roll } = rollOver([here]);
    expect((await roll.members('feishu', 'oc_1', halfMinute)).known).toBe(false);
  });
});
