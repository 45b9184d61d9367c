import { isOut } from '../../incident/quorum.ts';
import type { Version } from '../../incident/statement.ts';
import type { IncidentView } from '../../incident/view.ts';
import type { Words } from '../../policy/policy.ts';
import { answersIn } from '../../statement/questions.ts';
import type { Field } from '../message.ts';
import { filled } from './actionWords.ts';
import { languageOf, type Seat, type Voice } from './context.ts';
import { type Sheet, sheetOf } from './lines.ts';
import type { VersionPressId } from './presses.ts';
import { checkWords, purposeWords, versionActionWords } from './statementWords.ts';
import { oneLine } from './stranger.ts';
import { type Way, wayName } from './ways.ts';

const longestReason = 500;
/** What one box of a form holds on any platform that has room for a text; a longer text has room to grow. */
const longestText = 3000;
const roomToGrow = 1000;

type Make = (version: Version, sheet: Sheet, ways: readonly Way[] | undefined) => readonly Field[];

/** What a press on a text is about: which version, pressed in which group. */
export interface VersionContext extends Voice {
  readonly view: IncidentView;
  readonly version: Version;
  readonly seat: Seat;
  readonly ways?: readonly Way[];
}

/** The form of a press that came without its answers; undefined when nothing is asked. */
export function versionFormOf(
  id: VersionPressId,
  ctx: VersionContext,
): { readonly title: string; readonly fields: readonly Field[] } | undefined {
  const { view, version, seat, ways } = ctx;
  const fields = versionFields(id, version, sheetOf(view, seat, ctx), ways);
  const label = versionActionWords[id][languageOf(ctx)];
  return fields.length === 0 ? undefined : { title: `${label} ${view.code}-v${version.number}`, fields };
}

/** The fields that a press on a text needs, by the names that handlers read. */
export function versionFields(
  id: VersionPressId,
  version: Version,
  sheet: Sheet,
  ways: readonly Way[] | undefined,
): readonly Field[] {
  return asks[id](version, sheet, ways);
}

const nothing: Make = () => [];
const reason: Make = (_version, sheet) => [
  field('reason', 'text', true, words.reason, sheet, { hint: words.fourLetters, maxLength: longestReason }),
];

const asks: Readonly<Record<VersionPressId, Make>> = {
  approve: (version, sheet) =>
    isUnexplained(version)
      ? [
          field('reason', 'text', true, words.overrule, sheet, {
            hint: warningsOf(version),
            maxLength: longestReason,
          }),
        ]
      : [],
  reject: reason,
  askChanges: (_version, sheet) => [
    field('reason', 'text', true, words.changes, sheet, {
      hint: words.fourLetters,
      maxLength: longestReason,
    }),
  ],
  edit: ({ text }, sheet) => {
    const value = sheet.view.texts.get(text) ?? '';
    const maxLength = Math.max(longestText, value.length + roomToGrow);
    const told = { hint: judges(sheet) ? words.editingOwn : words.editing, maxLength, value };
    return [field('text', 'text', true, words.text, sheet, told)];
  },
  submit: nothing,
  publish: (version, sheet, ways = []) => {
    const fitting = ways.filter(({ name, forms }) => forms.includes(version.form) && !isOutBy(name, version));
    const [only, ...others] = fitting;
    const options = fitting.map(({ name }) => ({
      value: name,
      label: wayName(name, ways, languageOf(sheet.voice)),
    }));
    const value = only && others.length === 0 ? { value: only.name } : {};
    return [
      field('ways', 'choices', true, words.ways, sheet, { options, ...value }),
      field('at', 'line', false, words.at, sheet, { hint: words.atHint, maxLength: 40 }),
    ];
  },
  register: (_version, sheet) => [
    field('link', 'line', true, words.link, sheet, { hint: words.linkHint, maxLength: 2000 }),
  ],
  settlePublication: (_version, sheet) => [
    field('published', 'choice', true, words.published, sheet, {
      options: (['yes', 'no'] as const).map((value) => ({
        value,
        label: words[value][languageOf(sheet.voice)],
      })),
    }),
    field('link', 'line', false, words.link, sheet, { maxLength: 2000 }),
  ],
  correct: (_version, sheet) => [
    field('purpose', 'choice', true, words.purpose, sheet, {
      options: (['correction', 'withdrawal'] as const).map((value) => ({
        value,
        label: purposeWords[value][languageOf(sheet.voice)],
      })),
    }),
  ],
  unapprove: nothing,
  takeBack: nothing,
  callOff: nothing,
  difference: nothing,
  stopAll: nothing,
  liftStop: nothing,
  useReply: ({ text }, sheet) => [
    field('question', 'choice', true, words.question, sheet, {
      options: answersIn(sheet.view.texts.get(text) ?? '').map(({ number, question }) => ({
        value: `${number}`,
        label: oneLine(`${number} ${question}`, 70),
      })),
    }),
    field('link', 'line', false, words.comment, sheet, { maxLength: 2000 }),
  ],
};

/** Nothing goes out twice by one way. */
function isOutBy(way: string, { publications }: Version): boolean {
  return publications.some((each) => each.way === way && isOut(each));
}

/** Warnings are explained once, by the first who says yes. */
function isUnexplained({ marks, submission }: Version): boolean {
  const explained = submission?.approvals.some(({ overruled }) => overruled) ?? false;
  return !explained && marks.some(({ blocking }) => !blocking);
}

/** A group that approves: who of it changes a text must know that they give their yes away. */
function judges({ seat, voice }: Sheet): boolean {
  const like = voice.policy.duties[seat.duty]?.like;
  return like === 'command' || like === 'review';
}

/** What is to be explained: on a phone the card is behind the form. */
function warningsOf({ marks }: Version): Words {
  const checks = [...new Set(marks.filter(({ blocking }) => !blocking).map(({ check }) => check))];
  const { zh, en } = words.warned;
  return {
    zh: filled({ zh, en }, 'zh', { checks: checks.map((check) => checkWords[check].zh).join('、') }),
    en: filled({ zh, en }, 'en', { checks: checks.map((check) => checkWords[check].en).join(', ') }),
  };
}

type More = Pick<Field, 'options' | 'maxLength' | 'value'> & { readonly hint?: Words };

function field(
  name: string,
  input: Field['input'],
  required: boolean,
  label: Words,
  { voice }: Sheet,
  { hint, ...more }: More,
): Field {
  const language = languageOf(voice);
  return { name, label: label[language], input, required, ...(hint && { hint: hint[language] }), ...more };
}

const words = {
  question: { zh: '用哪一条', en: 'Which answer' },
  comment: { zh: '回复哪条评论（链接，可不填）', en: 'The comment it answers (a link, optional)' },
  reason: { zh: '理由', en: 'Reason' },
  fourLetters: { zh: '至少 4 个字', en: 'At least 4 characters' },
  overrule: { zh: '为什么提醒不影响发布', en: 'Why the warnings do not hold it back' },
  warned: { zh: '提醒：{checks}。至少 4 个字', en: 'Warnings: {checks}. At least 4 characters' },
  changes: { zh: '要改什么', en: 'What is to change' },
  text: { zh: '全文', en: 'The whole text' },
  editing: {
    zh: '保存后是新的一版，之前的同意全部作废；改过的人不能再审批这份稿子',
    en: 'Saving makes a new version and voids every approval; whoever changed it cannot approve it',
  },
  editingOwn: {
    zh: '注意：保存后你自己不能再审批这份稿子，之前的同意全部作废。想让信息发布组来改，请取消，按「要求修改」',
    en: 'Mind: once saved you cannot approve this text yourself, and every approval is void. To have the release group change it, cancel and press “Ask for changes”',
  },
  ways: { zh: '发布方式', en: 'Ways out' },
  at: { zh: '定时（不填＝现在）', en: 'When (empty: now)' },
  atHint: { zh: '如 11-23 09:00，30 天之内', en: 'Such as 11-23 09:00, within 30 days' },
  link: { zh: '链接', en: 'Link' },
  linkHint: {
    zh: '发布后的网址；会把那里的文字与批准的文本比对',
    en: 'Where it is to be read; the words there are compared with what was approved',
  },
  published: { zh: '公众看得到吗', en: 'Can the public read it' },
  yes: { zh: '看得到，已发布', en: 'Yes, it is public' },
  no: { zh: '看不到，没有发布', en: 'No, it is not' },
  purpose: { zh: '更正还是撤回', en: 'Correct or withdraw' },
} as const satisfies Readonly<Record<string, Words>>;

/** What the fields of these forms are called: who copies what a card prints may write it before their words. */
export const versionLabels: readonly Words[] = [
  ...[words.reason, words.overrule, words.changes, words.text, words.ways, words.link, words.published],
  words.purpose,
];
