import type { Words } from '../../policy/policy.ts';
import type { PressId } from './presses.ts';
import type { Language } from './words.ts';

/** What stands on each button; `{tier}` is the tier above, `{time}` a duration, `{what}` what is undone. */
export const actionWords: Readonly<Record<PressId, Words>> = {
  claim: { zh: '认领', en: 'Claim' },
  dismiss: { zh: '排除', en: 'Dismiss' },
  addFact: { zh: '补充事实', en: 'Add facts' },
  confirmFact: { zh: '确认事实', en: 'Confirm fact' },
  disputeFact: { zh: '存疑', en: 'Dispute fact' },
  withdrawFact: { zh: '撤回事实', en: 'Withdraw fact' },
  facts: { zh: '事实', en: 'Facts' },
  draft: { zh: '拟声明', en: 'Draft statement' },
  addNote: { zh: '备注', en: 'Note' },
  addContact: { zh: '联系', en: 'Contacted' },
  escalate: { zh: '上报{tier}', en: 'Escalate to {tier}' },
  direct: { zh: '下发', en: 'Instruct' },
  setLevel: { zh: '定级', en: 'Set level' },
  close: { zh: '关闭', en: 'Close' },
  notOurs: { zh: '非我院', en: 'Not ours' },
  setNature: { zh: '改性质', en: 'Change nature' },
  move: { zh: '改归属', en: 'Move to unit' },
  handOver: { zh: '转交', en: 'Hand over' },
  release: { zh: '取消认领', en: 'Release' },
  snooze: { zh: '稍后 {time}', en: 'Snooze {time}' },
  undo: { zh: '撤销{what}', en: 'Undo {what}' },
  confirmDismissal: { zh: '同意排除', en: 'Confirm dismissal' },
  rejectDismissal: { zh: '不同意排除', en: 'Reject dismissal' },
  reopen: { zh: '重新打开', en: 'Reopen' },
  view: { zh: '查看原文', en: 'View original' },
  history: { zh: '历史', en: 'History' },
  finishDirective: { zh: '办结', en: 'Done' },
  merge: { zh: '合并', en: 'Merge into' },
  split: { zh: '拆分', en: 'Split off' },
  startResponse: { zh: '启动响应', en: 'Start response' },
  stopPublishing: { zh: '停止一切发布', en: 'Stop all publishing' },
};

export const undoneWords: Readonly<Record<'claim' | 'dismissal', Words>> = {
  claim: { zh: '认领', en: 'claim' },
  dismissal: { zh: '排除', en: 'dismissal' },
};

export const knownWords: Readonly<Record<'known' | 'open', Words>> = {
  known: { zh: '已知', en: 'Known' },
  open: { zh: '正在核实', en: 'Still being checked' },
};

/** A danger button says what will happen to whom before it acts. */
export const confirmWords: Readonly<Record<'close' | 'stopPublishing', Words>> = {
  close: {
    zh: '{code} 在{units}的卡片都将变为已关闭，所有时限停止，不再提醒。之后可以重新打开。',
    en: 'Every card of {code} in {units} will show it as closed; all clocks stop and no more reminders are sent. It can be reopened.',
  },
  stopPublishing: {
    zh: '所有还没发出的声明都会拦下，各平台立刻生效；要两位指挥部成员才能解除。已经公开的收不回来。',
    en: 'Every statement that has not gone out is held at once, on all platforms; two members of the command lift it. What is public already stays.',
  },
};

/** What to write behind a button whose form is made only when it is pressed, where there are no forms. */
export const typedWords: Readonly<Record<'split', Words>> = {
  split: { zh: '各条的 # 号（见查看原文）', en: 'the # of each (see View original)' },
};

/** What a form asks for; `name` is what comes back with the press. */
export type FieldName =
  | 'reason'
  | 'note'
  | 'text'
  | 'level'
  | 'nature'
  | 'to'
  | 'minutes'
  | 'person'
  | 'directive'
  | 'into'
  | 'mentions'
  | 'mention'
  | 'fact'
  | 'source'
  | 'evidence'
  | 'file'
  | 'open'
  | 'forms';

interface FieldWords {
  readonly label: Words;
  readonly hint?: Words;
}

/** The common words of a field, and below those of a field that means something particular in one form. */
export const fieldWords: Readonly<Record<FieldName, FieldWords>> = {
  reason: { label: { zh: '理由', en: 'Reason' }, hint: { zh: '至少 4 个字', en: 'At least 4 characters' } },
  note: { label: { zh: '小结', en: 'Summary' }, hint: { zh: '至少 4 个字', en: 'At least 4 characters' } },
  text: { label: { zh: '内容', en: 'Text' }, hint: { zh: '至少 4 个字', en: 'At least 4 characters' } },
  level: { label: { zh: '等级', en: 'Level' } },
  nature: { label: { zh: '性质', en: 'Nature' } },
  to: { label: { zh: '机构', en: 'Unit' } },
  minutes: { label: { zh: '多久内完成', en: 'Due within' } },
  person: { label: { zh: '转交给', en: 'Hand over to' } },
  directive: { label: { zh: '办结哪一条', en: 'Which instruction' } },
  into: {
    label: { zh: '并入哪一件', en: 'Merge into' },
    hint: { zh: '另一件的编号，如 P128', en: 'The code of the other one, such as P128' },
  },
  mentions: {
    label: { zh: '拆出哪几条', en: 'What to split off' },
    hint: {
      zh: '文字相同的会一起拆出。至少留下一条',
      en: 'What says the same words goes along. At least one must stay',
    },
  },
  mention: { label: { zh: '哪一条', en: 'Which one' } },
  fact: { label: { zh: '哪一条事实', en: 'Which fact' } },
  source: {
    label: { zh: '谁说的', en: 'Who says so' },
    hint: {
      zh: '科室、岗位或文件名，不写患者姓名',
      en: 'A department, a post or a document; no patient names',
    },
  },
  evidence: {
    label: { zh: '证据', en: 'Evidence' },
    hint: { zh: '链接，或能证明的人', en: 'A link, or who can show it' },
  },
  file: {
    label: { zh: '证据文件', en: 'Evidence files' },
    hint: {
      zh: '至多 5 个，合计不超过 10 MB：PDF、图片、Word、Excel、文本、邮件。封存，写明理由才能打开并留痕',
      en: 'Five at most, 10 MB together: PDF, pictures, Word, Excel, text, mail. Sealed; opened with a reason, on record',
    },
  },
  open: { label: { zh: '已知还是正在核实', en: 'Known, or still being checked' } },
  forms: {
    label: { zh: '写哪几种', en: 'For which readers' },
    hint: { zh: '不选则写官网长文', en: 'None: the long form for the website' },
  },
};

export const particularFields: Readonly<Partial<Record<PressId, Partial<Record<FieldName, FieldWords>>>>> = {
  dismiss: {
    reason: {
      label: { zh: '排除理由', en: 'Why it is dismissed' },
      hint: {
        zh: '至少 4 个字。{waits}及以上需上级同意，同意前时限照走',
        en: 'At least 4 characters. From {waits} up it waits for the next tier, and the clocks run on',
      },
    },
  },
  rejectDismissal: { reason: { label: { zh: '还缺什么', en: 'What is missing' } } },
  escalate: {
    reason: { label: { zh: '需要上级做什么', en: 'What the next tier should do' } },
  },
  direct: {
    text: {
      label: { zh: '要求', en: 'Instruction' },
      hint: { zh: '至少 4 个字，动词开头，如：核实术后告知记录', en: 'At least 4 characters, verb first' },
    },
    to: { label: { zh: '下发给', en: 'Instruct' } },
  },
  setLevel: {
    reason: {
      label: { zh: '定级理由', en: 'Why this level' },
      hint: { zh: '至少 4 个字', en: 'At least 4 characters' },
    },
  },
  setNature: { reason: { label: { zh: '理由', en: 'Reason' } } },
  addFact: {
    text: {
      label: { zh: '事实', en: 'The fact' },
      hint: {
        zh: '至少 4 个字，一条只写一件事，写清时间、数字，不写患者姓名',
        en: 'At least 4 characters: one thing only, with its time and number; no patient names',
      },
    },
  },
  disputeFact: { reason: { label: { zh: '哪里存疑', en: 'What is doubted' } } },
  withdrawFact: { reason: { label: { zh: '为什么撤回', en: 'Why it is withdrawn' } } },
  addContact: {
    text: {
      label: { zh: '联系了谁，说了什么', en: 'Whom, and what was said' },
      hint: {
        zh: '单位、姓名在前，如：示例晚报 温知秋 已告知正在核实，18 点前回复',
        en: 'House and name first, e.g. Evening News, Wen: told that it is being checked, an answer by 18:00',
      },
    },
  },
  addNote: {
    text: {
      label: { zh: '备注', en: 'Note' },
      hint: { zh: '至少 4 个字，不写患者姓名', en: 'At least 4 characters; no patient names' },
    },
  },
  close: {
    note: {
      label: { zh: '处置小结', en: 'What was done' },
      hint: {
        zh: '至少 4 个字，写清做了什么、结果如何',
        en: 'At least 4 characters: what was done and how it ended',
      },
    },
  },
  move: {
    to: { label: { zh: '改归到', en: 'Move to' } },
    reason: { label: { zh: '理由', en: 'Reason' } },
  },
  finishDirective: {
    note: {
      label: { zh: '办理结果', en: 'What was done' },
      hint: {
        zh: '至少 4 个字，写清做了什么、结果如何',
        en: 'At least 4 characters: what was done and how it ended',
      },
    },
  },
  merge: { reason: { label: { zh: '理由', en: 'Reason' } } },
  split: {
    to: { label: { zh: '归哪个机构（不选则不变）', en: 'Its unit (none: stays the same)' } },
    reason: { label: { zh: '理由', en: 'Reason' } },
  },
  view: {
    reason: {
      label: { zh: '查看未脱敏内容的理由', en: 'Why you need it unmasked' },
      hint: {
        zh: '至少 4 个字，写了才打开，只有你能看到并留痕；不写则看脱敏后的内容',
        en: 'At least 4 characters open it for you alone, on record; without, you see the masked words',
      },
    },
  },
  notOurs: {
    reason: { label: { zh: '应归哪里', en: 'Whose it is' } },
  },
};

/** Puts values into `{names}` of our own words. */
export function filled(
  words: Words,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): string {
  return words[language].replace(/\{(\w+)\}/gu, (_whole, name: string) => values[name] ?? '');
}
