import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { UnitPath } from '../../src/incident/incident.ts';
import { type House, openHouse } from '../support/house.ts';

const Answered = z.object({ tone: z.string(), text: z.string() });
const everywhere = ['hq' as UnitPath];
const approved = [
  '关于徐汇院区有关情况的说明',
  '患者家属于11月20日向徐汇院区提出投诉，徐汇院区当日受理。',
  '示例医疗集团徐汇院区',
].join('\n\n');

/** The whole service: the public speaks, then accounts and sites of ours do. */
describe('words that nobody approved', () => {
  let house: House;
  let code = '';
  let rung = 0;
  beforeAll(async () => {
    const site = '  - {name: xuhui-site, kind: csv, folder: site, ours: hq/east/xuhui}\n';
    house = await openHouse({
      edit: {
        'sources.yaml': (text) => text.replace('sources:\n', `sources:\n${site}`),
        'policy.yaml': (text) => `${text}\nstatements: {checks: {unsupported: warning, missing: warning}}\n`,
      },
    });
    await found('public', { title: '示例医院徐汇院区手术后患者死亡，家属讨说法，并发症无人告知' });
    const [view] = await house.store.reads.list(everywhere, { limit: 1 });
    code = view?.code ?? '';
  });
  afterAll(() => house?.stop());

  type Post = Parameters<House['intake']['keep']>[1][number];

  async function found(id: string, post: Partial<Post>, source = 's'): Promise<void> {
    await house.intake.keep(source, [{ externalId: id, kind: 'post', site: '微博', ...post }]);
    await house.quiet();
  }

  async function typed(account: string, group: string, text: string) {
    const visitor = await house.visitor(account);
    const answer = Answered.parse(await visitor.post('/api/say', { group, text }));
    await house.quiet();
    return answer;
  }

  async function view() {
    const seen = await house.store.reads.byCode(everywhere, code);
    if (!seen) throw new Error('no incident');
    return seen;
  }

  /** By which mentions headquarters was alarmed so far, as the posts were called. */
  async function alarms(): Promise<number> {
    const { incident } = await view();
    const entries = await house.store.reads.timeline(everywhere, incident.id);
    return entries.filter(({ type, by }) => type === 'spokeUnapproved' && by.id === 'triage').length;
  }

  async function noticesIn(group: string): Promise<number> {
    const said = await house.store.board.read(group, undefined, 100);
    return said.filter(
      ({ message }) => message.kind === 'notice' && JSON.stringify(message).includes('未经批准'),
    ).length;
  }

  async function rungIn(group: string): Promise<string> {
    const said = await house.store.board.read(group, undefined, 40);
    return JSON.stringify(said.map(({ message }) => message));
  }

  const own = { author: '示例医院徐汇院区官方微博' };

  it('everyday posts of the branch alarm nobody', async () => {
    await found('e1', { ...own, title: '科普｜手术前要注意什么？徐汇院区外科医生告诉你' });
    await found('e2', { ...own, title: '徐汇院区2026年外科医师招聘公告' });
    await found('e3', { ...own, title: '患者家属送来锦旗，感谢信里写满温暖' });
    await found('e4', { ...own, title: '关于有人冒用我院名义招聘的严正声明' });
    expect(await alarms()).toBe(0);
  });

  it('a 情况说明 of the branch is heard by the command and office groups of headquarters, once', async () => {
    const title = '关于网传我院手术后患者死亡的情况说明';
    await found('o1', { ...own, title, reach: { reads: 10 } });
    expect(await alarms()).toBe(1);
    expect((await view()).incident.spokeUnapproved).toBeDefined();
    for (const group of ['hq-command', 'hq-office']) expect(await rungIn(group)).toContain('未经批准');
    rung = await noticesIn('hq-office');
    expect(rung).toBeGreaterThan(0);
    await found('o1', { ...own, title, reach: { reads: 90_000 } });
    expect(await alarms(), 'a later reading of it is no other').toBe(1);
  });

  it('so is what stands on a site of ours, whoever signs it, and what names nothing', async () => {
    const text = '近日网络舆情涉及我院，我院高度重视，已成立调查组。';
    await found('w1', { author: '宣传科小王', title: '情况通报', text }, 'xuhui-site');
    expect(await alarms()).toBe(2);
    expect(await noticesIn('hq-office'), 'one matter rings once').toBe(rung);
  });

  it('and a reply of the account under the post itself', async () => {
    const url = 'https://weibo.example/1';
    await found('again', { title: '示例医院徐汇院区手术后患者死亡，家属讨说法，并发症无人告知', url });
    await found('r1', { ...own, kind: 'comment', parentUrl: url, text: '事情不是这样的，我们没有责任' });
    expect(await alarms()).toBe(3);
  });

  it('found together with what it is about, it is heard as well', async () => {
    const posts = [
      { title: '示例医院浦东院区泄露患者隐私，病历被发到群里' },
      { author: '示例医院浦东院区', title: '关于我院病历被发到群里、泄露患者隐私的情况说明' },
    ];
    await house.intake.keep(
      's',
      posts.map((post, at) => ({ externalId: `p${at}`, kind: 'post', ...post })),
    );
    await house.quiet();
    const all = await house.store.reads.list(everywhere, { limit: 9 });
    const pudong = all.find(({ incident }) => incident.unit === 'hq/east/pudong');
    expect(pudong?.incident.spokeUnapproved).toBeDefined();
  });

  it('the words that were approved are nobody’s alarm, from the moment of the last approval', async () => {
    const name = async () => {
      const version = (await view()).incident.versions?.at(-1);
      return `${code}-v${version?.number} ${version?.hash.slice(0, 8)}`;
    };
    await typed('xuhui', 'xuhui', `${code} 补充事实 患者家属于11月20日向徐汇院区提出投诉，徐汇院区当日受理`);
    await typed('xuhui-2', 'xuhui', `${code} 确认事实 1`);
    const drafted = await typed('release', 'hq-release', `${code} 拟声明`);
    expect(drafted.tone, drafted.text).toBe('ok');
    const edited = await typed('release', 'hq-release', `${await name()} 修改 ${approved}`);
    expect(edited.tone, edited.text).toBe('ok');
    const handedIn = await typed('release', 'hq-release', `${await name()} 提交`);
    expect(handedIn.tone, handedIn.text).toBe('ok');
    await found('a1', { ...own, text: approved });
    expect(await alarms(), 'it was not approved yet').toBe(4);
    for (const [who, where] of [
      ['commander', 'hq-command'],
      ['legal', 'hq-review'],
    ] as const) {
      const yes = await typed(who, where, `${await name()} 同意 已看过`);
      expect(yes.tone, yes.text).toBe('ok');
    }
    await found('a2', { ...own, text: `【${own.author}】\n${approved}` });
    expect(await alarms()).toBe(4);
    await found('a3', { ...own, title: '关于网传我院患者手术后死亡的声明：我院没有责任' });
    expect(await alarms(), 'other words are').toBe(5);
  });

  it('after an approved text is out nothing is', async () => {
    const version = (await view()).incident.versions?.at(-1);
    const name = `${code}-v${version?.number} ${version?.hash.slice(0, 8)}`;
    const said = await typed('release', 'hq-release', `${name} 登记 https://www.demo.example/notice/1`);
    expect(said.tone, said.text).toBe('ok');
    await found('b1', { ...own, title: '关于网传我院患者手术后死亡的补充情况说明' });
    expect(await alarms()).toBe(5);
  });

  it('every alarm is in the audit, and the chain holds', async () => {
    expect((await house.store.audit.verify()).ok).toBe(true);
  });
});
