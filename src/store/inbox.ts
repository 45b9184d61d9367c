import type { Answer } from '../bot/message.ts';
import type { Inbound, Inbox, Now } from '../ports.ts';
import type { Courtesy } from './courtesy.ts';
import { Prisma } from './generated/client.ts';
import type { Work } from './scope.ts';
import { openJson, type Seal, sealJson } from './seal.ts';
import { inOneGo } from './together.ts';

interface Finished {
  readonly platform: string;
  readonly key: string;
  readonly sealed: Uint8Array;
}

/** What the chat brought, kept before it is answered. Rows stay, so that a delivery hours later is known again. */
export function makeInbox(
  work: Work,
  seal: Seal,
  now: Now,
  courtesy: Pick<Courtesy, 'enter' | 'leave'>,
): Inbox {
  const accept: Inbox['accept'] = async (platform, inbound) => {
    const accepted = await put(platform, inbound);
    if (accepted.fresh) courtesy.enter(inboxRow(platform, inbound.key));
    return accepted;
  };

  const put: Inbox['accept'] = async (platform, inbound) => {
    const sealed = sealJson(seal, inboxRow(platform, inbound.key), inbound);
    const [row] = await work.asWorker(
      (tx) => tx.$queryRaw<readonly { fresh: boolean; answer: Uint8Array | null }[]>`
        WITH put AS (
          INSERT INTO inbox (platform, key, sealed, attempts, at)
          VALUES (${platform}, ${inbound.key}, ${sealed}, 1, ${now()}::timestamptz) ON CONFLICT DO NOTHING
          RETURNING 1
        )
        SELECT EXISTS (SELECT FROM put) AS fresh,
          (SELECT answer FROM inbox WHERE platform = ${platform} AND key = ${inbound.key}) AS answer`,
      'single',
    );
    const { fresh = false, answer } = row ?? {};
    if (!answer) return { fresh };
    return { fresh, answer: openJson<Answer>(seal, answerRow(platform, inbound.key), answer) };
  };

  const unfinished: Inbox['unfinished'] = async (olderThan) => {
    const rows = await work.asWorker((tx) =>
      tx.$queryRaw<
        readonly { platform: string; key: string; sealed: Uint8Array; attempts: number }[]
      >(Prisma.sql`
        UPDATE inbox SET attempts = attempts + 1 WHERE done_at IS NULL AND at < ${olderThan}::timestamptz
        RETURNING platform, key, sealed, attempts`),
    );
    const waiting = rows.map(({ platform, key, sealed, attempts }) => ({
      platform,
      inbound: openJson<Inbound>(seal, inboxRow(platform, key), sealed),
      attempts,
    }));
    return waiting.toSorted((a, b) => a.inbound.at.getTime() - b.inbound.at.getTime());
  };

  const finished = inOneGo((all: () => readonly Finished[]) =>
    work.asWorker(async (tx) => {
      const items = all();
      const column = (name: keyof Finished) => items.map((item) => item[name]);
      await tx.$executeRaw`
        UPDATE inbox i SET answer = f.answer, done_at = ${now()}::timestamptz
        FROM unnest(${column('platform')}::text[], ${column('key')}::text[], ${column('sealed')}::bytea[])
          AS f(platform, key, answer)
        WHERE i.platform = f.platform AND i.key = f.key`;
      return items.map(() => true as const);
    }, 'single'),
  );

  return {
    accept,
    unfinished,
    finish: async (platform, key, answer) => {
      try {
        await finished({ platform, key, sealed: sealJson(seal, answerRow(platform, key), answer) });
      } finally {
        courtesy.leave(inboxRow(platform, key));
      }
    },
    giveUp: async (platform, key, why) => {
      const data = { why, doneAt: now() };
      await work.withModels((tx) => tx.inboxRow.updateMany({ where: { platform, key }, data }));
    },
  };
}

function inboxRow(platform: string, key: string): string {
  return `inbox/${platform}/${key}`;
}

function answerRow(platform: string, key: string): string {
  return `answer/${platform}/${key}`;
}
