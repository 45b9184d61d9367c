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
  const begin = { year, month, day: date, hour: 0, minute: 0 };
  return isReal(begin) ? atUtc(wallClock(begin) + day, zone) : undefined;
}

interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** When the clocks of the zone show this; undefined when there is no such day or hour. */
export function atWall(wall: Wall, zone: string): Date | undefined {
  const fits = isReal(wall) && wall.hour < 24 && wall.minute < 60;
  return fits ? atUtc(wallClock(wall), zone) : undefined;
}

function isReal({ year, month, day: date }: Wall): boolean {
  const named = new Date(Date.UTC(year, month - 1, date));
  return named.getUTCMonth() === month - 1 && named.getUTCDate() === date;
}

function wallClock({ year, month, day: date, hour, minute }: Wall): number {
  return Date.UTC(year, month - 1, date, hour, minute);
}

function atUtc(shown: number, zone: string): Date {
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const guess = shown - ahead(new Date(shown), zone);
  return new Date(shown - ahead(new Date(guess), zone));
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
