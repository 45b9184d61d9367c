import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentId, Level } from '../../src/incident/incident.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { Item, Mention } from '../../src/triage/mention.ts';
import { type Mute, type MuteKind, mutedBy, mutesOf, wrongWithMute } from '../../src/triage/mute.ts';
import { gather, makeKit, verdictOf } from '../../src/triage/triage.ts';
import { org } from '../support/demoOrg.ts';
import { noon } from '../support/story.ts';

const mutes = mutesOf([
  { id: 1, kind: 'author', value: '@城市 八卦君' },
  { id: 2, kind: 'site', value: '某论坛' },
  { id: 3, kind: 'phrase', value: '抽奖转发，送体检' },
] satisfies readonly Mute[]);

function found(more: Partial<Mention>): Mention {
  return {
    ...{ id: 'm-1', source: 's', externalId: 'm', kind: 'post', foundAt: noon, update: false },
    ...more,
  } as Mention;
}

function at(level: Level, mention: Mention): Item {
  const verdict = { mention: mention.id, level, relevant: true, negative: true, nature: 'safety' };
  const likeness = { units: [], unit: 'hq', reasons: [], exact: 1n, bands: [], signature: new Uint8Array() };
  return { mention, verdict: { ...verdict, ...likeness } as unknown as Item['verdict'] };
}

describe('what is muted', () => {
  it.each<[string, Partial<Mention>, Level, number | undefined]>([
    ['an author, with or without @', { author: '城市八卦君' }, 'orange', 1],
    ['an author in full-width letters and spaces', { author: '＠城市　八卦君' }, 'orange', 1],
    ['another author is not', { author: '城市八卦君二号' }, 'orange', undefined],
    ['a site', { site: '某论坛' }, 'yellow', 2],
    ['a phrase, whatever stands between its letters', { text: '【抽奖】转发 送-体检！' }, 'blue', 3],
    ['a phrase in the title', { title: '抽奖转发送体检', text: '点我' }, 'blue', 3],
    ['half a phrase is not', { text: '抽奖转发' }, 'blue', undefined],
    ['what is red breaks through', { author: '城市八卦君', site: '某论坛' }, 'red', undefined],
    ['a person’s report is heard', { kind: 'report', text: '抽奖转发送体检' }, 'blue', undefined],
    [
      'what an incident has already stays there',
      { author: '城市八卦君', incident: 'i' as IncidentId },
      'blue',
      undefined,
    ],
    ['nobody and nowhere is not', {}, 'orange', undefined],
  ])('%s', (_rule, more, level, muted) => {
    expect(mutedBy(at(level, found(more)), mutes)).toBe(muted);
  });

  it('is nothing where nothing is muted', () => {
    expect(mutedBy(at('blue', found({ author: '城市八卦君' })), undefined)).toBeUndefined();
    expect(mutedBy(at('blue', found({ author: '城市八卦君' })), mutesOf([]))).toBeUndefined();
  });

  it('is always what was asked for, and at red never', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.constantFrom('red', 'blue'),
        (words, level) => {
          const kind: MuteKind = 'author';
          fc.pre(wrongWithMute(kind, words, org) === undefined);
          const muted = mutedBy(
            at(level, found({ author: words })),
            mutesOf([{ id: 9, kind, value: words }]),
          );
          expect(muted).toBe(level === 'red' ? undefined : 9);
        },
      ),
      { seed: 20261122, numRuns: 300 },
    );
  });
});

describe('gathering', () => {
  const kit = makeKit(org, defaultPolicy);
  const context = { alike: [], now: noon, policy: defaultPolicy };
  const complaint = (id: string, author: string): Item => {
    const mention = found({ id: id as Mention['id'], author, text: 'xuhui医院乱收费，家属投诉无门' });
    return { mention, verdict: verdictOf(mention, kit) };
  };

  it('keeps a muted mention as noise that names its mute, and its words open nothing for others', () => {
    const items = [complaint('m-1', '城市八卦君'), complaint('m-2', '旁人')];
    const loud = gather(items, context).map(({ outcome }) => outcome);
    expect(loud).toEqual(['opens', 'opens']);
    const quiet = gather(items, { ...context, mutes });
    expect(quiet).toMatchObject([{ outcome: 'noise', muted: 1 }, { outcome: 'opens' }]);
  });

  it('lets what is red by its own words through', () => {
    const mention = found({ author: '城市八卦君', text: 'xuhui医院手术致患者死亡，家属讨说法' });
    const item = { mention, verdict: verdictOf(mention, kit) };
    expect(item.verdict.level).toBe('red');
    expect(gather([item], { ...context, mutes })).toMatchObject([{ outcome: 'opens' }]);
  });
});

it.each<[MuteKind, string, 'short' | 'unit' | undefined]>([
  ['phrase', '抽奖转发', undefined],
  ['phrase', '抽 奖 转', 'short'],
  ['phrase', '……！！！', 'short'],
  ['phrase', 'emergency', 'unit'],
  ['phrase', 'merge', 'unit'],
  ['phrase', 'emergency room opens', undefined],
  ['author', '某', undefined],
  ['author', ' @ ', 'short'],
  ['site', '微博', undefined],
])('a %s %j is %s', (kind, value, wrong) => {
  expect(wrongWithMute(kind, value, org)).toBe(wrong);
});
