import { describe, expect, it } from 'vitest';
import { formOf } from '../../../src/bot/cards/actions.ts';
import { alertCard } from '../../../src/bot/cards/alert.ts';
import type { Seat } from '../../../src/bot/cards/context.ts';
import { factsAnswer } from '../../../src/bot/cards/facts.ts';
import type { PressId } from '../../../src/bot/cards/presses.ts';
import type { Card } from '../../../src/bot/message.ts';
import type { Known, TextId } from '../../../src/incident/incident.ts';
import type { Command } from '../../../src/incident/language.ts';
import type { EvidenceFile, Fact, FileId } from '../../../src/incident/statement.ts';
import { offered } from '../../../src/policy/offered.ts';
import {
  branchSeat,
  claimed,
  closed,
  english,
  hqSeat,
  minutesAgo,
  opened,
  org,
  pudong,
  viewOf,
  why,
  zhouMin,
} from './sample.ts';
import {
  drafted,
  ended,
  facts,
  gone,
  half,
  lineWords,
  releaseSeat,
  s3,
  speaking,
  speaks,
  words,
} from './statementSample.ts';

function card(incident: Known, seat: Seat = branchSeat, may?: readonly Command['type'][]): Card {
  const view = viewOf(incident, { texts: words });
  return alertCard(view, seat, {
    ...speaking,
    offered: may ?? offered(incident, seat, org, speaking.policy),
  });
}

const known: Known = { ...claimed, facts };
const linesOf = (of: Card) => of.lines.map(lineWords);
const idsOf = (of: Card) => of.actions.map(({ id }) => id);

describe('facts on the card of the incident', () => {
  it('are counted by how sure they are', () => {
    expect(linesOf(card(known))).toContain('事实：已确认 1 · 待确认 1 · 正在核实 1');
    expect(linesOf(card(claimed)).some((line) => line.startsWith('事实'))).toBe(false);
  });

  it('can be looked at once there are any, also when the matter is over', () => {
    expect(idsOf(card(known))).toContain('facts');
    expect(idsOf(card(claimed))).not.toContain('facts');
    expect(idsOf(card({ ...closed, facts }))).toEqual(expect.arrayContaining(['facts', 'addFact']));
  });

  it('are pressed only where there is one that the press can mean', () => {
    const presses: readonly (PressId & Command['type'])[] = ['confirmFact', 'disputeFact', 'withdrawFact'];
    const withdrawn = facts.map((fact): Fact => ({ ...fact, state: 'withdrawn' }));
    expect(idsOf(card(known, branchSeat, presses))).toEqual(expect.arrayContaining([...presses]));
    expect(idsOf(card({ ...known, facts: withdrawn }, branchSeat, presses))).not.toContain('confirmFact');
    expect(idsOf(card(claimed, branchSeat, presses)).some((id) => id.endsWith('Fact'))).toBe(false);
  });

  it.each<[PressId, readonly string[]]>([
    ['confirmFact', ['F2 病历已于11月21日封存（待确认）', 'F3 值班医生当晚三次查房（正在核实）']],
    [
      'disputeFact',
      [
        'F1 11月20日患者术前已签署知情同意书（已确认）',
        'F2 病历已于11月21日封存（待确认）',
        'F3 值班医生当晚三次查房（正在核实）',
      ],
    ],
  ])('%s asks which, by its number', (press, labels) => {
    const view = viewOf(known, { texts: words });
    const form = formOf(press, { ...speaking, view, seat: branchSeat });
    expect(form?.fields[0]?.options?.map(({ label }) => label)).toEqual(labels);
  });

  it('are added with who says so, what shows it, and whether it is known', () => {
    const form = formOf('addFact', { ...speaking, view: viewOf(known), seat: branchSeat });
    expect(form?.fields.map(({ name, input, required }) => `${name}:${input}${required ? '*' : ''}`)).toEqual(
      [...['text:text*', 'source:line', 'evidence:line', 'file:file', 'open:choice']],
    );
    expect(form?.fields[4]?.options?.map(({ value }) => value)).toEqual(['known', 'open']);
  });
});

describe('the list of facts', () => {
  it('says each with its number, who says so, who made it what it is and when', () => {
    expect(factsAnswer(viewOf(known, { texts: words }), branchSeat, speaking).text.split('\n')).toEqual([
      'P128 的事实 3 条：',
      'F1 已确认 · 11月20日患者术前已签署知情同意书 · 外科主任说 · 证据：知情同意书扫描件 · 李敏 08:24 补充 · 周敏 08:34 确认',
      'F2 待确认 · 病历已于11月21日封存 · 李敏 08:44 补充',
      'F3 正在核实 · 值班医生当晚三次查房 · 李敏 08:54 补充',
      '确认：P128 确认事实 2；存疑：P128 存疑 2 理由；撤回：P128 撤回事实 2 理由',
      '这里收不到文件，证据请写链接或能证明的人：P128 补充事实 内容 证据：https://…',
    ]);
  });

  it('says of a file what it is called, how large it is and its hash, and where it lies when it is not here', () => {
    const [first] = facts;
    if (!first) throw new Error('the sample has a fact');
    const sha256 = `a41f09bc${'0'.repeat(56)}`;
    const files: readonly EvidenceFile[] = [
      { id: 'f-1' as FileId, name: 'n-1' as TextId, size: 1_258_291, sha256, kind: 'pdf' },
      { id: 'f-2' as FileId, name: 'n-2' as TextId, size: 900, link: 'l-2' as TextId },
      { id: 'f-3' as FileId, name: 'n-3' as TextId },
    ];
    const named = [
      ['n-1', '值班记录.pdf'],
      ['n-2', '监控‮截图.png'],
      ['l-2', 'https://chat.example/files/F2'],
    ].map(([id, said]) => [id as TextId, said ?? ''] as const);
    const { evidence: _words, ...bare } = first;
    const view = (fact: Fact) =>
      viewOf({ ...known, facts: [fact] }, { texts: new Map([...words, ...named]) });
    const said =
      '值班记录.pdf（1.2 MB，sha256 a41f09bc）、监控截图.png（1 KB，只记了名称和位置，内容没有留存，https://chat.example/files/F2）、（名称已清除）（只记了名称和位置，内容没有留存）';
    expect(factsAnswer(view({ ...bare, files }), branchSeat, speaking).text).toContain(` · 证据：${said} · `);
    expect(factsAnswer(view({ ...first, files }), branchSeat, speaking).text).toContain(
      ` · 证据：知情同意书扫描件、${said} · `,
    );
    const { text } = factsAnswer(view({ ...bare, files }), branchSeat, { ...speaking, policy: english });
    expect(text).toContain('evidence: 值班记录.pdf (1.2 MB, sha256 a41f09bc), ');
    expect(text).toContain('(1 KB, only its name and place are kept, not the file, https://');
  });

  it('says why one is doubted, and keeps the number of one that is withdrawn', () => {
    const [first, second] = facts;
    if (!first || !second) throw new Error('the sample has two facts');
    const doubt = { to: 'disputed', by: zhouMin, at: minutesAgo(2), reason: why } as const;
    const doubted: Fact = { ...first, state: 'disputed', history: [...first.history, doubt] };
    const { text } = factsAnswer(
      viewOf({ ...known, facts: [doubted, second] }, { texts: words }),
      branchSeat,
      speaking,
    );
    expect(text).toContain('周敏 09:12 存疑 · 帖子说的是三年前的事，已答复');
    expect(text).toContain('F2 待确认');
  });

  it('teaches where nothing is known, and is said in English too', () => {
    expect(factsAnswer(viewOf(claimed), branchSeat, speaking).text).toContain('P128 补充事实 内容');
    const { text } = factsAnswer(viewOf(known, { texts: words }), branchSeat, {
      ...speaking,
      policy: english,
    });
    expect(text).toContain('added by 李敏 08:44');
    for (const line of text.split('\n').slice(-2)) expect(line).not.toMatch(/\p{Script=Han}/u);
  });

  it('says where files may come along, and where they may not', () => {
    const said = (files: boolean) => factsAnswer(viewOf(claimed), branchSeat, speaking, files).text;
    expect(said(true)).toContain('发「P128 补充事实 内容」时带上文件（至多 5 个，合计 10 MB）');
    expect(said(false)).toContain('这里收不到文件，证据请写链接或能证明的人');
  });

  it('names nobody of a unit that the group may not know', () => {
    const { text } = factsAnswer(
      viewOf(known, { texts: words }),
      { unit: pudong, duty: 'monitor' },
      speaking,
    );
    expect(text).not.toMatch(/李敏/u);
  });
});

describe('statements on the card of the incident', () => {
  it('are a line each, by their latest text', () => {
    expect(linesOf(card(speaks(half)))).toContain('声明 P128-v3 官网长文：待审批 1/2');
    const next = { ...drafted, number: 4, base: 3 };
    const incident = speaks(half, { versions: [ended('superseded'), next] });
    expect(linesOf(card(incident)).filter((line) => line.startsWith('声明'))).toEqual([
      '声明 P128-v4 官网长文：草稿',
    ]);
    expect(s3).toBe(next.statement);
  });

  it('stand on the card of what is over too', () => {
    expect(linesOf(card({ ...closed, versions: [gone('published')] }))).toContain(
      '声明 P128-v3 官网长文：已发布',
    );
  });

  it.each<[string, Known, string]>([
    ['nothing is said yet', claimed, '处置中（李敏）'],
    ['a draft', speaks(drafted), '处置中（李敏）'],
    ['a yes is waited for', speaks(half), '待审批（李敏）'],
    ['it is public', speaks(gone('published')), '已发布（李敏）'],
    ['its page has been read again', speaks(gone('published', { since: minutesAgo(16) })), '跟踪中（李敏）'],
    ['nobody has it', { ...opened, facts, versions: [half] }, '待认领 12:40'],
  ])('change how the matter stands: %s', (_what, incident, state) => {
    expect(card(incident).state).toBe(state);
  });

  it('do not hide that an account of ours spoke before', () => {
    const spoke = { ...claimed, spokeUnapproved: { mention: 'm-1' as never, at: minutesAgo(1) } };
    expect(linesOf(card(spoke))).toContain('09:13 发现本集团账号未经批准发声，请核对');
  });
});

describe('the release group', () => {
  it('finds the words first', () => {
    const face = card(known, releaseSeat).actions.filter(({ more }) => !more);
    expect(face.map(({ label }) => label)).toEqual(['拟声明', '补充事实', '事实', '历史']);
    expect(face[0]?.style).toBe('primary');
  });

  it('leaves the command its own first, with the draft under more', () => {
    const { actions } = card(known, hqSeat);
    expect(actions.find(({ id }) => id === 'draft')).toMatchObject({ more: true });
  });

  it('chooses for whom to write; none is the website', () => {
    const form = formOf('draft', { ...speaking, view: viewOf(known), seat: releaseSeat });
    expect(form?.fields[0]).toMatchObject({ name: 'forms', input: 'choices', required: false });
    expect(form?.fields[0]?.options?.map(({ label }) => label)).toEqual([
      ...['官网长文', '公众号', '微博（≤140 字）', '答记者问', '评论回复口径'],
    ]);
  });
});
