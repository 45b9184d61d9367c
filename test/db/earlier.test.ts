import { afterAll, beforeAll, expect, it } from 'vitest';
import { plain } from '../../src/bot/message.ts';
import type { UnitPath } from '../../src/incident/incident.ts';
import { type House, openHouse } from '../support/house.ts';

let house: House;
const hq = ['hq' as UnitPath];

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.stop());

async function keep(externalId: string, title: string, more: object = {}): Promise<void> {
  await house.intake.keep('s', [{ externalId, kind: 'post', site: '微博', title, ...more }]);
  await house.quiet();
}

it('what was said of a matter before it hurt is counted where it opens, on the card and in the history', async () => {
  const url = 'https://weibo.example/status/1';
  await keep('a', '示例医院徐汇院区今天举行新楼启用仪式', { url });
  await keep('b', '去看了一下，人很多', { kind: 'comment', parentUrl: url });
  expect(await house.store.reads.list(hq, { limit: 9 })).toEqual([]);

  await keep('c', '就在这里误诊，患者死亡，投诉没人理', { kind: 'comment', parentUrl: url });
  const [view] = await house.store.reads.list(hq, { limit: 9 });
  expect(view).toMatchObject({ mentionCount: 3, incident: { earlier: 2 } });

  const said = await house.store.board.read('hq-command', undefined, 20);
  const card = said.map(({ message }) => message).findLast((message) => message.kind === 'card');
  expect(card && plain(card)).toContain('其中 2 条是此前没有提醒的相关信息');

  const commander = await house.visitor('commander');
  const press = { group: 'hq-command', subject: view?.incident.id, action: 'history', values: {} };
  expect(await commander.post('/api/press', press)).toMatchObject({
    text: expect.stringContaining('发现舆情，连同此前的 2 条'),
  });
});
