import { claimDue } from '../../policy/clocks.ts';
import type { Card } from '../message.ts';
import { languageOf, levelName, personName } from './context.ts';
import { codeOf } from './kin.ts';
import type { Sheet } from './lines.ts';
import { countdown, duration } from './numbers.ts';
import { natureWords, stageWords } from './words.ts';

/** `Ⅱ级 重大 · 医疗安全` */
export function badgeOf({ incident, voice, say }: Sheet): string {
  return levelName(incident.level, voice) + say.dot + natureWords[incident.nature][languageOf(voice)];
}

/** `待认领 12:40`, `处置中（李敏）`: the same words for every group of the incident. */
export function stateOf(sheet: Sheet): string {
  const { incident, view, seat, voice, say } = sheet;
  const word = stageWords[incident.stage][languageOf(voice)];
  switch (incident.stage) {
    case 'open':
      return waiting(word, sheet, claimDue(incident, voice.policy));
    case 'owned':
      return say.byPerson(word, personName(incident.owner, seat.unit, voice));
    case 'merged':
      return say.mergedInto(codeOf(incident.into, view.kin, languageOf(voice)));
    case 'dismissed':
    case 'closed':
      return say.byPerson(word, personName(incident.by, seat.unit, voice));
  }
}

function waiting(word: string, { voice, say }: Sheet, due: Date | undefined): string {
  if (!due) return word;
  const language = languageOf(voice);
  const left = due.getTime() - voice.now.getTime();
  return left > 0
    ? `${word} ${countdown(left, language)}`
    : say.overdueState(word, duration(-left, language));
}

/** The deadline beside the state, for platforms that keep it running. */
export function runningOf({ incident, voice }: Sheet): Pick<Card, 'running'> {
  const due = claimDue(incident, voice.policy);
  const word = stageWords[incident.stage][languageOf(voice)];
  return due ? { running: { word, due: due.toISOString() } } : {};
}
