import type { FieldName } from './actionWords.ts';
import type { PressId } from './presses.ts';

/** What who may open sealed words is asked; the others look at the masked ones, unasked. */
export const opens: readonly Asked[] = [
  ['mention', false],
  ['reason', false],
];

type Asked = readonly [name: FieldName, required: boolean];

/** What each button asks for, and whether it must be filled in. */
export const asks: Readonly<Record<PressId, readonly Asked[]>> = {
  claim: [],
  release: [],
  confirmDismissal: [],
  undo: [],
  snooze: [],
  view: [],
  history: [],
  startResponse: [],
  stopPublishing: [],
  dismiss: [['reason', true]],
  rejectDismissal: [['reason', false]],
  escalate: [['reason', false]],
  direct: [
    ['to', true],
    ['text', true],
    ['minutes', true],
  ],
  setLevel: [
    ['level', true],
    ['reason', true],
  ],
  setNature: [
    ['nature', true],
    ['reason', false],
  ],
  facts: [],
  addFact: [
    ['text', true],
    ['source', false],
    ['evidence', false],
    ['file', false],
    ['open', false],
  ],
  confirmFact: [['fact', true]],
  disputeFact: [
    ['fact', true],
    ['reason', true],
  ],
  withdrawFact: [
    ['fact', true],
    ['reason', true],
  ],
  draft: [['forms', false]],
  addNote: [['text', true]],
  addContact: [['text', true]],
  close: [['note', true]],
  reopen: [['reason', true]],
  move: [
    ['to', true],
    ['reason', false],
  ],
  notOurs: [['reason', false]],
  handOver: [['person', true]],
  finishDirective: [
    ['directive', true],
    ['note', true],
  ],
  merge: [
    ['into', true],
    ['reason', false],
  ],
  split: [
    ['mentions', true],
    ['to', false],
    ['reason', false],
  ],
};
