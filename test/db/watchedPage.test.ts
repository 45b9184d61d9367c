import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Publication } from '../../src/incident/statement.ts';
import { openStage, type Stage } from '../support/attackStage.ts';
import type { Target } from '../support/attackTexts.ts';

let stage: Stage;
let target: Target;
let approved = '';
beforeAll(async () => {
  stage = await openStage({
    edit: {
      'policy.yaml': (text) => `${text.replace(/claim: *\S+/g, 'claim: 20h')}\nstatements: {watch: 1s}\n`,
    },
  });
  target = await stage.text('approved');
  const { texts, incident } = await stage.view(target.incident);
  const text = incident.versions?.find(({ number }) => number === target.number)?.text;
  const words = (text && texts.get(text)) ?? expect.fail('no words');
  approved = `<html><body><p>${words.replaceAll('\n\n', '</p><p>')}</p></body></html>`;
  stage.site.page = approved;
});
afterAll(() => stage?.close());

async function out(): Promise<Publication> {
  const { incident } = await stage.view(target.incident);
  const version = incident.versions?.find(({ number }) => number === target.number);
  return version?.publications[0] ?? expect.fail('not out');
}

const rings = async () => {
  await stage.house().quiet();
  const told = JSON.stringify(await stage.house().store.board.read('hq-command', undefined, 50));
  return told.match(/已发布的页面变了/gu)?.length ?? 0;
};

const becomes = (page: string, is: Partial<Publication>) => {
  stage.site.page = page;
  return expect.poll(out, { timeout: 60_000, interval: 250 }).toMatchObject(is);
};

describe('the page of a published text', () => {
  it('is watched from the moment it is public', async () => {
    const answer = await stage.say('release', 'hq-release', `${target.name} 发布 官网`);
    expect(answer.tone, answer.text).toBe('ok');
    await expect.poll(async () => (await out()).state, { timeout: 60_000 }).toBe('published');
    expect(await rings()).toBe(0);
  });

  it('is told with what is other on it', async () => {
    await becomes(approved.replace('11月20日', '11月19日'), { changedAt: expect.any(Date) });
    const { difference } = await out();
    const { texts } = await stage.view(target.incident);
    expect(difference && texts.get(difference)).toMatch(/〔－.*20.*〕〔＋.*19.*〕/u);
    expect(await rings()).toBe(1);
  });

  it('is watched on: that it is as approved again stands on the card and rings nobody', async () => {
    stage.site.page = approved;
    await expect.poll(async () => (await out()).changedAt, { timeout: 60_000 }).toBeUndefined();
    expect(await rings()).toBe(1);
  });

  it('is told once more when it goes, and the same change when it comes again', async () => {
    await becomes('<html><body><h1>页面不存在</h1></body></html>', { stands: 'gone' });
    expect(await rings()).toBe(2);
    await becomes(approved.replace('11月20日', '11月19日'), {
      stands: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect(await rings()).toBe(3);
  });
});
