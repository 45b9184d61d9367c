import type { Answer } from '../bot/message.ts';
import type { Inbound, Inbox, Now } from '../ports.ts';
import { Prisma } from './generated/client.ts';
import type { Work } from './scope.ts';
import { openJson, type Seal, sealJson } from './seal.ts';

/** What the chat brought, kept before it is answered. Rows stay, so that a delivery hours later is known again. */
export function makeInbox(work: Work, seal: Seal, now: Now): Inbox {
  const accept: Inbox['accept'] = async (platform, inbound) => {
    const sealed = sealJson(seal, inboxRow(platform, inbound.key), inbound);
    return work.asWorker(async (tx) => {
      const { count } = await tx.inboxRow.createMany({
        data: [{ platform, key: inbound.key, sealed, attempts: 1, at: now() }],
        skipDuplicates: true,
      });
      if (count === 1) return { fresh: true };
      const row = await tx.inboxRow.findUnique({
        where: { platform_key: { platform, key: inbound.key } },
        select: { answer: true },
      });
      if (!row?.answer) return { fresh: false };
      return {
        fresh: false,
        answer: openJson<Answer>(seal, answerRow(platform, inbound.key), row.answer),
      };
    });
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

  return {
    accept,
    unfinished,
    finish: async (platform, key, answer) => {
      const data = { answer: sealJson(seal, answerRow(platform, key), answer), doneAt: now() };
      await work.asWorker((tx) => tx.inboxRow.updateMany({ where: { platform, key }, data }));
    },
    giveUp: async (platform, key, why) => {
      const data = { why, doneAt: now() };
      await work.asWorker((tx) => tx.inboxRow.updateMany({ where: { platform, key }, data }));
    },
  };
}

function inboxRow(platform: string, key: string): string {
  return `inbox/${platform}/${key}`;
}

function answerRow(platform: string, key: string): string {
  return `answer/${platform}/${key}`;
}
