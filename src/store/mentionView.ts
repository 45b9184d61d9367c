import type { MentionId } from '../incident/incident.ts';
import type { MentionView } from '../incident/view.ts';
import { Prisma } from './generated/client.ts';

/** What a reader may name of a mention `m`: the masked forms, never the sealed one. */
export const mentionColumns: Prisma.Sql = Prisma.sql`m.id, m.kind, m.site, m.url, m.title_masked, m.text_masked,
  m.author_masked, m.published_at, m.found_at, m.evidence`;

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
