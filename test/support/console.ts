import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

export interface View extends BrowserContextOptions {
  /** Employee number of people.csv. */
  readonly as?: string;
}

/** A window of its own on the console, as this person; `errors` gathers whatever the page complained of. */
export async function openWindow(
  browser: Browser,
  url: string,
  { as, ...view }: View = {},
): Promise<{ readonly page: Page; readonly errors: readonly string[]; close(): Promise<void> }> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    ...view,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });
  await openConsole(page, url, as);
  return { page, errors, close: () => context.close() };
}

/** Opens the console and, when `as` is given, becomes that person by the switch of the example chain. */
export async function openConsole(page: Page, url: string, as?: string): Promise<void> {
  await page.goto(url);
  await settled(page);
  if (as !== undefined && (await page.locator('#identity').inputValue()) !== as) await becomePerson(page, as);
}

/** Chooses another identity in the banner and waits until the page is theirs. */
export async function becomePerson(page: Page, employee: string): Promise<void> {
  await drawn(page);
  await page.locator('#identity').selectOption(employee);
  await settled(page);
}

/** Until the group one sees is there with its messages. */
async function settled(page: Page): Promise<void> {
  await page.locator('#scroll[aria-busy="false"]').waitFor();
}

/** Until the pictures in sight are there: one that is asked for by the next person may not be theirs to see. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(`[...document.images].every((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return image.complete || bottom < 0 || top > innerHeight;
  })`);
}

/** The card of a case in the open group, by its code. */
export function cardOf(page: Page, code: string): Locator {
  return page
    .locator('#stream article.card')
    .filter({ has: page.locator('.code', { hasText: new RegExp(`^${code}$`) }) });
}

/**
 * Presses a button of a card by its words, on its face or under 更多; fills the form by field name and sends it when
 * `values` are given. Resolves with what the presser was told.
 */
export async function pressCard(
  page: Page,
  code: string,
  label: string,
  values?: Readonly<Record<string, string>>,
): Promise<string> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/press'));
  const card = cardOf(page, code);
  const face = card.getByRole('button', { name: label, exact: true });
  if (await face.count()) await face.click();
  else {
    await card.locator('.more').click();
    await page.getByRole('menuitem', { name: label, exact: true }).click();
  }
  if (values) await fillForm(page, values);
  const answer: { readonly text: string } = await (await answered).json();
  return answer.text;
}

/** Fills the open form and sends it. */
export async function fillForm(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  const dialog = page.locator('dialog[open]');
  for (const [name, value] of Object.entries(values)) {
    await fillField(dialog.locator(`[data-field="${name}"]`), value);
  }
  await dialog.locator('button[type="submit"]').click();
}

async function fillField(field: Locator, value: string): Promise<void> {
  const [area, list] = [field.locator('textarea'), field.locator('select')];
  if (await area.count()) return area.fill(value);
  if (await list.count()) return void (await list.selectOption(value));
  const chosen = (type: string, each: string) => field.locator(`input[type="${type}"][value="${each}"]`);
  if (await chosen('radio', value).count()) return chosen('radio', value).check();
  if ((await field.locator('input[type="checkbox"]').count()) === 0)
    return field.locator('input').fill(value);
  for (const each of value.split(' ')) await chosen('checkbox', each).check();
}

/** What stands in an element, as it is written there. */
export async function words(element: Locator): Promise<string> {
  return (await element.textContent()) ?? '';
}

/** Opens a group by its id. */
export async function openGroup(page: Page, id: string): Promise<void> {
  await page.locator(`[data-room="${id}"]`).click();
  await settled(page);
}

/** Types a line under the cards and sends it; resolves with the answer that only they see. */
export async function sayInGroup(page: Page, text: string): Promise<string> {
  const before = await page.locator('.whisper').count();
  await page.locator('#say').fill(text);
  await page.locator('#say').press('Enter');
  const answer = page.locator('.whisper .answer').nth(before);
  await answer.waitFor();
  return await words(answer);
}
