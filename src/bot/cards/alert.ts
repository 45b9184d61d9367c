import type { IncidentView } from '../../incident/view.ts';
import { runningClocks } from '../../policy/clocks.ts';
import type { UnitKind } from '../../policy/org.ts';
import type { Words } from '../../policy/policy.ts';
import { commands } from '../../policy/speech.ts';
import { kindOf } from '../../policy/tree.ts';
import type { Action, Card, Line } from '../message.ts';
import { actionOf, escalatesTo } from './actions.ts';
import { clocksLine } from './clocks.ts';
import { type CardContext, languageOf, type Seat, type Voice } from './context.ts';
import { factsCountLine, hasFactFor, isFactPress } from './facts.ts';
import { earlierLine, factsLine, originLine, type Sheet, sheetOf, titleOf } from './lines.ts';
import { cardPhrases } from './phrases.ts';
import { faceOrder, faceSize, goingOf, type PressId, pressIds, releaseFace } from './presses.ts';
import {
  adviceLine,
  contactLine,
  directiveLines,
  endLine,
  noteLine,
  ownerLine,
  pendingLines,
  snoozeLine,
  trailLines,
} from './progress.ts';
import { responseLines } from './response.ts';
import { rungLine } from './rung.ts';
import { badgeOf, runningOf, stateOf } from './state.ts';
import { statementLines } from './statementState.ts';
import { titleSpansOf, whyLines } from './why.ts';

/**
 * The one card of an incident in one group, in the order of CARDS "Anatomy": how bad, what is the clock, whose, what
 * is said, why, since when, who has it, what to press. The state is the same words in every tier; the buttons are
 * those that policy offers this group.
 */
export function alertCard(view: IncidentView, seat: Seat, ctx: CardContext): Card {
  const sheet = sheetOf(view, seat, ctx);
  const done = isDone(view);
  return {
    kind: 'card',
    subject: view.incident.id,
    rev: view.version,
    level: view.incident.level,
    badge: badgeOf(sheet),
    code: view.code,
    state: stateOf(sheet),
    ...runningOf(sheet),
    title: titleOf(sheet),
    ...titleSpansOf(sheet),
    lines: done ? doneLines(sheet) : liveLines(sheet),
    actions: actionsFor(view, seat, ctx),
    done,
    drill: view.drill,
  };
}

/** What stays in a group that the incident has left: that it left, and nothing of what it has become. */
export function movedAwayCard(
  code: string,
  ctx: Pick<Voice, 'org' | 'policy'> & {
    readonly seat: Seat;
    readonly subject: string;
    readonly rev: number;
  },
): Card {
  const language = languageOf(ctx);
  const say = cardPhrases[language];
  return {
    kind: 'card',
    subject: ctx.subject,
    rev: ctx.rev,
    level: 'blue',
    badge: say.movedBadge,
    code,
    state: say.movedBadge,
    title: say.movedAway(placeWords[kindOf(ctx.org, ctx.seat.unit) ?? 'branch'][language]),
    lines: [],
    actions: [],
    done: true,
    drill: false,
  };
}

/** A unit speaking of itself. */
const placeWords = {
  hq: { zh: '总部', en: 'HQ' },
  region: { zh: '本区域', en: 'region' },
  branch: { zh: '本院', en: 'branch' },
  department: { zh: '本科室', en: 'department' },
} as const satisfies Readonly<Record<UnitKind, Words>>;

function liveLines(sheet: Sheet): readonly Line[] {
  return [
    factsLine(sheet),
    ...whyLines(sheet),
    ...adviceLine(sheet),
    ...originLine(sheet),
    ...earlierLine(sheet),
    ...clocksLine(runningClocks(sheet.incident, sheet.voice.policy), sheet),
    ...ownerLine(sheet),
    ...trailLines(sheet),
    ...responseLines(sheet),
    ...rungLine(sheet),
    ...pendingLines(sheet),
    ...directiveLines(sheet),
    ...factsCountLine(sheet),
    ...statementLines(sheet),
    ...noteLine(sheet),
    ...contactLine(sheet),
    ...snoozeLine(sheet),
  ];
}

function doneLines(sheet: Sheet): readonly Line[] {
  return [factsLine(sheet), ...endLine(sheet), ...statementLines(sheet), ...originLine(sheet)];
}

/** Primary first and alone in colour; at most four on the face, the rest under 更多 (CARDS "Anatomy"). */
function actionsFor(view: IncidentView, seat: Seat, ctx: CardContext): readonly Action[] {
  const { stage, called } = view.incident;
  const tier = kindOf(ctx.org, seat.unit) ?? 'branch';
  const going = goingOf[stage];
  const releases = tier === 'hq' && ctx.policy.duties[seat.duty]?.like === 'release' && going !== 'over';
  const face = (releases ? releaseFace : faceOrder[going][tier]).filter(
    (id) => id !== 'claim' || tier !== 'hq' || called.includes(seat.unit),
  );
  const offered = pressIds.filter((id) => mayPress(id, view, seat, ctx));
  const onFace = face.filter((id) => offered.includes(id)).slice(0, faceSize);
  const rest = offered.filter((id) => !onFace.includes(id));
  return [
    ...onFace.map((id, index) => prominent(actionOf(id, { ...ctx, view, seat }), index === 0)),
    ...rest.map((id) => ({ ...actionOf(id, { ...ctx, view, seat }), more: true })),
  ];
}

const afterTheEnd: readonly PressId[] = ['reopen', 'undo', 'draft', 'addFact', 'facts', 'history'];

function mayPress(id: PressId, view: IncidentView, seat: Seat, ctx: CardContext): boolean {
  if (isDone(view) && !afterTheEnd.includes(id)) return false;
  if (id === 'view' || id === 'history') return true;
  if (id === 'facts') return (view.incident.facts ?? []).length > 0;
  if (id === 'stopPublishing') return commands(seat.duty, ctx.policy);
  return ctx.offered.some((type) => type === id) && hasWhatItNeeds(id, view, seat, ctx);
}

/** What a button acts on is there. */
function hasWhatItNeeds(id: PressId, view: IncidentView, seat: Seat, { org }: CardContext): boolean {
  if (isFactPress(id)) return hasFactFor(id, view);
  if (id === 'split') return view.mentionCount >= 2;
  return id !== 'escalate' || escalatesTo(view, seat, org) !== undefined;
}

function isDone({ incident }: IncidentView): boolean {
  return incident.stage !== 'open' && incident.stage !== 'owned';
}

function prominent(action: Action, first: boolean): Action {
  return first && action.style === 'plain' ? { ...action, style: 'primary' } : action;
}
