import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { TextId } from '../../src/incident/incident.ts';
import { type Attack, denied } from './attack.ts';
import type { Stage, Target } from './attackStage.ts';

const minute = 60_000;

const out = (
  stage: Stage,
  { subject }: Target,
  values: Readonly<Record<string, string>> = { ways: 'site' },
) => stage.press('release', 'hq-release', subject, 'publish', values);

/** What happened between the approvals and the press that would publish. */
export const meanwhile: readonly Attack[] = [
  [
    'the level was raised: more must say yes',
    async (stage) => {
      const target = await stage.text('approved', { incident: stage.mild });
      const raised = await stage.press('commander', 'hq-command', stage.mild, 'setLevel', {
        ...{ level: 'red', reason: '媒体已来电询问' },
      });
      expect(raised.tone, raised.text).toBe('ok');
      await denied(stage, target, 'release', 'quorumMissing', () => out(stage, target));
    },
  ],
  [
    'a fact it rests on was doubted',
    async (stage) => {
      const target = await ownFact(stage, 'approved');
      await moves(stage, target, '存疑');
      await denied(stage, target, 'release', 'factsChanged', () => out(stage, target));
    },
  ],
  [
    'a fact it rests on was withdrawn after it was handed in',
    async (stage) => {
      const target = await ownFact(stage, 'submitted');
      await moves(stage, target, '撤回事实');
      await denied(stage, target, 'commander', 'factsChanged', () =>
        stage.say('commander', 'hq-command', `${target.name} 同意 已看过`),
      );
    },
  ],
  [
    'an approval was taken back',
    async (stage) => {
      const target = await stage.text('approved');
      expect((await stage.say('legal', 'hq-review', `${target.name} 撤回同意`)).tone).toBe('ok');
      await denied(stage, target, 'release', 'quorumMissing', () => out(stage, target));
    },
  ],
  [
    'everything was stopped, and one and the same person asks twice to lift it',
    async (stage) => {
      const target = await stage.waits('approved');
      expect((await stage.say('commander', 'hq-command', '停止一切发布 等待通报')).tone).toBe('ok');
      await denied(stage, target, 'release', 'stopped', () => out(stage, target));
      await denied(stage, target, 'legal', 'notPermitted', () =>
        stage.say('legal', 'hq-review', '解除停止发布'),
      );
      await denied(stage, target, 'xuhui', 'notPermitted', () => stage.say('xuhui', 'xuhui', '解除停止发布'));
      for (const _time of [1, 2]) await stage.say('commander', 'hq-command', '解除停止发布');
      await denied(stage, target, 'release', 'stopped', () => out(stage, target));
      await denied(stage, target, 'release', 'stopped', () =>
        stage.say('release', 'hq-release', `${target.name} 登记发布 https://www.demo.example/notice/1`),
      );
      await stage.say('deputy-commander', 'hq-command', '解除停止发布');
      expect(await stage.house().store.stopSwitch.state()).toBeUndefined();
    },
  ],
  [
    'the house was started anew between the two approvals: each counts once',
    async (stage) => {
      const target = await stage.text();
      const yes = (who: string, group: string) => stage.say(who, group, `${target.name} 同意 已看过`);
      expect((await yes('commander', 'hq-command')).tone).toBe('ok');
      await stage.restart();
      await denied(stage, target, 'commander', 'approvedAlready', () => yes('commander', 'hq-command'));
      await denied(stage, target, 'release', 'quorumMissing', () => out(stage, target));
      const other = await stage.beside();
      try {
        expect((await yes('legal', 'hq-review')).tone).toBe('ok');
      } finally {
        await other.stop();
      }
      const rows = await stage.rows(
        'SELECT person FROM approval WHERE incident = $1 AND number = $2 ORDER BY person',
        ...[target.incident, target.number],
      );
      expect(rows).toEqual([{ person: 'E001' }, { person: 'E009' }]);
    },
  ],
];

/** Ways and minutes that there are not. */
const wrong: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['by an unknown way', { ways: 'twitter' }, 'noWay'],
  ['by a way of the prototype', { ways: '__proto__' }, 'noWay'],
  ['by hand, without a link', { ways: 'byHand' }, 'noWay'],
  ['twice by one way', { ways: 'site site' }, 'publishedAlready'],
  ['in the past', { ways: 'site', at: '2020-01-01 09:00' }, 'timeWrong'],
  ['at no time at all', { ways: 'site', at: '尽快' }, 'timeWrong'],
  ['in a hundred years', { ways: 'site', at: '2126-01-01 09:00' }, 'timeWrong'],
];
export const astray: readonly Attack[] = [
  ...wrong.map(
    ([name, values, reason]): Attack => [
      `published ${name}`,
      async (stage) => {
        const target = await stage.waits('approved');
        await denied(stage, target, 'release', reason, () => out(stage, target, values));
      },
    ],
  ),
  [
    'registered by hand without the approvals',
    async (stage) => {
      const target = await stage.waits('submitted');
      await denied(stage, target, 'release', 'quorumMissing', () =>
        stage.say('release', 'hq-release', `${target.name} 登记发布 https://www.demo.example/notice/1`),
      );
    },
  ],
  [
    'registered without a link',
    async (stage) => {
      const target = await stage.waits('approved');
      await denied(stage, target, 'release', 'textMissing', () =>
        stage.say('release', 'hq-release', `${target.name} 登记发布`),
      );
    },
  ],
  [
    'settled though nothing is uncertain',
    async (stage) => {
      const target = await stage.waits('approved');
      await denied(stage, target, 'release', 'noPublication', () =>
        stage.press('release', 'hq-release', target.subject, 'settlePublication', { published: 'yes' }),
      );
    },
  ],
  [
    'corrected though nothing is out',
    async (stage) => {
      const target = await stage.waits('approved');
      await denied(stage, target, 'release', 'noPublication', () =>
        stage.press('release', 'hq-release', target.subject, 'correct', { purpose: 'correction' }),
      );
    },
  ],
];

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

/** A text that rests on a fact of its own, so that nobody else's loses it. */
async function ownFact(stage: Stage, to: 'submitted' | 'approved'): Promise<Target> {
  const fact = await stage.fact(stage.grave, '家属于11月20日向院区提出投诉，院区当日受理');
  return stage.text(to, { facts: [fact] });
}

async function moves(stage: Stage, { incident, facts }: Target, verb: '存疑' | '撤回事实'): Promise<void> {
  const type = verb === '存疑' ? 'disputeFact' : 'withdrawFact';
  const [fact] = facts;
  if (!fact) throw new Error('it rests on nothing');
  const reason = randomUUID() as TextId;
  const moved = await stage.does('commander', { type, incident, fact, reason }, '当事科室说法不同');
  expect(moved.ok, JSON.stringify(moved)).toBe(true);
}

async function versionNow(stage: Stage, { incident, number }: Target) {
  const { incident: known } = await stage.view(incident);
  return known.versions?.find((each) => each.number === number);
}

const scheduledAt = async (stage: Stage, target: Target) => {
  const version = await versionNow(stage, target);
  return version?.end ? undefined : version?.scheduled;
};
