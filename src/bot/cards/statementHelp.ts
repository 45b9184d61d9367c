import type { Version } from '../../incident/statement.ts';
import type { Words } from '../../policy/policy.ts';
import { blanksIn } from '../../statement/blanks.ts';
import type { Line } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, personName } from './context.ts';
import type { Sheet } from './lines.ts';
import { type Standing, standingOf } from './statementState.ts';
import type { Stop } from './stop.ts';
import { oneLine } from './stranger.ts';

/** What to do next, where that is not on a button by itself. */
export function helpLines(version: Version, sheet: Sheet): readonly Line[] {
  const language = languageOf(sheet.voice);
  const { incident } = sheet;
  const standing = standingOf(version, sheet);
  const confirmed = (incident.facts ?? []).some(({ state }) => state === 'confirmed');
  const isDraft = standing === 'draft';
  const blanks = isDraft ? blanksOf(version, sheet) : [];
  const help: readonly Words[] = [
    ...(isDraft && !confirmed ? [words.needsFacts] : []),
    ...(isDraft && version.marks.some(({ blocking }) => blocking) ? [words.needsMending] : []),
    ...(next[standing] ?? []),
  ];
  const told = help.map((each) => each[language]);
  const filling = filled(words.blanks, language, { blanks: blanks.join(' ') });
  return [...(blanks.length > 0 ? [filling] : []), ...told].map(
    (text): Line => ({ kind: 'directive', spans: [{ text }] }),
  );
}

const mostBlanks = 10;

/** What stands in the text until somebody fills it in, each once. */
function blanksOf({ text }: Version, { view }: Sheet): readonly string[] {
  const blanks = blanksIn(view.texts.get(text) ?? '').map(({ words: said }) => oneLine(said, 30));
  return [...new Set(blanks)].slice(0, mostBlanks);
}

/** The stop switch is on: nothing goes out, whatever was approved. */
export function stopLine(stopped: Pick<Stop, 'by' | 'at'> | undefined, sheet: Sheet): readonly Line[] {
  if (!stopped) return [];
  const values = { who: personName(stopped.by, sheet.seat.unit, sheet.voice), at: sheet.at(stopped.at) };
  const text = filled(words.stopped, languageOf(sheet.voice), values);
  return [{ kind: 'state', spans: [{ text, weight: 'strong' }] }];
}

const words = {
  needsFacts: {
    zh: '还没有已确认的事实：请在事件卡片上补充，由另一人确认，再写进来。',
    en: 'No fact is confirmed yet: add facts on the incident’s card, have another person confirm them, then edit.',
  },
  needsMending: {
    zh: '标为「阻止」的要先改好，才能提交审批。',
    en: 'What blocks must be mended before it can be submitted.',
  },
  blanks: { zh: '还有空没填：{blanks}', en: 'Blanks to fill in: {blanks}' },
  stopped: {
    zh: '停止发布中（{who} {at}），需两位指挥部成员解除',
    en: 'All publishing is stopped ({who} {at}); two members of the command lift it',
  },
  again: { zh: '审批已过期：修改或重新提交。', en: 'The approval expired: edit it or submit it again.' },
  edit: {
    zh: '请按「修改」写成新的一版，再提交审批。',
    en: 'Edit it into a new version, then submit that.',
  },
  verify: {
    zh: '还没有公开：请在对方后台发出，再按「登记发布」填链接。',
    en: 'It is not public yet: let it out there, then press “Register publication” with the link.',
  },
  look: {
    zh: '不知道有没有发出，不会自动重试：请去看一眼，再按「核对结果」。',
    en: 'Whether it is public is not known, and nothing is tried again: please look, then press “Settle”.',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** What to do next, by how it stands. */
const next: Readonly<Partial<Record<Standing, readonly Words[]>>> = {
  late: [words.again],
  expired: [words.again],
  changesAsked: [words.edit],
  rejected: [words.edit],
  handedOver: [words.verify],
  uncertain: [words.look],
};
