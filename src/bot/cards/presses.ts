import type { Stage } from '../../incident/incident.ts';
import type { Command } from '../../incident/language.ts';
import type { UnitKind } from '../../policy/org.ts';

/** What only machines ask of an incident has no button. */
type MachineCommand =
  | 'open'
  | 'join'
  | 'advise'
  | 'callNext'
  | 'directiveLate'
  | 'wake'
  | 'approvalLate'
  | 'approvalWaits'
  | 'publishDue'
  | 'tellPublication'
  | 'tellChange'
  | 'tellUnapproved'
  | 'tellRoom';

/** What is pressed on the card of a statement: about its version, not about the incident. */
export const versionPressIds = [
  'approve',
  'reject',
  'askChanges',
  'edit',
  'submit',
  'publish',
  'register',
  'settlePublication',
  'correct',
  'unapprove',
  'takeBack',
  'callOff',
  'difference',
  'useReply',
  'stopAll',
  'liftStop',
] as const;
export type VersionPressId = (typeof versionPressIds)[number];

/** The closed set of what a person can press on an incident's card: the commands of people, ways of looking, the stop switch. */
export type PressId =
  | Exclude<Command['type'], MachineCommand | VersionPressId | 'bindRoom'>
  | 'view'
  | 'history'
  | 'facts'
  | 'stopPublishing';

/**
 * The number to type where there are no buttons (`P128 1`). Fixed for ever: a number that meant another button after
 * the card changed would make people do what they did not mean.
 */
export const pressNumbers = {
  claim: 1,
  finishDirective: 20,
  dismiss: 2,
  addFact: 3,
  escalate: 4,
  direct: 5,
  setLevel: 6,
  startResponse: 30,
  close: 7,
  notOurs: 8,
  setNature: 9,
  merge: 21,
  split: 22,
  move: 10,
  handOver: 11,
  release: 12,
  snooze: 13,
  undo: 14,
  confirmDismissal: 15,
  rejectDismissal: 16,
  reopen: 17,
  draft: 28,
  confirmFact: 25,
  disputeFact: 26,
  withdrawFact: 27,
  facts: 24,
  addNote: 23,
  addContact: 29,
  view: 18,
  history: 19,
  stopPublishing: 47,
} as const satisfies Readonly<Record<PressId, number>>;

/** The same for what is pressed on the card of a statement (`P128-v3 a41f 31`). */
export const versionPressNumbers = {
  approve: 31,
  reject: 32,
  askChanges: 33,
  edit: 34,
  submit: 35,
  publish: 36,
  register: 37,
  settlePublication: 38,
  correct: 39,
  unapprove: 40,
  takeBack: 41,
  callOff: 42,
  difference: 43,
  useReply: 44,
  stopAll: 45,
  liftStop: 46,
} as const satisfies Readonly<Record<VersionPressId, number>>;

/** The number of a button of either card; undefined for what is none of ours. */
export function numberOf(id: string): number | undefined {
  if (isPressId(id)) return pressNumbers[id];
  return isVersionPressId(id) ? versionPressNumbers[id] : undefined;
}

export const pressIds: readonly PressId[] = Object.keys(pressNumbers).filter(isPressId);

export function isPressId(id: string): id is PressId {
  return Object.hasOwn(pressNumbers, id);
}

export function isVersionPressId(id: string): id is VersionPressId {
  return Object.hasOwn(versionPressNumbers, id);
}

type Going = 'unclaimed' | 'inHand' | 'over';

/**
 * What each tier does first at each stage comes first on the card (CARDS, "Per group"); what is not named here stands
 * under 更多.
 */
export const faceOrder: Readonly<Record<Going, Readonly<Record<UnitKind, readonly PressId[]>>>> = {
  unclaimed: {
    branch: ['claim', 'finishDirective', 'confirmFact', 'dismiss', 'addFact', 'escalate', 'undo'],
    department: ['claim', 'finishDirective', 'confirmFact', 'dismiss', 'addFact', 'escalate', 'undo'],
    region: [
      'confirmDismissal',
      'rejectDismissal',
      'claim',
      'finishDirective',
      'direct',
      'escalate',
      'dismiss',
    ],
    hq: ['confirmDismissal', 'rejectDismissal', 'claim', 'setLevel', 'startResponse', 'direct', 'close'],
  },
  inHand: {
    branch: ['finishDirective', 'confirmFact', 'addFact', 'escalate', 'undo', 'dismiss', 'close'],
    department: ['finishDirective', 'confirmFact', 'addFact', 'escalate', 'undo', 'dismiss', 'close'],
    region: [
      'confirmDismissal',
      'rejectDismissal',
      'finishDirective',
      'confirmFact',
      'direct',
      'escalate',
      'setLevel',
      'close',
    ],
    hq: ['confirmDismissal', 'rejectDismissal', 'setLevel', 'startResponse', 'direct', 'close'],
  },
  over: {
    branch: ['reopen', 'undo'],
    department: ['reopen', 'undo'],
    region: ['reopen', 'undo'],
    hq: ['reopen', 'undo'],
  },
};

/** What the release group 信息发布组 does first, while the matter goes on: it finds the words. */
export const releaseFace: readonly PressId[] = ['draft', 'addFact', 'facts', 'history'];

export const goingOf: Readonly<Record<Stage, Going>> = {
  none: 'over',
  open: 'unclaimed',
  owned: 'inHand',
  dismissed: 'over',
  closed: 'over',
  merged: 'over',
};

/** At most so many on a card's face (CARDS). */
export const faceSize = 4;
