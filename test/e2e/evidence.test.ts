import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, launchChromium } from '../support/chromium.ts';
import { cardOf, openGroup, openWindow, words } from '../support/console.ts';
import { checks, phone, shots } from '../support/consoleStage.ts';
import { pdf } from '../support/evidenceFiles.ts';
import { type House, openHouse } from '../support/house.ts';

const [monitor, commander] = ['E111', 'E001'];
const record = { name: '值班记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) };
const large = {
  ...record,
  name: '全部监控.pdf',
  buffer: Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]),
};
const program = { name: '记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\0\0') };

describe.skipIf(!canBrowse())('a file that shows a fact, in the console', () => {
  let browser: Browser;
  let house: House;
  const windows: Awaited<ReturnType<typeof openWindow>>[] = [];
  async function open(as: string | undefined, view = {}): Promise<Page> {
    const window = await openWindow(browser, house.url, { ...(as && { as }), ...view });
    windows.push(window);
    return window.page;
  }
  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    house = await openHouse();
    browser = await launchChromium();
    const title = '示例医院徐汇院区手术后未告知并发症，患者死亡，家属讨说法';
    await house.intake.keep('s', [{ externalId: 'a', kind: 'post', site: '微博', title }]);
    await house.quiet();
  });
  afterAll(async () => {
    for (const { close } of windows) await close();
    await browser?.close();
    await house?.stop();
  });

  it('is added with the fact, and opened by another who says why', async () => {
    const branch = await open(monitor);
    await cardOf(branch, 'P1').getByRole('button', { name: '补充事实' }).click();
    const dialog = branch.locator('dialog[open]');
    const picker = dialog.locator('[data-field=file]');
    await dialog.locator('[data-field=text] textarea').fill('急诊11月20日14时05分接诊');
    await picker.locator('input').setInputFiles([large]);
    expect(await words(picker.locator('.wrong'))).toContain('文件合计不能超过 10 MB');
    await picker.locator('input').setInputFiles([record, program]);
    expect((await picker.locator('li bdi').allInnerTexts()).join()).toBe('值班记录.pdf,记录.pdf');
    await branch.screenshot({ path: join(shots, 'evidence-1-form.png') });

    await dialog.locator('[type=submit]').click();
    await picker.locator('.wrong', { hasText: '这个文件收不了' }).waitFor();
    expect(await dialog.locator('textarea').inputValue()).toBe('急诊11月20日14时05分接诊');
    await branch.keyboard.press('Escape');
    await cardOf(branch, 'P1').getByRole('button', { name: '补充事实' }).click();
    expect((await picker.locator('li bdi').allInnerTexts()).join(), 'closed by mistake').toBe(
      '值班记录.pdf,记录.pdf',
    );
    await picker.getByRole('button', { name: '移除 记录.pdf' }).click();
    await dialog.locator('[type=submit]').click();
    await branch.locator('.toast', { hasText: '1 个文件已封存' }).waitFor();
    await house.quiet();

    const hq = await open(commander);
    await openGroup(hq, 'hq-command');
    await cardOf(hq, 'P1').locator('.code').click();
    const shown = hq.locator('#detail .factList');
    expect(await words(shown)).toMatch(/F1 待确认 急诊11月20日14时05分接诊/u);
    expect(await words(shown)).toMatch(/值班记录\.pdf（1 KB，sha256 [0-9a-f]{8}）/u);
    expect(await hq.evaluate(checks)).toEqual([]);
    await shown.getByRole('button', { name: '打开证据' }).click();
    const why = hq.locator('dialog[open]');
    await why.locator('input').fill('看看');
    await why.locator('[type=submit]').click();
    await why.locator('.wrong', { hasText: '至少 4 个字' }).waitFor();
    await hq.screenshot({ path: join(shots, 'evidence-2-why.png') });
    await why.locator('input').fill('核对接诊时间');
    const saving = hq.waitForEvent('download');
    await why.locator('[type=submit]').click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('值班记录.pdf');
    expect(readFileSync(await saved.path()).equals(pdf)).toBe(true);
    await why.waitFor({ state: 'detached' });
  });

  it('is typed along with its words', async () => {
    const branch = await open(monitor);
    await branch.locator('#file').setInputFiles([record]);
    await branch.locator('#say').fill('P1 补充事实 当晚三次查房 来源：值班表');
    expect(await words(branch.locator('#sayNote'))).toBe('将作为指令送出');
    await branch.locator('#send').click();
    await branch.locator('#whispers', { hasText: '1 个文件已封存' }).waitFor();
  });

  it('is read on a phone, where the side of the page is over it', async () => {
    const small = await open(monitor, phone);
    await cardOf(small, 'P1').locator('.code').click();
    const sheet = small.locator('dialog.sheet[open]');
    await sheet.getByRole('button', { name: '打开证据' }).first().waitFor();
    expect(await small.evaluate(checks)).toEqual([]);
    await small.screenshot({ path: join(shots, 'evidence-3-phone.png') });
    expect(windows.flatMap(({ errors }) => errors)).toEqual([]);
  });
});
