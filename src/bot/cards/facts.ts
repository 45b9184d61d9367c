import type { Known } from '../../incident/incident.ts';
import type { Fact, FactId, FactState, FileId } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Words } from '../../policy/policy.ts';
import type { Answer, Line } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, personName, type Seat, type Voice } from './context.ts';
import { evidenceSaid, fileSaid } from './evidence.ts';
import { type Sheet, sheetOf } from './lines.ts';
import { factStateWords } from './statementWords.ts';
import { oneLine } from './stranger.ts';

/** What a form may offer of a fact, by what is pressed: what can still be confirmed, doubted or withdrawn. */
const factStates: Readonly<Record<'confirmFact' | 'disputeFact' | 'withdrawFact', readonly FactState[]>> = {
  confirmFact: ['said', 'open', 'disputed'],
  disputeFact: ['said', 'open', 'confirmed'],
  withdrawFact: ['said', 'open', 'confirmed', 'disputed'],
};

/** More would be no answer on a phone. */
const mostListed = 40;
const longestFact = 200;
const wholeFact = 1000;
const order: readonly FactState[] = ['confirmed', 'said', 'disputed', 'open', 'withdrawn'];

/** `F2`: facts are called by their place in the order in which they came. */
function nameAt(index: number): string {
  return `F${index + 1}`;
}

/** The names of these facts in this incident, in its own order; one that is not its own has none. */
export function factNames(facts: readonly FactId[], { facts: all = [] }: Known): readonly string[] {
  return all.flatMap(({ id }, index) => (facts.includes(id) ? nameAt(index) : []));
}

/** `事实：已确认 3 · 待确认 1 · 存疑 1 · 正在核实 2`; nothing where nothing is known. */
export function factsCountLine({ incident, voice, say }: Sheet): readonly Line[] {
  const counted = order.flatMap((state) => {
    const number = (incident.facts ?? []).filter((fact) => fact.state === state).length;
    return number === 0 ? [] : `${factStateWords[state][languageOf(voice)]} ${number}`;
  });
  if (counted.length === 0) return [];
  const lead = words.lead[languageOf(voice)];
  return [{ kind: 'plain', spans: [{ text: lead + counted.join(say.dot) }] }];
}

/**
 * Every fact with its number, its words, who says so, who made it what it is and when. `files`: what is typed there may bring
 * files along.
 */
export function factsAnswer(view: IncidentView, seat: Seat, voice: Voice, files = false): Answer {
  const language = languageOf(voice);
  const sheet = sheetOf(view, seat, voice);
  const facts = view.incident.facts ?? [];
  const bring = filled(words[files ? 'bring' : 'noFiles'], language, { code: view.code });
  if (facts.length === 0)
    return { tone: 'ok', text: `${filled(words.none, language, { code: view.code })}\n${bring}` };
  const rest = facts.length - mostListed;
  const lines = [
    filled(words.head, language, { code: view.code, total: `${facts.length}` }),
    ...facts.slice(0, mostListed).map((fact, index) => factRow(fact, index, sheet)),
    ...(rest > 0 ? [filled(words.rest, language, { rest: `${rest}` })] : []),
    filled(words.how, language, { code: view.code }),
    bring,
  ];
  return { tone: 'ok', text: lines.join('\n') };
}

function factRow(fact: Fact, index: number, sheet: Sheet): string {
  const { voice, say } = sheet;
  const language = languageOf(voice);
  const text = wordsOf(fact.text, sheet);
  const parts = [
    factStateWords[fact.state][language],
    text === '' ? words.gone[language] : text,
    ...besideOf(fact, evidenceSaid(fact, sheet), sheet),
  ];
  return `${nameAt(index)} ${parts.join(say.dot)}`;
}

/** Every fact for a page that has room: its files one by one, so that those we have can be opened. */
export function factRows(view: IncidentView, seat: Seat, voice: Voice): readonly FactSheet[] {
  const sheet = sheetOf(view, seat, voice);
  return (view.incident.facts ?? []).map((fact, index) => ({
    ...{ name: nameAt(index), state: fact.state, stateWord: factStateWords[fact.state][languageOf(voice)] },
    text: oneLine(view.texts.get(fact.text) ?? '', wholeFact) || words.gone[languageOf(voice)],
    lines: besideOf(fact, evidenceSaid({ ...fact, files: [] }, sheet), sheet),
    files: (fact.files ?? []).map((file) => ({
      said: fileSaid(file, sheet),
      ...(file.sha256 !== undefined && { id: file.id }),
    })),
  }));
}

interface FactSheet {
  readonly name: string;
  readonly state: FactState;
  readonly stateWord: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly files: readonly { readonly said: string; readonly id?: FileId }[];
}

/** Who says so, what shows it, who made it what it is and when, and why. */
function besideOf(fact: Fact, evidence: string, sheet: Sheet): readonly string[] {
  const { voice, seat, at } = sheet;
  const language = languageOf(voice);
  const last = fact.history.at(-1);
  const source = fact.source && wordsOf(fact.source, sheet);
  const by = (step: Fact['history'][number], what: Words) =>
    filled(what, language, { who: personName(step.by, seat.unit, voice), at: at(step.at) });
  const [first] = fact.history;
  const steps = [
    ...(first ? [by(first, words.added)] : []),
    ...(last && last !== first ? [by(last, words[movedBy(fact.state)])] : []),
  ];
  const why = last?.reason && wordsOf(last.reason, sheet);
  return [
    ...(source ? [filled(words.source, language, { source })] : []),
    ...(evidence !== '' ? [filled(words.evidence, language, { evidence })] : []),
    ...steps,
    ...(why ? [why] : []),
  ];
}

function movedBy(state: FactState): 'confirmed' | 'disputed' | 'withdrawn' | 'added' {
  return state === 'said' || state === 'open' ? 'added' : state;
}

export function isFactPress(id: string): id is keyof typeof factStates {
  return Object.hasOwn(factStates, id);
}

/** Whether there is a fact that this press can mean. */
export function hasFactFor(press: keyof typeof factStates, { incident }: IncidentView): boolean {
  return (incident.facts ?? []).some(({ state }) => factStates[press].includes(state));
}

/** Facts that a press can mean, each by its number and its first words. */
export function factOptions(
  press: keyof typeof factStates,
  view: IncidentView,
  voice: Voice,
): readonly { readonly value: string; readonly label: string }[] {
  const states = factStates[press];
  return (view.incident.facts ?? []).flatMap(({ id, state, text }, index) => {
    if (!states.includes(state)) return [];
    const said = oneLine(view.texts.get(text) ?? '', 50);
    const word = factStateWords[state][languageOf(voice)];
    return { value: id, label: oneLine(`${nameAt(index)} ${said}（${word}）`, 75) };
  });
}

function wordsOf(id: Fact['text'], { view }: Sheet): string {
  return oneLine(view.texts.get(id) ?? '', longestFact);
}

const words = {
  lead: { zh: '事实：', en: 'Facts: ' },
  none: {
    zh: '{code} 还没有事实。请打：{code} 补充事实 内容，或按「补充事实」。',
    en: 'Nothing is known of {code} yet. Type: {code} add fact TEXT, or press “Add facts”.',
  },
  head: { zh: '{code} 的事实 {total} 条：', en: 'Facts of {code}: {total}' },
  rest: { zh: '另有 {rest} 条，请在控制台看。', en: 'And {rest} more, in the console.' },
  how: {
    zh: '确认：{code} 确认事实 2；存疑：{code} 存疑 2 理由；撤回：{code} 撤回事实 2 理由',
    en: 'To confirm: {code} confirm fact 2; to doubt: {code} dispute fact 2 REASON; to withdraw: {code} withdraw fact 2 REASON',
  },
  bring: {
    zh: '附证据文件：发「{code} 补充事实 内容」时带上文件（至多 5 个，合计 10 MB）',
    en: 'Evidence files: send them along with “{code} add fact TEXT” (five at most, 10 MB together)',
  },
  noFiles: {
    zh: '这里收不到文件，证据请写链接或能证明的人：{code} 补充事实 内容 证据：https://…',
    en: 'No files can be taken here; give a link or who can show it: {code} add fact TEXT evidence: https://…',
  },
  gone: { zh: '（原文已清除）', en: '(its words are gone)' },
  source: { zh: '{source}说', en: 'says {source}' },
  evidence: { zh: '证据：{evidence}', en: 'evidence: {evidence}' },
  added: { zh: '{who} {at} 补充', en: 'added by {who} {at}' },
  confirmed: { zh: '{who} {at} 确认', en: 'confirmed by {who} {at}' },
  disputed: { zh: '{who} {at} 存疑', en: 'disputed by {who} {at}' },
  withdrawn: { zh: '{who} {at} 撤回', en: 'withdrawn by {who} {at}' },
} as const satisfies Readonly<Record<string, Words>>;
