import type { Check, Version } from '../../incident/statement.ts';
import type { Words } from '../../policy/policy.ts';
import { blanksIn } from '../../statement/blanks.ts';
import { type Finding, isBlocking } from '../../statement/finding.ts';
import type { Line } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf } from './context.ts';
import { factNames } from './facts.ts';
import type { Sheet } from './lines.ts';
import { checkWords } from './statementWords.ts';
import { oneLine } from './stranger.ts';

/** More would push the approvals off a phone. */
const mostShown = 8;
const longestWords = 40;

type Cause = Pick<Finding, 'words' | 'fact' | 'instead' | 'unsure'>;

interface Told {
  readonly check: Check;
  readonly blocking: boolean;
  readonly finding?: Cause;
}

/** `检查：阻止 2 · 提醒 1`, and each with the words that caused it; the gravest first. */
export function checkLines(version: Version, sheet: Sheet, findings: readonly Finding[]): readonly Line[] {
  const language = languageOf(sheet.voice);
  const told = allTold(version, sheet, findings);
  if (told.length === 0) return [plain(words.clean[language])];
  const blocking = told.filter((each) => each.blocking).length;
  const counts = [
    ...(blocking > 0 ? [filled(words.blocking, language, { count: `${blocking}` })] : []),
    ...(told.length > blocking
      ? [filled(words.warning, language, { count: `${told.length - blocking}` })]
      : []),
  ];
  const rest = told.length - mostShown;
  return [
    { kind: 'plain', spans: [{ text: words.lead[language] + counts.join(sheet.say.dot), weight: 'strong' }] },
    ...told.slice(0, mostShown).map((each) => toldLine(each, sheet)),
    ...(rest > 0 ? [plain(filled(words.rest, language, { rest: `${rest}` }))] : []),
  ];
}

/** What is found now, and what was found when it was made and is not found again: that still stands in the door's way. */
function allTold(
  { marks, text }: Version,
  { view, voice }: Sheet,
  findings: readonly Finding[],
): readonly Told[] {
  const { checks } = voice.policy.statements;
  const found = findings.flatMap((finding): readonly Told[] => {
    const { check } = finding;
    const how = checks[check];
    const own = marks.filter((each) => each.check === check);
    if (own.length === 0 && how === 'off') return [];
    const blocking = how !== 'off' && isBlocking(finding, how);
    const mark = own.find((each) => each.blocking === blocking) ?? own[0];
    return [{ check, blocking: mark?.blocking ?? blocking, finding }];
  });
  const before = marks.filter(
    (mark) => !found.some(({ check, blocking }) => check === mark.check && blocking === mark.blocking),
  );
  const blanks = blanksIn(view.texts.get(text) ?? '').map(({ words: said }) => said);
  const told = before.map((mark): Told => {
    const isBlank = mark.check === 'missing' && mark.blocking && blanks.length > 0;
    return { ...mark, ...(isBlank && { finding: { words: [...new Set(blanks)].join(' ') } }) };
  });
  return [...found, ...told].toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
}

/** What blocks stands out by its sign, its word and its weight, not by a colour. */
function toldLine(told: Told, sheet: Sheet): Line {
  const { check, blocking, finding } = told;
  const language = languageOf(sheet.voice);
  const head = `${words[blocking ? 'blocks' : 'warns'][language]}${sheet.say.dot}${(finding?.unsure ? words.unsure : checkWords[check])[language]}`;
  const lead = { text: head, ...(blocking && { weight: 'strong' as const }) };
  const rest = finding ? causeOf(check, finding, sheet) : '';
  return { kind: 'plain', spans: rest === '' ? [lead] : [lead, { text: rest }] };
}

/** The words that caused it and what they were held against; of what is missing, what that is. */
function causeOf(
  check: Check,
  { words: caused, fact: against, instead: other }: Cause,
  sheet: Sheet,
): string {
  const language = languageOf(sheet.voice);
  const [open, close] = sheet.say.quote;
  const quoted = (said: string) => (said === '' ? '' : words.colon[language] + open + said + close);
  const instead = other === undefined ? '' : seen(other);
  if (instead === '') return quoted(seen(caused));
  if (check === 'missing') return quoted(instead);
  const [fact = ''] = against ? factNames([against], sheet.incident) : [];
  return quoted(seen(caused)) + filled(words[fact ? 'factSays' : 'instead'], language, { fact, instead });
}

/** Letters that cannot be seen are called by their numbers: they are what the finding is about. */
function seen(said: string): string {
  const shown = said
    .slice(0, 400)
    .toWellFormed()
    .replace(
      hidden,
      (letter) => ` U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} `,
    );
  return oneLine(shown, longestWords);
}

const hidden =
  /[\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFD\u{E0000}-\u{E0FFF}]|(?![\n\r\t])\p{Cc}/gu;

function plain(text: string): Line {
  return { kind: 'plain', spans: [{ text }] };
}

const words = {
  unsure: { zh: '像是能认出患者，请看一眼', en: 'a patient might be told by it: please look' },
  clean: { zh: '✓ 检查：没有发现问题', en: '✓ Checks: nothing found' },
  lead: { zh: '检查：', en: 'Checks: ' },
  blocking: { zh: '阻止 {count}', en: '{count} blocking' },
  warning: { zh: '提醒 {count}', en: '{count} to explain' },
  blocks: { zh: '✕ 阻止', en: '✕ Blocks' },
  warns: { zh: '△ 提醒', en: '△ Warning' },
  rest: { zh: '等，另有 {rest} 项', en: 'and {rest} more' },
  colon: { zh: '：', en: ': ' },
  factSays: { zh: '（{fact} 写的是「{instead}」）', en: ' ({fact} says “{instead}”)' },
  instead: { zh: '（应为「{instead}」）', en: ' (should be “{instead}”)' },
} as const satisfies Readonly<Record<string, Words>>;
