import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { UnitPath } from '../../src/incident/incident.ts';
import { type House, openHouse } from '../support/house.ts';

const Answered = z.object({ tone: z.string(), text: z.string() });
const everywhere = ['hq' as UnitPath];
let house: House;
let code = '';

beforeAll(async () => {
  house = await openHouse();
  const title = '示例医院徐汇院区误诊，患者死亡，投诉没人理';
  await house.intake.keep('s', [{ externalId: 'a', kind: 'post', site: '微博', title }]);
  await house.quiet();
  code = (await house.store.reads.list(everywhere, { limit: 1 }))[0]?.code ?? '';
});
afterAll(() => house?.stop());

async function typed(account: string, group: string, text: string) {
  const visitor = await house.visitor(account);
  const answer = Answered.parse(await visitor.post('/api/say', { group, text }));
  await house.quiet();
  return answer;
}

async function seen() {
  const view = await house.store.reads.byCode(everywhere, code);
  if (!view) throw new Error('no incident');
  return view;
}

describe('the contact book', () => {
  it('shows headquarters all, and a region its own and those of the whole chain', async () => {
    const all = await typed('commander', 'hq-command', '通讯录');
    expect(all.text).toContain('南方示例报');
    expect(all.text).toContain('021-5555 0301');
    const east = await typed('east', 'east', 'contacts media');
    expect(east.text).toContain('示例晚报 温知秋');
    expect(east.text).toContain('示例新闻网');
    expect(east.text).not.toContain('南方示例报');
    expect(east.text).not.toContain('卫生健康委员会');
  });

  it('is closed to a branch', async () => {
    const no = await typed('xuhui', 'xuhui', '通讯录 公安');
    expect(no.tone).toBe('refused');
    expect(no.text).not.toContain('0306');
  });
});

describe('a talk with somebody outside', () => {
  it('is logged with who, when and what was said, in the history and on the card', async () => {
    const said = await typed('east', 'east', `${code} 联系 示例晚报 温知秋 已告知正在核实，18 点前回复`);
    expect(said.tone, said.text).toBe('ok');
    const { incident, texts } = await seen();
    const [call] = incident.contacts ?? [];
    const { contacts } = house.settings();
    expect(call?.contact).toBe(contacts.find(({ name }) => name === '温知秋')?.id);
    expect(call && texts.get(call.text)).toContain('已告知正在核实');
    const history = await typed('east', 'east', `${code} 历史`);
    expect(history.text).toMatch(/对外联系：示例晚报 温某* 已告知正在核实/u);
    const board = await house.store.board.read('east', undefined, 20);
    const card = board.map(({ message }) => message).findLast((message) => message.kind === 'card');
    expect(JSON.stringify(card)).toContain('对外联系 1 次');
  });

  it('with somebody who is in no book is logged too; a branch logs none; without words it is none', async () => {
    expect((await typed('commander', 'hq-command', `${code} 29 某台记者来电，未答复`)).tone).toBe('ok');
    expect((await seen()).incident.contacts?.map(({ contact }) => contact === undefined)).toEqual([
      false,
      true,
    ]);
    expect((await typed('xuhui', 'xuhui', `${code} 联系 某报 已答复`)).tone).toBe('refused');
    expect((await typed('commander', 'hq-command', `${code} 联系`)).tone).toBe('refused');
    expect((await seen()).incident.contacts).toHaveLength(2);
  });

  it('and the audit holds', async () => {
    expect((await house.store.audit.verify()).ok).toBe(true);
  });
});
