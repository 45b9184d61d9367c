import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Level, levels } from '../../../src/incident/incident.ts';
import { digestChart } from '../../../src/reports/chart/digestChart.ts';
import type { House } from '../../../src/reports/chart/digestParts.ts';
import { chartDrawer } from '../../../src/reports/chart/drawer.ts';
import { widthOf } from '../../../src/reports/chart/fit.ts';
import { fontsFor, shippedFont } from '../../../src/reports/chart/fonts.ts';
import { colour } from '../../../src/reports/chart/look.ts';
import type { Digest, Timed } from '../../../src/reports/digest/digest.ts';
import { branch, chain, crisis, days, house, month, normal, quiet, week } from './digests.ts';
import { pixelsOf } from './report.ts';

const Text = z.object({
  type: z.literal('text'),
  style: z.object({
    ...{ text: z.string(), x: z.number(), y: z.number(), align: z.enum(['left', 'center', 'right']) },
    ...{ fontSize: z.number(), lineHeight: z.number() },
  }),
});
type Text = z.infer<typeof Text>['style'];
const Box = z.object({
  type: z.literal('rect'),
  shape: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  style: z.object({ fill: z.string() }),
});
const Option = z.object({
  graphic: z.object({ elements: z.array(z.looseObject({ type: z.string() })) }),
  series: z
    .array(z.object({ data: z.array(z.union([z.number(), z.literal('-')])), itemStyle: z.looseObject({}) }))
    .default([]),
});

/** What the picture says, where, and its columns. */
function read(digest: Digest, given: House = house()) {
  const picture = digestChart(digest, given);
  const { graphic, series } = Option.parse(picture.option);
  const texts = graphic.elements.flatMap((each) => (each.type === 'text' ? [Text.parse(each).style] : []));
  const boxes = graphic.elements.flatMap((each) => (each.type === 'rect' ? [Box.parse(each)] : []));
  return {
    ...picture,
    elements: graphic.elements,
    texts,
    boxes,
    series,
    said: texts.map(({ text }) => text),
  };
}

/** The place that a text takes at most. */
function placeOf({ text, x, y, align, fontSize, lineHeight }: Text) {
  const lines = text.split('\n');
  const wide = Math.max(...lines.map(widthOf)) * fontSize;
  const left = { left: x, center: x - wide / 2, right: x - wide }[align];
  const high = lines.length === 1 ? fontSize : lineHeight * lines.length;
  return { text, left, right: left + wide, top: y - high / 2, bottom: y + high / 2 };
}

function overlapping(texts: readonly Text[]): readonly string[] {
  const places = texts.map(placeOf);
  return places.flatMap((a, index) =>
    places
      .slice(index + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} | ${b.text}`),
  );
}

describe('the head', () => {
  it.each`
    what             | period                                                                                         | says
    ${'a day'}       | ${{}}                                                                                          | ${['日报', '2026-11-21 周六', '+/− 比上周同日·信息 61 条（+21）']}
    ${'days missed'} | ${{ first: '2026-11-19' }}                                                                     | ${['日报', '2026-11-19 至 2026-11-21（3 天）', '+/− 比上周同期·信息 61 条（+21）']}
    ${'today'}       | ${{ to: new Date('2026-11-21T06:20:00Z'), running: true }}                                     | ${['2026-11-21 周六·截至 14:20', '+/− 比上周同日此时·信息 61 条（+21）']}
    ${'a week'}      | ${{ form: 'week', first: '2026-11-15' }}                                                       | ${['周报', '2026-11-15 至 2026-11-21（7 天）', '+/− 比上周·信息 61 条（+21）']}
    ${'a month'}     | ${{ form: 'month', first: '2026-11-01', last: '2026-11-30' }}                                  | ${['月报', '2026 年 11 月', '+/− 比上月·信息 61 条（+21）']}
    ${'this month'}  | ${{ form: 'month', first: '2026-11-01', to: new Date('2026-11-21T06:20:00Z'), running: true }} | ${['2026 年 11 月·截至 11-21 14:20', '+/− 比上月此时·信息 61 条（+21）']}
  `('says of which days it is: $what', ({ period, says }) => {
    const { said } = read({ ...normal, period: { ...normal.period, ...period } });
    expect(said).toEqual(expect.arrayContaining(['示例第1院区', ...says]));
  });

  it('has the four counts, and the change of those that can be held against the time before', () => {
    const { said } = read(normal);
    expect(said.slice(said.indexOf('新增'), said.indexOf('关闭') + 3)).toEqual([
      ...['新增', '5', '+2'],
      ...['未结', '3'],
      ...['超时', '1'],
      ...['关闭', '4', '持平'],
    ]);
    expect(read({ ...normal, before: { fresh: 9, closed: 0, mentions: 61 } }).said).toEqual(
      expect.arrayContaining(['−4', '+4', '+/− 比上周同日·信息 61 条（持平）']),
    );
  });

  it('has room for its words in English too, of every period and with the largest figures', () => {
    const counts = { ...normal.counts, mentions: 888_800_000 };
    for (const form of ['day', 'week', 'month'] as const) {
      for (const more of [{}, { first: '2026-11-19' }, { running: true as const }]) {
        const period = { ...normal.period, form, ...more };
        const { said } = read({ ...normal, counts, period }, house(1, 'en'));
        const line = said.find((each) => each.startsWith('+/−'));
        expect(line).toContain('mentions 888.8M (+888.8M)');
        expect(line).not.toContain('…');
      }
    }
  });

  it('tells each level by a sign of its own shape, and the sign is on its columns', () => {
    const { elements, series } = read(normal);
    const shapes = elements.filter(({ type }) => type === 'circle' || type === 'polygon');
    const kinds = shapes.map((each) => [
      each.type,
      z.object({ points: z.array(z.unknown()) }).safeParse(each.shape).data?.points.length,
    ]);
    expect(kinds).toEqual([
      ['circle', undefined],
      ['polygon', 4],
      ['polygon', 3],
      ['polygon', 4],
    ]);
    const Strewn = z.object({ color: z.string(), decal: z.object({ symbol: z.string() }) });
    const strewn = series.slice(0, 4).map(({ itemStyle }) => Strewn.parse(itemStyle));
    expect(strewn.map(({ color, decal }) => [color, decal.symbol])).toEqual([
      [colour.red, 'circle'],
      [colour.orange, 'diamond'],
      [colour.yellow, 'triangle'],
      [colour.blue, 'rect'],
    ]);
  });
});

describe('the trend', () => {
  it('is the days as they are given, each level and the mentions', () => {
    const { series } = read(normal);
    expect(series.map(({ data }) => data)).toEqual([
      ...levels.map((level) => normal.trend.map((day) => day.levels[level])),
      normal.trend.map(({ mentions }) => mentions),
    ]);
  });

  it('says the storm in words, and what is usual beside it', () => {
    expect(read(crisis).said).toEqual(
      expect.arrayContaining(['最多 11-21：412 起', '每日信息：最多 5万 条（11-21），平常 3 条', '412', '2']),
    );
  });

  it('is one line where nothing was opened, and says nothing of mentions where there were none', () => {
    const { said, series } = read(quiet);
    expect([said.includes('14 天没有新增'), series]).toEqual([true, []]);
    const silent = days(14, (i) => [0, 0, 0, i % 2, 0]);
    expect(read({ ...normal, trend: silent }).said.filter((each) => each.startsWith('每日信息'))).toEqual([]);
  });

  it('marks the days that the digest tells of', () => {
    const bands = (digest: Digest) =>
      read(digest).boxes.filter(({ shape, style }) => style.fill === colour.sunken && shape.height > 150);
    expect([bands(normal), bands(week), bands(month)].map((found) => found.length)).toEqual([1, 1, 0]);
    expect(Math.round(bands(week)[0]?.shape.width ?? 0)).toBe(Math.round((664 / 28) * 7));
  });
});

describe('the times against plan', () => {
  it('says the middle one, its share of the plan, how many were in time, and the same of the time before', () => {
    expect(read(normal).said).toEqual(
      expect.arrayContaining(['认领', '40%', '12 分钟', '按时 8/10·上期 15 分钟、7/9', '按时 3/3', '136%']),
    );
  });

  it('leaves out what did not occur, and all of it where nothing did', () => {
    const none: Timed = { count: 0, inPlan: 0 };
    const { claim } = normal.times;
    const one = read({ ...normal, times: { claim, escalate: none, firstWord: none } }).said;
    expect(['认领', '上报', '首次发声'].map((kind) => one.includes(kind))).toEqual([true, false, false]);
    expect(read(quiet).said).not.toContain('用时与计划');
  });

  it.each`
    share        | wide   | beyond | said
    ${0.5}       | ${104} | ${0}   | ${'50%'}
    ${1}         | ${207} | ${0}   | ${'100%'}
    ${1.2}       | ${207} | ${41}  | ${'120%'}
    ${3.2}       | ${207} | ${69}  | ${'320%'}
    ${47}        | ${207} | ${69}  | ${'×47'}
    ${undefined} | ${0}   | ${0}   | ${'还没有完成的'}
  `('draws $share of the plan up to it, beyond it in red, and says it', ({ share, wide, beyond, said }) => {
    const none: Timed = { count: 0, inPlan: 0 };
    const done = share === undefined ? {} : { medianMs: 60_000, medianShare: share };
    const times = { escalate: none, firstWord: none, claim: { count: 2, inPlan: 1, ...done } };
    const found = read({ ...quiet, times });
    const drawn = (fill: string) => found.boxes.find(({ style }) => style.fill === fill)?.shape.width ?? 0;
    expect([drawn(colour.accent), drawn(colour.red)].map(Math.round)).toEqual([wide, beyond]);
    expect(found.said).toContain(said);
  });
});

describe('the units', () => {
  it('are twelve at most, the others one row of sums and no bar, the quiet ones a word', () => {
    const given = chain(22, 18);
    const rest = given.units.slice(12);
    const { said } = read(given);
    const names = given.units.map((_, index) => `示例第${index + 1}院区`);
    expect(names.filter((name) => said.includes(name))).toEqual(names.slice(0, 12));
    expect(said).toContain('另有 18 家无事');
    const sums = (['open', 'fresh', 'overdue'] as const).map((kind) =>
      rest.reduce((sum, row) => sum + row[kind], 0),
    );
    const claims = (['inPlan', 'count'] as const).map((kind) =>
      rest.reduce((sum, row) => sum + row.claims[kind], 0),
    );
    const at = said.indexOf('其余 10 家');
    expect(said.slice(at, at + 5)).toEqual(['其余 10 家', ...sums.map(String), claims.join('/')]);
    expect(read(chain(12, 0)).said.some((each) => each.startsWith('其余'))).toBe(false);
  });

  it('vanish where the unit stands over no other', () => {
    expect(read(normal).said).not.toContain('各机构');
  });

  it('show no name of any other unit, whatever the house holds', () => {
    const names = (branches: number) => read(chain(9, 3), house(branches)).said;
    expect(names(2000)).toEqual(names(9));
  });
});

describe('weeks and months', () => {
  it('have the signs, five at most, and say of one that it is not named here', () => {
    const { said } = read(week);
    expect(said).toEqual(
      expect.arrayContaining(['苗头', '口腔科·示例第1院区', '9 次·11-20', '名称不在本级显示', '另有 2 条']),
    );
  });

  it('have what was complained of, eight rows at most and the sums of the others', () => {
    const { said } = read(week);
    const at = said.indexOf('其余 3 行');
    expect(said.slice(at, at + 4)).toEqual(['其余 3 行', '9', '3', '9']);
    expect(said).toContain('示例第1院区·未提科室');
  });

  it('do not name a unit to itself', () => {
    const unit = branch(0);
    const own = {
      ...week,
      unit,
      signs: week.signs.slice(0, 1),
      management: week.management.slice(0, 1),
      units: [],
    };
    const { said } = read(own);
    expect(said.filter((each) => each.includes('示例第1院区'))).toEqual(['示例第1院区']);
  });
});

it.each(['zh', 'en'] as const)(
  'says nothing that the shipped font has no letters for: %s',
  async (language) => {
    const said = [normal, crisis, week, month, quiet].flatMap(
      (digest) => read(digest, house(40, language)).said,
    );
    const letters = said.join('').replaceAll('\n', '');
    expect([...(await fontsFor(letters, shippedFont, [])).missing]).toEqual([]);
  },
);

it('says everything in English too', () => {
  const given = { ...week, signs: week.signs.map((sign) => ({ ...sign, name: 'Dental' })) };
  const { said } = read(
    { ...given, management: week.management.map((row) => ({ ...row, department: 'ENT' })) },
    house(12, 'en'),
  );
  expect(said.filter((each) => /[\p{Script=Han}（）、，：；]/u.test(each))).toEqual([]);
  expect(said).toEqual(
    expect.arrayContaining([
      'Example Hospital Group',
      'Weekly digest',
      'on time 8/10·before: 15 min, 7/9',
      'First word',
    ]),
  );
});

const figure = fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 9_999 }), fc.nat({ max: 90_000 }));
const anyTimed: fc.Arbitrary<Timed> = fc
  .record({
    of: figure,
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    ms: fc.nat({ max: 1e9 }),
    share: fc.double({ min: 0, max: 80, noNaN: true }),
    done: fc.boolean(),
  })
  .map(({ of, part, ms, share, done }) => ({
    ...{ count: of, inPlan: Math.floor(of * part) },
    ...(done && of > 0 ? { medianMs: ms, medianShare: share } : {}),
  }));
const anyTimes = fc.record({ claim: anyTimed, escalate: anyTimed, firstWord: anyTimed });
const anyPair = fc.record({ fresh: figure, open: figure });
const anyUnit = fc.record({
  fresh: figure,
  open: figure,
  closed: figure,
  late: fc.double({ min: 0, max: 1, noNaN: true }),
  claims: anyTimed,
  worst: fc.constantFrom<Level>(...levels),
});
const anyDigest = fc
  .record({
    given: fc.constantFrom(normal, week, month, quiet),
    counts: fc.record({
      fresh: figure,
      open: figure,
      overdue: figure,
      closed: figure,
      dismissed: figure,
      mentions: figure,
    }),
    before: fc.record({ fresh: figure, closed: figure, mentions: figure }),
    levels: fc.record({ red: anyPair, orange: anyPair, yellow: anyPair, blue: anyPair }),
    points: fc.array(fc.tuple(figure, figure, figure, figure, figure), { minLength: 1, maxLength: 31 }),
    ...{ times: anyTimes, timesBefore: anyTimes },
    units: fc.array(anyUnit, { maxLength: 30 }),
    quietUnits: figure,
    management: fc.array(fc.record({ service: figure, safety: figure, fees: figure }), { maxLength: 12 }),
  })
  .map(
    ({ given, points, units, management, ...rest }): Digest => ({
      ...given,
      ...rest,
      trend: days(points.length, (index) => points[index] ?? [0, 0, 0, 0, 0]),
      units: units.map(({ late, ...unit }, index) => ({
        ...unit,
        unit: branch(index),
        overdue: Math.floor(unit.open * late),
      })),
      management: management.map((row, index) => ({
        ...row,
        unit: branch(index),
        ...(index % 2 === 0 ? { department: '口腔颌面外科门诊' } : {}),
      })),
    }),
  );
const longName = (index: number) => `示例大学附属第一人民医院浦东新区第${index}院区（互联网医院）`;
const anyHouse = fc.constantFrom(house(40), house(40, 'en'), house(40, 'zh', longName));

it('stands within the picture, no words upon others, every figure a number', () => {
  fc.assert(
    fc.property(anyDigest, anyHouse, (digest, given) => {
      const { texts, boxes, width, height, option, said } = read(digest, given);
      expect(JSON.stringify(option)).not.toMatch(/null|NaN|Infinity|undefined/);
      expect(said.join()).not.toMatch(/NaN|Infinity|undefined/);
      expect(overlapping(texts)).toEqual([]);
      const places = [
        ...texts.map(placeOf),
        ...boxes.map(({ shape: { x, y, width: wide, height: high } }) => ({
          text: 'box',
          left: x,
          right: x + wide,
          top: y,
          bottom: y + high,
        })),
      ];
      const outside = places.filter(
        ({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height,
      );
      expect(outside).toEqual([]);
      expect(digestChart(structuredClone(digest), given)).toEqual({ width, height, option });
    }),
    { numRuns: 150 },
  );
});

describe('drawn', () => {
  const drawer = chartDrawer();
  afterAll(() => drawer.close());

  const worst = { ...chain(22, 40, week), times: crisis.times };
  it.each`
    what                       | digest           | given
    ${'one unit, a quiet day'} | ${quiet}         | ${house(1)}
    ${'one unit, a day'}       | ${normal}        | ${house(1)}
    ${'40 units'}              | ${chain(22, 18)} | ${house(40, 'en')}
    ${'2,000 in a crisis'}     | ${crisis}        | ${house(2000, 'zh', longName)}
    ${'a week'}                | ${week}          | ${house(12, 'en')}
    ${'a month'}               | ${month}         | ${house(12)}
    ${'a week at its most'}    | ${worst}         | ${house(40, 'zh', longName)}
  `(
    'is a PNG at twice its size, at most 120 kB, and all its colours are there: $what',
    async ({ digest, given }) => {
      const picture = digestChart(digest, given);
      const drawn = await drawer.draw(picture);
      if (!drawn.ok) throw new Error(drawn.why);
      const header = Buffer.from(drawn.png);
      const [wide, high] = [header.readUInt32BE(16), header.readUInt32BE(20)];
      expect([wide, high]).toEqual([picture.width * 2, picture.height * 2]);
      expect(drawn.png.length).toBeLessThanOrEqual(120_000);
      const there = new Set(new Uint32Array(new Uint8Array(pixelsOf(drawn.png, wide, high)).buffer));
      const wanted = [colour.ground, colour.text, colour.text2, ...levels.map((level) => colour[level])];
      expect(wanted.filter((each) => !there.has(pixelOf(each)))).toEqual([]);
    },
  );

  it('is the same byte for byte where the digest is the same', async () => {
    const twice = [normal, structuredClone(normal)].map((digest) => digestChart(digest, house(1)));
    const [one, two] = await Promise.all(twice.map((picture) => drawer.draw(picture)));
    expect(one?.ok).toBe(true);
    expect(one).toEqual(two);
  });
});

function pixelOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return red + green * 0x100 + blue * 0x10000 + 0xff000000;
}
