import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Attack, denied } from './attack.ts';
import { moves, out, ownFact } from './attackMoves.ts';
import type { Stage } from './attackStage.ts';
import type { Target } from './attackTexts.ts';

const minute = 60_000;

/** Set for a minute that comes; by then something else is true. */
const atItsMinute: readonly (readonly [string, (stage: Stage, target: Target) => Promise<unknown>])[] = [
  ['an approval is taken back', (stage, { name }) => stage.say('legal', 'hq-review', `${name} 撤回同意`)],
  ['all is stopped', (stage) => stage.say('commander', 'hq-command', '停止一切发布 等待通报')],
  ['a fact is doubted', (stage, target) => moves(stage, target, '存疑')],
  ['the text is edited', (stage, target) => stage.text('drafted', { base: target })],
];

/** Cases that move every clock forward; the last ones, since nothing of before stands afterwards. */
export const later: readonly Attack[] = [
  [
    'set for later, and nothing happens: it goes out, once (else none of these cases would show anything)',
    async (stage) => {
      const target = await ownFact(stage, 'approved');
      const posts = stage.site.posts.length;
      expect((await out(stage, target, { ways: 'site', at: '2' })).tone).toBe('ok');
      stage.later(3 * minute);
      const due = { kind: 'publish', incident: target.incident, version: target.number } as const;
      await Promise.all([stage.comes(due), stage.comes(due)]);
      await stage.house().quiet();
      expect(stage.site.posts).toHaveLength(posts + 1);
      expect((await versionNow(stage, target))?.publications).toMatchObject([{ state: 'published' }]);
      await denied(stage, target, 'release', 'publishedAlready', () => out(stage, target));
      await denied(stage, target, 'commander', 'underway', () =>
        stage.say('commander', 'hq-command', `${target.name} 撤回同意`),
      );
    },
  ],
  ...atItsMinute.map(
    ([name, happens]): Attack => [
      `set for later, and ${name} before`,
      async (stage) => {
        const target = await ownFact(stage, 'approved');
        const set = await out(stage, target, { ways: 'site', at: '2' });
        expect(set.tone, set.text).toBe('ok');
        await happens(stage, target);
        const before = [await stage.publications(), stage.site.posts.length];
        stage.later(3 * minute);
        await stage.comes({ kind: 'publish', incident: target.incident, version: target.number });
        expect(await scheduledAt(stage, target)).toBeUndefined();
        await stage.house().quiet();
        expect([await stage.publications(), stage.site.posts.length]).toEqual(before);
        for (const who of ['commander', 'deputy-commander'])
          await stage.say(who, 'hq-command', '解除停止发布');
      },
    ],
  ),
  [
    'the approvals have expired',
    async (stage) => {
      const [waits, approved] = [await stage.text(), await stage.text('approved')];
      stage.later(4 * 60 * minute);
      const over = 'approvalExpired';
      await denied(stage, waits, 'commander', over, () =>
        stage.say('commander', 'hq-command', `${waits.name} 同意 已看过`),
      );
      await denied(stage, approved, 'release', over, () => out(stage, approved));
      await stage.comes({ kind: 'approval', incident: approved.incident, version: approved.number });
      await denied(stage, approved, 'release', 'versionOver', () => out(stage, approved));
    },
  ],
  [
    'a delegation has ended',
    async (stage) => {
      const given = { id: randomUUID(), person: stage.personOf('release-2'), duty: 'command' };
      const until = new Date(stage.now().getTime() + minute);
      const behalf = stage.personOf('commander');
      const lent = { ...given, behalf, at: stage.now(), until };
      await stage.house().store.delegations.give(lent, stage.roleOf('commander'));
      stage.later(2 * minute);
      const target = await stage.text();
      await denied(stage, target, 'release-2', 'notPermitted', () =>
        stage.say('release-2', 'hq-release', `${target.name} 同意 已看过`),
      );
    },
  ],
];

async function versionNow(stage: Stage, { incident, number }: Target) {
  const { incident: known } = await stage.view(incident);
  return known.versions?.find((each) => each.number === number);
}

const scheduledAt = async (stage: Stage, target: Target) => {
  const version = await versionNow(stage, target);
  return version?.end ? undefined : version?.scheduled;
};
