import type { IncidentEvent } from '../incident/language.ts';
import { graceMs } from '../incident/quorum.ts';
import type { StatementEvent } from '../incident/statementLanguage.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './scope.ts';

/**
 * What statement events mean for the tables that the database counts approvals in. In the order they happened, none waiting
 * for the one before.
 */
export async function writeSpeech(tx: Tx, events: readonly IncidentEvent[]): Promise<void> {
  const written = events.flatMap((event) => {
    const query = rowOf(event);
    return query ? [tx.$executeRaw(query)] : [];
  });
  await Promise.all(written);
}

function rowOf(event: IncidentEvent): Prisma.Sql | undefined {
  switch (event.type) {
    case 'drafted':
      return drafted(event);
    case 'submitted':
      return Prisma.sql`
        INSERT INTO submission (incident, number, by, needs, until, at)
        VALUES (${event.incident}, ${event.version}, ${event.by.id}, ${[...event.needs]}::text[],
          ${event.until}::timestamptz, ${event.at}::timestamptz)`;
    case 'versionEnded':
      return Prisma.sql`
        UPDATE submission SET ended_at = ${event.at}::timestamptz
        WHERE incident = ${event.incident} AND number = ${event.version}`;
    case 'approved':
      return approved(event);
    case 'unapproved':
      return Prisma.sql`
        UPDATE approval SET taken_back_at = ${event.at}::timestamptz
        WHERE incident = ${event.incident} AND number = ${event.version} AND person = ${event.by.id}`;
    case 'scheduled':
      return lasts(event, new Date(event.due.getTime() + graceMs));
    case 'calledOff':
      return lasts(event, null);
    case 'publishing':
      return Prisma.sql`
        INSERT INTO publication (id, incident, number, hash, way, state, at, since)
        VALUES (${event.publication}, ${event.incident}, ${event.version}, ${event.hash}, ${event.way}, 'asked',
          ${event.at}::timestamptz, ${event.at}::timestamptz)`;
    case 'publicationTold':
      return Prisma.sql`
        UPDATE publication SET state = ${event.state}, since = ${event.at}::timestamptz
        WHERE id = ${event.publication}`;
    default:
      return undefined;
  }
}

function drafted({
  incident,
  version,
  statement,
  form,
  purpose,
  hash,
  text,
  authors,
  at,
}: Extract<StatementEvent, { type: 'drafted' }>): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO version (incident, number, statement, form, purpose, hash, text, authors, at)
    VALUES (${incident}, ${version}, ${statement}, ${form}, ${purpose}, ${hash}, ${text}, ${[...authors]}::text[],
      ${at}::timestamptz)`;
}

/** The last approval that was needed moves the time until when it may go out. */
function approved(event: Extract<StatementEvent, { type: 'approved' }>): Prisma.Sql {
  const { incident, version, by, duty, hash, at, until } = event;
  return Prisma.sql`
    WITH given AS (
      INSERT INTO approval (incident, number, person, duty, hash, at)
      VALUES (${incident}, ${version}, ${by.id}, ${duty}, ${hash}, ${at}::timestamptz)
      ON CONFLICT (incident, number, person) DO UPDATE
        SET duty = excluded.duty, at = excluded.at, taken_back_at = NULL
        WHERE approval.hash = excluded.hash
    )
    UPDATE submission SET until = coalesce(${until ?? null}::timestamptz, until)
    WHERE incident = ${incident} AND number = ${version}`;
}

/** What is set for a later minute is good until then, and what is called off no longer than its approvals. */
function lasts(
  event: Extract<StatementEvent, { type: 'scheduled' | 'calledOff' }>,
  until: Date | null,
): Prisma.Sql {
  return Prisma.sql`
    UPDATE submission SET due_until = ${until}::timestamptz
    WHERE incident = ${event.incident} AND number = ${event.version}`;
}
