import type { Machine } from '../incident/incident.ts';
import type { Command } from '../incident/language.ts';
import type { StandingDuty } from './org.ts';

/** How near the incident must be to the group's unit. */
export type Reach =
  /** Owned by the unit itself, or by a department of the branch. */
  | 'own'
  /** Owned by the unit or by any below it. */
  | 'subtree'
  /** As `subtree`, or the unit was given an instruction about it. */
  | 'involved'
  /** Any of the chain's, by a group of headquarters itself: no word leaves from anywhere else (REQ-P6). */
  | 'hq'
  | 'any';
type Rule = Readonly<Partial<Record<StandingDuty | Machine, Reach>>>;

const triage: Rule = { triage: 'any' };
const timer: Rule = { timer: 'any' };
const adviser: Rule = { adviser: 'any' };
const handlers: Rule = { monitor: 'own', coordination: 'subtree', office: 'subtree', command: 'subtree' };
const leaders: Rule = { coordination: 'subtree', office: 'subtree', command: 'subtree' };
const commanders: Rule = { coordination: 'subtree', command: 'subtree' };
const directed: Rule = {
  monitor: 'involved',
  coordination: 'involved',
  office: 'involved',
  command: 'involved',
};
const writers: Rule = { release: 'hq', command: 'hq' };
const approvers: Rule = { command: 'hq', review: 'hq' };
/** Whoever may speak to people outside: a branch does not do so on its own. */
const callers: Rule = {
  coordination: 'involved',
  office: 'involved',
  command: 'involved',
  analysis: 'involved',
  release: 'involved',
  review: 'involved',
};
const everybody: Rule = { monitor: 'involved', ...callers };

/** Who may do what. The whole of it; nothing else grants a right. */
export const permitTable: Readonly<Record<Command['type'], Rule>> = {
  open: triage,
  join: triage,
  advise: adviser,
  claim: handlers,
  release: handlers,
  handOver: handlers,
  undo: handlers,
  dismiss: handlers,
  confirmDismissal: leaders,
  rejectDismissal: leaders,
  escalate: handlers,
  notOurs: handlers,
  move: leaders,
  direct: commanders,
  finishDirective: directed,
  merge: handlers,
  split: handlers,
  setLevel: commanders,
  setNature: handlers,
  addNote: everybody,
  addContact: callers,
  snooze: handlers,
  close: leaders,
  reopen: leaders,
  callNext: timer,
  directiveLate: timer,
  wake: timer,
  startResponse: commanders,
  bindRoom: { command: 'hq' },
  tellRoom: { host: 'any' },
  addFact: everybody,
  confirmFact: handlers,
  disputeFact: everybody,
  withdrawFact: handlers,
  draft: { ...writers, writer: 'any' },
  submit: writers,
  takeBack: writers,
  approve: approvers,
  unapprove: approvers,
  reject: approvers,
  askChanges: approvers,
  publish: writers,
  callOff: writers,
  register: writers,
  settlePublication: writers,
  publishDue: timer,
  approvalLate: timer,
  approvalWaits: timer,
  tellPublication: { publisher: 'any' },
  tellChange: { publisher: 'any' },
  tellUnapproved: triage,
};

/** Whoever leads a unit stands above what it leads. */
export function isLeader(as: StandingDuty): boolean {
  return Object.hasOwn(leaders, as);
}
