import type { Seat, Voice } from '../../../src/bot/cards/context.ts';
import type { VersionPressId } from '../../../src/bot/cards/presses.ts';
import { type StatementContext, statementCard } from '../../../src/bot/cards/statement.ts';
import type { Way } from '../../../src/bot/cards/ways.ts';
import type { Card, Line } from '../../../src/bot/message.ts';
import type { Known, PersonId, TextId } from '../../../src/incident/incident.ts';
import {
  type Approval,
  type Fact,
  type FactId,
  type Publication,
  type PublicationId,
  type Submission,
  statementFrom,
  type Version,
} from '../../../src/incident/statement.ts';
import type { IncidentView } from '../../../src/incident/view.ts';
import { claimed, hq, liMin, minutesAgo, person, viewOf, voice, wangFang, why, zhouMin } from './sample.ts';

/** 李敏 added the facts, 周敏 confirmed them; 赵谦 of the release group writes, 周岚 of the command and 沈默 of the review approve. */
export const [zhouLan, zhaoQian, shenMo] = ['3002', '3003', '3004'] as [PersonId, PersonId, PersonId];

const [, wang] = person(wangFang, '王芳', hq, '总指挥');
export const speaking: Voice = {
  ...voice,
  people: {
    ...voice.people,
    byId: new Map([
      [wangFang, { ...wang, deputy: zhouLan }],
      ...[...voice.people.byId].filter(([id]) => id !== wangFang),
      person(zhouLan, '周岚', hq, '副总指挥'),
      person(zhaoQian, '赵谦', hq, '宣传干事'),
      person(shenMo, '沈默', hq, '法务'),
    ]),
  },
};

export const commandSeat: Seat = { unit: hq, duty: 'command' };
export const reviewSeat: Seat = { unit: hq, duty: 'review' };
export const releaseSeat: Seat = { unit: hq, duty: 'release' };

export const outlets: readonly Way[] = [
  { name: 'site', label: { zh: '官网', en: 'website' }, forms: ['site'] },
  { name: 'wechat', label: { zh: '公众号', en: 'official account' }, forms: ['site', 'account'] },
];

const id = (name: string) => `text-${name}` as TextId;

export const words = new Map<TextId, string>([
  [id('f1'), '11月20日患者术前已签署知情同意书'],
  [id('f2'), '病历已于11月21日封存'],
  [id('f3'), '值班医生当晚三次查房'],
  [id('source'), '外科主任'],
  [id('evidence'), '知情同意书扫描件'],
  [id('body'), '关于徐汇院区有关情况的说明\n\n我们注意到网上的讨论。\n患者术前已签署知情同意书。'],
  [id('next'), '关于徐汇院区有关情况的说明\n\n病历已于11月21日封存。'],
  [id('link'), 'https://hospital.example/news/1'],
  [why, '帖子说的是三年前的事，已答复'],
]);

const step = (by: PersonId, to: Fact['state'], minutes: number) => ({ by, to, at: minutesAgo(minutes) });

export const [f1, f3] = ['fact-1', 'fact-3'] as [FactId, FactId];
const f2 = 'fact-2' as FactId;
export const facts: readonly Fact[] = [
  {
    ...{ id: f1, text: id('f1'), source: id('source'), evidence: id('evidence'), state: 'confirmed' },
    history: [step(liMin, 'said', 50), step(zhouMin, 'confirmed', 40)],
  },
  { id: f2, text: id('f2'), state: 'said', history: [step(liMin, 'said', 30)] },
  { id: f3, text: id('f3'), state: 'open', history: [step(liMin, 'open', 20)] },
];

export const s3 = statementFrom(3);
export const hash = 'a41f09bc'.repeat(8);

export const drafted: Version = {
  ...{ number: 3, statement: s3, form: 'site', purpose: 'statement', text: id('body'), hash },
  ...{ facts: [f1], marks: [], by: { kind: 'person', id: zhaoQian }, authors: [zhaoQian] },
  ...{ at: minutesAgo(25), publications: [] },
};

const submission: Submission = {
  ...{ by: zhaoQian, at: minutesAgo(20), needs: ['command', 'review'], until: minutesAgo(-100) },
  approvals: [],
};
const byCommand: Approval = { by: zhouLan, duty: 'command', at: minutesAgo(10) };
const byReview: Approval = { by: shenMo, duty: 'review', at: minutesAgo(5) };

export const submitted: Version = { ...drafted, submission };
export const half: Version = { ...drafted, submission: { ...submission, approvals: [byCommand] } };
export const approved: Version = {
  ...drafted,
  submission: { ...submission, approvals: [byCommand, byReview], approvedAt: minutesAgo(5) },
};
export const late: Version = { ...drafted, submission: { ...submission, until: minutesAgo(1) } };
export const scheduled: Version = {
  ...approved,
  scheduled: { at: new Date('2026-11-23T01:00:00Z'), by: zhaoQian, ways: ['site', 'wechat'] },
};

function publication(state: Publication['state'], more: Partial<Publication> = {}): Publication {
  return {
    ...{ id: `publication-${state}` as PublicationId, way: 'site', by: zhaoQian, at: minutesAgo(3) },
    ...{ state, since: minutesAgo(2), ...more },
  };
}

export function gone(state: Publication['state'], more: Partial<Publication> = {}): Version {
  return { ...approved, publications: [publication(state, more)] };
}

export function ended(how: NonNullable<Version['end']>['how']): Version {
  const by =
    how === 'expired'
      ? ({ kind: 'machine', id: 'timer' } as const)
      : { kind: 'person' as const, id: zhouLan };
  return { ...submitted, end: { how, by, at: minutesAgo(1), ...(how === 'rejected' && { reason: why }) } };
}

export function speaks(version: Version, change: Partial<Known> = {}): Known {
  return { ...claimed, facts, versions: [version], ...change } as Known;
}

export function seen(version: Version, change: Partial<IncidentView> = {}): IncidentView {
  return viewOf(speaks(version), { texts: words, ...change });
}

export function cardOf(
  version: Version,
  seat: Seat = commandSeat,
  change: Partial<StatementContext> = {},
  view: IncidentView = seen(version),
): Card {
  const ctx = {
    ...speaking,
    offered: [],
    findings: [],
    offeredOn: [] as VersionPressId[],
    outlets,
    ...change,
  };
  const card = statementCard(view, version.statement, seat, ctx);
  if (!card) throw new Error('the statement has a card here');
  return card;
}

export function lineWords({ spans }: Line): string {
  return spans.map((span) => ('person' in span ? span.name : span.text)).join('');
}

/** The exact text again, from the lines that show it. */
export function textOf({ lines }: Card): string {
  return lines
    .filter(({ kind }) => kind === 'statement')
    .reduce((all, line, index) => all + (index === 0 || line.continues ? '' : '\n') + lineWords(line), '');
}
