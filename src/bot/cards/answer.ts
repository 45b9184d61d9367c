import { graver } from '../../incident/incident.ts';
import type { IncidentEvent } from '../../incident/language.ts';
import type { Refusal } from '../../incident/refusal.ts';
import type { IncidentView } from '../../incident/view.ts';
import { type StandingDuty, standingDuties } from '../../policy/org.ts';
import type { Answer } from '../message.ts';
import { filled, undoneWords } from './actionWords.ts';
import {
  againWords,
  doneWords,
  keptWords,
  noPermittedHow,
  permittedHow,
  refusalWords,
  type Trouble,
  textMissingWords,
  troubleWords,
  wayOut,
} from './answerPhrases.ts';
import { dutyName, languageOf, levelName, personName, unitName, type Voice, zoneOf } from './context.ts';
import { codeOf } from './kin.ts';
import { clockTime } from './numbers.ts';
import { responseValues } from './response.ts';
import {
  isOfStatement,
  isStatementRefusal,
  type OfStatement,
  type StatementNo,
  type StatementVoice,
  statementRefusalValues,
  statementValues,
} from './statementAnswer.ts';
import { natureWords, roleWords, stageWords } from './words.ts';

/** Who is answered: the group in which they asked, where that is one of ours. */
export interface AnswerContext extends StatementVoice {
  /** Codes of other incidents that the asker may see. */
  readonly kin?: IncidentView['kin'];
}

type Values = Readonly<Record<string, string>>;
type Levelled = Extract<IncidentEvent, { type: 'levelChanged' }>;

/** A no, said kindly: what is missing, who has it, what would make it a yes. Names only whom this group may know. */
export function refusalAnswer(refusal: Refusal, ctx: AnswerContext): Answer {
  const text = filled(refusalWords[refusal.reason], languageOf(ctx), refusalValues(refusal, ctx)).trim();
  if (refusal.reason === 'noLongerNeeded') return { tone: 'ok', text };
  if (refusal.reason === 'fileUnfit') return { tone: 'refused', text, errors: { file: text } };
  if (refusal.reason !== 'textMissing') return { tone: 'refused', text };
  return {
    tone: 'refused',
    text,
    errors: { [refusal.field]: textMissingWords[refusal.field][languageOf(ctx)] },
  };
}

function refusalValues(refusal: Refusal, ctx: AnswerContext): Values {
  return isStatementRefusal(refusal) ? statementRefusalValues(refusal, ctx) : noValues(refusal, ctx);
}

function noValues(refusal: Exclude<Refusal, StatementNo>, ctx: AnswerContext): Values {
  const language = languageOf(ctx);
  switch (refusal.reason) {
    case 'notPermitted':
      return { roles: rolesIn(refusal.needs, ctx), how: howPermitted(refusal, ctx) };
    case 'wrongStage':
      return { stage: stageWords[refusal.stage][language], how: wayOut[refusal.stage][language] };
    case 'alreadyOwned':
      return { who: person(refusal.owner, ctx), at: time(refusal.at, ctx) };
    case 'notOwner':
      return { who: person(refusal.owner, ctx) };
    case 'textMissing':
      return { what: textMissingWords[refusal.field][language] };
    case 'notBelow':
    case 'alreadyCalled':
      return { unit: unitName(refusal.unit, ctx.seat?.unit, ctx) };
    case 'undoTooLate':
      return { seconds: seconds(ctx) };
    case 'dismissalWaits':
      return { at: time(refusal.since, ctx) };
    case 'mergedInto':
      return { code: codeOf(refusal.into, ctx.kin, language) };
    case 'otherIsOver':
      return { stage: stageWords[refusal.stage][language] };
    case 'levelTooLow':
      return { level: levelName(refusal.level, ctx) };
    case 'respondedAlready':
      return { who: person(refusal.by, ctx), at: time(refusal.at, ctx) };
    case 'notResponded':
      return { code: ctx.view?.code ?? 'P…' };
    case 'otherRoom':
      return { code: refusal.code };
    case 'sameIncident':
    case 'notItsMention':
    case 'nothingLeft':
    case 'noDirective':
    case 'roomThere':
    case 'groupTaken':
    case 'notMember':
    case 'membershipUnknown':
    case 'personUnknown':
    case 'notPrivate':
    case 'notFound':
    case 'sameValue':
    case 'noHigherUnit':
    case 'dueInPast':
    case 'nothingToUndo':
    case 'noDismissal':
    case 'noLongerNeeded':
      return {};
  }
}

/** The people who do a duty; a duty that policy.yaml added is called by its own name. */
function rolesIn(duties: readonly string[], ctx: AnswerContext): string {
  const language = languageOf(ctx);
  const names = duties.map((duty) => (isStanding(duty) ? roleWords[duty][language] : dutyName(duty, ctx)));
  const unique = [...new Set(names)];
  if (unique.length === 0) return language === 'zh' ? '上级' : 'the next tier';
  return unique.join(language === 'zh' ? '或' : ' or ');
}

function isStanding(duty: string): duty is StandingDuty {
  return standingDuties.some((standing) => standing === duty);
}

function howPermitted({ nearest }: Extract<Refusal, { reason: 'notPermitted' }>, ctx: AnswerContext): string {
  const language = languageOf(ctx);
  if (!nearest) return noPermittedHow[language];
  return filled(permittedHow, language, { unit: unitName(nearest, ctx.seat?.unit, ctx) });
}

/** What was done, in one short line; without events it was already so. */
export function doneAnswer(events: readonly IncidentEvent[], ctx: AnswerContext): Answer {
  // How it went says more than that it was asked for; and a text that ended made room for another.
  const event =
    events.find(({ type }) => type === 'publicationTold') ??
    events.find(({ type }) => type !== 'versionEnded') ??
    events[0];
  const language = languageOf(ctx);
  const text = event
    ? filled(doneWords[event.type], language, doneValues(event, ctx))
    : refusalWords.noLongerNeeded[language];
  return { tone: 'ok', text };
}

function doneValues(event: IncidentEvent, ctx: AnswerContext): Values {
  return isOfStatement(event) ? statementValues(event, ctx) : matterValues(event, ctx);
}

function matterValues(event: Exclude<IncidentEvent, OfStatement>, ctx: AnswerContext): Values {
  switch (event.type) {
    case 'levelChanged':
      return { level: levelName(event.to, ctx), again: riseAgain(event, ctx) };
    case 'natureChanged':
      return { nature: natureWords[event.to][languageOf(ctx)] };
    case 'handedOver':
      return { who: person(event.to, ctx) };
    case 'escalated':
    case 'directiveMissed':
    case 'moved':
      return { unit: unitName(event.to, ctx.seat?.unit, ctx) };
    case 'directed':
      return { unit: unitName(event.to, ctx.seat?.unit, ctx), due: time(event.due, ctx) };
    case 'snoozed':
      return { until: time(event.until, ctx) };
    case 'undone':
      return { what: undoneWords[event.what][languageOf(ctx)] };
    case 'claimed':
    case 'dismissed':
    case 'dismissalAsked':
      return { seconds: seconds(ctx) };
    case 'merged':
      return { code: codeOf(event.into, ctx.kin, languageOf(ctx)) };
    case 'absorbed':
    case 'splitOff':
      return { count: `${event.mentions.length}` };
    case 'responseStarted':
    case 'roomOpened':
    case 'roomMissing':
      return responseValues(event, ctx.view?.code ?? 'P…', ctx);
    case 'directiveDone':
    case 'opened':
    case 'joined':
    case 'advised':
    case 'released':
    case 'dismissalRejected':
    case 'noted':
    case 'contacted':
    case 'closed':
    case 'reopened':
    case 'woken':
      return {};
  }
}

function riseAgain({ from, to, weighed }: Levelled, ctx: AnswerContext): string {
  const lowered = weighed && graver(from, to);
  return lowered ? filled(againWords, languageOf(ctx), { times: `${ctx.policy.riseAgain}` }) : '';
}

/** Our trouble, and what to do about it; a form that was filled in stays open with what was typed. */
export function troubleAnswer(trouble: Trouble, ctx: Pick<Voice, 'policy'>, form?: Answer['form']): Answer {
  const language = languageOf(ctx);
  const text = troubleWords[trouble][language];
  if (!form) return { tone: 'trouble', text };
  return { tone: 'trouble', text: text + (language === 'zh' ? '' : ' ') + keptWords[language], form };
}

function person(id: Parameters<typeof personName>[0], ctx: AnswerContext): string {
  return personName(id, ctx.seat?.unit, ctx);
}

function time(at: Date, ctx: AnswerContext): string {
  return clockTime(at, ctx.now, zoneOf(ctx, ctx.seat?.unit));
}

function seconds({ policy }: AnswerContext): string {
  return `${Math.round(policy.undoMs / 1000)}`;
}
