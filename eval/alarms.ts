import { judged } from './risk.ts';

/** A row of replay_full_*: time, rank, title, heat, category, event. */
export type ListRow = readonly [string, number, string, number | null, string, string | null];

/** Distinct titles of a full month's list that belong to no known event, and those that would ring. */
export function alarmsIn(rows: readonly ListRow[]): {
  readonly titles: number;
  readonly alarming: readonly string[];
} {
  const known = new Set(rows.filter(([, , , , , event]) => event !== null).map(([, , title]) => title));
  const titles = [...new Set(rows.map(([, , title]) => title))].filter((title) => !known.has(title));
  return { titles: titles.length, alarming: titles.filter((title) => judged(title).level >= 2) };
}

export function measureAlarms(rows: readonly ListRow[]) {
  const { titles, alarming } = alarmsIn(rows);
  return {
    titles,
    alarms: alarming.length,
    rate: Math.round((alarming.length / Math.max(1, titles)) * 1e5) / 1e5,
  };
}
