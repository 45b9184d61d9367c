import type { IncidentId, Known } from '../incident/incident.ts';
import type { IncidentEvent, ReasonCode } from '../incident/language.ts';
import type { IncidentView, TimelineEntry } from '../incident/view.ts';
import type { Now, Reads, Scope } from '../ports.ts';
import { fromJson } from './codec.ts';
import { among, gatheredOf, type Parts, partsOf, visible } from './gather.ts';
import { Prisma } from './generated/client.ts';
import { isHq, type MentionRow, mentionColumns, mentionView } from './mentionView.ts';
import { asWorkerFromHere, inOrderSent, type Tx, type Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { inOneGo } from './together.ts';

interface Row {
  readonly id: IncidentId;
  readonly code: number;
  readonly state: unknown;
  readonly version: number;
  readonly drill: boolean;
  readonly reasons: readonly ReasonCode[];
  readonly kin: Readonly<Record<IncidentId, number>> | null;
}

/** Of one scope, so that nobody waits long for the answer to somebody else's. */
const mostAtOnce = 40;

/** What people see: every read names whose eyes it is for, twice (in the query, and to row-level security). */
export function makeReads(work: Work, seal: Seal, now: Now): Reads {
  /** With `those`, which the scope may see, all is asked at once: what they are, and what belongs to them. */
  async function read(
    tx: Tx,
    scope: Scope,
    which: Prisma.Sql,
    limit: number,
    those?: Prisma.Sql,
  ): Promise<readonly IncidentView[]> {
    const seen = tx.$queryRaw<readonly Row[]>(Prisma.sql`
      SELECT i.id, i.code, i.state, i.version, i.drill, i.reasons, ${kin(scope)} AS kin
      FROM (
        SELECT * FROM incident WHERE fenghuo_sees(seen_by, ${scope}::text[]) AND ${which}
        ORDER BY opened_at DESC, code DESC LIMIT ${limit}
      ) i
      ORDER BY i.opened_at DESC, i.code DESC`);
    const asked = those ?? among((await seen).map(({ id }) => id));
    const become = asWorkerFromHere(tx);
    const parts = partsOf(tx, asked, isHq(scope), now());
    await inOrderSent([seen, become, parts]);
    return viewsOf(await seen, await parts, seal);
  }

  function views(scope: Scope, which: Prisma.Sql, limit: number): Promise<readonly IncidentView[]> {
    return work.inScope(scope, (tx) => read(tx, scope, which, limit));
  }

  /** Cards and presses of one moment ask for many incidents, and for one of them many times: once for each scope. */
  function byIds(scope: Scope) {
    return inOneGo(async (all: () => readonly IncidentId[]) => {
      let asked: readonly IncidentId[] = [];
      const found = await work.inScope(
        scope,
        (tx) => {
          asked = all();
          const ids = [...new Set(asked)];
          const which = ids.length === 1 ? Prisma.sql`id = ${ids[0]}` : Prisma.sql`id = ANY(${ids}::text[])`;
          return read(tx, scope, which, ids.length, visible(scope, which));
        },
        'single',
      );
      const views = new Map(found.map((view) => [view.incident.id, view]));
      return asked.map((id) => ({ view: views.get(id) }));
    }, mostAtOnce);
  }

  const askers = new Map<string, ReturnType<typeof byIds>>();

  function askerOf(scope: Scope): ReturnType<typeof byIds> {
    const name = JSON.stringify(scope);
    const known = askers.get(name) ?? byIds(scope);
    askers.set(name, known);
    return known;
  }

  return {
    incident: async (scope, id) => (await askerOf(scope)(id)).view,
    byCode: async (scope, code) => {
      const number = numberOf(code);
      if (number === undefined) return undefined;
      return (await views(scope, Prisma.sql`code = ${number}`, 1))[0];
    },
    list: (scope, { live, limit }) => views(scope, stages[String(live ?? 'any')] ?? stages.any, limit),
    timeline: (scope, id) => work.inScope(scope, (tx) => timeline(tx, scope, id), 'single'),
    mentionsOf: (scope, id, limit) => work.inScope(scope, (tx) => mentionsOf(tx, scope, id, limit)),
  };
}

const stages: Readonly<Record<string, Prisma.Sql>> & { readonly any: Prisma.Sql } = {
  any: Prisma.sql`true`,
  true: Prisma.sql`stage IN ('open', 'owned')`,
  false: Prisma.sql`stage NOT IN ('open', 'owned')`,
};

/** `P128`, as the card shows it; people also type `p128` or `128`. */
function numberOf(code: string): number | undefined {
  const digits = /^\s*p?(\d{1,9})\s*$/i.exec(code.normalize('NFKC'))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The codes of those of its kin that the scope may see. */
function kin(scope: Scope): Prisma.Sql {
  return Prisma.sql`(
    SELECT jsonb_object_agg(k.id, k.code) FROM incident k
    WHERE i.state ? 'kin' AND k.id IN (SELECT jsonb_array_elements_text(i.state->'kin'))
      AND fenghuo_sees(k.seen_by, ${scope}::text[]))`;
}

function viewsOf(
  rows: readonly Row[],
  parts: ReadonlyMap<IncidentId, Parts>,
  seal: Seal,
): readonly IncidentView[] {
  return rows.flatMap((row) => {
    const more = parts.get(row.id);
    return more ? [viewOf(row, more, seal)] : [];
  });
}

function viewOf(
  { state, code, version, drill, reasons, kin: codes }: Row,
  parts: Parts,
  seal: Seal,
): IncidentView {
  return {
    kin: new Map(Object.entries(codes ?? {}).map(([id, number]) => [id as IncidentId, `P${number}`])),
    ...{ incident: fromJson<Known>(state), code: `P${code}`, version, drill, reasons },
    ...gatheredOf(parts, seal),
  };
}

async function timeline(tx: Tx, scope: Scope, id: IncidentId): Promise<readonly TimelineEntry[]> {
  const rows = await tx.$queryRaw<readonly { body: unknown }[]>(Prisma.sql`
    SELECT e.body FROM event e JOIN incident i ON i.id = e.incident
    WHERE e.incident = ${id} AND fenghuo_sees(i.seen_by, ${scope}::text[]) ORDER BY e.seq`);
  return rows.map(({ body }) => {
    const event = fromJson<IncidentEvent>(body);
    return { at: event.at, by: event.by, type: event.type, event };
  });
}

async function mentionsOf(tx: Tx, scope: Scope, id: IncidentId, limit: number) {
  const [seen] = await tx.$queryRaw<readonly unknown[]>(Prisma.sql`
    SELECT FROM incident WHERE id = ${id} AND fenghuo_sees(seen_by, ${scope}::text[])`);
  if (!seen) return [];
  const become = asWorkerFromHere(tx);
  const rows = await tx.$queryRaw<readonly MentionRow[]>(Prisma.sql`
    SELECT ${mentionColumns(isHq(scope))} FROM mention m WHERE m.incident = ${id}
    ORDER BY m.found_at DESC, m.id DESC LIMIT ${limit}`);
  await become;
  return rows.map(mentionView);
}
