import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plain } from '../../src/bot/message.ts';
import type { UnitPath } from '../../src/incident/incident.ts';
import { digestClock } from '../../src/jobs/digests.ts';
import { type House, openHouse } from '../support/house.ts';

const Answered = z.object({ tone: z.string(), text: z.string() });
const hq = 'hq' as UnitPath;
/** Telephones wait for the real time: nobody is rung here. */
const silent = (policy: string): string => `${policy}\nring: {red: never, orange: never}\n`;
/** It goes on as any clock does, from wherever it was put. */
let ahead = 0;
const now = (): Date => new Date(Date.now() + ahead);
let house: House;

function putTo(time: string): void {
  ahead = Date.parse(time) - Date.now();
}

beforeAll(async () => {
  // A Saturday, 10:00 in Shanghai.
  putTo('2026-11-21T02:00:00Z');
  house = await openHouse({ now, edit: { 'policy.yaml': silent } });
  await look();
  await found('徐汇', '示例医院徐汇院区乱收费，态度恶劣，投诉没人理', 3);
  await found('天河', '在天河示例医院挂号排队三个小时，态度恶劣，投诉无门', 2);
  const code = await codeOf('徐汇');
  ahead += 600_000;
  await typed('xuhui', 'xuhui', `${code} 认领`);
});
afterAll(() => house?.stop());

function look(): Promise<void> {
  const { settings, store } = house;
  return digestClock({ settings, digests: store.digests, outbox: store.outbox, now })();
}

async function found(name: string, text: string, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await house.intake.keep('s', [
      {
        externalId: `${name}${n}`,
        kind: 'post',
        site: '微博',
        title: `${text}（${n + 1}）`,
        url: `https://x.example/${name}${n}`,
      },
    ]);
  }
  await house.quiet();
}

async function codeOf(word: string): Promise<string> {
  const views = await house.store.reads.list([hq], { limit: 20 });
  return views.find(({ first }) => first?.title.includes(word))?.code ?? '';
}

async function typed(account: string, group: string, text: string) {
  const visitor = await house.visitor(account);
  const answer = Answered.parse(await visitor.post('/api/say', { group, text }));
  await house.quiet();
  return answer;
}

/** What was said in a room, newest last; the notices of digests and their pictures. */
async function room(channel: string): Promise<readonly string[]> {
  const rows = await house.store.board.read(channel, undefined, 40);
  return rows.flatMap(({ message }) => (message.kind === 'notice' ? [plain(message)] : []));
}

async function digests(channel: string): Promise<readonly string[]> {
  return (await room(channel)).filter((said) => /日报|周报|月报/u.test(said));
}

describe('the digest of a group', () => {
  it('begins on the morning after the group was first seen, and comes once', async () => {
    expect(await digests('xuhui')).toEqual([]);
    putTo('2026-11-22T00:00:10Z');
    await look();
    await look();
    await house.quiet();
    const told = (await digests('xuhui')).filter((said) => said.includes('新增'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('徐汇院区 · 日报 11-21 周六\n新增 1 · 未结 1');
    expect(told[0]).toMatch(/[◆▲] P1 (?:Ⅱ|Ⅲ)级 · 徐汇院区 · 示例医院徐汇院区乱收费/u);
    expect(told[0]).toContain('处置中（顾小满） · 3 条');
    expect(told[0]).toMatch(/认领 \d+ 分钟，按时 0\/1/u);
    expect(told[0]).not.toContain('天河');
  });

  it('has its picture with it as one message, kept for those in the room', async () => {
    const rows = await house.store.board.read('xuhui', undefined, 40);
    const at = rows.findIndex(({ message }) => message.kind === 'notice' && message.picture);
    const kept = await house.store.board.picture('xuhui', rows[at]?.ref ?? '');
    expect(kept?.mime).toBe('image/png');
    expect(kept?.bytes.length).toBeLessThanOrEqual(120_000);
    const message = rows[at]?.message;
    expect(message && plain(message)).toContain('徐汇院区 · 日报 11-21 周六\n新增 1');
    expect(rows.filter(({ message }) => plain(message).includes('日报 11-21'))).toHaveLength(1);
    expect(message?.kind === 'notice' && message.tables?.map(({ rows: { length } }) => length)).toEqual([
      6,
      14,
      5,
      expect.any(Number),
    ]);
  });

  it('tells headquarters of every unit, and a quiet branch in one line', async () => {
    const office = (await digests('hq-office')).find((said) => said.includes('新增')) ?? '';
    expect(office).toMatch(/[◆▲] 徐汇院区 新增 1 未结 1/u);
    expect(office).toMatch(/[◆▲] 天河院区 新增 1 未结 1/u);
    expect(office).toContain('收到信息 5 条，来自 1 个信源。');
    const [quiet = '', ...more] = await digests('pudong');
    expect(more).toEqual([]);
    expect(quiet).toMatch(/^浦东院区 · 日报 11-21 周六\n当日无新增，无未结。信源正常 \d\/\d/u);
  });

  it('makes up in one for the days when nobody told', async () => {
    putTo('2026-11-25T01:00:00Z');
    await look();
    await house.quiet();
    const told = (await digests('xuhui')).filter((said) => /日报.*\n新增/u.test(said));
    expect(told).toHaveLength(2);
    expect(told[1]).toContain('日报 11-22 周日 至 11-24 周二 · 补发 3 天');
    // Monday has passed meanwhile: the week is told too, and its groups are those of the day.
    const weeks = (await room('hq-command')).filter((said) => said.includes('周报') && said.includes('新增'));
    expect(weeks).toEqual([expect.stringContaining('周报 11-16 周一 至 11-22 周日\n新增 2')]);
  });
});

describe('typed in a group', () => {
  it.each([
    ['日报', /日报 11-25 周三 · 截至 \d\d:\d\d\n新增 0 · 未结 1/u],
    ['日报 11-21', /日报 11-21 周六\n新增 1/u],
    ['周报 上周', /周报 11-16 周一 至 11-22 周日\n新增 1/u],
    [
      '日报 11-21 表',
      /日报 11-21 周六\n【合计】\n新增 本期 1\n(?:.*\n){5}【每日新增事件与信息量】(?:\n2026-.*)*\n2026-11-21 .*信息 3\n【等级与性质】/u,
    ],
    ['monthly digest', /月报 11-01 周日 至 11-25 周三 · 截至 .*\n新增 1/u],
  ])('%s comes to that group', async (words, said) => {
    const before = (await digests('xuhui')).length;
    expect(await typed('xuhui', 'xuhui', words)).toMatchObject({ tone: 'ok' });
    const told = (await digests('xuhui')).slice(before);
    expect(told.filter((each) => each.includes('新增'))).toEqual([expect.stringMatching(said)]);
  });

  it('a day that is none is a no that says how it is written', async () => {
    const no = await typed('xuhui', 'xuhui', '日报 11-31');
    expect(no.tone).toBe('refused');
    expect(no.text).toContain('日报 2026-11-20');
  });
});
