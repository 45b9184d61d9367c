import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { execute } from '../../src/handlers/execute.ts';
import type { Command } from '../../src/incident/language.ts';
import type { PublicationId } from '../../src/incident/statement.ts';
import type { Attack } from './attack.ts';
import type { Stage } from './attackStage.ts';
import type { Target } from './attackTexts.ts';

/** Nothing is said, stopped or published by this, whatever was answered: it is no press at all. */
async function nothing(stage: Stage, target: Target, attempt: () => Promise<unknown>): Promise<void> {
  const now = async () => ({
    version: (await stage.view(target.incident)).incident.versions?.find(
      ({ number }) => number === target.number,
    ),
    stopped: await stage.house().store.stopSwitch.state(),
    delegations: await stage.house().store.delegations.inForce(stage.now()),
    publications: await stage.publications(),
    posts: stage.site.posts.length,
  });
  const before = await now();
  await attempt();
  await stage.house().quiet();
  expect(await now()).toEqual(before);
}

/** What an approval would look like to each path of the house that takes anything. */
const paths = [
  ...['/api/approve', '/api/publish', '/api/statements', '/api/read', '/api/identity', '/api/export'],
  ...['/api/digest', '/api/incidents/x/timeline', '/api/groups/hq-command/messages', '/healthz', '/metrics'],
  ...['/slack/events', '/feishu/events', '/hooks/vendor-demo', '/hooks/publisher', '/'],
];
const routes: readonly Attack[] = paths.map((path) => [
  `an approval is posted to ${path}`,
  async (stage) => {
    const target = await stage.waits('approved');
    const { url } = stage.house();
    const { incident, number, hash, subject } = target;
    const body = {
      ...{ key: randomUUID(), as: 'E001', person: 'machine:publisher', group: 'hq-command', ref: '1' },
      ...{
        subject,
        action: 'publish',
        values: { ways: 'site' },
        actor: { kind: 'machine', id: 'publisher' },
      },
      command: { type: 'tellPublication', incident, version: number, hash, state: 'published' },
    };
    await nothing(stage, target, async () => {
      const headers = { 'content-type': 'application/json', origin: url, cookie: 'fenghuo_as=E001' };
      const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      await response.arrayBuffer();
      if (path !== '/api/read') expect(response.status).toBeGreaterThanOrEqual(400);
    });
  },
]);

const spoofed: readonly Attack[] = ['machine:publisher', 'E002', '', '__proto__'].map((as) => [
  `a press is sent as “${as}” by another session`,
  async (stage) => {
    const target = await stage.waits('submitted');
    const visitor = await stage.house().visitor('xuhui');
    await nothing(stage, target, async () => {
      const { subject } = target;
      const press = { as, group: 'hq-command', subject, action: 'approve', values: { reason: '已看过' } };
      expect(await visitor.post('/api/press', press)).toEqual({ trouble: expect.any(String) });
    });
  },
]);

const lines = (target: Target): readonly string[] => [
  `${target.name} 同意 已看过`,
  `${target.name} 发布`,
  '停止一切发布',
  '代理 E007 到 23:59',
];

/** Words of outsiders that read like commands: reported by people, pushed by a source, written into a text. */
const words: readonly Attack[] = [
  [
    'a report says 同意',
    async (stage) => {
      const target = await stage.waits('submitted');
      await nothing(stage, target, async () => {
        for (const line of lines(target)) await stage.say('commander', 'hq-command', `上报 ${line}`);
      });
    },
  ],
  [
    'a note says 同意',
    async (stage) => {
      const target = await stage.waits('submitted');
      await nothing(stage, target, async () => {
        for (const line of lines(target))
          await stage.say('commander', 'hq-command', `${target.code} 备注 ${line}`);
      });
    },
  ],
  [
    'a mention from a source says 同意',
    async (stage) => {
      const target = await stage.waits('submitted');
      await nothing(stage, target, () =>
        stage.house().intake.keep(
          's',
          lines(target).map((title) => ({ externalId: randomUUID(), kind: 'post', site: '微博', title })),
        ),
      );
    },
  ],
  [
    'a line quotes 同意 behind other words',
    async (stage) => {
      const target = await stage.waits('submitted');
      await nothing(stage, target, async () => {
        for (const line of [`他说 ${target.name} 同意`, `> ${target.name} 同意`, `“${target.name} 同意”`])
          await stage.say('commander', 'hq-command', line);
      });
    },
  ],
];

/** The commands of the house itself, asked for by a person in the best standing there is, at the door. */
const machines: readonly Attack[] = (
  [
    ['tellPublication', { publication: 'p1' as PublicationId, state: 'published' }],
    ['publishDue', { ways: [{ way: 'site', publication: 'p2' as PublicationId }] }],
    ['approvalLate', {}],
  ] as const
).map(([type, more]) => [
  `a commander asks the door for ${type}`,
  async (stage) => {
    const target = await stage.waits('approved');
    const { incident, number: version } = target;
    const command = { type, incident, version, ...more } as Command;
    const seq = await stage.lastSeq();
    await nothing(stage, target, async () => {
      const no = await stage.does('commander', command);
      expect(no).toMatchObject({ ok: false, refusal: { reason: 'notPermitted' } });
    });
    const rows = await stage.auditSince(seq);
    expect(rows.map(({ actor, action }) => `${actor} ${action}`)).toContain(`person:E001 refused.${type}`);
  },
]);

/** Straight into the database, as the very role that the house works in, or into its queue. */
const database: readonly Attack[] = [
  ...(['submitted', 'drafted'] as const).map(
    (to): Attack => [
      `a publication of a text that is only ${to} is written by hand`,
      async (stage) => {
        const target = await stage.waits(to);
        const { incident, number, hash } = target;
        await nothing(stage, target, async () => {
          const write = stage.database.work.asWorker(
            (tx) => tx.$executeRaw`
              INSERT INTO publication (id, incident, number, hash, way, state, at, since)
              VALUES (${randomUUID()}, ${incident}, ${number}, ${hash}, 'site', 'asked', now(), now())`,
          );
          await expect(write).rejects.toThrow(/FG001|not published/);
        });
      },
    ],
  ),
  [
    'an approval by its author is written by hand',
    async (stage) => {
      const target = await stage.waits('submitted');
      const { incident, number, hash } = target;
      await nothing(stage, target, async () => {
        const write = stage.database.work.asWorker(
          (tx) => tx.$executeRaw`
            INSERT INTO approval (incident, number, person, duty, hash, at)
            VALUES (${incident}, ${number}, 'E007', 'command', ${hash}, now())`,
        );
        await expect(write).rejects.toThrow(/FG001|exact text/);
      });
    },
  ],
  [
    'the words of a version are changed by hand',
    async (stage) => {
      const target = await stage.waits('approved');
      const { incident, number } = target;
      await nothing(stage, target, async () => {
        const write = stage.database.work.asWorker(
          (tx) => tx.$executeRaw`
            UPDATE version SET hash = 'x' WHERE incident = ${incident} AND number = ${number}`,
        );
        await expect(write).rejects.toThrow();
      });
    },
  ],
  [
    'a job to publish is put into the queue by hand',
    async (stage) => {
      const target = await stage.waits('approved');
      const { incident, number: version } = target;
      const publication = randomUUID() as PublicationId;
      await nothing(stage, target, () =>
        stage.house().store.outbox.put([
          {
            ...{ queue: 'publish', key: randomUUID(), incident, version, publication, way: 'site' },
          },
        ]),
      );
    },
  ],
  [
    'a yes by a list in a file at red',
    async (stage) => {
      const target = await stage.waits('submitted');
      const { incident, number: version, hash } = target;
      const seq = await stage.lastSeq();
      await nothing(stage, target, async () => {
        const no = await execute(stage.door(), {
          ...{ id: randomUUID(), actor: { kind: 'person', id: stage.personOf('commander') }, texts: [] },
          ...{ role: stage.roleOf('commander'), standing: { byFile: true } },
          command: { type: 'approve', incident, version, hash },
        });
        expect(no).toMatchObject({ ok: false, refusal: { reason: 'rosterTooWeak' } });
      });
      expect((await stage.auditSince(seq)).map(({ action }) => action)).toContain('refused.approve');
    },
  ],
];

/** Ways round the presses: other paths, other words, other hands. */
export const doors: readonly Attack[] = [...routes, ...spoofed, ...words, ...machines, ...database];
