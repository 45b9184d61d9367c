import { claimDue } from '../../policy/clocks.ts';
import type { Card } from '../message.ts';
import { languageOf, levelName, personName } from './context.ts';
import { codeOf } from './kin.ts';
import type { Sheet } from './lines.ts';
import { countdown, duration } from './numbers.ts';
import { latestTexts, standingOf } from './statementState.ts';
import { natureWords, spokenWords, stageWords } from './words.ts';

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
      return say.byPerson(spokenWord(sheet) ?? word, personName(incident.owner, seat.unit, voice));
    case 'merged':
      return say.mergedInto(codeOf(incident.into, view.kin, languageOf(voice)));
    case 'dismissed':
    case 'closed':
      return say.byPerson(word, personName(incident.by, seat.unit, voice));
  }
}

/** How far words to the public have come, while somebody has the matter: 待审批, 已发布, and then 跟踪中. */
function spokenWord(sheet: Sheet): string | undefined {
  const { voice } = sheet;
  const latest = latestTexts(sheet);
  const standings = latest.map((version) => standingOf(version, sheet));
  const language = languageOf(voice);
  if (standings.includes('waiting')) return spokenWords.waiting[language];
  if (!standings.includes('published')) return undefined;
  const out = latest.flatMap(({ publications }) => publications.filter(({ state }) => state === 'published'));
  const last = Math.max(...out.map(({ since }) => since.getTime()));
  const fresh = voice.now.getTime() - last < voice.policy.statements.watchMs;
  return spokenWords[fresh ? 'published' : 'watched'][language];
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
