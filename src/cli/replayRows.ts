import { createHash } from 'node:crypto';

/** One line of a file, as the webhook takes it. */
export interface ReplayRow {
  /** Line in the file, from 1. */
  readonly line: number;
  /** When it was seen; paces the replay. */
  readonly at?: Date;
  readonly mention: Readonly<Record<string, unknown>> & { readonly id: string };
}

/**
 * A JSON line of any known column set → a mention with the sha256 of its title as id: hot lists as objects or as arrays
 * `[ts, rank, title, hot, cat, event_id]`, titles with their first day, questions with an excerpt, plain texts.
 * Undefined when the line is none of these. Times without a zone are China's. `firstSeen` remembers, over the calls for a
 * file, when each id was first seen: that is when it was published.
 */
export function replayRow(
  json: string,
  line: number,
  firstSeen: Map<string, Date | undefined>,
): ReplayRow | undefined {
  const row = parsed(json);
  if (typeof row !== 'object' || row === null) return undefined;
  const column = Array.isArray(row) ? columnsOf(row) : new Map(Object.entries(row));
  const text = (...names: readonly string[]) => firstText(names.map((name) => column.get(name)));
  const count = (...names: readonly string[]) => firstCount(names.map((name) => column.get(name)));

  const title = text('title');
  const body = text('text', 'excerpt');
  const named = title ?? body;
  if (named === undefined) return undefined;
  const id = createHash('sha256').update(named).digest('hex');
  const at = time(text('ts', 'first_seen', 'first', 'date'));
  if (!firstSeen.has(id)) firstSeen.set(id, at);
  const publishedAt = firstSeen.get(id);
  const reads = count('hot', 'max_hot');
  return {
    line,
    ...(at && { at }),
    mention: {
      id,
      kind: 'post',
      ...(title !== undefined && { title }),
      ...(body !== undefined && { text: body }),
      ...(reads !== undefined && { site: '微博' }),
      ...(publishedAt && { publishedAt: publishedAt.toISOString() }),
      reach: { reads, comments: count('discuss') },
    },
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const listColumns = ['ts', 'rank', 'title', 'hot', 'cat', 'event_id'];

function columnsOf(row: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(listColumns.map((name, index) => [name, row[index]]));
}

function firstText(values: readonly unknown[]): string | undefined {
  return values.find((value) => typeof value === 'string' && value.trim() !== '')?.toString();
}

function firstCount(values: readonly unknown[]): number | undefined {
  const found = values.find((value) => typeof value === 'number' && value >= 0 && Number.isFinite(value));
  return found === undefined ? undefined : Math.floor(Number(found));
}

const written = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d)(?::(\d\d))?(?::(\d\d))?)?(Z|[+-]\d\d:\d\d)?$/;

function time(text: string | undefined): Date | undefined {
  const [, day, hour = '00', minute = '00', second = '00', zone = '+08:00'] = written.exec(text ?? '') ?? [];
  const at = new Date(day === undefined ? Number.NaN : `${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
