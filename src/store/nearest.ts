import { plainArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import type { Tx } from './scope.ts';
import type { Secret } from './seal.ts';

/** One key that is looked up, for whom, and what it would prove. */
export interface Lead extends Secret {
  readonly asker: number;
  readonly weight: number;
  readonly least: number;
}

/** Of a key that thousands have the latest few are looked at, and of all that share enough the nearest few. */
const crowd = 8;
/** One band in common is reason enough to measure a text. */
export const surely = 1000;

/** What one that asks shares with one that was found. */
interface Met {
  readonly mention: string;
  weight: number;
  least: number;
  /** Those keys that are of its letters. */
  readonly letters: bigint[];
}

/**
 * The mentions that share enough with any that asks, each with the keys of its letters among those asked for; `keys` are
 * those of `leads`, one for one. The database looks up the keys and nothing else: what they add up to is summed here in a fraction of the time.
 */
export async function nearest(
  tx: Tx,
  leads: readonly Lead[],
  keys: readonly bigint[],
  since: Date,
): Promise<ReadonlyMap<string, ReadonlySet<bigint>>> {
  const near = new Map<string, Set<bigint>>();
  if (leads.length === 0) return near;
  for (const met of metBy(leads, keys, await latestOf(tx, keys, since))) {
    const enough = [...met.values()].filter(({ weight, least }) => weight >= least);
    const [withLetters, withWords] = [enough.filter(hasLetters), enough.filter((each) => !hasLetters(each))];
    for (const { mention, letters } of [...nearestOf(withLetters), ...nearestOf(withWords)]) {
      const shared = near.get(mention) ?? new Set();
      near.set(mention, shared);
      for (const key of letters) shared.add(key);
    }
  }
  return near;
}

function hasLetters({ letters }: Met): boolean {
  return letters.length > 0;
}

function nearestOf(met: readonly Met[]): readonly Met[] {
  if (met.length <= crowd) return met;
  return met.toSorted((a, b) => b.weight - a.weight || (a.mention < b.mention ? -1 : 1)).slice(0, crowd);
}

/** For each that asks, what it met. */
function metBy(
  leads: readonly Lead[],
  keys: readonly bigint[],
  latest: ReadonlyMap<bigint, readonly string[]>,
): Iterable<ReadonlyMap<string, Met>> {
  const byAsker = new Map<number, Map<string, Met>>();
  for (const [at, { asker, weight, least }] of leads.entries()) {
    const key = keys[at] ?? 0n;
    const mentions = latest.get(key);
    if (!mentions) continue;
    const met = byAsker.get(asker) ?? new Map<string, Met>();
    byAsker.set(asker, met);
    for (const mention of mentions) {
      const one = met.get(mention) ?? { mention, weight: 0, least, letters: [] };
      met.set(mention, one);
      one.weight += weight;
      one.least = Math.min(one.least, least);
      if (weight === surely) one.letters.push(key);
    }
  }
  return byAsker.values();
}

/** The latest mentions of each key. Looked up in the order of the index, where one key leads to the pages of the next. */
async function latestOf(
  tx: Tx,
  keys: readonly bigint[],
  since: Date,
): Promise<ReadonlyMap<bigint, readonly string[]>> {
  const sorted = BigInt64Array.from(new Set(keys)).sort();
  // As two texts: a row for each would cost more than finding it.
  const [row] = await tx.$queryRaw<readonly { readonly places: string | null; readonly mentions: string }[]>(
    Prisma.sql`
      SELECT string_agg(k.place::text, ',') AS places, string_agg(l.mention, ',') AS mentions
      FROM unnest(${plainArray([...sorted])}::bigint[]) WITH ORDINALITY AS k(key, place), LATERAL (
        SELECT mention FROM band
        WHERE key = k.key AND found_at >= ${since}::timestamptz ORDER BY found_at DESC LIMIT ${crowd}
      ) l`,
  );
  const latest = new Map<bigint, string[]>();
  if (!row?.places) return latest;
  const mentions = row.mentions.split(',');
  for (const [at, place] of row.places.split(',').entries()) {
    const key = sorted[Number(place) - 1] ?? 0n;
    const those = latest.get(key);
    if (those) those.push(mentions[at] ?? '');
    else latest.set(key, [mentions[at] ?? '']);
  }
  return latest;
}
