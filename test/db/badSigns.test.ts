import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, openHouse } from '../support/house.ts';

let house: House;
let incident: string;
const logged: string[] = [];
beforeAll(async () => {
  const say = () => {};
  house = await openHouse({
    log: { info: say, warn: say, error: (_fields, message) => void logged.push(message) },
  });
  const title = '示例医院徐汇院区误诊，患者死亡，投诉没人理';
  await house.intake.keep('s', [{ externalId: 'a', kind: 'post', site: '微博', title }]);
  await house.quiet();
  const [view] = await house.store.reads.list(['hq' as never], { limit: 1 });
  incident = view?.incident.id ?? '';
});
afterAll(() => house?.stop());

const signs = ['\0', 'a\0b', '\ud800', '__proto__', "' OR 1=1 --", '%', '../../x'];
const spoilt = (own: string) => [...signs, `${own}\0`, `${own}#1`];

/** Everything that takes a name or words, with a name that no database can hold: a calm answer, and nothing left to be worked again. */
describe.each(signs.map((sign) => [JSON.stringify(sign), sign] as const))('%s', (_name, sign) => {
  it('is a no, or words like any others, wherever it stands', async () => {
    const visitor = await house.visitor('xuhui');
    const press = (subject: string, action: string, values: Readonly<Record<string, string>>) =>
      visitor.post('/api/press', { group: 'xuhui', subject, action, values });
    const answers = [
      ...(await Promise.all(spoilt(incident).map((each) => press(each, 'claim', { pressed: 'yes' })))),
      await press(incident, sign, { [sign]: sign }),
      await press(incident, 'addNote', { text: `${sign}核实` }),
      await press(incident, 'merge', { into: sign, reason: '同一件事' }),
      await press(incident, 'split', { mentions: sign, reason: '另一件事' }),
      await press(incident, 'view', { mention: sign, reason: '核实原文' }),
      await press(incident, 'confirmFact', { fact: sign, pressed: 'yes' }),
      await visitor.post('/api/say', { group: 'xuhui', text: `P1 备注 ${sign}` }),
      await visitor.post('/api/say', { group: 'xuhui', text: `上报 ${sign} 等了三小时` }),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ tone: expect.stringMatching(/^(?:ok|refused)$/) });
    const path = encodeURIComponent(sign.toWellFormed());
    for (const what of ['timeline', 'mentions'])
      expect(await visitor.get(`/api/incidents/${path}/${what}?group=xuhui`)).toEqual({
        trouble: 'notFound',
      });
    expect(logged).toEqual([]);
    expect(await house.store.inbox.unfinished(new Date(Date.now() + 60_000))).toEqual([]);
  });
});

it.each(['1e300', '1e15', '9000000000', '-5', 'NaN', 'Infinity', '0x10', ''])(
  'an instruction in %j minutes is refused, and the house stands',
  async (minutes) => {
    const visitor = await house.visitor('east');
    const values = { to: 'hq/east/xuhui', minutes, text: '核实一下情况' };
    const body = { group: 'east', subject: incident, action: 'direct', values };
    expect(await visitor.post('/api/press', body)).toMatchObject({ tone: 'refused' });
    expect(logged).toEqual([]);
  },
);
