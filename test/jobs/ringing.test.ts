import { describe, expect, it } from 'vitest';
import type { PersonId } from '../../src/incident/incident.ts';
import type { IncidentEvent } from '../../src/incident/language.ts';
import { defaultPolicy } from '../../src/policy/defaults.ts';
import type { ChannelKey, Person } from '../../src/policy/org.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { type RingStageOptions, ringStage } from '../support/ringStage.ts';
import {
  after,
  calledBy,
  claimedBy,
  east,
  hq,
  incident,
  liMin,
  noon,
  opened,
  person,
  timer,
  xuhui,
} from '../support/story.ts';
import { VirtualClock } from '../support/virtualClock.ts';

const red: IncidentEvent = { ...opened, level: 'red' };
const orange: IncidentEvent = { ...opened, level: 'orange' };
const branchGroup = 'C-xuhui-monitor';

function someone(id: string, name: string, change: Partial<Person> = {}): Person {
  return {
    ...{ id: id as PersonId, name, unit: xuhui, department: '', post: '', phone: `1390000${id}`, email: '' },
    ...{ identities: [`feishu:t:${id}`], onCall: true, roster: [] },
    ...change,
  };
}

const li = someone('0001', '李敏', { deputy: '0002' as PersonId });
const wu = someone('0002', '吴晓', { onCall: false });
const zhou = someone('0003', '周敏', { unit: east });
const chen = someone('0004', '陈望', { unit: hq });
const chain = [li, wu, zhou, chen];

/** Only the branch is rung, so that a story is about one person. */
const branchAlone: Policy = {
  ...defaultPolicy,
  levels: {
    ...defaultPolicy.levels,
    red: { ...defaultPolicy.levels.red, hears: { branch: ['monitor'], region: [], hq: [] } },
  },
};

async function play(
  events: readonly IncidentEvent[],
  minutes: number,
  options: Partial<RingStageOptions> = {},
  also: (stage: ReturnType<typeof ringStage>) => void = () => {},
) {
  const clock = new VirtualClock(noon);
  const stage = ringStage(clock, { people: chain, policy: branchAlone, hook: true, ...options });
  for (const event of events) stage.tell(event);
  also(stage);
  await clock.run(after(minutes));
  return { ...stage, clock };
}

describe('red at two in the morning', () => {
  it('rings the duty person of every tier at once, each once', async () => {
    const { told } = await play([red], 1, { policy: defaultPolicy });
    expect(told()).toEqual(['+0 0001 app feishu', '+0 0003 app feishu', '+0 0004 app feishu']);
  });

  it('rings louder while it is not read, then the deputy, and then nobody', async () => {
    const { told } = await play([red], 40);
    expect(told()).toEqual([
      '+0 0001 app feishu',
      '+3 0001 sms hook',
      '+6 0001 phone hook',
      '+9 0002 phone hook',
    ]);
  });

  it('rings once more when who has read does not claim', async () => {
    const { told } = await play([red], 30, {}, (stage) => stage.reads(li.id, after(1.5)));
    expect(told()).toEqual(['+0 0001 app feishu', '+5 0001 app feishu']);
  });

  it('rings nobody once somebody has it', async () => {
    const { told } = await play([red, claimedBy(liMin, 2)], 60);
    expect(told()).toEqual(['+0 0001 app feishu']);
  });

  it('does not begin where it stopped when a claim is given up: it begins anew', async () => {
    const released: IncidentEvent = { type: 'released', incident, by: person(liMin), at: after(10) };
    const { told } = await play([red, claimedBy(liMin, 4), released], 12);
    expect(told()).toEqual(['+0 0001 app feishu', '+3 0001 sms hook', '+10 0001 app feishu']);
  });

  it('rings the tiers that the clock calls', async () => {
    const called = [calledBy(timer, east, 5), calledBy(timer, hq, 5)];
    const { told } = await play([red, ...called], 5.5);
    expect(told()).toEqual([
      '+0 0001 app feishu',
      '+3 0001 sms hook',
      '+5 0003 app feishu',
      '+5 0004 app feishu',
    ]);
  });
});

describe('orange', () => {
  it('rings nobody before the time to claim has run out, then the branch, then whom the clock calls', async () => {
    const { told } = await play([orange, calledBy(timer, east, 15)], 17);
    expect(told()).toEqual(['+15 0001 app feishu', '+15 0003 app feishu']);
  });

  it('rings nobody when somebody claims in time', async () => {
    const { told, jobs } = await play([orange, claimedBy(liMin, 14)], 60);
    expect(told()).toEqual([]);
    expect(jobs.filter((job) => 'way' in job)).toEqual([]);
  });

  it('yellow rings nobody', async () => {
    const { told, jobs } = await play([opened], 40);
    expect(told()).toEqual([]);
    expect(jobs.filter(({ queue }) => queue === 'ring')).toEqual([]);
  });
});

describe('where several are on duty', () => {
  const here = {
    identities: ['slack:T:0005', 'feishu:t:0005'],
    roster: [`slack:${branchGroup}` as ChannelKey],
  };

  it('those are rung who are in the groups that are told', async () => {
    const sun = someone('0005', '孙宁', here);
    expect((await play([red], 1, { people: [li, sun] })).told()).toEqual(['+0 0005 app slack']);
  });

  it('all of them where none is in a group', async () => {
    const sun = someone('0005', '孙宁');
    expect((await play([red], 1, { people: [li, sun] })).told()).toEqual([
      '+0 0001 app feishu',
      '+0 0005 app feishu',
    ]);
  });
});

describe('who cannot be rung', () => {
  it('is stood in for by the deputy, else by the people of the unit’s groups', async () => {
    const deaf = { ...li, identities: [], phone: '' };
    expect((await play([red], 1, { people: [deaf, wu] })).told()).toEqual(['+0 0002 app feishu']);
    const byApp = { ...wu, identities: ['wecom:ww1:0002'] };
    expect((await play([red], 1, { people: [deaf, byApp] })).told()).toEqual(['+0 0002 app wecom-app']);
    const member = { ...wu, identities: ['slack:T:0002'], roster: [`slack:${branchGroup}` as ChannelKey] };
    const { deputy: _, ...alone } = deaf;
    expect((await play([red], 1, { people: [alone, member, zhou] })).told()).toEqual(['+0 0002 app slack']);
  });

  it('is rung by another way at once when a platform refuses', async () => {
    const { told, card, logged } = await play([red], 2, {
      answer: (way) => (way === 'feishu' ? { outcome: 'failed', why: 'no such user' } : undefined),
    });
    expect(told()).toEqual(['+0 0001 app feishu', '+0 0001 sms hook']);
    expect(card(branchGroup)).toContain('已呼叫：李敏 短信 12:00');
    expect(logged).toMatchObject([{ way: 'feishu', why: 'no such user' }]);
  });

  it('is rung louder by the clock when a platform does not answer at all', async () => {
    const { told } = await play([red], 4, {
      answer: (way) => (way === 'feishu' ? { outcome: 'retry', afterMs: 600_000, why: 'down' } : undefined),
    });
    expect(told()).toEqual(['+0 0001 app feishu', '+3 0001 sms hook']);
  });

  it('nobody at all is no trouble', async () => {
    const { told, rungs } = await play([red], 30, { people: [] });
    expect([told(), rungs()]).toEqual([[], []]);
  });
});

describe('on the card', () => {
  it('stands who was rung, by which way, and when they read it', async () => {
    const { card } = await play([red], 8, {}, (stage) => stage.reads(li.id, after(7.2)));
    expect(card(branchGroup)).toContain('已呼叫：李敏 电话 12:06 已读 12:07');
  });

  it('stands that it is not known whether it arrived', async () => {
    const { card } = await play([red], 1, { answer: () => ({ outcome: 'uncertain', why: 'no answer' }) });
    expect(card(branchGroup)).toContain('已呼叫：李敏 飞书加急 12:00 未确认送到');
  });
});

describe('a ring', () => {
  it('asks again with its own key when the answer was lost, and no longer than until it is known', async () => {
    let lost = 2;
    const { ringed } = await play([red], 2, {
      answer: () => (lost-- > 0 ? { outcome: 'uncertain', why: 'no answer' } : undefined),
    });
    expect(ringed).toHaveLength(3);
    expect(new Set(ringed.map(({ key }) => key)).size).toBe(1);
  });

  it('asks three times at most when no answer ever comes, and then goes on by its steps', async () => {
    const { ringed } = await play([red], 8, {
      answer: (way) => (way === 'hook' ? { outcome: 'uncertain', why: 'no answer' } : undefined),
    });
    const asked = Object.values(Object.groupBy(ringed, ({ key }) => key)).map((each) => each?.length);
    expect(asked).toEqual([1, 3, 3]);
  });

  it('that may have rung stays on the card when somebody claims meanwhile', async () => {
    const { rungs } = await play([red, claimedBy(liMin, 0.03)], 5, {
      answer: () => ({ outcome: 'uncertain', why: 'no answer' }),
    });
    expect(rungs().map(({ outcome }) => outcome)).toEqual(['uncertain']);
  });

  it('is louder in time where the platform does not say who has read', async () => {
    const { told } = await play([red], 4, { deafReads: true });
    expect(told()).toEqual(['+0 0001 app feishu', expect.stringMatching(/^\+3\.\d+ 0001 sms hook$/)]);
  });

  it('rings no second time when its job, or a look, comes twice', async () => {
    const { ringed, jobs, again, lookNow } = await play([red], 1);
    for (const job of jobs.filter(({ queue }) => queue === 'ring')) await again(job);
    await Promise.all([lookNow(incident), lookNow(incident)]);
    expect(ringed).toHaveLength(1);
  });

  it('does not wait for the pace of a group, only for that of the app', async () => {
    const stages = (['group', 'app'] as const).map((scope) =>
      play([red], 10, {
        policy: defaultPolicy,
        hook: false,
        allowance: [{ scope, calls: 1, inMs: 60_000 }],
      }),
    );
    const [group, app] = await Promise.all(stages);
    expect(group?.told().slice(0, 3)).toEqual([
      '+0 0001 app feishu',
      '+0 0003 app feishu',
      '+0 0004 app feishu',
    ]);
    const times = app?.ringed.map(({ at }) => at.getTime()) ?? [];
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60_000);
  });

  it('says which incident it is, and by telephone nothing of what was posted', async () => {
    const { ringed } = await play([red], 4);
    const [app, sms] = ringed.map(({ text }) => text);
    expect(app).toBe('P1 · 请xuhui认领 · Ⅰ级 特别重大 · 医疗安全 · 患者家属称徐汇院区手术后未告知并发症');
    expect(sms).toBe('【烽火】P1 Ⅰ级 特别重大 · 医疗安全，xuhui，请xuhui认领。请到群里处理。');
  });

  it('never has a number in a job, a row or a log', async () => {
    const { jobs, rungs, logged, ringed } = await play([red], 30, {
      answer: (way) =>
        way === 'hook' ? { outcome: 'failed', why: 'the ring hook answered 404' } : undefined,
    });
    expect(ringed.some(({ way }) => way === 'hook')).toBe(true);
    expect(JSON.stringify([jobs, rungs(), logged])).not.toMatch(/139\d{8}/);
  });
});

describe('a drill', () => {
  it('rings by app alone, and says what it is', async () => {
    const { told, ringed } = await play([red], 20, { drill: true });
    expect(told()).toEqual(['+0 0001 app feishu', '+3 0002 app feishu', '+5 0001 app feishu']);
    expect(ringed.every(({ text }) => text.includes('【演练】'))).toBe(true);
  });
});
