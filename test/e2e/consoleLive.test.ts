import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as cards from '../support/cardFixtures.ts';
import { canBrowse } from '../support/chromium.ts';
import { becomePerson, cardOf, openGroup, sayInGroup, words } from '../support/console.ts';
import { checks, consoleStage, phone, shots } from '../support/consoleStage.ts';
import { webHouse } from '../support/webHouse.ts';

describe.runIf(canBrowse())('the console', () => {
  const stage = consoleStage();

  describe('live', () => {
    it('a new card appears at the bottom, is said aloud, and stands as read', async () => {
      await stage.house.post('xuhui', cards.complaint(new Date()));
      const page = await stage.open();
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      await cardOf(page, 'P128').waitFor();
      await page.locator('#announce', { hasText: '新舆情 P128' }).waitFor({ state: 'attached' });
      expect(await page.locator('.badgeCount').count()).toBe(0);
      expect(await page.title()).toBe('徐汇院区 · 监测 · 烽火');
    });

    it('what comes into another group is counted there with its level', async () => {
      const page = await stage.open({ as: 'E003' });
      await openGroup(page, 'hq-office');
      await stage.house.post('hq-command', cards.overdue(new Date()));
      await page.locator('[data-room="hq-command"] .badgeCount', { hasText: '1' }).waitFor();
      expect(await words(page.locator('[data-room="hq-command"]'))).toContain('●');
      expect(await page.title()).toMatch(/^\(1\)/);
      await openGroup(page, 'hq-command');
      await page.locator('[data-room="hq-command"] .badgeCount').waitFor({ state: 'detached' });
    });

    it('what comes while one reads further up waits behind a button', async () => {
      await stage.fillGroup();
      const page = await stage.open();
      await page.evaluate("document.getElementById('scroll').scrollTop = 0");
      await stage.house.post('xuhui', { ...cards.newIncident(new Date()), subject: 'i-9', code: 'P140' });
      await page.locator('#newer', { hasText: '1 条新消息' }).click();
      expect(await cardOf(page, 'P140').isVisible()).toBe(true);
      await page.locator('#newer').waitFor({ state: 'hidden' });
    });

    it('a lost connection is shown, and what happened meanwhile is there when it is back', async () => {
      const page = await stage.open();
      await page.context().setOffline(true);
      await stage.house.platform.stop();
      await page.locator('#link', { hasText: '连接中断' }).waitFor({ timeout: 15_000 });
      await page.screenshot({ path: join(shots, 'lost.png') });
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      await page.context().setOffline(false);
      await cardOf(page, 'P128').waitFor({ timeout: 20_000 });
      expect(await words(page.locator('#link'))).toBe('');
    });

    it('older messages come when asked for, and the place one reads at stays', async () => {
      for (let index = 0; index < 50; index += 1) {
        await stage.house.post('xuhui', {
          ...cards.complaint(new Date()),
          subject: `i-${index}`,
          code: `P${200 + index}`,
        });
      }
      const page = await stage.open();
      expect(await page.locator('#stream .card').count()).toBe(40);
      await page.locator('#older').click();
      await cardOf(page, 'P200').waitFor({ state: 'attached' });
      expect(await page.locator('#stream .card').count()).toBe(50);
      await page.locator('#older').waitFor({ state: 'hidden' });
    });
  });

  describe('who one is', () => {
    it('is said by the banner, and another identity sees its own groups', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      const page = await stage.open();
      expect(await words(page.locator('.demo'))).toContain('演示：');
      expect(await words(page.locator('#identity option:checked'))).toBe('徐汇院区 舆情监测员 顾小满');
      await becomePerson(page, 'E121');
      expect(await words(page.locator('#roomName'))).toBe('浦东院区 · 监测');
      expect(await words(page.locator('#stream'))).not.toContain('P128');
    });

    it('changed in another window: nothing is done as the wrong person', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      const page = await stage.open();
      const other = await page.context().newPage();
      await other.goto(stage.house.url);
      await becomePerson(other, 'E121');
      await cardOf(page, 'P128').getByRole('button', { name: '认领' }).click();
      await page.locator('.toast', { hasText: '你在另一个窗口换了身份' }).waitFor();
      expect(stage.house.heard).toEqual([]);
      await page.locator('#roomName', { hasText: '浦东院区' }).waitFor();
    });

    it('outside the example chain nobody is anybody: the page says why', async () => {
      const closed = await webHouse({ demo: false });
      const context = await stage.browser.newContext({ viewport: { width: 800, height: 600 } });
      const page = await context.newPage();
      await page.goto(closed.url);
      expect(await words(page.locator('h1').first())).toBe('这里还不能登录');
      await page.screenshot({ path: join(shots, 'closed.png') });
      expect(await page.evaluate(checks)).toEqual([]);
      await context.close();
      await closed.stop();
    });
  });

  describe('the line below the cards', () => {
    it('says what will become of what is typed, sends it by Enter, and shows the answer to this person alone', async () => {
      stage.house.answer = async () => ({ tone: 'ok', text: '已收到上报，证据已固定 #a41f09c2。' });
      const page = await stage.open();
      await page.locator('#say').fill('上报 https://a.example/1');
      expect(await words(page.locator('#sayNote'))).toBe('将作为上报送出');
      expect(await sayInGroup(page, '上报 https://a.example/1')).toContain('已收到上报');
      expect(await page.locator('#say').inputValue()).toBe('');
      expect(stage.house.heard).toMatchObject([{ kind: 'report', links: ['https://a.example/1'] }]);
    });

    it('keeps what was not understood, so that it can be mended', async () => {
      stage.house.answer = async () => ({ tone: 'refused', text: '没有看懂。是不是「P128 认领」？' });
      const page = await stage.open();
      expect(await sayInGroup(page, 'P128 认铃')).toContain('没有看懂');
      expect(await page.locator('#say').inputValue()).toBe('P128 认铃');
    });

    it('does not take the Enter that ends a word of an input method', async () => {
      const page = await stage.open();
      await page.locator('#say').fill('shangbao');
      await page.locator('#say').dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
      await page.waitForTimeout(100);
      expect(await page.locator('#say').inputValue()).toBe('shangbao');
      expect(stage.house.heard).toEqual([]);
    });

    it('sends pictures, lets one take them back, and refuses more than 5 MB with what to do', async () => {
      const page = await stage.open();
      const png = (name: string, size: number) => ({
        name,
        mimeType: 'image/png',
        buffer: Buffer.alloc(size, 7),
      });
      await page.locator('#file').setInputFiles([png('截图一.png', 2000), png('截图二.png', 3000)]);
      await page.getByRole('button', { name: '移除 截图一.png' }).click();
      await page.locator('#file').setInputFiles([png('录像.png', 6 * 1024 * 1024)]);
      await page.locator('.toast', { hasText: '「录像.png」没有加上' }).waitFor();
      await page.locator('#send').click();
      await page.locator('.whisper').waitFor();
      expect(stage.house.heard).toMatchObject([
        { kind: 'report', files: [{ name: '截图二.png', mime: 'image/png' }] },
      ]);
    });
  });

  describe('on a phone', () => {
    it('the groups are a drawer that opens, chooses and closes', async () => {
      await stage.house.post('hq-command', cards.overdue(new Date()));
      const page = await stage.open({ ...phone, as: 'E003' });
      expect(await page.locator('#rooms').isVisible()).toBe(false);
      await page.locator('#drawerButton').click();
      await page.locator('[data-room="hq-command"]').click();
      await page.locator('#roomName', { hasText: '指挥部' }).waitFor();
      await expect.poll(() => page.locator('#rooms').isVisible()).toBe(false);
    });

    it('the history opens over the page and closes by Esc', async () => {
      await stage.house.post('xuhui', cards.newIncident(new Date()));
      const page = await stage.open(phone);
      await cardOf(page, 'P128').locator('.code').click();
      await page.locator('dialog.sheet h2', { hasText: '未告知并发症' }).waitFor();
      await page.screenshot({ path: join(shots, 'phoneHistory.png') });
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
    });
  });

  describe('a long text to the public', () => {
    const said = Array.from(
      { length: 60 },
      (_, index) => `第${index + 1}段：有关情况正在核实，结果将及时公布。`,
    );
    const text = {
      ...cards.newIncident(new Date()),
      ...{ subject: 'i-9/s1/2', code: 'P9-v2', badge: '声明 · 官网长文' },
      lines: said.map((each) => ({ kind: 'statement', spans: [{ text: each }] }) as const),
    };

    it('begins in sight, is read from there, and its buttons are at hand', async () => {
      await stage.house.post('hq-review', text);
      const page = await stage.open({ ...phone, as: 'E009' });
      const card = cardOf(page, 'P9-v2');
      expect((await card.boundingBox())?.y).toBeGreaterThan(0);
      expect(await card.locator('.saying p').allInnerTexts()).toEqual(said);
      const button = await card.locator('[data-action]').last().boundingBox();
      expect(button?.y).toBeLessThan(phone.viewport.height);
      await page.locator('.badgeCount').waitFor({ state: 'detached' });
      expect(await page.evaluate(checks)).toEqual([]);
    });

    it('is found by a notice about it, whichever version it shows', async () => {
      await stage.house.post('hq-review', text);
      const spans = [{ text: 'P9-v1 · 请审批' }];
      await stage.house.post('hq-review', { kind: 'notice', tone: 'orange', spans, about: 'i-9/s1' });
      const page = await stage.open({ as: 'E009' });
      await page.getByRole('button', { name: '看卡片' }).click();
      expect(await page.evaluate('document.activeElement.dataset.subject')).toBe('i-9/s1/2');
    });
  });

  it('filters what stands in the group, and says how many', async () => {
    await stage.fillGroup();
    const page = await stage.open();
    await page.locator('[data-chip="live"]').click();
    expect(await page.locator('#stream .card').count()).toBe(5);
    await page.locator('#find').fill('退费');
    expect(await page.locator('#stream .card').count()).toBe(1);
    await page.locator('#find').fill('没有这件事');
    await page.getByRole('button', { name: '清除筛选' }).click();
    expect(await page.locator('#stream .card').count()).toBe(6);
  });
});
