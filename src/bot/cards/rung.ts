import type { UnitPath } from '../../incident/incident.ts';
import type { Rung, RungWhy } from '../../incident/rung.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Line, Notice } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, mayName, personName, unitName, type Voice } from './context.ts';
import { type Sheet, sheetOf, titleOf } from './lines.ts';
import { hookWords, rungWhyWords, wayWords } from './ringWords.ts';
import { badgeOf } from './state.ts';

/** More would be a list; a phone shows a line or two. */
const mostShown = 4;

/**
 * `已呼叫：李敏 飞书加急 22:10 已读 22:11 · 周敏 电话 22:16`: each person by the last way, as far as this seat may know
 * whom they were rung for. It counts as numbers do: nobody who stands by is told anew.
 */
export function rungLine(sheet: Sheet): readonly Line[] {
  const { view, seat, say } = sheet;
  const known = view.rung.filter(({ unit, outcome }) => outcome !== 'dropped' && mayName(seat.unit, unit));
  const persons = [...Map.groupBy(known, ({ person }) => person).values()];
  if (persons.length === 0) return [];
  const told = persons.slice(0, mostShown).map((rungs) => rungWords(rungs, sheet));
  const rest = persons.length > mostShown ? say.rungMore(`${persons.length}`) : '';
  return [{ kind: 'origin', spans: [{ text: say.rung(told.join(say.dot)) + rest }] }];
}

function rungWords(rungs: readonly Rung[], { seat, voice, say, at }: Sheet): string {
  const last = rungs.at(-1);
  if (!last) return '';
  const head = `${personName(last.person, seat.unit, voice)} ${wayWords(last.way, last.how)[languageOf(voice)]}`;
  const line = `${head} ${at(last.at ?? last.askedAt)}`;
  const read = rungs.findLast(
    ({ readAt, since }) => readAt && since.getTime() === last.since.getTime(),
  )?.readAt;
  if (read) return `${line} ${say.rungRead(at(read))}`;
  if (last.outcome === 'failed') return `${line} ${say.rungFailed}`;
  return last.outcome === 'uncertain' ? `${line} ${say.rungUncertain}` : line;
}

/** What one person is told by name: which incident, why they, what it is. */
export function rungNotice(view: IncidentView, unit: UnitPath, why: RungWhy, voice: Voice): Notice {
  const sheet = sheetOf(view, { unit, duty: '' }, voice);
  const asked = filled(rungWhyWords[why], languageOf(voice), { unit: unitName(unit, unit, voice) });
  const head = [view.code, asked].join(sheet.say.dot);
  return {
    kind: 'notice',
    tone: view.incident.level,
    spans: [
      { text: head, weight: 'strong' },
      { text: ['', badgeOf(sheet), titleOf(sheet)].join(sheet.say.dot) },
    ],
  };
}

/** The same for a text message or a voice, which others carry: code, level, unit and what to do, and none of the words. */
export function rungText(view: IncidentView, unit: UnitPath, why: RungWhy, voice: Voice): string {
  const language = languageOf(voice);
  return filled(hookWords, language, {
    code: view.code,
    badge: badgeOf(sheetOf(view, { unit, duty: '' }, voice)),
    owner: unitName(view.incident.unit, unit, voice),
    why: filled(rungWhyWords[why], language, { unit: unitName(unit, unit, voice) }),
  });
}
