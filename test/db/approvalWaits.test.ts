import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openStage, type Stage } from '../support/attackStage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** All that stands in a group, as the console reads it. */
async function board(account: string, group: string): Promise<string> {
  await stage.house().quiet();
  const visitor = await stage.house().visitor(account);
  return JSON.stringify(await visitor.get(`/api/groups/${group}/messages`));
}

const Messages = z.object({
  messages: z.array(
    z.object({
      message: z.object({
        subject: z.string().optional(),
        actions: z.array(z.object({ id: z.string() })).optional(),
      }),
    }),
  ),
});

const text = '家属于11月20日向院区提出投诉，院区当日受理。';
const asks = (account: string, group: string) => stage.say(account, group, '待我审批');

describe('a text that waits for approval', () => {
  it('is not listed for who handed it in, who has nothing to say to it', async () => {
    const target = await stage.text('drafted', { incident: stage.mild });
    await stage.say('commander', 'hq-command', `${target.name} 提交`);
    expect((await asks('commander', 'hq-command')).text).not.toContain(target.name);
    expect((await asks('deputy-commander', 'hq-command')).text).toContain(target.name);
  });

  it('names, in each group that it waits for, who there can give it; the last time their deputies', async () => {
    const target = await stage.text();
    const approved = await stage.say('commander', 'hq-command', `${target.name} 同意 已看过`);
    expect(approved.tone, approved.text).toBe('ok');
    const { incident, number: version } = target;
    for (const step of [1, 2, 3]) {
      stage.later(31 * 60_000);
      await stage.comes({ kind: 'approval', incident, version, step });
    }
    const seen = await board('legal', 'hq-review');
    const reminders = seen.match(/声明仍在等审批.*?\]/gu) ?? [];
    expect(reminders.length).toBeGreaterThanOrEqual(2);
    for (const each of reminders) expect(each).toMatch(/值班：.{0,20}许清如/u);
    expect(reminders.at(-1)).toMatch(/代理：.{0,20}唐砚秋/u);
    expect(reminders.join('')).not.toContain('陈望舒');
  });
});

describe('who stands in 代理 in a group that nobody asks for approval', () => {
  it('says no yes to a text that this group has not been shown; the no brings its card', async () => {
    const target = await stage.text('submitted', { incident: stage.slight });
    // Its cards are out before anybody stands in: later ones would go to them too.
    await stage.house().quiet();
    expect((await stage.say('commander', 'hq-command', '代理 吴晓棠 到 23:59')).tone).toBe('ok');
    expect(await board('office-clerk', 'hq-office')).not.toContain(text);
    const blind = await stage.say('office-clerk', 'hq-office', `${target.name} 同意 已看过`);
    expect(blind.tone).toBe('refused');
    expect(blind.text).toContain('请看完卡片上的全文');
    const { incident } = await stage.view(target.incident);
    expect(incident.versions?.at(-1)?.submission?.approvals).toEqual([]);
    expect(await board('office-clerk', 'hq-office')).toContain(text);
    const seen = await stage.say('office-clerk', 'hq-office', `${target.name} 同意 已看过`);
    expect(seen.tone, seen.text).toBe('ok');
  });

  it('has the card with its buttons as soon as it is asked, and says yes with one press; nobody else there does', async () => {
    const target = await stage.text('submitted');
    const seen = await board('office-clerk', 'hq-office');
    expect(seen).toContain(target.hash.slice(0, 8));
    const { messages } = Messages.parse(JSON.parse(seen));
    const card = messages.map(({ message }) => message).find(({ subject }) => subject === target.subject);
    const ids = card?.actions?.map(({ id }) => id) ?? [];
    expect(ids).toEqual(expect.arrayContaining(['approve', 'reject', 'askChanges']));
    expect(ids).not.toEqual(expect.arrayContaining(['publish']));
    const other = await stage.press('office', 'hq-office', target.subject, 'approve');
    expect(other.tone, other.text).toBe('refused');
    const yes = await stage.press('office-clerk', 'hq-office', target.subject, 'approve', {
      reason: '已看过',
    });
    expect(yes.tone, yes.text).toBe('ok');
    const { incident } = await stage.view(target.incident);
    const [given, ...more] = incident.versions?.at(-1)?.submission?.approvals ?? [];
    expect(given).toMatchObject({ by: 'E004', behalf: 'E001' });
    expect(more).toEqual([]);
  });

  it('is listed what waits for whom they stand in for, and gets its card', async () => {
    const target = await stage.text('submitted');
    const { text: listed } = await asks('office-clerk', 'hq-office');
    expect(listed).toContain(target.name);
    expect(await board('office-clerk', 'hq-office')).toContain(target.hash.slice(0, 8));
    await stage.say('commander', 'hq-command', '取消代理 吴晓棠');
    expect((await asks('office-clerk', 'hq-office')).text).not.toContain(target.name);
    const later = await stage.text('submitted', { incident: stage.slight });
    expect(await board('office-clerk', 'hq-office')).not.toContain(later.hash.slice(0, 8));
  });
});
