import type { SourceHealth, SourceState, SourceStates } from '../ports/sources.ts';
import { storable } from './codec.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import type { Work } from './scope.ts';

type Row = NonNullable<Awaited<ReturnType<PrismaClient['sourceState']['findUnique']>>>;

/** Below this many samples a percentile says nothing. */
const enough = 5;

/** What each source remembers, and how it is doing. */
export function makeSourceStates(work: Work): SourceStates {
  const set: SourceStates['set'] = async (source, change) => {
    const given = JSON.stringify(stored(change));
    const column = (name: string, type: string) =>
      Prisma.raw(`${snake(name)} = CASE WHEN e.given ? '${name}'
      THEN (e.given->>'${name}')::${type} ELSE s.${snake(name)} END`);
    const columns = Object.entries(kinds).map(([name, type]) => column(name, type));
    await work.asWorker(async (tx) => {
      const known = tx.$executeRaw`INSERT INTO source_state (source) VALUES (${source}) ON CONFLICT DO NOTHING`;
      const changed = tx.$executeRaw(Prisma.sql`
        UPDATE source_state s SET ${Prisma.join(columns)}
        FROM (SELECT ${given}::jsonb AS given) e WHERE s.source = ${source}`);
      await Promise.all([known, changed]);
    });
  };

  const health: SourceStates['health'] = (sources, now) =>
    work.withModels(async (tx) => {
      const rows = await tx.sourceState.findMany({ where: { source: { in: [...sources] } } });
      const states = new Map(rows.map((row) => [row.source, stateOf(row)]));
      const figures = await tx.$queryRaw<readonly Figures[]>(figuresOf(sources, now));
      const counted = new Map(figures.map((each) => [each.source, each]));
      return sources.map((source) => ({
        source,
        ...states.get(source),
        ...healthOf(counted.get(source)),
      }));
    });

  return {
    get: async (source) => {
      const row = await work.withModels((tx) => tx.sourceState.findUnique({ where: { source } }));
      return row ? stateOf(row) : {};
    },
    set,
    health,
  };
}

/** What it remembers, and how the database keeps it. */
const kinds: Readonly<Record<keyof SourceState, 'text' | 'timestamptz'>> = {
  etag: 'text',
  lastModified: 'text',
  cursor: 'text',
  lastOkAt: 'timestamptz',
  lastItemAt: 'timestamptz',
  lastError: 'text',
  lastErrorAt: 'timestamptz',
  silentSince: 'timestamptz',
};

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A field given as undefined is forgotten; a field not given stays. */
function stored(change: Parameters<SourceStates['set']>[1]) {
  const pairs = Object.entries(change).map(([name, value]) => [
    name,
    typeof value === 'string' ? storable(value) : (value ?? null),
  ]);
  return Object.fromEntries(pairs);
}

function stateOf({ source: _, ...row }: Row): SourceState {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

interface Figures {
  readonly source: string;
  readonly mentions: number;
  readonly found: number;
  readonly found50: number | null;
  readonly found95: number | null;
  readonly carded: number;
  readonly card50: number | null;
  readonly card95: number | null;
}

function figuresOf(sources: readonly string[], now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT source, count(*)::int AS mentions, count(found)::int AS found, count(card)::int AS carded,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY found) AS found50,
      percentile_cont(0.95) WITHIN GROUP (ORDER BY found) AS found95,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY card) AS card50,
      percentile_cont(0.95) WITHIN GROUP (ORDER BY card) AS card95
    FROM (
      SELECT source,
        CASE WHEN published_at IS NOT NULL
          THEN greatest(0, (extract(epoch FROM found_at - published_at) * 1000)::float8) END AS found,
        CASE WHEN first_card_at IS NOT NULL
          THEN greatest(0, (extract(epoch FROM first_card_at - found_at) * 1000)::float8) END AS card
      FROM mention
      WHERE source = ANY(${sources}::text[]) AND found_at > ${now}::timestamptz - interval '24 hours'
    ) m
    GROUP BY source`;
}

function healthOf(figures: Figures | undefined): Pick<SourceHealth, 'mentions24h'> & Partial<SourceHealth> {
  if (!figures) return { mentions24h: 0 };
  const { mentions, found, carded, found50, found95, card50, card95 } = figures;
  return {
    mentions24h: mentions,
    ...(found >= enough && {
      publishedToFound: { p50: Math.round(found50 ?? 0), p95: Math.round(found95 ?? 0) },
    }),
    ...(carded >= enough && { foundToCard: { p50: Math.round(card50 ?? 0), p95: Math.round(card95 ?? 0) } }),
  };
}
