import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type Attack, denied } from './attack.ts';
import type { Stage } from './attackStage.ts';

/** In whose group of the console an account sits. */
const groups: Readonly<Record<string, string>> = {
  xuhui: 'xuhui',
  pudong: 'pudong',
  east: 'east',
  'xuhui-emergency': 'xuhui-emergency',
  release: 'hq-release',
  legal: 'hq-review',
  analyst: 'hq-analysis',
  'office-clerk': 'hq-office',
};

const may = 'notPermitted';

/** account, button, what goes with it, why not: on a text that waits, by button. */
const presses: readonly (readonly [string, string, Readonly<Record<string, string>>, string])[] = [
  ['xuhui', 'approve', { pressed: 'yes' }, may],
  ['xuhui', 'publish', { ways: 'site' }, may],
  ['xuhui', 'publish', { ways: 'site', at: 'whenever' }, may],
  ['xuhui', 'edit', { text: '院方没有任何责任，特此声明。' }, may],
  ['xuhui', 'edit', {}, may],
  ['xuhui', 'edit', { number: '99', words: '没有这一句' }, may],
  ['xuhui', 'edit', { text: '院方没有\u200b任何责任。' }, may],
  ['xuhui', 'submit', { pressed: 'yes' }, may],
  ['xuhui', 'reject', { reason: '院里不同意这样说' }, may],
  ['xuhui', 'register', { link: 'https://www.demo.example/notice/9' }, may],
  ['pudong', 'approve', { pressed: 'yes' }, 'notFound'],
  ['east', 'approve', { pressed: 'yes' }, may],
  ['east', 'publish', { ways: 'site' }, may],
  ['xuhui-emergency', 'approve', { pressed: 'yes' }, 'notFound'],
  ['release', 'approve', { pressed: 'yes' }, may],
  ['office-clerk', 'approve', { pressed: 'yes' }, may],
  ['analyst', 'approve', { pressed: 'yes' }, may],
  ['analyst', 'edit', { number: '99', words: '没有这一句' }, may],
  ['legal', 'publish', { ways: 'site' }, may],
  ['legal', 'edit', { text: '院方没有任何责任，特此声明。' }, may],
];

const pressed: readonly Attack[] = presses.map(([account, action, values, reason]) => [
  `${account} presses ${action} ${JSON.stringify(values)}`,
  async (stage) => {
    const target = await stage.waits('submitted');
    await denied(stage, target, account, reason, () =>
      stage.press(account, groups[account] ?? '', target.subject, action, values),
    );
  },
]);

const typed: readonly Attack[] = [
  ['a branch types 同意', 'xuhui', 'xuhui', '同意', may],
  ['a branch types 发布', 'xuhui', 'xuhui', '发布', may],
  ['another branch types 同意', 'pudong', 'pudong', '同意', 'notFound'],
  ['the region types 发布', 'east', 'east', '发布', may],
  ['the release group types 同意', 'release-2', 'hq-release', '同意', may],
  ['the review group types 发布', 'legal', 'hq-review', '发布', may],
  ['its author types 同意', 'release', 'hq-release', '同意', may],
].map(([name = '', account = '', group = '', verb = '', reason = '']) => [
  name,
  async (stage) => {
    const target = await stage.waits('submitted');
    await denied(stage, target, account, reason, () => stage.say(account, group, `${target.name} ${verb}`));
  },
]);

const house: readonly Attack[] = [
  ['a branch stops all publishing', 'xuhui', 'xuhui', '停止一切发布 院里的意思'],
  ['the release group stops all publishing', 'release', 'hq-release', '停止一切发布'],
  ['a branch gives a delegation', 'xuhui', 'xuhui', '代理 顾小满 到 23:59'],
  ['the review group gives a delegation', 'legal', 'hq-review', '代理 韩书瑶 到 23:59'],
  ['a branch drafts', 'xuhui', 'xuhui', '拟声明'],
].map(([name = '', account = '', group = '', words = '']) => [
  name,
  async (stage) => {
    const target = await stage.waits('submitted');
    const line = words === '拟声明' ? `${target.code} ${words}` : words;
    await denied(stage, target, account, may, () => stage.say(account, group, line));
    expect(await stage.house().store.stopSwitch.state()).toBeUndefined();
    expect(await stage.house().store.delegations.inForce(stage.now())).toEqual([]);
  },
]);

/** Who has had a hand in the text, who has said yes already, who stands in for whom. */
const voices: readonly Attack[] = [
  [
    'a commander who wrote it approves',
    async (stage) => {
      const target = await stage.text('submitted', { by: 'commander' });
      await denied(stage, target, 'commander', 'isAuthor', () => approve(stage, 'commander', target.name));
    },
  ],
  [
    'a commander who changed an earlier version approves the later one',
    async (stage) => {
      const first = await stage.text('drafted');
      const second = await stage.text('drafted', { by: 'commander', base: first });
      const third = await stage.text('submitted', { by: 'release-2', base: second });
      await denied(stage, third, 'commander', 'isAuthor', () => approve(stage, 'commander', third.name));
    },
  ],
  [
    'a commander who handed it in approves',
    async (stage) => {
      const target = await stage.text('drafted');
      const { incident, number: version, hash } = target;
      await stage.does('commander', { type: 'submit', incident, version, hash });
      await denied(stage, target, 'commander', 'isAuthor', () => approve(stage, 'commander', target.name));
    },
  ],
  [
    'one of the command approves twice',
    async (stage) => {
      const target = await stage.text();
      expect((await approve(stage, 'commander', target.name)).tone).toBe('ok');
      await denied(stage, target, 'commander', 'approvedAlready', () =>
        approve(stage, 'commander', target.name),
      );
    },
  ],
  [
    'a second of the command fills no duty of the review group',
    async (stage) => {
      const target = await stage.text();
      expect((await approve(stage, 'commander', target.name)).tone).toBe('ok');
      await denied(stage, target, 'deputy-commander', 'dutyFilled', () =>
        approve(stage, 'deputy-commander', target.name),
      );
      await denied(stage, target, 'release-2', 'quorumMissing', () =>
        stage.press('release-2', 'hq-release', target.subject, 'publish', { ways: 'site' }),
      );
    },
  ],
  [
    'an author stands in for the commander',
    async (stage) => {
      const target = await stage.waits('submitted');
      expect((await stage.say('commander', 'hq-command', '代理 E007 到 23:59')).tone).toBe('ok');
      await denied(stage, target, 'release', 'isAuthor', () =>
        stage.say('release', 'hq-release', `${target.name} 同意 已看过`),
      );
      expect((await stage.say('commander', 'hq-command', '取消代理 E007')).tone).toBe('ok');
    },
  ],
  [
    'somebody stands in for a commander who said yes already',
    async (stage) => {
      const target = await stage.text();
      expect((await approve(stage, 'commander', target.name)).tone).toBe('ok');
      expect((await stage.say('commander', 'hq-command', '代理 E008 到 23:59')).tone).toBe('ok');
      await denied(stage, target, 'release-2', 'approvedAlready', () =>
        stage.say('release-2', 'hq-release', `${target.name} 同意 已看过`),
      );
      expect((await stage.say('commander', 'hq-command', '取消代理 E008')).tone).toBe('ok');
    },
  ],
  [
    'a delegation until a time that has passed',
    async (stage) => {
      const target = await stage.waits('submitted');
      await denied(stage, target, 'commander', 'timeWrong', () =>
        stage.say('commander', 'hq-command', '代理 E008 到 2020-01-01 09:00'),
      );
      expect(await stage.house().store.delegations.inForce(stage.now())).toEqual([]);
    },
  ],
  [
    'a delegation to somebody whom nobody knows',
    async (stage) => {
      const target = await stage.waits('submitted');
      await denied(stage, target, 'commander', 'personUnknown', () =>
        stage.say('commander', 'hq-command', '代理 无此人 到 23:59'),
      );
    },
  ],
  [
    'a person in two groups presses in both',
    async (stage) => {
      const target = await stage.text();
      const said = await stage.say('office', 'hq-command', `${target.name} 同意 已看过`);
      expect(said.tone, said.text).toBe('ok');
      await denied(stage, target, 'office', may, () =>
        stage.say('office', 'hq-office', `${target.name} 同意 已看过`),
      );
    },
  ],
  [
    'the same press comes twice at once',
    async (stage) => {
      const target = await stage.text();
      const key = randomUUID();
      const twice = [1, 2].map(() =>
        stage.press('commander', 'hq-command', target.subject, 'approve', { reason: '已看过' }, key),
      );
      const answers = await Promise.all(twice);
      expect(answers.map(({ tone }) => tone)).toEqual(['ok', 'ok']);
      expect((await approvals(stage, target)).length).toBe(1);
      await denied(stage, target, 'release', 'quorumMissing', () =>
        stage.press('release', 'hq-release', target.subject, 'publish', { ways: 'site' }),
      );
    },
  ],
  [
    'two of one duty press at once',
    async (stage) => {
      const target = await stage.text();
      const seq = await stage.lastSeq();
      const both = ['commander', 'deputy-commander'].map((who) => approve(stage, who, target.name));
      const tones = (await Promise.all(both)).map(({ tone }) => tone).sort();
      expect(tones).toEqual(['ok', 'refused']);
      const noes = (await stage.auditSince(seq)).filter(({ action }) => action === 'refused.approve');
      expect(noes).toHaveLength(1);
      expect(await approvals(stage, target)).toHaveLength(1);
    },
  ],
  [
    'a callback is replayed after the text was sent back',
    async (stage) => {
      const target = await stage.text();
      const key = randomUUID();
      const press = () =>
        stage.press('commander', 'hq-command', target.subject, 'approve', { reason: '已看过' }, key);
      const first = await press();
      expect((await stage.say('legal', 'hq-review', `${target.name} 驳回 事实要再核对`)).tone).toBe('ok');
      expect(await press()).toEqual(first);
      await stage.restart();
      expect(await press()).toEqual(first);
      await denied(stage, target, 'deputy-commander', 'versionOver', () =>
        approve(stage, 'deputy-commander', target.name),
      );
      await denied(stage, target, 'release', 'versionOver', () =>
        stage.say('release', 'hq-release', `${target.name} 发布`),
      );
    },
  ],
];

function approve(stage: Stage, account: string, name: string) {
  return stage.say(account, account === 'legal' ? 'hq-review' : 'hq-command', `${name} 同意 已看过`);
}

async function approvals(stage: Stage, { incident, number }: { incident: string; number: number }) {
  return stage.rows('SELECT person FROM approval WHERE incident = $1 AND number = $2', incident, number);
}

/** Wrong hands, and hands that count once. */
export const byWhom: readonly Attack[] = [...pressed, ...typed, ...house, ...voices];
