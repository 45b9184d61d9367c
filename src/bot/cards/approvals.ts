import type { IncidentId, PersonId } from '../../incident/incident.ts';
import { graver } from '../../incident/incident.ts';
import { mayStillApprove } from '../../incident/quorum.ts';
import type { StatementId, Version } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Words } from '../../policy/policy.ts';
import type { Answer } from '../message.ts';
import { filled } from './actionWords.ts';
import { dutyName, languageOf, type Seat, shortLevel, unitName, type Voice } from './context.ts';
import { type Sheet, sheetOf } from './lines.ts';
import { latestTexts, standingOf, versionState, waitsFor } from './statementState.ts';
import { formWords } from './statementWords.ts';

const mostListed = 10;

interface Waiting {
  readonly version: Version;
  readonly sheet: Sheet;
}

/** `voices`: who asks, and whom they stand in for; absent: anybody of the group. */
type Asking = Voice & { readonly voices?: readonly PersonId[] };

/** Texts of these incidents that wait for a yes of this group, and of these people; the gravest first. */
export function approvalsAnswer(views: readonly IncidentView[], seat: Seat, ctx: Asking): Answer {
  const language = languageOf(ctx);
  const waiting = allWaiting(views, seat, ctx);
  const mine = minesOf(waiting, seat, ctx);
  const others = waiting.filter(({ version, sheet }) => !waitsFor(version, sheet).includes(seat.duty));
  if (mine.length === 0) {
    const rest = others.length === 0 ? '' : filled(words.others, language, { total: `${others.length}` });
    return { tone: 'ok', text: words.none[language] + rest };
  }
  const [first] = mine;
  const rest = mine.length - mostListed;
  const lines = [
    filled(words.head, language, { total: `${mine.length}` }),
    ...mine.slice(0, mostListed).map(({ version, sheet }) => rowOf(version, sheet)),
    ...(rest > 0 ? [filled(words.rest, language, { rest: `${rest}` })] : []),
    ...(first ? [filled(words.how, language, { named: namedBy(first.version, first.sheet) })] : []),
  ];
  return { tone: 'ok', text: lines.join('\n') };
}

/** Which statements the answer lists. */
export function approvalsFor(
  views: readonly IncidentView[],
  seat: Seat,
  ctx: Asking,
): readonly { readonly incident: IncidentId; readonly statement: StatementId }[] {
  const mine = minesOf(allWaiting(views, seat, ctx), seat, ctx).slice(0, mostListed);
  return mine.map(({ version, sheet }) => ({ incident: sheet.incident.id, statement: version.statement }));
}

function allWaiting(views: readonly IncidentView[], seat: Seat, ctx: Voice): readonly Waiting[] {
  return views.flatMap((view) => {
    const sheet = sheetOf(view, seat, ctx);
    return latestTexts(sheet).flatMap((version) =>
      standingOf(version, sheet) === 'waiting' ? [{ version, sheet }] : [],
    );
  });
}

function minesOf(waiting: readonly Waiting[], { duty }: Seat, { voices = [] }: Asking): readonly Waiting[] {
  const mine = waiting.filter(
    ({ version, sheet }) =>
      waitsFor(version, sheet).includes(duty) && voices.every((person) => mayStillApprove(person, version)),
  );
  return mine.toSorted((a, b) => {
    const [one, two] = [a.sheet.incident.level, b.sheet.incident.level];
    return one === two ? untilOf(a.version) - untilOf(b.version) : graver(one, two) ? -1 : 1;
  });
}

function untilOf({ submission }: Version): number {
  return submission?.until.getTime() ?? 0;
}

function rowOf(version: Version, sheet: Sheet): string {
  const { incident, seat, voice, say } = sheet;
  const language = languageOf(voice);
  const waits = waitsFor(version, sheet).map((duty) => dutyName(duty, voice));
  return [
    namedBy(version, sheet),
    shortLevel(incident.level, voice),
    formWords[version.form][language],
    versionState(version, sheet),
    filled(words.waits, language, { waits: waits.join(language === 'zh' ? '、' : ', ') }),
    unitName(incident.unit, seat.unit, voice),
  ].join(say.dot);
}

function namedBy({ number, hash }: Version, { view }: Sheet): string {
  return `${view.code}-v${number} ${hash.slice(0, 8)}`;
}

const words = {
  head: { zh: '等你们审批的声明 {total} 份：', en: 'Statements that wait for you: {total}' },
  none: { zh: '没有等你们审批的声明。', en: 'No statement waits for you.' },
  others: { zh: '另有 {total} 份在等其他人。', en: ' {total} wait for others.' },
  rest: { zh: '另有 {rest} 份。', en: 'And {rest} more.' },
  waits: { zh: '还差 {waits}', en: 'still missing {waits}' },
  how: {
    zh: '请先看卡片上的全文，再按「同意」，或打：{named} 同意；{named} 驳回 理由',
    en: 'Read the whole text on its card, then press “Approve”, or type: {named} approve; {named} reject REASON',
  },
} as const satisfies Readonly<Record<string, Words>>;
