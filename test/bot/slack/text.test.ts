import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { once } from '../../../src/bot/slack/once.ts';
import { cut, cutHarmless, harmless, typed } from '../../../src/bot/slack/text.ts';

/** Words made of what is hard: Slack's own characters, pairs of code units, halves of pairs, direction marks. */
const anything = fc
  .array(
    fc.constantFrom('&', '<', '>', '&amp;', 'a', '患', '😀', '👨‍👩‍👧', '\ud83d', '\ude00', '\u202e', '\n'),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

describe('words for a place that Slack parses', () => {
  it('are escaped, never cut inside an escape, never longer than told', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 40 }), (words, longest) => {
        const shown = cutHarmless(words, longest);
        const bare = /[<>]|&(?!amp;|lt;|gt;)/.test(shown);
        return shown.length <= longest && shown.isWellFormed() && !bare;
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('keep their meaning: what a person reads is what was meant', () => {
    expect(harmless('a < b & c > d')).toBe('a &lt; b &amp; c &gt; d');
  });
});

describe('shortening', () => {
  it('never cuts a character in two', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 40 }), (words, longest) => {
        const shown = cut(words, longest);
        const whole = shown === words || shown.endsWith('…');
        return shown.length <= longest && whole && (!words.isWellFormed() || shown.isWellFormed());
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});

describe('what a person typed', () => {
  it.each([
    ['<https://a.example/x?b=1&amp;c=2>', 'https://a.example/x?b=1&c=2', ['https://a.example/x?b=1&c=2']],
    ['<https://a.example|看这里>', '看这里 https://a.example', ['https://a.example']],
    ['见 https://a.example/1，还有', '见 https://a.example/1，还有', ['https://a.example/1']],
    ['<@U1|limin> <#C1|general> <!here>', 'limin general @here', []],
    ['血压 &lt;90', '血压 <90', []],
    ['&amp;lt;', '&lt;', []],
  ])('%s', (raw, text, links) => {
    expect(typed(raw)).toEqual({ text, links });
  });
});

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
