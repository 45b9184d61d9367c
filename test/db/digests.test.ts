import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plain } from '../../src/bot/message.ts';
import type { UnitPath } from '../../src/incident/incident.ts';
import { digestClock } from '../../src/jobs/digests.ts';
import { type House, openHouse } from '../support/house.ts';

const Answered = z.object({ tone: z.string(), text: z.string() });
const hq = 'hq' as UnitPath;
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
  house = await openHouse({ now });
  await look();
  await found('徐汇', '示例医院徐汇院区误诊，患者死亡，投诉没人理', 3);
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
    process.stderr.write(
      `${told.join('\n---\n')}\n=====\n${(await digests('hq-office')).join('\n---\n')}\n====\n${(await digests('pudong')).join('\n---\n')}\n`,
    );
    expect(told[0]).toContain('日报 11-21 周六');
  });
});

describe('日报', () => {
  it('typed in a group comes to that group', async () => {
    expect((await typed('xuhui', 'xuhui', '日报')).tone).toBe('ok');
    process.stderr.write(`${(await digests('xuhui')).at(-1)}\n`);
  });
});
