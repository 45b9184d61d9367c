import { atWall } from '../muteUntil.ts';

const minute = 60_000;
const day = 86_400_000;

/**
 * When something is to happen, as people type it: `21:30` (today, else tomorrow), `11-23 09:00`, `2026-11-23 09:00`, or in so
 * many minutes (`90`). Undefined when it is no time.
 */
export function timeIn(words: string, now: Date, zone: string): Date | undefined {
  const plain = words.normalize('NFKC').trim();
  if (/^\d{1,5}$/u.test(plain)) return new Date(now.getTime() + Number(plain) * minute);
  const match =
    /^(?:(?:(?<year>\d{4})[-/.年])?(?<month>\d{1,2})[-/.月](?<date>\d{1,2})日?\s*)?(?<hour>\d{1,2}):(?<minute>\d{2})$/u.exec(
      plain,
    )?.groups;
  if (!match) return undefined;
  const today = wallOf(now, zone);
  const wall = {
    year: Number(match.year ?? today.year),
    month: Number(match.month ?? today.month),
    day: Number(match.date ?? today.day),
    hour: Number(match.hour),
    minute: Number(match.minute),
  };
  const at = atWall(wall, zone);
  const passed = at && at.getTime() <= now.getTime();
  if (at && passed && match.month === undefined) return new Date(at.getTime() + day);
  if (passed && match.year === undefined) return atWall({ ...wall, year: wall.year + 1 }, zone);
  return at;
}

function wallOf(
  at: Date,
  timeZone: string,
): { readonly year: number; readonly month: number; readonly day: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, year: 'numeric', month: 'numeric', day: 'numeric' },
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((each) => each.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day') };
}
