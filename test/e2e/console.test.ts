import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { webKey } from '../../src/bot/web/visitor.ts';
import * as cards from '../support/cardFixtures.ts';
import { canBrowse, launchChromium } from '../support/chromium.ts';
import {
  becomePerson,
  cardOf,
  fillForm,
  openGroup,
  openWindow,
  pressCard,
  sayInGroup,
  type View,
  words,
} from '../support/console.ts';
import { type House, webHouse } from '../support/webHouse.ts';

const shots = join(import.meta.dirname, 'shots');
const checks = readFileSync(join(import.meta.dirname, '../support/pageChecks.js'), 'utf8');
const phone = { viewport: { width: 375, height: 760 }, hasTouch: true, isMobile: true } as const;
const hour = 3_600_000;

let browser: Browser;
let house: House;
let closing: (() => Promise<void>)[] = [];
let errors: readonly string[] = [];

/** A window on the console; whatever its page complained of fails the test. */
async function open(view: View = {}): Promise<Page> {
  const opened = await openWindow(browser, house.url, view);
  closing.push(opened.close);
  errors = opened.errors;
  return opened.page;
}

/** Every kind of message there is, in one group. */
async function fillGroup(): Promise<void> {
  const now = new Date();
  const ago = (hours: number): Date => new Date(now.getTime() - hours * hour);
  await house.board.put('xuhui', 'a', cards.closed(now), ago(30));
  await house.board.put('xuhui', 'b', cards.complaint(now), ago(3));
  for (const message of [
    cards.inHand(now),
    cards.risen,
    cards.drill(now),
    cards.silent,
    cards.hostile(now),
  ]) {
    await house.post('xuhui', message);
  }
  await house.post('xuhui', cards.overdue(now));
  await house.post('xuhui', cards.called);
  tellHistory('incident-131');
}

function tellHistory(incident: string): void {
  const by = { kind: 'machine', id: 'triage' } as const;
  const [at, id] = [new Date(), house.incident(incident)];
  const unit = house.settings.org.channels.get(webKey('xuhui'))?.unit ?? house.settings.org.root;
  house.tell(incident, unit, [
    { at, by, type: 'joined', event: { type: 'joined', incident: id, by, at, mentions: [] } },
  ]);
}

describe.runIf(canBrowse())('the console', () => {
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    house = await webHouse();
    closing = [];
    errors = [];
  });
  afterEach(async () => {
    for (const close of closing) await close();
    await house.stop();
  });

  describe('shows', () => {
    it.each`
      name           | view
      ${'wide'}      | ${{}}
      ${'wideDark'}  | ${{ colorScheme: 'dark' }}
      ${'phone'}     | ${phone}
      ${'phoneDark'} | ${{ ...phone, colorScheme: 'dark' }}
      ${'tablet'}    | ${{ viewport: { width: 900, height: 700 } }}
    `('every kind of message legibly, labelled and inside the window: $name', async ({ name, view }) => {
      await fillGroup();
      const page = await open(view);
      await cardOf(page, 'P131').waitFor();
      await page.screenshot({ path: join(shots, `${name}.png`) });
      expect(await page.evaluate(checks)).toEqual([]);
      expect(await page.locator('#stream .card').count()).toBe(6);
      expect(errors).toEqual([]);
    });

    it('forms and menus as legibly, by day and by night', async () => {
      await fillGroup();
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await open({ colorScheme });
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
      await fillGroup();
      const page = await open();
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

    it('a stranger’s markup as the words it is, and leads nowhere it does not say', async () => {
      await house.post('xuhui', cards.hostile(new Date()));
      const page = await open();
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
      await house.post('xuhui', cards.newIncident(new Date()));
      await house.post('xuhui', cards.overdue(new Date()));
      const page = await open();
      const clock = cardOf(page, 'P128').locator('.state time');
      const before = await words(clock);
      expect(before).toMatch(/^12:\d\d$/);
      await expect.poll(() => words(clock), { timeout: 5000 }).not.toBe(before);
      expect(await words(cardOf(page, 'P131').locator('.state'))).toBe('待认领 已超时 3 分钟');
    });

    it('what to do in a group where nothing has happened', async () => {
      const page = await open({ as: 'E131' });
      expect(await words(page.locator('.empty'))).toContain('此群还没有舆情');
      await page.getByRole('button', { name: '填入示例' }).click();
      expect(await page.locator('#say').inputValue()).toMatch(/^上报 https:/);
      await page.screenshot({ path: join(shots, 'empty.png') });
      expect(await page.evaluate(checks)).toEqual([]);
    });

    it('its own words in English at one press, and keeps to it', async () => {
      await fillGroup();
      const page = await open();
      await page.getByRole('button', { name: 'English' }).click();
      expect(await words(page.locator('#send'))).toBe('Send');
      await page.reload();
      expect(await words(page.locator('.demo'))).toContain('Demo:');
      expect(await page.evaluate('document.documentElement.lang')).toBe('en');
      await page.screenshot({ path: join(shots, 'english.png') });
      expect(await page.evaluate(checks)).toEqual([]);
    });
  });

  describe('a press', () => {
    it('is answered by a toast, and the card changes where it stands', async () => {
      const now = new Date();
      const ref = await house.post('xuhui', cards.newIncident(now));
      house.answer = async () => {
        await house.platform.update('xuhui', ref, cards.inHand(now));
        return { tone: 'ok', text: '已认领 P128' };
      };
      const page = await open();
      expect(await pressCard(page, 'P128', '认领')).toBe('已认领 P128');
      await page.locator('.state', { hasText: '处置中（顾小满）' }).waitFor();
      expect(await page.locator('#stream .card').count()).toBe(1);
    });

    it('that needs words asks for them, keeps them when refused, and gives the focus back', async () => {
      await house.post('xuhui', cards.newIncident(new Date()));
      const page = await open();
      await cardOf(page, 'P128').getByRole('button', { name: '排除' }).click();
      const dialog = page.locator('dialog[open]');
      await dialog.locator('[type=submit]').click();
      expect(await words(dialog.locator('.wrong'))).toBe('请填写「排除理由」');
      expect(house.heard).toEqual([]);

      house.answer = async () => ({ tone: 'refused', text: '理由太短', errors: { reason: '至少 4 个字' } });
      await fillForm(page, { reason: '误报' });
      await dialog.locator('.wrong', { hasText: '至少 4 个字' }).waitFor();
      expect(await dialog.locator('textarea').inputValue()).toBe('误报');

      house.answer = async () => ({ tone: 'ok', text: '已申请排除' });
      await fillForm(page, { reason: '与本院无关，是同名诊所' });
      await dialog.waitFor({ state: 'detached' });
      expect(house.heard.at(-1)).toMatchObject({
        action: 'dismiss',
        values: { reason: '与本院无关，是同名诊所' },
      });
      expect(await page.evaluate('document.activeElement.textContent')).toBe('排除');
    });

    it('in a form closed by mistake loses nothing that was typed', async () => {
      await house.post('xuhui', cards.newIncident(new Date()));
      const page = await open();
      const opener = cardOf(page, 'P128').getByRole('button', { name: '补充事实' });
      await opener.click();
      await page.locator('dialog textarea').fill('值班医生已联系家属');
      await page.keyboard.press('Escape');
      await opener.click();
      expect(await page.locator('dialog textarea').inputValue()).toBe('值班医生已联系家属');
    });

    it('of danger says what will happen to whom, and Esc means no', async () => {
      await house.post('xuhui', cards.inHand(new Date()));
      const page = await open();
      await cardOf(page, 'P128').getByRole('button', { name: '关闭' }).click();
      expect(await words(page.locator('dialog .warning'))).toContain('徐汇院区、华东区域、示例医疗集团');
      expect(await words(page.locator('dialog [type=submit]'))).toBe('确认关闭 P128');
      await page.keyboard.press('Escape');
      expect(await page.locator('dialog').count()).toBe(0);
      expect(house.heard).toEqual([]);
    });

    it('with choices and a due time sends what was chosen', async () => {
      await house.post('xuhui', cards.inHand(new Date()));
      const page = await open();
      await pressCard(page, 'P128', '下发', { to: '徐汇院区', text: '核实后回报', minutes: '60' });
      expect(house.heard).toMatchObject([
        { action: 'direct', values: { to: '徐汇院区', text: '核实后回报', minutes: '60' } },
      ]);
    });

    it('whose answer was lost is asked again with its key, and happens once', async () => {
      await house.post('xuhui', cards.newIncident(new Date()));
      const page = await open();
      let lost = 0;
      await page.route('**/api/press', async (route) => {
        lost += 1;
        if (lost > 1) return route.continue();
        await route.fetch();
        await route.abort();
      });
      await pressCard(page, 'P128', '认领');
      expect(lost).toBe(2);
      expect(house.heard).toHaveLength(1);
    });

    it('that cannot be sent says so in the form and keeps the words', async () => {
      await house.post('xuhui', cards.newIncident(new Date()));
      const page = await open();
      await page.route('**/api/press', (route) => route.abort());
      await cardOf(page, 'P128').getByRole('button', { name: '排除' }).click();
      await fillForm(page, { reason: '与本院无关' });
      await page.locator('.formStatus', { hasText: '连不上服务' }).waitFor({ timeout: 15_000 });
      expect(await page.locator('dialog textarea').inputValue()).toBe('与本院无关');
    });

    it('asked for more by the service opens its form', async () => {
      await house.post('xuhui', cards.newIncident(new Date()));
      const fields = [{ name: 'reason', label: '理由', input: 'line', required: true }] as const;
      house.answer = async (inbound) =>
        inbound.kind === 'press' && inbound.values.reason
          ? { tone: 'ok', text: '好的' }
          : {
              tone: 'ok',
              text: '',
              form: { title: '还要一句理由', action: 'claim', subject: 'incident-128', fields },
            };
      const page = await open();
      await cardOf(page, 'P128').getByRole('button', { name: '认领' }).click();
      await page.locator('dialog h2', { hasText: '还要一句理由' }).waitFor();
      await fillForm(page, { reason: '值班' });
      await page.locator('.toast', { hasText: '好的' }).waitFor();
      expect(house.heard.at(-1)).toMatchObject({ action: 'claim', values: { reason: '值班' } });
    });
  });

  describe('by keyboard alone', () => {
    it('a menu opens, moves by arrows, chooses by Enter, closes by Esc and gives the focus back', async () => {
      await house.post('xuhui', cards.newIncident(new Date()));
      const page = await open();
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
      expect(house.heard).toMatchObject([{ action: 'snooze' }]);
    });

    it('Tab walks from the skip link over groups and cards to the line below, and every stop has a name', async () => {
      await house.post('xuhui', cards.newIncident(new Date()));
      const page = await open();
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
      await fillGroup();
      const page = await open();
      await page.locator('#say').focus();
      await page.keyboard.press('Escape');
      expect(await page.evaluate('document.activeElement.className')).toContain('notice');
      await page.keyboard.press('ArrowUp');
      expect(await page.evaluate('document.activeElement.dataset.subject')).toBe('incident-131');
    });

    it('the focus stays on the button of a card that is drawn anew', async () => {
      const now = new Date();
      const ref = await house.post('xuhui', cards.newIncident(now));
      const page = await open();
      await cardOf(page, 'P128').getByRole('button', { name: '补充事实' }).focus();
      await house.platform.update('xuhui', ref, cards.inHand(now));
      await page.locator('.state', { hasText: '处置中' }).waitFor();
      expect(await page.evaluate('document.activeElement.dataset.action')).toBe('addNote');
    });
  });

  describe('live', () => {
    it('a new card appears at the bottom, is said aloud, and stands as read', async () => {
      await house.post('xuhui', cards.complaint(new Date()));
      const page = await open();
      await house.post('xuhui', cards.newIncident(new Date()));
      await cardOf(page, 'P128').waitFor();
      await page.locator('#announce', { hasText: '新舆情 P128' }).waitFor({ state: 'attached' });
      expect(await page.locator('.badgeCount').count()).toBe(0);
      expect(await page.title()).toBe('徐汇院区 · 监测 · 烽火');
    });

    it('what comes into another group is counted there with its level', async () => {
      const page = await open({ as: 'E003' });
      await openGroup(page, 'hq-office');
      await house.post('hq-command', cards.overdue(new Date()));
      await page.locator('[data-room="hq-command"] .badgeCount', { hasText: '1' }).waitFor();
      expect(await words(page.locator('[data-room="hq-command"]'))).toContain('●');
      expect(await page.title()).toMatch(/^\(1\)/);
      await openGroup(page, 'hq-command');
      await page.locator('[data-room="hq-command"] .badgeCount').waitFor({ state: 'detached' });
    });

    it('what comes while one reads further up waits behind a button', async () => {
      await fillGroup();
      const page = await open();
      await page.evaluate("document.getElementById('scroll').scrollTop = 0");
      await house.post('xuhui', { ...cards.newIncident(new Date()), subject: 'i-9', code: 'P140' });
      await page.locator('#newer', { hasText: '1 条新消息' }).click();
      expect(await cardOf(page, 'P140').isVisible()).toBe(true);
      await page.locator('#newer').waitFor({ state: 'hidden' });
    });

    it('a lost connection is shown, and what happened meanwhile is there when it is back', async () => {
      const page = await open();
      await page.context().setOffline(true);
      await house.platform.stop();
      await page.locator('#link', { hasText: '连接中断' }).waitFor({ timeout: 15_000 });
      await page.screenshot({ path: join(shots, 'lost.png') });
      await house.post('xuhui', cards.newIncident(new Date()));
      await page.context().setOffline(false);
      await cardOf(page, 'P128').waitFor({ timeout: 20_000 });
      expect(await words(page.locator('#link'))).toBe('');
    });

    it('older messages come when asked for, and the place one reads at stays', async () => {
      for (let index = 0; index < 50; index += 1) {
        await house.post('xuhui', {
          ...cards.complaint(new Date()),
          subject: `i-${index}`,
          code: `P${200 + index}`,
        });
      }
      const page = await open();
      expect(await page.locator('#stream .card').count()).toBe(40);
      await page.locator('#older').click();
      await cardOf(page, 'P200').waitFor({ state: 'attached' });
      expect(await page.locator('#stream .card').count()).toBe(50);
      await page.locator('#older').waitFor({ state: 'hidden' });
    });
  });

  describe('who one is', () => {
    it('is said by the banner, and another identity sees its own groups', async () => {
      await house.post('xuhui', cards.newIncident(new Date()));
      const page = await open();
      expect(await words(page.locator('.demo'))).toContain('演示：');
      expect(await words(page.locator('#identity option:checked'))).toBe('徐汇院区 舆情监测员 顾小满');
      await becomePerson(page, 'E121');
      expect(await words(page.locator('#roomName'))).toBe('浦东院区 · 监测');
      expect(await words(page.locator('#stream'))).not.toContain('P128');
    });

    it('changed in another window: nothing is done as the wrong person', async () => {
      await house.post('xuhui', cards.newIncident(new Date()));
      const page = await open();
      const other = await page.context().newPage();
      await other.goto(house.url);
      await becomePerson(other, 'E121');
      await cardOf(page, 'P128').getByRole('button', { name: '认领' }).click();
      await page.locator('.toast', { hasText: '你在另一个窗口换了身份' }).waitFor();
      expect(house.heard).toEqual([]);
      await page.locator('#roomName', { hasText: '浦东院区' }).waitFor();
    });

    it('outside the example chain nobody is anybody: the page says why', async () => {
      const closed = await webHouse({ demo: false });
      const context = await browser.newContext({ viewport: { width: 800, height: 600 } });
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
      house.answer = async () => ({ tone: 'ok', text: '已收到上报，证据已固定 #a41f09c2。' });
      const page = await open();
      await page.locator('#say').fill('上报 https://a.example/1');
      expect(await words(page.locator('#sayNote'))).toBe('将作为上报送出');
      expect(await sayInGroup(page, '上报 https://a.example/1')).toContain('已收到上报');
      expect(await page.locator('#say').inputValue()).toBe('');
      expect(house.heard).toMatchObject([{ kind: 'report', links: ['https://a.example/1'] }]);
    });

    it('keeps what was not understood, so that it can be mended', async () => {
      house.answer = async () => ({ tone: 'refused', text: '没有看懂。是不是「P128 认领」？' });
      const page = await open();
      expect(await sayInGroup(page, 'P128 认铃')).toContain('没有看懂');
      expect(await page.locator('#say').inputValue()).toBe('P128 认铃');
    });

    it('does not take the Enter that ends a word of an input method', async () => {
      const page = await open();
      await page.locator('#say').fill('shangbao');
      await page.locator('#say').dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
      await page.waitForTimeout(100);
      expect(await page.locator('#say').inputValue()).toBe('shangbao');
      expect(house.heard).toEqual([]);
    });

    it('sends pictures, lets one take them back, and refuses more than 5 MB with what to do', async () => {
      const page = await open();
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
      expect(house.heard).toMatchObject([
        { kind: 'report', files: [{ name: '截图二.png', mime: 'image/png' }] },
      ]);
    });
  });

  describe('on a phone', () => {
    it('the groups are a drawer that opens, chooses and closes', async () => {
      await house.post('hq-command', cards.overdue(new Date()));
      const page = await open({ ...phone, as: 'E003' });
      expect(await page.locator('#rooms').isVisible()).toBe(false);
      await page.locator('#drawerButton').click();
      await page.locator('[data-room="hq-command"]').click();
      await page.locator('#roomName', { hasText: '指挥部' }).waitFor();
      await expect.poll(() => page.locator('#rooms').isVisible()).toBe(false);
    });

    it('the history opens over the page and closes by Esc', async () => {
      await house.post('xuhui', cards.newIncident(new Date()));
      const page = await open(phone);
      await cardOf(page, 'P128').locator('.code').click();
      await page.locator('dialog.sheet h2', { hasText: '未告知并发症' }).waitFor();
      await page.screenshot({ path: join(shots, 'phoneHistory.png') });
      await page.keyboard.press('Escape');
      expect(await page.locator('dialog').count()).toBe(0);
    });
  });

  it('filters what stands in the group, and says how many', async () => {
    await fillGroup();
    const page = await open();
    await page.locator('[data-chip="live"]').click();
    expect(await page.locator('#stream .card').count()).toBe(5);
    await page.locator('#find').fill('退费');
    expect(await page.locator('#stream .card').count()).toBe(1);
    await page.locator('#find').fill('没有这件事');
    await page.getByRole('button', { name: '清除筛选' }).click();
    expect(await page.locator('#stream .card').count()).toBe(6);
  });
});
