import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type House, openHouse, quiet, type Visitor } from '../support/house.ts';

const Field = z.object({
  name: z.string(),
  input: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
});
const Card = z.object({
  kind: z.literal('card'),
  subject: z.string(),
  code: z.string(),
  state: z.string(),
  lines: z.array(z.object({ spans: z.array(z.object({ text: z.string().default('') })) })),
  actions: z.array(z.object({ id: z.string(), more: z.boolean().default(false) })),
});
const Room = z.object({ messages: z.array(z.object({ message: z.unknown() })) });
const Answered = z.object({
  tone: z.string(),
  text: z.string(),
  form: z.object({ fields: z.array(Field) }).optional(),
});

const queue = '示例医院徐汇院区门诊排队三小时，分诊护士态度恶劣，打电话投诉没人管，太失望了';
const parking = '示例医院徐汇院区停车场乱收费，标识不清，保安和车主争执动手打人，要求退费道歉';

describe('a person’s decision on what is one matter', () => {
  let house: House;
  let branch: Visitor;
  let region: Visitor;
  beforeAll(async () => {
    const patient = (text: string) => text.replaceAll(/claim: \d+\w/g, 'claim: 30m');
    house = await openHouse({ edit: { 'policy.yaml': patient } });
    branch = await house.visitor('xuhui');
    region = await house.visitor('east');
  });
  afterAll(() => house?.stop());

  let posts = 0;
  async function posted(title: string): Promise<void> {
    posts += 1;
    await house.intake.keep('replay', [{ externalId: `post-${posts}`, kind: 'post', title, site: '微博' }]);
    await quiet(house);
  }

  async function cards(who = branch, group = 'xuhui') {
    const { messages } = Room.parse(await who.get(`/api/groups/${group}/messages`));
    return messages.flatMap(({ message }) => Card.safeParse(message).data ?? []);
  }
  async function card(code: string, who = branch, group = 'xuhui') {
    return (await cards(who, group)).find((each) => each.code === code) ?? expect.fail(`no card ${code}`);
  }
  function words({ lines }: z.infer<typeof Card>): string {
    return lines.map(({ spans }) => spans.map(({ text }) => text).join('')).join('\n');
  }
  async function press(who: Visitor, group: string, code: string, action: string, values = {}) {
    const { subject } = await card(code, who, group);
    const answer = Answered.parse(await who.post('/api/press', { group, subject, action, values }));
    await quiet(house);
    return answer;
  }

  it('merges two by button, and the next post like either joins the one that is left', async () => {
    await posted(queue);
    await posted(parking);
    expect((await cards()).map(({ code }) => code)).toEqual(['P1', 'P2']);
    const wrong = await press(branch, 'xuhui', 'P1', 'merge', { into: 'P99' });
    expect(wrong).toMatchObject({ tone: 'refused', text: expect.stringContaining('请核对编号') });
    const itself = await press(branch, 'xuhui', 'P1', 'merge', { into: 'p1' });
    expect(itself.text).toContain('这是同一件');

    const answer = await press(branch, 'xuhui', 'P1', 'merge', { into: 'P2', reason: '同一位家属' });
    expect(answer).toMatchObject({ tone: 'ok', text: expect.stringContaining('已并入 P2') });
    expect((await card('P1')).state).toBe('已并入 P2');
    expect(words(await card('P2'))).toContain('2 条');

    await posted(queue);
    expect(await cards()).toHaveLength(2);
    expect(words(await card('P2'))).toContain('3 条');
    const late = await press(branch, 'xuhui', 'P1', 'claim');
    expect(late.text).toContain('请到 P2 的卡片上操作');
  });

  it('splits them again by what was said, and the next post follows its own', async () => {
    const asked = await press(branch, 'xuhui', 'P2', 'split');
    const choices = asked.form?.fields.find(({ input }) => input === 'choices')?.options ?? [];
    expect(choices, 'equal words stand once').toHaveLength(2);
    const chosen = choices.find(({ label }) => label.includes('排队'))?.value ?? '';
    const all = await press(branch, 'xuhui', 'P2', 'split', {
      mentions: choices.map(({ value }) => value).join(' '),
    });
    expect(all.text).toContain('请至少留下一条');

    const answer = await press(branch, 'xuhui', 'P2', 'split', { mentions: chosen });
    expect(answer.text).toContain('已拆出 2 条');
    expect(words(await card('P3'))).toContain('2 条');
    expect(words(await card('P2'))).toContain('1 条');

    await posted(queue);
    await posted(parking);
    expect(words(await card('P3'))).toContain('3 条');
    expect(words(await card('P2'))).toContain('2 条');
    expect(await cards()).toHaveLength(3);
  });

  it('takes the same by words, the mentions by the marks that 查看原文 shows', async () => {
    const say = async (text: string) =>
      Answered.parse(await branch.post('/api/say', { group: 'xuhui', text, files: [] })).text;
    expect(await say('P2 并入 P3')).toContain('已并入 P3');
    await quiet(house);
    const shown = await say('P3 原文');
    const mark = /停车场.*?(#[0-9a-f]{8})/u.exec(shown)?.[1] ?? '';
    expect(await say('P3 拆分')).toContain('请选要拆出的内容');
    expect(await say(`P3 拆分 ${mark} 不是一回事`)).toContain('已拆出 2 条');
    await quiet(house);
    expect((await card('P4')).state).toContain('待认领');
    expect(await say('P4 历史')).toContain('从 P3 拆出');
    expect(await say('P3 历史')).toContain('把 P2 并了进来（2 条）');
  });

  it('an instruction is reported done by the unit that got it, and who gave it sees what was done', async () => {
    const given = { text: '两小时内联系家属并回报', minutes: '120', to: 'hq/east/xuhui' };
    expect((await press(region, 'east', 'P4', 'direct', given)).tone).toBe('ok');
    expect((await card('P4', region, 'east')).actions.map(({ id }) => id)).not.toContain('finishDirective');
    const face = (await card('P4')).actions.filter(({ more }) => !more).map(({ id }) => id);
    expect(face).toContain('finishDirective');

    const empty = await press(branch, 'xuhui', 'P4', 'finishDirective', { note: ' ' });
    expect(empty.tone).toBe('refused');
    const done = await press(branch, 'xuhui', 'P4', 'finishDirective', { note: '已联系家属，家属表示理解' });
    expect(done.text).toContain('已办结');
    const inRegion = words(await card('P4', region, 'east'));
    expect(inRegion).toMatch(/两小时内联系家属并回报（.* 办结：已联系家属，家属表示理解）/u);
    expect(inRegion).not.toContain('时限：下发');
    expect((await card('P4')).actions.map(({ id }) => id)).not.toContain('finishDirective');
    expect(await house.store.audit.verify()).toMatchObject({ ok: true });
  });
});
