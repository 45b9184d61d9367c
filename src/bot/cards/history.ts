import type { TextId } from '../../incident/incident.ts';
import type { IncidentEvent } from '../../incident/language.ts';
import type { IncidentView, TimelineEntry } from '../../incident/view.ts';
import { filled } from './actionWords.ts';
import { languageOf, levelName, personName, type Seat, unitName, type Voice, zoneOf } from './context.ts';
import { historyWords, machineWords, openedWords, stanceWords } from './historyWords.ts';
import { codeOf } from './kin.ts';
import { clockTime } from './numbers.ts';
import { responseValues } from './response.ts';
import { isOfStatement, type OfStatement, statementValues } from './statementAnswer.ts';
import { type Language, natureWords, reasonWords } from './words.ts';

const mostReasons = 3;

/** One line of an incident's history as this seat may read it; `note` is what somebody wrote, masked. */
export interface HistoryRow {
  readonly who: string;
  readonly what: string;
  readonly note?: string;
}

/** Who did what; units and colleagues beside the reader's own are not named (CARDS). */
export function historyRow(
  { event, by }: TimelineEntry,
  view: IncidentView,
  seat: Seat,
  voice: Voice,
): HistoryRow {
  const what = filled(historyWords[event.type], languageOf(voice), valuesOf(event, view, seat, voice));
  const text = textOf(event);
  const note = text && view.texts.get(text);
  const who =
    by.kind === 'person' ? personName(by.id, seat.unit, voice) : machineWords[by.id][languageOf(voice)];
  const row = { who, what };
  return note === undefined ? row : { ...row, note };
}

/** The history as plain lines, oldest first; mentions that joined one after the other are one line. */
export function historyLines(
  entries: readonly TimelineEntry[],
  view: IncidentView,
  seat: Seat,
  voice: Voice,
): readonly string[] {
  return entries.reduce(folded, []).map((entry) => {
    const { who, what, note } = historyRow(entry, view, seat, voice);
    const line = `${clockTime(entry.at, voice.now, zoneOf(voice, seat.unit))} ${who} ${what}`;
    return note === undefined ? line : `${line}：${note}`;
  });
}

function folded(lines: readonly TimelineEntry[], entry: TimelineEntry): readonly TimelineEntry[] {
  const last = lines.at(-1);
  if (last?.event.type !== 'joined' || entry.event.type !== 'joined') return [...lines, entry];
  const mentions = [...last.event.mentions, ...entry.event.mentions];
  return [...lines.slice(0, -1), { ...entry, event: { ...entry.event, mentions } }];
}

function valuesOf(
  event: IncidentEvent,
  view: IncidentView,
  seat: Seat,
  voice: Voice,
): Readonly<Record<string, string>> {
  return isOfStatement(event)
    ? statementValues(event, { ...voice, seat, view })
    : matterValues(event, view, seat, voice);
}

function matterValues(
  event: Exclude<IncidentEvent, OfStatement>,
  view: IncidentView,
  seat: Seat,
  voice: Voice,
): Readonly<Record<string, string>> {
  const language = languageOf(voice);
  const unit = (path: Parameters<typeof unitName>[0]): string => unitName(path, seat.unit, voice);
  switch (event.type) {
    case 'opened':
      return {
        how: howOpened(event, view, language),
        unit: unit(event.unit),
        level: levelName(event.level, voice),
        nature: natureWords[event.nature][language],
      };
    case 'joined':
      return { count: `${event.mentions.length}` };
    case 'advised':
      return { stance: stanceWords[event.stance][language] };
    case 'levelChanged': {
      const why = event.reasons
        .slice(0, mostReasons)
        .map((code) => reasonWords[code][language])
        .join(language === 'zh' ? '、' : ', ');
      return {
        from: levelName(event.from, voice),
        to: levelName(event.to, voice),
        why: why === '' ? '' : `（${why}）`,
      };
    }
    case 'natureChanged':
      return { from: natureWords[event.from][language], to: natureWords[event.to][language] };
    case 'claimed':
    case 'snoozed':
      return { unit: unit(event.unit) };
    case 'handedOver':
      return { who: personName(event.to, seat.unit, voice) };
    case 'escalated':
    case 'directed':
    case 'directiveMissed':
    case 'directiveDone':
      return { unit: unit(event.to) };
    case 'merged':
      return { code: codeOf(event.into, view.kin, language) };
    case 'absorbed':
      return { code: codeOf(event.from, view.kin, language), count: `${event.mentions.length}` };
    case 'splitOff':
      return { code: codeOf(event.to, view.kin, language), count: `${event.mentions.length}` };
    case 'moved':
      return { from: unit(event.from), to: unit(event.to) };
    case 'responseStarted':
    case 'roomOpened':
    case 'roomMissing':
      return responseValues(event, view.code, voice);
    case 'undone':
    case 'released':
    case 'dismissalAsked':
    case 'dismissed':
    case 'dismissalRejected':
    case 'noted':
    case 'contacted':
    case 'closed':
    case 'reopened':
    case 'woken':
      return {};
  }
}

function howOpened(
  { from, earlier }: Extract<IncidentEvent, { type: 'opened' }>,
  view: IncidentView,
  language: Language,
): string {
  if (!from && earlier) return filled(openedWords.earlier, language, { count: `${earlier}` });
  if (!from) return openedWords.found[language];
  return filled(openedWords.split, language, { code: codeOf(from, view.kin, language) });
}

/** What somebody wrote with it; the text of a statement stands on its own card, whole. */
function textOf(event: IncidentEvent): TextId | undefined {
  if (event.type === 'drafted') return undefined;
  if (event.type === 'approved') return event.overruled;
  if ('reason' in event) return event.reason;
  if ('text' in event) return event.text;
  return 'note' in event ? event.note : undefined;
}
