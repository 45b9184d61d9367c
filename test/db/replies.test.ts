import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { UnitPath } from '../../src/incident/incident.ts';
import { type House, openHouse } from '../support/house.ts';

const Answered = z.object({ tone: z.string(), text: z.string() });
const everywhere = ['hq' as UnitPath];
const answers = [
  '患者家属于11月20日提出投诉，徐汇院区当日受理。',
  '请联系院区办公室。\n工作日九点到十七点。',
];
const set = `关于有关情况的口径问答\n\n问：怎么回事？\n答：${answers[0]}\n\n问：找谁反映？\n答：${answers[1]}`;

let house: House;
let code = '';

beforeAll(async () => {
  house = await openHouse({
    edit: {
      'policy.yaml': (text) => `${text}\nstatements: {checks: {unsupported: warning, missing: warning}}\n`,
    },
  });
  const title = '示例医院徐汇院区手术后患者死亡，家属讨说法，并发症无人告知';
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

async function ok(account: string, group: string, text: string) {
  const answer = await typed(account, group, text);
  expect(answer.tone, answer.text).toBe('ok');
  return answer.text;
}

async function newest(): Promise<string> {
  const view = await house.store.reads.byCode(everywhere, code);
  const version = view?.incident.versions?.at(-1);
  return `${code}-v${version?.number} ${version?.hash.slice(0, 8)}`;
}

describe('answers to comments', () => {
  it('are none before a set is approved, and it is said how one comes to be', async () => {
    await ok('xuhui', 'xuhui', `${code} 补充事实 患者家属于11月20日提出投诉，徐汇院区当日受理`);
    await ok('xuhui-2', 'xuhui', `${code} 确认事实 1`);
    expect(await ok('release', 'hq-release', `${code} 口径`)).toContain('拟声明 评论回复口径');
    await ok('release', 'hq-release', `${code} 拟声明 评论回复口径`);
    await ok('release', 'hq-release', `${await newest()} 修改 ${set}`);
    await ok('release', 'hq-release', `${await newest()} 提交`);
    await ok('commander', 'hq-command', `${await newest()} 同意 已看过`);
    const early = await typed('release', 'hq-release', `${code} 口径 1`);
    expect(early.tone, 'one yes of two').toBe('refused');
    expect(early.text).not.toContain(answers[0]);
  });

  it('are listed by number once they have their quorum, and given letter by letter', async () => {
    await ok('legal', 'hq-review', `${await newest()} 同意 已看过`);
    const list = await ok('release', 'hq-release', `${code} 口径`);
    expect(list).toContain('1 怎么回事？');
    expect(list).toContain('2 找谁反映？');
    for (const [at, answer] of answers.entries()) {
      const said = await ok('release', 'hq-release', `${code} 口径 ${at + 1} https://weibo.example/c${at}`);
      expect(said.endsWith(`\n\n${answer}`)).toBe(true);
    }
  });

  it('are in the audit each time one is used, and not when they are looked through', async () => {
    const rows = async () => (await house.store.audit.verify()).rows;
    const before = await rows();
    await ok('release', 'hq-release', `${code} 口径`);
    expect(await rows()).toBe(before);
    await ok('release', 'hq-release', `${code} 口径 2 https://weibo.example/c9`);
    expect(await rows()).toBe(before + 1);
  });

  it('are given by the button of the set’s own card, and only from an approved one', async () => {
    const named = await newest();
    const said = await ok('release', 'hq-release', `${named} 取口径 2 https://weibo.example/c3`);
    expect(said.endsWith(`\n\n${answers[1]}`)).toBe(true);
    expect((await typed('release', 'hq-release', `${named} 取口径 9`)).tone).toBe('refused');
    expect((await typed('xuhui', 'xuhui', `${named} 取口径 1`)).tone).toBe('refused');
  });

  it('outside the set are not given: they need their own approval', async () => {
    const no = await typed('release', 'hq-release', `${code} 口径 3`);
    expect(no.tone).toBe('refused');
    expect(no.text).toContain('另行审批');
    expect((await typed('release', 'hq-release', `${code} 口径 有没有赔偿`)).tone).toBe('refused');
  });

  it('are headquarters’ alone', async () => {
    for (const [who, group] of [
      ['xuhui', 'xuhui'],
      ['east', 'east'],
    ] as const) {
      const no = await typed(who, group, `${code} 口径 1`);
      expect(no.tone).toBe('refused');
      expect(no.text).not.toContain(answers[0]);
    }
  });

  it('are nobody’s alarm when our own account gives one', async () => {
    const author = '示例医院徐汇院区官方微博';
    const alarmed = async () =>
      (await house.store.reads.byCode(everywhere, code))?.incident.spokeUnapproved !== undefined;
    const url = 'https://weibo.example/post';
    const title = '示例医院徐汇院区手术后患者死亡，家属讨说法，并发症无人告知';
    await house.intake.keep('s', [{ externalId: 'b', kind: 'post', title, url }]);
    const comment = { kind: 'comment', author, parentUrl: url } as const;
    await house.intake.keep('s', [{ ...comment, externalId: 'c', text: answers[0] ?? '' }]);
    await house.quiet();
    expect(await alarmed()).toBe(false);
    await house.intake.keep('s', [{ ...comment, externalId: 'd', text: '这完全是家属的责任' }]);
    await house.quiet();
    expect(await alarmed()).toBe(true);
  });

  it('stop with everything else, and when a fact of theirs no longer stands', async () => {
    await ok('commander', 'hq-command', '停止一切发布 等待公安通报');
    expect((await typed('release', 'hq-release', `${code} 口径 1`)).tone).toBe('refused');
    await ok('commander', 'hq-command', '解除停止发布');
    await ok('deputy-commander', 'hq-command', '解除停止发布');
    await ok('release', 'hq-release', `${code} 口径 1`);
    await ok('xuhui', 'xuhui', `${code} 存疑 1 家属说是19日`);
    const no = await typed('release', 'hq-release', `${code} 口径 1`);
    expect(no.tone).toBe('refused');
    expect(no.text).not.toContain(answers[0]);
  });

  it('and the audit holds', async () => {
    expect((await house.store.audit.verify()).ok).toBe(true);
  });
});
