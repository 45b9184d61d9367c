import { expect } from 'vitest';
import { type Attack, denied } from './attack.ts';
import { moves, out, ownFact } from './attackMoves.ts';

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
