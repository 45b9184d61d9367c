import type { Actor, PersonId } from '../../incident/incident.ts';
import type { Approval, Publication, Version } from '../../incident/statement.ts';
import type { Words } from '../../policy/policy.ts';
import type { Line, Span } from '../message.ts';
import { filled } from './actionWords.ts';
import { dutyName, languageOf, personName } from './context.ts';
import { machineWords } from './historyWords.ts';
import { type Sheet, wordsOf } from './lines.ts';
import { waitsFor } from './statementState.ts';
import { endWords, publicationWords } from './statementWords.ts';
import { oneLine, safeLink } from './stranger.ts';
import { type Way, wayName } from './ways.ts';

/** `第 3 版 · 校验 a41f09bc · 李敏起草，王磊修改` */
export function authorLine(version: Version, sheet: Sheet): Line {
  const { incident, voice, say } = sheet;
  const language = languageOf(voice);
  const first = incident.versions?.find(({ statement }) => statement === version.statement) ?? version;
  const changers = version.authors.filter((id) => first.by.kind !== 'person' || id !== first.by.id);
  const wrote =
    first.by.kind === 'machine'
      ? words.wroteItself[language]
      : filled(words.wrote, language, { who: name(first.by.id, sheet) });
  const changed =
    changers.length === 0
      ? ''
      : filled(words.changed, language, { who: changers.map((id) => name(id, sheet)).join(comma(sheet)) });
  const parts = [
    filled(words.version, language, { number: `${version.number}` }),
    filled(words.hash, language, { hash: version.hash.slice(0, 8) }),
    wrote + changed,
  ];
  return line('state', parts.join(say.dot));
}

/** `已同意：指挥部 周岚 20:10；还差：法务医务审核`, and why warnings do not hold it back. */
export function approvalLines(version: Version, sheet: Sheet): readonly Line[] {
  const { submission, end } = version;
  if (!submission) return [];
  const { voice } = sheet;
  const language = languageOf(voice);
  const waits = waitsFor(version, sheet).map((duty) => dutyName(duty, voice));
  const given = submission.approvals.map((each) => approvalWords(each, sheet));
  const parts = [
    given.length === 0 ? words.nobody[language] : words.given[language] + given.join(comma(sheet)),
    ...(waits.length > 0 && !end ? [filled(words.waits, language, { waits: waits.join(comma(sheet)) })] : []),
  ];
  const why = submission.approvals.flatMap(({ by, overruled }) => {
    if (!overruled) return [];
    const values = { who: name(by, sheet), reason: wordsOf(sheet, overruled) };
    return [line('state', filled(words.overruled, language, values))];
  });
  return [line('state', parts.join(language === 'zh' ? '；' : '; ')), ...why];
}

function approvalWords({ by, duty, behalf, at: when }: Approval, sheet: Sheet): string {
  const { voice, at } = sheet;
  const who = name(by, sheet);
  const stands = behalf ? filled(words.behalf, languageOf(voice), { who: name(behalf, sheet) }) : '';
  return `${dutyName(duty, voice)} ${who}${stands} ${at(when)}`;
}

/** When it is to go out by itself, and who set that. */
export function scheduleLines(
  { scheduled }: Version,
  sheet: Sheet,
  ways: readonly Way[] | undefined,
): readonly Line[] {
  if (!scheduled) return [];
  const language = languageOf(sheet.voice);
  const values = {
    at: sheet.at(scheduled.at),
    who: name(scheduled.by, sheet),
    ways: scheduled.ways.map((way) => wayName(way, ways, language)).join(comma(sheet)),
  };
  return [line('state', filled(words.scheduled, language, values))];
}

/** Each way out: how it went, since when, where it is to be read, and whether that page changed. */
export function publicationLines(
  { publications }: Version,
  sheet: Sheet,
  ways: readonly Way[] | undefined,
): readonly Line[] {
  return publications.map((each) => ({ kind: 'state', spans: publicationSpans(each, sheet, ways) }));
}

/** What a way out said of it is a stranger's word, and enough of it for whoever must mend it. */
const longestWhy = 120;
const longestDifference = 200;
const troubled: readonly Publication['state'][] = ['failed', 'uncertain', 'stopped'];

function publicationSpans(
  publication: Publication,
  sheet: Sheet,
  ways: readonly Way[] | undefined,
): readonly Span[] {
  const { way, by, state, link, since, why } = publication;
  const { voice, view, say, at } = sheet;
  const language = languageOf(voice);
  const values = {
    way: wayName(way, ways, language),
    state: publicationWords[state][language],
    at: at(since),
    who: name(by, sheet),
  };
  const address = safeLink(link && view.texts.get(link));
  const cause = why && troubled.includes(state) ? oneLine(view.texts.get(why) ?? '', longestWhy) : '';
  return [
    { text: filled(words.publication, language, values) },
    ...(cause === '' ? [] : [{ text: filled(words.why, language, { why: cause }) }]),
    ...(address ? [{ text: say.dot }, { link: address, text: words.link[language] }] : []),
    ...changedSpans(publication, sheet),
  ];
}

/** Since when its page says something else, and in which words. */
function changedSpans({ changedAt, stands, difference }: Publication, sheet: Sheet): readonly Span[] {
  if (!changedAt) return [];
  const { voice, view, say, at } = sheet;
  const what = words[stands === 'gone' ? 'pageGone' : 'pageChanged'];
  const told = say.dot + filled(what, languageOf(voice), { at: at(changedAt) });
  const other = difference ? oneLine(view.texts.get(difference) ?? '', longestDifference) : '';
  return [{ text: told, weight: 'strong' }, ...(other === '' ? [] : [{ text: other }])];
}

/** How it ended: who, when, in which words. */
export function endLines({ end }: Version, sheet: Sheet): readonly Line[] {
  if (!end) return [];
  const language = languageOf(sheet.voice);
  const told = filled(words.end, language, {
    who: actorName(end.by, sheet),
    at: sheet.at(end.at),
    how: endWords[end.how][language],
  });
  const reason = end.reason ? wordsOf(sheet, end.reason) : '';
  return [line('state', reason === '' ? told : sheet.say.withText(told, reason))];
}

function name(id: PersonId, { seat, voice }: Sheet): string {
  return personName(id, seat.unit, voice);
}

function actorName(actor: Actor, sheet: Sheet): string {
  return actor.kind === 'person' ? name(actor.id, sheet) : machineWords[actor.id][languageOf(sheet.voice)];
}

function comma({ voice }: Sheet): string {
  return languageOf(voice) === 'zh' ? '、' : ', ';
}

function line(kind: 'plain' | 'state', text: string): Line {
  return { kind, spans: [{ text }] };
}

const words = {
  version: { zh: '第 {number} 版', en: 'Version {number}' },
  hash: { zh: '校验 {hash}', en: 'check {hash}' },
  wrote: { zh: '{who}起草', en: 'written by {who}' },
  wroteItself: { zh: '自动起草', en: 'written by the machine' },
  changed: { zh: '，{who}修改', en: ', changed by {who}' },
  given: { zh: '已同意：', en: 'Approved: ' },
  nobody: { zh: '还没有人同意', en: 'Nobody has approved it yet' },
  waits: { zh: '还差：{waits}', en: 'still missing: {waits}' },
  behalf: { zh: '（代 {who}）', en: ' (for {who})' },
  overruled: { zh: '{who} 说明了提醒：{reason}', en: '{who} explained the warnings: {reason}' },
  scheduled: {
    zh: '{who} 定于 {at} 发布：{ways}；到时再查一次审批、事实和停止开关',
    en: '{who} set it to go out {at}: {ways}; approvals, facts and the stop switch are looked at again then',
  },
  publication: { zh: '{way}：{state}（{who} {at}）', en: '{way}: {state} ({who} {at})' },
  why: { zh: '，对方说：{why}', en: ', they say: {why}' },
  link: { zh: '链接', en: 'link' },
  pageGone: {
    zh: '{at} 起页面打不开，或没有这些字了',
    en: 'the page, or the text on it, is gone since {at}',
  },
  pageChanged: { zh: '{at} 页面与批准的文本不同', en: 'the page differs from the approved text since {at}' },
  end: { zh: '{who} {at} {how}', en: '{how} by {who} {at}' },
} as const satisfies Readonly<Record<string, Words>>;
