import { serialize } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IncidentId, type Known, nothingYet, type UnitPath } from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import type { ChannelKey } from '../../src/policy/org.ts';
import { type DigestRows, type DigestSpan, toldKey } from '../../src/reports/digest/kept.ts';
import { daysFrom, knownFrom, periodBefore, periodOf } from '../../src/reports/digest/period.ts';
import { connect } from '../../src/store/connect.ts';
import { makeDigests } from '../../src/store/digests.ts';
import { makeWork } from '../../src/store/scope.ts';
import { databases, type Opened } from '../support/databases.ts';
import { chenYu, east, hq, liMin, person, pudong, xuhui } from '../support/story.ts';
import { asks, changed, newIncident, openedIn, verdictOn } from './given.ts';

const ward = 'hq/east/xuhui/icu' as UnitPath;
const lookalike = 'hq/east/xu' as UnitPath;
const day = periodOf('day', '2026-11-21', '2026-11-21', 'Asia/Shanghai');
const minute = 60_000;
const morning = new Date(day.from.getTime() + 8 * 60 * minute);

/** What a digest of that period asks for. */
function spanOf(period: typeof day, whole = false): DigestSpan {
  const needed = { from: knownFrom(period), days: daysFrom(period), before: periodBefore(period) };
  return { ...needed, period, whole };
}

const ms = (moment: Date, by: number): Date => new Date(moment.getTime() + by);

interface Born {
  readonly opened?: Date;
  readonly drill?: boolean;
  readonly found?: readonly Date[];
}

/** The house of one database: incidents as the ledger writes them. */
function houseOn(db: () => Opened, clock: { at: Date }) {
  let names = 0;

  async function found(at: Date, source = 's'): Promise<Parameters<typeof verdictOn>[0]> {
    names += 1;
    const item = { externalId: `m${names}`, kind: 'post', title: `第 ${names} 条` } as const;
    const { ids } = await db().store.mentions.keep(source, [item], at);
    const [id] = ids;
    if (!id) throw new Error('nothing was kept');
    return id;
  }

  async function born(unit: UnitPath, { opened = morning, drill = false, found: at = [] }: Born = {}) {
    clock.at = opened;
    const incident = newIncident();
    const mentions = [];
    for (const moment of at) mentions.push(await found(moment));
    const verdicts = mentions.map((id) => verdictOn(id, { unit, units: [unit] }));
    const event = { ...openedIn(incident, unit, mentions), at: opened };
    const change = changed(asks(incident, 'open'), nothingYet, [event], { verdicts });
    await db().store.ledger.commit(0, { ...change, drill });
    if (change.next.stage === 'none') throw new Error('it was not opened');
    return change.next;
  }

  /** The next thing that happens to it, after `version - 1` others. */
  async function goesOn(before: Known, version: number, event: IncidentEvent): Promise<void> {
    clock.at = event.at;
    const change = changed(asks(before.id, `step ${version}`), before, [event]);
    await db().store.ledger.commit(version, change);
  }

  return { found, born, goesOn };
}

function levelSet({ id }: Known, at: Date): IncidentEvent {
  const change = { from: 'yellow', to: 'red', reasons: [] } as const;
  return { ...change, type: 'levelChanged', incident: id, by: person(chenYu), at };
}

function closed({ id }: Known, at: Date): IncidentEvent {
  return { type: 'closed', incident: id, by: person(liMin), at, note: 't' as never };
}

const idsOf = ({ courses }: DigestRows): readonly IncidentId[] => courses.map(({ id }) => id);
const sum = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((all, n) => all + n, 0);

describe.each(databases)('what digests are made from, on %s', (_name, make) => {
  const clock = { at: morning };
  let db: Opened;
  let here: Known;
  let there: Known;
  let drill: Known;
  const { born, goesOn, found } = houseOn(() => db, clock);
  const read = (scope: readonly UnitPath[], span = spanOf(day)) => db.store.digests.read(scope, span);

  beforeAll(async () => {
    db = await make({ now: () => clock.at });
    here = await born(xuhui, { found: [ms(day.from, -1), day.from, ms(day.to, -1), day.to] });
    there = await born(pudong, { found: [day.from, morning] });
    drill = await born(xuhui, { drill: true, found: [morning, morning] });
    await found(morning);
  });
  afterAll(() => db.drop());

  it('is the own subtree and nothing beside it', async () => {
    expect(idsOf(await read([xuhui]))).toEqual([here.id, drill.id]);
    expect(idsOf(await read([pudong]))).toEqual([there.id]);
    expect(idsOf(await read([east]))).toEqual([here.id, there.id, drill.id]);
    for (const scope of [[], [ward], [lookalike], ['%' as UnitPath], ['hq/east/%' as UnitPath]]) {
      const rows = await read(scope);
      expect([idsOf(rows), rows.fresh.size, rows.found.size, rows.foundBefore]).toEqual([[], 0, 0, 0]);
    }
  });

  it('counts mentions to the millisecond, of those incidents alone', async () => {
    const rows = await read([xuhui]);
    expect(rows.courses.find(({ id }) => id === here.id)?.mentions).toBe(3);
    expect(rows.fresh.get(here.id)).toBe(2);
    expect(rows.fresh.has(there.id)).toBe(false);
    expect([...rows.found]).toEqual([
      ['2026-11-20', 1],
      ['2026-11-21', 2],
    ]);
    expect([...(await read([pudong])).found]).toEqual([['2026-11-21', 2]]);
    expect(sum((await read([east])).found)).toBe(5);
  });

  it('hands a drill over as one, and counts nothing of it by day', async () => {
    const rows = await read([xuhui]);
    expect(rows.courses.map(({ id, drill }) => [id, drill])).toEqual([
      [here.id, false],
      [drill.id, true],
    ]);
    expect(sum(rows.found)).toBe(3);
  });

  it('tells what had happened before the end, in its order, without the ids of mentions', async () => {
    const told = await born(ward);
    await goesOn(told, 1, levelSet(told, ms(day.to, -1)));
    await goesOn(told, 2, closed(told, day.to));
    const [course] = (await read([ward])).courses;
    expect(course?.events.map(({ type, at }) => [type, at])).toEqual([
      ['opened', morning],
      ['levelChanged', ms(day.to, -1)],
    ]);
    expect(course?.events[0]).toMatchObject({ unit: ward, mentions: [], reasons: ['harm'] });
  });

  it('reaches from what is live, however old, over what ended since its beginning, to what came before its end', async () => {
    const unit = 'hq/east/old' as UnitPath;
    const span = spanOf(day);
    const long = ms(span.from, -86_400_000 * 90);
    const live = await born(unit, { opened: long });
    const over = await born(unit, { opened: long });
    await goesOn(over, 1, closed(over, ms(span.from, -1)));
    const late = await born(unit, { opened: long });
    await goesOn(late, 1, closed(late, span.from));
    const last = await born(unit, { opened: ms(day.to, -1) });
    await born(unit, { opened: day.to });
    expect(idsOf(await read([unit]))).toEqual([live.id, late.id, last.id]);
  });

  it('shows whom an instruction reached what it is about, and only that', async () => {
    const [from, to] = ['hq/east/from', 'hq/east/to'] as [UnitPath, UnitPath];
    const sent = await born(from, { found: [morning] });
    await born(from, { found: [morning, morning] });
    expect(idsOf(await read([to]))).toEqual([]);
    const asked = { from: east, to, text: 't' as never, due: ms(morning, 60 * minute) };
    const directed = { ...asked, type: 'directed', incident: sent.id, by: person(chenYu) } as const;
    await goesOn(sent, 1, { ...directed, at: ms(morning, minute) });
    const rows = await read([to]);
    expect(idsOf(rows)).toEqual([sent.id]);
    expect([rows.fresh.get(sent.id), sum(rows.found)]).toEqual([1, 1]);
  });

  it('counts all that came in, of an incident or of none, only where that is asked for', async () => {
    expect(await read([hq])).not.toHaveProperty('coverage');
    const { coverage } = await read([hq], spanOf(day, true));
    await found(ms(day.to, -1), 'another');
    await found(day.to, 'too late');
    const more = (await read([hq], spanOf(day, true))).coverage;
    expect(more).toEqual({ brought: 2, found: (coverage?.found ?? 0) + 1 });
  });

  it.each([
    ['Europe/Berlin', '2026-10-26', '2026-10-25', 25],
    ['Europe/Berlin', '2026-03-30', '2026-03-29', 23],
    ['America/Santiago', '2026-09-07', '2026-09-06', 23],
  ])('counts by local day in %s before %s, where %s has %d hours', async (zone, last, odd, hours) => {
    const unit = `hq/${zone.toLowerCase()}/${odd}` as UnitPath;
    const span = spanOf(periodOf('day', last, last, zone));
    const [first, last2] = [span.days[0], span.days.find(({ day }) => day === odd)];
    if (!first || !last2) throw new Error('the trend is too short');
    const end = span.period.from;
    expect(end.getTime() - last2.from.getTime()).toBe(hours * 3_600_000);
    const edges = [ms(first.from, -1), ms(last2.from, -1), last2.from, ms(end, -1), end];
    await born(unit, { opened: last2.from, found: edges });
    const rows = await read([unit], span);
    const eve = span.days[span.days.indexOf(last2) - 1]?.day;
    expect([...rows.found].toSorted()).toEqual([
      [eve, 1],
      [odd, 2],
      [last, 1],
    ]);
    expect(rows.courses[0]?.mentions).toBe(5);
  });

  it('counts the time it is held against to the millisecond too', async () => {
    const unit = 'hq/east/before' as UnitPath;
    const { before } = spanOf(day);
    const edges = [ms(before.from, -1), before.from, ms(before.to, -1), before.to];
    await born(unit, { opened: before.from, found: edges });
    expect((await read([unit])).foundBefore).toBe(2);
  });

  it('stays the same to the byte, whatever happens to a sibling', async () => {
    const bytes = async () => serialize(await read([xuhui]));
    const [mine, hers] = [await bytes(), serialize(await read([pudong]))];
    const other = await born(pudong, { found: [morning, ms(day.from, -minute)] });
    expect((await bytes()).equals(mine)).toBe(true);
    await goesOn(other, 1, levelSet(other, ms(morning, minute)));
    await goesOn(there, 1, closed(there, ms(morning, minute)));
    await born(pudong, { drill: true, found: [morning] });
    await found(morning, 'sibling');
    expect((await bytes()).equals(mine)).toBe(true);
    expect(serialize(await read([pudong])).equals(hers)).toBe(false);
  });
});

describe.each(databases)('which digests were told, on %s', (_name, make) => {
  const [a, b] = ['slack:C1', 'slack:C2'] as [ChannelKey, ChannelKey];
  const at = morning;
  let db: Opened;
  beforeAll(async () => {
    db = await make();
  });
  afterAll(() => db.drop());

  it('is nothing at first, then the last day of each group and form', async () => {
    const { digests } = db.store;
    expect(await digests.told()).toEqual(new Map());
    const day = { channel: a, form: 'day', last: '2026-11-20' } as const;
    await digests.tell([day, { ...day, form: 'week', last: '2026-11-15' }, { ...day, channel: b }], at);
    expect(await digests.told()).toEqual(
      new Map([
        [toldKey(a, 'day'), '2026-11-20'],
        [toldKey(a, 'week'), '2026-11-15'],
        [toldKey(b, 'day'), '2026-11-20'],
      ]),
    );
  });

  it('never goes back, and goes on for one group without the others', async () => {
    const { digests } = db.store;
    await digests.tell([{ channel: a, form: 'day', last: '2026-11-19' }], at);
    expect((await digests.told()).get(toldKey(a, 'day'))).toBe('2026-11-20');
    await digests.tell([{ channel: a, form: 'day', last: '2026-11-21' }], at);
    const told = await digests.told();
    expect([told.get(toldKey(a, 'day')), told.get(toldKey(b, 'day'))]).toEqual(['2026-11-21', '2026-11-20']);
  });

  it('is the latest of what replicas tell at once, in whatever order they name the groups', async () => {
    const second = db.databaseUrl ? await connect(db.databaseUrl, '', at) : undefined;
    const replicas = [db.store.digests, second ? makeDigests(makeWork(second)) : db.store.digests];
    const groups = Array.from({ length: 40 }, (_each, n) => `slack:R${n}` as ChannelKey);
    const days = ['2026-11-20', '2026-11-22', '2026-11-21', '2026-11-23'];
    await Promise.all(
      days.map((last, n) => {
        const rows = groups.map((channel) => ({ channel, form: 'day', last }) as const);
        return replicas[n % 2]?.tell(n < 2 ? rows : rows.toReversed(), at);
      }),
    );
    await second?.close();
    const told = await db.store.digests.told();
    expect(new Set(groups.map((channel) => told.get(toldKey(channel, 'day'))))).toEqual(
      new Set(['2026-11-23']),
    );
  });

  it('is nobody’s to read', async () => {
    const reading = db.work.inScope([hq], (tx) => tx.$queryRaw`SELECT * FROM digest`);
    await expect(reading).rejects.toThrow(/permission denied/);
  });
});
