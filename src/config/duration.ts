const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const longest = 366 * 86_400_000;

/** `90s`, `30m`, `1h30m`, `2d` in milliseconds; undefined when it is none of these, zero or beyond a year. */
export function milliseconds(written: string): number | undefined {
  const parts = [...written.trim().matchAll(/(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map(([all]) => all).join('') !== written.trim()) return undefined;
  const total = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0);
  return total > 0 && total <= longest ? Math.round(total) : undefined;
}
