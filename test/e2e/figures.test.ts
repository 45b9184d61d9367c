import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../../src/bot/message.ts';
import { differenceChart } from '../../src/reports/chart/differenceChart.ts';
import { chartDrawer } from '../../src/reports/chart/drawer.ts';
import { report, unit } from '../reports/chart/report.ts';
import { canBrowse } from '../support/chromium.ts';
import { words } from '../support/console.ts';
import { checks, consoleStage, phone, shots } from '../support/consoleStage.ts';

const caption = '华东区域 · 日报 11-21 周六';
const digest: Notice = {
  kind: 'notice',
  tone: 'calm',
  spans: [
    { text: caption, weight: 'strong' },
    { text: '\n新增 5 · 未结 3 · 超时 1 · 关闭 4\n● P131 浦东院区 门诊系统故障 待认领\n信源正常 12/12' },
  ],
  tables: [
    {
      caption: '近 14 天新增，按等级',
      head: ['日期', 'Ⅰ级', 'Ⅱ级', 'Ⅲ级', 'Ⅳ级', '舆情信息'],
      rows: [
        ['11-20', '0', '1', '2', '3', '1,204'],
        ['11-21', '1', '0', '1', '3', '86'],
      ],
    },
    {
      caption: '各院区',
      head: ['机构', '新增', '未结', '超时', '认领中位', '按时', '上周按时', '最近一件'],
      rows: [
        ['徐汇院区', '3', '1', '0', '12 分钟', '3/3', '5/6', '<img src=x onerror=alert(1)> 排队\u202e三小时'],
        ['示例大学附属第一人民医院浦东新区惠南镇院区', '2', '2', '1', '', '1/2', '', '系统故障'],
      ],
    },
  ],
};

describe.runIf(canBrowse())('a digest on the console', () => {
  const stage = consoleStage();
  let png: Uint8Array;
  beforeAll(async () => {
    const drawer = chartDrawer();
    const names = ['徐汇院区', '浦东院区', '苏州院区'];
    const units = names.map((name, at) => unit(name, { incidents: 9 + at, louder: 3 + at, quieter: 2 }));
    const drawn = await drawer.draw(differenceChart(report(...units), 'zh'));
    await drawer.close();
    if (!drawn.ok) throw new Error(drawn.why);
    png = drawn.png;
  });

  async function bring(channel = 'xuhui'): Promise<string> {
    const file = { name: '日报.png', mime: 'image/png', bytes: png };
    const sent = await stage.house.platform.attach?.(channel, file, caption, 'digest');
    if (sent?.outcome !== 'sent') throw new Error(sent?.why);
    await stage.house.post(channel, digest);
    return sent.ref;
  }

  /** How wide the picture is drawn, and how many pixels wide it is; rejects when it is none. */
  function sizeOf(page: Page, selector: string): Promise<Record<'width' | 'pixels', number>> {
    return page.evaluate(`(async () => {
      const image = document.querySelector('${selector}');
      await image.decode();
      return { width: image.getBoundingClientRect().width, pixels: image.naturalWidth };
    })()`);
  }

  it.each`
    name           | view
    ${'wide'}      | ${{}}
    ${'wideDark'}  | ${{ colorScheme: 'dark' }}
    ${'phone'}     | ${{ ...phone, deviceScaleFactor: 2 }}
    ${'phoneDark'} | ${{ ...phone, colorScheme: 'dark', deviceScaleFactor: 2 }}
    ${'tablet'}    | ${{ viewport: { width: 900, height: 700 } }}
  `('shows its picture at its logical size, and no wider than the window: $name', async ({ name, view }) => {
    await bring();
    const page = await stage.open(view);
    const { width, pixels } = await sizeOf(page, '.picture img');
    expect(pixels).toBe(1440);
    const room = (await page.locator('.notice.figured').first().boundingBox())?.width ?? 0;
    expect(width).toBeLessThanOrEqual(Math.min(720, room));
    expect(width).toBeGreaterThan(Math.min(719, room - 40));
    expect(await page.locator('.picture img').getAttribute('alt')).toBe(caption);
    await page.locator('.tables summary').click();
    await page.locator('.notice.figured').first().scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, `figures-${name}.png`) });
    expect(await page.evaluate(checks)).toEqual([]);
    await page.locator('.tables').scrollIntoViewIfNeeded();
    await page.locator('.tables table').last().scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, `figures-tables-${name}.png`) });
    expect(await page.evaluate(checks)).toEqual([]);
    expect(stage.errors).toEqual([]);
  });

  it('keeps the place of a picture that is not there yet: nothing jumps when it comes', async () => {
    await bring();
    const { board } = stage.house;
    const { picture } = board;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    board.picture = (...asked) => released.then(() => picture(...asked));
    const page = await stage.open();
    expect(await page.evaluate(`document.querySelector('.picture img').naturalWidth`)).toBe(0);
    const before = await page.locator('.picture').boundingBox();
    expect(before?.height).toBeGreaterThan(300);
    release();
    expect((await sizeOf(page, '.picture img')).pixels).toBe(1440);
    expect(await page.locator('.picture').boundingBox()).toEqual(before);
  });

  it('shows its picture as large as the window allows at one press, and gives the focus back', async () => {
    await bring();
    for (const [name, view] of Object.entries({ wide: {}, phone, dark: { colorScheme: 'dark' } as const })) {
      const page = await stage.open(view);
      await page.locator('.picture').click();
      const { width } = await sizeOf(page, 'dialog[open] img');
      expect(width).toBeGreaterThanOrEqual(name === 'phone' ? 720 : 1000);
      await page.screenshot({ path: join(shots, `figures-whole-${name}.png`) });
      expect(await page.evaluate(checks)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(await page.evaluate('document.activeElement.className')).toBe('picture');
    }
  });

  it('has its numbers as tables, folded away, each cell as the words it is', async () => {
    await bring();
    const page = await stage.open();
    expect(await page.locator('.tables table').first().isVisible()).toBe(false);
    await page.locator('.tables summary').press('Enter');
    const [trend, branches] = [page.getByRole('table').first(), page.getByRole('table').last()];
    expect(await words(trend.locator('caption'))).toBe('近 14 天新增，按等级');
    expect(await trend.getByRole('columnheader').allInnerTexts()).toEqual(digest.tables?.[0]?.head);
    expect(await trend.getByRole('cell').allInnerTexts()).toEqual([
      '0',
      '1',
      '2',
      '3',
      '1,204',
      '1',
      '0',
      '1',
      '3',
      '86',
    ]);
    expect(await branches.getByRole('rowheader').allInnerTexts()).toEqual([
      '徐汇院区',
      '示例大学附属第一人民医院浦东新区惠南镇院区',
    ]);
    expect(await words(branches.getByRole('cell').nth(6))).toBe(
      '<img src=x onerror=alert(1)> 排队[U+202E]三小时',
    );
    expect(await branches.locator('img').count()).toBe(0);
    const sides = (row: string) =>
      page.evaluate(`[...${row}.cells].map((cell) => getComputedStyle(cell).textAlign)`);
    const figures = Array(5).fill('right');
    expect(await sides(`document.querySelector('.tables thead tr')`)).toEqual(['left', ...figures]);
    expect(await sides(`document.querySelector('.tableBox:last-child tbody tr')`)).toEqual([
      'left',
      ...figures,
      'right',
      'left',
    ]);
  });

  it('scrolls its tables sideways on a phone, the page never', async () => {
    await bring();
    const page = await stage.open(phone);
    await page.locator('.tables summary').click();
    const box = `document.querySelector('.tableBox[aria-label="各院区"]')`;
    expect(await page.evaluate(`(${box}.scrollLeft = 100, ${box}.scrollLeft)`)).toBe(100);
    const sticks = `${box}.querySelector('tbody th').getBoundingClientRect().left - ${box}.getBoundingClientRect().left`;
    expect(await page.evaluate(sticks)).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.locator('.tables table').last().scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, 'figures-scrolled-phone.png') });
  });

  it('is not to be had by who is in another group, from the page either', async () => {
    const ref = await bring();
    const page = await stage.open({ as: 'E121' });
    const status = (group: string) =>
      page.evaluate(`fetch('/api/groups/${group}/pictures/${ref}').then(({ status }) => status)`);
    expect([await status('xuhui'), await status('pudong')]).toEqual([404, 404]);
    const own = await stage.open({ as: 'E111' });
    expect(
      await own.evaluate(`fetch('/api/groups/xuhui/pictures/${ref}').then(({ status }) => status)`),
    ).toBe(200);
  });

  it('says what a picture was that has been let go of', async () => {
    await bring();
    stage.house.board.picture = async () => undefined;
    const page = await stage.open();
    await page.locator('.noPicture').waitFor();
    expect(await words(page.locator('.noPicture'))).toBe(`图片已不在：${caption}`);
    expect(await page.evaluate(checks)).toEqual([]);
  });

  it('speaks English around its tables and picture when the reader does', async () => {
    await bring();
    const page = await stage.open();
    await page.getByRole('button', { name: 'English' }).click();
    expect(await words(page.locator('.tables summary'))).toBe('Table of the figures 2');
    expect(await page.locator('.picture').getAttribute('aria-haspopup')).toBe('dialog');
  });
});
