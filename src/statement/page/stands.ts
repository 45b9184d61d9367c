import type { Stands } from '../../incident/statement.ts';
import type { Watched } from './watch.ts';

const longest = 200;

/** What a page says instead of the approved text, by name: the same for the same words; undefined where it is as approved or unread. */
export function standsOf(seen: Watched): Stands | undefined {
  if (seen.state === 'gone') return 'gone';
  return seen.state === 'changed' ? seen.hash : undefined;
}

/** `〔－11月20日〕〔＋11月19日〕`: the first of its differences, for people; empty where there are none to tell. */
export function differenceOf(seen: Watched): string {
  if (seen.state !== 'changed') return '';
  const told = seen.differences.map(({ kind, text }) => `〔${kind === 'gone' ? '－' : '＋'}${text}〕`);
  const fitting = told.filter((_, at) => told.slice(0, at + 1).join('').length <= longest);
  return fitting.join('');
}
