import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
