import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestClock } from '../../src/jobs/digests.ts';
import { canBrowse, launchChromium } from '../support/chromium.ts';
import { openGroup, openWindow, pressCard } from '../support/console.ts';
import { shots } from '../support/consoleStage.ts';
import { type House, openHouse } from '../support/house.ts';

const [monitor, office] = ['E111', 'E003'];
const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
} as const;

/** Telephones wait for the real time: nobody is rung here. */
const silent = (policy: string): string => `${policy}\nring: {red: never, orange: never}\n`;
/** Goes on as any clock does, from wherever it was put. */
let ahead = 0;
const now = (): Date => new Date(Date.now() + ahead);
function putTo(time: string): void {
  ahead = Date.parse(time) - Date.now();
}

describe.skipIf(!canBrowse())('a morning’s digest, in the console', () => {
  let browser: Browser;
  let house: House;
  const errors: (readonly string[])[] = [];
  const open = async (as: string, view = {}): Promise<Page> => {
    const window = await openWindow(browser, house.url, { as, ...view });
    errors.push(window.errors);
    return window.page;
  };
  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    putTo('2026-11-20T02:00:00Z');
    house = await openHouse({ now, edit: { 'policy.yaml': silent } });
    browser = await launchChromium();
    const { settings, store } = house;
    const look = digestClock({ settings, digests: store.digests, outbox: store.outbox, now });
    await look();
    await found('徐汇院区乱收费，态度恶劣，投诉没人理', 3);
    await found('在天河示例医院挂号排队三个小时，态度恶劣，投诉无门', 2);
    const page = await open(monitor);
    await pressCard(page, 'P1', '认领');
    await house.quiet();
    // The house looks by itself twice a minute: it may tell of the first day now, or of both tomorrow.
    putTo('2026-11-21T02:00:00Z');
    await found('浦东示例医院乱收费，检查费多收两千元，投诉没人管', 2);
    putTo('2026-11-22T00:00:10Z');
    await look();
    await house.quiet();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  async function found(text: string, times: number): Promise<void> {
    for (let n = 1; n <= times; n += 1) {
      const post = { kind: 'post', site: '微博', title: `示例医院${text}（${n}）` } as const;
      await house.intake.keep('s', [{ externalId: `${text}${n}`, ...post }]);
    }
    await house.quiet();
  }

  it('headquarters’ office sees the chain: picture, words, and the figures as tables', async () => {
    const page = await open(office, { viewport: { width: 1280, height: 1600 } });
    await openGroup(page, 'hq-office');
    const picture = page.locator('img[alt^="示例医疗集团 · 日报"]').last();
    await picture.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, 'digest-office-picture.png') });
    const pixels = await page.evaluate<number>(`(async () => {
      const images = [...document.querySelectorAll('.picture img')];
      const image = images.at(-1);
      await image.decode();
      return image.naturalWidth;
    })()`);
    expect(pixels).toBe(1440);
    const said = page.getByText('收到信息').last();
    await said.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, 'digest-office.png') });
    await page.locator('summary', { hasText: '数据表' }).last().click();
    await expect.poll(() => page.locator('table th', { hasText: '浦东院区' }).count()).toBeGreaterThan(0);
    await page.screenshot({ path: join(shots, 'digest-office-tables.png') });
  });

  it('a branch reads its own on a phone in the dark, and asks for today’s', async () => {
    const page = await open(monitor, { ...phone, colorScheme: 'dark' });
    await expect.poll(() => page.getByText('徐汇院区 · 日报').count()).toBeGreaterThan(0);
    await page.screenshot({ path: join(shots, 'digest-branch-phone.png') });
    await page.locator('#say').fill('日报');
    await page.getByRole('button', { name: '发送' }).click();
    await expect.poll(() => page.getByText('截至').count()).toBeGreaterThan(0);
    await page.getByText('截至').last().scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, 'digest-branch-asked.png') });
  });

  it('and no page complains', () => {
    expect(errors.flat()).toEqual([]);
  });
});
