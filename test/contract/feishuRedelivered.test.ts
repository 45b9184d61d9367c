import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleFolder, readEnv } from '../../src/config.ts';
import { type Running, start } from '../../src/main.ts';
import { loud } from '../support/house.ts';
import { wordsIn } from './support/feishuCard.ts';
import { byLine, feishuPeople, person, signedEvent } from './support/feishuPeople.ts';
import { app, type FeishuServer, feishuServer, tenant } from './support/feishuServer.ts';
import { type Json, newId } from './support/feishuWorld.ts';

/** When Feishu brings again what was not answered: after 15 s, 5 min, 1 h and 6 h, which makes 7.1 hours. */
const again = [15, 5 * 60, 3600, 6 * 3600];
const soon = { timeout: 30_000, interval: 100 };
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** The whole service with one group on Feishu, stopped and started again on the same data as often as wished. */
async function houseOn(mode: 'http' | 'socket') {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const server: FeishuServer = await feishuServer(now);
  const li = person('李敏');
  const chat = newId('oc');
  server.world.chats.set(chat, { name: '徐汇', members: [li], external: false, status: 'normal', bot: true });
  const data = mkdtempSync(join(tmpdir(), 'fenghuo-again-'));
  const config = join(data, 'config');
  cpSync(exampleFolder, config, { recursive: true });
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(join(config, file), change(readFileSync(join(config, file), 'utf8')));
  edit('org.csv', (text) => text.replace('web:xuhui:monitor', `web:xuhui:monitor;feishu:${chat}:monitor`));
  edit('people.csv', (text) =>
    text.replace(/web:demo:xuhui(?=,)/, `web:demo:xuhui;feishu:${tenant}:${li.id}`),
  );
  const env = readEnv({
    ...{ FENGHUO_CONFIG: config, FENGHUO_DATA: data, PORT: '0', FEISHU_MODE: mode },
    ...{ FEISHU_APP_ID: app.id, FEISHU_APP_SECRET: app.secret },
    ...{ FEISHU_ENCRYPT_KEY: app.encryptKey, FEISHU_VERIFICATION_TOKEN: app.token },
    ...{ VENDOR_DEMO_SECRET: secret, REPLAY_SECRET: secret },
  });
  if (!env.ok) throw new Error(JSON.stringify(env.problems));
  const world = { now, newId: randomUUID, dice: () => 0.5, log: loud, feishuApi: server.url };
  const started = async (): Promise<Running> => {
    const begun = await start(env.value, world);
    if (!begun.ok) throw new Error(JSON.stringify(begun.problems));
    return begun.running;
  };
  let running = await started();

  /** As Feishu brings it: over HTTP signed anew each time, over the line as it is. */
  async function carry(event: Json): Promise<{ readonly ok: boolean; readonly body: unknown }> {
    if (mode === 'socket') return byLine(server)(event);
    const response = await fetch(`${running.url}/feishu/events`, {
      method: 'POST',
      ...signedEvent(event, now()),
    });
    return { ok: response.status === 200, body: await response.json() };
  }
  const at = feishuPeople(server, carry);

  return {
    ...{ server, chat, li, at, carry },
    running: () => running,
    /** Everything that was only in memory is gone, and so much time has passed. */
    async later(seconds: number): Promise<void> {
      await running.stop();
      ahead += seconds * 1000;
      running = await started();
    },
    async close(): Promise<void> {
      await running.stop();
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

describe.each(['http', 'socket'] as const)('what Feishu brings again for 7.1 hours, over %s', (mode) => {
  let house: Awaited<ReturnType<typeof houseOn>>;
  beforeAll(async () => {
    house = await houseOn(mode);
  });
  afterAll(() => house?.close());

  const org = () => house.running().settings().org;
  const view = (code: string) => house.running().store.reads.byCode([org().root], code);
  const cards = () =>
    [...house.server.world.messages.values()]
      .filter(({ chat, by }) => chat === house.chat && by === house.server.world.bot)
      .filter(({ content }) => wordsIn(JSON.parse(content)).join('').includes('P1 · '));
  const said = (text: string) =>
    house.at.messageEvent(house.li, house.chat, 'text', { text: `@_user_1 ${text}` });

  it('has one effect, and the same answer each time, however often the service was started meanwhile', async () => {
    const report = said('上报 徐汇院区病人家属拉横幅，说医生收红包');
    expect((await house.carry(report)).ok).toBe(true);
    await expect.poll(cards, soon).toHaveLength(1);
    const [card] = cards();
    const { at, li, chat } = house;
    const incident = (await view('P1'))?.incident.id ?? expect.fail('there is no P1');
    const value = { a: 'claim', s: incident, r: 1 };
    const claim = at.pressEvent(li.id, card?.id ?? '', chat, { tag: 'button', value });
    const first = await house.carry(claim);
    expect(JSON.stringify(first.body)).toContain('已认领');
    expect((await house.carry(said('P1 取消认领'))).ok).toBe(true);
    await expect.poll(async () => (await view('P1'))?.incident.stage, soon).toBe('open');
    const mentions = (await view('P1'))?.mentionCount;

    for (const seconds of again) {
      await house.later(seconds);
      const told = await house.carry(claim);
      expect(toastOf(told.body), `${seconds} s later`).toEqual(toastOf(first.body));
      expect((await house.carry(report)).ok).toBe(true);
      expect(await view('P1')).toMatchObject({ incident: { stage: 'open' }, mentionCount: mentions });
      expect(await view('P2')).toBeUndefined();
    }
    const { timeline } = house.running().store.reads;
    const steps = await timeline([org().root], incident);
    expect(steps.filter(({ type }) => type === 'claimed')).toHaveLength(1);
  });
});

function toastOf(body: unknown): unknown {
  return Object(body).toast;
}
