import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as cards from '../support/cardFixtures.ts';
import { canBrowse } from '../support/chromium.ts';
import { cardOf, words } from '../support/console.ts';
import { checks, consoleStage, phone, shots } from '../support/consoleStage.ts';

describe.runIf(canBrowse())('the console', () => {
  const stage = consoleStage();

  describe('shows', () => {
    it.each`
      name           | view
      ${'wide'}      | ${{}}
      ${'wideDark'}  | ${{ colorScheme: 'dark' }}
      ${'phone'}     | ${phone}
      ${'phoneDark'} | ${{ ...phone, colorScheme: 'dark' }}
      ${'tablet'}    | ${{ viewport: { width: 900, height: 700 } }}
    `('every kind of message legibly, labelled and inside the window: $name', async ({ name, view }) => {
      await stage.fillGroup();
      const page = await stage.open(view);
      await cardOf(page, 'P131').waitFor();
      await page.screenshot({ path: join(shots, `${name}.png`) });
      expect(await page.evaluate(checks)).toEqual([]);
      expect(await page.locator('#stream .card').count()).toBe(6);
      expect(stage.errors).toEqual([]);
    });

    it('forms and menus as legibly, by day and by night', async () => {
      await stage.fillGroup();
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await stage.open({ colorScheme });
        await cardOf(page, 'P131').locator('.more').click();
        expect(await page.evaluate(checks)).toEqual([]);
        await page.keyboard.press('Escape');
        await cardOf(page, 'P128').getByRole('button', { name: '关闭' }).click();
        await page.locator('dialog [type=submit]').click();
        await page.screenshot({ path: join(shots, `form-${colorScheme}.png`) });
        expect(await page.evaluate(checks)).toEqual([]);
      }
    });

    it('each level by a word and a shape, not by colour alone', async () => {
      await stage.fillGroup();
      const page = await stage.open();
      const badges = await page.locator('#stream .badge').allInnerTexts();
      expect(badges.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
        expect.stringMatching(/^■ ?Ⅳ级 一般/),
        expect.stringMatching(/^▲ ?Ⅲ级 较大/),
        expect.stringMatching(/^◆ ?Ⅱ级 重大/),
        expect.stringMatching(/^■ ?Ⅳ级 一般/),
        expect.stringMatching(/^◆ ?Ⅱ级 重大/),
        expect.stringMatching(/^● ?Ⅰ级 特别重大/),
      ]);
    });

    it('the words that are why, marked by more than colour, in the quote and in the title', async () => {
      await stage.fillGroup();
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await stage.open({ colorScheme });
        const marks = cardOf(page, 'P128').last().locator('mark');
        expect(await marks.allInnerTexts()).toEqual(['并发症', '并发症']);
        const lines = await page.evaluate(
          `[...document.querySelectorAll('mark')].map((mark) => getComputedStyle(mark).textDecorationLine).join(' ')`,
        );
        expect(lines).toMatch(/^underline( underline)+$/);
        await cardOf(page, 'P128')
          .last()
          .screenshot({ path: join(shots, `marks-${colorScheme}.png`) });
        expect(await page.evaluate(checks)).toEqual([]);
      }
    });

    it('a stranger’s markup as the words it is, and leads nowhere it does not say', async () => {
      await stage.house.post('xuhui', cards.hostile(new Date()));
      const page = await stage.open();
      const card = cardOf(page, 'P132');
      expect(await words(card.locator('.title'))).toContain('<img src=x onerror=alert(1)> <!channel> @all');
      expect(await words(card.locator('.title'))).toContain('[U+202E]');
      expect(await card.locator('img, script, .person').count()).toBe(0);
      const links = card.locator('a');
      expect(await links.count()).toBe(1);
      expect(await words(links)).toContain('xn--80ak6aa92e.example');
      expect(await links.getAttribute('rel')).toContain('noopener');
    });

    it('clocks that run, and what is late as late', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      await stage.house.post('xuhui', cards.overdue(new Date()));
      const page = await stage.open();
      const clock = cardOf(page, 'P128').locator('.state time');
      const before = await words(clock);
      expect(before).toMatch(/^12:\d\d$/);
      await expect.poll(() => words(clock), { timeout: 5000 }).not.toBe(before);
      expect(await words(cardOf(page, 'P131').locator('.state'))).toBe('待认领 已超时 3 分钟');
    });

    it.each`
      as        | group           | taught
      ${'E007'} | ${'hq-release'} | ${'P1 拟声明'}
      ${'E009'} | ${'hq-review'}  | ${'待我审批'}
      ${'E002'} | ${'hq-command'} | ${'待我审批'}
    `('what is done in an empty group of headquarters: $group', async ({ as, group, taught }) => {
      const page = await stage.open({ as });
      await page.getByRole('button', { name: '填入示例' }).click();
      expect(await page.locator('#say').inputValue()).toBe(taught);
      await page.screenshot({ path: join(shots, `empty-${group}.png`) });
      expect(await page.evaluate(checks)).toEqual([]);
    });

    it('what to do in a group where nothing has happened', async () => {
      const page = await stage.open({ as: 'E131' });
      expect(await words(page.locator('.empty'))).toContain('此群还没有舆情');
      await page.getByRole('button', { name: '填入示例' }).click();
      expect(await page.locator('#say').inputValue()).toMatch(/^上报 https:/);
      await page.screenshot({ path: join(shots, 'empty.png') });
      expect(await page.evaluate(checks)).toEqual([]);
    });

    it('its own words in English at one press, and keeps to it', async () => {
      await stage.fillGroup();
      const page = await stage.open();
      await page.getByRole('button', { name: 'English' }).click();
      expect(await words(page.locator('#send'))).toBe('Send');
      await page.reload();
      expect(await words(page.locator('.demo'))).toContain('Demo:');
      expect(await page.evaluate('document.documentElement.lang')).toBe('en');
      await page.screenshot({ path: join(shots, 'english.png') });
      expect(await page.evaluate(checks)).toEqual([]);
    });
  });
});
