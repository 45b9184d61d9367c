import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/bot/message.ts';
import { evolve } from '../../../src/incident/evolve.ts';
import { nothingYet, type UnitPath } from '../../../src/incident/incident.ts';
import { within } from '../../../src/policy/tree.ts';
import { maySee } from '../../../src/policy/visibility.ts';
import { digestChart } from '../../../src/reports/chart/digestChart.ts';
import type { Course } from '../../../src/reports/digest/course.ts';
import type { Digest, Period } from '../../../src/reports/digest/digest.ts';
import { type DigestHouse, digestOf } from '../../../src/reports/digest/make.ts';
import { dateIn, lastPeriod } from '../../../src/reports/digest/period.ts';
import { digestNotice } from '../../../src/reports/digest/told.ts';
import { courseBy, diceOf, houseBy } from './worlds.ts';

const zone = 'Asia/Shanghai';
const now = new Date('2026-11-22T00:00:00Z');
const forms = ['day', 'week', 'month'] as const;
const worlds = 1000;

/** As the store hands it over: the incidents that this unit sees, and counts of theirs alone. */
function digestFor(unit: UnitPath, period: Period, courses: readonly Course[], house: DigestHouse): Digest {
  const seen = courses.filter(({ events }) => maySee([unit], events.reduce(evolve, nothingYet)));
  const found = new Map<string, number>();
  for (const { drill, events, mentions } of seen) {
    const day = dateIn(zone, events[0]?.at ?? now);
    if (!drill) found.set(day, (found.get(day) ?? 0) + mentions);
  }
  const work = digestOf(
    {
      ...{ unit, period, courses: seen, fresh: new Map(seen.map(({ id, mentions }) => [id, mentions])) },
      ...{ found, foundBefore: 0, sources: { total: 3, silent: [], failing: [] }, spoken: [] },
    },
    house,
  );
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Every form in which it leaves the house. */
function everyForm(unit: UnitPath, period: Period, courses: readonly Course[], house: DigestHouse): string {
  const digest = digestFor(unit, period, courses, house);
  const titles = new Map(courses.map(({ id }) => [id, `题 ${id}`]));
  const notice = digestNotice(digest, { ...house, now, titles });
  return JSON.stringify([digest, plain(notice), notice.tables, digestChart(digest, house)]);
}

describe('a digest in every form', () => {
  it(`names no unit, person or incident outside its scope, and stays as it is whatever happens there (${worlds} chains)`, () => {
    let said = 0;
    for (let seed = 1; seed <= worlds; seed += 1) {
      const dice = diceOf(seed);
      const house = houseBy(dice);
      const from = new Date('2026-10-20T00:00:00Z');
      const courses = Array.from({ length: 6 }, (_, n) => courseBy(dice, n + 1, house, from, now));
      const units = [...house.org.units.keys()];
      const seat = units[Math.floor(dice() * units.length)] ?? house.org.root;
      const period = lastPeriod(forms[seed % 3] ?? 'day', now, zone);
      const told = everyForm(seat, period, courses, house);

      const strange = units.filter((unit) => !within(unit, [seat]) && !within(seat, [unit]));
      for (const unit of strange) {
        expect(told.includes(`⟦${unit}⟧`), `${seed}: ${unit}`).toBe(false);
        expect(told.includes(`"${unit}"`), `${seed}: the path ${unit}`).toBe(false);
        expect(told.includes(`"E-${unit}"`), `${seed}: who is at ${unit}`).toBe(false);
        expect(told.includes(`⟦人 ${unit}⟧`), `${seed}: a person of ${unit}`).toBe(false);
      }
      const unseen = courses.filter(({ events }) => !maySee([seat], events.reduce(evolve, nothingYet)));
      for (const { id } of unseen) expect(told.includes(`"${id}"`), `${seed}: ${id}`).toBe(false);

      // All that it may not see is otherwise: other incidents, other names.
      const others = new Set(
        strange.map((unit) => `⟦${unit}⟧`).concat(strange.map((unit) => `⟦人 ${unit}⟧`)),
      );
      const renamed = houseBy(diceOf(seed), (path) =>
        others.has(`⟦${path}⟧`) ? `別${path.length}` : `⟦${path}⟧`,
      );
      const kept = courses.filter((course) => !unseen.includes(course));
      const more = Array.from({ length: 4 }, (_, n) => courseBy(dice, 100 + n, house, from, now)).filter(
        ({ events }) => !maySee([seat], events.reduce(evolve, nothingYet)),
      );
      expect(everyForm(seat, period, [...kept, ...more], renamed)).toBe(told);
      said += told.length;
    }
    expect(said).toBeGreaterThan(worlds * 1000);
  });
});
