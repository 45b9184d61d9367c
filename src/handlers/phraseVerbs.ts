import type { PressId } from '../bot/cards/presses.ts';

/** What people type for each button: Chinese first, with the traditional forms, then English. */
export const verbs: Readonly<Record<PressId, readonly string[]>> = {
  claim: ['认领', '認領', 'claim', 'take', 'ack'],
  dismiss: ['排除', 'dismiss'],
  addFact: [
    '补充事实',
    '補充事實',
    '补充',
    '補充',
    '正在核实',
    '正在核實',
    'add facts',
    'add fact',
    'checking',
  ],
  confirmFact: ['确认事实', '確認事實', 'confirm fact'],
  disputeFact: ['存疑', '事实存疑', 'dispute fact', 'dispute'],
  withdrawFact: ['撤回事实', '撤回事實', 'withdraw fact', 'withdraw'],
  facts: ['事实', '事實', 'facts', 'fact'],
  draft: ['拟声明', '擬聲明', '起草声明', 'draft statement', 'draft'],
  addContact: ['联系', '聯繫', '已联系', 'contacted'],
  addNote: ['备注', '備註', 'add note', 'note'],
  escalate: ['上报区域', '上报总部', '上报', '上報', 'escalate to region', 'escalate to hq', 'escalate'],
  direct: ['下发', '下發', 'instruct', 'direct'],
  setLevel: ['定级', '定級', 'set level', 'level'],
  startResponse: ['启动响应', '啟動響應', '启动应急响应', 'start response', 'start the response'],
  close: ['关闭', '關閉', '结案', 'close'],
  notOurs: ['非我院', 'not ours', 'notours'],
  setNature: ['改性质', '改性質', '性质', 'change nature', 'nature'],
  move: ['改归属', '改歸屬', 'move to unit', 'move to', 'move'],
  handOver: ['转交', '轉交', 'hand over to', 'hand over', 'handover'],
  release: ['取消认领', '取消認領', 'release', 'unclaim'],
  snooze: ['稍后', '稍後', 'snooze'],
  undo: ['撤销认领', '撤销排除', '撤销', '撤銷', 'undo claim', 'undo dismissal', 'undo'],
  // 同意 and 驳回 alone are of a statement, and name its version (phraseApproval).
  confirmDismissal: ['同意排除', '同意 排除', 'confirm dismissal', 'confirm'],
  rejectDismissal: ['不同意排除', '不同意', 'reject dismissal'],
  reopen: ['重新打开', '重新打開', '重开', 'reopen'],
  view: ['查看原文', '原文', 'view original', 'view', 'original'],
  finishDirective: ['办结', '辦結', '已办结', 'done', 'finished'],
  merge: [
    '合并到',
    '合併到',
    '合并',
    '合併',
    '并案',
    '併案',
    '并入',
    '併入',
    'merge into',
    'merge with',
    'merge',
  ],
  split: ['拆分', '拆出', 'split off', 'split'],
  history: ['历史', '歷史', 'history', 'timeline'],
  stopPublishing: ['停止一切发布', '停止一切發布', 'stop all publishing'],
};

export const askWords = {
  help: ['帮助', '幫助', '怎么用', 'help', '?'],
  status: ['待办', '待辦', '状态', '狀態', '未结', 'status', 'todo', 'list'],
  report: ['上报', '上報', 'report'],
} as const;

interface Verb {
  readonly word: string;
  readonly action: PressId;
}

const longestFirst: readonly Verb[] = entriesOf(verbs).sort((a, b) => b.word.length - a.word.length);

function entriesOf(table: typeof verbs): Verb[] {
  return Object.entries(table).flatMap(([action, words]) =>
    words.flatMap((word) => (isAction(action) ? [{ word, action }] : [])),
  );
}

function isAction(key: string): key is PressId {
  return Object.hasOwn(verbs, key);
}

/** The verb a folded text begins with; an English one ends at a word's end. */
export function verbAt(folded: string): Verb | undefined {
  return longestFirst.find(({ word }) => beginsWith(folded, word));
}

export function beginsWith(folded: string, word: string): boolean {
  if (!folded.startsWith(word)) return false;
  return !/[a-z]$/u.test(word) || !/^[a-z0-9]/u.test(folded.slice(word.length));
}

/** The known word that a mistyped one is nearest to; undefined when nothing is near. */
export function nearestWord(folded: string): string | undefined {
  const typed = folded.slice(0, 40).split(/[\s:：,，]/u)[0] ?? '';
  const candidates = [...Object.values(verbs).flat(), ...Object.values(askWords).flat()];
  return candidates.find((word) => word.length > 1 && isNear(typed.slice(0, word.length + 1), word));
}

/** One slip for a Chinese word of at least two characters, two for an English one of at least five letters. */
function isNear(typed: string, word: string): boolean {
  const slips = /^[a-z ]+$/u.test(word) ? (word.length >= 5 ? 2 : 1) : 1;
  const distance = Math.min(slipsBetween(typed, word), slipsBetween(typed.slice(0, word.length), word));
  return distance <= slips && distance < word.length;
}

/** Levenshtein's distance; both are short. */
function slipsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
