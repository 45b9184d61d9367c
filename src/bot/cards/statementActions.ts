import type { Version } from '../../incident/statement.ts';
import type { Words } from '../../policy/policy.ts';
import type { Action } from '../message.ts';
import { confirmWords, filled } from './actionWords.ts';
import { languageOf } from './context.ts';
import type { Sheet } from './lines.ts';
import { faceSize, type VersionPressId } from './presses.ts';
import { versionFields } from './statementForms.ts';
import { versionActionWords } from './statementWords.ts';
import { type Way, wayName } from './ways.ts';

/** What a group does first comes first: an approver judges, a writer hands in, then what has happened is put right. */
const order: readonly VersionPressId[] = [
  'settlePublication',
  'useReply',
  'approve',
  'reject',
  'askChanges',
  'submit',
  'publish',
  'register',
  'callOff',
  'edit',
  'correct',
  'unapprove',
  'takeBack',
  'difference',
  'stopAll',
  'liftStop',
];

/** Approving and publishing cannot be taken lightly: each asks once more. */
const grave: readonly VersionPressId[] = ['publish', 'stopAll', 'liftStop'];

/** What policy offers this group on this text: the first alone in colour, at most four on the face (CARDS). */
export function statementActions(
  version: Version,
  sheet: Sheet,
  offeredOn: readonly VersionPressId[],
  ways: readonly Way[] | undefined,
  isStopped: boolean,
): readonly Action[] {
  const not = isStopped ? 'stopAll' : 'liftStop';
  const offered = orderFor(version).filter((id) => offeredOn.includes(id) && id !== not);
  return offered.map((id, index) => {
    const action = versionAction(id, version, sheet, ways);
    const first = index === 0 && action.style === 'plain';
    return { ...action, ...(first && { style: 'primary' }), ...(index >= faceSize && { more: true }) };
  });
}

/** What is public is put right before it is registered once more. */
function orderFor({ publications }: Version): readonly VersionPressId[] {
  if (!publications.some(({ state }) => state === 'published')) return order;
  return ['settlePublication', 'useReply', 'correct', ...order.filter((id) => id !== 'correct')];
}

function versionAction(
  id: VersionPressId,
  version: Version,
  sheet: Sheet,
  ways: readonly Way[] | undefined,
): Action {
  const form = versionFields(id, version, sheet, ways);
  const confirm = confirmOf(id, version, sheet, ways);
  return {
    id,
    label: versionActionWords[id][languageOf(sheet.voice)],
    style: grave.includes(id) ? 'danger' : 'plain',
    ...(confirm !== undefined && { confirm }),
    ...(form.length > 0 && { form }),
  };
}

/** Exactly what will happen, without brackets, for it stands in some where buttons are typed: which text, whole, and by which ways. */
function confirmOf(
  id: VersionPressId,
  version: Version,
  { view, voice }: Sheet,
  all: readonly Way[] = [],
): string | undefined {
  if (id !== 'approve' && id !== 'publish' && id !== 'stopAll' && id !== 'liftStop') return undefined;
  const language = languageOf(voice);
  const ways = all
    .filter(({ forms }) => forms.includes(version.form))
    .map(({ name }) => wayName(name, all, language));
  return filled(words[id], language, {
    name: `${view.code}-v${version.number}`,
    hash: version.hash.slice(0, 8),
    ways: ways.join(language === 'zh' ? '、' : ', '),
  });
}

const words = {
  approve: {
    zh: '同意 {name} 校验 {hash} 全文按原样发布。改动一个字，这次同意就作废；发布前可以撤回。',
    en: 'Approve the whole text of {name}, check {hash}, to be published as it is. One changed letter voids this approval; you can take it back until it is published.',
  },
  publish: {
    zh: '{name} 校验 {hash} 全文将按原样向公众发布，方式由你选：{ways}。发出后不能收回，只能更正或撤回声明。',
    en: 'The whole text of {name}, check {hash}, goes to the public as it is, by the ways you choose: {ways}. It cannot be recalled, only corrected or withdrawn.',
  },
  stopAll: confirmWords.stopPublishing,
  liftStop: {
    zh: '两位指挥部成员都按过才恢复发布。被拦下的不会自动补发。',
    en: 'Publishing goes on when two members of the command have pressed this. What was held does not go out by itself.',
  },
} as const satisfies Readonly<Record<'approve' | 'publish' | 'stopAll' | 'liftStop', Words>>;
