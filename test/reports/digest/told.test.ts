import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/bot/message.ts';
import type { IncidentId, PersonId } from '../../../src/incident/incident.ts';
import type { People, Person } from '../../../src/policy/org.ts';
import type { Digest, Dismissal } from '../../../src/reports/digest/digest.ts';
import { digestNotice, tabled } from '../../../src/reports/digest/told.ts';
import { branch, chain, house, normal, quiet, week } from '../chart/digests.ts';

const [liMin, chenYu] = ['E1' as PersonId, 'E2' as PersonId];
const [now, due] = [normal.period.to, new Date('2026-11-21T03:20:00Z')];
const titles = new Map([['inc-1' as IncidentId, '挂号排队三个小时']]);

function person(id: PersonId, name: string): readonly [PersonId, Person] {
  const about = { unit: branch(0), department: '', post: '', phone: '', email: '', roster: [] };
  return [id, { ...about, id, name, identities: [], onCall: false }];
}

/** As headquarters of 40 branches reads it. */
function notice(digest: Digest, language: 'zh' | 'en' = 'zh') {
  const people: People = {
    byId: new Map([person(liMin, '李敏'), person(chenYu, '陈宇')]),
    byIdentity: new Map(),
  };
  return digestNotice(digest, { ...house(40, language), people, now, titles });
}

function linesOf(digest: Digest, language: 'zh' | 'en' = 'zh'): readonly string[] {
  return plain(notice(digest, language)).split('\n');
}

function dismissal(n: number, more: Partial<Dismissal> = {}): Dismissal {
  return { id: `inc-${n}` as IncidentId, code: `P${n}`, level: 'blue', unit: branch(0), by: liMin, ...more };
}

describe('the words of a digest say, where no picture or table can be shown,', () => {
  it.each([
    ['zh', '新增按性质：投诉/纠纷 3、医疗安全 2'],
    ['en', 'New by nature: Complaint 3, Medical safety 2'],
  ] as const)('what was opened by nature (%s)', (language, line) => {
    const natures = [{ nature: 'complaint', fresh: 3 } as const, { nature: 'safety', fresh: 2 } as const];
    expect(linesOf({ ...normal, natures }, language)).toContain(line);
    expect(linesOf(normal, language).join()).not.toContain(line.slice(0, 6));
  });

  it.each([
    ['zh', '◆ 示例第1院区 新增 0 未结 1 超时 1 按时认领 3/5'],
    ['en', '◆ Branch 1: new 0, open 1, overdue 1, claimed in time 3/5'],
  ] as const)('what each unit claimed in time (%s)', (language, line) => {
    expect(linesOf(chain(3, 2), language)).toContain(line);
  });

  it.each([
    ['zh', '示例第1院区 · 口腔科：服务 12', '其余 6 行见数据表'],
    ['en', 'Branch 1 · 口腔科: Service 12', '6 more rows in the table'],
  ] as const)('what is managed, where most is (%s)', (language, first, rest) => {
    const lines = linesOf(week, language);
    expect(lines).toContain(first);
    expect(lines).toContain(rest);
  });

  it.each([
    ['zh', ['【上级报告到时】', 'P7 11-21 11:20。是否已报，系统没有记录，请核对。']],
    [
      'en',
      [
        '【Reports to the authority that fell due】',
        'P7 11-21 11:20. Whether they were made is not recorded here: please check.',
      ],
    ],
  ] as const)('whose report to the authority fell due (%s)', (language, said) => {
    const reports = [{ id: 'inc-7' as IncidentId, code: 'P7', due }];
    expect(linesOf({ ...normal, reports }, language)).toEqual(expect.arrayContaining([...said]));
  });

  it.each([
    ['zh', '信息太多，苗头和管理报告只看了最近 2万 条（11-21 11:20 以后）。'],
    [
      'en',
      'Too much to read: first signs and the report for management are from the last 20k mentions (since 11-21 11:20).',
    ],
  ] as const)('from where on it was read where there was too much (%s)', (language, line) => {
    expect(linesOf({ ...week, readSince: due }, language)).toContain(line);
    expect(linesOf({ ...week, ...quietCounts, readSince: due }, language)).toContain(line);
    expect(linesOf(week, language)).not.toContain(line);
  });
});

describe('the figures as tables', () => {
  it('have the counts, and what they were the time before', () => {
    const [counts] = notice(normal).tables ?? [];
    expect(counts?.rows).toEqual([
      ['新增', '5', '3'],
      ['未结', '3', ''],
      ['超时', '1', ''],
      ['关闭', '4', '4'],
      ['排除', '1', ''],
      ['信息', '61', '40'],
    ]);
  });

  it('have every sign, also those that the words leave out', () => {
    const signs = notice(week, 'en').tables?.find(({ caption }) => caption.startsWith('First signs'));
    expect(signs?.rows).toHaveLength(week.signs.length);
    expect(signs?.rows[0]).toEqual(['口腔科', 'department', 'Branch 1', '9', '2026-11-20']);
  });

  it('and the words count incidents one by one: no thousand is rounded', () => {
    const counts = { ...normal.counts, open: 1_024 };
    expect(linesOf({ ...normal, counts }, 'en')[1]).toContain('open 1024');
  });
});

describe('what the counts are held against', () => {
  const missed = { ...normal.period, first: '2026-11-19' };
  const running = { ...normal.period, running: true } as const;
  it.each([
    [normal.period, '（新增较上周同日 +2）', ' (new: +2 against the same day last week)'],
    [missed, '（新增较上周同期 +2）', ' (new: +2 against the same days last week)'],
    [running, '（新增较上周同日此时 +2）', ' (new: +2 against last week by this time)'],
    [
      { ...running, form: 'week' },
      '（新增较上周此时 +2）',
      ' (new: +2 against the week before by this time)',
    ],
    [
      { ...running, form: 'month' },
      '（新增较上月此时 +2）',
      ' (new: +2 against the month before by this time)',
    ],
  ] as const)('is called what it is: %#', (period, zh, en) => {
    expect(linesOf({ ...normal, period })[1]).toContain(zh);
    expect(linesOf({ ...normal, period }, 'en')[1]).toContain(en);
  });
});

const quietCounts = { counts: quiet.counts };

describe('what was dismissed', () => {
  it.each([
    ['zh', '李敏 申请，陈宇 确认', '李敏 排除'],
    ['en', 'asked by 李敏, confirmed by 陈宇', 'dismissed by 李敏'],
  ] as const)('stands with what it was, who said so and who confirmed it (%s)', (language, twice, once) => {
    const dismissals = [dismissal(1, { by: chenYu, askedBy: liMin }), dismissal(2)];
    expect(linesOf({ ...normal, dismissals }, language)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(new RegExp(`^■ P1 .* · 挂号排队三个小时 · ${twice}$`, 'u')),
        expect.stringMatching(new RegExp(`^■ P2 .* · ${once}$`, 'u')),
      ]),
    );
  });

  it('stands whole however much it is: of the rest their codes, and all of them in a table', () => {
    const dismissals = Array.from({ length: 40 }, (_, n) => dismissal(n + 1));
    const digest = { ...normal, counts: { ...normal.counts, dismissed: 41 }, dismissals };
    const text = plain(notice(digest));
    for (const { code } of dismissals) expect(text).toMatch(new RegExp(`${code}(?!\\d)`, 'u'));
    expect(text).toContain('另 35 件：P7、');
    expect(text).toContain('P40…');
    expect(notice(digest).tables?.at(-1)?.rows).toHaveLength(40);
    expect(plain(tabled(notice(digest)))).toContain('P9 等级 Ⅳ级 · 机构 ');
  });
});
