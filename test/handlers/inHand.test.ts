import { describe, expect, it } from 'vitest';
import { makeInHand } from '../../src/handlers/inHand.ts';
import type { Outcome } from '../../src/triage/mention.ts';
import { item } from '../triage/chain.ts';

const noon = new Date('2026-03-01T12:00:00Z');

/** As many posts of one title; `outcome` says what becomes of each. */
function sorted(title: string, count: number, outcome: (at: number) => 'noise' | 'opens' = () => 'opens') {
  const items = Array.from({ length: count }, () => item(title));
  const outcomes = items.map(
    ({ verdict }, at): Outcome =>
      outcome(at) === 'noise' ? { outcome: 'noise', verdict } : { outcome: 'opens', verdict, group: 0 },
  );
  return { items, outcomes };
}

describe('what is in hand', () => {
  it('is no noise, and comes out as it came in, each opening apart', () => {
    const inHand = makeInHand(() => noon);
    inHand.add(sorted('徐汇院区误诊', 2, (at) => (at === 0 ? 'noise' : 'opens')));
    inHand.add(sorted('浦东院区误诊', 1));
    const taken = inHand.take();
    expect(taken?.items.map(({ mention }) => mention.title)).toEqual(['徐汇院区误诊', '浦东院区误诊']);
    expect(new Set(taken?.outcomes.map((each) => each.outcome === 'opens' && each.group)).size).toBe(2);
    expect(inHand.take()).toBeUndefined();
  });

  it('is taken a thousand at a time, a larger batch whole', () => {
    const inHand = makeInHand(() => noon);
    for (const count of [600, 400, 1, 1500, 2]) inHand.add(sorted('徐汇院区误诊', count));
    const sizes = Array.from({ length: 5 }, () => inHand.take()?.items.length);
    expect(sizes).toEqual([1000, 1, 1500, 2, undefined]);
  });

  it('has room for five thousand, and everything that lies in it can be given back', () => {
    const inHand = makeInHand(() => noon);
    inHand.add(sorted('徐汇院区误诊', 4_999));
    expect(inHand.hasRoom()).toBe(true);
    inHand.add(sorted('徐汇院区误诊', 1));
    expect(inHand.hasRoom()).toBe(false);
    expect(inHand.all()).toHaveLength(5_000);
  });

  it('is left to others well before its lease ends', () => {
    let now = noon;
    const inHand = makeInHand(() => now);
    inHand.add(sorted('徐汇院区误诊', 1));
    now = new Date(noon.getTime() + 40_000);
    expect(inHand.take()).toBeUndefined();
  });
});
