import { describe, expect, it } from 'vitest';
import * as cards from '../support/cardFixtures.ts';
import { canBrowse } from '../support/chromium.ts';
import { cardOf, fillForm, pressCard, words } from '../support/console.ts';
import { consoleStage } from '../support/consoleStage.ts';

describe.runIf(canBrowse())('the console', () => {
  const stage = consoleStage();

  describe('a press', () => {
    it('is answered by a toast, and the card changes where it stands', async () => {
      const now = new Date();
      const ref = await stage.house.post('xuhui', cards.newIncident(now));
      stage.house.answer = async () => {
        await stage.house.platform.update('xuhui', ref, cards.inHand(now));
        return { tone: 'ok', text: '已认领 P128' };
      };
      const page = await stage.open();
      expect(await pressCard(page, 'P128', '认领')).toBe('已认领 P128');
      await page.locator('.state', { hasText: '处置中（顾小满）' }).waitFor();
      expect(await page.locator('#stream .card').count()).toBe(1);
    });

    it('that needs words asks for them, keeps them when refused, and gives the focus back', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      const page = await stage.open();
      await cardOf(page, 'P128').getByRole('button', { name: '排除' }).click();
      const dialog = page.locator('dialog[open]');
      await dialog.locator('[type=submit]').click();
      expect(await words(dialog.locator('.wrong'))).toBe('请填写「排除理由」');
      expect(stage.house.heard).toEqual([]);

      stage.house.answer = async () => ({
        tone: 'refused',
        text: '理由太短',
        errors: { reason: '至少 4 个字' },
      });
      await fillForm(page, { reason: '误报' });
      await dialog.locator('.wrong', { hasText: '至少 4 个字' }).waitFor();
      expect(await dialog.locator('textarea').inputValue()).toBe('误报');

      stage.house.answer = async () => ({ tone: 'ok', text: '已申请排除' });
      await fillForm(page, { reason: '与本院无关，是同名诊所' });
      await dialog.waitFor({ state: 'detached' });
      expect(stage.house.heard.at(-1)).toMatchObject({
        action: 'dismiss',
        values: { reason: '与本院无关，是同名诊所' },
      });
      expect(await page.evaluate('document.activeElement.textContent')).toBe('排除');
    });

    it('in a form closed by mistake loses nothing that was typed', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      const page = await stage.open();
      const opener = cardOf(page, 'P128').getByRole('button', { name: '补充事实' });
      await opener.click();
      await page.locator('dialog textarea').fill('值班医生已联系家属');
      await page.keyboard.press('Escape');
      await opener.click();
      expect(await page.locator('dialog textarea').inputValue()).toBe('值班医生已联系家属');
    });

    it('of danger says what will happen to whom, and Esc means no', async () => {
      await stage.house.post('xuhui', cards.inHand(new Date()));
      const page = await stage.open();
      await cardOf(page, 'P128').getByRole('button', { name: '关闭' }).click();
      expect(await words(page.locator('dialog .warning'))).toContain('徐汇院区、华东区域、示例医疗集团');
      expect(await words(page.locator('dialog [type=submit]'))).toBe('确认关闭 P128');
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(stage.house.heard).toEqual([]);
    });

    it('that is answered with a form of boxes sends all that were ticked, and keeps them when refused', async () => {
      const options = ['m-1', 'm-2', 'm-3'].map((value) => ({ value, label: `转发 ${value}` }));
      const field = {
        name: 'mentions',
        label: '拆出哪几条',
        input: 'choices',
        required: true,
        options,
      } as const;
      const card = cards.newIncident(new Date());
      const split = { id: 'split', label: '拆分', style: 'plain' } as const;
      await stage.house.post('xuhui', { ...card, actions: [split] });
      stage.house.answer = async (inbound) => {
        const filled = inbound.kind === 'press' && Object.keys(inbound.values).length > 0;
        if (filled) return { tone: 'refused', text: '请至少留下一条' };
        const form = { title: '拆分 P128', action: 'split', subject: card.subject, fields: [field] };
        return { tone: 'ok', text: '拆分 P128', form };
      };
      const page = await stage.open();
      await cardOf(page, 'P128').getByRole('button', { name: '拆分' }).click();
      const dialog = page.locator('dialog[open]');
      await dialog.locator('[type=submit]').click();
      expect(await words(dialog.locator('.wrong'))).toBe('请填写「拆出哪几条」');
      await fillForm(page, { mentions: 'm-1 m-3' });
      await dialog.locator('.formStatus', { hasText: '请至少留下一条' }).waitFor();
      expect(stage.house.heard.at(-1)).toMatchObject({ action: 'split', values: { mentions: 'm-1 m-3' } });
      expect(await dialog.locator('input:checked').count()).toBe(2);
    });

    it('with choices and a due time sends what was chosen', async () => {
      await stage.house.post('xuhui', cards.inHand(new Date()));
      const page = await stage.open();
      await pressCard(page, 'P128', '下发', { to: '徐汇院区', text: '核实后回报', minutes: '60' });
      expect(stage.house.heard).toMatchObject([
        { action: 'direct', values: { to: '徐汇院区', text: '核实后回报', minutes: '60' } },
      ]);
    });

    it('whose answer was lost is asked again with its key, and happens once', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      const page = await stage.open();
      let lost = 0;
      await page.route('**/api/press', async (route) => {
        lost += 1;
        if (lost > 1) return route.continue();
        await route.fetch();
        await route.abort();
      });
      await pressCard(page, 'P128', '认领');
      expect(lost).toBe(2);
      expect(stage.house.heard).toHaveLength(1);
    });

    it('that cannot be sent says so in the form and keeps the words', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      const page = await stage.open();
      await page.route('**/api/press', (route) => route.abort());
      await cardOf(page, 'P128').getByRole('button', { name: '排除' }).click();
      await fillForm(page, { reason: '与本院无关' });
      await page.locator('.formStatus', { hasText: '连不上服务' }).waitFor({ timeout: 15_000 });
      expect(await page.locator('dialog textarea').inputValue()).toBe('与本院无关');
    });

    it('asked for more by the service opens its form', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      const fields = [{ name: 'reason', label: '理由', input: 'line', required: true }] as const;
      stage.house.answer = async (inbound) =>
        inbound.kind === 'press' && inbound.values.reason
          ? { tone: 'ok', text: '好的' }
          : {
              tone: 'ok',
              text: '',
              form: { title: '还要一句理由', action: 'claim', subject: 'incident-128', fields },
            };
      const page = await stage.open();
      await cardOf(page, 'P128').getByRole('button', { name: '认领' }).click();
      await page.locator('dialog h2', { hasText: '还要一句理由' }).waitFor();
      await fillForm(page, { reason: '值班' });
      await page.locator('.toast', { hasText: '好的' }).waitFor();
      expect(stage.house.heard.at(-1)).toMatchObject({ action: 'claim', values: { reason: '值班' } });
    });
  });

  describe('by keyboard alone', () => {
    it('a menu opens, moves by arrows, chooses by Enter, closes by Esc and gives the focus back', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      const page = await stage.open();
      const more = cardOf(page, 'P128').locator('.more');
      await more.focus();
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('非我院');
      await page.keyboard.press('ArrowUp');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('历史');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('稍后 30 分钟');
      await page.keyboard.press('Escape');
      expect(await page.evaluate("document.activeElement.classList.contains('more')")).toBe(true);
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.toast').waitFor();
      expect(stage.house.heard).toMatchObject([{ action: 'snooze' }]);
    });

    it('Tab walks from the skip link over groups and cards to the line below, and every stop has a name', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      const page = await stage.open();
      const stops: string[] = [];
      for (let index = 0; index < 30; index += 1) {
        await page.keyboard.press('Tab');
        stops.push(
          await page.evaluate(
            `(() => { const e = document.activeElement; return e.getAttribute('aria-label') || e.labels?.[0]?.textContent || e.textContent.trim() || e.placeholder; })()`,
          ),
        );
      }
      const order = [
        '跳到舆情列表',
        '切换身份',
        '全部1',
        '查找',
        'P128 的经过',
        '认领',
        '更多',
        '在此群输入',
      ];
      const places = order.map((name) => stops.indexOf(name));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places[0]).toBe(0);
      expect(stops.filter((stop) => stop === '')).toEqual([]);
    });

    it('arrows move from card to card, and Esc leaves the line for the newest card', async () => {
      await stage.fillGroup();
      const page = await stage.open();
      await page.locator('#say').focus();
      await page.keyboard.press('Escape');
      expect(await page.evaluate('document.activeElement.className')).toContain('notice');
      await page.keyboard.press('ArrowUp');
      expect(await page.evaluate('document.activeElement.dataset.subject')).toBe('incident-131');
    });

    it('the focus stays on the button of a card that is drawn anew', async () => {
      const now = new Date();
      const ref = await stage.house.post('xuhui', cards.newIncident(now));
      const page = await stage.open();
      await cardOf(page, 'P128').getByRole('button', { name: '补充事实' }).focus();
      await stage.house.platform.update('xuhui', ref, cards.inHand(now));
      await page.locator('.state', { hasText: '处置中' }).waitFor();
      expect(await page.evaluate('document.activeElement.dataset.action')).toBe('addFact');
    });
  });
});
