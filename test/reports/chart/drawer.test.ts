import { once } from 'node:events';
import { threadId, type Worker } from 'node:worker_threads';
import { afterAll, expect, it } from 'vitest';
import { differenceChart } from '../../../src/reports/chart/differenceChart.ts';
import { chartDrawer } from '../../../src/reports/chart/drawer.ts';
import { colour, type Picture, words } from '../../../src/reports/chart/look.ts';
import { pixelsOf, report, unit, units } from './report.ts';

const drawer = chartDrawer();
afterAll(() => drawer.close());

async function drawn(picture: Picture): Promise<Uint8Array> {
  const found = await drawer.draw(picture);
  if (!found.ok) throw new Error(found.why);
  return found.png;
}

/** A small picture of one name. */
function named(name: string): Picture {
  const elements = [words(10, 30, name, { size: 20 })];
  return {
    width: 360,
    height: 60,
    option: { backgroundColor: colour.ground, graphic: { elements } },
  };
}

/** How many pixels are not of the ground. */
function inkOf(png: Uint8Array): number {
  const header = Buffer.from(png);
  const pixels = pixelsOf(png, header.readUInt32BE(16), header.readUInt32BE(20));
  return pixels.filter((value, at) => at % 4 === 0 && value < 255).length;
}

const longest = units(2000, (index) => `示例大学附属第一人民医院浦东新区惠南镇第${index}院区（互联网医院）`);

it.each`
  what                     | picture
  ${'no incident'}         | ${differenceChart(report(), 'zh')}
  ${'no difference'}       | ${differenceChart(report(unit('徐汇院区', { incidents: 3 })), 'en')}
  ${'one unit'}            | ${differenceChart(report(...units(1)), 'zh')}
  ${'six units'}           | ${differenceChart(report(...units(6)), 'en')}
  ${'2,000, long of name'} | ${differenceChart(report(...longest), 'zh')}
`('is a PNG at twice its size with ink in it and at most 120 kB: $what', async ({ picture }) => {
  const png = await drawn(picture);
  const [wide, high] = [picture.width * 2, picture.height * 2];
  const header = Buffer.from(png);
  expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([wide, high]);
  expect(png.length).toBeLessThanOrEqual(120_000);
  const pixels = pixelsOf(png, wide, high);
  expect([...pixels.subarray(0, 4)], 'its own ground').toEqual([255, 255, 255, 255]);
  const title = pixels.subarray(60 * wide * 4, 110 * wide * 4);
  const dark = title.filter((value, at) => at % 4 === 0 && value < 64).length;
  expect(dark, 'the title is written').toBeGreaterThan(500);
});

it('draws a letter that no font has as ○, never as a box', async () => {
  expect(await drawn(named('徐汇\u{10fffd}院区'))).toEqual(await drawn(named('徐汇○院区')));
});

it('draws nothing for joiners, direction marks, control letters and half a letter', async () => {
  const plain = await drawn(named('徐汇院区'));
  expect(await drawn(named('\u202e徐\u200d汇\ufe0f\u0000\u0008院\ud83d区'))).toEqual(plain);
});

it.each([`<b>"&'</svg>`, '{b}：{c}', '{a|院区}', '&#xe000;'])('draws every sign of %s', async (name) => {
  const [all, shorter] = [await drawn(named(name)), await drawn(named(name.slice(0, -1)))];
  expect(inkOf(all)).toBeGreaterThan(inkOf(shorter));
});

it('draws in one thread that is not this one, however many pictures', async () => {
  const threads: Worker[] = [];
  const count = (thread: Worker) => threads.push(thread);
  process.on('worker', count);
  const own = chartDrawer();
  const pictures = await Promise.all(['甲', '乙', '丙'].map((name) => own.draw(named(name))));
  await own.close();
  process.off('worker', count);
  expect(pictures.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(threads.map((thread) => thread.threadId !== threadId)).toEqual([true]);
});

it('says why there is no picture, and draws the next one', async () => {
  const broken = { ...named('甲'), height: 0 };
  expect(await drawer.draw(broken)).toEqual({ ok: false, why: expect.stringMatching(/./) });
  expect((await drawer.draw(named('甲'))).ok).toBe(true);
});

it('gives up a picture that takes too long, and a thread that dies', async () => {
  const hasty = chartDrawer(1);
  expect(await hasty.draw(named('甲'))).toEqual({ ok: false, why: expect.stringContaining('too long') });
  const own = chartDrawer();
  const starting = once(process, 'worker');
  const first = own.draw(named('甲'));
  const [thread]: Worker[] = await starting;
  await thread?.terminate();
  expect((await first).ok).toBe(false);
  expect((await own.draw(named('甲'))).ok).toBe(true);
  await own.close();
});
