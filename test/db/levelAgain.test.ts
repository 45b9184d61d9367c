import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card } from '../../src/bot/message.ts';
import type { UnitPath } from '../../src/incident/incident.ts';
import { type House, openHouse } from '../support/house.ts';

/** The whole service: posts come in, HQ presses in its group. */
describe('a level that HQ has lowered', () => {
  let house: House;
  const hq = ['hq' as UnitPath];
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.stop());

  async function keep(externalId: string, text: string, reads = 0): Promise<void> {
    await house.intake.keep('s', [{ externalId, kind: 'post', site: '微博', text, reach: { reads } }]);
    await house.quiet();
  }

  async function only() {
    const [view, ...more] = await house.store.reads.list(hq, { limit: 9 });
    expect(more).toEqual([]);
    if (!view) throw new Error('nothing was opened');
    return view;
  }

  async function cardIn(group: string): Promise<Card | undefined> {
    const said = await house.store.board.read(group, undefined, 20);
    return said.map(({ message }) => message).findLast((message) => message.kind === 'card');
  }

  const words = '在示例医院徐汇院区做手术，术后一直高烧，查出来是误诊，投诉了没有人管';

  it('is orange at first, and its card marks the word that is why', async () => {
    await keep('a', words, 12_000);
    const { incident, reasons } = await only();
    expect([incident.level, reasons[0], incident.reasons]).toEqual(['orange', 'harm', reasons]);
    const quote = (await cardIn('hq-command'))?.lines.find(({ kind }) => kind === 'quote');
    expect(quote?.spans).toContainEqual({ text: '误诊', mark: 'harm' });
  });

  it('keeps what it weighed, and its card says who set it and still what was found', async () => {
    const { incident } = await only();
    const commander = await house.visitor('commander');
    const values = { level: 'blue', reason: '已与家属核实，不是误诊' };
    const press = { group: 'hq-command', subject: incident.id, action: 'setLevel', values };
    expect(await commander.post('/api/press', press)).toMatchObject({ tone: 'ok' });
    await house.quiet();
    const view = await only();
    expect(view.incident).toMatchObject({ level: 'blue', levelBy: { kind: 'person' } });
    expect(view.incident.weighed).toEqual({ reasons: incident.reasons, reach: 12_000, trend: 1, units: 1 });
    const why = (await cardIn('hq-command'))?.lines.find(({ kind }) => kind === 'reasons');
    expect(why?.spans.map((span) => ('text' in span ? span.text : '')).join('')).toMatch(/定级 · 称医疗损害/);
  });

  it('stays where the same is said again, and where it is read a little more', async () => {
    await keep('b', words, 100);
    await keep('a', words, 23_000);
    expect((await only()).incident).toMatchObject({ level: 'blue', levelBy: { kind: 'person' } });
  });

  it('rises when a post that it has is read by twice as many', async () => {
    await keep('a', words, 30_000);
    const view = await only();
    expect(view.incident).toMatchObject({ level: 'yellow', levelBy: { kind: 'machine', id: 'triage' } });
    expect(view.reasons[0]).toBe('reach');
  });

  it('and not back to orange for the harm of before', async () => {
    await keep('c', words, 10);
    expect((await only()).incident.level).toBe('yellow');
  });
});
