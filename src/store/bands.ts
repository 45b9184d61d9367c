import { leadsOf } from '../triage/leads.ts';
import type { Verdict } from '../triage/mention.ts';
import { tell } from '../triage/tell.ts';
import { plainArray } from './codec.ts';
import { Prisma } from './generated/client.ts';
import type { Tx, Work } from './scope.ts';
import type { Seal, Secret } from './seal.ts';

/** A keyed hash leads to the mentions that have it too, of the same units only. */
export type Judged = Pick<Verdict, 'units' | 'negative' | 'exact' | 'bands' | 'told'>;

/** What a text is like by its letters: its bands, or all of it where it is too short for bands. */
export function lettersOf({ units, exact, bands }: Pick<Verdict, 'units' | 'exact' | 'bands'>): Secret[] {
  const within = withinOf(units);
  return (bands.length > 0 ? bands : [exact]).map((number) => ({ number, within }));
}

/** Keys are told apart by the set of units: a template about another branch has none in common. */
export function withinOf(units: Verdict['units']): string {
  return units.join(' ');
}

/**
 * Writes what these mentions are found again by. Bands only of what may be somebody's matter: they are most of what a
 * storm writes. Words of all, noise too: what hurts nobody today is what tomorrow's matter began with. What a mention
 * said before it was edited stays and leads to it; it is measured anew whenever it is found.
 */
export async function writeBands(
  tx: Tx,
  seal: Seal,
  verdicts: readonly (Judged & Pick<Verdict, 'mention'>)[],
  foundAt?: Date,
): Promise<void> {
  const secrets: Secret[] = [];
  const ends = verdicts.map((judged) => {
    const within = withinOf(judged.units);
    for (const number of numbersOf(judged)) secrets.push({ number, within });
    return secrets.length;
  });
  if (secrets.length === 0) return;
  const keys = seal.veil(secrets);
  const rows = ends.map((end, at) => `"${plainArray(keys.slice(ends[at - 1] ?? 0, end))}"`);
  const mentions = plainArray(verdicts.map(({ mention }) => mention));
  // One text of keys for each mention: a mention's name beside each of its keys would be most of what is sent.
  const pairs = Prisma.sql`unnest(${mentions}::text[], ${plainArray(rows)}::text[]) AS b(mention, keys)`;
  await tx.$executeRaw(
    foundAt
      ? Prisma.sql`INSERT INTO band (key, found_at, mention)
          SELECT unnest(b.keys::bigint[]), ${foundAt}::timestamptz, b.mention FROM ${pairs}`
      : Prisma.sql`INSERT INTO band (key, found_at, mention) SELECT unnest(b.keys::bigint[]), m.found_at, m.id FROM ${pairs}
          JOIN mention m ON m.id = b.mention AND fenghuo_has_month(m.found_at) ON CONFLICT DO NOTHING`,
  );
}

/** Each once. */
function numbersOf(judged: Judged): ReadonlySet<number | bigint> {
  const numbers = new Set<number | bigint>();
  if (isSomebodys(judged)) for (const { number } of lettersOf(judged)) numbers.add(number);
  if (judged.told !== undefined) for (const number of leadsOf(tell(judged.told))) numbers.add(number);
  return numbers;
}

/** Of the same words in one place one set is kept: who is like it has no bands left, and no words. */
function isSomebodys({ units, negative, bands, told }: Judged): boolean {
  if (bands.length > 0) return units.length > 0 || negative;
  return negative && told !== undefined;
}

/** Makes room for the month of what is found now, once for each month and process. */
export function makeMonths(work: Work): (at: Date) => Promise<void> {
  const known = new Set<string>();
  return async (at) => {
    const month = at.toISOString().slice(0, 7);
    if (known.has(month)) return;
    await work.asWorker((tx) => tx.$executeRaw`SELECT fenghuo_month(${at}::timestamptz)`, 'single');
    known.add(month);
  };
}
