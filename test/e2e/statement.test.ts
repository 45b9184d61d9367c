import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, launchChromium } from '../support/chromium.ts';
import { cardOf, fillForm, openGroup, openWindow, pressCard, words } from '../support/console.ts';
import { checks, shots } from '../support/consoleStage.ts';
import { type House, openHouse } from '../support/house.ts';
import { type SiteStage, siteStage } from '../support/siteStage.ts';

const [monitor, colleague, writer, commander, lawyer] = ['E111', 'E112', 'E007', 'E001', 'E009'];
const phone = {
  ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  ...{ deviceScaleFactor: 2, reducedMotion: 'reduce' },
} as const;

const today = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format();
const fact = '患者家属于11月20日向徐汇院区提出投诉，徐汇院区当日受理';
const text = [
  '关于徐汇院区有关情况的说明',
  `${fact}。`,
  '我们理解大家的关切，手术前是否告知并发症正在核实。',
  '示例医疗集团徐汇院区',
  today,
].join('\n\n');
const second = text.replace('我们理解大家的关切，', '');

describe.skipIf(!canBrowse())('words to the public, in the console', () => {
  let browser: Browser;
  let house: House;
  let site: SiteStage;
  const errors: (readonly string[])[] = [];
  const open = async (as: string | undefined, view = {}): Promise<Page> => {
    const window = await openWindow(browser, house.url, { ...(as && { as }), ...view });
    errors.push(window.errors);
    return window.page;
  };
  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    site = await siteStage();
    house = await openHouse({ publish: site.publish, fetchPage: site.fetchPage });
    browser = await launchChromium();
    const title = '示例医院徐汇院区手术后未告知并发症，患者死亡，家属讨说法';
    await house.intake.keep('s', [{ externalId: 'a', kind: 'post', site: '微博', title }]);
    await house.quiet();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
    site?.stop();
  });

  it('from a fact to a correction: what was approved goes out once, and no other word', async () => {
    const branch = await open(monitor);
    await pressCard(branch, 'P1', '认领');
    await pressCard(branch, 'P1', '补充事实', { text: fact });
    await house.quiet();
    const other = await open(colleague);
    await says(cardOf(other, 'P1'), '事实：待确认 1');
    await cardOf(other, 'P1').getByRole('button', { name: '确认事实', exact: true }).click();
    await other.locator('dialog[open] input[type="radio"]').first().check();
    await fillForm(other, {});
    await says(cardOf(other, 'P1'), '事实：已确认 1');

    const release = await open(writer);
    await openGroup(release, 'hq-release');
    expect(await pressCard(release, 'P1', '拟声明', {})).toContain('P1-v1 已写成');
    const draft = cardOf(release, 'P1-v1');
    await says(draft, '✕ 阻止 · 缺少应有的部分：「【责任部门】');
    await release.screenshot({ path: join(shots, 'statement-1-draft.png') });

    await draft.getByRole('button', { name: '修改', exact: true }).click();
    expect(await release.locator('dialog textarea').inputValue()).toContain(`${fact}。`);
    await release.screenshot({ path: join(shots, 'statement-2-edit.png') });
    await fillForm(release, { text: `${text}\u202e` });
    await says(release.locator('dialog .formStatus'), '改变阅读方向的字符');
    expect(await release.locator('dialog textarea').inputValue()).toContain(text);
    await fillForm(release, { text });
    await cardOf(release, 'P1-v2').waitFor();
    await pressCard(release, 'P1-v2', '看改动');
    const changes = release.locator('dialog.changes');
    expect(await changes.locator('del').count()).toBeGreaterThan(0);
    expect((await changes.locator('ins').allInnerTexts()).join('')).toContain('正在核实');
    expect(await release.evaluate(checks)).toEqual([]);
    await release.screenshot({ path: join(shots, 'statement-3-changes.png') });
    await release.keyboard.press('Escape');
    await cardOf(release, 'P1-v2').locator('.code').click();
    await says(release.locator('#detail'), '写成声明 P1-v2');
    expect(await pressCard(release, 'P1-v2', '提交审批')).toContain('已提交审批');

    const command = await open(commander, phone);
    const asked = cardOf(command, 'P1-v2');
    await says(asked, '请审批（Ⅰ级）');
    expect(await asked.locator('.saying p:not(.gap)').allInnerTexts()).toEqual(text.split('\n\n'));
    const hash = /校验 ([0-9a-f]{8})/u.exec(await words(asked))?.[1];
    expect(await asked.getByRole('button', { name: '同意', exact: true }).isVisible()).toBe(true);
    for (const colorScheme of ['dark', 'light'] as const) {
      await command.emulateMedia({ colorScheme });
      expect(await command.evaluate(checks)).toEqual([]);
      await command.screenshot({ path: join(shots, `statement-4-approve-${colorScheme}.png`) });
    }
    await asked.getByRole('button', { name: '修改', exact: true }).click();
    await says(command.locator('dialog .hint'), '你自己不能再审批');
    await command.screenshot({ path: join(shots, 'statement-5-warned.png') });
    await command.keyboard.press('Escape');

    // While the commander is asked once more, the text changes under the question.
    await asked.getByRole('button', { name: '同意', exact: true }).click();
    expect(await words(command.locator('dialog .warning'))).toContain(hash);
    await pressCard(release, 'P1-v2', '修改', { text: second });
    await cardOf(release, 'P1-v3').waitFor();
    await fillForm(command, { reason: '联系方式在官网首页' });
    await says(command.locator('dialog .formStatus'), '文本已变更');
    await command.screenshot({ path: join(shots, 'statement-6-stale.png') });
    await command.keyboard.press('Escape');
    await pressCard(release, 'P1-v3', '提交审批');
    await says(cardOf(command, 'P1-v3'), '还没有人同意');

    await tabTo(command, cardOf(command, 'P1-v3').locator('[data-action="approve"]'));
    await command.keyboard.press('Enter');
    await command.keyboard.type('联系方式在官网首页');
    await command.keyboard.press('Control+Enter');
    await says(cardOf(command, 'P1-v3'), '已同意：指挥部 陈望舒');

    const review = await open(lawyer);
    await openGroup(review, 'hq-review');
    await says(cardOf(review, 'P1-v3'), '还差 法务医务审核');
    expect(site.posts).toEqual([]);
    expect(await pressCard(review, 'P1-v3', '同意', {})).toContain('审批已齐');

    await says(cardOf(release, 'P1-v3'), '审批已齐：按「发布」');
    await cardOf(release, 'P1-v3').getByRole('button', { name: '发布', exact: true }).click();
    expect(await words(release.locator('dialog .warning'))).toContain('发出后不能收回');
    await release.screenshot({ path: join(shots, 'statement-7-publish.png') });
    await fillForm(release, {});
    await says(cardOf(release, 'P1-v3'), '已发布');
    await release.screenshot({ path: join(shots, 'statement-8-published.png') });
    expect(site.posts.map(({ title, body }) => `${title}\n\n${body}`)).toEqual([second]);

    await pressCard(release, 'P1-v3', '更正/撤回', { purpose: 'correction' });
    await says(cardOf(release, 'P1-v4'), '更正');
    expect(site.posts).toHaveLength(1);
    expect(errors.flat()).toEqual([]);
    expect(await house.store.audit.verify()).toMatchObject({ ok: true });
  });
});

async function says(place: Locator, said: string): Promise<void> {
  await expect.poll(() => place.textContent(), { timeout: 60_000 }).toContain(said);
}

/** By the Tab key alone, from the beginning of the page. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await page.evaluate('document.activeElement?.blur()');
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
  }
  throw new Error('not reached by Tab');
}
