import type { PersonId } from '../../incident/incident.ts';
import type { ResponseEvent } from '../../incident/responseLanguage.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Line, Notice } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, personName, type Seat, unitName, type Voice } from './context.ts';
import { type Sheet, sheetOf } from './lines.ts';
import { noRoomWords, roomWords } from './responseWords.ts';
import { badgeOf, stateOf } from './state.ts';

/** `P128 响应群`: the code alone, for a group's name is read by whoever looks over a shoulder. */
export function roomName(
  { code, drill }: Pick<IncidentView, 'code' | 'drill'>,
  ctx: Pick<Voice, 'policy'>,
): string {
  const language = languageOf(ctx);
  return filled(roomWords.name, language, { code, drill: drill ? roomWords.drill[language] : '' });
}

/** That headquarters has it in hand, and for its own groups which group that is, or how to make one by hand. */
export function responseLines({ incident, view, seat, voice, say, at }: Sheet): readonly Line[] {
  const { response } = incident;
  if (!response) return [];
  const language = languageOf(voice);
  if (seat.unit !== voice.org.root) {
    return [{ kind: 'state', spans: [{ text: filled(roomWords.below, language, { at: at(response.at) }) }] }];
  }
  const who = personName(response.by, seat.unit, voice);
  const started = filled(roomWords.started, language, { who, at: at(response.at) });
  return [{ kind: 'state', spans: [{ text: [started, roomSaid(view, voice)].join(say.dot) }] }];
}

function roomSaid(view: IncidentView, voice: Voice): string {
  const language = languageOf(voice);
  const room = view.incident.response?.room;
  if (room?.is === 'made') return filled(roomWords.made, language, { name: roomName(view, voice) });
  if (room?.is !== 'none') return roomWords.asked[language];
  const { code } = view;
  return filled(roomWords.none, language, { why: noRoomWords[room.why][language], code });
}

/** What fills the gaps of what is said of a response. */
export function responseValues(
  event: ResponseEvent,
  code: string,
  ctx: Pick<Voice, 'policy'>,
): Readonly<Record<string, string>> {
  const language = languageOf(ctx);
  if (event.type === 'roomMissing') return { why: noRoomWords[event.why][language] };
  if (event.type === 'roomOpened') return { code };
  const why = noRoomWords.cannot[language];
  const how =
    event.on === undefined ? filled(roomWords.byHand, language, { why, code }) : roomWords.making[language];
  return { how };
}

/** What pressing 启动响应 does to whom. */
export function confirmResponse({ code }: Pick<IncidentView, 'code'>, ctx: Pick<Voice, 'policy'>): string {
  return filled(roomWords.confirm, languageOf(ctx), { code });
}

/** The first words in the group: what it is for, who may do what in it. */
export function roomNotice(
  view: IncidentView,
  by: PersonId,
  at: Date,
  oneWay: boolean,
  voice: Voice,
): Notice {
  const { unit, level } = view.incident;
  const seat = hqSeat(voice);
  const sheet = sheetOf(view, seat, voice);
  const values = {
    ...{ code: view.code, badge: badgeOf(sheet), unit: unitName(unit, seat.unit, voice) },
    ...{ who: personName(by, seat.unit, voice), at: sheet.at(at) },
  };
  const text = filled(oneWay ? roomWords.firstOneWay : roomWords.first, languageOf(voice), values);
  // A line of ours begins with its line end; one inside a span is taken for a stranger's.
  const spans = text.split('\n').map((line, index) => ({ text: index === 0 ? line : `\n${line}` }));
  return { kind: 'notice', tone: level, spans };
}

/** That its incident has ended, or goes on after all. */
export function roomTold(view: IncidentView, voice: Voice): Notice {
  const { stage, id, level } = view.incident;
  const goesOn = stage === 'open' || stage === 'owned';
  const state = stateOf(sheetOf(view, hqSeat(voice), voice));
  const text = filled(goesOn ? roomWords.again : roomWords.ended, languageOf(voice), {
    code: view.code,
    state,
  });
  return { kind: 'notice', tone: goesOn ? level : 'calm', spans: [{ text }], about: id };
}

function hqSeat({ org }: Voice): Seat {
  return { unit: org.root, duty: '' };
}
