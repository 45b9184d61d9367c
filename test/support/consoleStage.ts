import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { webKey } from '../../src/bot/web/visitor.ts';
import * as cards from './cardFixtures.ts';
import { launchChromium } from './chromium.ts';
import { openWindow, type View } from './console.ts';
import { type House, webHouse } from './webHouse.ts';

const hour = 3_600_000;

/** A folder for the pictures of the console, kept out of the repository: they are looked at, not compared. */
export const shots = join(import.meta.dirname, '../e2e/shots');
/** What is asked of every page: a script that returns the list of what is wrong with it. */
export const checks = readFileSync(join(import.meta.dirname, 'pageChecks.js'), 'utf8');
export const phone = { viewport: { width: 375, height: 760 }, hasTouch: true, isMobile: true } as const;

/** A console of its own for each test of the describe it is called in, and one browser for all of them. */
export interface Stage {
  readonly house: House;
  readonly browser: Browser;
  /** What the page that was opened last complained of. */
  readonly errors: readonly string[];
  open(view?: View): Promise<Page>;
  /** Every kind of message there is, in one group. */
  fillGroup(): Promise<void>;
}

/** Registers what starts and ends the console around every test; its fields are read inside the tests. */
export function consoleStage(): Stage {
  let browser: Browser;
  let house: House;
  let closing: (() => Promise<void>)[] = [];
  let errors: readonly string[] = [];
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
  return {
    get house() {
      return house;
    },
    get browser() {
      return browser;
    },
    get errors() {
      return errors;
    },
    async open(view: View = {}) {
      const opened = await openWindow(browser, house.url, view);
      closing.push(opened.close);
      errors = opened.errors;
      return opened.page;
    },
    fillGroup: () => fillGroup(house),
  };
}

async function fillGroup(house: House): Promise<void> {
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
  tellHistory(house, 'incident-131');
}

function tellHistory(house: House, incident: string): void {
  const by = { kind: 'machine', id: 'triage' } as const;
  const [at, id] = [new Date(), house.incident(incident)];
  const unit = house.settings.org.channels.get(webKey('xuhui'))?.unit ?? house.settings.org.root;
  house.tell(incident, unit, [
    { at, by, type: 'joined', event: { type: 'joined', incident: id, by, at, mentions: [] } },
  ]);
}
