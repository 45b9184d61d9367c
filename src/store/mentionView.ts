import type { MentionId } from '../incident/incident.ts';
import type { MentionView } from '../incident/view.ts';
import type { Scope } from '../ports.ts';
import { Prisma } from './generated/client.ts';

/** What a reader sees of a mention `m`: the masked forms, never the sealed one; HQ's only where `hq`. */
export function mentionColumns(hq: boolean): Prisma.Sql {
  const words = hq
    ? Prisma.sql`coalesce(m.title_hq, m.title_masked) AS title_masked, coalesce(m.text_hq, m.text_masked) AS text_masked`
    : Prisma.sql`m.title_masked, m.text_masked`;
  return Prisma.sql`m.id, m.kind, m.site, m.url, ${words}, m.author_masked, m.published_at, m.found_at, m.evidence`;
}

/** Who sees the whole chain reads with HQ's eyes. */
export function isHq(scope: Scope): boolean {
  return scope.some((path) => !path.includes('/'));
}

/** People reached by mention `m`, counted as triage counts them: comments and shares stand for those who spoke up. */
export const reached: Prisma.Sql = Prisma.sql`greatest(m.reads, m.comments + m.shares)`;

export interface MentionRow {
  readonly id: string;
  readonly kind: string;
  readonly site: string | null;
  readonly url: string | null;
  readonly title_masked: string;
  readonly text_masked: string;
  readonly author_masked: string | null;
  readonly published_at: Date | null;
  readonly found_at: Date;
  readonly evidence: string;
}

/** A mention as people see it. */
export function mentionView(row: MentionRow): MentionView {
  return {
    id: row.id as MentionId,
    kind: row.kind,
    site: row.site ?? '',
    title: row.title_masked,
    text: row.text_masked,
    foundAt: row.found_at,
    evidence: row.evidence,
    ...(row.url !== null && { url: row.url }),
    ...(row.author_masked !== null && { author: row.author_masked }),
    ...(row.published_at !== null && { publishedAt: row.published_at }),
  };
}
