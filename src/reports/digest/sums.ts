import { type Level, levels, type Nature, natures } from '../../incident/incident.ts';
import { isLive, type Standing } from './course.ts';
import type { Counts, DayPoint, Digest, Period, Timed, TimeKind } from './digest.ts';
import { daysFrom } from './period.ts';

type Span = Pick<Period, 'from' | 'to'>;

/** True from the first moment of the span to the last before its end. */
export function during(moment: Date, { from, to }: Span): boolean {
  return moment >= from && moment < to;
}

/** What was opened and ended in the span, and what is live at its end. */
export function countsOf(
  standings: readonly Standing[],
  span: Span,
  mentions: number,
): Readonly<Omit<Counts, 'mentions'>> & { readonly mentions: number } {
  const ended = (stage: 'closed' | 'dismissed') =>
    standings.filter(({ state }) => state.stage === stage && during(state.at, span)).length;
  const live = standings.filter(({ state }) => isLive(state));
  return {
    fresh: standings.filter(({ openedAt }) => during(openedAt, span)).length,
    open: live.length,
    overdue: live.filter(({ late }) => late.length > 0).length,
    closed: ended('closed'),
    dismissed: ended('dismissed'),
    mentions,
  };
}

/** By the level it has at the end of the span. */
export function levelsOf(standings: readonly Standing[], span: Span): Digest['levels'] {
  return byLevel((level) => {
    const of = standings.filter(({ state }) => state.level === level);
    return {
      fresh: of.filter(({ openedAt }) => during(openedAt, span)).length,
      open: of.filter(({ state }) => isLive(state)).length,
    };
  });
}

/** Of what was opened in the span, most first. */
export function naturesOf(standings: readonly Standing[], span: Span): Digest['natures'] {
  const fresh = standings.filter(({ openedAt }) => during(openedAt, span));
  return natures
    .map((nature: Nature) => ({ nature, fresh: fresh.filter(({ state }) => state.nature === nature).length }))
    .filter(({ fresh: count }) => count > 0)
    .toSorted((a, b) => b.fresh - a.fresh);
}

/** Each local day with what was opened on it, by the level it came with, and how much was found. */
export function trendOf(
  standings: readonly Standing[],
  found: ReadonlyMap<string, number>,
  period: Period,
): readonly DayPoint[] {
  const days = daysFrom(period);
  const opened = Map.groupBy(standings, ({ openedAt }) => days.findLast(({ from }) => from <= openedAt)?.day);
  return days.map(({ day }) => {
    const of = opened.get(day) ?? [];
    const levels = byLevel((level) => of.filter(({ openedAs }) => openedAs === level).length);
    return { day, levels, mentions: found.get(day) ?? 0 };
  });
}

/** How long claims, escalations and first words took that were done, or missed, in the span. */
export function timesOf(standings: readonly Standing[], span: Span): Readonly<Record<TimeKind, Timed>> {
  const of = (kind: TimeKind) => timed(standings, kind, span);
  return { claim: of('claim'), escalate: of('escalate'), firstWord: of('firstWord') };
}

/** One of them. */
export function timed(standings: readonly Standing[], kind: TimeKind, span: Span): Timed {
  const steps = standings.flatMap(({ steps }) => {
    const step = steps[kind];
    return step && during(step.at, span) ? [step] : [];
  });
  const done = steps.flatMap(({ used, planned }) => (used === undefined ? [] : [{ used, planned }]));
  const medianMs = median(done.map(({ used }) => used));
  const medianShare = median(done.flatMap(({ used, planned }) => (planned > 0 ? [used / planned] : [])));
  return {
    count: steps.length,
    inPlan: steps.filter(({ late }) => !late).length,
    ...(medianMs !== undefined && { medianMs }),
    ...(medianShare !== undefined && { medianShare }),
  };
}

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

function byLevel<Value>(of: (level: Level) => Value): Readonly<Record<Level, Value>> {
  const [red, orange, yellow, blue] = levels;
  return { red: of(red), orange: of(orange), yellow: of(yellow), blue: of(blue) };
}
