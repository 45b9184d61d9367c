import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, launchChromium } from '../support/chromium.ts';
import { cardOf, fillForm, openGroup, openWindow, pressCard } from '../support/console.ts';
import { type House, openHouse } from '../support/house.ts';

const shots = join(import.meta.dirname, 'shots');
const [monitor, coordinator, commander] = ['E111', 'E101', 'E001'];

/** Unclaimed for five seconds calls the next tier; whoever has it then has time. */
const hasty = {
  'policy.yaml': (text: string) =>
    text.replace('claim: 90s', 'claim: 5s').replace('claim: 60s', 'claim: 30m'),
};

describe.skipIf(!canBrowse())('the chain lights up', () => {
  let browser: Browser;
  let house: House;
  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    house = await openHouse({ edit: hasty });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('leads a post through branch, region and HQ to its close, the same card everywhere', async () => {
    const branch = await openWindow(browser, house.url, { as: monitor });
    const region = await openWindow(browser, house.url, { as: coordinator });
    const hq = await openWindow(browser, house.url, { as: commander });

    const posted = await post(house, {
      id: 'weibo-1',
      kind: 'post',
      title: '徐汇院区门诊排队三小时，投诉没人管',
      text: '昨天在示例医院徐汇院区门诊排队三小时，分诊护士态度恶劣，打电话投诉没人管，我的电话13812345678。',
      site: '微博',
      url: 'https://weibo.demo.invalid/s/1',
      publishedAt: new Date().toISOString(),
      reach: { reads: 900 },
    });
    expect(posted).toMatchObject({ accepted: 1, rejected: [] });

    const inBranch = cardOf(branch.page, 'P1');
    await inBranch.waitFor();
    expect(await inBranch.textContent()).toContain('待认领');
    expect(await inBranch.textContent()).not.toContain('13812345678');
    await branch.page.screenshot({ path: join(shots, 'story-1-branch.png') });

    const inRegion = cardOf(region.page, 'P1');
    await says(region.page.locator('#stream'), '蒋思远');
    await region.page.screenshot({ path: join(shots, 'story-2-region-called.png') });

    const inHq = cardOf(hq.page, 'P1');
    await inHq.waitFor({ timeout: 60_000 });
    await hq.page.screenshot({ path: join(shots, 'story-3-hq-called.png') });

    await pressCard(hq.page, 'P1', '定级', { level: 'orange', reason: '媒体已来电询问' });
    for (const card of [inBranch, inRegion, inHq]) await says(card, 'Ⅱ级');

    await pressCard(hq.page, 'P1', '下发', {
      to: 'hq/east/xuhui',
      text: '两小时内联系家属并回报',
      minutes: '120',
    });
    await says(inBranch, '两小时内联系家属并回报');

    expect(await pressCard(branch.page, 'P1', '认领')).toContain('已认领');
    for (const card of [inBranch, inRegion, inHq]) await says(card, '处置中');
    await branch.page.screenshot({ path: join(shots, 'story-4-claimed.png') });

    await pressCard(hq.page, 'P1', '关闭', { note: '家属已接受答复，分诊流程已整改' });
    for (const card of [inBranch, inRegion, inHq]) await says(card, '已关闭');
    await hq.page.screenshot({ path: join(shots, 'story-5-closed.png') });

    for (const { page } of [branch, region, hq])
      expect(await page.locator('#stream article.card').count()).toBe(1);
    expect([...branch.errors, ...region.errors, ...hq.errors]).toEqual([]);
    expect(await house.store.audit.verify()).toMatchObject({ ok: true });
    await Promise.all([branch, region, hq].map((window) => window.close()));
  });

  it('takes a phone complaint typed in by a branch as its own, within two seconds', async () => {
    const branch = await openWindow(browser, house.url, { as: 'E131' });
    await branch.page.locator('#say').fill('上报 家属来电投诉：苏州院区B超室拒绝加号，态度粗暴');
    const began = performance.now();
    await branch.page.locator('#say').press('Enter');
    await branch.page.locator('#stream article.card').first().waitFor();
    const seconds = (performance.now() - began) / 1000;
    process.stdout.write(`report → card in ${seconds.toFixed(2)} s\n`);
    expect(await branch.page.locator('#stream article.card').textContent()).toContain('苏州院区');
    await branch.close();
  });

  it('asks for the reason before a dismissal counts, and leaves what was typed when it is refused', async () => {
    const branch = await openWindow(browser, house.url, { as: 'E131' });
    await openGroup(branch.page, 'suzhou');
    const card = branch.page.locator('#stream article.card').first();
    await card.getByRole('button', { name: '排除', exact: true }).click();
    await fillForm(branch.page, { reason: '' });
    expect(await branch.page.locator('dialog[open]').count()).toBe(1);
    await branch.close();
  });
});

async function says(place: Locator, words: string): Promise<void> {
  await expect.poll(() => place.textContent(), { timeout: 60_000 }).toContain(words);
}

/** A vendor's push, signed by the foreign client. */
async function post({ url, data }: House, mention: object): Promise<unknown> {
  const secret = readFileSync(join(data, 'webhook-example.secret'), 'utf8').trim();
  const body = JSON.stringify({ mentions: [mention] });
  const at = new Date();
  const headers = {
    'content-type': 'application/json',
    'webhook-id': 'story-1',
    'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
    'webhook-signature': new Webhook(secret).sign('story-1', at, body),
  };
  const response = await fetch(`${url}/hooks/replay`, { method: 'POST', headers, body });
  expect(response.status).toBe(202);
  return response.json();
}
