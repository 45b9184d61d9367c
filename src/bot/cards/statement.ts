import { latestOf } from '../../incident/quorum.ts';
import { type StatementId, subjectOf, type Version } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Finding } from '../../statement/finding.ts';
import type { Card, Line } from '../message.ts';
import { type CardContext, languageOf, type Seat, unitName } from './context.ts';
import { type Sheet, sheetOf, titleOf } from './lines.ts';
import type { VersionPressId } from './presses.ts';
import { statementActions } from './statementActions.ts';
import { askedLines } from './statementAsked.ts';
import { checkLines } from './statementChecks.ts';
import { factLines } from './statementFacts.ts';
import { helpLines, stopLine } from './statementHelp.ts';
import { approvalLines, authorLine, endLines, publicationLines, scheduleLines } from './statementLines.ts';
import { type Standing, standingOf, versionRunning, versionState } from './statementState.ts';
import { textLines } from './statementText.ts';
import { formWords, purposeWords } from './statementWords.ts';
import type { Stop } from './stop.ts';
import { oneLine } from './stranger.ts';
import type { Way } from './ways.ts';

/** What a statement's card needs besides the incident and the seat. */
export interface StatementContext extends CardContext {
  /** What the checks find in the latest version now. */
  readonly findings: readonly Finding[];
  /** Policy's answer to "what may this group press on this text". */
  readonly offeredOn: readonly VersionPressId[];
  /** Ways out for words to the public; absent: none but by hand. */
  readonly outlets?: readonly Way[];
  /** The stop switch is on. */
  readonly stopped?: Pick<Stop, 'by' | 'at'>;
}

const longestTitle = 60;

/**
 * The card of one statement in a group of headquarters: its latest text, whole, as it would be published, and all that
 * an approver must know of it. Undefined in any other group, and where there is no such statement: no draft is read before
 * it is approved by anybody who might pass it on (REQ-P6).
 */
export function statementCard(
  view: IncidentView,
  statement: StatementId,
  seat: Seat,
  ctx: StatementContext,
): Card | undefined {
  const version = latestOf(view.incident, { statement });
  if (!version || seat.unit !== ctx.org.root) return undefined;
  const sheet = sheetOf(view, seat, ctx);
  const language = languageOf(ctx);
  const code = `${view.code}-v${version.number}`;
  return {
    kind: 'card',
    subject: subjectOf(view.incident.id, version),
    rev: view.version,
    level: view.incident.level,
    badge: purposeWords[version.purpose][language] + sheet.say.dot + formWords[version.form][language],
    code,
    named: `${code} ${version.hash.slice(0, 8)}`,
    state: versionState(version, sheet),
    ...versionRunning(version, sheet),
    title: titleFor(sheet),
    lines: linesFor(version, sheet, ctx),
    actions: statementActions(version, sheet, ctx.offeredOn, ctx.outlets, ctx.stopped !== undefined),
    done: isDone(version, sheet, ctx),
    drill: view.drill,
  };
}

/** Which unit, and the matter, in one line. */
function titleFor(sheet: Sheet): string {
  const { view, incident, seat, voice, say } = sheet;
  const matter = titleOf({ ...sheet, view: { ...view, drill: false } });
  const unit = unitName(incident.unit, seat.unit, voice);
  const mark = view.drill ? say.drill : '';
  const told = matter.startsWith(unit) ? matter : unit + say.dot + matter;
  return mark + oneLine(told, longestTitle - mark.length);
}

/** First what is asked of who reads it, then the text, what an approver must know of it, and how it stands. */
function linesFor(version: Version, sheet: Sheet, ctx: StatementContext): readonly Line[] {
  return [
    ...stopLine(ctx.stopped, sheet),
    ...askedLines(version, sheet, ctx.offeredOn),
    ...helpLines(version, sheet),
    ...textLines(version, sheet),
    ...checkLines(version, sheet, ctx.findings),
    ...factLines(version, sheet),
    authorLine(version, sheet),
    ...approvalLines(version, sheet),
    ...scheduleLines(version, sheet, ctx.outlets),
    ...publicationLines(version, sheet, ctx.outlets),
    ...endLines(version, sheet),
  ];
}

const over: readonly Standing[] = ['published', 'rejected', 'takenBack', 'expired', 'superseded'];

/** Nothing is waited for, and there is nothing here to press but to look. */
function isDone(version: Version, sheet: Sheet, { offeredOn }: StatementContext): boolean {
  return over.includes(standingOf(version, sheet)) && offeredOn.every((press) => press === 'difference');
}
