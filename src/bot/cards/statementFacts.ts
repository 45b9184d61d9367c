import type { Fact, Version } from '../../incident/statement.ts';
import type { Words } from '../../policy/policy.ts';
import type { Line, Span } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, personName } from './context.ts';
import { fileInLine } from './evidence.ts';
import { factNames } from './facts.ts';
import type { Sheet } from './lines.ts';
import { oneLine } from './stranger.ts';

/** More would push the approvals off a phone. */
const mostTold = 4;
const longest = 60;

/**
 * What a text rests on. Whoever is still to decide reads the facts beside the text, each with who confirmed it; of what is over
 * their numbers are enough. One that is not confirmed any more is marked, and stands first.
 */
export function factLines(version: Version, sheet: Sheet): readonly Line[] {
  const { incident, voice } = sheet;
  const language = languageOf(voice);
  const known = (incident.facts ?? []).filter(({ id }) => version.facts.includes(id));
  const facts = [...known.filter((each) => !isConfirmed(each)), ...known.filter(isConfirmed)];
  if (facts.length === 0) return [plain([{ text: words.none[language] }])];
  const lead: Span = { text: words.lead[language] };
  const isOver = version.end !== undefined || version.publications.length > 0;
  const told = isOver ? [] : facts.slice(0, mostTold);
  const rest = facts.slice(told.length);
  const lines = told.map((fact, at) => plain([...(at === 0 ? [lead] : []), ...toldSpans(fact, sheet)]));
  if (rest.length === 0) return lines;
  const named = rest.flatMap((fact, at) => [{ text: at === 0 ? '' : comma(sheet) }, nameSpan(fact, sheet)]);
  const all: Span = { text: filled(words.all, language, { code: sheet.view.code }) };
  return [...lines, plain([...(told.length === 0 ? [lead] : []), ...named, ...(isOver ? [] : [all])])];
}

/** `F1 患者家属于11月20日提出投诉（曹既白确认）` */
function toldSpans(fact: Fact, sheet: Sheet): readonly Span[] {
  const { view, seat, voice } = sheet;
  const language = languageOf(voice);
  const text = oneLine(view.texts.get(fact.text) ?? '', longest) || words.gone[language];
  const by = fact.history.findLast(({ to }) => to === 'confirmed')?.by;
  const isFirm = isConfirmed(fact) && by !== undefined;
  const who = isFirm ? [filled(words.by, language, { who: personName(by, seat.unit, voice) })] : [];
  const aside = [...who, ...filesOf(fact, sheet)].join(language === 'zh' ? '；' : '; ');
  const told = aside === '' ? '' : filled(words.aside, language, { aside });
  return [nameSpan(fact, sheet), { text: ` ${text}${told}` }];
}

/** The first of its files, and how many there are. */
function filesOf({ files = [] }: Fact, { view, voice }: Sheet): readonly string[] {
  const [first, ...others] = files;
  if (!first) return [];
  const said = others.length === 0 ? words.file : words.files;
  const file = fileInLine(first, { view, voice });
  return [filled(said, languageOf(voice), { file, count: `${files.length}` })];
}

function isConfirmed({ state }: Fact): boolean {
  return state === 'confirmed';
}

function nameSpan(known: Fact, { incident, voice }: Sheet): Span {
  const [fact = ''] = factNames([known.id], incident);
  if (isConfirmed(known)) return { text: fact };
  return { text: filled(words.changed, languageOf(voice), { fact }), weight: 'strong' };
}

function comma({ voice }: Sheet): string {
  return languageOf(voice) === 'zh' ? '、' : ', ';
}

function plain(spans: readonly Span[]): Line {
  return { kind: 'plain', spans };
}

const words = {
  lead: { zh: '依据事实：', en: 'Rests on facts: ' },
  none: { zh: '没有依据任何事实', en: 'Rests on no fact' },
  changed: { zh: '{fact}（不再是已确认）', en: '{fact} (not confirmed any more)' },
  aside: { zh: '（{aside}）', en: ' ({aside})' },
  by: { zh: '{who}确认', en: 'confirmed by {who}' },
  file: { zh: '证据：{file}', en: 'evidence: {file}' },
  files: { zh: '证据：{file} 等 {count} 个文件', en: 'evidence: {file}, {count} files in all' },
  gone: { zh: '（原文已清除）', en: '(its words are gone)' },
  all: { zh: '；看全部请打：{code} 事实', en: '; for all of them type: {code} facts' },
} as const satisfies Readonly<Record<string, Words>>;
