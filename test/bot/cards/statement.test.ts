import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faceOf } from '../../../src/bot/cards/face.ts';
import { type VersionPressId, versionPressIds, versionPressNumbers } from '../../../src/bot/cards/presses.ts';
import { statementCard } from '../../../src/bot/cards/statement.ts';
import { versionFormOf } from '../../../src/bot/cards/statementForms.ts';
import { degrade } from '../../../src/bot/degrade.ts';
import { plain } from '../../../src/bot/message.ts';
import { understand } from '../../../src/handlers/phrasebook.ts';
import type { TextId } from '../../../src/incident/incident.ts';
import type { EvidenceFile, FactId, FileId, Publication, Version } from '../../../src/incident/statement.ts';
import { offeredOn } from '../../../src/policy/offeredOn.ts';
import type { Finding } from '../../../src/statement/finding.ts';
import { branchSeat, english, liMin, minutesAgo, org, regionSeat, why, zhouMin } from './sample.ts';
import {
  approved,
  cardOf,
  commandSeat,
  drafted,
  ended,
  f1,
  f3,
  facts,
  gone,
  half,
  hash,
  late,
  lineWords,
  outlets,
  releaseSeat,
  reviewSeat,
  s3,
  scheduled,
  seen,
  speaking,
  speaks,
  submitted,
  textOf,
  words,
  zhouLan,
} from './statementSample.ts';

const linesOf = (...args: Parameters<typeof cardOf>) => cardOf(...args).lines.map(lineWords);

describe('the card of a statement', () => {
  it('names the version that it shows, its reader and its matter', () => {
    expect(cardOf(half)).toMatchObject({
      kind: 'card',
      subject: 'incident-1/s3/3',
      rev: 3,
      level: 'orange',
      badge: '声明 · 官网长文',
      code: 'P128-v3',
      named: 'P128-v3 a41f09bc',
      title: '徐汇院区 · 患者家属称徐汇院区手术后未告知并发症',
      done: false,
    });
  });

  it.each<[string, Version, string]>([
    ['drafted', drafted, '草稿'],
    ['handed in', submitted, '待审批 0/2 · 剩 1 小时 40 分'],
    ['half approved', half, '待审批 1/2 · 剩 1 小时 40 分'],
    ['its time over', late, '审批已过期'],
    ['approved', approved, '已批准 · 可发布至 10:54'],
    ['set for later', scheduled, '定时 11-23 09:00'],
    ['on its way', gone('asked'), '发布中'],
    ['handed over', gone('handedOver'), '已移交'],
    ['public', gone('published'), '已发布'],
    ['nobody knows', gone('uncertain'), '不确定，需核对'],
    ['held back', gone('failed'), '已批准 · 可发布至 10:54'],
    ['rejected', ended('rejected'), '已驳回'],
    ['sent back', ended('changesAsked'), '要求修改'],
    ['taken back', ended('takenBack'), '已收回'],
    ['expired', ended('expired'), '审批已过期'],
  ])('says how it stands: %s', (_what, version, state) => {
    expect(cardOf(version).state).toBe(state);
    expect(cardOf(version, commandSeat, { policy: english }).state).not.toMatch(/\p{Script=Han}/u);
  });

  it('keeps the clock running where there is one', () => {
    expect(cardOf(half).running).toEqual({ word: '待审批 1/2', due: half.submission?.until.toISOString() });
    expect(cardOf(approved).running?.word).toBe('已批准');
    for (const version of [drafted, late, scheduled, gone('published'), ended('rejected')])
      expect(cardOf(version).running).toBeUndefined();
  });

  it('counts what it was handed in for, also when the level has fallen since', () => {
    const blue = { ...seen(half), incident: speaks(half, { level: 'blue' }) };
    expect(cardOf(half, commandSeat, {}, blue).state).toContain('待审批 1/2');
  });

  it('shows the latest text and no other', () => {
    const next = { ...drafted, number: 4, text: 'text-next' as TextId, base: 3 };
    const old = { ...half, end: { how: 'superseded', by: drafted.by, at: minutesAgo(1) } } as const;
    const view = { ...seen(half), incident: speaks(half, { versions: [old, next] }) };
    const card = cardOf(next, commandSeat, {}, view);
    expect(card.subject).toBe('incident-1/s3/4');
    expect(textOf(card)).toBe(words.get('text-next' as TextId));
  });

  it('is for headquarters alone, and of a statement that there is', () => {
    const ctx = { ...speaking, offered: [], findings: [], offeredOn: [], outlets };
    for (const seat of [branchSeat, regionSeat])
      expect(statementCard(seen(half), s3, seat, ctx)).toBeUndefined();
    expect(statementCard(seen(half), 's9' as typeof s3, commandSeat, ctx)).toBeUndefined();
  });

  it('is in English where the chain speaks it', () => {
    const card = cardOf(half, commandSeat, { policy: english, offeredOn: versionPressIds });
    const ours = card.lines.filter(({ kind }) => kind !== 'statement').map(lineWords);
    expect([card.badge, ...ours, ...card.actions.map(({ label }) => label)].join(' ')).not.toMatch(
      /[，。：；（）「」]/u,
    );
  });
});

describe('the text on the card', () => {
  const with_ = (text: string) => {
    const view = seen(half, { texts: new Map([...words, [half.text, text]]) });
    return cardOf(half, commandSeat, {}, view);
  };

  it('is whole, paragraph by paragraph', () => {
    expect(textOf(cardOf(half))).toBe(words.get(half.text));
    expect(cardOf(half).lines.find(({ kind }) => kind === 'statement')).toEqual({
      kind: 'statement',
      spans: [{ text: '关于徐汇院区有关情况的说明' }],
    });
  });

  it('goes on in further lines where a paragraph is long, at a sentence’s end', () => {
    const long = `${'我们正在核实有关情况。'.repeat(100)}\n完`;
    const card = with_(long);
    expect(textOf(card)).toBe(long);
    const told = card.lines.filter(({ kind }) => kind === 'statement');
    expect(told.length).toBeGreaterThan(2);
    expect(told.slice(0, -1).every((line) => lineWords(line).endsWith('。'))).toBe(true);
  });

  it('is exact whatever it is, and no line is longer than a platform shows', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3000 }),
      fc.string({
        unit: fc.constantFrom('。', '\n', '\r', '😀', '\u0301', '\u202E', 'x', '啊'),
        maxLength: 3000,
      }),
    );
    const property = fc.property(text, (said) => {
      const card = with_(said);
      expect(textOf(card)).toBe(said);
      for (const line of card.lines.filter(({ kind }) => kind === 'statement')) {
        expect(lineWords(line).length).toBeLessThanOrEqual(700);
      }
    });
    fc.assert(property, { seed: 128, numRuns: 200 });
  }, 60_000);

  const corpus = join(import.meta.dirname, '../../../../shared/corpora/strings/blns.json');
  it.skipIf(!existsSync(corpus))('is exact for the list of naughty strings', () => {
    const list: unknown = JSON.parse(readFileSync(corpus, 'utf8'));
    const strings = Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
    for (const said of [...strings, strings.join('\n')]) expect(textOf(with_(said))).toBe(said);
  });

  it('is said to be gone when it was shredded', () => {
    const view = seen(half, { texts: new Map() });
    expect(linesOf(half, commandSeat, {}, view).join()).toContain('原文已清除');
  });

  it('counts as another face when a figure in it changes', () => {
    expect(faceOf(with_('3 人受伤'))).not.toBe(faceOf(with_('5 人受伤')));
  });
});

describe('what an approver must know', () => {
  const found = (check: Finding['check'], said: string, more: Partial<Finding> = {}): Finding => ({
    ...{ check, from: 0, to: said.length, words: said, ...more },
  });

  it('is each check with the words that caused it, the gravest first', () => {
    const findings = [
      found('absolute', '绝无'),
      found('mismatch', '五次查房', { instead: '三次', fact: f3 }),
      found('invisible', '院\u200B区'),
      found('missing', '', { instead: '联系方式' }),
    ];
    expect(linesOf(half, commandSeat, { findings }).filter((line) => /检查|阻止|提醒/u.test(line))).toEqual([
      '检查：阻止 2 · 提醒 2',
      '✕ 阻止 · 与事实不符：「五次查房」（F3 写的是「三次」）',
      '✕ 阻止 · 有看不见的或形似的字符：「院 U+200B 区」',
      '△ 提醒 · 话说得绝对：「绝无」',
      '△ 提醒 · 缺少应有的部分：「联系方式」',
    ]);
  });

  it('is at most eight of them, and how many more', () => {
    const findings = Array.from({ length: 11 }, (_, index) => found('mismatch', `第${index}句`));
    const told = linesOf(half, commandSeat, { findings });
    expect(told.filter((line) => line.startsWith('✕ 阻止'))).toHaveLength(8);
    expect(told).toContain('等，另有 3 项');
  });

  it('is also what was found when it was made, though its words are not found again', () => {
    const marked = { ...half, marks: [{ check: 'missing', blocking: true } as const] };
    expect(linesOf(marked)).toContain('✕ 阻止 · 缺少应有的部分');
    expect(linesOf(half)).toContain('✓ 检查：没有发现问题');
    const blank = seen(marked, { texts: new Map([...words, [marked.text, '请致电【联系电话】。']]) });
    expect(linesOf(marked, releaseSeat, {}, blank)).toContain('✕ 阻止 · 缺少应有的部分：「【联系电话】」');
  });

  it('what is only weighed warns, beside what is known of the same check', () => {
    const findings = [found('identity', '陈先生'), { ...found('identity', '您父亲'), unsure: true as const }];
    const told = linesOf(half, commandSeat, { findings });
    expect(told.some((line) => /✕ 阻止.*可能暴露患者身份.*陈先生/u.test(line))).toBe(true);
    expect(told.some((line) => /△ 提醒.*像是能认出患者，请看一眼.*您父亲/u.test(line))).toBe(true);
  });

  it('is not what policy does not look at', () => {
    const { statements } = speaking.policy;
    const policy = {
      ...speaking.policy,
      statements: { ...statements, checks: { ...statements.checks, absolute: 'off' } },
    } as const;
    const findings = [found('absolute', '绝无')];
    expect(linesOf(half, commandSeat, { findings, policy })).toContain('✓ 检查：没有发现问题');
  });

  it('is which facts it rests on, and which of them are confirmed no more', () => {
    const told = linesOf(half).find((line) => line.startsWith('依据事实')) ?? '';
    expect(told).toMatch(/^依据事实：F1 .+（.+确认）$/u);
    const doubted = facts.map((fact) => (fact.id === f1 ? { ...fact, state: 'disputed' as const } : fact));
    const view = { ...seen(half), incident: speaks(half, { facts: doubted }) };
    expect(linesOf(half, commandSeat, {}, view)).toContainEqual(
      expect.stringMatching(/^依据事实：F1（不再是已确认） .+(?<!确认）)$/u),
    );
    expect(linesOf({ ...half, facts: [] })).toContain('没有依据任何事实');
  });

  it('is which file shows a fact: the first by name, size and hash, and how many there are', () => {
    const sha256 = `a41f09bc${'0'.repeat(56)}`;
    const file: EvidenceFile = {
      id: 'f-1' as FileId,
      name: 'n-1' as TextId,
      size: 2048,
      sha256,
      kind: 'pdf',
    };
    const shown = (...files: readonly EvidenceFile[]) => {
      const incident = speaks(half, { facts: facts.map((fact) => ({ ...fact, files })) });
      const texts = new Map([...words, ['n-1' as TextId, '值班记录.pdf'] as const]);
      return linesOf(half, commandSeat, {}, { ...seen(half, { texts }), incident });
    };
    expect(shown(file)).toContainEqual(
      expect.stringMatching(/^依据事实：F1 .+（.+确认；证据：值班记录\.pdf，2 KB，sha256 a41f09bc）$/u),
    );
    expect(shown(file, file)).toContainEqual(expect.stringMatching(/sha256 a41f09bc 等 2 个文件）$/u));
  });

  it('is no more facts than a phone has room for, doubtful ones first; the others by their numbers', () => {
    const [first = expect.fail()] = facts;
    const many = Array.from({ length: 7 }, (_, at) => ({
      ...first,
      ...{ id: `fact-${at}` as FactId, text: `text-many-${at}` as TextId },
      ...(at === 5 && { state: 'disputed' as const }),
    }));
    const texts = new Map([
      ...words,
      ...many.map(({ text }, at) => [text, `第${at}条事实。`.repeat(20)] as const),
    ]);
    const version = { ...half, facts: many.map((each) => each.id) };
    const incident = speaks(version, { facts: many });
    const lines = linesOf(version, commandSeat, {}, { ...seen(version, { texts }), incident });
    const at = lines.findIndex((line) => line.startsWith('依据事实'));
    const told = lines.slice(at, at + 5);
    expect(told.map((line) => /F\d/u.exec(line)?.[0])).toEqual(['F6', 'F1', 'F2', 'F3', 'F4']);
    expect(told.at(-1)).toBe('F4、F5、F7；看全部请打：P128 事实');
    for (const line of told) expect(line.length).toBeLessThan(90);
  });

  it('is only the numbers of the facts of what is over', () => {
    expect(linesOf(gone('published'))).toContain('依据事实：F1');
  });

  it('is who wrote it, who changed it, and its hash', () => {
    expect(linesOf(half)).toContain('第 3 版 · 校验 a41f09bc · 赵谦起草');
    const changed = { ...half, authors: [...half.authors, liMin, zhouMin] };
    expect(linesOf(changed)).toContain('第 3 版 · 校验 a41f09bc · 赵谦起草，李敏、周敏修改');
    const machine = { ...half, by: { kind: 'machine', id: 'writer' } as const, authors: [liMin] };
    expect(linesOf(machine)).toContain('第 3 版 · 校验 a41f09bc · 自动起草，李敏修改');
  });

  it('is who has approved it and who is missing', () => {
    expect(linesOf(submitted)).toContain('还没有人同意；还差：指挥部、法务医务审核');
    expect(linesOf(half)).toContain('已同意：指挥部 周岚 09:04；还差：法务医务审核');
    expect(linesOf(approved)).toContain('已同意：指挥部 周岚 09:04、法务医务审核 沈默 09:09');
    expect(linesOf(drafted).some((line) => /已同意|没有人同意/u.test(line))).toBe(false);
  });

  it('is for whom somebody approved, and why warnings do not hold it back', () => {
    const submission = half.submission && {
      ...half.submission,
      approvals: [{ by: zhouLan, duty: 'command', behalf: liMin, at: minutesAgo(10), overruled: why }],
    };
    const told = linesOf({ ...half, ...(submission && { submission }) });
    expect(told).toContain('已同意：指挥部 周岚（代 李敏） 09:04；还差：法务医务审核');
    expect(told).toContain('周岚 说明了提醒：帖子说的是三年前的事，已答复');
  });

  it('is that everything is stopped', () => {
    const stopped = { by: zhouLan, at: minutesAgo(1) };
    expect(linesOf(approved, commandSeat, { stopped })).toContain(
      '停止发布中（周岚 09:13），需两位指挥部成员解除',
    );
  });
});

describe('how it ended or went out', () => {
  it('is told with who, when, why and where', () => {
    expect(linesOf(ended('rejected'))).toContain('周岚 09:13 已驳回：帖子说的是三年前的事，已答复');
    expect(linesOf(ended('expired'))).toContain('计时 09:13 审批已过期');
    expect(linesOf(scheduled).join()).toContain('赵谦 定于 11-23 09:00 发布：官网、公众号');
    const link = 'text-link' as TextId;
    const card = cardOf(gone('published', { link, changedAt: minutesAgo(1) }));
    expect(card.lines.map(lineWords)).toContain(
      '官网：已发布（赵谦 09:12） · 链接 · 09:13 页面与批准的文本不同',
    );
    const links = card.lines.flatMap(({ spans }) =>
      spans.flatMap((span) => ('link' in span ? span.link : [])),
    );
    expect(links).toEqual(['https://hospital.example/news/1']);
  });

  it.each<[string, Partial<Publication>, string]>([
    ['words', { stands: 'h2', difference: why }, '09:13 页面与批准的文本不同帖子说的是三年前的事，已答复'],
    ['nothing', { stands: 'gone' }, '09:13 起页面打不开，或没有这些字了'],
  ])('is told with what stands on its page instead: %s', (_what, more, told) => {
    const lines = linesOf(gone('published', { changedAt: minutesAgo(1), ...more }));
    expect(lines).toContain(`官网：已发布（赵谦 09:12） · ${told}`);
  });

  it.each<[Publication['state'], string]>([
    ['failed', '官网：没有发出（赵谦 09:12），对方说：帖子说的是三年前的事，已答复'],
    ['uncertain', '官网：不确定，需核对（赵谦 09:12），对方说：帖子说的是三年前的事，已答复'],
    ['published', '官网：已发布（赵谦 09:12）'],
  ])('is told with what the way out said, where it did not simply go out: %s', (state, told) => {
    expect(linesOf(gone(state, { why }))).toContain(told);
  });

  it('leads nowhere that is no plain address', () => {
    const link = 'text-link' as TextId;
    const texts = new Map([...words, [link, 'javascript:alert(1)']]);
    const card = cardOf(
      gone('published', { link }),
      commandSeat,
      {},
      seen(gone('published', { link }), { texts }),
    );
    expect(card.lines.flatMap(({ spans }) => spans).some((span) => 'link' in span)).toBe(false);
  });

  it.each<[string, Version, string]>([
    ['nobody knows', gone('uncertain'), '按「核对结果」'],
    ['handed over', gone('handedOver'), '按「登记发布」'],
    ['expired', ended('expired'), '修改或重新提交'],
    ['late', late, '修改或重新提交'],
    ['sent back', ended('changesAsked'), '按「修改」'],
  ])('says what to do next: %s', (_what, version, help) => {
    expect(linesOf(version)[0]).toContain(help);
  });

  it.each<[string, Version, typeof commandSeat, readonly VersionPressId[], string]>([
    ['whose yes is missing', half, reviewSeat, [], '请审批（Ⅱ级）：读完全文再按。还差 法务医务审核 同意'],
    ['who has given it', half, commandSeat, [], '等审批（Ⅱ级）：还差 法务医务审核 同意'],
    ['who may publish', approved, releaseSeat, ['publish', 'register'], '审批已齐：按「发布」原样发出'],
    ['who has no way out', approved, releaseSeat, ['register'], '审批已齐：请按原文在对应渠道发出'],
  ])('says before the text what is asked of the group: %s', (_who, version, seat, offered, said) => {
    const [first, second] = cardOf(version, seat, { offeredOn: offered }).lines;
    expect(first && lineWords(first)).toContain(said);
    expect(first?.kind).toBe('directive');
    expect(second?.kind).toBe('statement');
  });

  it('asks nothing of a group that can do nothing more', () => {
    expect(cardOf(approved, reviewSeat, { offeredOn: [] }).lines[0]?.kind).toBe('statement');
  });

  it('says what a draft still lacks', () => {
    const blank = seen(drafted, {
      texts: new Map([...words, [drafted.text, '请致电【联系电话】。【联系电话】']]),
    });
    expect(linesOf(drafted, releaseSeat, {}, blank)).toContain('还有空没填：【联系电话】');
    const bare = { ...seen(drafted), incident: speaks(drafted, { facts: [] }) };
    expect(linesOf(drafted, releaseSeat, {}, bare)[0]).toContain('还没有已确认的事实');
    const marked = { ...drafted, marks: [{ check: 'identity', blocking: true } as const] };
    expect(linesOf(marked, releaseSeat)[0]).toContain('标为「阻止」的要先改好');
  });
});

describe('the buttons', () => {
  const pressesOf = (version: Version, seat = commandSeat) =>
    offeredOn(speaks(version), version, seat, org, speaking.policy, outlets);
  const faceOn = (version: Version, seat = commandSeat) =>
    cardOf(version, seat, { offeredOn: pressesOf(version, seat) })
      .actions.filter(({ more }) => !more)
      .map(({ label }) => label);

  it.each<[string, Version, typeof commandSeat, readonly string[]]>([
    ['a draft, the release group', drafted, releaseSeat, ['提交审批', '修改']],
    ['handed in, the command', submitted, commandSeat, ['同意', '驳回', '要求修改', '修改']],
    ['handed in, the review', submitted, reviewSeat, ['同意', '驳回', '要求修改']],
    ['handed in, the release group', submitted, releaseSeat, ['修改', '收回']],
    ['approved, the release group', approved, releaseSeat, ['发布', '登记发布', '修改', '收回']],
    ['public, the release group', gone('published'), releaseSeat, ['更正/撤回', '发布', '登记发布']],
    [
      'nobody knows, the release group',
      gone('uncertain'),
      releaseSeat,
      ['核对结果', '发布', '登记发布', '更正/撤回'],
    ],
    ['rejected, the review', ended('rejected'), reviewSeat, []],
  ])('%s', (_what, version, seat, labels) => {
    expect(faceOn(version, seat)).toEqual(labels);
  });

  it('are four at the most on the face, the first alone in colour', () => {
    const { actions } = cardOf(approved, commandSeat, { offeredOn: versionPressIds });
    // All but the lifting of a stop, while there is none.
    expect(actions).toHaveLength(versionPressIds.length - 1);
    expect(actions.filter(({ more }) => !more)).toHaveLength(4);
    expect(actions.filter(({ style }) => style === 'primary').map(({ id }) => id)).toEqual([
      'settlePublication',
    ]);
  });

  it('stop all publishing under 更多, or lift that, asking once more', () => {
    const context = { offeredOn: versionPressIds };
    const open = cardOf(approved, commandSeat, context).actions;
    const stop = open.find(({ id }) => id === 'stopAll');
    expect(stop).toMatchObject({ label: '停止一切发布', style: 'danger', more: true });
    expect(stop?.confirm).toContain('所有还没发出的声明都会拦下');
    expect(open.map(({ id }) => id)).not.toContain('liftStop');
    const stopped = cardOf(approved, commandSeat, {
      ...context,
      stopped: { by: zhouLan, at: minutesAgo(1) },
    }).actions;
    const lift = stopped.find(({ id }) => id === 'liftStop');
    expect(lift).toMatchObject({ label: '解除停止发布', style: 'danger', more: true });
    expect(lift?.confirm).toContain('两位指挥部成员');
    expect(stopped.map(({ id }) => id)).not.toContain('stopAll');
  });

  it('are none that policy does not offer', () => {
    expect(cardOf(approved, commandSeat, { offeredOn: [] }).actions).toEqual([]);
  });

  it('that cannot be taken lightly say exactly what will happen', () => {
    const offered: readonly VersionPressId[] = ['approve', 'publish'];
    const [approve, publish] = cardOf(approved, commandSeat, { offeredOn: offered }).actions;
    expect(approve).toMatchObject({ style: 'primary' });
    expect(approve?.confirm).toContain('同意 P128-v3 校验 a41f09bc 全文按原样发布');
    expect(publish).toMatchObject({ style: 'danger' });
    expect(publish?.confirm).toContain('方式由你选：官网、公众号。');
  });

  it('turn grey when nothing is left to do', () => {
    expect(cardOf(ended('rejected'), reviewSeat, { offeredOn: ['difference'] }).done).toBe(true);
    expect(cardOf(gone('published'), releaseSeat, { offeredOn: ['correct'] }).done).toBe(false);
    expect(cardOf(submitted, releaseSeat, { offeredOn: [] }).done).toBe(false);
  });

  const warned: Version = { ...submitted, marks: [{ check: 'absolute', blocking: false }] };
  const explained: Version = {
    ...warned,
    ...(half.submission && {
      submission: {
        ...half.submission,
        approvals: half.submission.approvals.map((each) => ({ ...each, overruled: why })),
      },
    }),
  };

  it.each<[VersionPressId, Version, readonly string[] | undefined]>([
    ['approve', submitted, undefined],
    ['approve', warned, ['reason*']],
    ['approve', explained, undefined],
    ['reject', submitted, ['reason*']],
    ['askChanges', submitted, ['reason*']],
    ['edit', submitted, ['text*']],
    ['submit', drafted, undefined],
    ['publish', approved, ['ways*', 'at']],
    ['register', approved, ['link*']],
    ['settlePublication', gone('uncertain'), ['published*', 'link']],
    ['correct', gone('published'), ['purpose*']],
    ['unapprove', half, undefined],
    ['takeBack', half, undefined],
    ['callOff', scheduled, undefined],
    ['difference', half, undefined],
  ])('%s asks for what it needs', (press, version, asked) => {
    const form = versionFormOf(press, {
      ...speaking,
      view: seen(version),
      version,
      seat: commandSeat,
      ways: outlets,
    });
    expect(form?.fields.map(({ name, required }) => (required ? `${name}*` : name))).toEqual(asked);
  });

  it('to edit opens with the text as it is, and says what saving means', () => {
    const form = versionFormOf('edit', { ...speaking, view: seen(half), version: half, seat: commandSeat });
    expect(form?.title).toBe('修改 P128-v3');
    expect(form?.fields[0]).toMatchObject({ value: words.get(half.text) });
    expect(form?.fields[0]?.hint).toContain('你自己不能再审批');
    const release = versionFormOf('edit', {
      ...speaking,
      view: seen(half),
      version: half,
      seat: releaseSeat,
    });
    expect(release?.fields[0]?.hint).toContain('改过的人不能再审批');
    const long = '长'.repeat(9000);
    const view = seen(half, { texts: new Map([...words, [half.text, long]]) });
    const field = versionFormOf('edit', { ...speaking, view, version: half, seat: commandSeat })?.fields[0];
    expect(field).toMatchObject({ value: long, maxLength: 10_000 });
  });

  it('to approve in spite of warnings says which', () => {
    const form = versionFormOf('approve', {
      ...speaking,
      view: seen(warned),
      version: warned,
      seat: commandSeat,
    });
    expect(form?.fields[0]?.hint).toBe('提醒：话说得绝对。至少 4 个字');
  });

  it('to publish offers the ways that take this text; the only one is chosen', () => {
    const ways = (version: Version) =>
      versionFormOf('publish', {
        ...speaking,
        view: seen(version),
        version,
        seat: commandSeat,
        ways: outlets,
      })?.fields[0];
    expect(ways(approved)?.options?.map(({ label }) => label)).toEqual(['官网', '公众号']);
    expect(ways({ ...approved, form: 'account' })).toMatchObject({ value: 'wechat' });
    expect(ways(gone('published'))).toMatchObject({
      value: 'wechat',
      options: [{ value: 'wechat', label: '公众号' }],
    });
  });
});

describe.each(['zh', 'en'] as const)('where buttons are typed (%s)', (language) => {
  const policy = language === 'zh' ? speaking.policy : english;
  const card = cardOf(approved, commandSeat, { policy, offeredOn: versionPressIds });
  const typed = degrade(card, { buttons: false, form: false }, language);
  const lines = typed.kind === 'card' ? typed.lines.slice(card.lines.length).map(lineWords) : [];

  it.each(card.actions.map(({ id }, index) => [id, lines[index] ?? ''] as const))(
    '%s names the version, its hash and its number, and is understood',
    (id, line) => {
      expect(line).toContain(`P128-v3 a41f09bc ${versionPressNumbers[id as VersionPressId]} `);
      expect(line).not.toMatch(/[（(][^）)]*[（(]/u);
      if (id !== 'correct')
        expect(understand(line), 'copied whole it gives no reason').toEqual({
          ...{ kind: 'approval', code: 'P128', version: 3, hash: hash.slice(0, 8), action: id, values: {} },
        });
      expect(understand(line.replace(/ \+.*$|（.*$| \(.*$/u, ''))).toMatchObject({
        kind: 'approval',
        code: 'P128',
        version: 3,
        hash: hash.slice(0, 8),
        action: id,
      });
    },
  );
});

it('never names another unit', () => {
  const all = [drafted, half, approved, scheduled, gone('published'), gone('uncertain'), ended('rejected')];
  for (const version of all) expect(plain(cardOf(version))).not.toMatch(/浦东|陈晨|纽约/u);
});
