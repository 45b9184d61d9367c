import { latestOf, waiting } from '../../incident/quorum.ts';
import type { Publication, Version, VersionEnd } from '../../incident/statement.ts';
import type { Words } from '../../policy/policy.ts';
import { demandsOf } from '../../policy/speech.ts';
import type { Card, Line } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf } from './context.ts';
import type { Sheet } from './lines.ts';
import { count, duration } from './numbers.ts';
import { endWords, formWords, purposeWords } from './statementWords.ts';

/** Where a text stands between the first draft and the public. */
export type Standing =
  | 'draft'
  | 'waiting'
  | 'late'
  | 'approved'
  | 'scheduled'
  | 'underway'
  | 'handedOver'
  | 'published'
  | 'uncertain'
  | VersionEnd['how'];

/** What is uncertain comes first: somebody must look. */
export function standingOf(version: Version, sheet: Pick<Sheet, 'incident' | 'voice'>): Standing {
  const { publications, end, scheduled, submission } = version;
  const out = publishedAs(publications);
  if (out) return out;
  if (end) return end.how;
  if (scheduled) return 'scheduled';
  if (!submission) return 'draft';
  if (submission.until.getTime() <= sheet.voice.now.getTime()) return 'late';
  return waitsFor(version, sheet).length > 0 ? 'waiting' : 'approved';
}

function publishedAs(publications: readonly Publication[]): Standing | undefined {
  const states = publications.map(({ state }) => state);
  if (states.includes('uncertain')) return 'uncertain';
  if (states.includes('asked')) return 'underway';
  if (states.includes('published')) return 'published';
  return states.includes('handedOver') ? 'handedOver' : undefined;
}

/** The duties of which nobody has approved it yet: what it was handed in for, and what the level of now asks. */
export function waitsFor(
  { submission }: Version,
  { incident, voice }: Pick<Sheet, 'incident' | 'voice'>,
): readonly string[] {
  const demands = demandsOf(incident.level, voice.policy);
  return waiting(submission ?? { needs: [], approvals: [] }, demands);
}

/** `待审批 1/2 · 剩 1 小时 40 分`, `已批准 · 可发布至 21:30`: the same words wherever it is spoken of. */
export function versionState(version: Version, sheet: Sheet): string {
  const { voice, say, at } = sheet;
  const word = standingWord(version, sheet);
  const standing = standingOf(version, sheet);
  const until = version.submission?.until;
  if (standing === 'waiting' && until) {
    const left = duration(until.getTime() - voice.now.getTime(), languageOf(voice));
    return word + say.dot + filled(words.left, languageOf(voice), { left });
  }
  if (standing !== 'approved' || !until) return word;
  return word + say.dot + filled(words.until, languageOf(voice), { at: at(until) });
}

/** As it was when it was handed in, so that what it needed in all can be told. */
function withoutYes({ submission }: Version): Pick<Version, 'submission'> {
  return submission ? { submission: { ...submission, approvals: [] } } : {};
}

/** The same without the time that is left. */
function standingWord(version: Version, sheet: Sheet): string {
  const { voice, at } = sheet;
  const language = languageOf(voice);
  const standing = standingOf(version, sheet);
  switch (standing) {
    case 'waiting': {
      const missing = waitsFor(version, sheet).length;
      const needs = waitsFor({ ...version, ...withoutYes(version) }, sheet).length;
      const given = needs - missing;
      return filled(words.waiting, language, { given: `${given}`, needs: `${needs}` });
    }
    case 'scheduled':
      return filled(words.scheduled, language, { at: version.scheduled ? at(version.scheduled.at) : '' });
    case 'draft':
    case 'late':
    case 'approved':
    case 'underway':
    case 'handedOver':
    case 'published':
    case 'uncertain':
      return words[standing][language];
    case 'rejected':
    case 'changesAsked':
    case 'takenBack':
    case 'expired':
    case 'superseded':
      return endWords[standing][language];
  }
}

/** The deadline beside the state, for platforms that keep it running. */
export function versionRunning(version: Version, sheet: Sheet): Pick<Card, 'running'> {
  const standing = standingOf(version, sheet);
  const until = version.submission?.until;
  if ((standing !== 'waiting' && standing !== 'approved') || !until) return {};
  return { running: { word: standingWord(version, sheet), due: until.toISOString() } };
}

/** One line for each statement on the incident's own card: `声明 P128-v3 官网长文：待审批 1/2`. */
export function statementLines(sheet: Sheet): readonly Line[] {
  const { incident, view, voice } = sheet;
  const language = languageOf(voice);
  const latest = latestTexts(sheet).slice(-mostShown);
  const told = latest.map((version): Line => {
    const text = filled(words.line, language, {
      purpose: purposeWords[version.purpose][language],
      name: `${view.code}-v${version.number}`,
      form: formWords[version.form][language],
      state: standingWord(version, sheet),
    });
    return { kind: 'state', spans: [{ text }] };
  });
  const unapproved = incident.spokeUnapproved;
  const alarm: readonly Line[] = unapproved
    ? [
        {
          kind: 'state',
          spans: [{ text: filled(words.unapproved, language, { at: sheet.at(unapproved.at) }) }],
        },
      ]
    : [];
  return [...alarm, ...told, ...spokenLine(sheet)];
}

/** What our word has done: how much was said before it, and since. */
function spokenLine({ view: { spoken }, voice, at }: Sheet): readonly Line[] {
  if (!spoken) return [];
  const language = languageOf(voice);
  const text = filled(words.spoken, language, {
    at: at(spoken.at),
    before: count(spoken.before, language),
    after: count(spoken.after, language),
  });
  return [{ kind: 'state', spans: [{ text }] }];
}

/** More would push the rest of the card off a phone; the statements' own cards say it all. */
const mostShown = 5;

/** The last version of each statement. */
export function latestTexts({ incident }: Pick<Sheet, 'incident'>): readonly Version[] {
  return (incident.versions ?? []).filter((each) => latestOf(incident, each)?.number === each.number);
}

const words = {
  line: { zh: '{purpose} {name} {form}：{state}', en: '{purpose} {name}, {form}: {state}' },
  unapproved: {
    zh: '{at} 发现本集团账号未经批准发声，请核对',
    en: 'An account of ours spoke without an approved text, seen {at}; please look',
  },
  spoken: {
    zh: '首次发声 {at}：此前 {before} 条，此后 {after} 条',
    en: 'First word out {at}: {before} before it, {after} since',
  },
  draft: { zh: '草稿', en: 'Draft' },
  waiting: { zh: '待审批 {given}/{needs}', en: 'Waits for approval {given}/{needs}' },
  left: { zh: '剩 {left}', en: '{left} left' },
  late: { zh: '审批已过期', en: 'Approval expired' },
  approved: { zh: '已批准', en: 'Approved' },
  until: { zh: '可发布至 {at}', en: 'may go out until {at}' },
  scheduled: { zh: '定时 {at}', en: 'Set for {at}' },
  underway: { zh: '发布中', en: 'Going out' },
  handedOver: { zh: '已移交', en: 'Handed over' },
  published: { zh: '已发布', en: 'Published' },
  uncertain: { zh: '不确定，需核对', en: 'Uncertain, please look' },
} as const satisfies Readonly<Record<string, Words>>;
