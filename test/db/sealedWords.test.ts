import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../src/cli/dispatch.ts';
import { type House, openHouse, type Visitor } from '../support/house.ts';

const phone = '13812345678';
const author = '排队的人';
const words = `昨天在示例医院徐汇院区门诊排队三小时，投诉没人管，我的电话${phone}`;

interface Answer {
  readonly tone: string;
  readonly text: string;
  readonly form?: { readonly fields: readonly { readonly name: string }[] };
}

/** The whole service, spoken to through its console. */
describe('what people may read, mute and teach', () => {
  let house: House;
  let subject: string;
  const visitors = new Map<string, Visitor>();
  beforeAll(async () => {
    house = await openHouse();
    await keep('p-1', { text: words, author });
    const [view] = await house.store.reads.list(['hq' as never], { limit: 1 });
    subject = view?.incident.id ?? '';
  });
  afterAll(() => house.stop());

  async function keep(externalId: string, more: object): Promise<void> {
    await house.intake.keep('s', [{ externalId, kind: 'post', site: '微博', ...more }]);
    await house.quiet();
  }

  async function visitor(account: string): Promise<Visitor> {
    const known = visitors.get(account) ?? (await house.visitor(account));
    visitors.set(account, known);
    return known;
  }

  async function press(account: string, group: string, values: object, action = 'view'): Promise<Answer> {
    return (await (await visitor(account)).post('/api/press', { group, subject, action, values })) as Answer;
  }

  async function say(account: string, group: string, text: string): Promise<Answer> {
    return (await (await visitor(account)).post('/api/say', { group, text })) as Answer;
  }

  it('HQ command reads the words with a reason, and the masked ones without', async () => {
    expect((await press('commander', 'hq-command', {})).form?.fields.map(({ name }) => name)).toEqual([
      'reason',
    ]);
    const masked = await press('commander', 'hq-command', { reason: '' });
    expect(masked.text).not.toContain(phone);
    const opened = await press('commander', 'hq-command', { reason: '核实患者身份' });
    expect(opened.text).toContain(phone);
    expect(opened.text).toContain(author);
    expect((await press('commander', 'hq-command', { reason: '看看' })).tone).toBe('refused');
  });

  it('the owner’s monitor reads who wrote it, not what is masked', async () => {
    const opened = await press('xuhui', 'xuhui', { reason: '联系发帖人' });
    expect(opened.text).toContain(author);
    expect(opened.text).not.toContain(phone);
  });

  it('a region is told kindly who may, and that is on record', async () => {
    expect((await press('east', 'east', {})).text).not.toContain(phone);
    const refused = await press('east', 'east', { reason: '核实患者身份' });
    expect(refused.tone).toBe('refused');
    expect(refused.text).toMatch(/这一步需要总指挥或法务\/医务审核人/);
    expect(refused.text).not.toContain(phone);
  });

  it('nobody beside it finds it at all', async () => {
    const refused = await press('pudong', 'pudong', { reason: '核实患者身份' });
    expect([refused.tone, refused.text.includes(author)]).toEqual(['refused', false]);
  });

  it('what was opened is said to nobody else, and kept nowhere', async () => {
    const key = crypto.randomUUID();
    const ask = { group: 'hq-command', subject, action: 'view', values: { reason: '核实患者身份' }, key };
    const commander = await visitor('commander');
    expect(((await commander.post('/api/press', ask)) as Answer).text).toContain(phone);
    expect(((await commander.post('/api/press', ask)) as Answer).text).toContain('只显示一次');
    const rooms = await Promise.all(
      ['hq-command', 'xuhui', 'east'].map((room) => house.store.board.read(room, undefined, 100)),
    );
    expect(JSON.stringify(rooms)).toContain('@排**');
    expect(JSON.stringify(rooms)).not.toMatch(new RegExp(`${phone}|${author}`));
  });

  it('HQ mutes an author: what follows is kept quietly, until it is unmuted', async () => {
    const typed = `静音 作者 @营销号 到 ${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)} 反复刷屏`;
    expect((await say('xuhui', 'xuhui', typed)).text).toMatch(/总部办公室或总指挥/);
    const muted = await say('office', 'hq-office', typed);
    expect(muted.text).toMatch(/已静音 1 号：作者「@营销号」/);
    const shout = { author: '营销号', text: '示例医院浦东院区乱收费，投诉没人管' };
    await keep('p-2', shout);
    expect(await matters()).toBe(1);
    expect((await say('office', 'hq-office', '静音列表')).text).toMatch(/1 号 作者「@营销号」.*已静音 1 条/);
    await keep('p-3', { ...shout, text: '示例医院浦东院区手术致患者死亡，家属讨说法' });
    expect(await matters(), 'red breaks through').toBe(2);
    expect((await say('office', 'hq-office', '取消静音 1')).tone).toBe('ok');
    expect((await say('office', 'hq-office', '静音列表')).text).toContain('没有静音');
    await keep('p-4', { author: '营销号', text: '示例医院浦东院区保安打人，家属报警' });
    expect(await matters()).toBe(3);
  });

  it('what people pressed is exported from the running service, the words for a reason only', async () => {
    await press('xuhui', 'xuhui', { nature: 'safety' }, 'setNature');
    const plain = await fenghuo('export', 'labels', '--json');
    expect(plain).toMatchObject([{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/), relevant: true }]);
    expect(JSON.stringify(plain)).not.toContain(phone);
    const opened = await fenghuo('export', 'labels', '--json', '--with-text', '--reason', '训练本院的模型');
    expect(opened).toMatchObject([{ text: words, nature: 'safety', negative: true }]);
    expect(await house.store.audit.verify()).toMatchObject({ ok: true });
  });

  async function matters(): Promise<number> {
    return (await house.store.reads.list(['hq' as never], { limit: 100 })).length;
  }

  /** The command line, asking the running service on its data. */
  async function fenghuo(...args: readonly string[]): Promise<unknown> {
    const said: Record<'out' | 'err', string[]> = { out: [], err: [] };
    const code = await dispatch(args, {
      out: (line) => said.out.push(line),
      err: (line) => said.err.push(line),
      env: { FENGHUO_DATA: house.data },
      cwd: house.data,
      now: () => new Date(),
      isTTY: false,
    });
    expect([code, said.err]).toEqual([0, []]);
    return said.out.map((line): unknown => JSON.parse(line));
  }
});
