/** The last day of a mute, as it was typed, or for how many days. */
export type Until =
  | { readonly year: number; readonly month: number; readonly day: number }
  | { readonly days: number };

const day = 86_400_000;
/** What is muted for longer is forgotten. */
const longestDays = 366;

/** The end of that day in the zone; undefined when there is no such day, it is over, or it is more than a year away. */
export function endOf(until: Until, now: Date, zone: string): Date | undefined {
  const end = 'days' in until ? new Date(now.getTime() + until.days * day) : endOfDay(until, zone);
  const left = (end?.getTime() ?? 0) - now.getTime();
  return left > 0 && left <= longestDays * day ? end : undefined;
}

function endOfDay(
  { year, month, day: date }: { readonly year: number; readonly month: number; readonly day: number },
  zone: string,
): Date | undefined {
  const named = new Date(Date.UTC(year, month - 1, date));
  if (named.getUTCMonth() !== month - 1 || named.getUTCDate() !== date) return undefined;
  const midnight = named.getTime() + day;
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = midnight - ahead(new Date(midnight), zone);
  return new Date(midnight - ahead(new Date(guess), zone));
}

/** How far the clocks of the zone are ahead of UTC at that time, in milliseconds. */
function ahead(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(at.getTime() / 1000) * 1000;
}
