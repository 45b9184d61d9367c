import type { IncidentId, Level, Nature } from '../incident/incident.ts';
import type { NewId, NewText, Now } from '../ports.ts';
import type { Lesson } from '../triage/lesson.ts';
import { wordsOf } from '../triage/words.ts';
import { writeAudit } from './audit.ts';
import { Prisma } from './generated/client.ts';
import { openMention } from './mentionRows.ts';
import { inOrderSent, type Tx, type Work } from './scope.ts';
import type { Seal } from './seal.ts';
import { sealTexts, writeTexts } from './texts.ts';

/** What people have said of one mention, their last word on each question. */
export interface Labelled {
  readonly mention: string;
  /** Its words as triage saw them: only where they were opened, with a reason. */
  readonly text?: string;
  /** The evidence hash of the mention. */
  readonly sha256: string;
  readonly relevant?: boolean;
  readonly negative?: boolean;
  readonly nature?: Nature;
  readonly level?: Level;
}

export interface Page {
  /** The mention with which the page before ended; '' for the first. */
  readonly after: string;
  readonly limit: number;
  /** Opens the words, and says why in the audit. */
  readonly open?: { readonly by: string; readonly reason: string };
}

export interface Labels {
  /** By mention; the page after the last is empty. Nothing is opened without its audit row. */
  read(page: Page): Promise<readonly Labelled[]>;
}

interface LabelNeeds {
  readonly work: Work;
  readonly seal: Seal;
  readonly mask: (text: string) => string;
  readonly newId: NewId;
  readonly now: Now;
}

interface Row {
  readonly mention: string;
  readonly sha256: string;
  readonly relevant: boolean | null;
  readonly negative: boolean | null;
  readonly nature: Nature | null;
  readonly level: Level | null;
  readonly source: string;
  readonly external_id: string;
  readonly sealed: Uint8Array | null;
  readonly evidence: string;
}

/** Posts repeat each other: what one press says of the same words is kept once, and of so many different ones at most. */
const mostOfOnePress = 1000;
/** What a model is trained on; the rest of a long text tells it nothing more. */
const longestText = 2000;

/** People's presses as labels: kept in the transaction of the press, read to train on. */
export function makeLabels(needs: LabelNeeds): Labels {
  return {
    read: (page) =>
      needs.work.asWorker(async (tx) => {
        const rows = await pageOf(tx, page);
        if (!page.open || rows.length === 0) return rows.map(labelled);
        await noteOpening(tx, page.open, rows, needs);
        return rows.map((row) => ({ ...labelled(row), ...textOf(row, needs.seal) }));
      }),
  };
}

/**
 * Keeps what a press said of the incident's mentions; of a dismissal that was taken back nothing is left to learn, and of
 * a drill nothing at all.
 */
export async function writeLessons(
  tx: Tx,
  lessons: readonly Lesson[],
  { incident, version, at }: { readonly incident: IncidentId; readonly version: number; readonly at: Date },
): Promise<void> {
  const writing = lessons.map((lesson) => {
    if (lesson.said === 'takenBack') {
      return tx.$executeRaw`
        UPDATE label SET taken_back_at = ${at}::timestamptz
        WHERE incident = ${incident} AND said = 'dismissed' AND taken_back_at IS NULL`;
    }
    const { said, relevant = null, negative = null, nature = null, level = null, by } = lesson;
    return tx.$executeRaw`
      INSERT INTO label (mention, sha256, incident, version, said, relevant, negative, nature, level, by_kind, at)
      SELECT DISTINCT ON (m.exact) m.id, m.evidence, ${incident}, ${version}::int, ${said}, ${relevant}::boolean,
        ${negative}::boolean, ${nature}::text, ${level}::text, ${by}, ${at}::timestamptz
      FROM mention m JOIN incident i ON i.id = m.incident
      WHERE i.id = ${incident} AND NOT i.drill ORDER BY m.exact, m.found_at, m.id LIMIT ${mostOfOnePress}`;
  });
  await inOrderSent(writing);
}

function pageOf(tx: Tx, { after, limit }: Page): Promise<readonly Row[]> {
  const last = (column: Prisma.Sql) =>
    Prisma.sql`(array_agg(${column} ORDER BY l.seq DESC) FILTER (WHERE ${column} IS NOT NULL))[1]`;
  return tx.$queryRaw<readonly Row[]>(Prisma.sql`
    SELECT s.*, m.source, m.external_id, m.sealed, m.evidence FROM (
      SELECT l.mention, ${last(Prisma.sql`l.sha256`)} AS sha256, ${last(Prisma.sql`l.relevant`)} AS relevant,
        ${last(Prisma.sql`l.negative`)} AS negative, ${last(Prisma.sql`l.nature`)} AS nature,
        ${last(Prisma.sql`l.level`)} AS level
      FROM label l
      WHERE l.taken_back_at IS NULL AND l.said <> 'notOurs' AND l.mention > ${after}
      GROUP BY l.mention ORDER BY l.mention LIMIT ${limit}
    ) s JOIN mention m ON m.id = s.mention ORDER BY s.mention`);
}

/** What was dismissed is no matter: what had been said of its nature and level goes with it. */
function labelled({ mention, sha256, relevant, negative, nature, level }: Row): Labelled {
  if (relevant === false) return { mention, sha256, relevant };
  return {
    ...{ mention, sha256 },
    ...(relevant !== null && { relevant }),
    ...(negative !== null && { negative }),
    ...(nature !== null && { nature }),
    ...(level !== null && { level }),
  };
}

/** Shredded words are gone, also for training; words that were edited since are not those that were judged. */
function textOf({ sealed, ...row }: Row, seal: Seal): { readonly text?: string } {
  if (!sealed || row.evidence !== row.sha256) return {};
  const words = wordsOf(openMention(seal, { ...row, sealed })).trim();
  return { text: words.slice(0, longestText).toWellFormed() };
}

async function noteOpening(
  tx: Tx,
  { by, reason }: NonNullable<Page['open']>,
  rows: readonly Row[],
  { seal, mask, newId, now }: LabelNeeds,
): Promise<void> {
  const at = now();
  const text: NewText = { id: newId() as NewText['id'], kind: 'reason', words: reason };
  const texts = sealTexts({ texts: [text] }, { seal, mask });
  await writeTexts(tx, texts, { by, about: 'export', unit: '', at });
  await writeAudit(tx, {
    ...{ at, actor: by, action: 'opened', subject: 'labels' },
    detail: {
      sha256: rows.map(({ sha256 }) => sha256),
      reason: texts.map(({ id, sha256 }) => ({ id, sha256 })),
    },
  });
}
