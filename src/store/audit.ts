import type { Audit } from '../ports.ts';
import { canonical, sha256, storable, toJson } from './codec.ts';
import type { Prisma } from './generated/client.ts';
import { isNone } from './noes.ts';
import type { ModelTx, Tx, Work } from './scope.ts';

/** One decision or refusal: ids, enums, times and hashes only. */
export interface AuditEntry {
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly unit?: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

type Row = Prisma.AuditRowGetPayload<object>;
type Verdict = Awaited<ReturnType<Audit['verify']>>;
type Noted = NonNullable<Parameters<Audit['verify']>[0]>;

export interface Chain extends Audit {
  /** The last row's number and hash; undefined while there is none. */
  head(): Promise<Noted[number] | undefined>;
}

const page = 2000;

/** The record that nobody can bend without being seen: each row holds the hash of the one before it. */
export function makeAudit(work: Work): Chain {
  return {
    note: ({ unlessSame, ...entry }) =>
      unlessSame
        ? work.asWorker(async (tx) => {
            if ((await lastHash(tx, entry.subject)) !== entry.detail.hash) await writeAudit(tx, entry);
          })
        : work.asWorker((tx) => writeAudit(tx, entry), 'single'),
    verify: (noted = []) => work.withModels((tx) => verify(tx, noted)),
    head: () =>
      work.withModels(async (tx) => {
        const kept = await tx.auditHead.findUnique({ where: { id: 1 } });
        return kept && kept.seq > 0n ? { row: Number(kept.seq), hash: kept.hash } : undefined;
      }),
  };
}

/**
 * Adds one row to the chain, as part of the caller's transaction: no audit, no act. Locks the head until the
 * transaction ends, so it comes last in it. Without a head the statement itself fails: the end may be sent already.
 */
export async function writeAudit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { at, actor, action, subject, unit, detail } = stored(entry);
  const content = contentHash({ at, actor, action, subject, unit, detail });
  const written = tx.$executeRaw`
    WITH old AS (SELECT seq, hash FROM audit_head WHERE id = 1 FOR UPDATE),
    new AS (
      UPDATE audit_head h SET seq = old.seq + 1, hash = encode(sha256(convert_to(
        (old.seq + 1) || ' ' || old.hash || ' ' || ${content}, 'UTF8')), 'hex')
      FROM old WHERE h.id = 1 RETURNING h.seq, h.hash, old.hash AS prev
    ), written AS (
      INSERT INTO audit (seq, at, actor, action, subject, unit, detail, prev_hash, hash)
      SELECT seq, ${at}::timestamptz, ${actor}, ${action}, ${subject}, ${unit}, ${JSON.stringify(detail)}::jsonb, prev, hash
      FROM new RETURNING 1
    )
    SELECT 1 / count(*) FROM written`;
  await written.catch((error: unknown) => {
    if (!isNone(error)) throw error;
    throw new Error('the audit has no head: nothing may be done without an audit row', { cause: error });
  });
}

async function lastHash(tx: Tx, subject: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<readonly { readonly hash: string | null }[]>`
    SELECT detail->>'hash' AS hash FROM audit WHERE subject = ${subject} ORDER BY seq DESC LIMIT 1`;
  return row?.hash ?? undefined;
}

function stored({ at, actor, action, subject, unit, detail }: AuditEntry): Content {
  return {
    at,
    actor: storable(actor),
    action: storable(action),
    subject: storable(subject),
    unit: unit ?? null,
    detail: toJson(detail),
  };
}

type Content = Pick<Row, 'at' | 'actor' | 'action' | 'subject' | 'unit'> & { readonly detail: unknown };

function contentHash({ at, actor, action, subject, unit, detail }: Content): string {
  return sha256(canonical([at.toISOString(), actor, action, subject, unit, detail]));
}

/** A chain written anew from its first row on is whole in itself: only what was noted outside the database tells. */
async function verify(tx: ModelTx, noted: Noted): Promise<Verdict> {
  let [rows, head] = [0, ''];
  const outside = Map.groupBy(noted, ({ row }) => row);
  for (;;) {
    const next = await tx.auditRow.findMany({
      where: { seq: { gt: rows } },
      orderBy: { seq: 'asc' },
      take: page,
    });
    for (const row of next) {
      const why = wrongWith(row, rows + 1, head) ?? otherThan(outside.get(rows + 1), row);
      if (why !== undefined) return { ok: false, rows, firstBad: rows + 1, why, head };
      head = row.hash;
      rows += 1;
    }
    if (next.length < page) break;
  }
  const kept = await tx.auditHead.findUnique({ where: { id: 1 } });
  const why = cutShort(kept, rows, head) ?? gone(noted, rows);
  return why === undefined ? { ok: true, rows, head } : { ok: false, rows, firstBad: rows + 1, why, head };
}

function wrongWith(row: Row, seq: number, prev: string): string | undefined {
  if (row.seq !== BigInt(seq)) return `row ${seq} is missing`;
  if (row.prevHash !== prev) return `row ${seq} does not follow the row before it`;
  const hash = sha256(`${seq} ${prev} ${contentHash(row)}`);
  return row.hash === hash ? undefined : `row ${seq} was changed after it was written`;
}

function otherThan(noted: Noted = [], { seq, hash }: Row): string | undefined {
  const same = noted.every((each) => hash.startsWith(each.hash));
  return same ? undefined : `row ${seq} is another than the one that was noted outside the database`;
}

function gone(noted: Noted, rows: number): string | undefined {
  const last = Math.max(0, ...noted.map(({ row }) => row));
  return last > rows ? `rows up to ${last} were noted outside the database, and are missing` : undefined;
}

function cutShort(
  kept: { seq: bigint; hash: string } | null,
  rows: number,
  head: string,
): string | undefined {
  if (!kept) return 'the head of the chain is missing';
  if (kept.seq > BigInt(rows)) return `the last ${kept.seq - BigInt(rows)} rows are missing`;
  return kept.seq === BigInt(rows) && kept.hash === head ? undefined : 'the head does not match the last row';
}
