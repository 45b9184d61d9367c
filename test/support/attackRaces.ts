import { expect } from 'vitest';
import { type Attack, denied } from './attack.ts';
import type { Stage } from './attackStage.ts';
import type { Target } from './attackTexts.ts';

const publish = (stage: Stage, account: string, { name }: Target) =>
  stage.say(account, account === 'commander' ? 'hq-command' : 'hq-release', `${name} 发布`);

/** What two do at once happens once; what is out may turn out not to be what was approved. */
export const races: readonly Attack[] = [
  [
    'two publish at once: it goes out once',
    async (stage) => {
      const target = await stage.text('approved');
      const posts = stage.site.posts.length;
      const accounts = ['commander', 'release', 'release-2'];
      const answers = await Promise.all(accounts.map((who) => publish(stage, who, target)));
      expect(answers.map(({ tone }) => tone).sort()).toEqual(['ok', 'refused', 'refused']);
      await stage.house().quiet();
      expect(stage.site.posts).toHaveLength(posts + 1);
      await denied(stage, target, 'release', 'publishedAlready', () => publish(stage, 'release', target));
    },
  ],
  [
    'the two needed say yes at once while it is published: never before both are counted',
    async (stage) => {
      const target = await stage.text();
      const posts = stage.site.posts.length;
      const [one, other, early] = await Promise.all([
        stage.say('commander', 'hq-command', `${target.name} 同意 已看过`),
        stage.say('legal', 'hq-review', `${target.name} 同意 已看过`),
        publish(stage, 'release', target),
      ]);
      expect([one.tone, other.tone]).toEqual(['ok', 'ok']);
      await stage.house().quiet();
      expect(stage.site.posts).toHaveLength(posts + (early.tone === 'ok' ? 1 : 0));
      const rows = await stage.rows(
        'SELECT person FROM approval WHERE incident = $1 AND number = $2 ORDER BY person',
        ...[target.incident, target.number],
      );
      expect(rows).toEqual([{ person: 'E001' }, { person: 'E009' }]);
    },
  ],
  [
    'everything is stopped while it is published: what was not yet out stays in',
    async (stage) => {
      const target = await stage.text('approved');
      const posts = stage.site.posts.length;
      await Promise.all([
        stage.say('commander', 'hq-command', '停止一切发布 等待通报'),
        publish(stage, 'release', target),
      ]);
      await stage.house().quiet();
      const out = stage.site.posts.length - posts;
      const [row] = await stage.rows(
        'SELECT state FROM publication WHERE incident = $1 AND number = $2',
        ...[target.incident, target.number],
      );
      expect(row?.state).toBe(out === 1 ? 'published' : row && 'stopped');
      for (const who of ['commander', 'deputy-commander']) await stage.say(who, 'hq-command', '解除停止发布');
      await stage.house().quiet();
      expect(stage.site.posts).toHaveLength(posts + out);
    },
  ],
  [
    'registered with a page that says something else: it is marked at once',
    async (stage) => {
      const target = await stage.text('approved');
      stage.site.page = '<html><body><p>院方没有任何责任，家属系无理取闹。</p></body></html>';
      const said = await stage.say(
        'release',
        'hq-release',
        `${target.name} 登记发布 https://www.demo.example/else`,
      );
      expect(said.tone, said.text).toBe('ok');
      const { incident } = await stage.view(target.incident);
      const [registered] =
        incident.versions?.find(({ number }) => number === target.number)?.publications ?? [];
      expect(registered?.changedAt).toBeInstanceOf(Date);
      await stage.house().quiet();
      const told = JSON.stringify(await stage.house().store.board.read('hq-command', undefined, 20));
      expect(told).toMatch(/不一致|不同|改动|变了|不符/);
    },
  ],
];
