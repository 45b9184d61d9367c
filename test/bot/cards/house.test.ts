import { describe, expect, it } from 'vitest';
import { doneAnswer } from '../../../src/bot/cards/answer.ts';
import { approvalsAnswer } from '../../../src/bot/cards/approvals.ts';
import { historyLines } from '../../../src/bot/cards/history.ts';
import { differenceAnswer, sentencesAnswer, unreadAnswer } from '../../../src/bot/cards/statementDiff.ts';
import { statementNotice } from '../../../src/bot/cards/statementNotice.ts';
import {
  type DelegationCame,
  delegationAnswer,
  stopAnswer,
  stopNotice,
} from '../../../src/bot/cards/stop.ts';
import { plain } from '../../../src/bot/message.ts';
import { understand } from '../../../src/handlers/phrasebook.ts';
import type { PersonId, TextId } from '../../../src/incident/incident.ts';
import type { IncidentEvent } from '../../../src/incident/language.ts';
import { difference } from '../../../src/statement/diff.ts';
import { english, hq, matter, minutesAgo, now, wangFang, why } from './sample.ts';
import {
  approved,
  commandSeat,
  drafted,
  ended,
  facts,
  gone,
  half,
  hash,
  releaseSeat,
  reviewSeat,
  s3,
  seen,
  shenMo,
  speaking,
  speaks,
  submitted,
  words,
  zhaoQian,
  zhouLan,
} from './statementSample.ts';

describe('what waits for approval', () => {
  it('is listed with its hash, how long, and whose yes is missing', () => {
    expect(approvalsAnswer([seen(half)], reviewSeat, speaking).text.split('\n')).toEqual([
      '等你们审批的声明 1 份：',
      'P128-v3 a41f09bc · Ⅱ级 · 官网长文 · 待审批 1/2 · 剩 1 小时 40 分 · 还差 法务医务审核 · 徐汇院区',
      '请先看卡片上的全文，再按「同意」，或打：P128-v3 a41f09bc 同意；P128-v3 a41f09bc 驳回 理由',
    ]);
  });

  it('comes gravest first', () => {
    const red = { ...seen(half, { code: 'P131' }), incident: speaks(half, { level: 'red' }) };
    const rows = approvalsAnswer([seen(half), red], reviewSeat, speaking).text.split('\n');
    expect(rows[1]).toMatch(/^P131-v3/u);
  });

  it('is nothing where this group has said yes, or there is nothing to say it to', () => {
    expect(approvalsAnswer([seen(half)], commandSeat, speaking).text).toBe(
      '没有等你们审批的声明。另有 1 份在等其他人。',
    );
    for (const version of [drafted, approved, gone('published'), ended('rejected')])
      expect(approvalsAnswer([seen(version)], commandSeat, speaking).text).toBe('没有等你们审批的声明。');
  });

  it('is nothing for who wrote it or has approved it', () => {
    const of = (person: PersonId) =>
      approvalsAnswer([seen(submitted)], reviewSeat, { ...speaking, voices: [person] });
    expect(of(zhaoQian).text).toBe('没有等你们审批的声明。');
    expect(of(shenMo).text).toContain('P128-v3');
  });

  it('names what can be typed', () => {
    for (const policy of [speaking.policy, english]) {
      const { text } = approvalsAnswer([seen(submitted)], reviewSeat, { ...speaking, policy });
      const written = /P128-v3 a41f09bc (?:同意|approve)/u.exec(text)?.[0] ?? '';
      expect(understand(written)).toMatchObject({ kind: 'approval', action: 'approve' });
    }
  });
});

describe('the stop switch', () => {
  const stop = { by: zhouLan, at: minutesAgo(5), liftedBy: [] };
  const here = { ...speaking, seat: commandSeat };

  it('says who stopped, since when, who has lifted and how many are needed still', () => {
    expect(stopAnswer(stop, here).text).toBe(
      '停止一切发布：周岚 09:09 停止。所有还没发出的都已拦下，新的也不会发出。\n还没有人解除，还需 2 位指挥部成员打：解除停止发布',
    );
    expect(stopAnswer({ ...stop, liftedBy: [wangFang] }, here).text).toContain(
      '王芳已同意解除，还需 1 位指挥部成员',
    );
    expect(stopAnswer(undefined, here).text).toContain('现在没有停止发布');
  });

  it('is told to headquarters', () => {
    const stopped = stopNotice({ state: 'stopped', by: zhouLan }, here);
    expect(stopped.tone).toBe('trouble');
    expect(plain(stopped)).toContain('周岚停止了一切发布');
    expect(stopNotice({ state: 'lifted', by: wangFang }, here).tone).toBe('calm');
  });

  it('is lifted by the words that it names', () => {
    for (const policy of [speaking.policy, english]) {
      const { text } = stopAnswer(stop, { ...here, policy });
      expect(understand(/[:：]\s?([^:：]*)$/u.exec(text)?.[1] ?? '')).toEqual({ kind: 'liftStop' });
    }
  });

  it.each<[DelegationCame, 'ok' | 'refused']>([
    ['given', 'ok'],
    ['ended', 'ok'],
    ['none', 'refused'],
    ['nobody', 'refused'],
    ['several', 'refused'],
    ['time', 'refused'],
  ])('lending one’s voice: %s', (came, tone) => {
    const answer = delegationAnswer(came, '周敏', here, minutesAgo(-60));
    expect(answer.tone).toBe(tone);
    expect(answer.text).toContain('周敏');
    const said = delegationAnswer(came, 'ZHOU', { ...here, policy: english }, minutesAgo(-60)).text;
    expect(said).not.toMatch(/\p{Script=Han}/u);
  });

  it('says until when somebody stands in', () => {
    expect(delegationAnswer('given', '周敏', here, minutesAgo(-60)).text).toMatch(/^10:14 前由周敏代你审批/u);
  });
});

describe('a phone rings for a statement', () => {
  const onFeishu = {
    ...speaking,
    identityOf: (person: PersonId) => (person === wangFang ? 'feishu:t:ou_1' : undefined),
  };

  it('and says which text, why, how it stands and whose', () => {
    const notice = statementNotice(seen(submitted), s3, 'approvalAsked', hq, onFeishu);
    expect(notice).toMatchObject({ tone: 'orange', about: 'incident-1/s3' });
    expect(notice && plain(notice)).toBe(
      'P128-v3 · 请审批声明 · 官网长文 · 待审批 0/2 · 剩 1 小时 40 分 · 徐汇院区 · 患者家属称徐汇院区手术后未告知并发症',
    );
  });

  /** What is said of whom, where these are in the group; `deputy`: everybody's. */
  const reminded = (there: readonly PersonId[], deputy = shenMo, at = now) => {
    const known = [...speaking.people.byId].map(
      ([id, person]) => [id, { ...person, deputy, onCall: id === wangFang }] as const,
    );
    const people = { ...speaking.people, byId: new Map(known) };
    const present = there.flatMap((id) => people.byId.get(id) ?? []);
    const notice = statementNotice(seen(half), s3, 'approvalWaits', hq, {
      ...onFeishu,
      people,
      present,
      now: at,
    });
    return notice ? plain(notice).replace(/^.*；/u, '') : '';
  };
  const late = minutesAgo(-71);

  it.each<[string, readonly PersonId[], string]>([
    ['the duty person of the group', [shenMo, wangFang], ' 值班：@王芳'],
    ['whoever is there, where nobody is on duty', [shenMo], ' 请看：沈默'],
    ['nobody who wrote it or has answered', [zhaoQian, zhouLan, shenMo], ' 请看：沈默'],
    ['nobody, where it is not known who is there', [], ''],
  ])('and a reminder names whose yes is missing and %s', (_whom, there, told) => {
    expect(reminded(there)).toBe(`还差 法务医务审核${told}`);
  });

  it('and the last reminder names the deputy too, unless they wrote it or have answered', () => {
    expect(reminded([wangFang], shenMo, late)).toBe('还差 法务医务审核 值班：@王芳 代理：沈默');
    expect(reminded([wangFang], zhouLan, late)).toBe('还差 法务医务审核 值班：@王芳');
  });

  it('and not for one that there is not', () => {
    expect(statementNotice(seen(half), 's9' as typeof s3, 'drafted', hq, onFeishu)).toBeUndefined();
  });
});

describe('the changes of a version', () => {
  const before = '我们注意到网上的讨论。患者术前已签署同意书，病历已封存。';
  const after = '我们注意到网上的讨论。患者术前签署了知情同意书，病历已封存。';
  const next = { ...drafted, number: 4, base: 3 };
  const ctx = { ...speaking, view: seen(next), version: next, seat: commandSeat };

  it('are each shown with the words around them', () => {
    const rows = differenceAnswer(difference(before, after), ctx).text.split('\n');
    expect(rows[0]).toMatch(/^P128-v4 相对 P128-v3：删 \d+ 字，增 \d+ 字$/u);
    expect(rows.slice(1).join('')).toContain('术前〔－已〕签署');
    expect(rows.at(-1)).toContain('同意书，病历已封存');
    const swapped = differenceAnswer(difference('共有三人受伤。', '共有五人受伤。'), ctx).text;
    expect(swapped).toMatch(/〔－[^〕]*三[^〕]*〕〔＋[^〕]*五[^〕]*〕/u);
  });

  it('are none where nothing changed', () => {
    expect(differenceAnswer(difference(before, before), ctx).text).toBe(
      'P128-v4 相对 P128-v3：删 0 字，增 0 字',
    );
  });

  it('are made by typing the number of a sentence', () => {
    const rows = sentencesAnswer(ctx).text.split('\n');
    expect(rows[0]).toBe('1 关于徐汇院区有关情况的说明');
    const example = /：([^：]*)$/u.exec(rows.at(-1) ?? '')?.[1] ?? '';
    expect(understand(example)).toMatchObject({ action: 'edit', values: { number: '5', words: '新句子' } });
  });

  it('are not compared where a page could not be read, and that is said', () => {
    expect(unreadAnswer({ tone: 'ok', text: '已登记。' }, speaking).text).toContain('没有比对');
  });
});

describe('what was done is told by the matter’s own names', () => {
  const base = { incident: matter.id, by: { kind: 'person', id: zhouLan }, at: now } as const;
  const named = { ...base, version: 3, hash } as const;
  const ctx = { ...speaking, seat: commandSeat, view: seen(submitted) };

  it('a version, and whose yes is missing', () => {
    expect(doneAnswer([{ ...named, type: 'approved', duty: 'command' }], ctx).text).toBe(
      '已同意 P128-v3。还差：法务医务审核。',
    );
  });

  it('the new text rather than the end of the old one', () => {
    const events: readonly IncidentEvent[] = [
      { ...named, type: 'versionEnded', how: 'superseded' },
      {
        ...{ ...named, version: 4, type: 'drafted', statement: s3, form: 'site', purpose: 'statement' },
        ...{ text: why, facts: [], marks: [], authors: [zhaoQian], base: 3 },
      },
    ];
    expect(doneAnswer(events, ctx).text).toContain('P128-v4 已写成');
  });

  it('a fact, by the number that it has now', () => {
    const added = { ...base, type: 'factAdded', fact: 'new' as never, text: why, state: 'open' } as const;
    expect(doneAnswer([added], ctx).text).toContain('已记下事实 F4（正在核实）');
  });

  it('in the history, without the words of the statement', () => {
    const events: readonly IncidentEvent[] = [
      { ...base, type: 'factMoved', fact: facts[1]?.id ?? ('' as never), to: 'disputed', reason: why },
      {
        ...{ ...named, type: 'drafted', statement: s3, form: 'weibo', purpose: 'correction' },
        ...{ text: 'text-body' as TextId, facts: [], marks: [], authors: [] },
      },
      { ...named, type: 'approved', duty: 'command', behalf: wangFang, overruled: why },
      { ...named, type: 'calledOff', why: 'stopped' },
    ];
    const entries = events.map((event) => ({ at: now, by: event.by, type: event.type, event }));
    const lines = historyLines(entries, seen(submitted), commandSeat, speaking);
    expect(lines).toEqual([
      '09:14 周岚 把 F2 记为存疑：帖子说的是三年前的事，已答复',
      '09:14 周岚 写成更正 P128-v3（微博）',
      '09:14 周岚 同意 P128-v3（指挥部，代王芳）：帖子说的是三年前的事，已答复',
      '09:14 周岚 取消 P128-v3 的定时发布（到时停止发布中）',
    ]);
    expect(lines.join()).not.toContain(words.get('text-body' as TextId)?.slice(0, 10));
  });
});

it('the release group has its own list', () => {
  expect(approvalsAnswer([seen(submitted)], releaseSeat, speaking).text).toContain('另有 1 份在等其他人');
});
