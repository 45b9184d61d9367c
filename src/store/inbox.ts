import type { Answer } from '../bot/message.ts';
import type { Inbound, Inbox, Now } from '../ports.ts';
import type { Courtesy } from './courtesy.ts';
import { Prisma } from './generated/client.ts';
import type { Tx, Work } from './scope.ts';
import { openJson, type Seal, sealJson } from './seal.ts';
import { inOneGo } from './together.ts';

/** One delivery, or the answer to it. */
interface Delivered {
  readonly platform: string;
  readonly key: string;
  readonly sealed: Uint8Array;
}

/**
 * What the chat brought, kept before it is answered. Rows stay, so that a delivery hours later is known again; what was
 * said, and the files that came with it, stand there no longer than until it is answered.
 */
export function makeInbox(
  work: Work,
  seal: Seal,
  now: Now,
  courtesy: Pick<Courtesy, 'enter' | 'leave'>,
): Inbox {
  const put = inOneGo((all: () => readonly Delivered[]) =>
    work.asWorker(async (tx) => {
      const items = all();
      const rows = await putAll(tx, items, now());
      return items.map(({ platform, key }, at) => {
        const first = items.findIndex((each) => each.platform === platform && each.key === key);
        return { fresh: rows[at]?.fresh === true && first === at, answer: rows[at]?.answer };
      });
    }, 'single'),
  );

  const accept: Inbox['accept'] = async (platform, inbound) => {
    const { key } = inbound;
    const name = inboxRow(platform, key);
    const { fresh, answer } = await put({ platform, key, sealed: sealJson(seal, name, inbound) });
    if (fresh) courtesy.enter(name);
    return { fresh, ...(answer && { answer: openJson<Answer>(seal, answerRow(platform, key), answer) }) };
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

  const finished = inOneGo((all: () => readonly Delivered[]) =>
    work.asWorker(async (tx) => {
      const items = all();
      await tx.$executeRaw`
        UPDATE inbox i SET answer = f.sealed, sealed = '', done_at = ${now()}::timestamptz FROM ${these(items)}
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

function these(items: readonly Delivered[]): Prisma.Sql {
  const column = (name: keyof Delivered) => items.map((item) => item[name]);
  return Prisma.sql`unnest(${column('platform')}::text[], ${column('key')}::text[], ${column('sealed')}::bytea[])
    WITH ORDINALITY AS f(platform, key, sealed, place)`;
}

/** Of each, in order, whether it is new, and what was answered before. */
function putAll(
  tx: Tx,
  items: readonly Delivered[],
  at: Date,
): Promise<readonly { readonly fresh: boolean; readonly answer: Uint8Array | null }[]> {
  return tx.$queryRaw`
    WITH f AS (SELECT * FROM ${these(items)}), put AS (
      INSERT INTO inbox (platform, key, sealed, attempts, at)
      SELECT f.platform, f.key, f.sealed, 1, ${at}::timestamptz FROM f ORDER BY f.platform, f.key
      ON CONFLICT DO NOTHING RETURNING platform, key
    )
    SELECT EXISTS (SELECT FROM put WHERE put.platform = f.platform AND put.key = f.key) AS fresh,
      (SELECT i.answer FROM inbox i WHERE i.platform = f.platform AND i.key = f.key) AS answer
    FROM f ORDER BY f.place`;
}

function inboxRow(platform: string, key: string): string {
  return `inbox/${platform}/${key}`;
}

function answerRow(platform: string, key: string): string {
  return `answer/${platform}/${key}`;
}
