import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { execute } from '../../src/handlers/execute.ts';
import type { Command } from '../../src/incident/language.ts';
import type { PublicationId } from '../../src/incident/statement.ts';
import { type Attack, nothing } from './attack.ts';

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
    'a text that nobody wrote is written by hand, for its author to approve',
    async (stage) => {
      const target = await stage.waits('submitted');
      await nothing(stage, target, async () => {
        for (const authors of [[], ['']]) {
          const write = stage.database.work.asWorker(
            (tx) => tx.$executeRaw`
              INSERT INTO version (incident, number, statement, form, purpose, hash, text, authors, at)
              VALUES (${target.incident}, 9999, 's9999', 'site', 'statement', 'h', 't', ${authors}::text[], now())`,
          );
          await expect(write).rejects.toThrow(/FG001|authors/);
        }
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
      const seq = await stage.lastSeq();
      await nothing(stage, target, () =>
        stage.house().store.outbox.put([
          {
            ...{ queue: 'publish', key: randomUUID(), incident, version, publication, way: 'site' },
          },
        ]),
      );
      const rows = await stage.auditSince(seq);
      expect(rows.map(({ actor, action }) => `${actor} ${action}`)).toContain(
        'machine:publisher refused.tellPublication',
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

/** Ways round the presses by other hands: the house's own commands, its database, its queue. */
export const hands: readonly Attack[] = [...machines, ...database];
