import type { Directive, Escalation } from '../../incident/incident.ts';
import type { Line, Span } from '../message.ts';
import { languageOf, mayName, onCall, personName, unitName } from './context.ts';
import { stanceWords } from './historyWords.ts';
import { codeOf } from './kin.ts';
import { type Sheet, wordsOf } from './lines.ts';

/** So many of each kind stay on the card; the rest is one press away under 历史. */
const mostShown = 3;

/** Who has it and since when, unless the trail ends with just that. */
export function ownerLine(sheet: Sheet): readonly Line[] {
  const { incident, seat, voice, say, at } = sheet;
  const last = knownSteps(sheet).at(-1);
  if (incident.stage !== 'owned' || (last && incident.claimedAt >= last.at)) return [];
  const who = personName(incident.owner, seat.unit, voice);
  const unit = unitName(incident.ownerUnit, seat.unit, voice);
  return [state(say.claimed(who, unit, at(incident.claimedAt)))];
}

/** Each step up that this seat may know of, and under the last one what became of it. */
export function trailLines(sheet: Sheet): readonly Line[] {
  const known = knownSteps(sheet);
  return known.map((step, index) => {
    const last = index === known.length - 1;
    return state(stepWords(step, sheet) + (last ? answerWords(step, sheet) : ''));
  });
}

function knownSteps({ incident, seat }: Sheet): readonly Escalation[] {
  return incident.escalations.filter(({ to }) => mayName(seat.unit, to)).slice(-mostShown);
}

function stepWords({ to, by, at: when, reason }: Escalation, sheet: Sheet): string {
  const { seat, voice, say, at } = sheet;
  const unit = unitName(to, seat.unit, voice);
  if (by.kind === 'machine') return say.escalatedByTimer(unit, at(when));
  const line = say.escalated(unit, at(when), personName(by.id, seat.unit, voice));
  const words = reason ? wordsOf(sheet, reason) : '';
  return words === '' ? line : say.withText(line, words);
}

function answerWords(step: Escalation, { incident, seat, voice, say, at }: Sheet): string {
  if (incident.stage === 'open') {
    const duty = onCall(step.to, voice);
    return step.at >= incident.since ? say.unanswered(duty ? personName(duty.id, seat.unit, voice) : '') : '';
  }
  if (incident.stage !== 'owned' || incident.claimedAt < step.at) return '';
  const unit = unitName(incident.ownerUnit, seat.unit, voice);
  return say.answered(unit, personName(incident.owner, seat.unit, voice), at(incident.claimedAt));
}

/** Instructions 下发 to units that this seat may know of, each with its due time. */
export function directiveLines(sheet: Sheet): readonly Line[] {
  const { incident, seat } = sheet;
  const known = incident.directives.filter(({ to }) => mayName(seat.unit, to)).slice(-mostShown);
  return known.map((directive) => ({ kind: 'directive', spans: directiveSpans(directive, sheet) }));
}

function directiveSpans(directive: Directive, sheet: Sheet): readonly Span[] {
  const { seat, voice, say, at } = sheet;
  const { to, by, due, done } = directive;
  const head = { text: say.directed(unitName(to, seat.unit, voice), wordsOf(sheet, directive.text)) };
  if (done) {
    const told = say.directedDone(
      personName(done.by, seat.unit, voice),
      at(done.at),
      wordsOf(sheet, done.note),
    );
    return [head, { text: told, weight: 'quiet' }];
  }
  const tail = due > voice.now ? say.directedDue : say.directedLate;
  return [head, { text: tail(personName(by, seat.unit, voice), at(directive.at), at(due)), weight: 'quiet' }];
}

/** A dismissal that waits for the next tier. */
export function pendingLines(sheet: Sheet): readonly Line[] {
  const { incident, seat, voice, say, at } = sheet;
  const pending = incident.stage === 'open' || incident.stage === 'owned' ? incident.dismissal : undefined;
  if (!pending) return [];
  const who = personName(pending.by, seat.unit, voice);
  return [
    state(say.dismissalPending(who, at(pending.at), wordsOf(sheet, pending.reason))),
    state(say.dismissalWaits),
  ];
}

/** What a language model made of it: a hint for whoever decides, marked as one. */
export function adviceLine(sheet: Sheet): readonly Line[] {
  const { advice } = sheet.incident;
  if (!advice) return [];
  const words = advice.text ? wordsOf(sheet, advice.text) : '';
  const text = sheet.say.advice(stanceWords[advice.stance][languageOf(sheet.voice)], words);
  return [{ kind: 'plain', spans: [{ text, weight: 'quiet' }] }];
}

/** The latest of the facts that people added. */
export function noteLine(sheet: Sheet): readonly Line[] {
  const last = sheet.incident.notes.at(-1);
  if (!last) return [];
  const text = sheet.say.notes(`${sheet.incident.notes.length}`, wordsOf(sheet, last));
  return [{ kind: 'plain', spans: [{ text }] }];
}

/** The latest talk with somebody outside. */
export function contactLine(sheet: Sheet): readonly Line[] {
  const { incident, say, seat, voice, at } = sheet;
  const last = incident.contacts?.at(-1);
  if (last?.by.kind !== 'person') return [];
  const who = personName(last.by.id, seat.unit, voice);
  const text = say.contacts(`${incident.contacts?.length ?? 0}`, at(last.at), who, wordsOf(sheet, last.text));
  return [{ kind: 'plain', spans: [{ text }] }];
}

export function snoozeLine({ incident, voice, say, at }: Sheet): readonly Line[] {
  const until = incident.snoozedUntil;
  return until && until > voice.now ? [state(say.snoozed(at(until)))] : [];
}

/** How it ended: who, when, in which words. */
export function endLine(sheet: Sheet): readonly Line[] {
  const { incident, view, seat, voice, say, at } = sheet;
  if (incident.stage === 'merged') {
    const who = personName(incident.by, seat.unit, voice);
    const line = say.merged(who, at(incident.at), codeOf(incident.into, view.kin, languageOf(voice)));
    const why = incident.reason ? wordsOf(sheet, incident.reason) : '';
    return [state(why === '' ? line : say.withText(line, why))];
  }
  if (incident.stage !== 'closed' && incident.stage !== 'dismissed') return [];
  const closed = incident.stage === 'closed';
  const end = closed ? say.closed : say.dismissed;
  const words = wordsOf(sheet, closed ? incident.note : incident.reason);
  const line = end(personName(incident.by, seat.unit, voice), at(incident.at));
  return [state(words === '' ? line : say.withText(line, words))];
}

function state(text: string): Line {
  return { kind: 'state', spans: [{ text }] };
}
