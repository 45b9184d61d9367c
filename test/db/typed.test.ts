import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { UnitPath } from '../../src/incident/incident.ts';
import { type House, openHouse } from '../support/house.ts';

const Answered = z.object({ tone: z.string(), text: z.string() });
const everywhere = ['hq' as UnitPath];
let house: House;
let code: string;

beforeAll(async () => {
  house = await openHouse();
  const title = '示例医院徐汇院区误诊，患者死亡，投诉没人理';
  await house.intake.keep('s', [{ externalId: 'a', kind: 'post', site: '微博', title }]);
  await house.quiet();
  const [view] = await house.store.reads.list(everywhere, { limit: 1 });
  code = view?.code ?? '';
});
afterAll(() => house?.stop());

async function typed(account: string, group: string, text: string) {
  const visitor = await house.visitor(account);
  return Answered.parse(await visitor.post('/api/say', { group, text }));
}

async function stage(): Promise<string | undefined> {
  return (await house.store.reads.byCode(everywhere, code))?.incident.stage;
}

describe('typed where several matters may be open', () => {
  it('a number alone does nothing, and names what is open in this group and no other', async () => {
    const { tone, text } = await typed('xuhui', 'xuhui', '1');
    expect(tone).toBe('refused');
    expect(text).toContain(`${code} 1`);
    expect(text).toContain(`本群未结：${code}`);
    expect((await typed('pudong', 'pudong', '1')).text).not.toContain(`未结：${code}`);
    expect(await stage()).toBe('open');
  });

  it.each(['同意', '驳回 不属实'])(
    'the code and %s does nothing, and tells both ways to say it',
    async (verb) => {
      const { tone, text } = await typed('commander', 'hq-command', `${code} ${verb}`);
      expect(tone).toBe('refused');
      expect(text).toContain(`${code} 同意排除`);
      expect(text).toContain(`${code}-v3 a41f 同意`);
    },
  );

  it('a version that does not wait is refused by its name', async () => {
    const { tone, text } = await typed('commander', 'hq-command', `${code}-v3 a41f 同意`);
    expect(tone).toBe('refused');
    expect(text).toContain(`${code}-v3 a41f`);
    expect(await stage()).toBe('open');
  });

  it('a date behind the code dismisses nothing', async () => {
    expect((await typed('xuhui', 'xuhui', `${code} 2小时内会答复`)).text).toContain(`${code} 排除`);
    expect(await stage()).toBe('open');
  });

  it('the card’s own line claims it', async () => {
    expect(await typed('xuhui', 'xuhui', `回复 ${code} 1 认领`)).toMatchObject({ tone: 'ok' });
    expect(await stage()).toBe('owned');
  });
});
