/** Mainland China's zone: what a time without one means in a feed, a vendor's row or a spreadsheet here. */
const homeZone = '+08:00';

const rfc = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

/** RFC 3339 with its zone, and nothing else. */
export function rfc3339(text: string): Date | undefined {
  const [, year, month, day] = rfc.exec(text) ?? [];
  if (year === undefined || !isDay(Number(year), Number(month), Number(day))) return undefined;
  return valid(new Date(text.replace(' ', 'T').toUpperCase()));
}

const local =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?(?:\.\d{1,9})?秒?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * A time as feeds, vendors and spreadsheets write it: RFC 3339, RFC 822, 2024-05-20 22:00, 2024/5/20, 2024年5月20日,
 * Unix seconds or milliseconds. Without a zone it is in `zone`; 「CST」 is China's, not Chicago's.
 */
export function looseTime(value: string | number, zone: string = homeZone): Date | undefined {
  const text = String(value).trim();
  if (/^\d{10}(\.\d+)?$|^\d{13}$/.test(text))
    return valid(new Date(Number(text) * (/^\d{13}$/.test(text) ? 1 : 1000)));
  const exact = rfc3339(text);
  if (exact) return exact;
  const parts = local.exec(text);
  if (parts) return fromParts(parts, zone);
  if (text.length > 60 || !/[a-z]{3}/i.test(text)) return undefined;
  return valid(new Date(text.replace(/\bCST$/, '+0800')));
}

/** A publication time that can be true: not before the web, not after tomorrow. Otherwise nothing is known of it. */
export function plausible(date: Date | undefined, now: Date): Date | undefined {
  if (!date) return undefined;
  return date >= earliest && date.getTime() <= now.getTime() + 24 * 3_600_000 ? date : undefined;
}

const earliest = new Date('1995-01-01T00:00:00Z');

function fromParts(parts: RegExpExecArray, zone: string): Date | undefined {
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', own] = parts;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const two = (text: string) => text.padStart(2, '0');
  const offset = own ? own.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2') : zone;
  return valid(
    new Date(`${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${offset}`),
  );
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function valid(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}
